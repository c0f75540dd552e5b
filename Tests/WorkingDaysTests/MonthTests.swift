import Testing
import WorkingDays

/// Worked case 12: the table of months in docs/rules.md.
struct MonthTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let start: String
        let months: Int
        let beginningWith: String
        let after: String
        var testDescription: String { "\(months) months from \(start)" }
    }

    static let cases = [
        Case(start: "2025-01-15", months: 6, beginningWith: "2025-07-14", after: "2025-07-15"),
        Case(start: "2025-01-15", months: 12, beginningWith: "2026-01-14", after: "2026-01-15"),
        Case(start: "2025-08-31", months: 6, beginningWith: "2026-02-28", after: "2026-02-28"),
        Case(start: "2025-08-31", months: 12, beginningWith: "2026-08-30", after: "2026-08-31"),
        Case(start: "2024-08-30", months: 6, beginningWith: "2025-02-28", after: "2025-02-28"),
        Case(start: "2024-08-30", months: 12, beginningWith: "2025-08-29", after: "2025-08-30"),
        Case(start: "2024-02-29", months: 6, beginningWith: "2024-08-28", after: "2024-08-29"),
        Case(start: "2024-02-29", months: 12, beginningWith: "2025-02-28", after: "2025-02-28"),
        Case(start: "2025-10-31", months: 6, beginningWith: "2026-04-30", after: "2026-04-30"),
        Case(start: "2025-10-31", months: 12, beginningWith: "2026-10-30", after: "2026-10-31"),
        Case(start: "2023-03-10", months: 12, beginningWith: "2024-03-09", after: "2024-03-10"),
        Case(start: "2023-03-10", months: 3, beginningWith: "2023-06-09", after: "2023-06-10"),
        Case(start: "2024-11-30", months: 3, beginningWith: "2025-02-28", after: "2025-02-28"),
    ]

    @Test("worked case 12: both wordings of a period of months end on the day the law gives", arguments: cases)
    func months(example: Case) throws {
        let start = try #require(Day(example.start))
        #expect(start.lastDay(ofMonths: example.months, .beginningWith).description == example.beginningWith)
        #expect(start.lastDay(ofMonths: example.months, .after).description == example.after)
    }

    @Test(
        "No period ends after the last day that can be written", arguments: ["9999-11-15", "9999-12-01", "9999-12-31"])
    func lastYear(start: String) throws {
        let start = try #require(Day(start))

        #expect(start.lastDay(ofMonths: 12, .after).description == "9999-12-31")
        #expect(start.lastDay(ofMonths: 2, .beginningWith).description == "9999-12-31")
    }
}
