public import Complaints
public import Foundation
public import Postgres

/// What a manager says in a section of a report about a period.
public struct ReportCommentaryRecord: Sendable, Hashable {
    public let id: ReportCommentaryID
    public let report: ReportName
    public let period: Period
    public let section: String
    /// Nil where it was taken back.
    public let text: String?
    public let writtenBy: String
    public let writtenAt: Date
    public let version: Int

    static let columns = ColumnList(
        ReportCommentaryRecord.init,
        Column("id", \.id), Column("report", \.report), Column("period", \.period), Column("section", \.section),
        Column("body", \.text), Column("written_by", \.writtenBy), Column("written_at", \.writtenAt),
        Column("version", \.version))
}

extension ReportCommentaryRecord: StoredRecord {
    public typealias Kind = RecordKinds.ReportCommentary

    public static func question(_ id: ReportCommentaryID, lock: Bool) -> Question<ReportCommentaryRecord?> {
        let select: SQL = "SELECT \(SQL.list(columns.names, of: "y")) FROM report_commentary AS y WHERE y.id = \(id)"
        return Question.first(lock ? select + " FOR UPDATE" : select) { try columns.read($0) }
    }

    public static func moveOn(_ id: ReportCommentaryID, at now: Date, _ db: borrowing Transaction) throws {
        try db.execute("UPDATE report_commentary SET version = version + 1 WHERE id = \(id)")
    }
}

extension ReportName: PostgresCodable {}

extension Casework {
    /// Reads a commentary.
    public func reportCommentary(
        _ id: ReportCommentaryID, as credential: Credential
    ) async throws -> ReportCommentaryRecord {
        try await reading(as: credential) { _ in
            ReportCommentaryRecord.question(id, lock: false)
        } _: { context, found, _ in
            guard let found else { throw NotFound(ReportCommentaryRecord.Kind.name) }
            try context.checkReads(found.report)
            return found
        }
    }

    /// The commentary of a report about a period, section by section.
    public func reportCommentaries(
        of report: ReportName, _ period: Period, as credential: Credential
    ) async throws -> [ReportCommentaryRecord] {
        try await reading(as: credential) { context, db in
            try context.checkReads(report)
            return try db.all(
                """
                SELECT \(SQL.list(ReportCommentaryRecord.columns.names, of: "y")) FROM report_commentary AS y
                WHERE y.report = \(report) AND y.period = \(period) ORDER BY y.section
                """
            ) { try ReportCommentaryRecord.columns.read($0) }
        }
    }
}
