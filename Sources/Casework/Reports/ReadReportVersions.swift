public import Complaints
import Foundation
import Postgres
import WorkingDays

/// Which versions a list holds; nil does not filter.
public struct ReportVersionFilter: Sendable, Hashable {
    public var report: ReportName?
    public var period: Period?
    public var status: ReportStatus?

    /// A filter that lets everything pass.
    public init() {}
}

extension Casework {
    /// The versions of reports, the latest period first and within it the greatest number.
    public func reportVersions(
        _ filter: ReportVersionFilter, as credential: Credential
    ) async throws -> [ReportVersion] {
        try await reading(for: .readReports, as: credential) { context, db in
            var sql = SQL.reportVersions + " WHERE true"
            if let report = filter.report { sql = sql + " AND v.report = \(report.rawValue)" }
            if let period = filter.period { sql = sql + " AND v.period = \("\(period)")" }
            let all = try db.all(sql + " ORDER BY v.period DESC, v.report, v.department, v.number DESC") {
                try ReportVersion(row: $0)
            }
            return all.filter {
                (filter.status == nil || $0.status == filter.status) && $0.isOpen(to: context.actor.permissions)
            }
        }
    }

    /// A version, and everything it prints as it was frozen; whole where nothing is to be withheld, which is for whoever reads casework.
    public func frozenDocument(
        _ id: ReportVersionID, whole: Bool = false, as credential: Credential
    ) async throws -> (version: ReportVersion, document: String) {
        try await reading(for: .readReports, as: credential) { _ in
            Question(ReportVersion.question(id, lock: false), SQL.document(of: id, whole: whole)) { ($0, $1) }
        } _: { context, found, _ in
            guard let version = found.0, let document = found.1 else { throw NotFound(ReportVersion.Kind.name) }
            try context.checkReads(version.report)
            let permissions = context.actor.permissions
            guard version.isOpen(to: permissions) else { throw NotFound(ReportVersion.Kind.name) }
            guard !whole || permissions.contains(.readCasework) else { throw AccessRefusal.forbidden(.readCasework) }
            return (version, document)
        }
    }

    /// A version with nothing withheld and, of all that it counted, what the caller sees and how many they do not.
    public func frozenReport(
        _ id: ReportVersionID, as credential: Credential
    ) async throws -> (version: ReportVersion, frozen: FrozenReport, notShown: Int) {
        try await reading(.snapshot, as: credential) { context, db in
            let version = try ReportVersion.find(id, context, db)
            try context.checkReads(version.report)
            guard let document = try db.ask(SQL.document(of: id, whole: true)) else {
                throw NotFound(ReportVersion.Kind.name)
            }
            let frozen = FrozenReport(
                report: version.report, period: version.period, department: version.department,
                computedOn: version.computedOn, registerPosition: version.registerPosition,
                calendarVersion: version.calendarVersion,
                document: "", wholeDocument: document, writings: [],
                counts: try db.all(SQL.counts(of: id)) { row in
                    FrozenReport.Count(
                        figure: try row["figure"], key: try row["key"], isWhole: try row["is_whole"],
                        counted: try row["counted"])
                },
                rows: try db.all(SQL.members(of: id)) { row in
                    FrozenReport.Row(
                        population: try row["population"], id: try row["row_id"], reference: try row["reference"],
                        complaint: try row["complaint_id"], counts: try row["counts"],
                        quantities: try row["quantities"])
                })
            let all = try db.one("SELECT report_version_rows(\(id)) AS rows") { try $0["rows"] as Int }
            return (version, frozen, all - frozen.rows.count)
        }
    }

    /// What was said about a version, the first first.
    public func reportComments(_ id: ReportVersionID, as credential: Credential) async throws -> [ReportComment] {
        try await reading(.snapshot, as: credential) { context, db in
            try context.checkReads(try ReportVersion.find(id, context, db).report)
            return try db.all(
                """
                SELECT status, body, made_by, made_at FROM report_comment WHERE report_version_id = \(id)
                ORDER BY made_at, id
                """
            ) { row in
                ReportComment(
                    status: try row["status"], text: try row["body"], by: try row["made_by"], at: try row["made_at"])
            }
        }
    }
}

extension OperationContext {
    /// Refuses what belongs to a report that the caller may not read.
    func checkReads(_ report: ReportName) throws(AccessRefusal) {
        let permission = report.permission
        guard actor.permissions.contains(permission) else { throw .forbidden(permission) }
    }
}

extension SQL {
    /// Asks for everything a version prints, with nothing withheld or as its public view.
    fileprivate static func document(of version: ReportVersionID, whole: Bool) -> Question<String?> {
        let column: SQL = whole ? "whole_document" : "document"
        return Question.first("SELECT " + column + " AS document FROM report_version WHERE id = \(version)") {
            try $0["document"] as String
        }
    }

    fileprivate static func counts(of version: ReportVersionID) -> SQL {
        """
        SELECT figure, key, is_whole, counted FROM report_version_count WHERE report_version_id = \(version)
        ORDER BY number
        """
    }

    fileprivate static func members(of version: ReportVersionID) -> SQL {
        """
        SELECT population, row_id, reference, complaint_id, counts, quantities
        FROM report_version_member WHERE report_version_id = \(version)
        ORDER BY population, row_id
        """
    }
}
