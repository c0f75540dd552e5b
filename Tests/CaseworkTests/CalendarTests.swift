import Complaints
import Foundation
import Postgres
import Schema
import TestSupport
import Testing
import WorkingDays

@testable import Casework

@Suite(.database)
struct CalendarTests {
    private func calendar() throws -> WorkingCalendar {
        let file = Schema.reference.appendingPathComponent("bank_holidays.csv")
        let holidays = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst().map { line in
            BankHoliday(on: try #require(Day(String(line.prefix(10)))), name: String(line.dropFirst(11)))
        }
        let coverage = try #require(Day("2017-01-01"))...(try #require(Day("2028-12-31")))
        return try WorkingCalendar(coverage: coverage, bankHolidays: holidays, version: 1)
    }

    @Test("SQL and Swift agree on every day from 2017 to 2028, whether it counts and how many came before")
    func everyDay() async throws {
        let calendar = try calendar()
        let rows = try await TestDatabase.current.database.snapshot { db in
            try db.all("SELECT day_on, working, ordinal FROM working_day ORDER BY day_on") {
                (try $0["day_on"] as Day, try $0["working"] as Bool, try $0["ordinal"] as Int)
            }
        }
        #expect(rows.count == 4383)
        for (day, working, ordinal) in rows {
            #expect(try calendar.isWorkingDay(day) == working)
            #expect(Int(try calendar.ordinal(of: day)) == ordinal)
        }
    }

    @Test("SQL and Swift agree on the n-th working day after every day of a year", arguments: [1, 5, 10, 20, 25, 65])
    func adding(workingDays: Int) async throws {
        let calendar = try calendar()
        let rows = try await TestDatabase.current.database.snapshot { db in
            try db.all(
                """
                SELECT day_on, working_day_after(day_on, \(workingDays)) AS due_on FROM working_day
                WHERE day_on BETWEEN '2022-01-01' AND '2022-12-31' ORDER BY day_on
                """
            ) { (try $0["day_on"] as Day, try $0["due_on"] as Day) }
        }
        #expect(rows.count == 365)
        for (day, dueOn) in rows { #expect(try calendar.day(workingDays, workingDaysAfter: day) == dueOn) }
    }

    @Test(
        "worked case 11: SQL refuses a day outside the calendar", arguments: ["2028-12-20", "2029-01-01", "2016-12-31"])
    func outside(day: String) async throws {
        let event = try #require(Day(day))
        await #expect {
            try await TestDatabase.current.database.read { db in
                _ = try db.one("SELECT working_day_after(\(event), 10) AS due_on") { try $0["due_on"] as Day }
            }
        } throws: { ($0 as? PostgresError)?.constraint == "working_day_coverage" }
    }

    @Test("the same bank holidays again add nothing, and a day under another name keeps the one it had")
    func holidaysAgain() async throws {
        let casework = try Fixtures.casework()
        let file = Schema.reference.appendingPathComponent("bank_holidays.csv")
        let same = try BankHolidaySource(name: "again", body: [UInt8](Data(contentsOf: file)))
        let change = try await casework.perform(AddBankHolidays(source: same), as: Fixtures.manager)
        #expect(change.version == nil && change.days.decisions.isEmpty)
        let day = try #require(Day("2022-09-19"))
        let other = try BankHolidaySource(name: "other", body: Array("date,name\n2022-09-19,A party".utf8))
        let known = try #require(same.holidays.first { $0.on == day }?.name)
        let renamed = try await casework.perform(AddBankHolidays(source: other), as: Fixtures.manager)
        #expect(renamed.version == 2 && renamed.moves.isEmpty)
        #expect(renamed.days.renamed.compactMap(\.before?.name) == [known])
        #expect(try await casework.calendar(as: Fixtures.manager).bankHoliday(on: day)?.name == "A party")
    }
}
