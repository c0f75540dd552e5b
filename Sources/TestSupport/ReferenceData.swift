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
        let csv = try String(contentsOf: file, encoding: .utf8)
        try await Casework(database: database, clock: .system).loadBankHolidays(
            csv: csv, source: file.lastPathComponent)
    }
}
