import WorkingDays

extension Complaint {
    /// Puts another outcome in the place of one that was recorded wrongly; the day of the answer and the clocks stay.
    public mutating func correctOutcome(
        of name: StageName, to outcome: Outcome, noFindingReason: NoFindingReason?, reason: String
    ) throws(Refusal) {
        try required("reason", reason)
        guard let index = stages.firstIndex(where: { $0.stage == name }) else { throw .stageNotReached(name) }
        guard stages[index].outcome != nil else { throw .stageUnanswered(name) }
        guard (noFindingReason != nil) == (outcome == .noFinding) else { throw .noFindingReason(outcome) }
        guard stages[index].outcome != outcome || stages[index].noFindingReason != noFindingReason else {
            throw .nothingCorrected
        }
        stages[index].outcome = outcome
        stages[index].noFindingReason = noFindingReason
        if outcome != .faultFound { stages[index].allPointsUpheld = nil }
    }
}
