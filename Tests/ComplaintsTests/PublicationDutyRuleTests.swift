import Testing
import WorkingDays

@testable import Complaints

/// By when a report of a year is published (requirement R142).
struct PublicationDutyRuleTests {
    @Test(
        "The latest year to be published by a day is the one whose months from 31 March are over",
        arguments: [
            ("2023-10-01", 6, "2022-23"), ("2023-09-30", 6, "2021-22"), ("2024-03-31", 6, "2022-23"),
            ("2024-04-01", 6, "2022-23"), ("2024-01-01", 9, "2022-23"), ("2023-12-31", 9, "2021-22"),
            ("2024-03-01", 11, "2022-23"), ("2024-02-29", 11, "2021-22"), ("2023-05-01", 1, "2022-23"),
            ("2023-04-30", 1, "2021-22"),
        ])
    func latestYear(day: String, months: Int, year: String) throws {
        let latest = PublicationDuty.latestYear(on: try #require(Day(day)), months: months)

        #expect(latest == FinancialYear(year))
    }

    @Test("The children's report is owed of every year, the Code's from 2026-27", arguments: [2015, 2025, 2026, 2030])
    func owed(startYear: Int) throws {
        let year = try #require(FinancialYear(startYear: startYear))

        #expect(PublicationDuty.reports(of: year) == (startYear < 2026 ? [.childrens] : [.childrens, .corporate]))
    }
}
