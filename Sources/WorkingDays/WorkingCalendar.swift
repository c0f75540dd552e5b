/// A bank holiday in England and Wales.
public struct BankHoliday: Hashable, Sendable, Codable {
    /// The day itself, the substitute day where the holiday was moved.
    public let on: Day
    /// Its published name, as in "Early May bank holiday".
    public let name: String

    /// A bank holiday on a day.
    public init(on: Day, name: String) {
        self.on = on
        self.name = name
    }
}

/// A day outside what the calendar knows; a deadline there cannot be computed and is never guessed.
public struct OutsideCalendar: Error, Hashable, Sendable {
    /// The day asked for, or the last day known where the count ran off the end.
    public let day: Day
    /// The days the calendar covers.
    public let coverage: ClosedRange<Day>
}

/// The working days of England: not a Saturday, a Sunday or a bank holiday.
///
/// SI 2006/1738 reg 2, SI 2012/3094 reg 19 and SI 2009/309 reg 2 define the same set of days. Counting: the day of the
/// event is day 0 whether or not it is a working day, and the next working day is day 1 (docs/decisions/0003).
public struct WorkingCalendar: Sendable {
    /// The days the calendar covers.
    public let coverage: ClosedRange<Day>
    /// The bank holidays in it, in order.
    public let bankHolidays: [BankHoliday]
    /// Which version of the calendar this is, stored beside every due date computed from it.
    public let version: Int
    /// For each day of the coverage: working days from the first day up to and with that day.
    private let ordinals: [Int32]
    /// The working days, the first at index 0 having ordinal 1.
    private let workingDays: [Int32]

    /// A calendar of whole years from bank holidays; those outside the coverage are refused.
    public init(coverage: ClosedRange<Day>, bankHolidays: [BankHoliday], version: Int) throws(OutsideCalendar) {
        for holiday in bankHolidays where !coverage.contains(holiday.on) {
            throw OutsideCalendar(day: holiday.on, coverage: coverage)
        }
        self.coverage = coverage
        self.version = version
        self.bankHolidays = bankHolidays.sorted { $0.on < $1.on }
        let closed = Set(bankHolidays.map(\.on))
        var ordinals: [Int32] = []
        var workingDays: [Int32] = []
        for number in coverage.lowerBound.number...coverage.upperBound.number {
            let day = Day(number: number)
            if !day.weekday.isWeekend, !closed.contains(day) { workingDays.append(number) }
            ordinals.append(Int32(workingDays.count))
        }
        self.ordinals = ordinals
        self.workingDays = workingDays
    }

    /// Whether the day is a working day.
    public func isWorkingDay(_ day: Day) throws(OutsideCalendar) -> Bool {
        let ordinal = try ordinal(of: day)
        return ordinal > 0 && workingDays[Int(ordinal) - 1] == day.number
    }

    /// The last day in time "within `workingDays` working days of" an event: the n-th working day after it.
    public func day(_ workingDays: Int, workingDaysAfter event: Day) throws(OutsideCalendar) -> Day {
        let index = Int(try ordinal(of: event)) + workingDays - 1
        guard workingDays > 0 else { return event }
        guard index < self.workingDays.count else {
            throw OutsideCalendar(day: coverage.upperBound, coverage: coverage)
        }
        return Day(number: self.workingDays[index])
    }

    /// The latest working day from which so many working days lead to a day; the day itself for none.
    public func day(_ workingDays: Int, workingDaysBefore end: Day) throws(OutsideCalendar) -> Day {
        let index = Int(try ordinal(of: end)) - workingDays - 1
        guard workingDays > 0 else { return end }
        guard index >= 0 else { throw OutsideCalendar(day: coverage.lowerBound, coverage: coverage) }
        return Day(number: self.workingDays[index])
    }

    /// Working days after `start` up to and with `end`: 1 on the first working day after the start, 0 on the start.
    public func workingDays(after start: Day, through end: Day) throws(OutsideCalendar) -> Int {
        Int(try ordinal(of: end)) - Int(try ordinal(of: start))
    }

    /// The name of the bank holiday on a day, if it is one.
    public func bankHoliday(on day: Day) -> BankHoliday? {
        bankHolidays.first { $0.on == day }
    }

    /// Working days from the first day of the calendar up to and with `day`.
    public func ordinal(of day: Day) throws(OutsideCalendar) -> Int32 {
        let index = Int(day.number) - Int(coverage.lowerBound.number)
        guard index >= 0, index < ordinals.count else { throw OutsideCalendar(day: day, coverage: coverage) }
        return ordinals[index]
    }
}
