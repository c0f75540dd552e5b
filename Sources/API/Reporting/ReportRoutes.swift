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

/// The annual report of a procedure, as data or as a page.
struct ReportRoutes: Sendable {
    let reports: Reports

    var endpoints: [Endpoint] {
        [.get("/v1/reports/annual/{year}", "getAnnualReport", .readReports, annual)]
    }

    private enum Format: String, CaseIterable {
        case json, html
    }

    private func annual(_ call: Call) async throws -> Response {
        guard let year = call.parameters["year"].flatMap({ FinancialYear(String($0)) }) else {
            throw RequestError.noSuchRecord("year")
        }
        var query = Query(call.request.uri)
        let procedure: Procedure = query.choice(required: "procedure")
        let format: Format = query.choice("format") ?? (call.request.prefersHTML ? .html : .json)
        try query.finish()
        try await call.casework.authorise(call.credential, for: .readReports)
        let report = try await reports.annual(procedure, year: year, today: call.casework.today)
        switch format {
        case .json: return Response(json: report.json(), adding: HTTPField(name: .vary, value: "Accept"))
        case .html: return Response(page: report.html())
        }
    }
}

extension Request {
    /// Whether Accept ranks a page above data (RFC 9110 section 12.5.1); data where it says nothing of either.
    var prefersHTML: Bool {
        guard let accept = headers[.accept] else { return false }
        var (html, json) = (0.0, 0.0)
        for range in accept.split(separator: ",") {
            let parts = range.split(separator: ";").map { $0.trimmingPrefix { $0 == " " } }
            let quality = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
            switch parts.first.map({ $0.filter { $0 != " " }.lowercased() }) {
            case "text/html": html = quality
            case "application/json": json = quality
            default: break
            }
        }
        return html > json
    }
}

extension Response {
    /// A page that loads nothing from anywhere; its styles and charts are inside it.
    init(page: HTML) {
        self.init(
            status: .ok,
            headers: [
                .contentType: "text/html; charset=utf-8", .cacheControl: "no-store", .vary: "Accept",
            ],
            body: ResponseBody(byteBuffer: ByteBuffer(string: page.markup)))
    }
}
