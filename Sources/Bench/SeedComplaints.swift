import Casework
import Complaints
import Foundation
import Postgres
import WorkingDays

import protocol Casework.Operation

/// Fills an empty database with made-up complaints in the shape of a council's register, for measuring.
struct SeedComplaints: Operation {
    static let event = "complaints_seeded"
    static let permission = Permission.decide

    /// What the complaints look like.
    enum Shape: Sendable, Hashable {
        /// Years of complaints, most of them answered.
        case years
        /// Every complaint open and received lately, but for so many that are overdue.
        case open(overdue: Int)
    }

    let count: Int
    var shape = Shape.years
    /// Told how far it is.
    var progress: @Sendable (String) -> Void = { _ in }

    /// There are complaints already; made-up ones must never mix with them.
    struct NotEmpty: Error, Sendable {}

    func perform(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws {
        guard try db.first("SELECT id FROM complaint LIMIT 1", { try $0["id"] as ComplaintID }) == nil else {
            throw NotEmpty()
        }
        let calendar = try context.casework.knowledge.calendar(db)
        var seed = RegisterSeed(today: context.today, now: context.now, calendar: calendar, shape: shape)
        let store = RegisterStore(context: copy context, calendar: calendar)
        var made = 0
        while made < count {
            let size = min(20_000, count - made)
            let (export, complaints) = try seed.batch(from: made, size: size)
            try store.store(export, complaints, db)
            made += size
            progress("Made \(made) of \(count) complaints")
        }
        try context.audit(Self.event, details: ["count": .number(count)], db)
        try db.execute("ANALYZE")
    }
}

/// Makes register rows from a fixed sequence of numbers, so that the same seed gives the same register.
private struct RegisterSeed {
    let today: Day
    let now: Date
    let calendar: WorkingCalendar
    let shape: SeedComplaints.Shape
    private var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    private var texts = SeedTexts()

    init(today: Day, now: Date, calendar: WorkingCalendar, shape: SeedComplaints.Shape) {
        self.today = today
        self.now = now
        self.calendar = calendar
        self.shape = shape
    }

    private mutating func below(_ limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(limit))
    }

    mutating func batch(from first: Int, size: Int) throws -> (RegisterExport, References<ExportedComplaint>) {
        var export = RegisterExport()
        var complaints = References<ExportedComplaint>({ $0.normalReference })
        for number in first..<(first + size) {
            let complaint = complaint(number)
            complaints[complaint.reference] = complaint
            export.complaints.append(row(.complaints, complaint))
            for stage in try stages(of: complaint, number: number) {
                export.stages.append(
                    row(
                        .stages,
                        ExportedStage(reference: complaint.reference, stage: stage, offeredUnderDutyOn: nil)))
                guard stage.position == 1, stage.outcome == .faultFound, let agreedOn = stage.respondedOn else {
                    continue
                }
                export.actions.append(
                    row(
                        .actions,
                        ExportedObligation(
                            reference: complaint.reference, scope: below(20) == 0 ? .wider : .individual,
                            type: ObligationType.allCases[below(6)], owner: complaint.department, agreedOn: agreedOn,
                            dueOn: agreedOn.adding(days: 28), doneOn: nil, text: "made up")))
            }
        }
        return (export, complaints)
    }

    private func row<Value>(_ file: RegisterFile, _ value: Value) -> RegisterRow<Value> {
        RegisterRow(of: file, madeUp: value)
    }

    private mutating func complaint(_ number: Int) -> ExportedComplaint {
        let share = below(100)
        let procedure: Procedure = share < 71 ? .corporate : share < 92 ? .adultSocialCare : .childrens
        let first = Day(number: 6300)  // 1 April 2017
        let receivedOn: Day
        switch shape {
        case .years: receivedOn = first.adding(days: below(first.days(to: today)))
        case .open(let overdue): receivedOn = today.adding(days: number < overdue ? -250 : 0)
        }
        let service = below(8)
        let department =
            switch procedure {
            case .childrens: "Children and Family Services"
            case .adultSocialCare: "Adults and Communities"
            case .publicHealth: "Public Health"
            case .corporate: "Department \(service % 4 + 1)"
            }
        return ExportedComplaint(
            reference: "SEED-\(String(number + 10_000_000).dropFirst())", procedure: procedure, receivedOn: receivedOn,
            channel: Channel.allCases[below(5)], complainant: texts.name(),
            complainantType: procedure == .childrens ? ComplainantType.allCases[below(5)] : .resident,
            representativeType: nil, advocacyOfferedOn: nil, department: department, service: "Service \(service + 1)",
            aboutChildrensSocialCare: procedure == .childrens || below(20) == 0,
            causes: [["delay", "poor_communication", "staff_conduct_customer_care", "policy"][below(4)]],
            summary: texts.summary(number))
    }

    private mutating func stages(of complaint: ExportedComplaint, number: Int) throws -> [Stage] {
        let names = RegisterReader.stages(of: complaint.procedure)
        var stages: [Stage] = []
        var requestedOn = complaint.receivedOn
        for (index, name) in names.enumerated() {
            var stage = Stage(
                id: StageID(rawValue: .version7(at: now)), stage: name, position: index + 1, requestedOn: requestedOn)
            stage.importedOn = today
            guard shape == .years else { return [stage] }
            let respondedOn = try calendar.day(3 + below(20) + below(20) + below(45), workingDaysAfter: requestedOn)
            let escalates = below(12) == 0
            guard respondedOn <= today, below(200) > 0 else { return stages + [stage] }
            if name == .investigation {
                stage.investigation?.officer = Appointee(name: "IO-\(below(20))")
                stage.investigation?.investigatorType = below(2) == 0 ? .inHouse : .commissioned
                stage.investigation?.independentPerson = Appointee(name: "IP-\(below(20))")
                stage.allPointsUpheld = below(10) == 0
            }
            if name == .reviewPanel {
                stage.panel?.heldOn = requestedOn
                stage.panel?.findingsOn = requestedOn
            }
            stage.respondedOn = respondedOn
            stage.outcome = Outcome.allCases[below(3)]
            stage.noFindingReason = stage.outcome == .noFinding ? .irreconcilableVersions : nil
            stages.append(stage)
            guard escalates else { break }
            requestedOn = respondedOn
        }
        return stages
    }
}
