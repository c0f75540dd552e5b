public import Complaints
import Foundation
import Postgres

extension CalendarFeed {
    static let columns = ColumnList(
        { id, person, team, description, createdBy, createdAt, revokedAt, revokedBy in
            guard let owner = try? FeedOwner(person: person, team: team) else {
                preconditionFailure("calendar_feed_of_one holds.")
            }
            return CalendarFeed(
                id: id, owner: owner, description: description, createdBy: createdBy, createdAt: createdAt,
                revokedAt: revokedAt, revokedBy: revokedBy)
        }, Column("id", \.id, .fixed), Column("person_id", \.owner.person), Column("team_id", \.owner.team),
        Column("description", \.description), Column("created_by", \.createdBy), Column("created_at", \.createdAt),
        Column("revoked_at", \.revokedAt), Column("revoked_by", \.revokedBy))

    /// Revokes every feed of a person; the number of them.
    static func revokeAll(
        of person: PersonID, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> Int {
        let feeds = try db.all(SQL.calendarFeeds + " WHERE f.person_id = \(person) AND f.revoked_at IS NULL FOR UPDATE")
        {
            try columns.read($0)
        }
        for var feed in feeds { try feed.revoke(for: "The person has left.", context, db) }
        return feeds.count
    }

    /// Revokes the feed, whose row is locked.
    mutating func revoke(
        for reason: String, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        try revoke(by: context.actor.name, at: context.now)
        try db.execute(SQL.update("calendar_feed", set: Self.columns.stored(self)) + " WHERE id = \(id)")
        try context.audit(
            RevokeCalendarFeed.event, details: ["calendar_feed_id": .text(id.text), "reason": .text(reason)], db)
    }
}

extension SQL {
    static let calendarFeeds: SQL = "SELECT \(list(CalendarFeed.columns.names, of: "f")) FROM calendar_feed AS f"
}

extension Casework {
    /// Every feed there is or was, in the order they were made.
    public func calendarFeeds(as credential: Credential) async throws -> [CalendarFeed] {
        try await reading(as: credential) { _, db in
            try db.all(SQL.calendarFeeds + " ORDER BY f.id") { try CalendarFeed.columns.read($0) }
        }
    }
}
