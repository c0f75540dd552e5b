public import Complaints
import Foundation
public import JSON
public import Postgres
public import WorkingDays

/// A change of an obligation by a rule on a copy, audited with how far it had come and has come now.
public protocol ObligationChange: RecordChange where Record == Obligation {
    /// Applies the rule; throws a `Refusal` where it says no.
    func apply(
        to record: inout Obligation, _ context: borrowing OperationContext, _ db: borrowing Transaction) throws
}

extension ObligationChange {
    /// The record the operation is about.
    public var obligation: ObligationID { target.id }

    public func write(
        to record: Obligation, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        var changed = record
        try apply(to: &changed, context, db)
        try changed.store(db)
    }

    public func details(from before: Obligation, to after: Obligation) -> [String: AuditValue?] {
        details.merging(
            [
                "obligation": .text(obligation.text), "from_status": .text(before.status.rawValue),
                "to_status": .text(after.status.rawValue),
            ]) { $1 }
    }
}

/// Decides whether a recommendation is accepted; one that is not has its reason (requirement R78).
public struct DecideObligation: ObligationChange {
    public static let event = "obligation_decided"
    public static let permission = Permission.decide

    public let target: Target<RecordKinds.Obligation>
    public let accepted: Bool
    public let decisionReason: String?

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Obligation>) {
        self.target = target
        accepted = fields.flag("accepted")
        decisionReason = fields.text(optional: "decision_reason", limit: 2_000, audited: true)
    }

    /// The stage shows what became of its recommendations, so that its complaint moves on with them.
    public func apply(
        to record: inout Obligation, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        try record.decide(accepted: accepted, reason: decisionReason, on: context.today)
        guard record.stage != nil, let complaint = record.complaint else { return }
        try db.execute(
            "UPDATE complaint SET version = version + 1, changed_at = \(context.now) WHERE id = \(complaint)")
    }
}

/// Records how far an obligation has come, and what of an owed quantity was provided or paid for (requirements R78, R100).
///
/// The complaints team does so, or the department that owns it.
public struct ProgressObligation: ObligationChange {
    public static let event = "obligation_progressed"
    public static let permission = Permission.respond

    public let target: Target<RecordKinds.Obligation>
    public let status: ObligationStatus
    public let reachedOn: Day
    public let evidence: String?
    /// When to see whether it worked, where that was not set before.
    public let checkOn: Day?
    public let delivery: OwedQuantity.Delivery

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Obligation>) {
        self.target = target
        status = fields.choice("status")
        reachedOn = fields.day("reached_on")
        evidence = fields.text(optional: "evidence", limit: 4_000, audited: true)
        checkOn = fields.day(optional: "check_on")
        delivery = OwedQuantity.Delivery(&fields)
    }

    public func apply(
        to record: inout Obligation, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        try record.agreed().owner.checkWrites(context, db)
        try record.progress(
            to: status, on: reachedOn, evidence: evidence, checkOn: checkOn, delivery: delivery, today: context.today)
    }
}

/// Records whether an obligation that was done worked (requirement R80).
public struct CheckObligation: ObligationChange {
    public static let event = "obligation_checked"
    public static let permission = Permission.recordCasework

    public let target: Target<RecordKinds.Obligation>
    public let checkedOn: Day
    public let checkResult: String

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Obligation>) {
        self.target = target
        checkedOn = fields.day("checked_on")
        checkResult = fields.text("check_result", limit: 4_000, audited: true)
    }

    public func apply(
        to record: inout Obligation, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        try record.check(on: checkedOn, result: checkResult, today: context.today)
    }
}

/// Records that the Ombudsman was satisfied with what was done (requirement R88; rule LG-C2).
public struct SatisfyObligation: ObligationChange {
    public static let event = "obligation_satisfied"
    public static let permission = Permission.recordCasework

    public let target: Target<RecordKinds.Obligation>
    public let satisfiedOn: Day

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Obligation>) {
        self.target = target
        satisfiedOn = fields.day("satisfied_on")
    }

    public func apply(
        to record: inout Obligation, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        try record.satisfy(on: satisfiedOn, today: context.today)
    }
}
