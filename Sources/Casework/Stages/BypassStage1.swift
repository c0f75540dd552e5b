public import Complaints
public import JSON
public import WorkingDays

/// Passes children's stage 1 over where both sides agree.
public struct BypassStage1: ComplaintChange {
    public static let event = "stage_1_bypassed"
    public static let permission = Permission.decide
    public static let scope = OperationScope.stages([.localResolution])

    public let target: StageTarget
    public let bypassedOn: Day
    public let complainantAgrees: Bool
    public let reason: String

    public init(_ fields: inout Fields, of target: StageTarget) {
        self.target = target
        bypassedOn = fields.day("bypassed_on")
        complainantAgrees = fields.flag("complainant_agrees")
        reason = fields.text("reason", limit: 2_000, audited: true)
    }

    public static func attempt(on complaint: inout Complaint, at stage: StageName?, context: RuleContext) throws {
        try complaint.bypassStage1(on: context.today, complainantAgrees: true, reason: Sample.text, context: context)
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        try complaint.bypassStage1(
            on: bypassedOn, complainantAgrees: complainantAgrees, reason: reason, context: context)
    }
}
