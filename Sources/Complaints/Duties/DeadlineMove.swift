public import Foundation
public import WorkingDays

/// A deadline that fell on another day before, and why it moved.
public struct DeadlineMove: Hashable, Sendable {
    public let stage: StageName
    public let clock: String
    public let kind: ClockKind
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

    /// A move of a deadline.
    public init(
        stage: StageName, clock: String, kind: ClockKind, movedAt: Date, by: String, cause: String,
        calendarVersion: Int?, basisBefore: Day, basisAfter: Day, dueBefore: Day, dueAfter: Day
    ) {
        self.stage = stage
        self.clock = clock
        self.kind = kind
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
