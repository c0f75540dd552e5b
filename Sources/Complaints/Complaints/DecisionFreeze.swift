public import WorkingDays

/// Whether the decision complained about, as a placement move, is held back while the complaint is considered.
///
/// It never holds a clock (Getting the Best from Complaints).
public struct DecisionFreeze: Hashable, Sendable {
    /// 1 for the first of a complaint.
    public let number: Int
    public let disputedDecision: String
    public let requestedOn: Day
    public let agreed: Bool
    public let decidedOn: Day
    public let decidedBy: String
    public let reason: String
    /// Needed where it was agreed.
    public let reviewOn: Day?
    public let endedOn: Day?

    /// A decision on a request to hold a decision back.
    public init(
        number: Int, disputedDecision: String, requestedOn: Day, agreed: Bool, decidedOn: Day, decidedBy: String,
        reason: String, reviewOn: Day?, endedOn: Day?
    ) {
        self.number = number
        self.disputedDecision = disputedDecision
        self.requestedOn = requestedOn
        self.agreed = agreed
        self.decidedOn = decidedOn
        self.decidedBy = decidedBy
        self.reason = reason
        self.reviewOn = reviewOn
        self.endedOn = endedOn
    }
}
