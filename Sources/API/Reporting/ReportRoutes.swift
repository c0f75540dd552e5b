import Casework
import Complaints
import Foundation
import HTML
import HTTPTypes
import Hummingbird
import HummingbirdCore
import JSON
import Reporting
import WorkingDays

/// The reports of a period, each as data, as a page or as text, and the catalogue their figures come from.
struct ReportRoutes: Sendable {
    let reports: Reports

    var endpoints: [Endpoint] {
        [
            .get("/v1/reports/{report}/{period}", "getReport", .readReports, report),
            .get("/v1/figures", "listFigures", .readReports, figures),
            .get("/v1/figures/{figure}/rows", "listFigureRows", .readCasework, rows),
        ]
    }

    private func report(_ call: Call) async throws -> Response {
        guard let name = call.parameters["report"].flatMap({ ReportName(rawValue: String($0)) }) else {
            throw RequestError.noSuchRecord("report")
        }
        guard let period = call.parameters["period"].flatMap({ Period(String($0)) }) else {
            throw RequestError.noSuchPeriod
        }
        var query = Query(call.request.uri)
        let department = query.text("department")
        let view: ReportView = query.choice("view") ?? .open
        let asked = query.text("format")
        try query.finish()
        let format = try call.format(asked, among: ReportFormat.allCases)
        try await call.casework.authorise(call.credential, for: name.permission)
        if view == .inside { try await call.casework.authorise(call.credential, for: .readCasework) }
        let report = try await reports.report(
            name, of: period, department: department, view: view, today: call.casework.today, at: call.casework.now)
        return Response(report.bytes(format), format, named: report.fileName)
    }

    /// A page of the records behind a value of a figure.
    private func rows(_ call: Call) async throws -> Response {
        var query = Query(call.request.uri)
        let period = query.period("period")
        let key = query.text("key")
        let part: FigureRows.Part = query.choice("part") ?? .number
        let department = query.text("department")
        let skipped: Int? = query.cursor()
        let limit = query.limit()
        try query.finish()
        try await call.casework.authorise(call.credential, for: .readCasework)
        let found = try await reports.rows(
            of: call.parameters["figure"].map { String($0) } ?? "", key: key, part: part, in: period,
            department: department, today: call.casework.today, after: max(skipped ?? 0, 0), limit: limit)
        if found.isOfRegister { try await call.casework.authorise(call.credential, for: .keepRegister) }
        let cursor = found.next.map { ListCursor.text($0, of: call.request.uri) }
        return Response(
            json: JSONWriter.answer { json in
                json.list("counted", found.counted)
                json.field("total", found.total)
                json.field("not_shown", found.notShown)
                json.field("reason", found.reason)
                json.array("items", found.rows) { json, row in json.object(row.write) }
                json.field("next_cursor", cursor)
            })
    }

    private func figures(_ call: Call) async throws -> Response {
        try call.requireNoQuery()
        try await call.casework.authorise(call.credential, for: .readReports)
        return Response(json: try await reports.catalogue().json())
    }
}

extension FigureRows.Row {
    fileprivate func write(to json: inout JSONWriter) {
        json.field("population", population)
        json.field("id", id)
        json.field("reference", reference)
        json.field("complaint_id", complaint)
        json.field("quantity", quantity)
    }
}
