public import Foundation
public import WorkingDays

/// When a complaint reached the authority: its legal day, and whether the offices were open.
public struct Receipt: Hashable, Sendable {
    /// The legal day of receipt, in London.
    public let on: Day
    /// Whether it came at or after the hour at which offices close.
    public let afterHours: Bool

    /// The hour at which offices close, in London.
    public static let closingHour = 17

    /// A receipt on a day.
    public init(on: Day, afterHours: Bool = false) {
        self.on = on
        self.afterHours = afterHours
    }

    /// A receipt at an instant.
    public init(at instant: Date) {
        let day = London.day(of: instant)
        self.init(on: day, afterHours: instant >= London.instant(of: day, hour: Self.closingHour))
    }

    /// Day 0 of the clocks that count from receipt.
    ///
    /// The day itself, also when it is not a working day and whatever the hour (ruling: day of receipt). Only where a
    /// council's own procedure rolls forward is a receipt outside office hours, a weekend's or a bank holiday's included,
    /// counted as on the next working day; so that no later receipt is ever due earlier.
    public func dayZero(in version: ProcedureVersion, calendar: WorkingCalendar) throws(OutsideCalendar) -> Day {
        guard version.afterHoursRollsForward else { return on }
        if !afterHours, try calendar.isWorkingDay(on) { return on }
        return try calendar.day(1, workingDaysAfter: on)
    }
}

extension Complaint {
    /// When it reached the authority.
    public var receipt: Receipt { Receipt(at: receivedAt) }
}
