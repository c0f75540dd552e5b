public import Complaints
public import Foundation
public import Postgres
import WorkingDays

extension Person {
    /// Reads a person of the directory, or nil; `lock` holds the row until the transaction ends.
    static func load(_ id: PersonID, lock: Bool = false, _ db: borrowing Transaction) throws -> Person? {
        let select: SQL = "\(SQL.personColumns) WHERE p.id = \(id)"
        return try db.first(lock ? select + " FOR UPDATE OF p" : select) { try Person(row: $0) }
    }

    /// Reads the person that a field of a request names.
    ///
    /// - Throws: `Refusal.unknownPerson`.
    static func find(_ id: PersonID, field: String, _ db: borrowing Transaction) throws -> Person {
        try load(id, db).found(or: .unknownPerson(field: field))
    }

    /// Reads the people an operation on a complaint names, and whether the complaint names them; their rows are held, so
    /// that what the rule sees is so until the transaction ends.
    static func load(
        _ ids: [PersonID], for complaint: ComplaintID, _ db: borrowing Transaction
    ) throws -> [PersonID: (person: Person, isNamed: Bool)] {
        guard !ids.isEmpty else { return [:] }
        let named = Set(
            try db.all("SELECT person_id FROM complaint_named_person WHERE complaint_id = \(complaint)") {
                try $0["person_id"] as PersonID
            })
        return try db.all(
            "\(SQL.personColumns) WHERE p.id = ANY(\(ids.map(\.rawValue))) ORDER BY p.id FOR SHARE OF p"
        ) { try Person(row: $0) }
        .reduce(into: [:]) { $0[$1.id] = ($1, named.contains($1.id)) }
    }

    /// A person from the columns of `SQL.personColumns`.
    init(row: Row) throws {
        func service(_ department: String?, _ name: String?) -> ServiceName? {
            guard let department, let name else { return nil }
            return ServiceName(department: department, name: name)
        }
        let capacities: [Capacity] = try row["capacities"]
        self.init(
            id: try row["id"], name: try row["name"], employment: try row["employment"],
            spouseOfOfficerOrMember: try row["spouse_of_officer_or_member"],
            service: service(try row["department"], try row["service"]), lineManager: try row["line_manager_id"],
            managedIn: service(try row["manager_department"], try row["manager_service"]), team: try row["team_id"],
            trainedOn: try row["trained_on"], dayCostPence: try row["day_cost_pence"], capacities: Set(capacities),
            activeUntil: try row["active_until"], version: try row["version"], changedAt: try row["changed_at"])
    }
}

/// A person of the directory with their deputies.
public struct PersonRecord: Sendable, Hashable {
    public let person: Person
    /// In the order they were appointed.
    public let deputies: [Deputy]

    public var version: Int { person.version }

    public static func load(
        _ id: PersonID, lock: Bool, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> PersonRecord? {
        try load(id, lock: lock, db)
    }

    static func load(_ id: PersonID, lock: Bool = false, _ db: borrowing Transaction) throws -> PersonRecord? {
        guard let person = try Person.load(id, lock: lock, db) else { return nil }
        let deputies = try db.all(
            "SELECT deputy_id, from_on, until_on FROM deputy WHERE person_id = \(id) ORDER BY from_on, id"
        ) { Deputy(deputy: try $0["deputy_id"], fromOn: try $0["from_on"], untilOn: try $0["until_on"]) }
        return PersonRecord(person: person, deputies: deputies)
    }
}

extension SQL {
    static let personColumns: SQL = """
        SELECT p.id, p.name, p.employment, p.spouse_of_officer_or_member, s.department, s.name AS service, p.team_id,
            p.line_manager_id, ms.department AS manager_department, ms.name AS manager_service, p.trained_on,
            p.day_cost_pence, p.capacities, p.active_until, p.version, p.changed_at
        FROM person AS p
        LEFT JOIN service AS s ON s.id = p.service_id
        LEFT JOIN person AS m ON m.id = p.line_manager_id
        LEFT JOIN service AS ms ON ms.id = m.service_id
        """
}

extension PersonRecord: VersionedRecord {
    public typealias Kind = RecordKinds.Person

    public static func moveOn(_ id: RecordID<Kind>, at now: Date, _ db: borrowing Transaction) throws {
        try db.execute("UPDATE person SET version = version + 1, changed_at = \(now) WHERE id = \(id)")
    }
}

extension RecordChange where Record == PersonRecord {
    /// The record the operation is about.
    public var person: RecordID<RecordKinds.Person> { target.id }
}
