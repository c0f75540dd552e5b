public import Complaints
public import Foundation
public import Postgres
import WorkingDays

extension ActionRecord {
    static func load(_ id: ActionID, lock: Bool, _ db: borrowing Transaction) throws -> ActionRecord? {
        let select: SQL = "\(SQL.actionColumns) WHERE a.id = \(id)"
        return try db.first(lock ? select + " FOR UPDATE OF a" : select) { try ActionRecord(row: $0) }
    }

    init(row: Row) throws {
        self.init(
            id: try row["id"], complaint: try row["complaint_id"], reference: try row["reference"],
            scope: try row["scope"], type: try row["type"], source: try row["source"],
            description: try row["description"], owner: try row["owner"], agreedOn: try row["agreed_on"],
            dueOn: try row["due_on"], version: try row["version"])
        ownerDepartment = try row["owner_department"]
        accepted = try row["accepted"]
        decisionReason = try row["decision_reason"]
        partDoneOn = try row["part_done_on"]
        completedOn = try row["completed_on"]
        evidence = try row["evidence"]
        checkOn = try row["check_on"]
        checkedOn = try row["checked_on"]
        checkResult = try row["check_result"]
    }

    func store(_ db: borrowing Transaction) throws {
        try db.execute(
            """
            UPDATE action SET accepted = \(accepted), decision_reason = \(decisionReason), part_done_on = \(partDoneOn),
                completed_on = \(completedOn), evidence = \(evidence), check_on = \(checkOn), checked_on = \(checkedOn),
                check_result = \(checkResult)
            WHERE id = \(id)
            """)
    }
}

extension ActionScope: PostgresCodable {}
extension ActionType: PostgresCodable {}
extension ActionSource: PostgresCodable {}

extension SQL {
    static let actionColumns: SQL = """
        SELECT a.id, a.complaint_id, c.reference, a.scope, a.type, a.source, a.description, a.owner, a.owner_department,
            a.agreed_on, a.due_on, a.accepted, a.decision_reason, a.part_done_on, a.completed_on, a.evidence,
            a.check_on, a.checked_on, a.check_result, a.version
        FROM action AS a
        JOIN complaint AS c ON c.id = a.complaint_id
        """
}

extension ActionRecord: VersionedRecord {
    public typealias Kind = RecordKinds.Action
    public var auditSubject: AuditSubject { AuditSubject(complaint: complaint) }

    public static func load(
        _ id: RecordID<Kind>, lock: Bool, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> ActionRecord? {
        try load(id, lock: lock, db)
    }

    public static func moveOn(_ id: RecordID<Kind>, at now: Date, _ db: borrowing Transaction) throws {
        try db.execute("UPDATE action SET version = version + 1 WHERE id = \(id)")
    }
}

extension RecordChange where Record == ActionRecord {
    /// The record the operation is about.
    public var action: RecordID<RecordKinds.Action> { target.id }
}
