import Complaints
import Testing

@testable import Reporting

struct WordsTests {
    @Test(
        "more than one of a noun is written as English writes it",
        arguments: [
            ("enquiry", "2 enquiries"), ("day", "2 days"), ("complaint", "2 complaints"), ("query", "2 queries"),
        ])
    func plurals(noun: String, expected: String) {
        #expect(Words.count(2, noun) == expected)
    }

    @Test(
        "a count agrees with its noun",
        arguments: [
            (0, "no complaints"), (1, "1 complaint"), (2, "2 complaints"), (1086, "1,086 complaints"),
        ])
    func counts(count: Int, expected: String) {
        #expect(Words.count(count, "complaint") == expected)
    }

    @Test(
        "a change reads as a sentence",
        arguments: [
            (65, 86, "a 32% increase on 2021-22 (65)"),
            (147, 143, "a 3% decrease on 2021-22 (147)"),
            (100, 108, "an 8% increase on 2021-22 (100)"),
            (100, 111, "an 11% increase on 2021-22 (100)"),
            (100, 118, "an 18% increase on 2021-22 (100)"),
            (100, 180, "an 80% increase on 2021-22 (100)"),
            (10, 21, "a 110% increase on 2021-22 (10)"),
            (10, 90, "an 800% increase on 2021-22 (10)"),
            (1000, 1001, "slightly more than in 2021-22 (1,000)"),
            (1000, 999, "slightly fewer than in 2021-22 (1,000)"),
            (3, 10, "7 more than in 2021-22 (3)"),
            (3, 2, "1 fewer than in 2021-22 (3)"),
            (5, 5, "unchanged from 2021-22"),
            (0, 5, "where there were none in 2021-22"),
            (0, 0, "as in 2021-22"),
            (nil, 5, "with no figure for 2021-22 to compare it with"), (nil, 0, "and there is no figure for 2021-22"),
            (20, 237, "a 1,085% increase on 2021-22 (20)"),
        ])
    func changes(previous: Int?, current: Int, expected: String) throws {
        let year = try #require(FinancialYear("2021-22"))

        #expect(Words.change(from: previous, to: current, since: year) == expected)
    }

    @Test(
        "an amount is compared with that of the year before",
        arguments: [
            (22150, 44150, "up from £22,150 in 2021-22"), (44150, 22150, "down from £44,150 in 2021-22"),
            (50, 50, "the same as in 2021-22"), (0, 50, "after none in 2021-22"), (0, 0, "as in 2021-22"),
            (nil, 50, "with nothing recorded for 2021-22 to compare it with"),
        ])
    func amounts(previous: Int?, current: Int, expected: String) {
        #expect(Words.moneyChange(from: previous, to: current, since: "2021-22") == expected)
    }

    @Test(
        "a percentage is compared with the one before",
        arguments: [
            (51, 36, "down from 51% in 2021-22"), (43, 45, "up from 43% in 2021-22"), (5, 5, "the same as in 2021-22"),
            (nil, 5, "with no figure for 2021-22 to compare it with"),
        ])
    func comparisons(previous: Int?, current: Int, expected: String) throws {
        let year = try #require(FinancialYear("2021-22"))
        let before = previous.map { Number(units: $0) }

        #expect(Words.comparison(before, Number(units: current), in: year) == expected)
    }

    @Test(
        "numbers have commas, and money its pence only where there are any",
        arguments: [
            (0, "£0"), (10_000, "£100"), (240_050, "£2,400.50"), (123_456_705, "£1,234,567.05"),
        ])
    func money(pence: Int, expected: String) {
        #expect(Words.money(pence: pence) == expected)
    }

    @Test(
        "within a sentence a name keeps its capitals but the first",
        arguments: [
            ("Children in care at 31 March", "children in care at 31 March"), ("Delay", "delay"),
            ("SEND transport", "SEND transport"), ("", ""),
        ])
    func within(text: String, expected: String) {
        #expect(Words.within(text) == expected)
    }

    @Test("a list ends with and")
    func lists() {
        #expect(Words.list([]) == "")
        #expect(Words.list(["a"]) == "a")
        #expect(Words.list(["a", "b"]) == "a and b")
        #expect(Words.list(["a", "b", "c"]) == "a, b and c")
    }
}
