public import WorkingDays

extension BehaviourMeasure: Correctable {
    /// That it was imposed, its letters and its reviews.
    public func acts(_ context: CorrectionContext) -> [TriedAct<BehaviourMeasure>] {
        decisions.indices.map { decision($0, context) } + letters.indices.map { letter($0, context) }
    }

    private func decision(_ index: Int, _ context: CorrectionContext) -> TriedAct<BehaviourMeasure> {
        let decision = decisions[index]
        let written = index == 0 ? "the decision" : "the review of \(decision.decidedOn.written)"
        let said: [(any CustomStringConvertible)?] = [
            decision.decidedOn, decision.terms?.reviewOn, decision.terms?.endsOn, decision.reason,
        ]
        let fields = ["reviewed_on": "decided_on"]
        return TriedAct("decision \(index)", written, saying: said, fields: fields) { measure in
            let decision = measure.decisions[index]
            try required("decision_reason", decision.reason)
            guard index > 0 else { return try checkHappened("decided_on", decision.decidedOn, by: context.today) }
            var bare = measure
            bare.decisions = Array(measure.decisions[..<index])
            try bare.checkReview(
                on: decision.decidedOn, decision.terms == nil ? .lifted : .renewed, today: context.today,
                calendar: context.calendar)
        }
    }

    private func letter(_ index: Int, _ context: CorrectionContext) -> TriedAct<BehaviourMeasure> {
        let letter = letters[index]
        let said: [(any CustomStringConvertible)?] = [letter.sentOn, letter.text, letter.restrictionThreatened]
        return TriedAct("letter \(index)", "the letter of \(letter.sentOn.written)", saying: said) { measure in
            var bare = measure
            let letter = bare.letters.remove(at: index)
            try bare.check(letter, signpostsOmbudsman: true, today: context.today, calendar: context.calendar)
        }
    }
}

extension [InternalReview] {
    /// Refuses internal reviews that could not have been one after another: requested after the measure was decided, concluded
    /// after that with a conclusion, and one at a time.
    public func checkCorrection(of measure: BehaviourMeasure, today: Day) throws(Refusal) {
        for review in self {
            try checkHappened(
                "requested_on", review.requestedOn, after: "starts_on", measure.decisions[0].decidedOn, by: today)
            guard let concludedOn = review.concludedOn else {
                guard review.conclusion == nil else { throw .blank("concluded_on") }
                continue
            }
            try review.checkConclusion(review.conclusion ?? "", on: concludedOn, today: today)
        }
        guard filter({ $0.concludedOn == nil }).count < 2 else { throw .internalReviewRuns }
    }
}

/// The measures of one complainant.
extension [BehaviourMeasure] {
    /// Refuses a correction of one of them with which a restriction would have come without a warning (requirement R161).
    ///
    /// A restriction that is corrected itself is refused as its first entry would be; any other is named.
    public func checkWarned(correctedTo corrected: [BehaviourMeasure], calendar: WorkingCalendar) throws {
        for (old, new) in zip(self, corrected) where new.grounds.kind == .restriction {
            guard try warn(of: old, calendar: calendar), try !corrected.warn(of: new, calendar: calendar) else {
                continue
            }
            guard old == new else { throw Refusal.warningMissing }
            throw Refusal.actInTheWay("the restriction of \(new.decisions[0].decidedOn.written)", .warningMissing)
        }
    }

    /// Whether a restriction came after a warning that was in force, or without one for threats or violence.
    private func warn(of restriction: BehaviourMeasure, calendar: WorkingCalendar) throws -> Bool {
        let day = restriction.decisions[0].decidedOn
        return try restriction.grounds.exceptionReason != nil
            || contains { try $0.warns(of: day, calendar: calendar) }
    }
}

extension BehaviourMeasure {
    /// Whether it is a warning that is in force on a day, and was before it.
    fileprivate func warns(of day: Day, calendar: WorkingCalendar) throws -> Bool {
        guard grounds.kind == .warning, let standing = try standing(on: day, calendar: calendar) else { return false }
        return standing.isEffective && standing.effectiveFrom.map { $0 < day } == true
    }
}
