public import Complaints
public import Foundation
public import Postgres
public import WorkingDays

/// One named contact for all a complainant writes (requirement R63).
///
/// A complainant is known by name, however it is spelt; two of one name share it.
public struct SinglePointOfContact: Sendable, Hashable {
    public let id: SinglePointOfContactID
    public var complainant: String
    public var person: PersonID
    public var reason: String
    public var fromOn: Day
    public var untilOn: Day?
    public let version: Int
    public let changedAt: Date
}

extension SinglePointOfContact {
    public static func question(_ id: SinglePointOfContactID, lock: Bool) -> Question<SinglePointOfContact?> {
        let select: SQL = "\(select) WHERE c.id = \(id)"
        return Question.first(lock ? select + " FOR NO KEY UPDATE" : select) { try columns.read($0) }
    }

    fileprivate static let select: SQL = """
        SELECT \(SQL.list(columns.names, of: "c")) FROM single_point_of_contact AS c
        """

    fileprivate static let columns = ColumnList(
        SinglePointOfContact.init,
        Column("id", \.id), Column("complainant", \.complainant), Column("person_id", \.person),
        Column("reason", \.reason), Column("from_on", \.fromOn), Column("until_on", \.untilOn),
        Column("version", \.version), Column("changed_at", \.changedAt))

    /// Assigns a complaint that was just registered, or whose complainant was corrected, to the named contact of its
    /// complainant, if there is one: to their team alone where the complaint names them.
    static func assign(
        _ complaint: ComplaintID, of complainant: String, _ context: borrowing OperationContext,
        _ db: borrowing Transaction
    ) throws {
        guard let (handler, team) = try handler(of: complainant, context, db) else { return }
        let (named, current) = try db.one(
            """
            SELECT EXISTS (
                    SELECT FROM complaint_named_person AS n
                    WHERE n.complaint_id = \(complaint) AND n.person_id = \(handler)
                ) AS is_named,
                (
                    SELECT a.person_id FROM complaint_assignment AS a
                    WHERE a.complaint_id = \(complaint) AND a.ended_at IS NULL
                ) AS person_id
            """
        ) { (try $0["is_named"] as Bool, try $0["person_id"] as PersonID?) }
        let person = named ? nil : handler
        if let person, person == current { return }
        _ = try Assignment.move(complaint, to: team, person, reason: reason, context, db)
        try context.audit(
            AssignComplaint.event, of: AuditSubject(complaint: complaint), details: details(person, team), db)
    }

    /// Assigns a contact that was just logged to the named contact of whoever sent it, if there is one.
    static func assign(
        _ contact: ContactID, from sender: String, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        guard let (person, team) = try handler(of: sender, context, db) else { return }
        try db.execute(SQL.assign(contact, to: team, person))
        try context.audit(AssignContact.event, of: AuditSubject(contact: contact), details: details(person, team), db)
    }

    /// The same for the one person whom a restriction leaves: nobody reads here that there is a restriction.
    private static let reason = "Single point of contact."

    /// Who deals with all a complainant writes: the one person whom a restriction in force leaves them (requirement R166),
    /// or else their single point of contact; only the team, whose queue it then is, where the last one left and there was
    /// no manager to name in their place.
    private static func handler(
        of complainant: String, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> (person: PersonID?, team: TeamID)? {
        let restricted = try BehaviourMeasureRecord.namedContact(of: complainant, context, db)
        return try restricted.flatMap { try handler(SQL.person($0), db) }
            ?? handler(SQL.contact(of: complainant), db)
    }

    private static func handler(
        _ select: SQL, _ db: borrowing Transaction
    ) throws -> (person: PersonID?, team: TeamID)? {
        try db.first(select) { (try $0["id"], try $0["team_id"]) }
    }

    private static func details(_ person: PersonID?, _ team: TeamID) -> [String: AuditValue?] {
        ["team_id": .text(team.text), "person_id": person.map { .text($0.text) }, "reason": .text(reason)]
    }
}

extension Casework {
    /// Reads a single point of contact.
    public func contact(_ id: SinglePointOfContactID, as credential: Credential) async throws -> SinglePointOfContact {
        try await record(id, as: credential)
    }

    /// A page of single points of contact, in the order they were named; of one complainant where a name is told.
    public func contacts(
        named complainant: String?, with person: PersonID?, current: Bool?, after position: UUID?, limit: Int,
        as credential: Credential
    ) async throws -> Page<SinglePointOfContact, UUID> {
        try await reading(as: credential) { _, db in
            var sql = SinglePointOfContact.select + " WHERE true"
            if let complainant {
                sql = sql + " AND normal_name(c.complainant) = normal_name(\(complainant))"
            }
            if let person { sql = sql + " AND c.person_id = \(person)" }
            if let current { sql = sql + " AND (c.until_on IS NULL) = \(current)" }
            if let position { sql = sql + " AND c.id > \(position)" }
            let read = try db.all(sql + " ORDER BY c.id LIMIT \(literal: limit + 1)") {
                try SinglePointOfContact.columns.read($0)
            }
            return Page(read, limit: limit, position: \.id.rawValue)
        }
    }
}

extension SQL {
    fileprivate static func person(_ id: PersonID) -> SQL {
        """
        SELECT p.id, p.team_id FROM person AS p
        WHERE p.id = \(id) AND p.active_until IS NULL AND p.team_id IS NOT NULL
        """
    }

    fileprivate static func contact(of complainant: String) -> SQL {
        """
        SELECT CASE WHEN c.until_on IS NULL THEN p.id END AS id, p.team_id
        FROM (
            SELECT l.person_id, l.until_on FROM single_point_of_contact AS l
            WHERE normal_name(l.complainant) = normal_name(\(complainant))
            ORDER BY l.until_on DESC NULLS FIRST, l.id DESC LIMIT 1
        ) AS c
        JOIN person AS p ON p.id = c.person_id
        WHERE p.team_id IS NOT NULL
            AND CASE WHEN c.until_on IS NULL THEN p.active_until IS NULL ELSE c.until_on >= p.active_until END
        """
    }
}

extension SinglePointOfContact: StoredRecord {
    public typealias Kind = RecordKinds.SinglePointOfContact

    public static func moveOn(_ id: RecordID<Kind>, at now: Date, _ db: borrowing Transaction) throws {
        try db.execute("UPDATE single_point_of_contact SET version = version + 1, changed_at = \(now) WHERE id = \(id)")
    }
}

extension RecordChange where Record == SinglePointOfContact {
    /// The record the operation is about.
    public var contact: RecordID<RecordKinds.SinglePointOfContact> { target.id }
}
