import Casework
import Complaints
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import JSON
import Reporting
import WorkingDays

/// Figures of the catalogue as somebody asks for them, beside the reports that print them.
struct StatisticsRoutes: Sendable {
    let reports: Reports

    var endpoints: [Endpoint] { [.post("/v1/statistics", "computeStatistics", .readReports, compute)] }

    /// A POST that changes nothing, because a question may name many figures.
    private func compute(_ call: Call) async throws -> Response {
        var query = Query(call.request.uri)
        let asked = query.text("format")
        try query.finish()
        let format = try call.format(asked, among: Statistics.formats)
        var fields = try Fields(try JSONParser.parse(try await call.body()))
        let question = StatisticsQuestion(&fields)
        try fields.finish()
        if !question.view.isGuarded { try await call.casework.authorise(call.credential, for: .readCasework) }
        let statistics = try await reports.statistics(
            question, today: call.casework.today, at: call.casework.now)
        if !question.view.isGuarded, statistics.isOfRegister {
            try await call.casework.authorise(call.credential, for: .keepRegister)
        }
        return Response(statistics.bytes(format), format, named: "statistics")
    }
}

extension StatisticsQuestion {
    fileprivate init(_ fields: inout Fields) {
        self.init(
            figures: fields.texts("figures", limit: Self.limits.figures),
            periods: fields.texts("periods", limit: Self.limits.periods),
            department: fields.text(optional: "department", limit: 200),
            procedure: fields.choice(optional: "procedure"), grouping: fields.choice(optional: "by"),
            view: fields.choice(optional: "view") ?? .open)
    }
}
