public import Complaints
import Foundation
public import JSON
public import Postgres
import WorkingDays

/// Which report is to be frozen.
public struct AskedReport: Sendable, Hashable {
    public let report: ReportName
    public let period: Period
    public let department: String?

    /// Reads the fields; what cannot be read is kept in `fields`.
    public init(_ fields: inout Fields) {
        report = fields.choice("report")
        period = fields.period("period")
        department = fields.text(optional: "department", limit: 200)
    }
}

/// Keeps a report as it was computed, as a draft with the next number (requirement R141).
///
/// It is computed before, by whoever asks, in a snapshot of its own: a report counts for long, and reads as the role that sees
/// no names. What it was computed from is kept with it, so that nothing is lost where the register went on meanwhile.
public struct CreateReportVersion: RequestedOperation {
    public static let event = "report_version_created"
    public static let permission = Permission.decide
    public static let reachesEverything = true

    public let frozen: FrozenReport

    public init(_ fields: inout Fields, of frozen: FrozenReport) {
        self.frozen = frozen
    }

    public func perform(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws -> ReportVersion {
        try ReportVersion.lockVersions(of: frozen.report, frozen.period, department: frozen.department, db)
        let id = ReportVersionID(rawValue: .version7(at: context.now))
        let number: Int = try db.one(SQL.insert(frozen, id: id)) { try $0["number"] }
        try db.execute(SQL.step(.draft, of: id, at: context.now, by: context.actor.name))
        try db.execute(SQL.insert(frozen.counts, of: id))
        try db.execute(SQL.insert(frozen.rows, of: id))
        try context.audit(
            Self.event,
            details: [
                "report_version": .text(id.text), "report": .text(frozen.report.rawValue),
                "period": .text("\(frozen.period)"), "department": frozen.department.map(AuditValue.text),
                "number": .number(number),
            ], db)
        return try ReportVersion.find(id, context, db)
    }
}

extension SQL {
    fileprivate static func insert(_ frozen: FrozenReport, id: ReportVersionID) -> SQL {
        """
        INSERT INTO report_version (id, report, period, department, number, computed_on, register_position,
            calendar_version, document, digest, whole_document, whole_digest, writing_sections, writings)
        SELECT \(id), \(frozen.report.rawValue), \("\(frozen.period)"), \(frozen.department), coalesce(max(v.number), 0) + 1,
            \(frozen.computedOn), \(frozen.registerPosition), \(frozen.calendarVersion), \(frozen.document),
            sha256(convert_to(\(frozen.document), 'UTF8')), \(frozen.wholeDocument),
            sha256(convert_to(\(frozen.wholeDocument), 'UTF8')), \(frozen.writings.map(\.section))::text[],
            \(frozen.writings.map(\.text))::text[]
        FROM report_version AS v
        WHERE v.report = \(frozen.report.rawValue) AND v.period = \("\(frozen.period)")
            AND v.department IS NOT DISTINCT FROM \(frozen.department)
        RETURNING number
        """
    }

    /// The step to a status.
    static func step(_ status: ReportStatus, of id: ReportVersionID, at now: Date, by name: String) -> SQL {
        let before = ReportStatus.allCases.first { $0.next == status }
        return """
            INSERT INTO report_version_step (report_version_id, status, follows, moved_at, moved_by)
            VALUES (\(id), \(status), \(before), \(now), \(name))
            """
    }

    /// A count of a figure of one value has no key, which the arrays write as an empty text.
    fileprivate static func insert(_ counts: [FrozenReport.Count], of id: ReportVersionID) -> SQL {
        """
        INSERT INTO report_version_count (report_version_id, number, figure, key, is_whole, counted)
        SELECT \(id), u.number - 1, u.figure, nullif(u.key, ''), u.is_whole, u.counted
        FROM unnest(\(counts.map(\.figure))::text[], \(counts.map { $0.key ?? "" })::text[],
            \(counts.map(\.isWhole))::boolean[], \(counts.map(\.counted))::text[])
            WITH ORDINALITY AS u (figure, key, is_whole, counted, number)
        """
    }

    /// The lists of a row are written as PostgreSQL writes an array, since arrays of arrays have rows of one length.
    fileprivate static func insert(_ rows: [FrozenReport.Row], of id: ReportVersionID) -> SQL {
        """
        INSERT INTO report_version_member
            (report_version_id, population, row_id, reference, complaint_id, counts, quantities)
        SELECT \(id), u.population, u.row_id, nullif(u.reference, ''), nullif(u.complaint, '')::uuid, u.counts::bigint[],
            u.quantities::bigint[]
        FROM unnest(\(rows.map(\.population))::text[], \(rows.map(\.id))::text[],
            \(rows.map { $0.reference ?? "" })::text[], \(rows.map { $0.complaint?.text ?? "" })::text[],
            \(rows.map { array($0.counts) })::text[], \(rows.map { array($0.quantities) })::text[])
            AS u (population, row_id, reference, complaint, counts, quantities)
        """
    }

    private static func array(_ numbers: [Int?]) -> String {
        "{" + numbers.map { $0.map(String.init) ?? "NULL" }.joined(separator: ",") + "}"
    }
}
