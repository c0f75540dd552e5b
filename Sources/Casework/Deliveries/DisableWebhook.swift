public import Complaints
import Foundation
public import JSON
public import Postgres

/// Tells a webhook nothing more; what is not sent yet is not sent.
public struct DisableWebhook: RecordChange {
    public static let event = "webhook_disabled"
    public static let permission = Permission.administer

    public let target: Target<RecordKinds.Webhook>

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Webhook>) {
        self.target = target
    }

    public func write(
        to record: WebhookRecord, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        try WebhookDisabling.checkEnabled(record.disabledFor)
        try db.execute(
            """
            UPDATE webhook SET disabled_at = \(context.now), disabled_for = \(WebhookDisabling.asked)
            WHERE id = \(record.id)
            """)
    }

    public func details(from before: WebhookRecord, to after: WebhookRecord) -> [String: AuditValue?] {
        after.audited.merging(["disabled_for": .text(WebhookDisabling.asked.rawValue)]) { $1 }
    }
}

/// Tells a webhook of every alert again, from now on.
public struct EnableWebhook: RecordChange {
    public static let event = "webhook_enabled"
    public static let permission = Permission.administer

    public let target: Target<RecordKinds.Webhook>

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Webhook>) {
        self.target = target
    }

    public func write(
        to record: WebhookRecord, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        try WebhookDisabling.checkDisabled(record.disabledFor)
        try db.refusing(["webhook_url_key": .webhookExists]) {
            _ = try db.execute("UPDATE webhook SET disabled_at = NULL, disabled_for = NULL WHERE id = \(record.id)")
        }
    }

    public func details(from before: WebhookRecord, to after: WebhookRecord) -> [String: AuditValue?] { after.audited }
}
