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

/// The reports of a period, each as data, as a page or as text, and the catalogue their figures come from, with the records behind
/// each.
struct ReportRoutes: Sendable {
    let reports: Reports

    var endpoints: [Endpoint] {
        [
            .get("/v1/reports/{report}/{period}", "getReport", .readReports, report),
            .get("/v1/figures", "listFigures", .readReports, figures),
            .get("/v1/figures/{figure}", "getFigure", .readReports, figure),
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
        if !view.isGuarded { try await call.casework.authorise(call.credential, for: .readCasework) }
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
        let asked = query.text("format")
        try query.finish()
        try await call.casework.authorise(call.credential, for: .readCasework)
        let figure = call.parameters["figure"].map { String($0) } ?? ""
        let read = { @Sendable (skipped: Int?, limit: Int) async throws -> FigureRows in
            let found = try await reports.rows(
                of: figure, key: key, part: part, in: period, department: department, today: call.casework.today,
                after: max(skipped ?? 0, 0), limit: limit)
            if found.isOfRegister { try await call.casework.authorise(call.credential, for: .keepRegister) }
            // It counts the whole register; the rows that are told are those the caller sees.
            let seen = try await call.casework.seen(found.rows.compactMap(\.record), as: call.credential)
            return found.showing { $0.record.map(seen.contains) ?? false }
        }
        guard try call.format(asked, among: [.json, .csv]) == .json else {
            return try await call.csv(after: skipped, as: { $0.write(to: &$1) }) { skipped, limit in
                let found = try await read(skipped, limit)
                return ListPart(items: found.rows, next: found.next)
            }
        }
        return Response(try await read(skipped, limit), of: call.request)
    }

    private func figures(_ call: Call) async throws -> Response {
        try await call.list {
            try await call.casework.authorise(call.credential, for: .readReports)
            return try await reports.catalogue().figures
        }
    }

    private func figure(_ call: Call) async throws -> Response {
        try call.requireNoQuery()
        try await call.casework.authorise(call.credential, for: .readReports)
        guard let figure = try await reports.catalogue()[call.parameters["figure"].map { String($0) } ?? ""] else {
            throw RequestError.noSuchRecord("figure")
        }
        return Response(json: figure.json)
    }
}

extension FigureDefinition: JSONObject {
    func write(to json: inout JSONWriter) { writeMembers(to: &json) }
}

extension Response {
    /// A page of the records behind a figure.
    fileprivate init(_ found: FigureRows, of request: Request) {
        let cursor = found.next.map { ListCursor.text($0, of: request.uri) }
        self.init(
            json: JSONWriter.answer { json in
                json.list("counted", found.counted)
                json.field("total", found.total)
                json.field("not_shown", found.notShown)
                json.field("reason", found.reason)
                json.array("items", found.rows)
                json.field("next_cursor", cursor)
            }, adding: .varying)
    }
}

extension FigureRows.Row: JSONObject {
    /// The record whose reader may read the row: its complaint, else itself, whose identifier may have more after it.
    fileprivate var record: RecordName? {
        if let complaint { return RecordName(kind: RecordKinds.Complaint.name, id: complaint.rawValue) }
        return UUID(uuidString: String(id.prefix(36))).map { RecordName(kind: "record", id: $0) }
    }

    func write(to json: inout JSONWriter) {
        json.field("population", population)
        json.field("id", id)
        json.field("reference", reference)
        json.field("complaint_id", complaint)
        json.field("quantity", quantity)
    }
}
