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

/// How a report is answered.
enum ReportFormat: String, CaseIterable {
    case json, html, text
}

/// The reports of a period, each as data, as a page or as text, and the catalogue their figures come from.
struct ReportRoutes: Sendable {
    let reports: Reports

    var endpoints: [Endpoint] {
        [
            .get("/v1/reports/{report}/{period}", "getReport", .readReports, report),
            .get("/v1/figures", "listFigures", .readReports, figures),
        ]
    }

    private func report(_ call: Call) async throws -> Response {
        guard let name = call.parameters["report"].flatMap({ ReportName(rawValue: String($0)) }) else {
            throw RequestError.noSuchRecord("report")
        }
        guard let period = call.parameters["period"].flatMap({ Period(String($0)) }) else {
            throw RequestError.noSuchRecord("period")
        }
        var query = Query(call.request.uri)
        let department = query.text("department")
        let view: ReportView = query.choice("view") ?? .open
        let format: ReportFormat = query.choice("format") ?? (call.request.prefersHTML ? .html : .json)
        try query.finish()
        try await call.casework.authorise(call.credential, for: name.permission)
        if view == .inside { try await call.casework.authorise(call.credential, for: .readCasework) }
        let report = try await reports.report(
            name, of: period, department: department, view: view, today: call.casework.today)
        switch format {
        case .json: return Response(json: report.json(), adding: HTTPField(name: .vary, value: "Accept"))
        case .html: return Response(page: report.html())
        case .text: return Response(text: report.text())
        }
    }

    private func figures(_ call: Call) async throws -> Response {
        try call.requireNoQuery()
        try await call.casework.authorise(call.credential, for: .readReports)
        return Response(json: try await reports.catalogue().json())
    }
}

extension Response {
    /// Text for a terminal.
    init(text: String) {
        self.init(
            status: .ok,
            headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store", .vary: "Accept"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}
