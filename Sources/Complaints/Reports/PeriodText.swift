public import WorkingDays

/// The texts by which a period is known.
public enum PeriodText: Sendable {
    /// Whether it is a financial year, a quarter of one, a month or a range of days: `2022-23`, `2022-23-q1`, `2022-m09`,
    /// `2022-04-01--2022-06-30`.
    public static func isPeriod(_ text: String) -> Bool {
        if let quarter = text.wholeMatch(of: /([0-9]{4}-[0-9]{2})(?:-q[1-4])?/) {
            return daysOfYear(String(quarter.1)) != nil
        }
        if let month = text.wholeMatch(of: /([0-9]{4})-m([0-9]{2})/) {
            return Day("\(month.1)-\(month.2)-01") != nil
        }
        guard let range = text.wholeMatch(of: /([0-9-]{10})--([0-9-]{10})/), let first = Day(String(range.1)),
            let last = Day(String(range.2))
        else { return false }
        return first <= last
    }

    /// The days of a financial year, 1 April to 31 March, written `2022-23`; nil for any other text.
    public static func daysOfYear(_ text: String) -> ClosedRange<Day>? {
        guard let parts = text.wholeMatch(of: /([0-9]{4})-([0-9]{2})/), let start = Int(parts.1),
            let end = Int(parts.2), end == (start + 1) % 100, let first = Day(year: start, month: 4, day: 1),
            let last = Day(year: start + 1, month: 3, day: 31)
        else { return nil }
        return first...last
    }
}
