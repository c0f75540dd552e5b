public import WorkingDays

/// What the Complaints Manager decided about a stage that was asked for after the complainant's time for it.
public struct LateRequestDecision: Hashable, Sendable {
    public let accepted: Bool
    public let decidedOn: Day
    public let reason: String
    /// The day of the letter that gives the reasons; a request is not declined without it.
    public let letterSentOn: Day?

    /// A decision with its reason.
    public init(accepted: Bool, decidedOn: Day, reason: String, letterSentOn: Day?) {
        self.accepted = accepted
        self.decidedOn = decidedOn
        self.reason = reason
        self.letterSentOn = letterSentOn
    }
}

extension Complaint {
    /// The last day for asking for a children's stage 2 or 3, where it was asked for later; else nil.
    ///
    /// SI 2006/1738 regs 17, 18: 20 working days from receiving the answer of the stage before.
    public func lastDayMissed(by name: StageName, context: RuleContext) throws -> Day? {
        guard name == .investigation || name == .reviewPanel, let stage = stage(name),
            let previous = stages.first(where: { $0.position == stage.position - 1 }),
            let window = try context.deadline("next_stage_request", of: previous, received: receipt),
            stage.requestedOn > window.dueOn
        else { return nil }
        return window.dueOn
    }

    /// Decides whether a late request is heard all the same; what is declined ends the stage.
    ///
    /// The limit is not absolute: a late request is decided with a reason and never refused by itself, and a request that
    /// was declined may be accepted after all (rule CH-3.2), also where a receipt recorded since shows that it was in time.
    /// None is declined while its window is provisional (ruling "Stage 3 window without a receipt"), a child's only after a
    /// Children's Rights Officer's check (requirement R56).
    public mutating func decideLateRequest(
        _ decision: LateRequestDecision, for name: StageName, check: RightsCheck? = nil, context: RuleContext
    ) throws {
        try required("reason", decision.reason)
        if !decision.accepted { try require(check, "decided_on", decision.decidedOn, context: context) }
        let wasDeclined = stage(name)?.lateRequest?.accepted == false
        let last = try lastDayMissed(by: name, context: context)
        guard stage(name) == nil || last != nil || wasDeclined && decision.accepted else {
            throw Refusal.requestInTime(name)
        }
        if !decision.accepted, let last, name == .reviewPanel, stage(.investigation)?.adjudicationReceivedOn == nil {
            throw Refusal.adjudicationReceiptMissing(last: last)
        }
        if wasDeclined, let index = stages.firstIndex(where: { $0.stage == name }) { stages[index].lateRequest = nil }
        try change(name) { stage in
            try once("decided_on", stage.lateRequest?.decidedOn)
            try context.check("decided_on", decision.decidedOn, after: stage.requestEvent, stage.requestedOn)
            if let letterSentOn = decision.letterSentOn {
                try context.check("letter_sent_on", letterSentOn, after: "decided_on", decision.decidedOn)
            } else if !decision.accepted {
                throw Refusal.blank("letter_sent_on")
            }
            stage.lateRequest = decision
        }
    }

    /// Refuses work on a stage whose late request nobody has decided.
    func checkRequestDecided(_ name: StageName, context: RuleContext) throws {
        guard stage(name)?.lateRequest == nil, let last = try lastDayMissed(by: name, context: context) else { return }
        throw Refusal.lateRequestUndecided(name, last: last)
    }
}
