public import Complaints
import Foundation
public import JSON
public import Postgres
import WorkingDays

/// Moves a version of a report on: presented, final, published (requirement R141).
public struct MoveReportVersion: RecordChange {
    public static let event = "report_version_moved"
    public static let permission = Permission.decide
    public static let reachesEverything = true

    public let target: Target<RecordKinds.ReportVersion>
    public let status: ReportStatus
    /// What was said about it on the way.
    public let comment: String?

    public init(_ fields: inout Fields, of target: Target<RecordKinds.ReportVersion>) {
        self.target = target
        status = fields.choice("status")
        comment = fields.text(optional: "comment", limit: .narrative)
    }

    public func write(
        to record: ReportVersion, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        try record.checkMove(to: status)
        if status == .published { try checkPublication(of: record, db) }
        try db.execute(SQL.step(status, of: record.id, at: context.now, by: context.actor.name))
        if status == .published { try db.execute(SQL.reportIsPublished(record)) }
        if let comment {
            let made = ReportComment(status: status, text: comment, by: context.actor.name, at: context.now)
            try db.execute(SQL.insert(made, of: record.id))
        }
    }

    /// Two versions of one report are not published at once, so that the later one always holds.
    private func checkPublication(of record: ReportVersion, _ db: borrowing Transaction) throws {
        try ReportVersion.lockVersions(of: record.report, record.period, department: record.department, db)
        let unreviewed = try db.all(
            SQL.unreviewedFaults(
                record.report.reviewedProcedures, from: record.period.firstOn, to: record.period.lastOn)
        ) { try ComplaintSummary(row: $0) }
        let names = try db.all(SQL.storedNames(for: record.id)) { try $0["name"] as String }
        let writings = try db.one(
            "SELECT writing_sections, writings FROM report_version WHERE id = \(record.id)"
        ) { row in
            zip(try row["writing_sections"] as [String], try row["writings"] as [String]).map {
                FrozenReport.Writing(section: $0, text: $1)
            }
        }
        try record.checkPublication(
            latest: try db.one(SQL.latestPublished(record)) { try $0["number"] },
            unreviewed: unreviewed.filter { record.department == nil || $0.department == record.department }
                .map(\.reference),
            frozenUnreviewed: try db.all(SQL.frozenUnreviewed(record.id)) { try $0["reference"] },
            naming: PrintSummary.naming(names, among: writings, \.text))
    }
}

extension SQL {
    /// The names that nothing printed in a version has: of the directory, and of the complaints that it counted.
    fileprivate static func storedNames(for version: ReportVersionID) -> SQL {
        """
        WITH counted AS (
            SELECT DISTINCT m.complaint_id FROM report_version_member AS m WHERE m.report_version_id = \(version)
        )
        SELECT p.name FROM person AS p
        UNION
        SELECT n.name
        FROM counted AS k
        JOIN complaint AS c ON c.id = k.complaint_id
        CROSS JOIN LATERAL (VALUES (c.complainant), (c.representative)) AS n (name)
        WHERE n.name IS NOT NULL
        UNION
        SELECT y.name FROM counted AS k JOIN party AS y ON y.complaint_id = k.complaint_id
        """
    }

    /// The complaints that a version counted among the faults of its figure of remedial reviews, and not among those reviewed.
    fileprivate static func frozenUnreviewed(_ version: ReportVersionID) -> SQL {
        """
        WITH review AS (
            SELECT k.number, k.key
            FROM report_version_count AS k
            WHERE k.report_version_id = \(version) AND k.figure LIKE '%.learning.remedial_reviews'
        )
        SELECT DISTINCT coalesce(m.reference, m.row_id) AS reference
        FROM report_version_member AS m
        WHERE m.report_version_id = \(version)
            AND EXISTS (SELECT FROM review AS r WHERE r.key = 'of' AND r.number = ANY(m.counts))
            AND NOT EXISTS (SELECT FROM review AS r WHERE r.key = 'count' AND r.number = ANY(m.counts))
        ORDER BY reference
        """
    }

    /// The greatest number of the same report, period and department that is published.
    fileprivate static func latestPublished(_ version: ReportVersion) -> SQL {
        """
        SELECT max(v.number) AS number
        FROM report_version AS v
        JOIN report_version_step AS s ON s.report_version_id = v.id AND s.status = 'published'
        WHERE v.report = \(version.report.rawValue) AND v.period = \("\(version.period)")
            AND v.department IS NOT DISTINCT FROM \(version.department)
        """
    }
}
