public import Complaints
public import Foundation
public import Postgres
public import WorkingDays

/// One named contact for all a complainant writes (requirement R63).
///
/// A complainant is known by name, without regard to case and spaces; two of one name share it.
public struct SinglePointOfContact: Sendable, Hashable {
    public let id: SinglePointOfContactID
    public let complainant: String
    public let person: PersonID
    public let reason: String
    public let fromOn: Day
    public let untilOn: Day?
    public let version: Int
    public let changedAt: Date
}

extension SinglePointOfContact {
    public static func load(
        _ id: SinglePointOfContactID, lock: Bool, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> SinglePointOfContact? {
        let select: SQL = """
            SELECT \(SQL.list(columns.names, of: "c")) FROM single_point_of_contact AS c WHERE c.id = \(id)
            """
        return try db.first(lock ? select + " FOR UPDATE" : select) { try columns.read($0) }
    }

    private static let columns = ColumnList(
        SinglePointOfContact.init,
        Column("id", \.id), Column("complainant", \.complainant), Column("person_id", \.person),
        Column("reason", \.reason), Column("from_on", \.fromOn), Column("until_on", \.untilOn),
        Column("version", \.version), Column("changed_at", \.changedAt))

    /// Assigns a complaint that was just registered to the named contact of its complainant, if there is one.
    static func assign(
        _ complaint: ComplaintID, of complainant: String, _ context: borrowing OperationContext,
        _ db: borrowing Transaction
    ) throws {
        let contact = try db.first(SQL.contact(of: complainant)) {
            (person: try $0["id"] as PersonID, team: try $0["team_id"] as TeamID)
        }
        guard let contact else { return }
        _ = try Assignment.move(
            complaint, to: contact.team, contact.person, reason: "Single point of contact.", context, db)
        try context.audit(
            AssignComplaint.event, of: AuditSubject(complaint: complaint),
            details: [
                "team_id": .text(contact.team.text), "person_id": .text(contact.person.text),
                "reason": .text("Single point of contact."),
            ], db)
    }
}

extension Casework {
    /// Reads a single point of contact.
    public func contact(_ id: SinglePointOfContactID, as credential: Credential) async throws -> SinglePointOfContact {
        try await reading(as: credential) { context, db in
            try SinglePointOfContact.find(id, context, db)
        }
    }
}

extension SQL {
    fileprivate static func contact(of complainant: String) -> SQL {
        """
        SELECT p.id, p.team_id
        FROM single_point_of_contact AS c
        JOIN person AS p ON p.id = c.person_id
        WHERE complainant_key(c.complainant) = complainant_key(\(complainant)) AND c.until_on IS NULL
            AND p.active_until IS NULL AND p.team_id IS NOT NULL
        """
    }
}

extension SinglePointOfContact: VersionedRecord {
    public typealias Kind = RecordKinds.SinglePointOfContact

    public static func moveOn(_ id: RecordID<Kind>, at now: Date, _ db: borrowing Transaction) throws {
        try db.execute("UPDATE single_point_of_contact SET version = version + 1, changed_at = \(now) WHERE id = \(id)")
    }
}

extension RecordChange where Record == SinglePointOfContact {
    /// The record the operation is about.
    public var contact: RecordID<RecordKinds.SinglePointOfContact> { target.id }
}
