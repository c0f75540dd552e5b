public import Complaints
public import Foundation
public import Postgres
public import WorkingDays

/// A record that operations change one at a time: it can be locked, and its version counts its changes.
public protocol VersionedRecord: Sendable {
    associatedtype Kind: RecordKind
    var version: Int { get }
    /// What an audit event of the record is filed under.
    var auditSubject: AuditSubject { get }
    /// The records whose duties follow from it, its parts among them; none unless it has duties (decision 0033).
    var dutySubjects: [DutySubject] { get }
    /// Refuses what cannot be done to a record that was registered in error; nothing unless it can be.
    func checkCounts() throws(Refusal)
    /// Asks for a record as it is on a day, nil where there is none; `lock` holds its row until the transaction ends.
    static func question(_ id: RecordID<Kind>, lock: Bool, on today: Day, _ casework: Casework) -> Question<Self?>
    /// The record with what it shows of others, which is asked for once it was found; itself unless it shows any.
    func completed(_ casework: Casework, _ db: borrowing Transaction) throws -> Self
    /// Gives the locked record its next version.
    static func moveOn(_ id: RecordID<Kind>, at now: Date, _ db: borrowing Transaction) throws
}

extension VersionedRecord {
    public func completed(_ casework: Casework, _ db: borrowing Transaction) throws -> Self { self }
    public var auditSubject: AuditSubject { AuditSubject() }
    public var dutySubjects: [DutySubject] { [] }
    public func checkCounts() throws(Refusal) {}

    /// Reads a record that must be there.
    static func find(
        _ id: RecordID<Kind>, lock: Bool = false, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> Self {
        let question = question(id, lock: lock, on: context.today, context.casework)
        guard let found = try db.ask(question) else { throw NotFound(Kind.name) }
        return try found.completed(context.casework, db)
    }

    /// The record of a target, nobody else's to change until the transaction ends.
    ///
    /// - Throws: `NotFound`; `VersionMismatch` where it is at none of the versions expected.
    static func lock(
        _ target: some RecordTarget<Kind>, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> Self {
        let found = try find(target.id, lock: true, context, db)
        try VersionMismatch.check(found.version, isOneOf: target.expectedVersions)
        return found
    }
}

/// A record that is what its rows say, whatever the day.
public protocol StoredRecord: VersionedRecord {
    /// Asks for a record, nil where there is none; the row is locked before what belongs to it is read.
    static func question(_ id: RecordID<Kind>, lock: Bool) -> Question<Self?>
}

extension StoredRecord {
    public static func question(
        _ id: RecordID<Kind>, lock: Bool, on today: Day, _ casework: Casework
    ) -> Question<Self?> { question(id, lock: lock) }

    /// Reads a record, or nil; `lock` holds its row until the transaction ends.
    static func load(_ id: RecordID<Kind>, lock: Bool, _ db: borrowing Transaction) throws -> Self? {
        try db.ask(question(id, lock: lock))
    }
}

extension Question {
    /// The same, asked once a row is locked: a statement that waits for the row itself has what other tables held before.
    func locking(_ row: SQL) -> Question {
        Question(Question<Void?>.first(row) { _ in () }, self) { $1 }
    }
}

/// A change of one record: locked, compared with the version the caller saw, changed by a rule, stored and audited in one
/// transaction.
///
/// What a complaint's stages and their duties follow is a `ComplaintChange`, what only adds to its file a `ComplaintAddition`.
public protocol RecordChange: RequestedOperation where Target: RecordTarget<Record.Kind>, Value == Record {
    associatedtype Record: VersionedRecord
    var target: Target { get }
    /// Whether it puts other facts in the place of those that were recorded, so that breaches are withdrawn or added
    /// (decision 0041). False unless the operation says otherwise.
    static var corrects: Bool { get }
    /// Applies the rule to the locked record and writes; throws a `Refusal` where the rule says no.
    func write(to record: Record, _ context: borrowing OperationContext, _ db: borrowing Transaction) throws
    /// Facts for the audit besides what the request said, without names; none unless the operation has more.
    var details: [String: AuditValue?] { get }
    /// The facts for the audit where what was before or is now is one of them; `details` unless there is more.
    func details(from before: Record, to after: Record) -> [String: AuditValue?]
    /// The records whose duties follow from the change; those of the record as it is then, unless it lost one.
    func dutySubjects(of after: Record, replacing before: Record) -> [DutySubject]
}

extension RecordChange {
    public static var corrects: Bool { false }
    public var details: [String: AuditValue?] { [:] }
    public func details(from before: Record, to after: Record) -> [String: AuditValue?] { details }
    public func dutySubjects(of after: Record, replacing before: Record) -> [DutySubject] { after.dutySubjects }

    public func perform(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws -> Record {
        let before = try Record.lock(target, context, db)
        if !Self.takesErrors { try before.checkCounts() }
        if let complaint = before.auditSubject.complaint { try context.checkInvolvement(in: complaint, db) }
        try write(to: before, context, db)
        try Record.moveOn(target.id, at: context.now, db)
        let after = try Record.find(target.id, context, db)
        let event = try context.audit(
            Self.event, of: after.auditSubject, about: target, details: details(from: before, to: after), db)
        let subjects = dutySubjects(of: after, replacing: before)
        try context.storeDuties(of: subjects, by: event, isCorrection: Self.corrects, db)
        return after
    }
}
