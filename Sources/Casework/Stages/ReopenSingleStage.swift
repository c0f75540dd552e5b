public import Complaints
public import JSON
import WorkingDays

/// Opens the answered single stage of an adult social care or public health complaint again.
public struct ReopenSingleStage: ComplaintChange {
    public static let event = "single_stage_reopened"
    public static let permission = Permission.decide
    public static let scope = OperationScope.stages([.singleStage])

    public let target: StageTarget
    public let reason: String

    public init(_ fields: inout Fields, of target: StageTarget) {
        self.target = target
        reason = fields.text("reason", limit: 2_000, audited: true)
    }

    public static func attempt(on complaint: inout Complaint, at stage: StageName?, context: RuleContext) throws {
        try complaint.reopenSingleStage(reason: Sample.text)
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        try complaint.reopenSingleStage(reason: reason)
    }

    public func details(replacing before: Complaint) -> [String: AuditValue?] {
        let stage = before.stage(.singleStage)
        return details.merging([
            "responded_on_before": stage?.respondedOn.map { .text($0.description) },
            "outcome_before": stage?.outcome.map { .text($0.rawValue) },
        ]) { $1 }
    }
}
