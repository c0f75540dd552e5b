import ArgumentParser
import Casework
import Commands
import Complaints
import Foundation
import WorkingDays

extension Bench {
    /// Adds 19 September 2022 on 12 September 2022 to a register of made-up complaints, plans the alerts of what moved, takes
    /// it back, and prints what each step took: name, milliseconds, duties moved, differing or planned.
    ///
    /// The database is migrated and empty, and does not know the day yet.
    struct LateHoliday: DatabaseCommand {
        static let needs = DatabaseRole.owner
        static let configuration = CommandConfiguration(
            abstract: "Time a bank holiday that arrives late.",
            discussion: details(examples: "redress-bench late-holiday 100000"))

        @Argument(help: "How many complaints.")
        var count: Int

        func run() async throws {
            try await open { door in
                guard let day = Day("2022-09-19"), let today = Day("2022-09-12") else { return }
                let noon = London.instant(of: today, hour: 12)
                let casework = Casework(database: door.database, clock: WorkingDays.Clock { noon })
                let credential = CommandDoor.credential
                _ = try await casework.perform(SeedComplaints(count: count), as: credential)
                let addition = AddBankHolidays(
                    source: try BankHolidaySource(
                        entered: BankHoliday(on: day, name: "State Funeral of Queen Elizabeth II"), by: "the benchmark")
                )
                func step(_ name: String, _ body: () async throws -> Int) async throws {
                    var counted = 0
                    let time = try await ContinuousClock().measure { counted = try await body() }
                    print(name, Int(time / .milliseconds(1)), counted)
                }
                _ = try await casework.planAlerts(as: credential)
                let verify = { try await casework.verifyDuties().drift.count }
                try await step("verify-before", verify)
                try await step("preview") { try await casework.previewCalendar(addition, as: credential).moves.count }
                var version = 0
                try await step("apply") {
                    let change = try await casework.perform(addition, as: credential)
                    version = change.version ?? 0
                    return change.moves.count
                }
                try await step("plan") { try await casework.planAlerts(as: credential).looked }
                try await step("verify-between", verify)
                try await step("take-back") {
                    let back = TakeBackCalendarChange(version: version, reason: "the benchmark takes it back")
                    return try await casework.perform(back, as: credential).moves.count
                }
                try await step("verify-after", verify)
            }
        }
    }
}
