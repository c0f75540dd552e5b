public import Complaints
import Foundation
public import JSON
public import Postgres
public import WorkingDays

/// Gives a post to somebody from a day on, and if told until another; whoever holds it has it until the day before.
public struct HandOverPost: RecordChange {
    public static let event = "post_handed_over"
    public static let permission = Permission.administer

    public let target: Target<RecordKinds.Post>
    public let person: PersonID
    public let fromOn: Day
    public let untilOn: Day?

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Post>) {
        self.target = target
        person = PersonID(rawValue: fields.identifier("person_id"))
        fromOn = fields.day("from_on")
        untilOn = fields.day(optional: "until_on")
    }

    public func write(
        to found: Post, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        // Locked, so that nobody is given a post while they are leaving.
        try Person.load(person, lock: true, db).found(or: .unknownPerson(field: "person_id"))
            .checkActive(field: "person_id")
        var post = found
        try post.handOver(to: person, from: fromOn, until: untilOn, today: context.today)
        try post.store(db)
    }

    public func details(from before: Post, to after: Post) -> [String: AuditValue?] {
        ["post_id": .text(after.id.text), "from_person_id": before.holder(on: fromOn).map { .text($0.person.text) }]
    }
}
