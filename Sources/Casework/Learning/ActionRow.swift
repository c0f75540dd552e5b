public import Complaints
public import Foundation
public import Postgres
import WorkingDays

extension ActionRecord {
    public static func question(_ id: ActionID, lock: Bool) -> Question<ActionRecord?> {
        let select: SQL = "\(SQL.actionColumns) WHERE a.id = \(id)"
        return Question.first(lock ? select + " FOR UPDATE OF a" : select) { try ActionRecord.columns.read($0) }
    }

    static let columns = ColumnList(
        ActionRecord.init,
        Column("id", \.id, .fixed), Column("complaint_id", \.complaint, .fixed),
        Column("reference", \.reference, .computed("c.reference")), Column("scope", \.scope, .fixed),
        Column("type", \.type, .fixed), Column("source", \.source, .fixed),
        Column("description", \.description, .fixed),
        Column(whole: \.owner, ActionOwner.columns), Column("agreed_on", \.agreedOn, .fixed), Column("due_on", \.dueOn),
        Column("accepted", \.accepted),
        Column("decision_reason", \.decisionReason), Column("part_done_on", \.partDoneOn),
        Column("completed_on", \.completedOn), Column("evidence", \.evidence), Column("check_on", \.checkOn),
        Column("checked_on", \.checkedOn), Column("check_result", \.checkResult), Column("version", \.version, .kept))

    func store(_ db: borrowing Transaction) throws {
        try db.execute(SQL.update("action", set: Self.columns.stored(self)) + " WHERE id = \(id)")
    }
}

extension ActionOwner {
    fileprivate static let columns = ColumnList(
        ActionOwner.init(name:person:department:),
        Column("owner_name", \.name, .computed("coalesce(p.name, a.owner)")), Column("owner_id", \.person),
        Column("owner_department", \.department))

    /// The owner a request names for an action of a complaint.
    static func find(
        _ person: PersonID?, department: String?, in complaint: ComplaintID, _ db: borrowing Transaction
    ) throws -> ActionOwner {
        if let department {
            let known = try db.first("SELECT name FROM department WHERE name = \(department)") {
                try $0["name"] as String
            }
            _ = try known.found(or: .unknownDepartment(department, field: "owner_department"))
        }
        let isNamed = try person.map { try Assignment.names($0, in: complaint, db) } ?? false
        return try ActionOwner(
            try person.flatMap { try Person.load($0, db) }, as: person, isNamed: isNamed, department: department)
    }

    /// Refuses an action that is not the caller's to write.
    func checkWrites(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws {
        try checkWrites(context.actor, try context.actor.person.flatMap { try Person.load($0, db) })
    }
}

extension ActionScope: PostgresCodable {}
extension ActionType: PostgresCodable {}
extension ActionSource: PostgresCodable {}

extension SQL {
    static let actionColumns: SQL = """
        SELECT \(list(ActionRecord.columns.names, of: "a"))
        FROM action AS a
        JOIN complaint AS c ON c.id = a.complaint_id
        LEFT JOIN person AS p ON p.id = a.owner_id
        """
}

extension ActionRecord: StoredRecord {
    public typealias Kind = RecordKinds.Action
    public var auditSubject: AuditSubject { AuditSubject(complaint: complaint) }

    public static func moveOn(_ id: RecordID<Kind>, at now: Date, _ db: borrowing Transaction) throws {
        try db.execute("UPDATE action SET version = version + 1 WHERE id = \(id)")
    }
}

extension RecordChange where Record == ActionRecord {
    /// The record the operation is about.
    public var action: RecordID<RecordKinds.Action> { target.id }
}
