public import WorkingDays

/// What the reviews of a measure follow from: its decisions in order, and its first letter.
public struct BehaviourReviewFacts: Sendable {
    /// The day of each decision; nil terms where it lifted the measure.
    public let decisions: [(on: Day, terms: BehaviourDecision.Terms?)]
    /// The day of the first letter; a draft has none, and no effect.
    public let sentOn: Day?
    public let graceWorkingDays: Int

    /// The facts of a measure.
    public init(decisions: [(on: Day, terms: BehaviourDecision.Terms?)], sentOn: Day?, graceWorkingDays: Int) {
        self.decisions = decisions
        self.sentOn = sentOn
        self.graceWorkingDays = graceWorkingDays
    }
}

extension BehaviourReviewFacts {
    /// To hold each review by its day, and until when the measure outlasts one that is not held (requirement R164).
    ///
    /// The next decision is the review. Without one the measure ends by itself, and the duty with it, on a day that is known
    /// beforehand: it is owed on every day before `endedOn`, as what is open is.
    ///
    /// - Throws: `OutsideCalendar` where the grace period leads beyond the calendar.
    public func duties(calendar: WorkingCalendar) throws(OutsideCalendar) -> [Duty] {
        guard let sentOn else { return [] }
        var duties: [Duty] = []
        for (index, decision) in decisions.enumerated() {
            guard let terms = decision.terms else { continue }
            let knownFrom = max(decision.on, sentOn)
            let lastDay = min(terms.endsOn, try calendar.day(graceWorkingDays, workingDaysAfter: terms.reviewOn))
            guard knownFrom <= lastDay else { continue }
            let held = index + 1 < decisions.count ? decisions[index + 1].on : nil
            let end = DutyEnd.first(done: held, otherwise: lastDay.adding(days: 1))
            func duty(_ clock: String, _ nature: ClockKind, from basisOn: Day, by dueOn: Day) -> Duty {
                Duty(
                    kind: .behaviourReview, clock: "\(clock)_\(index + 1)", nature: nature, basisOn: basisOn,
                    dueOn: dueOn, knownFrom: knownFrom, endedOn: end?.on, endedBy: end?.by)
            }
            duties.append(duty("review", .limit, from: decision.on, by: terms.reviewOn))
            duties.append(duty("grace", .window, from: terms.reviewOn, by: lastDay))
        }
        return duties
    }
}
