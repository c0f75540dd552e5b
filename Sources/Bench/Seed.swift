import ArgumentParser
import Casework
import Commands

/// Fills an empty database with made-up complaints for measuring.
struct Seed: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Fill an empty database with made-up complaints in the shape of the register, for measuring.")

    @Argument(help: "How many complaints, 1 to 2,000,000.")
    var count: Int

    @Option(help: "Leave every complaint open and received today, but for so many that are overdue.")
    var openOverdue: Int?

    func validate() throws {
        if !(1...2_000_000).contains(count) { throw ValidationError("the count must be 1 to 2,000,000") }
    }

    func run() async throws {
        let shape = openOverdue.map { SeedComplaints.Shape.open(overdue: $0) } ?? .years
        try await CommandDoor.open("seed") { door in
            try await door.casework.perform(SeedComplaints(count: count, shape: shape), as: CommandDoor.credential)
            print("seeded \(count) complaints")
        }
    }
}
