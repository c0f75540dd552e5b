import ArgumentParser
import Casework
import Commands

/// Fills an empty database with made-up complaints for measuring.
struct Seed: DatabaseCommand {
    static let needs = DatabaseRole.owner
    static let configuration = CommandConfiguration(
        abstract: "Fill an empty database with made-up complaints in the shape of the register, for measuring.",
        discussion: details(examples: "redress-bench seed 100000", "redress-bench seed 100000 --open-overdue 1000"))

    @Argument(help: "How many complaints, 1 to 2,000,000.")
    var count: Int

    @Option(help: "Leave every complaint open and received today, but for so many that are overdue.")
    var openOverdue: Int?

    func validate() throws {
        if !(1...2_000_000).contains(count) { throw ValidationError("The count must be 1 to 2,000,000.") }
    }

    func run() async throws {
        let shape = openOverdue.map { SeedComplaints.Shape.open(overdue: $0) } ?? .years
        try await open { door in
            let progress = Progress()
            defer { progress.end() }
            let seed = SeedComplaints(count: count, shape: shape, progress: progress.show)
            do { try await door.casework.perform(seed, as: CommandDoor.credential) } catch is SeedComplaints.NotEmpty {
                throw CommandFailure(
                    "The database has complaints already, and made-up ones must never mix with them; make a new one.",
                    .refused)
            }
            progress.end()
            print("seeded \(count) complaints")
        }
    }
}
