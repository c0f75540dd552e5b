import Complaints
import Testing
import WorkingDays

@Suite struct BankHolidayChangeTests {
    @Test("A bank holiday of today is no longer withdrawn; one of tomorrow is")
    func withdrawal() throws {
        let today = try Examples.day("2026-03-10")
        let (passed, coming) = (BankHoliday(on: today, name: "A"), BankHoliday(on: today.adding(days: 1), name: "B"))

        let change = try BankHolidayChange(
            adding: [], withdrawing: [coming], known: [passed, coming], today: today)

        #expect(change.holidays == [passed])
        #expect(throws: Refusal.holidayPassed(today, today: today)) {
            try BankHolidayChange(adding: [], withdrawing: [passed], known: [passed, coming], today: today)
        }
    }

    @Test("A day that is known stays; nothing changes")
    func knownDay() throws {
        let known = BankHoliday(on: try Examples.day("2026-12-25"), name: "Christmas Day")

        let change = try BankHolidayChange(
            adding: [known], withdrawing: [], known: [known], today: try Examples.day("2026-03-10"))

        #expect(change.span == nil)
        #expect(change.holidays == [known])
    }

    @Test("A year is covered from its eighth bank holiday", arguments: [(7, nil), (8, "2027-12-31")])
    func wholeYear(count: Int, lastOn: String?) throws {
        let first = try Examples.day("2027-03-01")
        let holidays = (0..<count).map { BankHoliday(on: first.adding(days: $0), name: "Day \($0)") }
        let change = try BankHolidayChange(adding: holidays, withdrawing: [], known: [], today: first)

        let covered = try change.coverage(extending: nil)

        #expect(covered?.upperBound.description == lastOn)
    }

    @Test("A day beyond the years covered is refused")
    func beyond() throws {
        let first = try Examples.day("2027-03-01")
        let known = (0..<8).map { BankHoliday(on: first.adding(days: $0), name: "Day \($0)") }
        let late = BankHoliday(on: try Examples.day("2028-12-25"), name: "Christmas Day")
        let coverage = try Examples.day("2027-01-01")...(try Examples.day("2027-12-31"))

        let change = try BankHolidayChange(adding: [late], withdrawing: [], known: known, today: first)

        #expect(throws: Refusal.holidayOutsideCoverage(late.on, coverage)) {
            try change.coverage(extending: coverage)
        }
    }
}
