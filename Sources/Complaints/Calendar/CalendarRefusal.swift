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
    case calendarUndecided = "calendar_undecided"
    case holidayNotOfChange = "holiday_not_of_change"

    var page: RefusalPage {
        switch self {
        case .holidayUnderOtherName:
            .fault(
                "The day is a bank holiday under another name",
                means: "A day is one bank holiday, so one of the two names is a mistake.",
                next: """
                    Compare the day with the published list, and send the day or the name that is right, or rename the \
                    day.
                    """)
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
                means: "Nothing that the change did to the bank holidays stands any more.",
                next: "There is nothing to take back.")
        case .holidayPassed:
            .conflict(
                "A bank holiday that has been is not removed",
                means: """
                    The newest source that speaks of the day has it as a bank holiday: the law counted it as no working \
                    day.
                    """,
                next: """
                    Leave the day as it is. If it was never a bank holiday, take it back with a reason and a source that \
                    does not have it. Other days of the same change can be taken back by themselves.
                    """,
                rule: "Ruling: bank holiday entered late")
        case .calendarUndecided:
            .fault(
                "The source differs from the calendar",
                means: """
                    A bank holiday has moved, a day of the calendar is not in the source, or a day that has been would \
                    become a bank holiday. Nothing of that is done unless somebody says so.
                    """,
                next: "See what each would move with the preview, then say of each kind whether to follow the source.",
                rule: "Ruling: bank holiday entered late")
        case .holidayNotOfChange:
            .fault(
                "The change did nothing to the day",
                means: "The version of the calendar did not add, withdraw or rename the day, or that is gone again.",
                next: "Name days that the change is reported to have changed, or none for all of them.")
        }
    }
}

extension Refusal {
    /// The day is a bank holiday already, under another name; one of the two is a mistake.
    public static func holidayUnderOtherName(_ day: Day, known: String, given: String) -> Refusal {
        Refusal(
            CalendarRefusal.holidayUnderOtherName,
            "\(day.written) is the bank holiday \(known) already, and cannot be \(given) too; one of the names is a mistake. "
                + "Say --renamed follow to give the day the other name.",
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

    /// Nothing of the change stands any more.
    public static func calendarChangeNotLatest(_ version: Int) -> Refusal {
        Refusal(
            CalendarRefusal.calendarChangeNotLatest,
            "Nothing that version \(version) of the calendar did to the bank holidays stands any more, so there is nothing to "
                + "take back.")
    }

    /// The newest source that speaks of the day has it, and the law counted it as not working.
    public static func holidayPassed(_ day: Day, source: String) -> Refusal {
        Refusal(
            CalendarRefusal.holidayPassed,
            "\(day.written) has been, and \(source) has it; a bank holiday that has been is never removed.")
    }

    /// Somebody has to say whether the calendar follows its source.
    static func calendarUndecided(_ open: [CalendarDecision]) -> Refusal {
        let kinds = open.undecided
        let told = open.map { "\($0.difference.kind.rawValue) \($0.difference.written)" }
        return Refusal(
            CalendarRefusal.calendarUndecided,
            "Nothing was changed, since it is yours to say whether the calendar follows the source: "
                + "\(told.joined(separator: "; ")). Say "
                + "\(kinds.map { "--\($0.rawValue) follow or --\($0.rawValue) keep" }.written).",
            fields: kinds.map(\.rawValue))
    }

    /// The change did not touch the day, or nothing of what it did there stands.
    public static func holidayNotOfChange(_ day: Day, _ version: Int) -> Refusal {
        Refusal(
            CalendarRefusal.holidayNotOfChange,
            "Nothing that version \(version) of the calendar did stands on \(day.written), so there is nothing to take "
                + "back of that day.",
            fields: ["days"])
    }
}
