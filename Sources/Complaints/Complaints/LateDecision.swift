public import WorkingDays

/// What the Complaints Manager decided about something that came after the complainant's time for it, a request for a
/// stage or a point: it is heard all the same, or declined with its reasons in a letter (rule CH-3.2; SI 2006/1738 reg 9;
/// SI 2009/309 reg 12).
public struct LateDecision: Hashable, Sendable {
    public let accepted: Bool
    public let decidedOn: Day
    public let reason: String
    /// The day of the letter that gives the reasons; nothing is declined without it.
    public let letterSentOn: Day?

    /// A decision with its reason.
    public init(accepted: Bool, decidedOn: Day, reason: String, letterSentOn: Day?) {
        self.accepted = accepted
        self.decidedOn = decidedOn
        self.reason = reason
        self.letterSentOn = letterSentOn
    }

    /// Refuses days out of their order, and to decline without the letter; `event` is what came late.
    func check(after event: String, _ earlier: Day, context: RuleContext) throws(Refusal) {
        try context.check("decided_on", decidedOn, after: event, earlier)
        if let letterSentOn {
            try context.check("letter_sent_on", letterSentOn, after: "decided_on", decidedOn)
        } else if !accepted {
            throw .blank("letter_sent_on")
        }
    }
}
