public import Foundation
import WorkingDays

/// A calendar feed as the council knows it; its secret address is nowhere.
public struct CalendarFeed: Sendable, Hashable {
    public let id: CalendarFeedID
    public let owner: FeedOwner
    /// Where it is read, in the words of whoever made it.
    public let description: String
    public let createdBy: String
    public let createdAt: Date
    public private(set) var revokedAt: Date?
    public private(set) var revokedBy: String?

    /// A feed as it is stored.
    public init(
        id: CalendarFeedID, owner: FeedOwner, description: String, createdBy: String, createdAt: Date,
        revokedAt: Date? = nil, revokedBy: String? = nil
    ) {
        self.id = id
        self.owner = owner
        self.description = description
        self.createdBy = createdBy
        self.createdAt = createdAt
        self.revokedAt = revokedAt
        self.revokedBy = revokedBy
    }

    /// Revokes it, once, so that the first day stays.
    public mutating func revoke(by actor: String, at now: Date) throws(Refusal) {
        if let revokedAt { throw .feedRevoked(on: London.day(of: revokedAt)) }
        revokedAt = now
        revokedBy = actor
    }
}
