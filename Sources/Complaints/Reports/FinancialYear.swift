public import WorkingDays

/// A council's financial year, 1 April to 31 March, written `2022-23`.
public struct FinancialYear: Hashable, Sendable {
    /// The calendar year it begins in.
    public let startYear: Int

    /// The year that begins on 1 April of a calendar year, or nil outside 1900 to 9998.
    public init?(startYear: Int) {
        guard (1900...9998).contains(startYear) else { return nil }
        self.startYear = startYear
    }

    /// Reads `2022-23` and nothing else: seven characters, and the second part the year after the first.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 7, bytes[4] == UInt8(ascii: "-") else { return nil }
        let digits = (bytes[..<4] + bytes[5...]).map { Int($0) - 48 }
        guard digits.allSatisfy({ (0...9).contains($0) }) else { return nil }
        let start = digits[..<4].reduce(0) { $0 * 10 + $1 }
        guard digits[4] * 10 + digits[5] == (start + 1) % 100 else { return nil }
        self.init(startYear: start)
    }

    /// The year a day falls in, or nil outside 1900 to 9998: 31 March belongs to the year that began the April before.
    public init?(containing day: Day) {
        self.init(startYear: FinancialYear(of: day).startYear)
    }

    /// The year a day falls in, which is before 1900 where somebody looks back from a year soon after.
    public init(of day: Day) {
        let (year, month, _) = day.components
        self.init(unchecked: month < 4 ? year - 1 : year)
    }

    /// The year that records begin in whose first day is this one: one from before 1900 is taken for a mistake, and stands for
    /// the first year there is.
    public init(ofRecordsFrom day: Day) {
        self = max(FinancialYear(of: day), FinancialYear(unchecked: 1900))
    }

    /// 1 April.
    public var firstOn: Day { Self.day(startYear, 4, 1) }

    /// 31 March.
    public var lastOn: Day { Self.day(startYear + 1, 3, 31) }

    /// The year before, or this many years before.
    public func earlier(by years: Int = 1) -> FinancialYear { FinancialYear(unchecked: startYear - years) }

    private init(unchecked startYear: Int) {
        self.startYear = startYear
    }

    private static func day(_ year: Int, _ month: Int, _ day: Int) -> Day {
        guard let day = Day(year: year, month: month, day: day) else {
            preconditionFailure("1 April and 31 March exist in every year from 1890 to 9999.")
        }
        return day
    }
}

extension FinancialYear: LosslessStringConvertible, Comparable {
    /// The year as `2022-23`.
    public var description: String {
        let end = (startYear + 1) % 100
        return "\(startYear)-\(end < 10 ? "0" : "")\(end)"
    }

    /// Order in time.
    public static func < (left: FinancialYear, right: FinancialYear) -> Bool { left.startYear < right.startYear }
}
