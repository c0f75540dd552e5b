public import Complaints
import Foundation
public import JSON
public import Postgres
import WorkingDays

/// Sends a message again that was given up: the same words under the same reference, to the address that its recipient has
/// now.
public struct ResendMessage: RecordChange {
    public static let event = "message_resent"
    public static let permission = Permission.administer

    public let target: Target<RecordKinds.Message>

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Message>) {
        self.target = target
    }

    public func write(
        to record: MessageRecord, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        try record.state.checkMayBeSentAgain()
        let address = try db.first(SQL.address(of: record, on: context.today)) { try $0["address"] as String? }
        try db.execute(
            """
            UPDATE message SET state = 'waiting', next_attempt_at = \(context.now), attempts = 0,
                address = \(address.flatMap(\.self).found(or: .messageHasNoAddress))
            WHERE id = \(record.id)
            """)
    }

    public func details(from before: MessageRecord, to after: MessageRecord) -> [String: AuditValue?] {
        [
            "message_id": .text(after.id.text), "channel": .text(after.channel.rawValue),
            "attempts_before": .number(before.attempts),
        ]
    }
}

extension SQL {
    fileprivate static func address(of message: MessageRecord, on today: Day) -> SQL {
        guard let person = message.person else {
            return "SELECT url AS address FROM webhook WHERE id = \(message.webhook) AND disabled_at IS NULL"
        }
        return """
            SELECT CASE \(message.channel) WHEN 'email' THEN email ELSE telephone END AS address
            FROM person WHERE id = \(person) AND (active_until IS NULL OR active_until >= \(today))
            """
    }
}
