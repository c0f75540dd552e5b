public import WorkingDays

/// A referral to the Ombudsman in place of a review panel, after a stage 2 with every point upheld.
public struct EarlyReferral: Hashable, Sendable {
    public let referredOn: Day
    /// Nil, as the plan, in an imported register, which has only the day.
    public let reason: String?
    /// What is to be done about the points that were upheld.
    public let actionPlan: String?
    /// Until the Ombudsman accepts, the clocks of stage 3 run on.
    public var acceptedOn: Day?

    /// A referral on a day.
    public init(referredOn: Day, reason: String?, actionPlan: String?, acceptedOn: Day? = nil) {
        self.referredOn = referredOn
        self.reason = reason
        self.actionPlan = actionPlan
        self.acceptedOn = acceptedOn
    }
}
