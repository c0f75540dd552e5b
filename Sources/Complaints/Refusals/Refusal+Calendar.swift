public import WorkingDays

extension Refusal {
    /// The day is a bank holiday already, under another name; one of the two is a mistake.
    public static func holidayUnderOtherName(_ day: Day, known: String, given: String) -> Refusal {
        Refusal(
            .holidayUnderOtherName, "\(day.written) is \(known) already, and cannot be \(given) too.",
            fields: ["bank_holidays"])
    }

    /// The day lies outside the years the calendar covers; a year comes with its whole set of bank holidays.
    public static func holidayOutsideCoverage(_ day: Day, _ coverage: ClosedRange<Day>) -> Refusal {
        Refusal(
            .holidayOutsideCoverage,
            "\(day.written) lies outside the years from \(coverage.lowerBound.written) to "
                + "\(coverage.upperBound.written); a further year needs its whole set of bank holidays.",
            fields: ["bank_holidays"])
    }

    /// There is no such change of the calendar.
    public static func noSuchCalendarChange(_ version: Int) -> Refusal {
        Refusal(
            .noSuchCalendarChange, "There is no change of the calendar that made version \(version).",
            fields: ["calendar_version"])
    }

    /// The change was taken back before.
    public static func calendarChangeTakenBack(_ version: Int, by later: Int) -> Refusal {
        Refusal(
            .calendarChangeTakenBack, "Version \(version) of the calendar was taken back by version \(later).")
    }

    /// The change added no day that is still there.
    public static func calendarChangeNotLatest(_ version: Int) -> Refusal {
        Refusal(
            .calendarChangeNotLatest, "Version \(version) of the calendar added no bank holiday that is still there.")
    }

    /// The law counted the day as not working; a bank holiday that has been is never removed.
    public static func holidayPassed(_ day: Day, today: Day) -> Refusal {
        Refusal(
            .holidayPassed,
            "\(day.written) is not after today, \(today.written): a bank holiday that has been is not removed.",
            rule: "Ruling: bank holiday entered late")
    }
}
