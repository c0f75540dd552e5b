public import Complaints
public import Foundation
public import Postgres
import WorkingDays

extension ReportStatus: PostgresCodable {}

extension ReportVersion: StoredRecord {
    public typealias Kind = RecordKinds.ReportVersion

    public static func question(_ id: ReportVersionID, lock: Bool) -> Question<ReportVersion?> {
        let found = Question.first("\(SQL.reportVersions) WHERE v.id = \(id)") { try ReportVersion(row: $0) }
        return lock ? found.locking("SELECT id FROM report_version WHERE id = \(id) FOR UPDATE") : found
    }

    public static func moveOn(_ id: RecordID<Kind>, at now: Date, _ db: borrowing Transaction) throws {
        try db.execute("UPDATE report_version SET version = version + 1 WHERE id = \(id)")
    }

    /// A version from the columns of `SQL.reportVersions`.
    init(row: Row) throws {
        let report: String = try row["report"]
        let period: String = try row["period"]
        guard let report = ReportName(rawValue: report), let period = Period(period) else {
            throw UnknownReport(report: report, period: period)
        }
        let statuses: [ReportStatus] = try row["statuses"]
        let moments: [Date] = try row["moments"]
        let movers: [String] = try row["movers"]
        self.init(
            id: try row["id"], report: report, period: period, department: try row["department"],
            number: try row["number"],
            steps: statuses.indices.map { Step(status: statuses[$0], at: moments[$0], by: movers[$0]) },
            computedOn: try row["computed_on"], registerPosition: try row["register_position"],
            calendarVersion: try row["calendar_version"], digest: try row["digest"],
            wholeDigest: try row["whole_digest"], version: try row["version"])
    }

    /// Holds every other change of the versions of its report, period and department back until the transaction ends.
    static func lockVersions(
        of report: ReportName, _ period: Period, department: String?, _ db: borrowing Transaction
    ) throws {
        let key = ["report", report.rawValue, "\(period)", department ?? ""].joined(separator: " ")
        try db.execute("SELECT pg_advisory_xact_lock(hashtextextended(\(key)::text, 0))")
    }
}

/// A version of a report or a period that this program does not make any more.
struct UnknownReport: Error {
    let report: String
    let period: String
}

extension SQL {
    /// The versions, each with what it came to in the order it did.
    static let reportVersions: SQL = """
        SELECT v.id, v.report, v.period, v.department, v.number, v.computed_on, v.register_position, v.calendar_version,
            v.digest, v.whole_digest, v.version, s.statuses, s.moments, s.movers
        FROM report_version AS v
        CROSS JOIN LATERAL (
            SELECT array_agg(t.status ORDER BY o.place) AS statuses, array_agg(t.moved_at ORDER BY o.place) AS moments,
                array_agg(t.moved_by ORDER BY o.place) AS movers
            FROM report_version_step AS t
            JOIN unnest(\(ReportStatus.allCases.map(\.rawValue))::text[]) WITH ORDINALITY AS o (status, place)
                ON o.status = t.status
            WHERE t.report_version_id = v.id
        ) AS s
        """
}
