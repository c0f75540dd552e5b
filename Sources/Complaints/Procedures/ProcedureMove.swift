import WorkingDays

/// What a move to another procedure says of one of the stages.
public struct MovedStage: Hashable, Sendable {
    /// By the name it has before the move.
    public let stage: StageName
    /// Whether what was done at the stage is set aside, so that it runs again from its own day 0.
    public let isSetAside: Bool
    /// Why its answer comes after the limit that it has in the other procedure, and what else there is to say of that.
    public let breachReason: BreachReason?
    public let breachExplanation: String?

    /// What is said of a stage.
    public init(stage: StageName, isSetAside: Bool, breachReason: BreachReason?, breachExplanation: String?) {
        self.stage = stage
        self.isSetAside = isSetAside
        self.breachReason = breachReason
        self.breachExplanation = breachExplanation
    }
}

/// The decision that a complaint was answered under the wrong procedure.
public struct ProcedureMove: Hashable, Sendable {
    public let reason: String
    public let tests: EligibilityTests
    /// Nil where the record is right about that.
    public let aboutChildrensSocialCare: Bool?
    public let stages: [MovedStage]
    public let rightsCheck: RightsCheck?

    /// A decision with its reason.
    public init(
        reason: String, tests: EligibilityTests, aboutChildrensSocialCare: Bool?, stages: [MovedStage],
        rightsCheck: RightsCheck?
    ) {
        self.reason = reason
        self.tests = tests
        self.aboutChildrensSocialCare = aboutChildrensSocialCare
        self.stages = stages
        self.rightsCheck = rightsCheck
    }
}

extension Complaint {
    /// Moves the complaint into the version of `context`, of another procedure than it was answered under, as if it had been
    /// accepted into that from the beginning (decision 0040).
    ///
    /// Its stages keep their places with what was done at them: the complainant had one answer, which counts once. What
    /// belongs to a stage of the old procedure alone is in the way and named, unless the stage is set aside; every other act
    /// is tried again afterwards (`settle`). The tests are asked as for an acceptance (requirement R6), and a child's
    /// complaint leaves the children's procedure only with a Children's Rights Officer's check (R56).
    public mutating func move(_ move: ProcedureMove, context: RuleContext) throws {
        try checkMovable()
        let (held, version) = (try acceptanceHeld(), context.version)
        try required("reason", move.reason)
        guard version.procedure != held.procedure else { throw Refusal.alreadyInProcedure(held.procedure) }
        if version.procedure != .childrens {
            try require(move.rightsCheck, "moved_on", context.today, context: context)
            interestReopenedOn = nil
        }
        if let isAbout = move.aboutChildrensSocialCare { aboutChildrensSocialCare = isAbout }
        try checkAcceptance(on: held.acceptedOn, tests: move.tests, context: context)
        if version.procedure == .childrens { try checkInterestForAcceptance() }
        let said = stages.map { stage in move.stages.first { $0.stage == stage.stage } }
        try carryStages(to: version, move.stages)
        acceptance = Acceptance(
            procedure: version.procedure, procedureVersion: version.id, acceptedOn: held.acceptedOn,
            reason: held.reason, waiverReason: held.waiverReason)
        tests = move.tests.isAsked ? move.tests : nil
        for (stage, said) in zip(stages.map(\.stage), said) { try giveReason(to: stage, said, context: context) }
    }

    /// Gives every stage the name that its place has in a version, and its findings with it.
    private mutating func carryStages(to version: ProcedureVersion, _ said: [MovedStage]) throws(Refusal) {
        for item in said where stage(item.stage) == nil { throw .stageNotReached(item.stage) }
        let setAside = Set(said.filter(\.isSetAside).map(\.stage))
        var names: [StageName: StageName] = [:]
        for (index, old) in stages.enumerated() {
            guard version.stages.indices.contains(index) else { throw .noPlaceForStage(old, version.procedure) }
            let name = version.stages[index]
            names[old.stage] = name
            let isSetAside = setAside.contains(old.stage)
            if name == old.stage, !isSetAside { continue }
            if !isSetAside, let act = old.ownAct(of: self) { throw .noPlaceForAct(act, version.procedure) }
            stages[index] = old.carried(to: name, isSetAside: isSetAside, advocacy: advocacy)
        }
        for index in points.indices {
            let kept = points[index].findings.filter { !setAside.contains($0.key) }
            points[index].findings = Dictionary(uniqueKeysWithValues: kept.map { (names[$0.key] ?? $0.key, $0.value) })
        }
    }

    /// Gives an answer that is late in the version of `context` the reason that was said of it, and takes away those of
    /// clocks that are no limits there.
    private mutating func giveReason(to name: StageName, _ said: MovedStage?, context: RuleContext) throws {
        guard let index = stages.firstIndex(where: { $0.stage == name }) else { return }
        stages[index].lateReasons.removeAll { context.version.clock($0.clock, of: name)?.kind != .limit }
        let lateness = StageCorrection.Lateness(reason: said?.breachReason, explanation: said?.breachExplanation)
        try explain(lateness, of: name, context: context)
    }
}

extension Stage {
    /// An act that only stages of its name have; none where it follows from the offer of an advocate to the child, which is
    /// the complaint's.
    fileprivate func ownAct(of complaint: Complaint) -> RecordedAct? {
        var stage = self
        if stage.advocate == complaint.advocacy?.advocate { stage.advocate = nil }
        return stage.ownActs.compactMap(\.self).first
    }

    /// The stage under another name: with everything that was done at it, or, where that is set aside, as it was requested
    /// and acknowledged.
    ///
    /// What was agreed with its answer stays, so that nothing that was agreed is lost.
    fileprivate func carried(to name: StageName, isSetAside: Bool, advocacy: Advocacy?) -> Stage {
        var carried = Stage(id: id, stage: name, position: position, requestedOn: requestedOn)
        carried.acknowledgedOn = acknowledgedOn
        carried.importedOn = importedOn
        carried.nextRequestedOn = nextRequestedOn
        carried.lateRequest = lateRequest
        if name == .localResolution { carried.advocate = advocacy?.advocate }
        carried.recommendations = recommendations.filter { !isSetAside || $0.isAgreed }
        guard !isSetAside else { return carried }
        (carried.draftedBy, carried.checkedBy) = (draftedBy, checkedBy)
        (carried.respondedOn, carried.respondedBy, carried.outcome) = (respondedOn, respondedBy, outcome)
        (carried.allPointsUpheld, carried.noFindingReason) = (allPointsUpheld, noFindingReason)
        (carried.lateReasons, carried.extensions) = (lateReasons, extensions)
        return carried
    }
}
