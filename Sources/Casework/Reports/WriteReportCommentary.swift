public import Complaints
import Foundation
public import JSON
public import Postgres

/// In which report of which period a manager writes.
public struct CommentedReport: Sendable, Hashable {
    public let report: ReportName
    public let period: Period

    /// Reads the fields; what cannot be read is kept in `fields`.
    public init(_ fields: inout Fields) {
        report = fields.choice("report")
        period = fields.period("period")
    }
}

/// Writes what a manager says in a section of a report about a period (requirement R141).
public struct WriteReportCommentary: RequestedOperation {
    public static let event = "report_commentary_written"
    public static let permission = Permission.keepReports

    /// The report and its period, with the sections there are.
    public let written: WritableReport
    public let section: String
    public let text: String

    public init(_ fields: inout Fields, of written: WritableReport) {
        self.written = written
        section = fields.code("section", as: "the code of a section, as introduction", ReportCodes.isSection)
        text = fields.text("text", limit: .narrative)
    }

    public func perform(
        _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> ReportCommentaryRecord {
        try self.written.check(section: section)
        let written = ReportCommentaryRecord(
            id: ReportCommentaryID(rawValue: .version7(at: context.now)), report: self.written.report,
            period: self.written.period, section: section, text: text, writtenBy: context.actor.name,
            writtenAt: context.now, version: 1)
        try db.refusing(["report_commentary_section_key": .commentaryExists]) {
            _ = try db.execute(
                SQL.insert(ReportCommentaryRecord.columns.stored(written), into: "report_commentary"))
        }
        try context.audit(
            Self.event, details: written.audited.merging(["to_text": .text(text)]) { $1 }, db)
        return written
    }
}

/// Puts another text in the place of a commentary, or takes it back; the audit keeps both texts.
public struct ChangeReportCommentary: RecordChange {
    public static let event = "report_commentary_changed"
    public static let permission = Permission.keepReports

    public let target: Target<RecordKinds.ReportCommentary>
    /// Nil takes the commentary back.
    public let text: String?

    public init(_ fields: inout Fields, of target: Target<RecordKinds.ReportCommentary>) {
        self.target = target
        text =
            fields.isNull("text")
            ? fields.text(optional: "text", limit: .narrative) : fields.text("text", limit: .narrative)
    }

    public func write(
        to record: ReportCommentaryRecord, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        try Correction.check(changes: record.text == text ? 0 : 1, unrecorded: nil)
        try db.execute(
            """
            UPDATE report_commentary
            SET body = \(text), written_by = \(context.actor.name), written_at = \(context.now)
            WHERE id = \(record.id)
            """)
    }

    public func details(
        from before: ReportCommentaryRecord, to after: ReportCommentaryRecord
    ) -> [String: AuditValue?] {
        after.audited.merging([
            "from_text": before.text.map { .text($0) }, "to_text": after.text.map { .text($0) },
        ]) { $1 }
    }
}

extension ReportCommentaryRecord {
    /// Which commentary it is, for the audit.
    fileprivate var audited: [String: AuditValue?] {
        [
            "commentary": .text(id.text), "report": .text(report.rawValue), "period": .text(period.description),
            "section": .text(section),
        ]
    }
}
