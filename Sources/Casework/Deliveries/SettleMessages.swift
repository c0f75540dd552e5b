public import Complaints
public import Foundation
public import Postgres

/// A message whose state was stored under its worker's claim.
public struct SettledMessage: Sendable, Hashable {
    public let id: MessageID
    public let channel: MessageChannel
    public let webhook: WebhookID?
    public let state: MessageState
    public let attempts: Int
}

/// Stores what became of messages, all at once; what another worker has taken since stays as it is.
public struct SettleMessages: Operation {
    public static let event = "messages_handed_over"
    public static let permission = Permission.recordCasework

    public let results: [MessageResult]
    /// When it became of them.
    public let now: Date

    public init(_ results: [MessageResult], at now: Date) {
        self.results = results
        self.now = now
    }

    /// Those that were still the worker's.
    public func perform(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws -> [SettledMessage] {
        guard !results.isEmpty else { return [] }
        let settled = try db.all(SQL.settle(results, at: now)) { row in
            SettledMessage(
                id: try row["id"], channel: try row["channel"], webhook: try row["webhook_id"], state: try row["state"],
                attempts: try row["attempts"])
        }
        let handedOver = settled.filter { $0.state == .handedOver }
        if !handedOver.isEmpty {
            try db.execute(SQL.told(handedOver.map(\.id.rawValue), at: now))
            let counts = Dictionary(grouping: handedOver, by: \.channel.rawValue).mapValues {
                AuditValue.number($0.count)
            }
            try context.audit(Self.event, details: counts, db)
        }
        try GivenUp.audit(
            settled.filter { $0.state == .dead }.map { GivenUp(id: $0.id, channel: $0.channel, attempts: $0.attempts) },
            context, db)
        let gone = Set(results.filter(\.isGone).map(\.id))
        for webhook in Set(settled.filter { gone.contains($0.id) }.compactMap(\.webhook)) {
            try disable(webhook, context, db)
        }
        return settled
    }

    private func disable(
        _ webhook: WebhookID, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        let isNew = try db.execute(
            """
            UPDATE webhook SET disabled_at = \(now), disabled_for = \(WebhookDisabling.gone), version = version + 1,
                changed_at = \(now)
            WHERE id = \(webhook) AND disabled_at IS NULL
            """)
        guard isNew == 1 else { return }
        try context.audit(
            DisableWebhook.event,
            details: ["webhook_id": .text(webhook.text), "disabled_for": .text(WebhookDisabling.gone.rawValue)], db)
    }
}

/// A message that was given up, for the audit: what it was, not whom it was for.
struct GivenUp: Sendable {
    let id: MessageID
    let channel: MessageChannel
    let attempts: Int

    static func audit(_ messages: [GivenUp], _ context: borrowing OperationContext, _ db: borrowing Transaction) throws
    {
        for message in messages {
            try context.audit(
                "message_given_up",
                details: [
                    "message_id": .text(message.id.text), "channel": .text(message.channel.rawValue),
                    "attempts": .number(message.attempts),
                ], db)
        }
    }
}

extension GivenUp {
    init(row: Row) throws {
        id = try row["id"]
        channel = try row["channel"]
        attempts = try row["attempts"]
    }
}

extension SQL {
    /// The last error stays beside what is tried again, and goes when the channel has it.
    fileprivate static func settle(_ results: [MessageResult], at now: Date) -> SQL {
        """
        UPDATE message AS m SET state = r.state, claim = NULL, lease_until = NULL, next_attempt_at = r.next_attempt_at,
            error = CASE WHEN r.state = 'handed_over' THEN NULL ELSE coalesce(r.error, m.error) END,
            provider_reference = r.provider_reference,
            handed_over_at = CASE WHEN r.state = 'handed_over' THEN \(now) END,
            attempts = m.attempts - CASE WHEN r.is_attempt THEN 0 ELSE 1 END, version = m.version + 1,
            changed_at = \(now)
        FROM unnest(
            \(results.map(\.id.rawValue)), \(results.map(\.claim)), \(results.map(\.state.rawValue))::text[],
            \(results.map(\.nextAttemptAt)), \(results.map(\.error))::text[],
            \(results.map(\.providerReference))::text[], \(results.map(\.isAttempt))
        ) AS r (id, claim, state, next_attempt_at, error, provider_reference, is_attempt)
        WHERE m.id = r.id AND m.claim = r.claim AND m.state = 'claimed'
        RETURNING m.id, m.channel, m.webhook_id, m.state, m.attempts
        """
    }

    /// Says of alerts that somebody was told; in one order, since others may say so of the same.
    ///
    /// They are found by their keys: where most alerts were told as they were raised, the planner expects few that were not, and
    /// would look at each of those for each batch, which in a storm are nearly all.
    fileprivate static func told(_ messages: [UUID], at now: Date) -> SQL {
        """
        UPDATE alert AS a SET told_at = \(now)
        FROM (
            SELECT id FROM alert
            WHERE id = ANY(ARRAY(SELECT alert_id FROM delivery WHERE message_id = ANY(\(messages)))) AND told_at IS NULL
            ORDER BY id FOR NO KEY UPDATE
        ) AS told
        WHERE a.id = told.id
        """
    }
}
