public import WorkingDays

/// Why the calendar of working days is not changed.
enum CalendarRefusal: String, SubjectRefusal {
    static let subject = RefusalSubject.calendar

    case holidayUnderOtherName = "holiday_under_other_name"
    case holidayOutsideCoverage = "holiday_outside_coverage"
    case noSuchCalendarChange = "no_such_calendar_change"
    case calendarChangeTakenBack = "calendar_change_taken_back"
    case calendarChangeNotLatest = "calendar_change_not_latest"
    case holidayPassed = "holiday_passed"

    var page: RefusalPage {
        switch self {
        case .holidayUnderOtherName:
            .fault(
                "The day is a bank holiday under another name",
                means: "A day is one bank holiday, so one of the two names is a mistake.",
                next: "Compare the day with the published list, and send the day or the name that is right.")
        case .holidayOutsideCoverage:
            .fault(
                "The calendar does not cover the year",
                means: """
                    The calendar covers whole years, each with all of its bank holidays, so that no working day is \
                    counted wrongly.
                    """,
                next: "Add all the bank holidays of the year at once.")
        case .noSuchCalendarChange:
            .fault(
                "There is no such change of the calendar",
                means: "No change of the calendar made this version.",
                next: "Send the version that was reported when the change was made.")
        case .calendarChangeTakenBack:
            .conflict(
                "The change was taken back already",
                means: "A change of the calendar is taken back once.",
                next: "There is nothing to take back.")
        case .calendarChangeNotLatest:
            .conflict(
                "The change left nothing to take back",
                means: "Every bank holiday that the change added is gone again.",
                next: "There is nothing to take back.")
        case .holidayPassed:
            .conflict(
                "A bank holiday that has been is not removed",
                means: "The law counted the day as no working day, and deadlines were worked out with it.",
                next: "Leave the day as it is.",
                rule: "Ruling: bank holiday entered late")
        }
    }
}

extension Refusal {
    /// The day is a bank holiday already, under another name; one of the two is a mistake.
    public static func holidayUnderOtherName(_ day: Day, known: String, given: String) -> Refusal {
        Refusal(
            CalendarRefusal.holidayUnderOtherName,
            "\(day.written) is the bank holiday \(known) already, and cannot be \(given) too; one of the names is a mistake.",
            fields: ["bank_holidays"])
    }

    /// The day lies outside the years the calendar covers; a year comes with its whole set of bank holidays.
    public static func holidayOutsideCoverage(_ day: Day, _ coverage: ClosedRange<Day>) -> Refusal {
        Refusal(
            CalendarRefusal.holidayOutsideCoverage,
            "\(day.written) is not within the days from \(coverage.lowerBound.written) to "
                + "\(coverage.upperBound.written) that the calendar covers; add all the bank holidays of a further year "
                + "together.",
            fields: ["bank_holidays"])
    }

    /// There is no such change of the calendar.
    public static func noSuchCalendarChange(_ version: Int) -> Refusal {
        Refusal(
            CalendarRefusal.noSuchCalendarChange, "No change of the calendar made version \(version).",
            fields: ["calendar_version"])
    }

    /// The change was taken back before.
    public static func calendarChangeTakenBack(_ version: Int, by later: Int) -> Refusal {
        Refusal(
            CalendarRefusal.calendarChangeTakenBack,
            "The change that made version \(version) of the calendar was taken back already, by version \(later).")
    }

    /// The change added no day that is still there.
    public static func calendarChangeNotLatest(_ version: Int) -> Refusal {
        Refusal(
            CalendarRefusal.calendarChangeNotLatest,
            "Every bank holiday that version \(version) of the calendar added is gone again, so there is nothing to take "
                + "back.")
    }

    /// The law counted the day as not working; a bank holiday that has been is never removed.
    public static func holidayPassed(_ day: Day, today: Day) -> Refusal {
        Refusal(
            CalendarRefusal.holidayPassed,
            "\(day.written) is not after today, \(today.written); a bank holiday that has been is never removed.")
    }
}
