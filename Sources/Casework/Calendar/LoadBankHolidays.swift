import Foundation
import Postgres
import WorkingDays

/// A line of `bank_holidays.csv` that could not be read.
public struct BankHolidayFileError: Error, Sendable {
    public let line: Int
    public let reason: String
}

extension Casework {
    /// Adds the bank holidays of a CSV file (`date,name`) and works the working days out anew when any was new.
    ///
    /// Additive: a day already there stays, and a day there under another name is refused. The calendar covers whole
    /// years from the first to the last in the file.
    /// - Returns: how many days were added.
    /// - Throws: `BankHolidayFileError` with the line.
    @discardableResult
    public func loadBankHolidays(csv: String, source: String) async throws -> Int {
        let holidays = try BankHoliday.parse(csv: csv)
        guard let first = holidays.map(\.on).min()?.components.year,
            let last = holidays.map(\.on).max()?.components.year,
            let firstOn = Day(year: first, month: 1, day: 1), let lastOn = Day(year: last, month: 12, day: 31)
        else { throw BankHolidayFileError(line: 1, reason: "no bank holiday in it") }
        let now = clock.now
        return try await database.write { db in
            try db.execute("SELECT pg_advisory_xact_lock(hashtext('bank_holiday'))")
            let known = Dictionary(
                try db.all("SELECT holiday_on, name FROM bank_holiday") { row in
                    (try row["holiday_on"] as Day, try row["name"] as String)
                }, uniquingKeysWith: { first, _ in first })
            for (index, holiday) in holidays.enumerated() {
                if let name = known[holiday.on], name != holiday.name {
                    throw BankHolidayFileError(line: index + 2, reason: "\(holiday.on) is there as \(name)")
                }
            }
            let new = holidays.filter { known[$0.on] == nil }
            let current = try db.first("SELECT number FROM calendar_version ORDER BY number DESC LIMIT 1") {
                try $0["number"] as Int
            }
            guard !new.isEmpty || current == nil else { return 0 }
            try db.execute(
                """
                INSERT INTO bank_holiday (holiday_on, name, source, added_at)
                SELECT h.holiday_on, h.name, \(source), \(now)
                FROM unnest(\(new.map(\.on)), \(new.map(\.name))::text[]) AS h (holiday_on, name)
                """)
            try db.execute("SELECT rebuild_working_days(\(firstOn), \(lastOn))")
            try db.execute(
                """
                INSERT INTO calendar_version (number, first_on, last_on, cause, applied_at)
                VALUES (\((current ?? 0) + 1), \(firstOn), \(lastOn), \(source), \(now))
                """)
            return new.count
        }
    }
}

extension BankHoliday {
    static func parse(csv: String) throws -> [BankHoliday] {
        let lines = csv.split(omittingEmptySubsequences: false) { $0.isNewline }
        guard lines.first == "date,name" else {
            throw BankHolidayFileError(line: 1, reason: "the first line must be date,name")
        }
        var holidays: [BankHoliday] = []
        for (index, line) in lines.enumerated().dropFirst() where !line.isEmpty {
            let cells = line.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
            guard cells.count == 2, let day = Day(String(cells[0])), !cells[1].isEmpty else {
                throw BankHolidayFileError(line: index + 1, reason: "must be a day and a name")
            }
            guard !holidays.contains(where: { $0.on == day }) else {
                throw BankHolidayFileError(line: index + 1, reason: "\(day) is there twice")
            }
            holidays.append(BankHoliday(on: day, name: String(cells[1])))
        }
        return holidays
    }
}
