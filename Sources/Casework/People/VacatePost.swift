public import Complaints
import Foundation
public import JSON
public import Postgres
public import WorkingDays

/// Leaves a post without anybody from a day on.
public struct VacatePost: RecordChange {
    public static let event = "post_vacated"
    public static let permission = Permission.administer

    public let target: Target<RecordKinds.Post>
    /// The first day without anybody.
    public let fromOn: Day

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Post>) {
        self.target = target
        fromOn = fields.day("from_on")
    }

    public func write(
        to found: Post, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        var post = found
        try post.vacate(from: fromOn, today: context.today)
        try post.store(db)
    }

    public func details(from before: Post, to after: Post) -> [String: AuditValue?] {
        ["post_id": .text(after.id.text), "from_person_id": before.holder(on: fromOn).map { .text($0.person.text) }]
    }
}
