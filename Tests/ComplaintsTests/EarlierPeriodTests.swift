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
            ("2022-05-03--2022-06-17", "2021-05-03--2021-06-17"),
        ])
    func before(period: String, before: String) throws {
        #expect(try #require(Period(period)).before.description == before)
    }
}
