public import Complaints
public import Foundation
import Postgres
import WorkingDays

/// Which people a list holds; nil does not filter.
public struct PersonFilter: Sendable, Hashable {
    public var capacity: Capacity?
    public var team: TeamID?
    /// Only people without a last day, or only people with one.
    public var active: Bool?

    /// A filter that lets everybody pass.
    public init() {}
}

/// Who handles a complaint, who answers with them, and whom it names.
public struct ComplaintPeople: Sendable, Hashable {
    public let complaintVersion: Int
    /// The latest first; the first is in force unless it has ended.
    public let assignments: [Assignment]
    public let contributors: [Contributor]
    public let named: [PersonID]
    /// From whom it is kept; nil where it is not restricted.
    public let restriction: Restriction?
}

extension Casework {
    /// Reads a person of the directory.
    public func person(_ id: PersonID, as credential: Credential) async throws -> PersonRecord {
        try await record(id, as: credential)
    }

    /// A page of the directory, in the order people were added.
    public func people(
        _ filter: PersonFilter, after position: UUID?, limit: Int, as credential: Credential
    ) async throws -> Page<Person, UUID> {
        try await reading(as: credential) { _, db in
            let read = try db.all(SQL.people(filter, after: position, limit: limit + 1)) { try Person.columns.read($0) }
            return Page(read, limit: limit, position: \.id.rawValue)
        }
    }

    /// Reads a team.
    public func team(_ id: TeamID, as credential: Credential) async throws -> TeamRecord {
        try await record(id, as: credential)
    }

    /// The teams by department.
    public func teams(as credential: Credential) async throws -> [TeamRecord] {
        try await reading(as: credential) { _, db in
            try db.all(SQL.teamColumns + " ORDER BY t.department, t.name") { try TeamRecord.columns.read($0) }
        }
    }

    /// Who handles a complaint.
    public func people(of complaint: ComplaintID, as credential: Credential) async throws -> ComplaintPeople {
        try await reading(as: credential) { _ in
            Question(
                Question.first("SELECT version FROM complaint WHERE id = \(complaint)") { try $0["version"] as Int },
                Question.all(SQL.assignments(of: complaint)) { try Assignment.columns.read($0) },
                Question.all(SQL.contributors(of: complaint)) { try Contributor(row: $0) },
                Question.all(SQL.named(in: complaint)) { try $0["person_id"] as PersonID },
                Restriction.question(of: complaint)
            ) { version, assignments, contributors, named, restriction in
                guard let version else { throw NotFound("complaint") }
                return ComplaintPeople(
                    complaintVersion: version, assignments: assignments, contributors: contributors, named: named,
                    restriction: restriction)
            }
        } _: { _, people, _ in
            people
        }
    }
}

extension Contributor {
    /// The services that contribute to the answer of a complaint, each with its team.
    static func all(of complaint: ComplaintID, _ db: borrowing Transaction) throws -> [Contributor] {
        try db.all(SQL.contributors(of: complaint)) { try Contributor(row: $0) }
    }

    fileprivate init(row: Row) throws {
        self.init(
            service: ServiceName(department: try row["department"], name: try row["name"]), team: try row["team_id"])
    }
}

extension SQL {
    fileprivate static func people(_ filter: PersonFilter, after position: UUID?, limit: Int) -> SQL {
        var sql = personColumns + " WHERE true"
        if let capacity = filter.capacity { sql = sql + " AND p.capacities @> ARRAY[\(capacity)]::text[]" }
        if let team = filter.team { sql = sql + " AND p.team_id = \(team)" }
        if let active = filter.active { sql = sql + " AND (p.active_until IS NULL) = \(active)" }
        if let position { sql = sql + " AND p.id > \(position)" }
        return sql + " ORDER BY p.id LIMIT \(literal: limit)"
    }

    fileprivate static func assignments(of complaint: ComplaintID) -> SQL {
        """
        SELECT \(list(Assignment.columns.names, of: "a"))
        FROM complaint_assignment AS a WHERE a.complaint_id = \(complaint) ORDER BY a.id DESC
        """
    }

    fileprivate static func contributors(of complaint: ComplaintID) -> SQL {
        """
        SELECT s.department, s.name, k.team_id
        FROM complaint_contributor AS k JOIN service AS s ON s.id = k.service_id
        WHERE k.complaint_id = \(complaint) ORDER BY s.department, s.name
        """
    }

    fileprivate static func named(in complaint: ComplaintID) -> SQL {
        "SELECT person_id FROM complaint_named_person WHERE complaint_id = \(complaint) ORDER BY person_id"
    }
}
