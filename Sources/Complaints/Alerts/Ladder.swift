public import WorkingDays

/// One step of a ladder: somebody is told so many working days from the last day in time.
public struct LadderStep: Hashable, Sendable {
    /// From the last day in time; negative for a warning, 0 for the day itself.
    public let workingDays: Int
    public let audience: Audience
    /// How many working days whoever is told has to answer; nil where no answer is asked for.
    public let answerWorkingDays: Int?

    /// A step.
    public init(workingDays: Int, audience: Audience, answerWorkingDays: Int? = nil) {
        self.workingDays = workingDays
        self.audience = audience
        self.answerWorkingDays = answerWorkingDays
    }

    /// Whether it is told before anything is late.
    public var isWarning: Bool { workingDays <= 0 }

    /// What kind of alert it raises.
    public var alert: AlertKind { audience == .challengeList ? .challenge : isWarning ? .warning : .overdue }
}

/// Which duties a ladder is for; nil is any.
public struct LadderScope: Hashable, Sendable {
    /// A limit or a target; the others are nobody's breach.
    public let nature: ClockKind
    public let kind: DutyKind?
    public let department: String?
    public let procedure: Procedure?

    /// Duties of a nature, and where they are given of a kind, a department and a procedure.
    public init(nature: ClockKind, kind: DutyKind?, department: String?, procedure: Procedure?) {
        self.nature = nature
        self.kind = kind
        self.department = department
        self.procedure = procedure
    }

    /// Whether a duty of all these is within the scope.
    func holds(_ duty: LadderScope) -> Bool {
        nature == duty.nature && kind ?? duty.kind == duty.kind && department ?? duty.department == duty.department
            && procedure ?? duty.procedure == duty.procedure
    }

    /// Of two that hold a duty, the one that says more of it is meant; the kind says most, then the department.
    var weight: Int { (kind == nil ? 0 : 4) + (department == nil ? 0 : 2) + (procedure == nil ? 0 : 1) }
}

/// Who is told of a duty, in their order, from a day on: data that a council decides (requirement R107).
public struct Ladder: Hashable, Sendable {
    public let scope: LadderScope
    public let inForceFrom: Day
    public let steps: [LadderStep]

    /// A ladder of steps, the first one told first.
    public init(scope: LadderScope, inForceFrom: Day, steps: [LadderStep]) {
        self.scope = scope
        self.inForceFrom = inForceFrom
        self.steps = steps
    }

    /// The ladder as a duty climbs it: the Link Officer is told of what is at the Ombudsman and of nothing else (requirement R88).
    public func climbed(atOmbudsman isAtOmbudsman: Bool) -> Ladder {
        Ladder(
            scope: scope, inForceFrom: inForceFrom,
            steps: steps.filter { isAtOmbudsman || $0.audience != .linkOfficer })
    }
}

extension Collection<Ladder> {
    /// The ladder of a duty on a day: of those in force the one that says most of it, the latest of a scope; nil where
    /// nobody is told of such a duty.
    public func ladder(of duty: LadderScope, on day: Day) -> Ladder? {
        filter { $0.inForceFrom <= day && $0.scope.holds(duty) }
            .max { ($0.scope.weight, $0.inForceFrom) < ($1.scope.weight, $1.inForceFrom) }
    }
}
