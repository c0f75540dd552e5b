import Complaints
import Foundation
import Testing
import WorkingDays

/// Values for the tests of rules: a calendar, procedure versions and a complaint to start from.
enum Examples {
    static func day(_ text: String) throws -> Day { try #require(Day(text)) }

    /// 2022 to 2026 with the bank holidays the examples touch.
    static func calendar() throws -> WorkingCalendar {
        let holidays = [
            "2022-08-29", "2022-09-19", "2022-12-26", "2022-12-27", "2023-01-02", "2023-04-07", "2023-04-10",
            "2023-05-01", "2023-05-08", "2023-05-29", "2025-04-18", "2025-04-21", "2025-05-05", "2025-05-26",
            "2025-08-25", "2025-12-25", "2025-12-26", "2026-01-01", "2026-04-03",
            "2026-04-06", "2026-05-04", "2026-05-25",
        ]
        return try WorkingCalendar(
            coverage: day("2022-01-01")...day("2026-12-31"),
            bankHolidays: try holidays.map { BankHoliday(on: try day($0), name: "Bank holiday") }, version: 1)
    }

    static func clock(
        _ stage: StageName, _ name: String, _ kind: ClockKind, _ basis: ClockBasis, _ end: ClockEnd,
        _ length: ClockLength, _ extension: ClockExtension = .none, notice: ExtensionNotice = .written,
        advocateMaximum: Int? = nil
    ) -> ProcedureClock {
        ProcedureClock(
            stage: stage, clock: name, kind: kind, basis: basis, endsWith: end, length: length, extension: `extension`,
            notice: notice, advocateMaximum: advocateMaximum, source: "example")
    }

    /// A version without clocks, for its day alone.
    static func version(inForceFrom from: String) throws -> ProcedureVersion {
        ProcedureVersion(
            id: 9, procedure: .corporate, name: "Policy", inForceFrom: try day(from), stages: [.stage1, .stage2],
            clocks: [])
    }

    static func childrens() throws -> ProcedureVersion {
        ProcedureVersion(
            id: 1, procedure: .childrens, name: "SI 2006/1738", inForceFrom: try day("2017-01-01"),
            stages: [.localResolution, .investigation, .reviewPanel],
            clocks: [
                clock(
                    .localResolution, "response_target", .target, .complaintReceived, .responded, .workingDays(10),
                    advocateMaximum: 20),
                clock(.localResolution, "response", .limit, .complaintReceived, .responded, .workingDays(20)),
                clock(
                    .localResolution, "stage_2_offer", .limit, .responseOverrun, .stage2Offered, .workingDays(1)),
                clock(
                    .localResolution, "next_stage_request", .window, .responded, .nextStageRequested, .workingDays(20)),
                clock(
                    .investigation, "response", .limit, .stageRequested, .responded, .workingDays(25),
                    .upTo(workingDays: 65)),
                clock(.investigation, "response_maximum", .alternative, .stageRequested, .responded, .workingDays(65)),
                clock(
                    .investigation, "response_maximum_from_statement", .alternative, .statementAgreed, .responded,
                    .workingDays(65)),
                clock(
                    .investigation, "response_from_statement", .alternative, .statementAgreed, .responded,
                    .workingDays(25), .upTo(workingDays: 65)),
                clock(.investigation, "statement", .target, .stageRequested, .statementAgreed, .workingDays(10)),
                clock(.investigation, "notice", .limit, .stageRequested, .noticeGiven, .workingDays(25)),
                clock(
                    .investigation, "next_stage_request", .window, .adjudicationReceived, .nextStageRequested,
                    .workingDays(20)),
                clock(.reviewPanel, "panel", .limit, .stageRequested, .panelHeld, .workingDays(30)),
                clock(.reviewPanel, "findings", .limit, .panelHeld, .findingsSent, .workingDays(5)),
                clock(.reviewPanel, "response", .limit, .findingsReceived, .responded, .workingDays(15)),
            ])
    }

    static func adultSocialCare() throws -> ProcedureVersion {
        ProcedureVersion(
            id: 2, procedure: .adultSocialCare, name: "SI 2009/309", inForceFrom: try day("2017-01-01"),
            stages: [.singleStage],
            clocks: [
                clock(.singleStage, "acknowledgement", .limit, .complaintReceived, .acknowledged, .workingDays(3)),
                clock(
                    .singleStage, "response", .limit, .complaintReceived, .responded, .months(6, .beginningWith),
                    .byAgreement),
                clock(.singleStage, "response_plan", .target, .planMade, .responded, .asStated, .byAgreement),
            ])
    }

    static func code() throws -> ProcedureVersion {
        ProcedureVersion(
            id: 3, procedure: .corporate, name: "Complaint Handling Code", inForceFrom: try day("2026-04-01"),
            stages: [.stage1, .stage2],
            clocks: [
                clock(.stage1, "acknowledgement", .limit, .complaintReceived, .acknowledged, .workingDays(5)),
                clock(
                    .stage1, "response", .limit, .acknowledgedOrDue, .responded, .workingDays(10),
                    .upTo(workingDays: 20), notice: .code),
                clock(
                    .stage1, "response_from_acknowledgement", .alternative, .acknowledged, .responded, .workingDays(10),
                    .upTo(workingDays: 20), notice: .code),
                clock(.stage2, "acknowledgement", .limit, .stageRequested, .acknowledged, .workingDays(5)),
                clock(
                    .stage2, "response", .limit, .acknowledgedOrDue, .responded, .workingDays(20),
                    .upTo(workingDays: 40), notice: .code),
            ])
    }

    static func complaint(receivedOn: String) throws -> Complaint {
        let received = try day(receivedOn)
        return Complaint(
            id: ComplaintID(rawValue: UUID()), reference: "CMP-1", receivedAt: London.instant(of: received),
            receivedOn: received, channel: .email, complainant: "P1", complainantType: .parent, representativeType: nil,
            department: "Children and Family Services", service: "First Response",
            aboutChildrensSocialCare: true, causes: ["delay"], summary: "A complaint", acceptance: nil, stages: [],
            version: 1,
            registeredAt: London.instant(of: received), changedAt: London.instant(of: received))
    }

    static func person(
        _ employment: Employment, spouse: Bool = false, service: ServiceName? = nil, managedIn: ServiceName? = nil,
        trainedOn: Day? = Day("2020-01-06"), capacities: Set<Capacity> = Set(Capacity.allCases),
        activeUntil: Day? = nil
    ) -> Person {
        Person(
            id: PersonID(rawValue: UUID()), name: "A. Example (\(employment.rawValue))", employment: employment,
            spouseOfOfficerOrMember: spouse, service: service, lineManager: nil, managedIn: managedIn, team: nil,
            trainedOn: trainedOn, dayCostPence: nil, capacities: capacities, activeUntil: activeUntil, version: 1,
            changedAt: Date(timeIntervalSince1970: 0))
    }

    static func context(
        _ version: ProcedureVersion, today: String, people: [Person] = []
    ) throws -> RuleContext {
        RuleContext(
            today: try day(today), version: version, calendar: try calendar(),
            newStageID: StageID(rawValue: UUID()), actor: Actor(name: "an officer", role: .officer),
            people: Dictionary(uniqueKeysWithValues: people.map { ($0.id, ($0, isNamed: false)) }))
    }

    /// A complaint accepted into a procedure on the day it was received.
    static func accepted(_ version: ProcedureVersion, receivedOn: String) throws -> Complaint {
        var complaint = try complaint(receivedOn: receivedOn)
        let isChildrens = version.procedure == .childrens
        try complaint.accept(
            on: complaint.receivedOn, tests: EligibilityTests(eligibleComplainant: true, subjectInScope: isChildrens),
            reason: nil, context: try context(version, today: receivedOn))
        return complaint
    }
}
