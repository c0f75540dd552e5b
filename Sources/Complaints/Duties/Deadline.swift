public import WorkingDays

/// How a deadline stopped being the one in force.
public enum DeadlineEnd: String, Sendable, Codable, CaseIterable {
    /// The act was done, or the stage ended.
    case met
    /// A later fact moved the clock; the next deadline of the clock took its place.
    case superseded
    /// A change of the calendar, of the version or of an earlier event took away what it rested on; it was never in force.
    case withdrawn
}

/// A due date of one clock, with the days between which it was the one in force as then known.
public struct Deadline: Hashable, Sendable {
    public let clock: String
    public let kind: ClockKind
    /// Day 0.
    public let basisOn: Day
    /// The last day in time.
    public let dueOn: Day
    /// The first day on which this was the deadline.
    public let knownFrom: Day
    public let endedOn: Day?
    public let endedBy: DeadlineEnd?
    /// Whether day 0 stands in for one that is not recorded (ruling "Stage 3 window without a receipt").
    public let isProvisional: Bool

    /// A deadline of a clock.
    public init(
        clock: String, kind: ClockKind, basisOn: Day, dueOn: Day, knownFrom: Day, endedOn: Day?,
        endedBy: DeadlineEnd?, isProvisional: Bool = false
    ) {
        self.clock = clock
        self.kind = kind
        self.basisOn = basisOn
        self.dueOn = dueOn
        self.knownFrom = knownFrom
        self.endedOn = endedOn
        self.endedBy = endedBy
        self.isProvisional = isProvisional
    }
}
