public import Complaints
public import WorkingDays

/// What a change of the working days does, or would do, to the duties.
public struct CalendarChange: Sendable, Hashable {
    /// The version of the calendar that the change made; nil for a preview, or where nothing changed.
    public let version: Int?
    /// The version of the change that it takes back.
    public let takesBack: Int?
    /// How the source differs, and what is done about it.
    public let days: BankHolidayChange
    public let moves: [CalendarMove]

    /// The days that become bank holidays.
    public var added: [BankHoliday] { days.added }
    /// The days that are bank holidays no longer.
    public var withdrawn: [BankHoliday] { days.withdrawn }

    /// How many of the moves make a breach that was none, or unmake one.
    public func count(_ effect: CalendarMove.Effect) -> Int { moves.count { $0.effect == effect } }
}

/// One duty that a change of the working days moves, open or ended.
public struct CalendarMove: Sendable, Hashable {
    /// What it means on the day of the change.
    public enum Effect: String, Sendable, CaseIterable {
        case breachAppears = "breach_appears"
        case breachVanishes = "breach_vanishes"
        case none
    }

    /// Of the complaint, or of the record where it is no complaint's.
    public let reference: String
    public let stage: StageName?
    public let kind: DutyKind
    public let clock: String
    public let basisBefore: Day
    public let basisAfter: Day
    public let dueBefore: Day
    public let dueAfter: Day
    public let effect: Effect
    let duty: Int

    var stored: StoredMove {
        StoredMove(
            duty: duty, basisBefore: basisBefore, basisAfter: basisAfter, dueBefore: dueBefore,
            dueAfter: dueAfter)
    }
}
