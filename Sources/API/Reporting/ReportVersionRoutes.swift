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

/// Reports that were frozen: made, moved on until they are published, commented on, read as they were and compared.
struct ReportVersionRoutes: Sendable {
    let reports: Reports

    var endpoints: [Endpoint] {
        [
            create,
            .get(Self.versions, "listReportVersions", .readReports, list),
            .get(Self.one, "getReportVersion", .readReports, get),
            .change(Self.one + "/status", MoveReportVersion.self),
            .note(Self.one + "/comments", CommentOnReportVersion.self),
            .get(Self.one + "/comments", "listReportComments", .readCasework, comments),
            .get(Self.one + "/differences", "getReportDifferences", .readCasework, differences),
        ]
    }

    private static let versions = "/v1/report-versions"
    private static let one = versions + "/{report_version_id}"

    /// The report is computed before the operation's transaction.
    private var create: Endpoint {
        .make(Self.versions, CreateReportVersion.self) { call, fields in
            let asked = AskedReport(&fields)
            try fields.finish()
            return try await reports.frozen(
                asked.report, of: asked.period, department: asked.department, today: call.casework.today,
                at: call.casework.now)
        }
    }

    private func list(_ call: Call) async throws -> Response {
        var query = Query(call.request.uri)
        var filter = ReportVersionFilter()
        filter.report = query.choice("report")
        filter.status = query.choice("status")
        filter.period = query.period(optional: "period")
        return try await call.list(query) { try await call.casework.reportVersions(filter, as: call.credential) }
    }

    private func get(_ call: Call) async throws -> Response {
        var query = Query(call.request.uri)
        let view: ReportView = query.choice("view") ?? .open
        let asked = query.text("format")
        try query.finish()
        let format = try call.format(asked, among: ReportFormat.allCases)
        let (version, document) = try await call.casework.frozenDocument(
            try call.owner(), whole: !view.isGuarded, as: call.credential)
        let report = try Report(frozen: document, seenAs: view)
        var response =
            try format == .json
            ? call.answer(FrozenAnswer(frozen: version, report: report, view: view))
            : file(of: report, version, in: format, call)
        response.headers[.vary] = "Accept"
        return response
    }

    /// A version as a page, text or file, whose tag is of its bytes: If-Match takes that of the JSON alone.
    private func file(
        of report: Report, _ version: ReportVersion, in format: ReportFormat, _ call: Call
    ) throws -> Response {
        let bytes = report.bytes(format, of: version)
        let tag = EntityTag.of(bytes: bytes)
        if try call.request.alreadyHas(tag) { return Response(notModifiedFrom: tag) }
        var response = Response(bytes, format, named: "\(report.fileName)-version-\(version.number)")
        response.headers[.eTag] = tag
        return response
    }

    private func comments(_ call: Call) async throws -> Response {
        try await call.list { try await call.casework.reportComments(try call.owner(), as: call.credential) }
    }

    private func differences(_ call: Call) async throws -> Response {
        let id: ReportVersionID = try call.owner()
        var query = Query(call.request.uri)
        let other = query.identifier(required: "to").map { ReportVersionID(rawValue: $0) }
        try query.finish()
        let (from, before, notShownBefore) = try await call.casework.frozenReport(id, as: call.credential)
        let (to, after, notShownAfter) = try await call.casework.frozenReport(other ?? id, as: call.credential)
        guard from.isVersion(of: to) else {
            let detail = "It is a version of another report, period or department."
            throw InvalidQuery(errors: [FieldError(place: .query("to"), code: .refused, detail: detail)])
        }
        return Response(
            json: DifferencesAnswer(
                from: from, to: to, differences: try ReportDifferences(from: before, to: after),
                notShown: (notShownBefore, notShownAfter)
            ).json)
    }
}

extension ReportVersion {
    /// Whether two versions are of one report, period and department.
    fileprivate func isVersion(of other: ReportVersion) -> Bool {
        report == other.report && period == other.period && department == other.department
    }
}
