public import Complaints
import Foundation
public import JSON
public import Postgres

/// Keeps what is printed of a case, without names, and the themes of the faults that were found (requirements R92, R95).
public struct SummariseOmbudsmanCase: RecordChange {
    public static let event = "ombudsman_case_summarised"
    public static let permission = Permission.recordCasework

    public let target: Target<RecordKinds.OmbudsmanCase>
    public let summary: String
    /// Codes of the council's list of causes, each once.
    public let themes: [String]

    public init(_ fields: inout Fields, of target: Target<RecordKinds.OmbudsmanCase>) {
        self.target = target
        summary = fields.text("summary", limit: 20_000)
        themes = fields.texts(optional: "themes", limit: 20, length: 100)
    }

    public func write(
        to record: OmbudsmanCaseRecord, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        let names = try record.complaint.map { try Complaint.find($0, context, db).printedNames(db) } ?? []
        try record.checkSummary(summary, themes: themes, names: names)
        try db.execute("UPDATE ombudsman_case SET summary = \(summary) WHERE id = \(ombudsmanCase)")
        try db.execute("DELETE FROM ombudsman_case_theme WHERE ombudsman_case_id = \(ombudsmanCase)")
        let kept = try db.execute(
            """
            INSERT INTO ombudsman_case_theme (ombudsman_case_id, cause)
            SELECT \(ombudsmanCase), c.code FROM cause AS c
            WHERE c.code = ANY(\(themes)::text[]) AND c.retired_on IS NULL
            """)
        if kept < themes.count { try Cause.refuse(themes, from: try Cause.all(db)) }
    }

    public var details: [String: AuditValue?] {
        ["themes": themes.isEmpty ? nil : .text(themes.joined(separator: ", "))]
    }
}
