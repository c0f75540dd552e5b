import ArgumentParser
import Casework
import Commands
import Complaints
import Foundation
import Migrations
import Schema
import WorkingDays

/// Brings the database to this program's schema and loads the bank holidays.
struct Migrate: DatabaseCommand {
    static let needs = DatabaseRole.owner
    static let configuration = CommandConfiguration(
        abstract: "Apply the migrations that are missing and load the bank holidays.",
        discussion: details(examples: "redress migrate --dry-run", "redress migrate", "redress migrate --check"))

    @Flag(help: "Print what would be applied, and apply nothing.")
    var dryRun = false

    @Flag(help: "Print every migration and when it was applied.")
    var status = false

    @Flag(help: "Exit 1 unless the database fits this program.")
    var check = false

    func run() async throws {
        try await CommandDoor.open("migrate", needs: Self.needs, expecting: .anything) { door in
            let migrator = door.migrator
            if check { return try await migrator.check() }
            if status {
                let lines = try await migrator.status().map { entry in
                    "\(entry.name) \(entry.appliedAt.map { $0.formatted(.iso8601) } ?? "waiting")"
                }
                return try StandardOutput.print(lines)
            }
            if dryRun { return try StandardOutput.print(try await migrator.pending()) }
            let applied = try await migrator.migrate().map { "applied \($0.name)" }
            // The bank holidays are loaded also where this cannot be written.
            let printed = Result<Void, any Error> { try StandardOutput.print(applied) }
            let file = Schema.reference.appendingPathComponent("bank_holidays.csv")
            let source = try BankHolidaySource(name: file.lastPathComponent, body: [UInt8](Data(contentsOf: file)))
            let operation = LoadBankHolidays(source: source)
            guard let change = try await door.casework.perform(operation, as: CommandDoor.credential) else {
                return try printed.get()
            }
            try printed.get()
            if !change.added.isEmpty { try StandardOutput.print("added \(change.added.count) bank holidays") }
            let kept = change.days.decisions.count { $0.choice == .keep }
            if kept > 0 {
                try StandardOutput.print(
                    "\(source.name) differs in \(kept) days; see redress calendar preview \(file.path)")
            }
        }
    }
}
