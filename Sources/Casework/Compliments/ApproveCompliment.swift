public import Complaints
import Foundation
public import JSON
public import Postgres

/// Approves the text of a compliment for print; whoever approves gives it, staff and children reduced to initials.
public struct ApproveCompliment: RecordChange {
    public static let event = "compliment_approved"
    public static let permission = Permission.decide

    public let target: Target<RecordKinds.Compliment>
    public let publishedText: String

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Compliment>) {
        self.target = target
        publishedText = fields.text("published_text", limit: 20_000)
    }

    public func write(
        to record: ComplimentRecord, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        try db.execute(
            """
            UPDATE compliment
            SET published_text = \(publishedText), approved_by = \(context.actor.name), approved_at = \(context.now)
            WHERE id = \(compliment)
            """)
    }

    public var details: [String: AuditValue?] { ["compliment": .text(compliment.text)] }
}
