public import Complaints
public import Foundation
public import Postgres

/// Where another system of the council is told of alerts; its secret is not part of it.
public struct WebhookRecord: Sendable, Hashable {
    public let id: WebhookID
    public let url: String
    public let description: String
    /// Until when the secret before the last rotation is valid beside the new one; nil where there was none before.
    public let secretBeforeUntil: Date?
    public let disabledAt: Date?
    public let disabledFor: WebhookDisabling?
    public let version: Int
    public let changedAt: Date
}

/// A webhook with a secret that is shown this once.
public struct WebhookWithSecret: Sendable {
    public let webhook: WebhookRecord
    /// Nil where it was shown already.
    public let secret: WebhookSecret?

    /// As it is told where the same request comes again.
    public var withoutSecret: WebhookWithSecret { WebhookWithSecret(webhook: webhook, secret: nil) }
}

extension WebhookRecord {
    public static func question(_ id: WebhookID, lock: Bool) -> Question<WebhookRecord?> {
        let select: SQL = "\(SQL.webhookColumns) WHERE w.id = \(id)"
        return Question.first(lock ? select + " FOR UPDATE" : select) { try columns.read($0) }
    }

    static let columns = ColumnList(
        WebhookRecord.init,
        Column("id", \.id, .fixed), Column("url", \.url), Column("description", \.description),
        Column("secret_before_until", \.secretBeforeUntil), Column("disabled_at", \.disabledAt),
        Column("disabled_for", \.disabledFor), Column("version", \.version, .kept),
        Column("changed_at", \.changedAt))

    var audited: [String: AuditValue?] { ["webhook_id": .text(id.text)] }
}

extension SQL {
    static let webhookColumns: SQL = "SELECT \(list(WebhookRecord.columns.names, of: "w")) FROM webhook AS w"
}

extension WebhookRecord: StoredRecord {
    public typealias Kind = RecordKinds.Webhook

    public static func moveOn(_ id: RecordID<Kind>, at now: Date, _ db: borrowing Transaction) throws {
        try db.execute("UPDATE webhook SET version = version + 1, changed_at = \(now) WHERE id = \(id)")
    }
}

extension Casework {
    /// Every webhook, in the order they were added.
    public func webhooks(as credential: Credential) async throws -> [WebhookRecord] {
        try await reading(for: .administer, as: credential) { _, db in
            try db.all(SQL.webhookColumns + " ORDER BY w.id") { try WebhookRecord.columns.read($0) }
        }
    }

    /// Reads a webhook.
    public func webhook(_ id: WebhookID, as credential: Credential) async throws -> WebhookRecord {
        try await record(id, for: .administer, as: credential)
    }
}
