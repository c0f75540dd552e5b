import Complaints
import Testing
import WorkingDays

@testable import Reporting

/// What is too small to publish, and since when (requirement R149).
struct SmallNumbersTests {
    @Test("counts from one to four are withheld, nothing and five are not")
    func bounds() {
        let rule = SmallNumbers.upToFour

        #expect([0, 1, 4, 5].map(rule.withholds) == [false, true, true, false])
    }

    /// What a council decided, and what then is the smallest count that is printed of a period.
    struct Case: CustomTestStringConvertible {
        let testDescription: String
        let decided: [(from: String, value: Int)]
        let printed: [(period: String, from: Int)]
    }

    static let cases = [
        Case(testDescription: "nothing was decided", decided: [], printed: [("2022-23", 5), ("2027-28", 5)]),
        Case(
            testDescription: "what is decided first holds for the years before it too",
            decided: [("2026-06-01", 10)],
            printed: [("2022-23", 10), ("2026-27", 10), ("2026-27-q1", 10), ("2027-28", 10)]),
        Case(
            testDescription: "another decision holds from the next year on, with its quarters and months",
            decided: [("2026-06-01", 10), ("2026-09-01", 7)],
            printed: [("2025-26", 10), ("2026-27", 10), ("2027-m03", 10), ("2027-m04", 7), ("2027-28-q1", 7)]),
        Case(
            testDescription: "one for the first day of a year holds for that year",
            decided: [("2026-06-01", 10), ("2027-04-01", 7)], printed: [("2026-27", 10), ("2027-28", 7)]),
        Case(
            testDescription: "what is decided later for an earlier day changes no year that has begun",
            decided: [("2027-04-01", 12), ("2026-12-01", 3), ("2026-11-28", 6)],
            printed: [("2022-23", 12), ("2026-27", 12), ("2027-28", 12), ("2028-29", 12)]),
    ]

    private static func rules(_ decided: [(from: String, value: Int)]) throws -> SmallNumbersByYear {
        let decisions = try decided.map {
            DecidedSetting.Decision(fromOn: try #require(Day($0.from)), value: $0.value)
        }
        return SmallNumbersByYear(DecidedSetting(.smallNumbersBelow, decisions), first: decisions.first)
    }

    @Test("a financial year is told by one rule, which holds on its first day", arguments: cases)
    func years(tried: Case) throws {
        let rules = try Self.rules(tried.decided)
        for (period, from) in tried.printed {
            #expect(rules[try #require(Period(period), "\(period)")].below == from, "\(period)")
        }
    }

    @Test("the rule on a page says what is withheld in each of its years")
    func rule() throws {
        let rules = try Self.rules([("2026-06-01", 10), ("2026-09-01", 7)])
        func rule(_ periods: String...) throws -> String {
            rules.rule(of: Set(try periods.map { try #require(Period($0)) }))
        }

        #expect(try rule("2026-27", "2026-27-q1").contains("are withheld from 1 to 9; none is printed as 0."))
        #expect(
            try rule("2026-27", "2027-28").contains("are withheld from 1 to 6, of 2026-27 to 9; none is printed as 0."))
    }
}
