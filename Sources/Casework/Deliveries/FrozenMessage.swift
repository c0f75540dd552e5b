import Complaints
import Foundation
import Postgres

/// A message as it is made of what was queued; nothing of it changes later, but its address where somebody sends it again.
struct FrozenMessage: Sendable {
    let id: UUID
    let channel: MessageChannel
    let person: PersonID?
    let webhook: WebhookID?
    let address: String
    let subject: String?
    let body: String
    let isUrgent: Bool
    /// The numbers of the deliveries it is of.
    let deliveries: [Int]
}

extension FrozenMessage {
    /// Stores messages that are claimed from the beginning.
    static func store(_ messages: [FrozenMessage], _ claim: Claim, _ db: borrowing Transaction) throws {
        guard !messages.isEmpty else { return }
        try db.execute(SQL.insert(messages, claim))
        let parts = messages.flatMap { message in message.deliveries.map { (delivery: $0, message: message.id) } }
        try db.execute(
            """
            UPDATE delivery AS d SET message_id = n.message_id
            FROM unnest(\(parts.map(\.delivery)), \(parts.map(\.message))) AS n (id, message_id)
            WHERE d.id = n.id
            """)
    }

    /// Sends deliveries to nobody.
    static func cancel(_ deliveries: [Int], _ db: borrowing Transaction) throws {
        guard !deliveries.isEmpty else { return }
        try db.execute("UPDATE delivery SET cancelled = true WHERE id = ANY(\(deliveries))")
    }
}

extension SQL {
    fileprivate static func insert(_ messages: [FrozenMessage], _ claim: Claim) -> SQL {
        let now = claim.request.now
        return """
            INSERT INTO message (
                id, channel, recipient_person_id, webhook_id, address, subject, body, is_urgent, created_at, state,
                attempts, claim, lease_until, changed_at
            )
            SELECT n.id, n.channel, n.person_id, n.webhook_id, n.address, n.subject, n.body, n.is_urgent, \(now), 'claimed',
                1, \(claim.id), \(claim.request.leaseUntil), \(now)
            FROM unnest(
                \(messages.map(\.id)), \(messages.map(\.channel.rawValue))::text[],
                \(messages.map { $0.person?.rawValue }), \(messages.map { $0.webhook?.rawValue }),
                \(messages.map(\.address))::text[], \(messages.map(\.subject))::text[],
                \(messages.map(\.body))::text[], \(messages.map(\.isUrgent))
            ) AS n (id, channel, person_id, webhook_id, address, subject, body, is_urgent)
            """
    }
}
