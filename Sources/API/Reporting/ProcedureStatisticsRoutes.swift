import Casework
import Complaints
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import JSON
import Reporting
import WorkingDays

/// Statistics of a procedure for a year, each figure with its definition.
struct ProcedureStatisticsRoutes: Sendable {
    let reports: Reports

    var endpoints: [Endpoint] {
        [.get("/v1/statistics/{statistics}", "getStatistics", .readCasework, get)]
    }

    private func get(_ call: Call) async throws -> Response {
        guard let name = call.parameters["statistics"].flatMap({ Statistics.Name(rawValue: String($0)) }) else {
            throw RequestError.noSuchRecord("statistics")
        }
        var query = Query(call.request.uri)
        let year = query.year("year")
        let procedure: Procedure = query.choice(required: "procedure")
        let person: PersonConcerned? = query.choice("person")
        try query.finish()
        try await call.casework.authorise(call.credential, for: .readCasework)
        let statistics = try await reports.statistics(name, of: procedure, year: year, person: person ?? .complainant)
        return Response(json: statistics.json())
    }
}
