import ArgumentParser
import Casework
import Commands
import Foundation

/// Imports a council's register export.
struct Import: DatabaseCommand {
    static let needs = DatabaseRole.owner
    static let configuration = CommandConfiguration(
        abstract: "Import a register export: all of it or nothing.",
        discussion: details(
            "A row that cannot be taken is named with its file, line, column and reason, and nothing is stored.",
            examples: "redress import export/", "redress import export/ --dry-run"))

    @Argument(help: "The folder with the ten CSV files (docs/domain.md describes them).")
    var directory: String

    @Flag(help: "Look for problems and count, but store nothing.")
    var dryRun = false

    func run() async throws {
        try await open { door in
            let folder = URL(fileURLWithPath: directory, isDirectory: true)
            guard try folder.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true else {
                throw CommandFailure("\(directory) is no folder; name the one with the ten files.", .unreadable)
            }
            // PostgreSQL takes no COPY beneath a policy.
            guard try await !door.casework.isNarrowed() else {
                throw CommandFailure(lackingRight: Self.needs)
            }
            let progress = Progress()
            defer { progress.end() }
            let operation = ImportRegister(directory: folder, dryRun: dryRun, progress: progress.show)
            let done = try await door.casework.perform(operation, as: CommandDoor.credential)
            progress.end()
            let files = done.files.map { [$0.name, "\($0.new)", "\($0.unchanged)"] }
            try StandardOutput.print(table(["file", "new", "unchanged"], files))
            if let duplicates = done.sentenceOfDuplicates { try StandardOutput.print(duplicates) }
            try StandardOutput.print(
                dryRun ? "Nothing was stored (dry run)." : done.isUnchanged ? "Nothing new." : "Imported.")
        }
    }
}
