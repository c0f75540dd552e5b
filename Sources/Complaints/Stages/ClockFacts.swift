public import WorkingDays

extension Complaint {
    /// Records that an advocate was asked for at children's stage 1; the target of 10 working days stands still until one
    /// is appointed (SI 2006/1738 reg 14(3), (5)).
    public mutating func askForAdvocate(on day: Day, context: RuleContext) throws {
        try change(.localResolution) { stage in
            try once("advocate_asked_on", stage.advocate?.askedOn, again: day)
            try context.check("advocate_asked_on", day, after: stage.requestEvent, stage.requestedOn)
            stage.advocate = stage.advocate ?? AdvocateRequest(askedOn: day)
        }
    }

    /// Records that the advocate was appointed.
    public mutating func appointAdvocate(on day: Day, context: RuleContext) throws {
        try change(.localResolution) { stage in
            try once("advocate_appointed_on", stage.advocate?.appointedOn, again: day)
            guard let askedOn = stage.advocate?.askedOn else { throw Refusal.advocateNotAsked }
            try context.check("advocate_appointed_on", day, after: "advocate_asked_on", askedOn)
            stage.advocate?.appointedOn = day
        }
    }

    /// Lets a stage 1 that runs wait for the advocate from the days recorded with the offer, whichever came first.
    mutating func waitForAdvocate(context: RuleContext) throws {
        guard let advocate = advocacy?.advocate, stage(.localResolution)?.endedOn == nil,
            stage(.localResolution) != nil
        else { return }
        try askForAdvocate(on: advocate.askedOn, context: context)
        if let appointedOn = advocate.appointedOn { try appointAdvocate(on: appointedOn, context: context) }
    }

    /// Records by when the response will be sent, inside the six months (SI 2009/309 regs 13(7), (8), 14(3)).
    public mutating func plan(_ plan: ResponsePlan, context: RuleContext) throws {
        let receipt = receipt
        try change(.singleStage) { stage in
            try once("made_on", stage.responsePlan?.madeOn)
            try context.check("made_on", plan.madeOn, after: stage.requestEvent, stage.requestedOn)
            if let letterOn = plan.letterOn {
                try context.check("letter_on", letterOn, after: "made_on", plan.madeOn)
            } else if plan.origin == .setByAuthority {
                throw Refusal.planLetterMissing
            }
            guard plan.respondByOn >= plan.madeOn else {
                throw Refusal.outOfOrder("respond_by_on", plan.respondByOn, after: "made_on", plan.madeOn)
            }
            if let limit = try context.duty("response", of: stage, received: receipt),
                plan.respondByOn > limit.dueOn
            {
                throw Refusal.planBeyondLimit(plan.respondByOn, limit: limit.dueOn)
            }
            stage.responsePlan = plan
        }
    }

    /// Records the day the complainant received the adjudication, from which the time to ask for a panel counts
    /// (SI 2006/1738 reg 18).
    public mutating func receiveAdjudication(on day: Day, context: RuleContext) throws(Refusal) {
        guard acceptance != nil else { throw .notAccepted }
        guard let index = stages.firstIndex(where: { $0.stage == .investigation }) else {
            throw .stageNotReached(.investigation)
        }
        guard let respondedOn = stages[index].respondedOn else { throw .previousStageUnanswered(.investigation) }
        try once("adjudication_received_on", stages[index].adjudicationReceivedOn)
        try context.check("adjudication_received_on", day, after: "responded_on", respondedOn)
        stages[index].adjudicationReceivedOn = day
    }
}
