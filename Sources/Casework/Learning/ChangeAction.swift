public import Complaints
import Foundation
public import JSON
public import Postgres
public import WorkingDays

/// Gives an action another owner or another day, with the reason; the audit keeps what it was (requirement R78).
///
/// The complaints team does so, or the department that owns the action and goes on owning it.
public struct ChangeAction: ActionChange {
    public static let event = "action_changed"
    public static let permission = Permission.respond

    public let target: Target<RecordKinds.Action>
    public let owner: PersonID?
    public let ownerDepartment: String?
    public let dueOn: Day?
    public let reason: String

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Action>) {
        self.target = target
        owner = fields.identifier(optional: "owner_id").map { PersonID(rawValue: $0) }
        ownerDepartment = fields.text(optional: "owner_department", limit: 200, audited: true)
        dueOn = fields.day(optional: "due_on")
        reason = fields.text("reason", limit: 2_000, audited: true)
    }

    public func apply(
        to record: inout ActionRecord, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        try required("reason", reason)
        try record.owner.checkWrites(context, db)
        let isKept = owner == nil && ownerDepartment == nil
        let next = isKept ? nil : try ActionOwner.find(owner, department: ownerDepartment, in: record.complaint, db)
        try next?.checkWrites(context, db)
        try record.change(owner: next, dueOn: dueOn)
    }

    public func details(from before: ActionRecord, to after: ActionRecord) -> [String: AuditValue?] {
        var details: [String: AuditValue?] = [
            "action": .text(action.text), "owner_id": after.owner.person.map { .text($0.text) },
            "owner_department": after.owner.department.map { .text($0) }, "due_on": .text(after.dueOn.description),
        ]
        details["from_owner_id"] = before.owner.person.map { .text($0.text) }
        details["from_owner_department"] = before.owner.department.map { .text($0) }
        details["from_due_on"] = .text(before.dueOn.description)
        return details
    }
}
