import WorkingDays

extension Complaint {
    /// Puts another outcome in the place of one that was recorded wrongly; the day of the answer and the clocks stay.
    ///
    /// Where the points have findings of the stage, the outcome is the one that follows from them, or from those that
    /// take their place (ruling: findings and outcome).
    ///
    /// Whether every point was upheld follows from the findings too, and is said where there are none.
    public mutating func correctOutcome(
        of name: StageName, to outcome: Outcome, noFindingReason: NoFindingReason?, allPointsUpheld: Bool? = nil,
        findings: [FindingOnPoint] = [], reason: String
    ) throws(Refusal) {
        try required("reason", reason)
        guard let index = stages.firstIndex(where: { $0.stage == name }) else { throw .stageNotReached(name) }
        guard stages[index].outcome != nil else { throw .stageUnanswered(name) }
        guard (noFindingReason != nil) == (outcome == .noFinding) else { throw .noFindingReason(outcome) }
        let (before, upheldBefore) = (points, stages[index].allPointsUpheld)
        if let first = findings.first {
            // A panel, and a stage answered for the complaint as a whole, has no findings to correct.
            if adjudicated(at: name).isEmpty { throw .unknownPoint(first.point) }
            try adjudicate(findings, at: name)
        }
        let adjudicated = adjudicated(at: name).map(\.finding)
        if let derived = Outcome(of: adjudicated), derived != outcome {
            throw .outcomeDiffers(outcome, derived: derived)
        }
        let isChanged =
            stages[index].outcome != outcome || stages[index].noFindingReason != noFindingReason || points != before
        stages[index].outcome = outcome
        stages[index].noFindingReason = noFindingReason
        if !adjudicated.isEmpty {
            let notUpheld = self.adjudicated(at: name).filter { $0.finding != .upheld }.map(\.point)
            if let allPointsUpheld, allPointsUpheld != notUpheld.isEmpty {
                throw .allPointsUpheldDiffers(notUpheld: notUpheld)
            }
            stages[index].allPointsUpheld = notUpheld.isEmpty
        } else if allPointsUpheld != nil || outcome != .faultFound {
            stages[index].allPointsUpheld = allPointsUpheld
        }
        guard isChanged || stages[index].allPointsUpheld != upheldBefore else { throw .nothingCorrected }
    }

    /// Refuses where the stage has no answer whose outcome could be corrected.
    public func checkAnswered(_ name: StageName) throws(Refusal) {
        let stage = try stage(name).found(or: .stageNotReached(name))
        if stage.respondedOn == nil { throw .stageUnanswered(name) }
    }

    /// The findings of a stage's answer, by point.
    public func adjudicated(at stage: StageName) -> [FindingOnPoint] {
        points.compactMap { point in
            point.findings[stage]?.adjudicated.map { FindingOnPoint(point: point.number, finding: $0, reason: nil) }
        }
    }
}
