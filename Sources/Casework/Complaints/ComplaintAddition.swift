public import Complaints
public import Postgres

/// An operation that adds to a complaint's file and leaves its stages and their duties alone: the complaint is locked, the
/// entry written, the complaint's version moved on, and all of it audited.
///
/// What moves a stage or its duties is a `ComplaintChange`.
public protocol ComplaintAddition: ComplaintOperation where Value == Added<Entry> {
    associatedtype Entry: Sendable
    /// Applies the rule to the locked complaint and writes the entry.
    func add(
        to complaint: Complaint, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> Entry
    /// Facts for the audit besides what the request said; none unless the operation has more.
    var details: [String: AuditValue?] { get }
    /// The facts for the audit where what was added, or was before, is one of them; `details` unless there is more.
    func details(of entry: Entry, before: Complaint) -> [String: AuditValue?]
    /// Whether it puts other facts in the place of those that were recorded (decision 0041); false unless the operation says
    /// otherwise.
    static var corrects: Bool { get }
    /// The records whose duties follow from it; none unless the entry has duties.
    func dutySubjects(of entry: Entry) -> [DutySubject]
}

/// What was added to a complaint's file, and the version the complaint has with it.
public struct Added<Entry: Sendable>: Sendable {
    public let entry: Entry
    public let complaintVersion: Int
}

extension ComplaintAddition {
    /// True unless what is added cannot be there twice.
    public static var adds: Bool { !corrects }
    public static var corrects: Bool { false }
    public var details: [String: AuditValue?] { [:] }
    public func details(of entry: Entry, before: Complaint) -> [String: AuditValue?] { details }
    public func dutySubjects(of entry: Entry) -> [DutySubject] { [] }

    /// The file takes additions in every state of the complaint, unless the operation says otherwise.
    public static func attempt(on complaint: inout Complaint, at stage: StageName?, context: RuleContext) throws {}

    public func perform(
        _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> Added<Entry> {
        let found = try Complaint.lock(target, context, db)
        if !Self.takesErrors { try found.checkCounts() }
        try context.checkInvolvement(in: found.id, db)
        let entry = try add(to: found, context, db)
        // To the next version even where the entry has moved the complaint on already, as the end of an assignment does.
        try db.execute(
            "UPDATE complaint SET version = \(found.version + 1), changed_at = \(context.now) WHERE id = \(found.id)")
        let event = try context.audit(
            Self.event, of: found.auditSubject, about: target, details: details(of: entry, before: found), db)
        try context.storeDuties(of: dutySubjects(of: entry), by: event, isCorrection: Self.corrects, db)
        return Added(entry: entry, complaintVersion: found.version + 1)
    }
}
