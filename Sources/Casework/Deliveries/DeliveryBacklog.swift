public import Complaints
public import Foundation
import Postgres
import WorkingDays

/// What waits to be sent by a channel.
public struct DeliveryBacklog: Sendable, Hashable {
    public let channel: MessageChannel
    /// How many deliveries are queued whose time has come.
    public let queued: Int
    /// When the time of the oldest of them came.
    public let queuedSince: Date
}

extension Casework {
    /// What is queued and due now, by channel; nothing for a channel by which nothing is.
    public func deliveryBacklog() async throws -> [DeliveryBacklog] {
        let now = clock.now
        return try await reader.single { db in
            try db.reachEverything()
            return try DeliveryBacklog.all(at: now, db)
        }
    }
}

extension DeliveryBacklog {
    /// Within how many seconds what is due is taken to be sent, wherever something sends by its channel.
    private static let patience: TimeInterval = 15 * 60

    /// How many deliveries nobody sends, by channel.
    static func unsent(at now: Date, _ db: borrowing Transaction) throws -> [MessageChannel: Int] {
        let waiting = try all(at: now.addingTimeInterval(-patience), db)
        return Dictionary(uniqueKeysWithValues: waiting.map { ($0.channel, $0.queued) })
    }

    static func all(at now: Date, _ db: borrowing Transaction) throws -> [DeliveryBacklog] {
        try db.all(
            """
            SELECT d.channel, count(*) AS queued, min(d.send_after) AS queued_since
            FROM delivery AS d
            WHERE \(SQL.isDue(at: now))
            GROUP BY d.channel
            ORDER BY d.channel
            """
        ) {
            DeliveryBacklog(
                channel: try $0["channel"], queued: try $0["queued"], queuedSince: try $0["queued_since"])
        }
    }
}
