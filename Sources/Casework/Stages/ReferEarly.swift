public import Complaints
public import WorkingDays

/// Refers a complaint to the Ombudsman in place of a review panel.
public struct ReferEarly: ComplaintChange {
    public static let event = "early_referral_made"
    public static let permission = Permission.decide
    public static let settles: ProposedDecision? = .earlyReferral

    public let complaint: ComplaintID
    public let expectedVersion: Int?
    public let referredOn: Day
    public let complainantAgrees: Bool
    public let reason: String
    public let actionPlan: String

    /// The operation on a complaint, at the version the caller saw.
    public init(
        complaint: ComplaintID, expectedVersion: Int?, referredOn: Day, complainantAgrees: Bool, reason: String,
        actionPlan: String
    ) {
        self.complaint = complaint
        self.expectedVersion = expectedVersion
        self.referredOn = referredOn
        self.complainantAgrees = complainantAgrees
        self.reason = reason
        self.actionPlan = actionPlan
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        try complaint.referEarly(
            on: referredOn, complainantAgrees: complainantAgrees, reason: reason, actionPlan: actionPlan,
            context: context)
    }

    public var details: [String: AuditValue?] {
        [
            "referred_on": .text(referredOn.description), "complainant_agrees": .flag(complainantAgrees),
            "reason": .text(reason), "action_plan": .text(actionPlan),
        ]
    }
}
