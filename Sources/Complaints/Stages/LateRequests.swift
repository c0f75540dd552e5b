public import WorkingDays

extension Complaint {
    /// The last day for asking for a children's stage 2 or 3, where it was asked for later; else nil.
    ///
    /// SI 2006/1738 regs 17, 18: 20 working days from receiving the answer of the stage before.
    public func lastDayMissed(by name: StageName, context: RuleContext) throws -> Day? {
        guard name == .investigation || name == .reviewPanel, let stage = stage(name),
            let previous = stages.first(where: { $0.position == stage.position - 1 }),
            let window = try context.duty("next_stage_request", of: previous, received: receipt),
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
        _ decision: LateDecision, for name: StageName, check: RightsCheck? = nil, context: RuleContext
    ) throws {
        try required("reason", decision.reason)
        if !decision.accepted { try require(check, "decided_on", decision.decidedOn, context: context) }
        try checkLateDecision(decision, for: name, context: context)
        if stage(name)?.lateRequest?.accepted == false, let index = stages.firstIndex(where: { $0.stage == name }) {
            stages[index].lateRequest = nil
        }
        try change(name) { stage in
            try once("decided_on", stage.lateRequest?.decidedOn)
            try decision.check(after: stage.requestEvent, stage.requestedOn, context: context)
            stage.lateRequest = decision
        }
    }

    /// Refuses to decide on a request that came in time, and to decline one while its window is provisional.
    func checkLateDecision(_ decision: LateDecision, for name: StageName, context: RuleContext) throws {
        let wasDeclined = stage(name)?.lateRequest?.accepted == false
        let last = try lastDayMissed(by: name, context: context)
        guard stage(name) == nil || last != nil || wasDeclined && decision.accepted else {
            throw Refusal.requestInTime(name)
        }
        if !decision.accepted, let last, name == .reviewPanel, stage(.investigation)?.adjudicationReceivedOn == nil {
            throw Refusal.adjudicationReceiptMissing(last: last)
        }
    }

    /// Refuses work on a stage whose late request nobody has decided.
    func checkRequestDecided(_ name: StageName, context: RuleContext) throws {
        guard stage(name)?.lateRequest == nil, let last = try lastDayMissed(by: name, context: context) else { return }
        throw Refusal.lateRequestUndecided(name, last: last)
    }
}
