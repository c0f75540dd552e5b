public import Foundation
public import WorkingDays

/// When a message may leave for somebody: within their working hours in London, on a day that is a working day to them.
///
/// A bank holiday is no day of work for anybody; beyond the days that the calendar covers none is known.
public struct DeliveryWindow: Sendable {
    let hours: WorkingHours
    let calendar: WorkingCalendar

    /// The window of somebody with these hours.
    public init(hours: WorkingHours, calendar: WorkingCalendar) {
        self.hours = hours
        self.calendar = calendar
    }

    /// Whether a message may leave at an instant: from the first minute of the hours until the last has passed.
    public func isOpen(at instant: Date) -> Bool {
        isWorked(London.day(of: instant)) && isWithin(instant)
    }

    /// The first instant from now on at which a message may leave; an urgent one leaves at once.
    public func departure(isUrgent: Bool, from now: Date) -> Date {
        guard !isUrgent, !isOpen(at: now) else { return now }
        var day = London.day(of: now)
        while true {
            if isWorked(day), let opening = openings(on: day).first(where: { $0 > now }) { return opening }
            day = day.adding(days: 1)
        }
    }

    private func isWorked(_ day: Day) -> Bool {
        hours.days.contains(day.weekday) && calendar.bankHoliday(on: day) == nil
    }

    private func isWithin(_ instant: Date) -> Bool {
        let second = London.secondOfDay(of: instant)
        return hours.from.rawValue * 60 <= second && second < hours.until.rawValue * 60
    }

    /// When the hours begin on a day: twice where the clocks go back over it, and at the jump itself, if it ends within the
    /// hours, where they go forward over it (Summer Time Act 1972).
    private func openings(on day: Day) -> [Date] {
        let minutes = hours.from.rawValue
        let first = London.instant(of: day, hour: minutes / 60, minute: minutes % 60)
        guard London.secondOfDay(of: first) == minutes * 60 else {
            let jump = Date(timeIntervalSince1970: (first.timeIntervalSince1970 / 3600).rounded(.down) * 3600)
            return [jump].filter(isWithin)
        }
        let again = first.addingTimeInterval(3600)
        return London.secondOfDay(of: again) == minutes * 60 ? [first, again] : [first]
    }
}
