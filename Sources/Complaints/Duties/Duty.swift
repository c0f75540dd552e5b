public import Foundation
public import WorkingDays

/// How a duty stopped being the one in force.
public enum DutyEnd: String, Sendable, Codable, CaseIterable {
    /// The act was done. Whether that was in time is `endedOn <= dueOn`.
    case met
    /// The stage, or the record it is about, ended before the act was done: nothing is owed any more.
    case stageEnded = "stage_ended"
    /// A later fact moved the clock; the next duty of the clock took its place.
    case superseded
    /// A change of the calendar, of the version or of an earlier event took away what it rested on; it was never in force.
    case withdrawn

    /// How a duty ended that one act meets: by the act, unless what it is about had ended before.
    static func first(done: Day?, otherwise ended: Day?) -> (on: Day, by: DutyEnd)? {
        if let done, ended.map({ done <= $0 }) ?? true { return (done, .met) }
        return ended.map { ($0, .stageEnded) }
    }
}

/// Something that must be done by a day, with the days between which that was the day as then known.
///
/// A duty is computed from the record it is about and never typed (decision 0033).
public struct Duty: Hashable, Sendable {
    public let kind: DutyKind
    /// Its name in the procedure version, or among the duties of its record.
    public let clock: String
    /// What passing it means.
    public let nature: ClockKind
    /// Day 0.
    public let basisOn: Day
    /// The last day in time.
    public let dueOn: Day
    /// The last instant in time, where the hour counts.
    public let dueAt: Date?
    /// The first day on which this was the day it is due.
    public let knownFrom: Day
    public let endedOn: Day?
    public let endedBy: DutyEnd?
    /// Whether day 0 stands in for one that is not recorded (ruling "Stage 3 window without a receipt").
    public let isProvisional: Bool

    /// A duty of a clock.
    public init(
        kind: DutyKind, clock: String, nature: ClockKind, basisOn: Day, dueOn: Day, dueAt: Date? = nil, knownFrom: Day,
        endedOn: Day?, endedBy: DutyEnd?, isProvisional: Bool = false
    ) {
        self.kind = kind
        self.clock = clock
        self.nature = nature
        self.basisOn = basisOn
        self.dueOn = dueOn
        self.dueAt = dueAt
        self.knownFrom = knownFrom
        self.endedOn = endedOn
        self.endedBy = endedBy
        self.isProvisional = isProvisional
    }

    /// Whether it is in force, or was when it ended.
    public var isInForce: Bool { endedBy != .superseded && endedBy != .withdrawn }

    /// Whether it ended after its day, with the act or without.
    public var isLate: Bool { isInForce && endedOn.map { $0 > dueOn } ?? false }
}
