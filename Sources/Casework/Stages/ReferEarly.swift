public import Complaints
public import JSON
public import WorkingDays

/// Refers a complaint to the Ombudsman in place of a review panel.
public struct ReferEarly: ComplaintChange {
    public static let event = "early_referral_made"
    public static let permission = Permission.decide
    public static let settles: ProposedDecision? = .earlyReferral
    public static let scope = OperationScope.stages([.reviewPanel])

    public let target: StageTarget
    public let referredOn: Day
    public let complainantAgrees: Bool
    public let reason: String
    public let actionPlan: String

    public init(_ fields: inout Fields, of target: StageTarget) {
        self.target = target
        referredOn = fields.day("early_referral_on")
        complainantAgrees = fields.flag("complainant_agrees")
        reason = fields.text("reason", limit: 2_000, audited: true)
        actionPlan = fields.text("action_plan", limit: 5_000, audited: true)
    }

    public static func attempt(on complaint: inout Complaint, at stage: StageName?, context: RuleContext) throws {
        try complaint.referEarly(
            on: context.today, complainantAgrees: true, reason: Sample.text, actionPlan: Sample.text, context: context)
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        try complaint.referEarly(
            on: referredOn, complainantAgrees: complainantAgrees, reason: reason, actionPlan: actionPlan,
            context: context)
    }
}
