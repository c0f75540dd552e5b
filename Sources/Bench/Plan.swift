import ArgumentParser
import Casework
import Commands

extension Bench {
    /// Plans until nothing is due, and prints what that took: milliseconds, duties looked at, alerts raised.
    struct Plan: DatabaseCommand {
        static let needs = DatabaseRole.service
        static let configuration = CommandConfiguration(
            abstract: "Time a round of the planner of alerts.", discussion: details(examples: "redress-bench plan"))

        func run() async throws {
            try await open { door in
                let casework = door.casework
                let clock = ContinuousClock()
                let start = clock.now
                let round = try await casework.planAlerts(as: CommandDoor.credential)
                print(Int((clock.now - start) / .milliseconds(1)), round.looked, round.raised)
            }
        }
    }
}
