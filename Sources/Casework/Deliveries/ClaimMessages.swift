public import Complaints
import Foundation
public import Postgres
import WorkingDays

/// Takes messages to send, each for one worker alone: those whose worker did not come back, those to be tried again, and
/// what is queued, which becomes messages that never change after that.
///
/// The rows are locked and those of others are passed over, so that no two workers have one; a lease that ended gives the
/// same message to the next. Nothing here is done by anybody, and the audit has only what became of it.
public struct ClaimMessages: Operation {
    public static let event = "messages_claimed"
    public static let permission = Permission.recordCasework

    public let request: ClaimRequest

    public init(_ request: ClaimRequest) { self.request = request }

    /// - Throws: `Refusal.clockDiffers` where the machine's clock is not the database's, since leases are compared with it.
    public func perform(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws -> ClaimedBatch {
        try context.checkClock(db)
        let claim = Claim(id: .version7(at: request.now), request: request)
        var ids = try db.all(claim.expired(limit: request.limit)) { try $0["id"] as UUID }
        ids += try db.all(claim.waiting(limit: request.limit - ids.count)) { try $0["id"] as UUID }
        var looked = ids.count
        if looked < request.limit {
            let queued = try QueuedForPeople(claim, context).freeze(limit: request.limit - looked, db)
            (ids, looked) = (ids + queued.messages, looked + queued.looked)
        }
        if looked < request.limit {
            let queued = try QueuedForWebhooks(claim).freeze(limit: request.limit - looked, db)
            (ids, looked) = (ids + queued.messages, looked + queued.looked)
        }
        try GivenUp.audit(db.all(claim.disabled(ids)) { try GivenUp(row: $0) }, context, db)
        let messages = try db.all(SQL.claimedMessages(ids, by: claim.id)) {
            try ClaimedMessage(row: $0, claim: claim.id, at: request.now)
        }
        return ClaimedBatch(messages: messages, mayBeMore: looked >= request.limit)
    }
}

/// Under which messages are taken.
struct Claim: Sendable {
    let id: UUID
    let request: ClaimRequest

    var channels: [String] { request.channels.map(\.rawValue) }

    /// Takes messages whose worker's lease has ended.
    fileprivate func expired(limit: Int) -> SQL {
        take("m.state = 'claimed' AND m.lease_until <= \(request.now)", by: "m.lease_until", limit: limit)
    }

    /// Takes messages whose time to be tried again has come.
    fileprivate func waiting(limit: Int) -> SQL {
        take("m.state = 'waiting' AND m.next_attempt_at <= \(request.now)", by: "m.next_attempt_at", limit: limit)
    }

    private func take(_ condition: SQL, by order: SQL, limit: Int) -> SQL {
        """
        UPDATE message AS t SET state = 'claimed', claim = \(id), lease_until = \(request.leaseUntil),
            next_attempt_at = NULL, attempts = t.attempts + 1, version = t.version + 1, changed_at = \(request.now)
        FROM (
            SELECT m.id FROM message AS m
            WHERE \(condition) AND m.channel = ANY(\(channels)::text[]) AND \(isNotPaused("m"))
            ORDER BY \(order), m.id LIMIT \(limit) FOR UPDATE SKIP LOCKED
        ) AS due
        WHERE t.id = due.id
        RETURNING t.id
        """
    }

    /// A condition on a row that may be for a webhook.
    func isNotPaused(_ row: SQL) -> SQL {
        "(\(row).webhook_id IS NULL OR \(row).webhook_id <> ALL(\(request.paused.map(\.rawValue))))"
    }

    /// Gives up what is for a webhook that is told nothing any more.
    fileprivate func disabled(_ ids: [UUID]) -> SQL {
        """
        UPDATE message AS m SET state = 'dead', claim = NULL, lease_until = NULL, attempts = m.attempts - 1,
            error = 'The webhook was disabled before this was sent.'
        FROM webhook AS w
        WHERE m.id = ANY(\(ids)) AND w.id = m.webhook_id AND w.disabled_at IS NOT NULL
        RETURNING m.id, m.channel, m.attempts
        """
    }
}

extension SQL {
    fileprivate static func claimedMessages(_ ids: [UUID], by claim: UUID) -> SQL {
        """
        SELECT m.id, m.channel, m.webhook_id, m.address, m.subject, m.body, m.created_at, m.attempts, m.error, w.secret,
            w.secret_before, w.secret_before_until
        FROM message AS m
        LEFT JOIN webhook AS w ON w.id = m.webhook_id
        WHERE m.id = ANY(\(ids)) AND m.claim = \(claim)
        ORDER BY m.is_urgent DESC, m.id
        """
    }
}
