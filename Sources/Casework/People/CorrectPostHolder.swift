public import Complaints
public import JSON
public import Postgres
public import WorkingDays

/// Corrects who held a post and on which days, or takes back a holding that was entered wrongly; whoever handed the post over
/// for it goes on then, while they are there.
public struct CorrectPostHolder: RecordChange {
    public static let event = "post_holder_corrected"
    public static let permission = Permission.administer
    public static let corrects = true

    public let target: Target<RecordKinds.Post>
    /// The first day of the holding as it was entered.
    public let heldFrom: Day
    /// Whether the person never held the post.
    public let isWithdrawn: Bool
    public let correcting: Correcting<PostHolder>

    private static let facts: [CorrectedFact<PostHolder>] = [
        .identifier("person_id", \.person), .day("from_on", \.fromOn), .day("until_on", ifAny: \.untilOn, isAct: false),
    ]

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Post>) {
        self.target = target
        heldFrom = fields.day("held_from")
        isWithdrawn = fields.flag(optional: "withdrawn") ?? false
        correcting = Correcting(&fields, Self.facts)
    }

    public func write(
        to found: Post, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        guard let before = found.holders.first(where: { $0.fromOn == heldFrom }) else { throw NotFound("post_holder") }
        let holding = isWithdrawn ? nil : try correcting.corrected(before)
        if let holding, holding.person != before.person {
            try Person.load(holding.person, lock: true, db).found(or: .unknownPerson(field: "person_id"))
                .checkActive(field: "person_id")
        }
        var post = found
        try post.correct(before, to: holding, today: context.today)
        if let resumed = Self.resumed(from: found, to: post, except: heldFrom),
            let last = try Person.load(resumed.person, db)?.activeUntil
        {
            _ = post.leave(resumed.person, on: last)
        }
        try post.store(db)
    }

    public func details(from before: Post, to after: Post) -> [String: AuditValue?] {
        let gone = before.holders.first { $0.fromOn == heldFrom }
        let kept = before.holders.map(\.fromOn).filter { $0 != heldFrom }
        let new = after.holders.first { !kept.contains($0.fromOn) }
        let resumed = Self.resumed(from: before, to: after, except: heldFrom)
        var details: [String: AuditValue?] = [
            "post_id": .text(after.id.text), "resumed_person_id": resumed.map { .text($0.person.text) },
            "resumed_until_on": resumed?.untilOn.map { .text($0.description) },
        ]
        for (prefix, holder) in [("from_", gone), ("to_", new)] {
            details[prefix + "person_id"] = holder.map { .text($0.person.text) }
            details[prefix + "from_on"] = holder.map { .text($0.fromOn.description) }
            details[prefix + "until_on"] = holder?.untilOn.map { .text($0.description) }
        }
        return details
    }

    /// Who has the post for other days now, because another's holding was corrected.
    private static func resumed(from before: Post, to after: Post, except heldFrom: Day) -> PostHolder? {
        after.holders.first { now in
            before.holders.contains { $0.fromOn == now.fromOn && $0.fromOn != heldFrom && $0.untilOn != now.untilOn }
        }
    }
}

/// Takes back that a post ended, or gives its end another day; whoever held it is named anew.
public struct CorrectPostEnd: RecordChange {
    public static let event = "post_end_corrected"
    public static let permission = Permission.administer
    public static let corrects = true

    public let target: Target<RecordKinds.Post>
    /// The true last day; nil where the post goes on.
    public let untilOn: Day?
    public let reason: String

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Post>) {
        self.target = target
        untilOn = fields.day(optional: "until_on")
        reason = fields.text("reason", limit: 2_000, audited: true)
    }

    public func write(
        to found: Post, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        try required("reason", reason)
        var post = found
        try post.correctEnd(untilOn, today: context.today)
        try post.store(db)
    }

    public func details(from before: Post, to after: Post) -> [String: AuditValue?] {
        [
            "post_id": .text(after.id.text), "from_until_on": before.untilOn.map { .text($0.description) },
            "to_until_on": after.untilOn.map { .text($0.description) },
        ]
    }
}
