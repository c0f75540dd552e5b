import WorkingDays

extension Complaint {
    /// Moves the complaint to another version of its procedure, by the Complaints Manager's decision and with a reason.
    ///
    /// Every stage then runs under the version of `context`, a stage that was answered before included. A complaint whose
    /// last stage has ended stays under the version it was answered under.
    public mutating func move(reason: String, context: RuleContext) throws(Refusal) {
        try checkMovable()
        let acceptance = try acceptanceHeld()
        try required("reason", reason)
        let version = context.version
        guard version.procedure == acceptance.procedure else {
            throw .otherProcedure(asked: version.procedure, holds: acceptance.procedure)
        }
        guard version.id != acceptance.procedureVersion else { throw .alreadyInVersion(version.name) }
        guard version.inForceFrom <= context.today else {
            throw .versionNotInForce(from: version.inForceFrom, today: context.today)
        }
        for stage in stages where !version.stages.contains(stage.stage) {
            throw .noSuchStage(stage.stage, version.procedure)
        }
        if let last = stages.last, last.stage == version.stages.last, let endedOn = last.endedOn {
            throw .stageEnded(last.stage, on: endedOn)
        }
        self.acceptance?.procedureVersion = version.id
    }

    /// Refuses a complaint that is closed or not in a procedure.
    public func checkMovable() throws(Refusal) {
        try checkOpen()
        _ = try acceptanceHeld()
    }

    /// The acceptance that a version can be given to.
    public func acceptanceHeld() throws(Refusal) -> Acceptance { try acceptance.found(or: .notAccepted) }
}
