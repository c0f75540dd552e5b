import Casework
import Complaints
import Hummingbird
import HummingbirdCore
import Reporting
import WorkingDays

/// Statistics of a year: contacts by type, ending and channel, the Ombudsman's enquiries and decisions, and the compliments that may be printed.
struct StatisticsRoutes: Sendable {
    let reports: Reports

    var endpoints: [Endpoint] {
        [
            .get("/v1/statistics/contacts/{year}", "getContactStatistics", .readCasework, contacts),
            .get("/v1/statistics/ombudsman/{year}", "getOmbudsmanStatistics", .readReports, ombudsman),
            .get("/v1/statistics/compliments/{year}", "getComplimentAppendix", .readReports, compliments),
        ]
    }

    private func contacts(_ call: Call) async throws -> Response {
        let year = try await self.year(call, for: .readCasework)
        return Response(json: try await reports.contacts(in: year).json())
    }

    private func ombudsman(_ call: Call) async throws -> Response {
        let year = try await self.year(call)
        return Response(json: try await reports.ombudsman(in: year).json())
    }

    private func compliments(_ call: Call) async throws -> Response {
        let year = try await self.year(call)
        return Response(json: try await reports.compliments(in: year).json())
    }

    /// The year of the path, for a caller who may read reports, or has another permission.
    private func year(_ call: Call, for permission: Permission = .readReports) async throws -> FinancialYear {
        guard let year = call.parameters["year"].flatMap({ FinancialYear(String($0)) }) else {
            throw RequestError.noSuchRecord("year")
        }
        try call.requireNoQuery()
        try await call.casework.authorise(call.credential, for: permission)
        return year
    }
}
