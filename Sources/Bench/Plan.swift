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
                let round = try await casework.planAll(as: CommandDoor.credential)
                print(Int((clock.now - start) / .milliseconds(1)), round.looked, round.raised)
            }
        }
    }
}

extension Casework {
    /// Plans until nothing is due: how many duties were looked at, and how many alerts were raised.
    func planAll(as credential: Credential) async throws -> (looked: Int, raised: Int) {
        var (looked, raised) = (0, 0)
        while true {
            let round = try await perform(PlanAlerts(), as: credential)
            looked += round.looked
            raised += round.raised
            guard round.looked == PlanAlerts.batch else { return (looked, raised) }
        }
    }
}
