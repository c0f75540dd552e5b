import Complaints
import Testing

struct EarlierPeriodTests {
    @Test(
        "a period is compared with the same days a year earlier, and the end of a month stays one",
        arguments: [
            ("2022-23", "2021-22"), ("2022-23-q1", "2021-22-q1"), ("2023-24-q4", "2022-23-q4"),
            ("2024-m02", "2023-m02"), ("2023-m02", "2022-m02"),
            ("2024-02-01--2024-02-28", "2023-02-01--2023-02-28"),
            ("2024-01-15--2024-02-29", "2023-01-15--2023-02-28"),
            ("2023-01-15--2023-02-28", "2022-01-15--2022-02-28"),
            ("2025-01-15--2025-02-28", "2024-01-15--2024-02-29"),
            ("2022-05-03--2022-06-17", "2021-05-03--2021-06-17"), ("1900-01", "1899-00"),
            ("1900-04-01--1900-06-30", "1899-00-q1"), ("1901-m03", "1900-m03"),
        ])
    func before(period: String, before: String) throws {
        #expect(try #require(Period(period)).before.description == before)
    }

    @Test(
        "every period that is read has its year, its year to date, its parts and what it is compared with, the first and last too",
        arguments: [
            ("1900-01", "1900-01"), ("1900-04-01--1900-04-01", "1900-01"), ("1900-01-q4", "1900-01"),
            ("1909-10", "1909-10"), ("9998-99", "9998-99"), ("9999-m03", "9998-99"),
            ("1900-04-01--9999-03-31", "9998-99"),
        ])
    func bounds(period: String, year: String) throws {
        let period = try #require(Period(period))

        #expect(period.year.description == year)
        #expect(period.yearToDate.lastOn == period.lastOn)
        #expect(period.earlier(by: 10).year.startYear == period.year.startYear - 10)
        #expect(period.months.allSatisfy { Period($0.description) == $0 })
    }

    @Test(
        "days before the first year or after the last are no period",
        arguments: [
            "1900-01-01--1900-03-31", "1900-m03", "1900-03-31--1901-03-31", "9999-m04", "9998-01-01--9999-04-01",
            "0001-01-01--0001-01-01", "1899-00", "9999-00",
        ])
    func outside(period: String) {
        #expect(Period(period) == nil)
    }
}
