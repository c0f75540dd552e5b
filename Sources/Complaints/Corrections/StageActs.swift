import WorkingDays

extension Stage {
    /// What is recorded of a stage, in the order in which it follows.
    var acts: [RecordedAct] {
        let always = [requestAct, lateRequestAct, acknowledgementAct]
        return (always + ownActs + extensionActs + [answerAct, receiptAct] + agreedActs)
            .compactMap(\.self)
    }

    /// What the answer agreed to do is an obligation by now, and needs the answer.
    private var agreedActs: [RecordedAct?] {
        let (name, answeredOn) = (stage, respondedOn)
        return recommendations.filter(\.isAgreed).map { agreed in
            act(
                .obligation, on: agreed.agreedOn ?? answeredOn ?? requestedOn, number: agreed.number,
                { _, _ in if answeredOn == nil { throw Refusal.stageUnanswered(name) } })
        }
    }

    /// What only stages of its name have.
    var ownActs: [RecordedAct?] {
        switch stage {
        case .localResolution: localResolutionActs
        case .investigation: investigationActs
        case .reviewPanel: panelActs
        case .singleStage: [planAct]
        case .stage1, .stage2: []
        }
    }

    /// Nothing is there yet of the stages that follow the one before; the first is asked for by the complaint itself.
    private var requestAct: RecordedAct? {
        guard position > 1 else { return nil }
        let (name, place, day) = (stage, position, requestedOn)
        return act(
            .request, on: day,
            {
                $0.stages.removeAll { $0.position >= place }
                if let last = $0.stages.indices.last { $0.stages[last].nextRequestedOn = nil }
                try $0.requestStage(name, on: day, context: $1)
            })
    }

    private var lateRequestAct: RecordedAct? {
        guard let decision = lateRequest else { return nil }
        let name = stage
        return act(
            .lateRequest, on: decision.decidedOn, saying: ["\(decision.accepted)", decision.letterSentOn?.description],
            without: { $0.lateRequest = nil },
            { try $0.checkLateDecision(decision, for: name, context: $1) },
            {
                guard let stage = $0.stage(name) else { return }
                try decision.check(after: stage.requestEvent, stage.requestedOn, context: $1)
            })
    }

    private var acknowledgementAct: RecordedAct? {
        guard let day = acknowledgedOn else { return nil }
        let name = stage
        return act(
            .acknowledgement, on: day, without: { $0.acknowledgedOn = nil },
            { try $0.acknowledge(name, on: day, context: $1) })
    }

    /// Each with those before it, and with what was known by its day.
    private var extensionActs: [RecordedAct?] {
        let name = stage
        return extensions.enumerated().map { index, item in
            act(
                .extension, on: item.agreedOn, number: Int(item.agreedOn.number),
                saying: ["\(item)"],
                without: { stage in
                    stage.extensions = Array(stage.extensions.prefix(index))
                    stage.forget(after: item.agreedOn)
                }, { try $0.grantExtension(item, of: name, context: $1) })
        }
    }

    private mutating func forget(after day: Day) {
        if let agreed = investigation?.statementAgreedOn, agreed > day { investigation?.statementAgreedOn = nil }
        if let acknowledged = acknowledgedOn, acknowledged > day { acknowledgedOn = nil }
    }

    private var localResolutionActs: [RecordedAct?] {
        [
            act(
                .advocateRequest, on: advocate?.askedOn, without: { $0.advocate = nil },
                { [advocate] in if let advocate { try $0.askForAdvocate(on: advocate.askedOn, context: $1) } }),
            act(
                .advocateAppointment, on: advocate?.appointedOn, without: { $0.advocate?.appointedOn = nil },
                { [advocate] in
                    if let day = advocate?.appointedOn { try $0.appointAdvocate(on: day, context: $1) }
                }),
            act(
                .bypass, on: bypassedOn,
                { [bypassedOn] in
                    guard let bypassedOn else { return }
                    try $0.bypassStage1(on: bypassedOn, complainantAgrees: true, reason: "As recorded", context: $1)
                }),
            offerAct,
            act(
                .excuse, on: offerExcuse?.excusedOn,
                without: { ($0.offerExcuse, $0.offeredUnderDutyOn, $0.nextRequestedOn) = (nil, nil, nil) },
                { [offerExcuse] in if let offerExcuse { try $0.excuseStage2Offer(offerExcuse, context: $1) } }),
        ]
    }

    /// Its rule compares the offer with the end of the stage, which stays.
    private var offerAct: RecordedAct? {
        guard let day = offeredUnderDutyOn else { return nil }
        let stage = self
        return act(
            .offer, on: day,
            {
                guard let index = $0.stages.firstIndex(where: { $0.position == stage.position }) else { return }
                $0.stages[index] = stage
                $0.stages[index].offeredUnderDutyOn = nil
                try $0.offerStage2UnderDuty(on: day, context: $1)
            })
    }

    /// What was agreed of more time since then did not count yet.
    private var planAct: RecordedAct? {
        guard let plan = responsePlan else { return nil }
        return act(
            .plan, on: plan.madeOn, saying: ["\(plan)"],
            without: {
                $0.responsePlan = nil
                $0.extensions.removeAll { $0.agreedOn >= plan.madeOn }
            }, { try $0.plan(plan, context: $1) })
    }

    /// By what came before it, by its days, and by its signature.
    private var answerAct: RecordedAct? {
        guard let day = respondedOn else { return nil }
        let (name, answered) = (stage, self)
        return act(
            .answer, on: day,
            saying: [
                respondedBy.map { "\($0)" }, panel?.independentPersonConsultedOn?.description, "\(lateReasons)",
            ],
            { complaint, _ in try complaint.stage(name)?.checkPreceded() },
            { complaint, _ in
                try complaint.checkExclusionsDecided(by: day, at: name)
                try complaint.checkAnswerFound(by: day, at: name)
            },
            { complaint, _ in try complaint.checkAnswerComplete(on: day, at: name) },
            {
                try $0.stage(name)?.checkAnswer(
                    on: day, consultedOn: answered.panel?.independentPersonConsultedOn, context: $1)
            },
            { complaint, _ in
                try answered.checkSigned(by: answered.respondedBy, stage1Author: complaint.stage(.stage1)?.respondedBy)
                try complaint.stage(name)?.checkAdjudicator(answered.respondedBy)
            },
            {
                guard var stage = $0.stage(name),
                    let limit = try $1.duty("response", of: stage, received: $0.receipt)
                else { return }
                try stage.give(answeredOn: day, reason: nil, explanation: nil, limit: limit.dueOn)
            })
    }

    /// Of the answer as it is recorded.
    private var receiptAct: RecordedAct? {
        guard let day = adjudicationReceivedOn else { return nil }
        let (name, answered) = (stage, self)
        return act(
            .receipt, on: day,
            {
                guard let index = $0.stages.firstIndex(where: { $0.stage == name }) else { return }
                $0.stages[index] = answered
                $0.stages[index].adjudicationReceivedOn = nil
                try $0.receiveAdjudication(on: day, context: $1)
            })
    }
}
