import Complaints
import Reporting
import Testing
import WorkingDays

struct FinancialYearTests {
    @Test(
        "a year is read only when its second part follows the first",
        arguments: [
            "2022-24", "2022-22", "2022/23", "2022-2023", "22-23", "2022-23 ", " 2022-23", "2022-2a", "٢٠٢٢-٢٣", "",
        ])
    func refused(text: String) {
        #expect(FinancialYear(text) == nil)
    }

    @Test("a year runs from 1 April to 31 March")
    func days() throws {
        let year = try #require(FinancialYear("2022-23"))

        #expect(year.firstOn.description == "2022-04-01")
        #expect(year.lastOn.description == "2023-03-31")
        #expect(year.earlier().description == "2021-22")
    }

    @Test("a year over the turn of a century is written with two digits")
    func century() throws {
        #expect(try #require(FinancialYear("1999-00")).description == "1999-00")
        #expect(try #require(FinancialYear("2008-09")).earlier(by: 9).description == "1999-00")
    }

    @Test(
        "31 March ends a year and 1 April begins the next",
        arguments: [
            ("2023-03-31", "2022-23"), ("2023-04-01", "2023-24"), ("2023-12-31", "2023-24"), ("2024-01-01", "2023-24"),
        ])
    func containing(day: String, year: String) throws {
        #expect(FinancialYear(containing: try #require(Day(day)))?.description == year)
    }
}
