import Casework
import Foundation
import Postgres
import Schema
import WorkingDays

/// The one place where reference data gets into the template that every test database is cloned from.
enum ReferenceData {
    /// Runs once for each content of `db/`, after the migrations.
    static func load(into database: Database) async throws {
        let file = Schema.reference.appendingPathComponent("bank_holidays.csv")
        let source = try BankHolidaySource(name: file.lastPathComponent, body: [UInt8](Data(contentsOf: file)))
        let casework = Casework(database: database, clock: .system)
        _ = try await casework.perform(AddBankHolidays(source: source), as: .commandLine(name: "template"))
    }
}
