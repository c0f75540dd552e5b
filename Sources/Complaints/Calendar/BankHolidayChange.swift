public import WorkingDays

/// A change of the bank holidays towards those of a source: every difference, and what is done about it.
public struct BankHolidayChange: Sendable, Hashable {
    public let decisions: [CalendarDecision]
    /// All bank holidays once it is made.
    public let holidays: [BankHoliday]
    private let today: Day

    /// The change of the days that are known; what is undecided is shown as if it were followed, and `check` refuses it.
    ///
    /// New days are followed unasked, and so are new titles, which move nothing; a day that somebody entered under
    /// another name is undecided, since one of the names may be a mistake. Refuses a name that is not one line.
    public init(
        to source: SourceDays, choices: SourceChoices, known: [BankHoliday], covering coverage: ClosedRange<Day>?,
        today: Day
    ) throws(Refusal) {
        for holiday in source.holidays { try checkLine("name", holiday.name, limit: 200) }
        self.today = today
        var all: SourceChoices = [.added: .follow]
        if source.span != nil { all[.renamed] = .follow }
        all.merge(choices) { $1 }
        decisions = source.differences(from: known, covering: coverage, today: today).map { CalendarDecision($0, all) }
        let followed = decisions.followed
        let gone = Set(followed.compactMap(\.before))
        holidays = known.filter { !gone.contains($0) } + followed.compactMap(\.after)
    }

    /// The days that become bank holidays.
    public var added: [BankHoliday] { decisions.followed.filter { $0.kind != .renamed }.compactMap(\.after) }

    /// The days that are bank holidays no longer.
    public var withdrawn: [BankHoliday] { decisions.followed.filter { $0.kind != .renamed }.compactMap(\.before) }

    /// The days that get another name.
    public var renamed: [CalendarDifference] { decisions.followed.filter { $0.kind == .renamed } }

    /// Whether it leaves the calendar as it is.
    public var isEmpty: Bool { decisions.followed.isEmpty }

    /// The first and the last day that it makes or unmakes a bank holiday, or nil where it does neither.
    public var span: ClosedRange<Day>? {
        let days = (added + withdrawn).map(\.on)
        guard let first = days.min(), let last = days.max() else { return nil }
        return first...last
    }

    /// Whether a day that has been would be a bank holiday no longer.
    public var withdrawsPast: Bool { withdrawn.contains { $0.on <= today } }

    /// Refuses what nobody has decided: nothing is added, moved or dropped in silence.
    public func checkDecided() throws(Refusal) {
        let open = decisions.filter { $0.choice == nil }
        for decision in open where decision.undecided.contains(.renamed) {
            if let there = decision.difference.before, let given = decision.difference.after {
                throw .holidayUnderOtherName(given.on, known: there.name, given: given.name)
            }
        }
        if !open.isEmpty { throw .calendarUndecided(open) }
    }

    /// Refuses to withdraw a day that has been and that its source has: the law counted it as no working day (ruling: bank
    /// holiday entered late).
    ///
    /// The source of a day is the one given where that speaks of it; else every list, the newest first, unless a newer one
    /// that speaks of the day reaches as far.
    public func check(against lists: [SourceDays], given: SourceDays? = nil) throws(Refusal) {
        for decision in decisions where decision.choice == .follow && decision.difference.kind != .renamed {
            guard let day = decision.difference.before?.on, day <= today else { continue }
            var newer: [SourceDays] = []
            for list in given.map({ $0.has(day) == nil ? lists : [$0] }) ?? lists {
                guard let has = list.has(day) else { continue }
                if has, newer.allSatisfy(list.reachesFurther) { throw .holidayPassed(day, source: list.name) }
                newer.append(list)
            }
        }
    }

    /// The days the calendar covers after it: the years with a whole set of bank holidays, and what it covered before;
    /// nil where no year has a whole set.
    ///
    /// Refuses a new day beyond those years.
    public func coverage(extending current: ClosedRange<Day>?) throws(Refusal) -> ClosedRange<Day>? {
        let years = holidays.wholeYears
        guard let first = years.min(), let last = years.max(), let firstOn = Day(year: first, month: 1, day: 1),
            let lastOn = Day(year: last, month: 12, day: 31)
        else { return nil }
        let coverage = min(firstOn, current?.lowerBound ?? firstOn)...max(lastOn, current?.upperBound ?? lastOn)
        for holiday in added where !coverage.contains(holiday.on) {
            throw .holidayOutsideCoverage(holiday.on, coverage)
        }
        return coverage
    }
}

extension [CalendarDecision] {
    /// The differences the calendar follows, the undecided among them.
    fileprivate var followed: [CalendarDifference] { filter { $0.choice != .keep }.map(\.difference) }
}
