import Foundation
import Testing
import WorkingDays

struct DayTests {
    @Test("a day and its text are each other's, from 2017 to 2028") func roundTrip() throws {
        let first = try #require(Day("2017-01-01"))
        let last = try #require(Day("2028-12-31"))
        for number in first.number...last.number {
            let day = Day(number: number)
            #expect(Day(day.description) == day)
        }
        #expect(first.days(to: last) == 4382)
    }

    @Test(
        "text that is no day is refused",
        arguments: [
            "2023-02-30", "2023-02-29", "2023-13-01", "2023-00-10", "2023-04-31", "2023-1-01", "20230101", "",
            "2023-01-01T00:00", "０023-01-01", "0000-01-01", " 2023-01-01", "2023/01/01",
        ])
    func refused(text: String) {
        #expect(Day(text) == nil)
    }

    @Test("29 February is a day in leap years only")
    func leapYears() {
        #expect(Day("2024-02-29") != nil)
        #expect(Day("2000-02-29") != nil)
        #expect(Day("2100-02-29") == nil)
    }

    @Test("weekdays are right on known days")
    func weekdays() throws {
        #expect(try #require(Day("2022-09-19")).weekday == .monday)
        #expect(try #require(Day("2025-06-14")).weekday == .saturday)
        #expect(try #require(Day("1999-12-31")).weekday == .friday)
    }

    @Test("worked case 9: an instant belongs to its day in London, whatever the day in UTC")
    func london() throws {
        let friday = Date(timeIntervalSince1970: 1_749_849_240)  // 2025-06-13T21:14:00Z, 22:14 in London
        #expect(London.day(of: friday).description == "2025-06-13")
        let pastMidnight = Date(timeIntervalSince1970: 1_749_857_400)  // 2025-06-13T23:30:00Z, 00:30 on 14 June
        #expect(London.day(of: pastMidnight).description == "2025-06-14")
        let winter = Date(timeIntervalSince1970: 1_736_983_800)  // 2025-01-15T23:30:00Z
        #expect(London.day(of: winter).description == "2025-01-15")
    }

    @Test("civil times on the nights the clocks change give instants of the same day")
    func clockChanges() throws {
        for text in ["2025-03-30", "2025-10-26", "2025-07-01", "2025-12-01"] {
            let day = try #require(Day(text))
            for hour in [0, 3, 12, 23] { #expect(London.day(of: London.instant(of: day, hour: hour)) == day) }
        }
    }
}
