import Complaints
import Foundation
import HTTPTypes
import JSON
import Postgres
import Reporting
import TestSupport
import Testing

@testable import API
@testable import Casework

extension Service {
    /// The same database on another day, with tokens that are valid then.
    func on(_ day: String) async throws -> Service {
        let database = TestDatabase.current.database
        let casework = Casework(database: database, clock: try Self.fixedClock(day))
        let api = RedressAPI(
            casework: casework, reports: Reports(database: database), openAPI: "openapi: 3.1.0\n",
            readiness: { Readiness(failures: [], warnings: []) })
        return Service(
            casework: casework, api: api, manager: try await Self.token(.manager, casework),
            officer: try await Self.token(.officer, casework), viewer: try await Self.token(.viewer, casework))
    }

    /// The identifier of a new team of Children and Families, which somebody manages if told.
    func addTeam(_ name: String = "Locality", head: String? = nil) async throws -> String {
        let reply = try await post(
            "/v1/teams", #"{"department": "Children and Families", "name": "\#(name)"}"#)
        try #require(reply.status == 201, "\(reply.text)")
        let team = try #require(try reply.json["id"].text)
        if let head {
            let post = try await addPost("team_manager", #""team_id": "\#(team)""#)
            try #require(try await handOver(post, to: head, from: "2025-01-06").status == 200)
        }
        return team
    }

    /// The path of a new post of what some fields name.
    func addPost(_ kind: String, _ place: String) async throws -> String {
        let reply = try await post("/v1/posts", #"{"kind": "\#(kind)", \#(place)}"#)
        try #require(reply.status == 201, "\(reply.text)")
        return try #require(reply.headers[.location])
    }

    /// Gives a post to somebody from a day on, and if told until another.
    func handOver(_ post: String, to person: String, from day: String, until last: String? = nil) async throws -> Reply
    {
        let until = last.map { #", "until_on": "\#($0)""# } ?? ""
        return try await change(post, "/holders", #"{"person_id": "\#(person)", "from_on": "\#(day)"\#(until)}"#)
    }

    /// The identifier of a new person of the directory.
    func addPerson(
        _ name: String, employment: String = "employee", capacities: [String] = [], team: String? = nil,
        more: String = ""
    ) async throws -> String {
        let teamField = team.map { #", "team_id": "\#($0)""# } ?? ""
        let reply = try await post(
            "/v1/people",
            """
            {"name": "\(name)", "employment": "\(employment)", \(more.contains("spouse_of") ? "" : #""spouse_of_officer_or_member": false,"#)
            "capacities": [\(capacities.map { "\"\($0)\"" }.joined(separator: ", "))]\(teamField)\(more)}
            """)
        try #require(reply.status == 201, "\(reply.text)")
        return try #require(try reply.json["id"].text)
    }

    /// Appoints a new person Link Officer from a day on.
    @discardableResult
    func addLinkOfficer(_ name: String = "L. Example", from day: String = "2020-01-01") async throws -> String {
        let person = try await addPerson(name, capacities: ["link_officer"])
        let reply = try await post("/v1/link-officers", #"{"person_id": "\#(person)", "from_on": "\#(day)"}"#)
        try #require(reply.status == 201, "\(reply.text)")
        return person
    }

    /// Adds to the directory those whom tests appoint.
    func addAppointees() async throws {
        try await TestDatabase.current.database.write { db in
            for (person, capacities) in DirectoryPerson.all {
                try db.execute(
                    """
                    INSERT INTO person (
                        id, name, employment, spouse_of_officer_or_member, trained_on, capacities, changed_at
                    )
                    VALUES (
                        \(person.id), \(person.name), \(person.employment), false, '2020-01-06',
                        \(capacities)::text[], '2020-01-06T09:00:00Z'
                    )
                    ON CONFLICT DO NOTHING
                    """)
            }
        }
    }

    /// The two acts that appoint the people of stage 2, who are in the directory then.
    func appointments(
        on day: String, officer: DirectoryPerson = .officer
    ) async throws -> [(act: String, body: String)] {
        try await addAppointees()
        return [
            ("/stages/investigation/investigating-officer", officer.body(on: day)),
            ("/stages/investigation/independent-person", DirectoryPerson.independentPerson.body(on: day)),
        ]
    }

    /// A token of somebody of the directory.
    func token(_ role: Role, of person: String, name: String) async throws -> String {
        let id = PersonID(rawValue: try #require(UUID(uuidString: person)))
        return try await Self.token(name, role, casework, person: id)
    }

    /// Assigns a complaint to a team and a person of it.
    func assign(_ complaint: String, team: String, person: String) async throws -> Reply {
        try await change(
            complaint, "/assignments", #"{"team_id": "\#(team)", "person_id": "\#(person)", "reason": "Knows it."}"#)
    }
}

/// Whom tests appoint to stages; `addAppointees` puts them into the directory.
struct DirectoryPerson: Sendable {
    let id: UUID
    let name: String
    let employment: String

    private init(_ number: UInt8, _ name: String, _ employment: String) {
        id = UUID(uuid: (1, 0x9A, 0, 0, 0, 0, 0x70, 0, 0x80, 0, 0, 0, 0, 0, 0, number))
        self.name = name
        self.employment = employment
    }

    static let officer = DirectoryPerson(1, "B. Example", "employee")
    static let commissioned = DirectoryPerson(2, "H. Example", "commissioned")
    static let independentPerson = DirectoryPerson(3, "C. Example", "none")
    static let panel = [
        DirectoryPerson(4, "D. Example", "none"), DirectoryPerson(5, "E. Example", "commissioned"),
        DirectoryPerson(6, "F. Example", "other_council_employee"),
    ]
    static let all =
        [(officer, ["investigating_officer"]), (commissioned, ["investigating_officer"])]
        + ([independentPerson] + panel).map { ($0, ["independent_person", "panellist"]) }

    /// The body of their appointment on a day.
    func body(on day: String) -> String { #"{"person_id": "\#(id)", "appointed_on": "\#(day)"}"# }

    /// The body of a panel's appointment on a day.
    static func body(of panel: [DirectoryPerson], on day: String) -> String {
        let ids = panel.map { "\"\($0.id)\"" }.joined(separator: ", ")
        return #"{"panellist_ids": [\#(ids)], "appointed_on": "\#(day)"}"#
    }
}

/// Two people who may sign, adjudicate and agree; they are in the directory from the start of every test.
enum Signer {
    static let first = "019a0000-0000-7000-8000-000000000007"
    static let second = "019a0000-0000-7000-8000-000000000008"

    static func add(_ db: borrowing Transaction) throws {
        for (id, name) in [(first, "K. Example"), (second, "L. Example")] {
            try db.execute(
                """
                INSERT INTO person (id, name, employment, spouse_of_officer_or_member, capacities, changed_at)
                VALUES (
                    \(id)::text::uuid, \(name), 'employee', false,
                    '{complaints_manager, responsible_person, adjudicating_officer}', '2020-01-06T09:00:00Z'
                )
                ON CONFLICT DO NOTHING
                """)
        }
    }
}

extension String {
    /// The identifier at the end of a path.
    var lastIdentifier: String { split(separator: "/").last.map(String.init) ?? "" }
}

extension Service {
    /// The identifier of a new Children's Rights Officer of the directory.
    func rightsOfficer(_ name: String = "R. Officer") async throws -> String {
        try await addPerson(name, capacities: ["childrens_rights_officer"])
    }

    /// The fields of a check by somebody of the directory, after a comma.
    static func check(_ person: String, _ day: String) -> String {
        #", "rights_check_by": "\#(person)", "rights_check_on": "\#(day)""#
    }

    /// What the monthly list of decisions on children has, as the kind of each.
    func childDecisions(_ month: String) async throws -> [String] {
        try await get("/v1/child-decisions?month=\(month)").json["items"].elements.compactMap { $0["decision"].text }
    }
}
