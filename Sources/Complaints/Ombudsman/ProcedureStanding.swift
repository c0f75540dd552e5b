public import WorkingDays

/// The last stage of the council's procedure that a matter had reached when the Ombudsman enquired.
public enum StageReached: Hashable, Sendable {
    /// No stage had begun.
    case none
    case stage(StageName)
}

extension StageReached: RawRepresentable, CaseIterable {
    public static let allCases: [StageReached] = [.none] + StageName.allCases.map(StageReached.stage)

    public init?(rawValue: String) {
        if rawValue == "none" {
            self = .none
        } else if let stage = StageName(rawValue: rawValue) {
            self = .stage(stage)
        } else {
            return nil
        }
    }

    /// The stage's code, or `none`.
    public var rawValue: String {
        switch self {
        case .none: "none"
        case .stage(let stage): stage.rawValue
        }
    }
}

extension StageReached {
    /// The same stage after its complaint moved to another procedure, where the place has another name (decision 0040).
    public func carried(from before: Complaint, to after: Complaint) -> StageReached {
        guard case .stage(let name) = self, let stage = before.stage(name) else { return self }
        return after.stage(stage.id).map { .stage($0.stage) } ?? self
    }
}

/// Under which procedure a matter stood when the Ombudsman enquired, and how far it had come (requirements R82, R86).
public struct ProcedureStanding: Hashable, Sendable {
    public var procedure: Procedure
    /// nil where it was not recorded, as in a register from elsewhere.
    public var reached: StageReached?
    /// Whether every stage was completed.
    public var isExhausted: Bool

    /// How far a matter had come.
    public init(procedure: Procedure, reached: StageReached?, isExhausted: Bool) {
        self.procedure = procedure
        self.reached = reached
        self.isExhausted = isExhausted
    }
}

/// What a request says of a matter's standing; of a complaint that is here its stages say it.
public struct ToldStanding: Hashable, Sendable {
    public let procedure: Procedure?
    public let reached: StageReached?
    public let isExhausted: Bool?

    /// What was said; nil where nothing was.
    public init(procedure: Procedure?, reached: StageReached?, isExhausted: Bool?) {
        self.procedure = procedure
        self.reached = reached
        self.isExhausted = isExhausted
    }

    /// The standing of a matter of which no complaint is known here: all of it must be told.
    ///
    /// `stages` are those of its procedure, the last of which was reached where the procedure was exhausted.
    public func standing(stages: (Procedure) throws -> [StageName]) throws -> ProcedureStanding {
        let told = ProcedureStanding(
            procedure: try procedure.found(or: .blank("procedure")),
            reached: try reached.found(or: .blank("stage_reached")),
            isExhausted: try isExhausted.found(or: .blank("procedure_exhausted")))
        let stages = try stages(told.procedure)
        if case .stage(let stage) = told.reached, !stages.contains(stage) {
            throw Refusal.noSuchStage(stage, told.procedure, field: "stage_reached")
        }
        guard !told.isExhausted || told.reached == stages.last.map(StageReached.stage) else {
            throw Refusal.exhaustedBefore(stages.last)
        }
        return told
    }
}

extension Complaint {
    /// How far the complaint had come when the Ombudsman enquired, as its stages have it.
    ///
    /// A complaint in no procedure yet takes the one that is told. `version` is that of its acceptance.
    ///
    /// - Throws: `Refusal` where the enquiry came before the complaint, or something told contradicts its stages.
    public func standing(
        on enquiryOn: Day, version: ProcedureVersion, told: ToldStanding
    ) throws(Refusal) -> ProcedureStanding {
        try checkOrder("enquiry_on", enquiryOn, after: "received_on", receivedOn)
        let procedure = try (acceptance?.procedure ?? told.procedure).found(or: .blank("procedure"))
        guard told.procedure == nil || told.procedure == procedure else { throw .procedureDiffers(procedure) }
        let known = standing(on: enquiryOn, procedure: procedure, version: version)
        if let reached = told.reached, reached != known.reached {
            throw .stageReachedDiffers(known.reached, on: enquiryOn)
        }
        guard told.isExhausted == nil || told.isExhausted == known.isExhausted else {
            throw .exhaustionDiffers(exhausted: known.isExhausted, on: enquiryOn)
        }
        return known
    }

    /// How far the complaint had come by a day.
    ///
    /// Of a case that was sent back, a stage that began on that day or later, beyond the one the case `said`, is the return
    /// and not what the Ombudsman saw (decision 0035).
    public func standing(
        on day: Day, procedure: Procedure, version: ProcedureVersion, said: StageReached? = nil, sentBackOn: Day? = nil
    ) -> ProcedureStanding {
        let seen = stages.filter {
            $0.requestedOn <= day && !isReturn($0, beyond: said, sentBackOn: sentBackOn)
        }
        let last = version.stages.last.flatMap(stage)
        let isReturned = last.map { isReturn($0, beyond: said, sentBackOn: sentBackOn) } ?? false
        return ProcedureStanding(
            procedure: acceptance?.procedure ?? procedure,
            reached: seen.last.map { StageReached.stage($0.stage) } ?? StageReached.none,
            isExhausted: !isReturned && isExhausted(on: day, version: version, sentBackOn: sentBackOn))
    }

    /// The later stage that was requested on the day a case was sent back, beyond the one the case `said`.
    func opened(on sentBackOn: Day, beyond said: StageReached?) -> StageName? {
        stages.first {
            $0.position > 1 && $0.requestedOn == sentBackOn && isReturn($0, beyond: said, sentBackOn: sentBackOn)
        }?.stage
    }

    private func isReturn(_ begun: Stage, beyond said: StageReached?, sentBackOn: Day?) -> Bool {
        guard let said, let sentBackOn, begun.requestedOn >= sentBackOn else { return false }
        guard case .stage(let name) = said, let stood = stage(name) else { return true }
        return begun.position > stood.position
    }

    /// Whether every stage of the procedure was completed by a day: the last was answered, or the Ombudsman accepted an
    /// early referral in its place (requirements R22, R28, R86).
    ///
    /// A referral that was accepted after the case was sent back came of that, and is no part of what the Ombudsman saw.
    private func isExhausted(on day: Day, version: ProcedureVersion, sentBackOn: Day?) -> Bool {
        guard let last = version.stages.last.flatMap(stage) else { return false }
        if let accepted = last.earlyReferral?.acceptedOn, sentBackOn.map({ accepted < $0 }) ?? true { return true }
        return last.respondedOn.map { $0 <= day } ?? false
    }
}
