public import Complaints
public import Foundation
public import Postgres
import WorkingDays

extension Person {
    /// Reads a person of the directory, or nil; `lock` holds the row until the transaction ends.
    static func load(_ id: PersonID, lock: Bool = false, _ db: borrowing Transaction) throws -> Person? {
        try db.ask(question(id, lock: lock))
    }

    fileprivate static func question(_ id: PersonID, lock: Bool) -> Question<Person?> {
        let select: SQL = "\(SQL.personColumns) WHERE p.id = \(id)"
        return Question.first(lock ? select + " FOR NO KEY UPDATE OF p" : select) { try columns.read($0) }
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
        ) { try columns.read($0) }
        .reduce(into: [:]) { $0[$1.id] = ($1, named.contains($1.id)) }
    }

    static let columns = ColumnList(
        Person.init,
        Column("id", \.id), Column("reference", \.reference), Column("name", \.name),
        Column("employment", \.employment),
        Column("spouse_of_officer_or_member", \.spouseOfOfficerOrMember),
        Column(part: \.service, ServiceName.columns), Column("whole_department", \.wholeDepartment),
        Column("line_manager_id", \.lineManager),
        Column(part: \.managedIn, ServiceName.managerColumns), Column("team_id", \.team),
        Column("trained_on", \.trainedOn), Column("day_cost_pence", \.dayCostPence),
        Column("capacities", Set.init) { Array($0.capacities) }, Column(whole: \.address, StaffAddress.columns),
        Column(part: \.workingHours, WorkingHours.columns), Column("active_until", \.activeUntil),
        Column("version", \.version), Column("changed_at", \.changedAt))
}

extension StaffChannel: PostgresCodable {}
extension TimeOfDay: PostgresCodable {}

extension StaffAddress {
    static let columns = ColumnList(
        StaffAddress.init,
        Column("email", \.email), Column("telephone", \.telephone), Column("preferred_channel", \.preferredChannel))
}

extension WorkingHours {
    static let columns = ColumnList(
        { days, from, until in
            guard let hours = WorkingHours(days: days as [Weekday], from: from, until: until) else {
                preconditionFailure("person_working_days and person_works_in_order hold.")
            }
            return hours
        }, Column("working_days", \.days), Column("works_from", \.from), Column("works_until", \.until))
}

extension ServiceName {
    /// Where somebody works, and where their line manager does.
    fileprivate static let columns = ColumnList(
        ServiceName.init,
        Column("department", \.department, .computed("s.department")), Column("service", \.name, .computed("s.name")))
    fileprivate static let managerColumns = ColumnList(
        ServiceName.init,
        Column("manager_department", \.department, .computed("ms.department")),
        Column("manager_service", \.name, .computed("ms.name")))
}

/// A person of the directory with their deputies.
public struct PersonRecord: Sendable, Hashable {
    public let person: Person
    /// In the order they were appointed.
    public let deputies: [Deputy]

    public var version: Int { person.version }

    public static func question(_ id: PersonID, lock: Bool) -> Question<PersonRecord?> {
        Question(
            Person.question(id, lock: lock),
            Question.all(
                "SELECT deputy_id, from_on, until_on FROM deputy WHERE person_id = \(id) ORDER BY from_on, id"
            ) { Deputy(deputy: try $0["deputy_id"], fromOn: try $0["from_on"], untilOn: try $0["until_on"]) }
        ) { person, deputies in person.map { PersonRecord(person: $0, deputies: deputies) } }
    }
}

extension SQL {
    static let personColumns: SQL = """
        SELECT \(list(Person.columns.names, of: "p"))
        FROM person AS p
        LEFT JOIN service AS s ON s.id = p.service_id
        LEFT JOIN person AS m ON m.id = p.line_manager_id
        LEFT JOIN service AS ms ON ms.id = m.service_id
        """
}

extension PersonRecord: StoredRecord {
    public typealias Kind = RecordKinds.Person

    public static func moveOn(_ id: RecordID<Kind>, at now: Date, _ db: borrowing Transaction) throws {
        try db.execute("UPDATE person SET version = version + 1, changed_at = \(now) WHERE id = \(id)")
    }
}

extension RecordChange where Record == PersonRecord {
    /// The record the operation is about.
    public var person: RecordID<RecordKinds.Person> { target.id }
}
