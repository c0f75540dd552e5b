public import Complaints
import Foundation
public import JSON
public import Postgres
public import WorkingDays

/// A change of an action by a rule on a copy, audited with how far it had come and has come now.
public protocol ActionChange: RecordChange where Record == ActionRecord {
    /// Applies the rule; throws a `Refusal` where it says no.
    func apply(
        to record: inout ActionRecord, _ context: borrowing OperationContext, _ db: borrowing Transaction) throws
}

extension ActionChange {
    public func write(
        to record: ActionRecord, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        var changed = record
        try apply(to: &changed, context, db)
        try changed.store(db)
    }

    public func details(from before: ActionRecord, to after: ActionRecord) -> [String: AuditValue?] {
        details.merging(
            [
                "action": .text(action.text), "from_status": .text(before.status.rawValue),
                "to_status": .text(after.status.rawValue),
            ]) { $1 }
    }
}

/// Decides whether a recommendation is accepted; one that is not has its reason (requirement R78).
public struct DecideAction: ActionChange {
    public static let event = "action_decided"
    public static let permission = Permission.decide

    public let target: Target<RecordKinds.Action>
    public let accepted: Bool
    public let decisionReason: String?

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Action>) {
        self.target = target
        accepted = fields.flag("accepted")
        decisionReason = fields.text(optional: "decision_reason", limit: 2_000, audited: true)
    }

    public func apply(
        to record: inout ActionRecord, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        try record.decide(accepted: accepted, reason: decisionReason)
    }
}

/// Records how far an action has come; it is done with evidence only (requirement R78).
///
/// The complaints team does so, or the department that owns the action.
public struct ProgressAction: ActionChange {
    public static let event = "action_progressed"
    public static let permission = Permission.respond

    public let target: Target<RecordKinds.Action>
    public let status: ActionStatus
    public let reachedOn: Day
    public let evidence: String?
    /// When to see whether it worked, where that was not set before.
    public let checkOn: Day?

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Action>) {
        self.target = target
        status = fields.choice("status")
        reachedOn = fields.day("reached_on")
        evidence = fields.text(optional: "evidence", limit: 4_000, audited: true)
        checkOn = fields.day(optional: "check_on")
    }

    public func apply(
        to record: inout ActionRecord, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        try record.owner.checkWrites(context, db)
        try record.progress(to: status, on: reachedOn, evidence: evidence, checkOn: checkOn, today: context.today)
    }
}

/// Records whether an action that was done worked (requirement R80).
public struct CheckAction: ActionChange {
    public static let event = "action_checked"
    public static let permission = Permission.recordCasework

    public let target: Target<RecordKinds.Action>
    public let checkedOn: Day
    public let checkResult: String

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Action>) {
        self.target = target
        checkedOn = fields.day("checked_on")
        checkResult = fields.text("check_result", limit: 4_000, audited: true)
    }

    public func apply(
        to record: inout ActionRecord, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        try record.check(on: checkedOn, result: checkResult, today: context.today)
    }
}
