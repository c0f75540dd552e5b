public import Complaints
import Foundation
public import JSON
public import Postgres
public import WorkingDays

/// Gives an obligation another owner or another day, with the reason; the audit keeps what it was (requirement R78).
///
/// The complaints team does so, or the department that owns the obligation and goes on owning it.
public struct ChangeObligation: ObligationChange {
    public static let event = "obligation_changed"
    public static let permission = Permission.respond

    public let target: Target<RecordKinds.Obligation>
    public let owner: NamedOwner
    public let dueOn: Day?
    /// The day on which the Ombudsman agreed to a later one; today where none is told.
    public let agreedOn: Day?
    public let reason: String

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Obligation>) {
        self.target = target
        owner = NamedOwner(&fields)
        dueOn = fields.day(optional: "due_on")
        agreedOn = fields.day(optional: "agreed_on")
        if agreedOn != nil, dueOn == nil { fields.missing("due_on", with: "agreed_on") }
        reason = fields.text("reason", limit: 2_000, audited: true)
    }

    public func apply(
        to record: inout Obligation, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        try required("reason", reason)
        try record.agreed().owner.checkWrites(context, db)
        let next =
            owner.isNobody
            ? nil
            : try ObligationOwner.find(owner, in: record.complaint, today: context.today, db)
        try next?.checkWrites(context, db)
        try record.change(owner: next, dueOn: dueOn, agreedOn: agreedOn, today: context.today)
    }

    public func details(from before: Obligation, to after: Obligation) -> [String: AuditValue?] {
        var details: [String: AuditValue?] = ["obligation": .text(obligation.text)]
        for (prefix, terms) in [("from_", before.terms), ("", after.terms)] {
            details[prefix + "owner_id"] = terms?.owner.person.map { .text($0.text) }
            details[prefix + "owner_department"] = terms?.owner.department.map { .text($0) }
            details[prefix + "owner_service"] = terms?.owner.service.map { .text($0) }
            details[prefix + "owner_post_id"] = terms?.owner.post.map { .text($0.text) }
            details[prefix + "due_on"] = terms.map { .text($0.due.on.description) }
        }
        return details
    }
}
