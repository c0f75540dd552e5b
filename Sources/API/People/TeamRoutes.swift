import Casework
import Complaints
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import JSON

/// The teams of departments.
struct TeamRoutes: Sendable {
    var endpoints: [Endpoint] {
        [
            .make(Self.teams, AddTeam.self),
            .get(Self.teams, "listTeams", .readCasework, list),
            .get(Self.team, "getTeam", .readCasework, get),
            .change(Self.team + "/details", ChangeTeam.self),
        ]
    }

    private static let teams = "/v1/teams"
    private static let team = teams + "/{team_id}"

    private func list(_ call: Call) async throws -> Response {
        try await call.list { try await call.casework.teams(as: call.credential) }
    }

    private func get(_ call: Call) async throws -> Response {
        try call.requireNoQuery()
        let id = try call.identifier("team_id") as TeamID
        return try call.answer(try await call.casework.team(id, as: call.credential))
    }
}
