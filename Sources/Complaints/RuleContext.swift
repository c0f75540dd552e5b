public import WorkingDays

/// What a rule needs to know besides the complaint: the day it is, the calendar and the procedure version.
public struct RuleContext: Sendable {
    public let today: Day
    public var version: ProcedureVersion
    /// The version the complaint was under before a correction that gives it another; nil where it keeps its own.
    public let versionBefore: ProcedureVersion?
    public let calendar: WorkingCalendar
    /// The identifier of the stage the rule opens, if it opens one.
    public let newStageID: StageID
    /// Who performs the operation.
    public let actor: Actor
    /// The people of the directory the operation names, and those of them the complaint names.
    public let people: [PersonID: (person: Person, isNamed: Bool)]
    /// The services that answer together with the complaint's own, where the operation names people (requirement R34).
    public let contributors: Set<ServiceName>
    /// How long a point may be brought again after the proceedings it waited for, in months; 0 where it may not.
    public let resubmissionMonths: Int
    /// Whether an answer is checked by somebody else before it is sent (requirement R62).
    public let requiresQualityCheck: Bool
    /// The parts of the complaint's file of which one can still be ended.
    public let open: Set<FilePart>
    /// Who made the proposals that the operation settles.
    public let proposers: [Signature]
    /// What the complaint's file knows of whether a child speaks in it; nothing where the operation does not ask.
    public let signs: ChildSigns
    /// Whether its contact or its tags take it for children's social care, whatever the complaint itself says.
    public let isChildrensMatter: Bool

    /// What is tried again of the complaint's file, where a correction moves its receipt.
    public let filed: [FiledAct]

    /// The facts a rule is applied under.
    public init(
        today: Day, version: ProcedureVersion, calendar: WorkingCalendar, newStageID: StageID, actor: Actor,
        people: [PersonID: (person: Person, isNamed: Bool)] = [:], contributors: Set<ServiceName> = [],
        resubmissionMonths: Int = CouncilSetting.resubmissionMonths.defaultValue, requiresQualityCheck: Bool = false,
        open: Set<FilePart> = [], proposers: [Signature] = [], signs: ChildSigns = ChildSigns(),
        isChildrensMatter: Bool = false, versionBefore: ProcedureVersion? = nil, filed: [FiledAct] = []
    ) {
        self.today = today
        self.version = version
        self.versionBefore = versionBefore
        self.filed = filed
        self.calendar = calendar
        self.newStageID = newStageID
        self.actor = actor
        self.people = people
        self.contributors = contributors
        self.resubmissionMonths = resubmissionMonths
        self.requiresQualityCheck = requiresQualityCheck
        self.open = open
        self.proposers = proposers
        self.signs = signs
        self.isChildrensMatter = isChildrensMatter
    }

    /// Refuses where the complaint's file has no part of a kind that could be ended.
    public func checkOpen(_ part: FilePart) throws(Refusal) {
        guard open.contains(part) else { throw .nothingOpen(part) }
    }

    /// The person a field names, whom the complaint does not name.
    public func person(_ id: PersonID, field: String) throws(Refusal) -> Person {
        guard let found = people[id] else { throw .unknownPerson(field: field) }
        guard !found.isNamed else { throw .namedInComplaint(field: field) }
        return found.person
    }

    /// The Complaints Manager who agreed for the council: nobody whom the complaint names, who proposed it, or who asks,
    /// unless whoever asks decides in their own right (requirements R40, R57).
    public func agreeing(_ id: PersonID, field: String) throws(Refusal) -> Person {
        let found = try person(id, field: field)
        guard !proposers.contains(where: { $0.people.contains(id) }) else { throw .proposerAgrees(field: field) }
        if !actor.decides(as: id) { try found.checkAgrees(with: actor, field: field) }
        return found
    }

    /// Refuses a day in the future, or before the event it must follow.
    ///
    /// Field names are those of the API.
    public func check(_ field: String, _ day: Day, after event: String, _ earlier: Day) throws(Refusal) {
        try checkHappened(field, day, after: event, earlier, by: today)
    }

    /// The last day to bring a point again whose proceedings ended on a day; nil where it may not be brought again.
    func resubmitUntil(_ endedOn: Day) -> Day? {
        resubmissionMonths > 0 ? endedOn.lastDay(ofMonths: resubmissionMonths, .after) : nil
    }

    /// The deadline in force of a clock of a stage, or nil where it does not run.
    func duty(_ clock: String, of stage: Stage, received: Receipt) throws(OutsideCalendar) -> Duty? {
        try DutyRule(version: version, calendar: calendar).duties(of: stage, received: received)
            .last { $0.clock == clock && $0.endedBy != .superseded }
    }
}

/// What stands in a complaint's file beside its stages and can be ended, struck or acknowledged once.
public enum FilePart: String, Sendable {
    case freeze, party, entry, referral, proceedings, obligation
    case ombudsmanCase = "ombudsman_case"
}

extension Complaint {
    /// Refuses where the complaint is in no procedure.
    public func checkAccepted() throws(Refusal) {
        guard acceptance == nil else { return }
        if let closing { throw .complaintClosed(closing.kind, on: closing.on) }
        throw .notAccepted
    }

    /// Refuses where the stage does not run.
    public func checkRunning(_ name: StageName) throws {
        var copy = self
        try copy.change(name) { _ in }
    }

    /// Applies a change to a stage that is open; the way every rule about a stage begins.
    mutating func change(
        _ name: StageName, _ body: (inout Stage) throws -> Void
    ) throws {
        try checkOpen()
        guard acceptance != nil else { throw Refusal.notAccepted }
        guard let index = stages.firstIndex(where: { $0.stage == name }) else { throw Refusal.stageNotReached(name) }
        if let endedOn = stages[index].endedOn { throw Refusal.stageEnded(name, on: endedOn) }
        try body(&stages[index])
    }
}
