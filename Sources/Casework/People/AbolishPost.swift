public import Complaints
import Foundation
public import JSON
public import Postgres
public import WorkingDays

/// Ends a post that the council has no longer.
public struct AbolishPost: RecordChange {
    public static let event = "post_abolished"
    public static let permission = Permission.administer

    public let target: Target<RecordKinds.Post>
    /// The last day.
    public let untilOn: Day

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Post>) {
        self.target = target
        untilOn = fields.day("until_on")
    }

    public func write(
        to found: Post, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        var post = found
        try post.abolish(on: untilOn, today: context.today)
        try post.store(db)
    }

    public var details: [String: AuditValue?] { ["post_id": .text(target.id.text)] }
}
