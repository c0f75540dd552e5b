import Complaints
import Foundation
import JSON
import Postgres

/// What is queued for webhooks: one message for each alert, which has nothing but identifiers in it.
///
/// Whoever receives it asks the service for the rest, with a token that may read it (Standard Webhooks 1.0.0, "thin"
/// payloads).
struct QueuedForWebhooks: Sendable {
    private let claim: Claim

    init(_ claim: Claim) { self.claim = claim }

    private struct Queued {
        let id: Int
        let isVoid: Bool
        let message: FrozenMessage
    }

    /// Makes messages of what is due, and sends nothing of what was cancelled or is for a disabled webhook.
    func freeze(limit: Int, _ db: borrowing Transaction) throws -> (messages: [UUID], looked: Int) {
        guard claim.request.channels.contains(.webhook) else { return ([], 0) }
        let queued = try db.all(SQL.queuedForWebhooks(claim, limit: limit), queued)
        try FrozenMessage.cancel(queued.filter(\.isVoid).map(\.id), db)
        let messages = queued.filter { !$0.isVoid }.map(\.message)
        try FrozenMessage.store(messages, claim, db)
        return (messages.map(\.id), queued.count)
    }

    private func queued(row: Row) throws -> Queued {
        let id: Int = try row["id"]
        return Queued(
            id: id, isVoid: try row["is_void"],
            message: FrozenMessage(
                id: .version7(at: claim.request.now), channel: .webhook, person: nil, webhook: try row["webhook_id"],
                address: try row["url"], subject: nil, body: try body(row: row), isUrgent: try row["is_urgent"],
                deliveries: [id]))
    }

    private func body(row: Row) throws -> String {
        let kind: AlertKind = try row["kind"]
        let raisedAt: Date = try row["raised_at"]
        let alert: AlertID = try row["alert_id"]
        let complaint: ComplaintID? = try row["complaint_id"]
        let contact: ContactID? = try row["contact_id"]
        let json = JSONWriter.answer { json in
            json.field("type", "alert.raised")
            json.field("timestamp", raisedAt)
            json.object("data") { json in
                json.field("alert_id", alert)
                json.field("kind", kind)
                json.field("complaint_id", complaint)
                json.field("contact_id", contact)
            }
        }
        return String(decoding: json, as: UTF8.self)
    }
}

extension SQL {
    fileprivate static func queuedForWebhooks(_ claim: Claim, limit: Int) -> SQL {
        """
        SELECT d.id, d.webhook_id, d.is_urgent, d.alert_id, a.kind, a.raised_at, a.complaint_id, a.contact_id, w.url,
            a.cancelled_for IS NOT NULL OR w.disabled_at IS NOT NULL AS is_void
        FROM delivery AS d
        JOIN alert AS a ON a.id = d.alert_id
        JOIN webhook AS w ON w.id = d.webhook_id
        WHERE \(isDue(at: claim.request.now)) AND d.webhook_id IS NOT NULL AND \(claim.isNotPaused("d"))
        ORDER BY d.is_urgent DESC, d.send_after, d.id
        LIMIT \(limit)
        FOR UPDATE OF d SKIP LOCKED
        """
    }
}
