public import Complaints
import Foundation
public import JSON
public import Postgres

/// Adds a webhook, which is told of every alert from now on; its secret is shown in the answer and never again.
public struct AddWebhook: RequestedOperation {
    public static let event = "webhook_added"
    public static let permission = Permission.administer

    public let url: String
    public let description: String

    public init(_ fields: inout Fields, of target: NoTarget) {
        url = fields.text("url", limit: TextLimit(WebhookAddress.lengthLimit))
        description = fields.text("description", limit: 200)
    }

    public func perform(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws -> WebhookWithSecret
    {
        let address = try WebhookAddress(
            url, field: "url", allowsPrivate: context.casework.webhooksMayBePrivate)
        let webhook = WebhookRecord(
            id: WebhookID(rawValue: .version7(at: context.now)), url: address.text, description: description,
            secretBeforeUntil: nil, disabledAt: nil, disabledFor: nil, version: 1, changedAt: context.now)
        let secret = WebhookSecret()
        let row = WebhookRecord.columns.stored(webhook) + ["secret": secret.text]
        try db.refusing(["webhook_url_key": .webhookExists]) { _ = try db.execute(SQL.insert(row, into: "webhook")) }
        try context.audit(Self.event, details: webhook.audited, db)
        return WebhookWithSecret(webhook: webhook, secret: secret)
    }
}
