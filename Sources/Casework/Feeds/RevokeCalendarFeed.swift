public import Complaints
import Foundation
public import JSON
public import Postgres

/// Revokes a calendar feed: from now on nobody reads it by its address.
public struct RevokeCalendarFeed: RequestedOperation {
    public static let event = "calendar_feed_revoked"
    public static let permission = Permission.recordCasework

    public let target: UnversionedTarget<RecordKinds.CalendarFeed>
    public let reason: String

    public init(_ fields: inout Fields, of target: UnversionedTarget<RecordKinds.CalendarFeed>) {
        self.target = target
        reason = fields.text("reason", limit: 2_000)
    }

    public func perform(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws -> CalendarFeed {
        try required("reason", reason)
        let found = try db.first(SQL.calendarFeeds + " WHERE f.id = \(target.id) FOR UPDATE") {
            try CalendarFeed.columns.read($0)
        }
        guard var feed = found else { throw NotFound(RecordKinds.CalendarFeed.name) }
        try feed.revoke(for: reason, context, db)
        return feed
    }
}
