public import Complaints
import Foundation
public import Postgres
import WorkingDays

/// A change to one complaint by a pure rule: the complaint is locked, changed, stored with its deadlines, and audited.
public protocol ComplaintChange: Operation where Value == ComplaintRecord {
    var complaint: ComplaintID { get }
    /// The version the caller saw (`If-Match`); another one is a `VersionMismatch`.
    var expectedVersion: Int? { get }
    /// Whether the complaint must be in a procedure; true unless the operation says otherwise.
    static var needsAcceptance: Bool { get }
    /// The kind of proposal the operation settles, if an officer made one.
    static var settles: ProposedDecision? { get }
    /// The people of the directory the rule asks for; none unless the operation names some.
    var people: [PersonID] { get }
    /// The rule. `context` names the version the complaint was accepted into, or is about to be.
    func apply(to complaint: inout Complaint, context: RuleContext) throws
    /// The facts for the audit.
    var details: [String: AuditValue?] { get }
    /// The facts for the audit where what was before is one of them; `details` unless the operation has more.
    func details(replacing before: Complaint) -> [String: AuditValue?]
    /// What is written besides the complaint itself; nothing unless the operation has more.
    func finish(_ complaint: Complaint, _ context: borrowing OperationContext, _ db: borrowing Transaction) throws
    /// The procedure version the rule runs under; the complaint's own unless the operation chooses one.
    func version(
        for complaint: Complaint, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> ProcedureVersion
}

extension ComplaintChange {
    public static var needsAcceptance: Bool { true }
    public static var settles: ProposedDecision? { nil }
    public var people: [PersonID] { [] }
    public func details(replacing before: Complaint) -> [String: AuditValue?] { details }
    public func finish(
        _ complaint: Complaint, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {}

    public func version(
        for complaint: Complaint, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> ProcedureVersion {
        guard let acceptance = complaint.acceptance else {
            if !Self.needsAcceptance { return .unaccepted }
            if let closure = complaint.closure { throw Refusal.complaintClosed(closure.kind, on: closure.on) }
            throw Refusal.notAccepted
        }
        return try context.casework.knowledge.version(acceptance.procedureVersion, db)
    }

    public func perform(
        _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> ComplaintRecord {
        guard var changed = try Complaint.load(complaint, lock: true, db) else { throw NotFound("complaint") }
        if let expectedVersion, expectedVersion != changed.version {
            throw VersionMismatch(expected: expectedVersion, current: changed.version)
        }
        let before = changed
        let version = try version(for: changed, context, db)
        let calendar = try context.casework.knowledge.calendar(db)
        let rules = RuleContext(
            today: context.today, version: version, calendar: calendar,
            newStageID: StageID(rawValue: .version7(at: context.now)), actor: context.actor.name,
            people: try Person.load(people, for: complaint, db),
            requiresQualityCheck: try CouncilSetting.responseQualityCheck.value(on: context.today, db) == 1)
        try apply(to: &changed, context: rules)
        changed.version += 1
        changed.changedAt = context.now
        try changed.store(replacing: before, db)
        let rule = DeadlineRule(version: version, calendar: calendar)
        var deadlines: [StageName: [Deadline]] = [:]
        for stage in changed.stages {
            deadlines[stage.stage] = try rule.deadlines(of: stage, received: changed.receipt)
        }
        let isMoved = changed.acceptance?.procedureVersion != before.acceptance?.procedureVersion
        let touched = changed.stages.filter { isMoved || $0 != before.stage($0.stage) }
        let disturbed = try Deadline.replace(
            touched.map { ($0.id, deadlines[$0.stage] ?? []) }, calendarVersion: calendar.version, db)
        let event = try context.audit(Self.event, complaint: changed.id, details: details(replacing: before), db)
        try StoredMove.record(disturbed.compactMap(\.move), .operation(event: event), db)
        try DeadlineFlags.withdraw(disturbed, event: event, db)
        try finish(changed, context, db)
        if let decision = Self.settles { try db.execute(SQL.settle(decision, of: changed.id, event: event)) }
        return ComplaintRecord(
            complaint: changed, deadlines: deadlines,
            verdicts: try ComplaintRecord.verdicts(on: changed, version: version, calendar: calendar))
    }
}

/// A complaint with the deadlines of its stages, the ones in force and those they replaced.
public struct ComplaintRecord: Sendable, Hashable {
    public let complaint: Complaint
    public let deadlines: [StageName: [Deadline]]
    /// What each extension of a stage did to its limit, in the order of the extensions.
    public let verdicts: [StageName: [ExtensionVerdict]]

    /// A complaint as it is read.
    public init(
        complaint: Complaint, deadlines: [StageName: [Deadline]], verdicts: [StageName: [ExtensionVerdict]] = [:]
    ) {
        self.complaint = complaint
        self.deadlines = deadlines
        self.verdicts = verdicts
    }

    static func verdicts(
        on complaint: Complaint, version: ProcedureVersion, calendar: WorkingCalendar
    ) throws(OutsideCalendar) -> [StageName: [ExtensionVerdict]] {
        var verdicts: [StageName: [ExtensionVerdict]] = [:]
        for stage in complaint.stages where !stage.extensions.isEmpty {
            verdicts[stage.stage] = try DeadlineRule(version: version, calendar: calendar)
                .verdicts(on: stage, received: complaint.receipt)
        }
        return verdicts
    }
}

extension SQL {
    /// The proposals of the kind that were waiting are decided by the event.
    fileprivate static func settle(_ decision: ProposedDecision, of complaint: ComplaintID, event: Int) -> SQL {
        """
        UPDATE proposal SET decided_by_event = \(event)
        WHERE complaint_id = \(complaint) AND decision = \(decision) AND decided_by_event IS NULL
        """
    }
}
