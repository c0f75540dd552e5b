import Casework
import Complaints
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import JSON
import WorkingDays

/// Limits that passed without their act, as the sweep found them.
struct BreachRoutes: Sendable {
    var endpoints: [Endpoint] {
        [.get("/v1/breaches", "listBreaches", .readCasework, list)]
    }

    private func list(_ call: Call) async throws -> Response {
        var query = Query(call.request.uri)
        var filter = BreachFilter()
        filter.kind = query.choice("duty")
        filter.procedure = query.choice("procedure")
        filter.department = query.text("department")
        filter.service = query.text("service")
        filter.team = query.identifier("team_id").map { TeamID(rawValue: $0) }
        filter.person = query.identifier("person_id").map { PersonID(rawValue: $0) }
        filter.withdrawn = query.flag("withdrawn") ?? false
        filter.from = query.day("as_of_from")
        filter.to = query.day("as_of_to")
        let inclusion: Inclusion? = query.choice("include")
        return try await call.page(query) { [filter] position, limit in
            try await call.casework.breaches(
                filter, with: inclusion, after: position, limit: limit, as: call.credential)
        }
    }
}
