import Casework
import Complaints
import Foundation
import HTTPTypes
import Postgres
import Reporting
import TestSupport
import Testing

@testable import API

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

    /// The identifier of a new team of Children and Families.
    func addTeam(_ name: String = "Locality", head: String? = nil) async throws -> String {
        let headField = head.map { #", "head_id": "\#($0)""# } ?? ""
        let reply = try await post(
            "/v1/teams", #"{"department": "Children and Families", "name": "\#(name)"\#(headField)}"#)
        try #require(reply.status == 201, "\(reply.text)")
        return try #require(try reply.json["id"].text)
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
            {"name": "\(name)", "employment": "\(employment)", "spouse_of_officer_or_member": false,
            "capacities": [\(capacities.map { "\"\($0)\"" }.joined(separator: ", "))]\(teamField)\(more)}
            """)
        try #require(reply.status == 201, "\(reply.text)")
        return try #require(try reply.json["id"].text)
    }

    /// A token of somebody of the directory.
    func token(_ role: Role, of person: String, name: String) async throws -> String {
        let id = PersonID(rawValue: try #require(UUID(uuidString: person)))
        return try await casework.perform(
            CreateToken(name: name, role: role, expiresInDays: 30, person: id), as: .commandLine(name: "test"))
    }

    /// Assigns a complaint to a team and a person of it.
    func assign(_ complaint: String, team: String, person: String) async throws -> Reply {
        try await change(
            complaint, "/assignments", #"{"team_id": "\#(team)", "person_id": "\#(person)", "reason": "Knows it."}"#)
    }
}

extension String {
    /// The identifier at the end of a path.
    var lastIdentifier: String { split(separator: "/").last.map(String.init) ?? "" }
}
