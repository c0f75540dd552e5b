public import Complaints
public import Foundation
public import JSON
public import Postgres

/// Gives a webhook another secret, shown in the answer and never again; what is sent is signed with both for a day, so that
/// the receiver can change over.
public struct RotateWebhookSecret: RequestedOperation {
    public static let event = "webhook_secret_rotated"
    public static let permission = Permission.administer
    public static let adds = true
    /// How long the old secret is valid beside the new one, in seconds.
    public static let overlap: TimeInterval = 24 * 3600

    public let target: Target<RecordKinds.Webhook>

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Webhook>) {
        self.target = target
    }

    public func perform(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws -> WebhookWithSecret
    {
        let before = try WebhookRecord.lock(target, context, db)
        try WebhookDisabling.checkEnabled(before.disabledFor)
        let secret = WebhookSecret()
        try db.execute(
            """
            UPDATE webhook SET secret_before = secret, secret = \(secret.text),
                secret_before_until = \(context.now.addingTimeInterval(Self.overlap))
            WHERE id = \(target.id)
            """)
        try WebhookRecord.moveOn(target.id, at: context.now, db)
        try context.audit(Self.event, details: before.audited, db)
        return WebhookWithSecret(webhook: try WebhookRecord.find(target.id, context, db), secret: secret)
    }
}
