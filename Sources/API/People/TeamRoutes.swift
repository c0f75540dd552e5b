import Casework
import Complaints
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import JSON

/// Teams, and whoever heads them.
struct TeamRoutes: Sendable {
    var endpoints: [Endpoint] {
        [
            .post(Self.teams, "addTeam", .administer, add),
            .get(Self.teams, "listTeams", .readCasework, list),
            .get(Self.team, "getTeam", .readCasework, get),
            .post(Self.team + "/details", "changeTeam", .administer, change),
        ]
    }

    private static let teams = "/v1/teams"
    private static let team = teams + "/{team_id}"

    private func add(_ call: Call) async throws -> Response {
        try await call.perform({
            AddTeam(
                department: $0.text("department", limit: 200), name: $0.text("name", limit: 200),
                head: $0.identifier(optional: "head_id").map { PersonID(rawValue: $0) })
        }) { team in .made(team, at: "\(Self.teams)/\(team.id.text)") }
    }

    private func list(_ call: Call) async throws -> Response {
        try call.requireNoQuery()
        let teams = try await call.casework.teams(as: call.credential)
        return Response(
            json: JSONWriter.answer { json in
                json.array("teams", teams) { json, team in json.object { team.write(to: &$0) } }
            })
    }

    private func get(_ call: Call) async throws -> Response {
        try call.requireNoQuery()
        let id = TeamID(rawValue: try call.identifier("team_id", of: "team"))
        return try call.answer(try await call.casework.team(id, as: call.credential))
    }

    private func change(_ call: Call) async throws -> Response {
        try await call.change("team_id", of: "team") {
            ChangeTeam(
                team: TeamID(rawValue: $1), expectedVersion: $2, department: $0.text("department", limit: 200),
                name: $0.text("name", limit: 200),
                head: $0.identifier(optional: "head_id").map { PersonID(rawValue: $0) })
        }
    }
}
