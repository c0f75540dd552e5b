/// How a period of months is worded, which decides its last day.
///
/// Neither wording rolls to a working day when the last day falls on a weekend or bank holiday.
public enum MonthWording: String, Sendable, Codable, CaseIterable {
    /// "n months after X": the first day does not count. SI 2009/309 reg 12.
    case after
    /// "n months beginning with X", "commencing on X": the first day counts. LGA 1974 s26B(2)(a); SI 2012/3094 reg 29(3).
    case beginningWith = "beginning_with"
}

extension Day {
    /// The last day in time of a period of months that starts on this day.
    ///
    /// "After" is the same day number, clipped to the month's end. "Beginning with" is one day less, unless the end was
    /// clipped: 31 August and six months end on 28 February under both wordings. It is no later than the last day that can be
    /// written, 31 December 9999.
    public func lastDay(ofMonths months: Int, _ wording: MonthWording) -> Day {
        let (year, month, day) = components
        let index = year * 12 + (month - 1) + months
        let (endYear, endMonth) = (index / 12, index % 12 + 1)
        if endYear > 9999, let last = Day(year: 9999, month: 12, day: 31) { return last }
        let length = Day.daysIn(month: endMonth, year: endYear)
        let clipped = day > length
        let firstOfMonth = firstDayNumber(year: endYear, month: endMonth)
        let same = Day(number: firstOfMonth + Int32(min(day, length) - 1))
        return wording == .after || clipped ? same : same.adding(days: -1)
    }

    private func firstDayNumber(year: Int, month: Int) -> Int32 {
        // The first of a month always exists; year and month come from arithmetic on a valid day.
        guard let first = Day(year: year, month: month, day: 1) else { preconditionFailure("no first of the month") }
        return first.number
    }
}
