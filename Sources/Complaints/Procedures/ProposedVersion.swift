public import WorkingDays

/// A version of a procedure that a council means to add, from a day on.
///
/// Only the corporate procedure is the council's to set; the limits of the others are in their regulations. Of the
/// children's procedure the law leaves open which day stage 2 is counted from.
public struct ProposedVersion: Hashable, Sendable {
    public let procedure: Procedure
    public let name: String
    public let inForceFrom: Day
    /// The decision or policy it comes from.
    public let source: String
    /// The clocks of a corporate version; none for the children's, whose version keeps those of the one before.
    public let clocks: [ProcedureClock]
    /// How long a concern may be put right informally; nil where it is a complaint from the first.
    public let informalResolution: InformalResolution?
    public let headlineBasis: HeadlineBasis?
    public let afterHoursRollsForward: Bool

    /// The stages every version of the corporate procedure has, in order (Complaint Handling Code: two, and no other).
    public static let stages: [StageName] = [.stage1, .stage2]
    /// The longest a clock may run.
    public static let longest = (workingDays: 1000, months: 60)

    /// A version to be checked.
    public init(
        procedure: Procedure, name: String, inForceFrom: Day, source: String, clocks: [ProcedureClock],
        informalResolution: InformalResolution? = nil,
        headlineBasis: HeadlineBasis? = nil, afterHoursRollsForward: Bool = false
    ) {
        self.procedure = procedure
        self.name = name
        self.inForceFrom = inForceFrom
        self.source = source
        self.clocks = clocks
        self.informalResolution = informalResolution
        self.headlineBasis = headlineBasis
        self.afterHoursRollsForward = afterHoursRollsForward
    }

    /// Refuses what could not be kept, or would change the version of a complaint already received.
    ///
    /// It comes into force after today, so that every complaint received until then keeps its version, and after the
    /// latest version, so that no version is ever inserted before another.
    ///
    /// - Returns: The clocks the version will have.
    public func check(latest: ProcedureVersion?, today: Day) throws(Refusal) -> [ProcedureClock] {
        if procedure.regulation != nil {
            guard clocks.isEmpty, !afterHoursRollsForward else { throw .statutoryLimits(procedure) }
            guard let headlineBasis, let current = latest?.headlineBasis, current != headlineBasis else {
                throw .nothingToSet(procedure)
            }
        } else if headlineBasis != nil {
            throw .headlineBasis(procedure)
        }
        try required("name", name)
        try required("source", source)
        guard inForceFrom > today else { throw .versionNotInFuture(inForceFrom, today: today) }
        if let latest, inForceFrom <= latest.inForceFrom {
            throw .versionNotLatest(inForceFrom, latest: latest.inForceFrom)
        }
        if let headlineBasis, let latest { return latest.clocks(headline: headlineBasis) }
        for clock in clocks { try check(clock) }
        var names: Set<[String]> = []
        for clock in clocks where !names.insert([clock.stage.rawValue, clock.clock]).inserted {
            throw .clockRepeated(clock.stage, clock.clock)
        }
        for stage in Self.stages { try checkStage(stage) }
        return clocks
    }

    private func check(_ clock: ProcedureClock) throws(Refusal) {
        guard Self.stages.contains(clock.stage) else { throw .noSuchStage(clock.stage, procedure) }
        guard clock.hasProperName else { throw .clockName(clock.stage, clock.clock) }
        try required("source", clock.source)
        let longest: Int
        let length: Int
        switch clock.length {
        case .workingDays(let days): (length, longest) = (days, Self.longest.workingDays)
        case .months(let months, _): (length, longest) = (months, Self.longest.months)
        case .asStated: throw .clockLength(clock.stage, clock.clock)
        }
        guard (1...longest).contains(length) else { throw .clockLength(clock.stage, clock.clock) }
        guard clock.canRun else {
            throw .clockBasis(clock.stage, clock.clock, basis: clock.basis, endsWith: clock.endsWith)
        }
        guard clock.canBeExtended else { throw .clockExtension(clock.stage, clock.clock) }
        guard clock.kind != .window else {
            throw .clockBasis(clock.stage, clock.clock, basis: clock.basis, endsWith: clock.endsWith)
        }
    }

    private func checkStage(_ stage: StageName) throws(Refusal) {
        let own = clocks.filter { $0.stage == stage }
        guard own.contains(where: { $0.clock == "response" && $0.kind == .limit && $0.endsWith == .responded }) else {
            throw .responseLimitMissing(stage)
        }
        let acknowledgements = own.filter { $0.endsWith == .acknowledged }
        if acknowledgements.count > 1 { throw .clockRepeated(stage, acknowledgements[1].clock) }
        for clock in own where clock.basis == .acknowledgedOrDue && acknowledgements.isEmpty {
            throw .clockBasis(stage, clock.clock, basis: clock.basis, endsWith: clock.endsWith)
        }
    }
}

extension ProcedureVersion {
    /// Refuses to take back a version that is in force, or that another follows; `latest` is the latest of its procedure.
    public func checkWithdrawal(latest: ProcedureVersion, reason: String, today: Day) throws(Refusal) {
        try required("reason", reason)
        guard inForceFrom > today else { throw .versionInForce(name, since: inForceFrom) }
        guard latest.id == id else { throw .versionFollowed(by: latest.name) }
    }
}

extension Procedure {
    /// The regulations that set the procedure's limits, which no council can change; nil where it is council policy.
    public var regulation: String? {
        switch self {
        case .childrens: "SI 2006/1738 regs 14 to 20"
        case .adultSocialCare: "SI 2009/309 regs 13, 14"
        case .publicHealth: "SI 2012/3094 Part 5"
        case .corporate: nil
        }
    }
}

extension ProcedureClock {
    /// 1 to 40 small letters, digits and underscores, a letter first.
    fileprivate var hasProperName: Bool {
        let bytes = Array(clock.utf8)
        let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        return (1...40).contains(bytes.count) && letters.contains(bytes[0])
            && bytes.allSatisfy { letters.contains($0) || digits.contains($0) || $0 == UInt8(ascii: "_") }
    }

    /// Whether the clock starts with an event of its stage and ends with another that follows it.
    ///
    /// A limit never starts with the acknowledgement alone: where none is ever sent it would never pass.
    fileprivate var canRun: Bool {
        switch (basis, endsWith) {
        case (.stageRequested, .acknowledged), (.stageRequested, .responded): true
        case (.complaintReceived, .acknowledged): stage == .stage1
        case (.complaintReceived, .responded), (.acknowledgedOrDue, .responded): true
        case (.acknowledged, .responded): kind != .limit
        default: false
        }
    }

    /// Whether the extension reaches past the clock's own length, of a clock that ends with the answer.
    fileprivate var canBeExtended: Bool {
        switch (`extension`, length) {
        case (.none, _): true
        case (.byAgreement, _): endsWith == .responded
        case (.upTo(let maximum), .workingDays(let days)):
            endsWith == .responded && maximum > days && maximum <= ProposedVersion.longest.workingDays
        case (.upTo, .months), (.upTo, .asStated): false
        }
    }
}
