public import WorkingDays

extension Complaint {
    /// Opens the next stage at the complainant's request.
    ///
    /// The stage before must be answered; stage 2 may also be asked for once stage 1 has passed its limit unanswered
    /// (SI 2006/1738 reg 17; requirement R22). A late request for a review panel is recorded, not refused: the limit of
    /// 20 working days is not absolute. Stage 2 of a complaint made orally needs its written record first (reg 16).
    public mutating func requestStage(_ name: StageName, on day: Day, context: RuleContext) throws {
        try checkOpen()
        guard let acceptance else { throw Refusal.notAccepted }
        try checkInterest()
        guard context.version.stages.contains(name) else { throw Refusal.noSuchStage(name, acceptance.procedure) }
        guard stage(name) == nil else { throw Refusal.stageAlreadyOpen(name) }
        guard let latest = stages.last, context.version.stage(after: latest.stage) == name else {
            throw Refusal.stageOutOfOrder(
                asked: name, next: stages.last.flatMap { context.version.stage(after: $0.stage) })
        }
        try context.check("requested_on", day, after: "the start of the stage before", latest.requestedOn)
        if name == .investigation, channel.isOral, writtenRecord == nil { throw Refusal.writtenRecordMissing }
        if let bypassedOn = latest.bypassedOn {
            try context.check("requested_on", day, after: "bypassed_on", bypassedOn)
        } else if let respondedOn = latest.respondedOn, day >= respondedOn {
            // Asked for once it was answered.
        } else if latest.position > 1 {
            guard let respondedOn = latest.respondedOn else { throw Refusal.previousStageUnanswered(latest.stage) }
            throw Refusal.outOfOrder("requested_on", day, after: "responded_on", respondedOn)
        } else if let limit = try context.duty("response", of: latest, received: receipt), day <= limit.dueOn,
            latest.offeredUnderDutyOn == nil
        {
            let source = context.version.clock("response", of: latest.stage)?.source
            throw Refusal.previousStageRunning(
                latest.stage, dueOn: limit.dueOn, rule: name == .investigation ? "SI 2006/1738 reg 17" : source)
        }
        stages[stages.count - 1].nextRequestedOn = day
        stages.append(Stage(id: context.newStageID, stage: name, position: latest.position + 1, requestedOn: day))
    }

    /// The stage that comes next; refuses where there is none, or the complaint is in no procedure.
    public func stageToRequest(_ next: StageName?) throws(Refusal) -> StageName {
        try next.found(or: acceptance == nil ? .notAccepted : .noFurtherStage(stages.last?.stage))
    }
}
