import Foundation
import Schema
import Testing
import WorkingDays

/// Worked cases 1 to 11 of the calendar, on the bank holidays the service ships.
struct WorkingCalendarTests {
    static let shipped = Result { try calendar() }

    static func calendar(without days: Set<String> = []) throws -> WorkingCalendar {
        let file = Schema.reference.appendingPathComponent("bank_holidays.csv")
        let holidays = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst().map { line in
            let cells = line.split(separator: ",", maxSplits: 1)
            return BankHoliday(on: try #require(Day(String(cells[0]))), name: String(cells[1]))
        }
        let coverage = try #require(Day("2017-01-01"))...(try #require(Day("2028-12-31")))
        return try WorkingCalendar(
            coverage: coverage, bankHolidays: holidays.filter { !days.contains($0.on.description) }, version: 1)
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let number: Int
        let what: String
        let event: String
        let workingDays: Int
        let due: String
        var testDescription: String { "worked case \(number): \(what), \(event) + \(workingDays)" }
    }

    static let cases = [
        Case(
            number: 1, what: "Christmas with a Tuesday substitute", event: "2022-12-23", workingDays: 10,
            due: "2023-01-11"),
        Case(
            number: 1, what: "Christmas with a Tuesday substitute", event: "2022-12-23", workingDays: 20,
            due: "2023-01-25"),
        Case(number: 2, what: "the State Funeral", event: "2022-09-01", workingDays: 20, due: "2022-09-30"),
        Case(number: 2, what: "the State Funeral", event: "2022-09-01", workingDays: 10, due: "2022-09-15"),
        Case(number: 3, what: "moved early May holiday", event: "2020-04-27", workingDays: 5, due: "2020-05-04"),
        Case(number: 3, what: "moved early May holiday", event: "2020-04-27", workingDays: 10, due: "2020-05-12"),
        Case(number: 4, what: "moved spring holiday", event: "2022-05-23", workingDays: 5, due: "2022-05-30"),
        Case(number: 4, what: "moved spring holiday", event: "2022-05-23", workingDays: 10, due: "2022-06-08"),
        Case(number: 5, what: "the Coronation", event: "2023-04-25", workingDays: 10, due: "2023-05-11"),
        Case(number: 5, what: "the Coronation", event: "2023-04-25", workingDays: 20, due: "2023-05-25"),
        Case(number: 6, what: "Easter", event: "2024-03-22", workingDays: 5, due: "2024-04-02"),
        Case(number: 6, what: "Easter", event: "2024-03-22", workingDays: 10, due: "2024-04-09"),
        Case(number: 6, what: "Easter", event: "2025-04-11", workingDays: 10, due: "2025-04-29"),
        Case(number: 6, what: "Easter", event: "2025-04-11", workingDays: 20, due: "2025-05-14"),
        Case(number: 7, what: "Boxing Day on a Saturday", event: "2026-12-18", workingDays: 5, due: "2026-12-29"),
        Case(number: 7, what: "Boxing Day on a Saturday", event: "2026-12-18", workingDays: 10, due: "2027-01-06"),
        Case(number: 8, what: "receipt on a Saturday", event: "2025-05-24", workingDays: 10, due: "2025-06-09"),
        Case(number: 8, what: "receipt on a Sunday", event: "2025-05-25", workingDays: 10, due: "2025-06-09"),
        Case(number: 9, what: "receipt on a Friday evening", event: "2025-06-13", workingDays: 10, due: "2025-06-27"),
        Case(number: 10, what: "an office closure counts", event: "2025-12-24", workingDays: 3, due: "2025-12-31"),
    ]

    @Test("the event is day 0 and the n-th working day after it is the last in time", arguments: cases)
    func dueDays(example: Case) throws {
        let calendar = try Self.shipped.get()
        let event = try #require(Day(example.event))
        let due = try calendar.day(example.workingDays, workingDaysAfter: event)
        #expect(due.description == example.due)
        #expect(try calendar.workingDays(after: event, through: due) == example.workingDays)
    }

    @Test("So many working days before a day is the working day from which they lead to it")
    func daysBefore() throws {
        let calendar = try Self.shipped.get()
        let (first, end) = (try #require(Day("2022-01-31")), try #require(Day("2023-01-31")))
        for number in first.number...end.number {
            let day = Day(number: number)
            #expect(try calendar.day(0, workingDaysBefore: day) == day)
            for count in 1...20 {
                let start = try calendar.day(count, workingDaysBefore: day)
                let leads = try calendar.workingDays(after: start, through: day) == count
                #expect(try calendar.isWorkingDay(start) && leads, "\(count) before \(day)")
            }
        }
        #expect(throws: OutsideCalendar.self) {
            try calendar.day(2, workingDaysBefore: try #require(Day("2017-01-04")))
        }
    }

    @Test("worked case 2: before 19 September 2022 was proclaimed, the twentieth day was 29 September")
    func proclaimed() throws {
        let before = try Self.calendar(without: ["2022-09-19"])
        let received = try #require(Day("2022-09-01"))
        #expect(try before.day(20, workingDaysAfter: received).description == "2022-09-29")
        #expect(try before.day(10, workingDaysAfter: received).description == "2022-09-15")
    }

    @Test("worked case 11: a day outside the calendar is an error, never a guess")
    func outside() throws {
        let calendar = try Self.shipped.get()
        let lastDay = try #require(Day("2028-12-20"))
        let late = #expect(throws: OutsideCalendar.self) { try calendar.day(10, workingDaysAfter: lastDay) }
        let after = #expect(throws: OutsideCalendar.self) {
            try calendar.isWorkingDay(try #require(Day("2029-01-02")))
        }
        let before = #expect(throws: OutsideCalendar.self) {
            try calendar.ordinal(of: try #require(Day("2016-12-31")))
        }
        #expect(
            [late, after, before].map { $0?.day.description } == ["2028-12-31", "2029-01-02", "2016-12-31"])
    }

    @Test(
        "the working days of financial years add up",
        arguments: [
            (2018, 253), (2019, 254), (2020, 253), (2021, 253), (2022, 251), (2023, 250), (2024, 254), (2025, 253),
            (2026, 251), (2027, 256),
        ])
    func financialYears(year: Int, workingDays: Int) throws {
        let calendar = try Self.shipped.get()
        let start = try #require(Day(year: year, month: 3, day: 31))
        let end = try #require(Day(year: year + 1, month: 3, day: 31))
        #expect(try calendar.workingDays(after: start, through: end) == workingDays)
    }
}
