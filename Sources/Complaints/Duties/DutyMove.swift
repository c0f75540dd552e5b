public import Foundation
public import WorkingDays

/// A duty that was due on another day before, and why it moved.
public struct DutyMove: Hashable, Sendable {
    public let kind: DutyKind
    /// Nil where the duty is no stage's.
    public let stage: StageName?
    public let clock: String
    public let nature: ClockKind
    public let movedAt: Date
    public let by: String
    /// The bank holiday that was added or withdrawn, or the operation on the complaint with its reason.
    public let cause: String
    /// The version of the calendar that moved it; nil where an operation did.
    public let calendarVersion: Int?
    public let basisBefore: Day
    public let basisAfter: Day
    public let dueBefore: Day
    public let dueAfter: Day

    /// A move of a duty.
    public init(
        kind: DutyKind, stage: StageName?, clock: String, nature: ClockKind, movedAt: Date, by: String, cause: String,
        calendarVersion: Int?, basisBefore: Day, basisAfter: Day, dueBefore: Day, dueAfter: Day
    ) {
        self.kind = kind
        self.stage = stage
        self.clock = clock
        self.nature = nature
        self.movedAt = movedAt
        self.by = by
        self.cause = cause
        self.calendarVersion = calendarVersion
        self.basisBefore = basisBefore
        self.basisAfter = basisAfter
        self.dueBefore = dueBefore
        self.dueAfter = dueAfter
    }

    /// What became of the day, in words.
    public var written: String { "\(dueBefore.written) became \(dueAfter.written): \(cause)" }
}
