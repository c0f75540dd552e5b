public import Complaints
public import Foundation
import Postgres

/// A message that is this worker's to send until its lease ends.
public struct ClaimedMessage: Sendable, Hashable {
    /// The reference by which the receiver knows it.
    public let id: MessageID
    public let channel: MessageChannel
    /// The webhook it goes to; nil for a message to somebody.
    public let webhook: WebhookID?
    public let address: String
    public let subject: String?
    public let body: String
    /// What a webhook is signed with, the newest first.
    public let secrets: [String]
    public let createdAt: Date
    /// How often it has been claimed, with this time.
    public let attempts: Int
    /// Whether the receiver may have it already, since it was tried before or its worker did not come back.
    public let mayHaveArrived: Bool
    /// Whose it is: what is recorded of it later counts only under this claim.
    public let claim: UUID
}

/// What a worker wants to send.
public struct ClaimRequest: Sendable {
    public let now: Date
    /// When its lease ends, after which another worker sends the same.
    public let leaseUntil: Date
    /// The channels it can send by now.
    public let channels: Set<MessageChannel>
    /// Webhooks that are left alone for now.
    public let paused: Set<WebhookID>
    /// The most messages.
    public let limit: Int
    public let links: AlertLinks

    public init(
        now: Date, leaseUntil: Date, channels: Set<MessageChannel>, paused: Set<WebhookID> = [], limit: Int,
        links: AlertLinks
    ) {
        self.now = now
        self.leaseUntil = leaseUntil
        self.channels = channels
        self.paused = paused
        self.limit = limit
        self.links = links
    }
}

/// What a worker got.
public struct ClaimedBatch: Sendable {
    public let messages: [ClaimedMessage]
    /// Whether there may be more: as much was looked at as was asked for.
    public let mayBeMore: Bool
}

extension ClaimedMessage {
    /// A message from the columns of `SQL.claimedMessages`.
    init(row: Row, claim: UUID, at now: Date) throws {
        id = try row["id"]
        channel = try row["channel"]
        webhook = try row["webhook_id"]
        address = try row["address"]
        subject = try row["subject"]
        body = try row["body"]
        let before: String? = try row["secret_before_until"] as Date? ?? .distantPast > now ? row["secret_before"] : nil
        secrets = [try row["secret"] as String?, before].compactMap(\.self)
        createdAt = try row["created_at"]
        attempts = try row["attempts"]
        mayHaveArrived = try attempts > 1 || row["error"] as String? != nil
        self.claim = claim
    }
}
