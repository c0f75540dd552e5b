public import Complaints
import Foundation
public import JSON
public import Postgres
import WorkingDays

/// Moves a complaint that was answered under the wrong procedure into the right one: the Complaints Manager's decision, with
/// its reason and the tests of an acceptance.
///
/// It comes under the version in force on its day of receipt, with its history, as if it had been accepted into that from
/// the beginning; its deadlines are computed anew, and what the sweep flagged and is no longer true is withdrawn.
public struct MoveComplaintToProcedure: ComplaintChange {
    public static let event = "complaint_moved_to_procedure"
    public static let permission = Permission.decide
    public static let corrects = true

    public let target: Target<RecordKinds.Complaint>
    public let procedure: Procedure
    public let move: ProcedureMove
    private var movedOn: Day?

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Complaint>) {
        self.target = target
        procedure = fields.choice("procedure")
        let reason = fields.text("reason", limit: 2_000, audited: true)
        let tests = EligibilityTests(
            eligibleComplainant: fields.flag(optional: "eligible_complainant"),
            subjectInScope: fields.flag(optional: "subject_in_scope"))
        let aboutChildrensSocialCare = fields.flag(optional: "about_childrens_social_care")
        let stages = fields.objects(optional: "stages", limit: 3) { fields in
            MovedStage(
                stage: fields.choice("stage"), isSetAside: fields.flag(optional: "set_aside") ?? false,
                breachReason: fields.choice(optional: "breach_reason"),
                breachExplanation: fields.text(optional: "breach_explanation", limit: 2_000))
        }
        move = ProcedureMove(
            reason: reason, tests: tests, aboutChildrensSocialCare: aboutChildrensSocialCare, stages: stages,
            rightsCheck: RightsCheck(&fields))
    }

    public static func attempt(on complaint: inout Complaint, at stage: StageName?, context: RuleContext) throws {
        try complaint.checkMovable()
    }

    /// The version of the other procedure in force on the day of receipt.
    public func version(
        for complaint: Complaint, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> ProcedureVersion {
        try complaint.checkMovable()
        return try context.casework.knowledge.version(of: procedure, on: complaint.receivedOn, db)
    }

    public func perform(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws -> ComplaintRecord {
        var operation = self
        operation.movedOn = context.today
        return try operation.change(context, db)
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        try complaint.move(move, context: context)
    }

    public var keepsOut: KeptOut? {
        guard procedure != .childrens, let movedOn else { return nil }
        return KeptOut(.routeOut, on: movedOn, reason: move.reason, check: move.rightsCheck)
    }

    /// What was done at a stage that is set aside is told nowhere else.
    public func details(replacing before: Complaint) -> [String: AuditValue?] {
        var details: [String: AuditValue?] = [:]
        for stage in before.stages where move.stages.contains(where: { $0.stage == stage.stage && $0.isSetAside }) {
            let name = "set_aside_\(stage.stage.rawValue)_"
            details[name + "responded_on"] = stage.respondedOn.map { .text($0.description) }
            details[name + "responded_by"] = stage.respondedBy.map { .text($0.text) }
            details[name + "outcome"] = stage.outcome.map { .text($0.rawValue) }
            details[name + "extended_to"] = stage.extensions.last.map { .text($0.extendedTo.description) }
        }
        return details
    }
}

extension Complaint {
    /// Lets the notices that name a stage follow it where its place has another name.
    func moveNotices(replacing before: Complaint, _ db: borrowing Transaction) throws {
        for old in before.stages {
            guard let moved = stage(old.id), moved.stage != old.stage else { continue }
            try db.execute(
                "UPDATE notice SET stage = \(moved.stage) WHERE complaint_id = \(id) AND stage = \(old.stage)")
        }
    }

    /// What was proposed of an offer of stage 2 or an early referral is decided where the complaint left the children's
    /// procedure.
    func followMove(replacing before: Complaint, event: Int, _ db: borrowing Transaction) throws {
        guard let held = before.acceptance?.procedure, let now = acceptance?.procedure, now != held else { return }
        guard held == .childrens else { return }
        try db.execute(
            """
            UPDATE proposal SET decided_by_event = \(event)
            WHERE complaint_id = \(id) AND decided_by_event IS NULL
                AND decision IN (\(ProposedDecision.stage2Offer), \(ProposedDecision.earlyReferral))
            """)
    }
}
