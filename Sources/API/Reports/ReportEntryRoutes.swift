import Casework
import Complaints
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import JSON
import Reporting
import WorkingDays

/// What is entered for reports, besides what the register counts: demand, earlier totals, costs, targets, ratings,
/// commentary, and what the council is called.
struct ReportEntryRoutes: Sendable {
    let reports: Reports

    var endpoints: [Endpoint] {
        [
            .get("/v1/demand", "listDemand", .readReports, demand),
            .note("/v1/demand", RecordDemand.self),
            .note("/v1/demand-withdrawals", WithdrawDemand.self),
            .get("/v1/earlier-totals", "listEarlierTotals", .readReports, earlierTotals),
            .note("/v1/earlier-totals", RecordEarlierTotal.self),
            .note("/v1/earlier-total-withdrawals", WithdrawEarlierTotal.self),
            .get(Self.costs, "listCosts", .readCasework, costs),
            .make(Self.costs, RecordCost.self),
            .get(Self.cost, "getCost", .readCasework, cost),
            .change(Self.cost + "/corrections", CorrectCost.self),
            .change(Self.cost + "/withdrawal", WithdrawCost.self),
            .get("/v1/targets", "listTargets", .readReports, targets),
            .note("/v1/targets", AddTarget.self, of: reports.reportedFigures),
            .note("/v1/target-withdrawals", WithdrawTarget.self),
            .get("/v1/ratings", "listRatings", .readReports, ratings),
            .note("/v1/ratings", DecideRating.self, of: reports.reportedFigures),
            .get(Self.commentaries, "listReportCommentaries", .readCasework, commentaries),
            .make(Self.commentaries, WriteReportCommentary.self) { _, fields in
                let asked = CommentedReport(&fields)
                return try await reports.writable(asked.report, of: asked.period)
            },
            .get(Self.commentary, "getReportCommentary", .readCasework, commentary),
            .change(Self.commentary + "/changes", ChangeReportCommentary.self),
            .get("/v1/council", "getCouncil", .readReports, council),
            .record("/v1/council", DescribeCouncil.self),
        ]
    }

    private static let costs = "/v1/costs"
    private static let cost = costs + "/{cost_id}"
    private static let commentaries = "/v1/report-commentaries"
    private static let commentary = commentaries + "/{commentary_id}"

    private func demand(_ call: Call) async throws -> Response {
        var query = Query(call.request.uri)
        let year = query.year(optional: "year")
        return try await call.list(query) { try await call.casework.demand(of: year, as: call.credential) }
    }

    private func earlierTotals(_ call: Call) async throws -> Response {
        var query = Query(call.request.uri)
        let year = query.year(optional: "year")
        return try await call.list(query) { try await call.casework.earlierTotals(of: year, as: call.credential) }
    }

    private func costs(_ call: Call) async throws -> Response {
        var query = Query(call.request.uri)
        let (first, last) = (query.day("from"), query.day("to"))
        let procedure: Procedure? = query.choice("procedure")
        return try await call.page(query) { position, limit in
            try await call.casework.costs(
                from: first, to: last, of: procedure, after: position, limit: limit, as: call.credential)
        }
    }

    private func cost(_ call: Call) async throws -> Response {
        try call.requireNoQuery()
        let id = try call.identifier("cost_id") as CostID
        return try call.answer(try await call.casework.cost(id, as: call.credential))
    }

    private func targets(_ call: Call) async throws -> Response {
        var query = Query(call.request.uri)
        let day = query.day("on")
        let figure = query.parsed("figure", as: ReportCodes.figures) { ReportCodes.isFigure($0) ? $0 : nil }
        return try await call.lists(query) {
            let targets = try await call.casework.targets(on: day, of: figure, as: call.credential)
            return ListedTogether(
                lists: [("in_force", targets.inForce), ("to_come", targets.toCome), ("ended", targets.ended)]
            ) { targets.write(to: &$0) }
        }
    }

    private func ratings(_ call: Call) async throws -> Response {
        var query = Query(call.request.uri)
        let period = query.period("period")
        return try await call.list(query) { try await call.casework.ratingDecisions(of: period, as: call.credential) }
    }

    private func commentaries(_ call: Call) async throws -> Response {
        var query = Query(call.request.uri)
        let report: ReportName = query.choice(required: "report")
        let period = query.period("period")
        return try await call.list(query) {
            try await call.casework.reportCommentaries(of: report, period, as: call.credential)
        }
    }

    private func commentary(_ call: Call) async throws -> Response {
        try call.requireNoQuery()
        let id = try call.identifier("commentary_id") as ReportCommentaryID
        return try call.answer(try await call.casework.reportCommentary(id, as: call.credential))
    }

    private func council(_ call: Call) async throws -> Response {
        var query = Query(call.request.uri)
        let day = query.day("on")
        try query.finish()
        return try call.answer(try await call.casework.council(on: day, as: call.credential))
    }
}
