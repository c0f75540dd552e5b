public import Complaints
import Foundation
public import JSON
public import Postgres
import WorkingDays

/// Records what somebody said about a version of a report, a published one too: it changes nothing of it (requirement R141).
public struct CommentOnReportVersion: RequestedOperation {
    public static let event = "report_commented"
    public static let permission = Permission.recordCasework

    public let target: UnversionedTarget<RecordKinds.ReportVersion>
    public let comment: String

    public init(_ fields: inout Fields, of target: UnversionedTarget<RecordKinds.ReportVersion>) {
        self.target = target
        comment = fields.text("comment", limit: .narrative)
    }

    public func perform(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws -> ReportComment {
        let version = try ReportVersion.find(target.id, lock: true, context, db)
        try context.checkReads(version.report)
        let made = ReportComment(
            status: version.status, text: comment, by: context.actor.name, at: context.now)
        try db.execute(SQL.insert(made, of: version.id))
        try context.audit(Self.event, details: ["report_version": .text(version.id.text)], db)
        return made
    }
}

extension SQL {
    /// Adds a comment to a version.
    static func insert(_ comment: ReportComment, of version: ReportVersionID) -> SQL {
        """
        INSERT INTO report_comment (id, report_version_id, status, body, made_by, made_at)
        VALUES (\(UUID.version7(at: comment.at)), \(version), \(comment.status), \(comment.text), \(comment.by),
            \(comment.at))
        """
    }
}
