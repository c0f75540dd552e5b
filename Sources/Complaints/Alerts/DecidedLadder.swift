public import Foundation
public import WorkingDays

/// A ladder as a council decided it, or as it came with the service.
public struct DecidedLadder: Hashable, Sendable {
    /// The number by which it is withdrawn.
    public let id: Int
    public let ladder: Ladder
    /// Where it is written that these are told, and when.
    public let source: String
    public let decidedBy: String
    public let decidedAt: Date

    /// A ladder with who decided it.
    public init(id: Int, ladder: Ladder, source: String, decidedBy: String, decidedAt: Date) {
        self.id = id
        self.ladder = ladder
        self.source = source
        self.decidedBy = decidedBy
        self.decidedAt = decidedAt
    }

    /// Refuses to withdraw one that was in force on a day before today, or since today unless it was decided today: what was
    /// told by it stays told.
    public func checkWithdrawal(reason: String, today: Day) throws(Refusal) {
        try required("reason", reason)
        let from = ladder.inForceFrom
        guard from > today || (from == today && London.day(of: decidedAt) == today) else {
            throw .ladderHeld(from: from)
        }
    }
}

extension Sequence<DecidedLadder> {
    /// Of each scope the latest that is in force on a day.
    public func inForce(on day: Day) -> [DecidedLadder] {
        filter { one in
            one.ladder.inForceFrom <= day
                && !contains {
                    $0.ladder.scope == one.ladder.scope && $0.ladder.inForceFrom <= day
                        && $0.ladder.inForceFrom > one.ladder.inForceFrom
                }
        }
    }
}

extension Ladder {
    /// Refuses a ladder of what nobody is told of, and steps that do not follow each other.
    ///
    /// The planner counts each step from the one before it, so that their days must rise; the list of the challenge meeting
    /// ends them (requirements R107, R110).
    public func check(today: Day) throws(Refusal) {
        if scope.kind == .requestWindow { throw .ladderNobodyTold(field: "kind") }
        guard [.limit, .target].contains(scope.nature) else { throw .ladderNobodyTold(field: "nature") }
        if scope.nature == .target, scope.kind == nil { throw .ladderTargetKind() }
        if steps.isEmpty { throw .ladderWithoutSteps() }
        for (number, (step, next)) in zip(steps, steps.dropFirst()).enumerated() {
            guard step.workingDays < next.workingDays else { throw .ladderStepsOrder(step: number + 2) }
            if step.audience == .challengeList { throw .ladderChallengeLast(step: number + 1) }
            if let answer = step.answerWorkingDays, answer > next.workingDays - step.workingDays {
                throw .ladderAnswerTooLong(step: number + 1, next.workingDays - step.workingDays)
            }
        }
        for (number, step) in steps.enumerated() where step.audience == .challengeList && step.isWarning {
            throw .ladderChallengeEarly(step: number + 1)
        }
        if let last = steps.last, last.audience == .challengeList, last.answerWorkingDays != nil {
            throw .ladderChallengeAnswer()
        }
        guard inForceFrom >= today else { throw .ladderInThePast(inForceFrom, today: today) }
        try checkNear("in_force_from", inForceFrom, today: today)
    }
}
