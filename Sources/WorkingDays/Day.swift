/// A civil day in the proleptic Gregorian calendar, with no time and no time zone.
///
/// Legal dates are days: a deadline falls on a day and an act on that day is in time whatever the hour.
public struct Day: Hashable, Comparable, Sendable {
    /// Days since 2000-01-01, the count PostgreSQL's `date` uses.
    public let number: Int32

    /// The day `number` days after 2000-01-01.
    public init(number: Int32) {
        self.number = number
    }

    /// The day with this year, month and day of month, or nil where there is none, as on 30 February.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
        guard day >= 1, day <= Day.daysIn(month: month, year: year) else { return nil }
        self.init(number: Day.number(year: year, month: month, day: day))
    }

    /// Day order.
    public static func < (left: Day, right: Day) -> Bool { left.number < right.number }

    /// The day `days` calendar days later, or earlier when negative.
    public func adding(days: Int) -> Day { Day(number: number + Int32(days)) }

    /// Calendar days from this day to `other`; negative when `other` is earlier.
    public func days(to other: Day) -> Int { Int(other.number) - Int(number) }

    /// The day of the week.
    public var weekday: Weekday {
        // 2000-01-01 was a Saturday.
        let offset = (Int(number) % 7 + 7) % 7
        return Weekday.fromSaturday[offset]
    }

    /// Year, month and day of month.
    public var components: (year: Int, month: Int, day: Int) { Day.civil(from: Int(number)) }

    /// The number of days in a month.
    static func daysIn(month: Int, year: Int) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        default: 31
        }
    }

    /// Days from 2000-01-01, by counting March-based years in 400-year eras.
    private static func number(year: Int, month: Int, day: Int) -> Int32 {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return Int32(era * 146_097 + dayOfEra - 730_425)
    }

    private static func civil(from number: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = number + 730_425
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthIndex = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * monthIndex + 2) / 5 + 1
        let month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }
}

/// A day of the week.
public enum Weekday: String, Sendable, CaseIterable {
    case monday, tuesday, wednesday, thursday, friday, saturday, sunday

    /// Saturday or Sunday.
    public var isWeekend: Bool { self == .saturday || self == .sunday }

    static let fromSaturday: [Weekday] = [.saturday, .sunday, .monday, .tuesday, .wednesday, .thursday, .friday]
}
