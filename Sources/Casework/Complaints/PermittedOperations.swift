public import Complaints
import Foundation
import Postgres
import WorkingDays

/// An operation on a complaint, and whether it may be done now by the caller.
public struct PermittedOperation: Sendable {
    /// Its identifier in openapi.yaml, as `grantExtension`.
    public let operation: String
    /// The stage it is about; nil where it is about the complaint as a whole.
    public let stage: StageName?
    public let permission: Permission
    public let verdict: Verdict

    /// What stands in the way, if anything.
    public enum Verdict: Sendable {
        case permitted
        case refused(Refusal)
        /// The caller's role does not hold the permission.
        case forbidden
    }
}

extension Casework {
    /// Operations on a complaint with whether the caller may do them today, in the order given.
    ///
    /// The rules themselves are asked: each operation is tried on a copy of the complaint with the values a caller would
    /// send today. A refusal that blames a field says nothing against the operation; one that blames the complaint does.
    public func permitted(
        _ operations: [any ComplaintOperation.Type], on id: ComplaintID, as credential: Credential
    ) async throws -> [PermittedOperation] {
        try await reading(.transaction, as: credential) { context, db in
            let complaint = try Complaint.find(id, context, db)
            let version = try complaint.acceptance.map { try knowledge.version($0.procedureVersion, db) }
            let rules = try context.rules(
                version ?? .unaccepted, try knowledge.calendar(db), open: try FilePart.open(of: id, db),
                signs: try ChildSigns.of(id, db), db)
            let isChilds = complaint.isChilds(rules.signs)
            let acting = try context.acting(on: id, db)
            let involvement = try Involvement.load(of: id, settling: ProposedDecision.allCases, db)
            return operations.flatMap { operation in
                operation.stages(of: complaint, rules).map { stage in
                    let permission =
                        isChilds && operation.isDecisionOnChild ? .decide : operation.permission(at: stage)
                    let actor = context.actor.acting(with: permission)
                    if actor != nil, operation is any ComplaintChange.Type, Permission.ofOnesOwn.contains(permission),
                        !acting.contains(permission)
                    {
                        return PermittedOperation(
                            operation: operation.name, stage: stage, permission: permission,
                            verdict: .refused(.notYourComplaint))
                    }
                    return PermittedOperation(
                        operation: operation.name, stage: stage, permission: permission,
                        verdict: actor.map { operation.verdict(on: complaint, stage, rules, to: $0, involvement) }
                            ?? .forbidden)
                }
            }
        }
    }
}

extension ComplaintOperation {
    /// The stages to ask about: where the operation belongs to some, those of the procedure among them.
    fileprivate static func stages(of complaint: Complaint, _ context: RuleContext) -> [StageName?] {
        switch scope {
        case .complaint: [nil]
        case .stages(let names): context.version.stages.filter(names.contains)
        case .nextStage: [complaint.stages.last.flatMap { context.version.stage(after: $0.stage) }]
        }
    }

    fileprivate static func verdict(
        on complaint: Complaint, _ stage: StageName?, _ context: RuleContext, to actor: Actor,
        _ involvement: Involvement
    ) -> PermittedOperation.Verdict {
        var copy = complaint
        do {
            try involvement.check(actor.signature, settling: (self as? any ComplaintChange.Type)?.settles)
            if !takesErrors { try copy.checkCounts() }
            try attempt(on: &copy, at: stage, context: context)
        } catch let refusal as Refusal {
            if !refusal.code.blamesRequest { return .refused(refusal) }
        } catch {
            // A day beyond the calendar stands in the way of the day, not of the operation.
        }
        return .permitted
    }
}

extension FilePart {
    /// The kinds of which the complaint's file has one that could be ended.
    fileprivate static func open(of complaint: ComplaintID, _ db: borrowing Transaction) throws -> Set<FilePart> {
        let found: [(FilePart, Bool)] = try db.one(
            """
            SELECT
                EXISTS (
                    SELECT FROM decision_freeze AS f WHERE f.complaint_id = \(complaint) AND f.agreed AND f.ended_on IS NULL
                ) AS freeze,
                EXISTS (SELECT FROM party AS p WHERE p.complaint_id = \(complaint) AND p.ended_on IS NULL) AS party,
                EXISTS (SELECT FROM entry AS e WHERE e.complaint_id = \(complaint) AND e.struck_at IS NULL) AS entry,
                EXISTS (
                    SELECT FROM safeguarding_referral AS r
                    WHERE r.complaint_id = \(complaint) AND r.acknowledged_at IS NULL
                        AND r.error_on IS NULL
                ) AS referral,
                EXISTS (
                    SELECT FROM obligation AS b
                    WHERE b.complaint_id = \(complaint) AND \(SQL.isOutstanding)
                ) AS obligation,
                EXISTS (
                    SELECT FROM ombudsman_case AS o WHERE o.complaint_id = \(complaint) AND o.error_on IS NULL
                ) AS ombudsman_case
            """
        ) {
            [
                (.freeze, try $0["freeze"]), (.party, try $0["party"]), (.entry, try $0["entry"]),
                (.referral, try $0["referral"]), (.obligation, try $0["obligation"]),
                (.ombudsmanCase, try $0["ombudsman_case"]),
            ]
        }
        return Set(found.filter(\.1).map(\.0))
    }
}
