import ArgumentParser
import Casework
import Commands
import Foundation

/// Imports a council's register export.
struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Import a register export: all of it or nothing.",
        discussion: "A row that cannot be taken is named with its file, line, column and reason, and nothing is stored."
    )

    @Argument(help: "The folder with the ten CSV files (docs/domain.md describes them).")
    var directory: String

    @Flag(help: "Look for problems and count, but store nothing.")
    var dryRun = false

    func run() async throws {
        try await CommandDoor.open("import") { door in
            do {
                let operation = ImportRegister(
                    directory: URL(fileURLWithPath: directory, isDirectory: true), dryRun: dryRun)
                let done = try await door.casework.perform(operation, as: CommandDoor.credential)
                print(
                    table(["file", "new", "unchanged"], done.files.map { [$0.name, "\($0.new)", "\($0.unchanged)"] }))
                print(dryRun ? "Nothing was stored (dry run)." : done.isUnchanged ? "Nothing new." : "Imported.")
            } catch let refused as RegisterRefused {
                for problem in refused.problems { complain(problem.description) }
                complain("\(refused.problems.count) problems; nothing was stored.")
                throw ExitCode(1)
            }
        }
    }
}
