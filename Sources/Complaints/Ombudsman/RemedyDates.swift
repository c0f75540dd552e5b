public import WorkingDays

/// When the remedies of an Ombudsman's decision are due and whether they were in time.
public enum RemedyDates {
    /// The last day of "within n months of the decision"; it does not roll to a working day.
    ///
    /// Where the Ombudsman's letter states a date, that date stands and this is not asked.
    public static func due(_ months: Int, monthsAfter decisionOn: Day) -> Day {
        decisionOn.lastDay(ofMonths: months, .after)
    }

    /// The last day of "within n weeks of the decision".
    public static func due(_ weeks: Int, weeksAfter decisionOn: Day) -> Day { decisionOn.adding(days: 7 * weeks) }

    /// How a remedy counts on a day; one that was carried out late is complied with all the same, and late.
    public static func compliance(dueOn: Day, completedOn: Day?, today: Day) -> RemedyCompliance {
        guard let completedOn else { return today > dueOn ? .overdue : .awaited }
        return completedOn > dueOn ? .late : .inTime
    }
}

/// Whether a remedy was carried out, and when.
public enum RemedyCompliance: String, Sendable, CaseIterable {
    case awaited
    case overdue
    case inTime = "in_time"
    case late

    /// Whether it counts as complied with, as the Ombudsman counts.
    public var isComplied: Bool { self == .inTime || self == .late }
}
