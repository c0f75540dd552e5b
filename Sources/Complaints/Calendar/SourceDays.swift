public import WorkingDays

/// The bank holidays that a source has, and the days of which it speaks.
///
/// gov.uk's list is the source of law for the calendar; somebody who enters a day speaks of that day alone.
public struct SourceDays: Sendable, Hashable {
    /// The file's name, the feed's address, or who entered the day.
    public let name: String
    public let holidays: [BankHoliday]
    /// From the first day to the last of which the source says whether it is a bank holiday; nil where days were entered.
    public let span: ClosedRange<Day>?

    /// A source that says of every day within a span whether it is a bank holiday.
    public init(name: String, holidays: [BankHoliday], span: ClosedRange<Day>?) {
        self.name = name
        self.holidays = holidays
        self.span = span
    }

    /// A published list: it speaks of the days from its first to its last, and of the whole first and last year where it
    /// has all the bank holidays of that year.
    public init(published name: String, holidays: [BankHoliday]) {
        let whole = holidays.wholeYears
        func end(_ day: Day?, _ month: Int, _ ofMonth: Int) -> Day? {
            guard let day else { return nil }
            let year = day.components.year
            return whole.contains(year) ? Day(year: year, month: month, day: ofMonth) : day
        }
        let days = holidays.map(\.on)
        let span = end(days.min(), 1, 1).flatMap { first in end(days.max(), 12, 31).map { first...$0 } }
        self.init(name: name, holidays: holidays, span: span)
    }

    /// Whether it has the day as a bank holiday, or nil where it does not speak of it.
    public func has(_ day: Day) -> Bool? {
        span?.contains(day) == true ? holidays.contains { $0.on == day } : nil
    }

    /// Whether it ends later than another: of two issues of a list the newer reaches further, and who enters a day reaches
    /// nowhere.
    public func reachesFurther(than other: SourceDays) -> Bool {
        guard let span else { return false }
        return other.span.map { span.upperBound > $0.upperBound } ?? true
    }

    /// How it differs from the days that are known, in their order, each difference told once.
    ///
    /// A title that is left on either side in a year has moved. Where more are left on one side than on the other nothing
    /// says which of them moved, and each day is told for itself.
    public func differences(
        from known: [BankHoliday], covering coverage: ClosedRange<Day>?, today: Day
    ) -> [CalendarDifference] {
        func difference(_ before: BankHoliday?, _ after: BankHoliday?) -> CalendarDifference? {
            CalendarDifference(before: before, after: after, covering: coverage, today: today)
        }
        let (ours, theirs) = (known.byDay, holidays.byDay)
        var left = ours.values.filter { theirs[$0.on] == nil }
        var new = theirs.values.filter { ours[$0.on] == nil }
        var found = ours.values.compactMap { there in
            theirs[there.on].flatMap { $0.isNamed(as: there) ? nil : difference(there, $0) }
        }
        let (titlesLeft, titlesNew) = (left.byTitle, new.byTitle)
        for (title, before) in titlesLeft {
            guard let after = titlesNew[title], after.count == before.count else { continue }
            found += zip(before, after).compactMap(difference)
            left.removeAll(where: before.contains)
            new.removeAll(where: after.contains)
        }
        found += left.filter { has($0.on) == false }.compactMap { difference($0, nil) }
        found += new.compactMap { difference(nil, $0) }
        return found.sorted { $0.on < $1.on }
    }
}

extension [BankHoliday] {
    /// The years with a whole set of bank holidays; eight is the least a year in England has had.
    var wholeYears: Set<Int> {
        Set(Dictionary(grouping: self, by: \.on.components.year).filter { $0.value.count >= 8 }.keys)
    }

    fileprivate var byDay: [Day: BankHoliday] {
        Dictionary(map { ($0.on, $0) }, uniquingKeysWith: { first, _ in first })
    }

    fileprivate var byTitle: [TitleOfYear: [BankHoliday]] {
        Dictionary(grouping: sorted { $0.on < $1.on }) { TitleOfYear(year: $0.on.components.year, title: $0.title) }
    }
}

private struct TitleOfYear: Hashable {
    let year: Int
    let title: String
}

extension BankHoliday {
    /// Its name without what stands in brackets, so that a substitute day is a day of the holiday it stands for.
    fileprivate var title: String { Self.letters(name.prefix { $0 != "(" }) }

    /// Whether another name is the same to a reader: apostrophes, hyphens, spaces and capitals tell nothing.
    fileprivate func isNamed(as other: BankHoliday) -> Bool { Self.letters(name[...]) == Self.letters(other.name[...]) }

    private static func letters(_ text: Substring) -> String {
        text.lowercased().filter { $0.isNumber || $0.isLetter && !$0.isModifier }
    }
}

extension Character {
    /// A letter such as U+02BC that stands for an apostrophe (Unicode, general category Lm).
    fileprivate var isModifier: Bool { unicodeScalars.first?.properties.generalCategory == .modifierLetter }
}
