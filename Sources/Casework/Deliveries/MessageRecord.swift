public import Complaints
public import Foundation
public import Postgres

/// A message as it stands: to whom, about which alerts, and how far it has come; never its address or its words.
public struct MessageRecord: Sendable, Hashable {
    public let id: MessageID
    public let channel: MessageChannel
    public let person: PersonID?
    public let webhook: WebhookID?
    public let isUrgent: Bool
    /// In the order they were queued.
    public let alerts: [UUID]
    public let state: MessageState
    public let attempts: Int
    /// Why it was not taken, the last time.
    public let error: String?
    /// The receiver's own reference, if it gives one.
    public let providerReference: String?
    public let createdAt: Date
    public let nextAttemptAt: Date?
    public let handedOverAt: Date?
    public let version: Int
    public let changedAt: Date
}

extension MessageRecord {
    public static func question(_ id: MessageID, lock: Bool) -> Question<MessageRecord?> {
        let select: SQL = "\(SQL.messageColumns) WHERE m.id = \(id)"
        return Question.first(lock ? select + " FOR UPDATE OF m" : select) { try columns.read($0) }
    }

    static let columns = ColumnList(
        MessageRecord.init,
        Column("id", \.id), Column("channel", \.channel), Column("recipient_person_id", \.person),
        Column("webhook_id", \.webhook), Column("is_urgent", \.isUrgent),
        Column(
            "alerts", \.alerts,
            .computed("ARRAY(SELECT d.alert_id FROM delivery AS d WHERE d.message_id = m.id ORDER BY d.id)")),
        Column("state", \.state), Column("attempts", \.attempts), Column("error", \.error),
        Column("provider_reference", \.providerReference), Column("created_at", \.createdAt),
        Column("next_attempt_at", \.nextAttemptAt), Column("handed_over_at", \.handedOverAt),
        Column("version", \.version), Column("changed_at", \.changedAt))
}

extension SQL {
    fileprivate static let messageColumns: SQL =
        "SELECT \(list(MessageRecord.columns.names, of: "m")) FROM message AS m"

    fileprivate static func messages(_ state: MessageState?, after position: UUID?, limit: Int) -> SQL {
        var sql = messageColumns + " WHERE true"
        if let state { sql = sql + " AND m.state = \(state)" }
        if let position { sql = sql + " AND m.id > \(position)" }
        return sql + " ORDER BY m.id LIMIT \(literal: limit)"
    }
}

extension MessageRecord: StoredRecord {
    public typealias Kind = RecordKinds.Message

    public static func moveOn(_ id: RecordID<Kind>, at now: Date, _ db: borrowing Transaction) throws {
        try db.execute("UPDATE message SET version = version + 1, changed_at = \(now) WHERE id = \(id)")
    }
}

extension Casework {
    /// A page of messages, the oldest first.
    public func messages(
        _ state: MessageState?, after position: UUID?, limit: Int, as credential: Credential
    ) async throws -> Page<MessageRecord, UUID> {
        try await reading(for: .administer, as: credential) { _, db in
            let read = try db.all(SQL.messages(state, after: position, limit: limit + 1)) {
                try MessageRecord.columns.read($0)
            }
            return Page(read, limit: limit, position: \.id.rawValue)
        }
    }

    /// Reads a message.
    public func message(_ id: MessageID, as credential: Credential) async throws -> MessageRecord {
        try await record(id, for: .administer, as: credential)
    }
}
