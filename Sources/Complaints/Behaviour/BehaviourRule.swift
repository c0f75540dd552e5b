public import WorkingDays

/// How long the measures of a council last, by its settings.
public struct BehaviourLimits: Hashable, Sendable {
    public let warningMonths: Int
    public let reviewMonths: Int
    public let maximumMonths: Int

    /// Limits in months.
    public init(warningMonths: Int, reviewMonths: Int, maximumMonths: Int) {
        self.warningMonths = warningMonths
        self.reviewMonths = reviewMonths
        self.maximumMonths = maximumMonths
    }

    /// The last day a measure that is imposed or kept on a day may reach.
    public func latestEnd(of kind: BehaviourMeasureKind, from day: Day) -> Day {
        day.lastDay(ofMonths: kind == .warning ? warningMonths : maximumMonths, .after)
    }

    /// Refuses terms that come too late, or in the wrong order; without an end it is the latest there may be.
    public func terms(
        of kind: BehaviourMeasureKind, from day: Day, reviewOn: Day, endsOn: Day?
    ) throws(Refusal) -> BehaviourDecision.Terms {
        let latestEnd = latestEnd(of: kind, from: day)
        let ends = endsOn ?? latestEnd
        guard ends <= latestEnd else { throw .measureTooLong(kind, endsOn: ends, latest: latestEnd) }
        guard reviewOn > day else { throw .outOfOrder("review_on", reviewOn, after: "the decision", day) }
        let latestReview = min(day.lastDay(ofMonths: reviewMonths, .after), ends)
        guard reviewOn <= latestReview else { throw .reviewTooLate(reviewOn, latest: latestReview) }
        return BehaviourDecision.Terms(reviewOn: reviewOn, endsOn: ends)
    }
}

extension BehaviourGrounds {
    /// Refuses grounds that do not hold together; `isWarned` says whether a warning is in force.
    ///
    /// Warn first, save for threats or violence (requirement R161); say how contact is restricted (R166); consider
    /// reasonable adjustments first (Equality Act 2010 s20); a child or an advocate needs a check (R166).
    public func check(isWarned: Bool) throws(Refusal) {
        switch kind {
        case .warning:
            guard restrictions.isEmpty else { throw .restrictionKinds(.warning) }
        case .restriction:
            guard isWarned || exceptionReason != nil else { throw .warningMissing }
            guard !restrictions.isEmpty else { throw .restrictionKinds(.restriction) }
            guard adjustmentsConsidered else { throw .adjustmentsNotConsidered }
        }
        guard restrictions.contains(.namedContact) == (namedContact != nil) else {
            throw .restrictionDetails("named_contact_id", of: .namedContact)
        }
        guard restrictions.contains(.setDays) == !contactDays.isEmpty else {
            throw .restrictionDetails("contact_days", of: .setDays)
        }
        guard complainantKind == .adult || rightsCheck != nil else { throw .rightsCheckMissing }
    }
}

extension BehaviourDecision {
    /// Refuses as the one who decides about a measure whoever is no Complaints Manager in post, or an officer who asks for
    /// it themselves (requirement R161; ruling "Who decides"); an officer records what a manager decided.
    public static func checkDecider(_ decider: Person, asked actor: Actor) throws(Refusal) {
        try decider.checkAgrees(with: actor, field: "decided_by")
    }

    /// Refuses a decision that was talked over with nobody else (requirement R163).
    public static func checkConsulted(_ consultees: [PersonID], by decider: PersonID) throws(Refusal) {
        guard consultees.contains(where: { $0 != decider }) else { throw .consulteeMissing }
    }
}

/// What a review of a measure came to.
public enum BehaviourVerdict: String, Sendable, CaseIterable {
    case renewed, lifted
}

extension BehaviourMeasure {
    /// Refuses a review of a measure that is over, the renewal of one that has no effect, and a day out of order.
    public func checkReview(on day: Day, _ verdict: BehaviourVerdict, today: Day, calendar: WorkingCalendar) throws {
        let last = decisions[decisions.count - 1].decidedOn
        try checkHappened("reviewed_on", day, after: "the decision before", last, by: today)
        guard let standing = try standing(on: day, calendar: calendar), standing.state != .ended else {
            throw Refusal.measureEnded
        }
        if verdict == .renewed, standing.state == .draft { throw Refusal.measureIsDraft }
    }

    /// What a review decides: that the measure is lifted, or that it is kept with new terms.
    ///
    /// Without an end it keeps the one it has. Refuses terms that a measure which is lifted does not have, and those
    /// beyond the limits of a council (requirement R164).
    public func act(
        _ verdict: BehaviourVerdict, on day: Day, reviewOn: Day?, endsOn: Day?, limits: BehaviourLimits
    ) throws(Refusal) -> BehaviourDecision.Act {
        switch verdict {
        case .lifted:
            guard reviewOn == nil else { throw .reviewTerms("review_on") }
            guard endsOn == nil else { throw .reviewTerms("ends_on") }
            return .lifted
        case .renewed:
            guard let reviewOn else { throw .reviewTerms("review_on") }
            let current = decisions.last { $0.terms != nil }?.terms?.endsOn
            return .renewed(
                try limits.terms(of: grounds.kind, from: day, reviewOn: reviewOn, endsOn: endsOn ?? current))
        }
    }

    /// Refuses a letter that could not have been sent.
    public func check(
        _ letter: BehaviourLetter, signpostsOmbudsman: Bool, today: Day, calendar: WorkingCalendar
    ) throws {
        try checkHappened("sent_on", letter.sentOn, after: "starts_on", decisions[0].decidedOn, by: today)
        guard signpostsOmbudsman else { throw Refusal.signpostMissing }
        guard (grounds.kind == .warning) == (letter.restrictionThreatened != nil) else {
            throw Refusal.threatenedRestriction(grounds.kind)
        }
        guard try standing(on: letter.sentOn, calendar: calendar)?.state != .ended else { throw Refusal.measureEnded }
    }
}
