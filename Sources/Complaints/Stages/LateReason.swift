import WorkingDays

/// Why a limit of a stage was not kept (requirement R51).
public struct LateReason: Hashable, Sendable {
    /// The clock of the limit, as `response` or `panel`.
    public let clock: String
    public let reason: BreachReason
    /// What else there is to say of it, in free words.
    public let explanation: String?

    /// The reason of a clock.
    public init(clock: String, reason: BreachReason, explanation: String? = nil) {
        self.clock = clock
        self.reason = reason
        self.explanation = explanation
    }
}

extension Stage {
    /// The reason recorded for a clock.
    public func lateReason(of clock: String) -> LateReason? { lateReasons.first { $0.clock == clock } }

    /// Why the answer was late.
    public var breachReason: BreachReason? { lateReason(of: "response")?.reason }

    /// The reasons of the clocks that are late, or still run: what a change of the calendar or of an earlier event brought into
    /// time has none.
    public func lateReasons(under duties: [Duty]) -> [LateReason] {
        lateReasons.filter { late in
            guard let limit = duties.last(where: { $0.clock == late.clock && $0.isInForce }) else { return false }
            return limit.endedOn.map { $0 > limit.dueOn } ?? true
        }
    }

    /// Gives a clock its reason in the place of another.
    mutating func give(_ late: LateReason) {
        lateReasons.removeAll { $0.clock == late.clock }
        lateReasons.append(late)
        lateReasons.sort { $0.clock < $1.clock }
    }
}

extension Complaint {
    /// Records why a limit was not kept, however the stage ended or while it still runs; a better reason takes the place
    /// of the first (requirement R51).
    ///
    /// What was done in time has no reason.
    public mutating func explainLateness(_ late: LateReason, of name: StageName, context: RuleContext) throws {
        if let explanation = late.explanation { try required("explanation", explanation) }
        try checkAccepted()
        guard let index = stages.firstIndex(where: { $0.stage == name }) else { throw Refusal.stageNotReached(name) }
        let limits = try context.limits(of: stages[index], received: receipt)
        guard limits.contains(where: { $0.isPassed(by: context.today) }) else { throw Refusal.nothingLate(name) }
        guard let limit = limits.first(where: { $0.clock == late.clock }) else { throw Refusal.noSuchLimit(name) }
        guard limit.isPassed(by: context.today) else { throw Refusal.notLate(dueOn: limit.dueOn, field: "clock") }
        stages[index].give(late)
    }
}

extension RuleContext {
    /// The limits of a stage that are in force, or were when it ended.
    fileprivate func limits(of stage: Stage, received: Receipt) throws(OutsideCalendar) -> [Duty] {
        try DutyRule(version: version, calendar: calendar).duties(of: stage, received: received)
            .filter { $0.nature == .limit && $0.isInForce && $0.knownFrom <= today }
    }
}

extension Duty {
    /// Whether it passed before its act was done.
    fileprivate func isPassed(by today: Day) -> Bool { (endedOn ?? today) > dueOn }
}
