import Complaints
import Foundation
import Postgres
import Schema
import TestSupport
import Testing
import WorkingDays

@testable import Casework

/// Everything that a change of the calendar may change, to compare before and after.
struct CalendarState: Equatable {
    let holidays: [String]
    let workingDays: Int
    let duties: [String]
    /// The flags in force.
    let flags: [String]

    /// What the test's database has now.
    static func now() async throws -> CalendarState {
        try await TestDatabase.current.database.snapshot { db in
            CalendarState(
                holidays: try db.all(
                    """
                    SELECT holiday_on || ' ' || name AS line FROM bank_holiday WHERE withdrawn_by IS NULL
                    ORDER BY holiday_on
                    """
                ) { try $0["line"] as String },
                workingDays: try db.one("SELECT count(*) FILTER (WHERE working) AS n FROM working_day") {
                    try $0["n"] as Int
                },
                duties: try db.all(
                    """
                    SELECT concat_ws(' ', id, basis_on, due_on, ended_on, ended_by) AS line FROM duty
                    WHERE ended_by IS DISTINCT FROM 'withdrawn' ORDER BY id
                    """
                ) { try $0["line"] as String },
                flags: try db.all(
                    """
                    SELECT concat_ws(' ', duty_id, as_of) AS line FROM duty_flag
                    WHERE withdrawn_by IS NULL AND withdrawn_by_event IS NULL ORDER BY duty_id, as_of
                    """
                ) { try $0["line"] as String })
        }
    }
}

/// Lists of bank holidays in the form of gov.uk's, with some days in place of others.
enum HolidayLists {
    /// What the program loads, with lines added and days that begin with a hyphen left out.
    static func holidays(_ edits: [String] = [], years: ClosedRange<Int> = 2020...2028) throws -> [BankHoliday] {
        let file = Schema.reference.appendingPathComponent("bank_holidays.csv")
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst().map {
            String($0).replacing(",", with: " ", maxReplacements: 1)
        }
        let gone = edits.filter { $0.hasPrefix("-") }.map { String($0.dropFirst()) }
        let kept = lines.filter { line in !gone.contains { line.hasPrefix($0) } }
        let all = try (kept + edits.filter { !$0.hasPrefix("-") }).map { line in
            BankHoliday(on: try #require(Day(String(line.prefix(10)))), name: String(line.dropFirst(11)))
        }
        return all.filter { years.contains($0.on.components.year) }.sorted { $0.on < $1.on }
    }

    /// The holidays as the file of gov.uk, England and Wales beside Scotland.
    static func list(
        _ edits: [String] = [], years: ClosedRange<Int> = 2020...2028, name: String = "bank-holidays.json"
    ) throws -> BankHolidaySource {
        let events = try holidays(edits, years: years).map { holiday in
            let substitute = holiday.name.hasSuffix(" (substitute day)")
            let title = holiday.name.replacing(" (substitute day)", with: "").replacing("'", with: "\u{2019}")
            return """
                {"title": "\(title)", "date": "\(holiday.on)", "notes": "\(substitute ? "Substitute day" : "")",
                "bunting": true}
                """
        }
        let body = """
            {"england-and-wales": {"division": "england-and-wales", "events": [\(events.joined(separator: ","))]},
            "scotland": {"division": "scotland", "events": [
            {"title": "St Andrew\u{2019}s Day", "date": "2028-11-30", "notes": "", "bunting": true}]}}
            """
        return try BankHolidaySource(name: name, body: Array(body.utf8))
    }

    /// One day, as somebody enters it.
    static func entered(_ line: String) throws -> BankHolidaySource {
        try BankHolidaySource(
            entered: BankHoliday(on: try #require(Day(String(line.prefix(10)))), name: String(line.dropFirst(11))),
            by: "A manager")
    }
}
