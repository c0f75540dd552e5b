public import WorkingDays

/// A change of the bank holidays: the days that are new and those that are withdrawn.
public struct BankHolidayChange: Sendable, Hashable {
    public let added: [BankHoliday]
    public let withdrawn: [BankHoliday]
    /// All bank holidays once it is made.
    public let holidays: [BankHoliday]

    /// A change of the days that are known; one that is known already stays.
    ///
    /// Refuses a name that is not one line, a day that is known under another name, and the withdrawal of a day that has
    /// been: the law counted it as not working (ruling: bank holiday entered late).
    public init(
        adding: [BankHoliday], withdrawing: [BankHoliday], known: [BankHoliday], today: Day
    ) throws(Refusal) {
        for holiday in adding {
            try checkLine("name", holiday.name, limit: 200)
            if let there = known.first(where: { $0.on == holiday.on }), there.name != holiday.name {
                throw .holidayUnderOtherName(holiday.on, known: there.name, given: holiday.name)
            }
        }
        if let passed = withdrawing.map(\.on).filter({ $0 <= today }).min() {
            throw .holidayPassed(passed, today: today)
        }
        added = adding.filter { new in !known.contains { $0.on == new.on } }
        withdrawn = withdrawing
        let days = Set(withdrawing.map(\.on))
        holidays = known.filter { !days.contains($0.on) } + added
    }

    /// The first and the last day it changes, or nil where it changes nothing.
    public var span: ClosedRange<Day>? {
        let days = (added + withdrawn).map(\.on)
        guard let first = days.min(), let last = days.max() else { return nil }
        return first...last
    }

    /// The days the calendar covers after it: the years with a whole set of bank holidays, and what it covered before;
    /// nil where no year has a whole set.
    ///
    /// Eight is the least a year in England has had. Refuses a new day beyond those years.
    public func coverage(extending current: ClosedRange<Day>?) throws(Refusal) -> ClosedRange<Day>? {
        let years = Dictionary(grouping: holidays, by: \.on.components.year).filter { $0.value.count >= 8 }.keys
        guard let first = years.min(), let last = years.max(), let firstOn = Day(year: first, month: 1, day: 1),
            let lastOn = Day(year: last, month: 12, day: 31)
        else { return nil }
        let coverage = min(firstOn, current?.lowerBound ?? firstOn)...max(lastOn, current?.upperBound ?? lastOn)
        for holiday in added where !coverage.contains(holiday.on) {
            throw .holidayOutsideCoverage(holiday.on, coverage)
        }
        return coverage
    }

    /// Refuses to take back a change of the calendar twice.
    public static func checkTakesBack(_ version: Int, takenBackBy later: Int?) throws(Refusal) {
        if let later { throw .calendarChangeTakenBack(version, by: later) }
    }
}
