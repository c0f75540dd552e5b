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
