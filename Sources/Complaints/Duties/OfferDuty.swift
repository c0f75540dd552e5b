public import WorkingDays

/// The good reason for which stage 2 need not be offered, though stage 1 overran (ruling "Duty to offer stage 2").
public struct OfferExcuse: Hashable, Sendable {
    public let excusedOn: Day
    public let goodReason: String

    /// A reason decided on a day.
    public init(excusedOn: Day, goodReason: String) {
        self.excusedOn = excusedOn
        self.goodReason = goodReason
    }
}

extension DutyRule {
    /// The duty to offer stage 2, and what each extension did to it (rule CH-1.5; ruling "Duty to offer stage 2").
    ///
    /// It arises on the day after the limit, or after a later day the complainant agreed to, and the offer is due on the
    /// next working day. An agreement made once it has arisen suspends it until the agreed day has passed too; one within
    /// the limit does nothing.
    func offers(
        of clock: ProcedureClock, stage: Stage, received: Receipt
    ) throws(OutsideCalendar) -> (duties: [Duty], verdicts: [ExtensionVerdict]) {
        guard let response = version.clock("response", of: stage.stage),
            let limit = try history(of: response, stage: stage, received: received).duties.last?.dueOn,
            case .workingDays(let count) = clock.length
        else { return ([], []) }
        var overruns: [(on: Day, suspendedOn: Day?)] = [(limit, nil)]
        var verdicts: [ExtensionVerdict] = []
        let end = stage.end(of: clock)
        let ended = end?.on
        for item in stage.extensions {
            guard let agreedOn = item.agreedByBothOn else {
                verdicts.append(.withoutAgreement)
                continue
            }
            let current = overruns[overruns.count - 1].on
            if let ended, ended <= agreedOn {
                verdicts.append(.afterEnd(ended))
            } else if item.extendedTo <= current {
                verdicts.append(.notLater(current))
            } else {
                verdicts.append(.moves(to: try calendar.day(count, workingDaysAfter: item.extendedTo)))
                if agreedOn > current.adding(days: 1) {
                    overruns[overruns.count - 1].suspendedOn = agreedOn
                } else {
                    overruns.removeLast()
                }
                overruns.append((item.extendedTo, nil))
            }
        }
        var duties: [Duty] = []
        for overrun in overruns {
            let arisesOn = overrun.on.adding(days: 1)
            if let ended, ended < arisesOn { break }
            duties.append(
                Duty(
                    kind: clock.endsWith.duty, clock: clock.clock, nature: clock.kind, basisOn: overrun.on,
                    dueOn: try calendar.day(count, workingDaysAfter: overrun.on), knownFrom: arisesOn,
                    endedOn: overrun.suspendedOn ?? ended,
                    endedBy: overrun.suspendedOn != nil ? .superseded : end?.by))
        }
        return (duties, verdicts)
    }
}

extension Complaint {
    /// Offers stage 2 because stage 1 passed its limit, and any later day that was agreed, with no answer and no good reason.
    ///
    /// The Complaints Manager is duty bound to offer it until the complainant asks for it: SI 2006/1738 regs 14, 17. Days are
    /// compared, not the order of entry: an offer made before the request or the answer may be recorded after it.
    public mutating func offerStage2UnderDuty(on day: Day, context: RuleContext) throws {
        try checkOpen()
        try checkAccepted()
        guard let index = stages.firstIndex(where: { $0.stage == .localResolution }) else {
            throw Refusal.stageNotReached(.localResolution)
        }
        let stage = stages[index]
        if let endedOn = stage.endedOn, day >= endedOn { throw Refusal.stageEnded(.localResolution, on: endedOn) }
        try once("offered_under_duty_on", stage.offeredUnderDutyOn)
        if let askedOn = stage.nextRequestedOn, day >= askedOn { throw Refusal.stage2AlreadyRequested(on: askedOn) }
        try context.check("offered_under_duty_on", day, after: stage.requestEvent, stage.requestedOn)
        if let excuse = stage.offerExcuse, day >= excuse.excusedOn { throw Refusal.dutyToOfferExcused(until: nil) }
        let running = stage.unended
        guard let limit = try context.duty("response", of: running, received: receipt) else {
            throw Refusal.notForStage(.localResolution)
        }
        guard day > limit.dueOn else { throw Refusal.dutyToOfferNotArisen(dueOn: limit.dueOn) }
        let duties = try DutyRule(version: context.version, calendar: context.calendar)
            .duties(of: running, received: receipt).filter { $0.clock == "stage_2_offer" }
        guard duties.contains(where: { $0.isOwed(on: day) }) else {
            throw Refusal.dutyToOfferExcused(until: duties.first { $0.basisOn >= day }?.basisOn)
        }
        stages[index].offeredUnderDutyOn = day
    }

    /// Records the good reason for which stage 2 need not be offered (rule CH-1.5).
    public mutating func excuseStage2Offer(_ excuse: OfferExcuse, context: RuleContext) throws {
        try required("good_reason", excuse.goodReason)
        try change(.localResolution) { stage in
            try once("offered_under_duty_on", stage.offeredUnderDutyOn)
            if let askedOn = stage.nextRequestedOn { throw Refusal.stage2AlreadyRequested(on: askedOn) }
            try once("excused_on", stage.offerExcuse?.excusedOn)
            try context.check("excused_on", excuse.excusedOn, after: stage.requestEvent, stage.requestedOn)
            stage.offerExcuse = excuse
        }
    }
}

extension Stage {
    /// The stage as it was before whatever ended it, and the duty to offer the next.
    fileprivate var unended: Stage {
        var stage = self
        (stage.respondedOn, stage.bypassedOn, stage.withdrawnOn) = (nil, nil, nil)
        (stage.nextRequestedOn, stage.offerExcuse) = (nil, nil)
        return stage
    }
}

extension Duty {
    /// Whether what is due by it was owed on a day: it had arisen, and no later agreement had suspended it.
    fileprivate func isOwed(on day: Day) -> Bool {
        knownFrom <= day && (endedBy != .superseded || endedOn.map { day < $0 } ?? true)
    }
}
