public import WorkingDays

/// A limit of a stage that was not kept.
public struct LateLimit: Sendable {
    public let stage: StageID
    public let duty: Duty

    /// The first day on which it was passed and the act not done.
    public var firstLateOn: Day { max(duty.dueOn.adding(days: 1), duty.knownFrom) }
}

extension Complaint {
    /// The limits that a correction shows were not kept, and that were kept as the record was before.
    public func madeLate(correcting before: Complaint, context: RuleContext) throws(OutsideCalendar) -> [LateLimit] {
        let known = try before.lateLimits(context.before).map { "\($0.stage) \($0.duty.clock)" }
        return try lateLimits(context).filter { !known.contains("\($0.stage) \($0.duty.clock)") }
    }

    private func lateLimits(_ context: RuleContext) throws(OutsideCalendar) -> [LateLimit] {
        let rule = DutyRule(version: context.version, calendar: context.calendar)
        var late: [LateLimit] = []
        for stage in stages {
            late += try rule.duties(of: stage, received: receipt)
                .filter { $0.nature == .limit && $0.isInForce && ($0.endedOn ?? context.today) > $0.dueOn }
                .map { LateLimit(stage: stage.id, duty: $0) }
        }
        return late.filter { $0.firstLateOn <= context.today }
    }

    /// Tries every act again on the corrected record, and lets the reasons for lateness go that no longer apply: the first
    /// entry would have had none.
    public mutating func settle(correcting before: Complaint, context: RuleContext) throws {
        guard self != before else { throw Refusal.nothingCorrected }
        try check(correcting: before, context: context)
        let rule = DutyRule(version: context.version, calendar: context.calendar)
        for index in stages.indices where !stages[index].lateReasons.isEmpty {
            let duties = try rule.duties(of: stages[index], received: receipt)
            stages[index].lateReasons = stages[index].lateReasons(under: duties)
        }
    }
}
