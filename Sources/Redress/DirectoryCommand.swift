import ArgumentParser
import Casework
import Commands
import Foundation

/// The directory of people, teams, posts and deputies, from files.
struct DirectoryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "directory", abstract: "Import people, teams, posts and deputies from files.",
        discussion: CommandHelp.examples(["redress directory import directory/"]),
        subcommands: [ImportFiles.self])

    /// Imports files of the directory.
    struct ImportFiles: DatabaseCommand {
        static let needs = DatabaseRole.service
        static let configuration = CommandConfiguration(
            commandName: "import", abstract: "Import people, teams, posts and deputies: all of it or nothing.",
            discussion: details(
                """
                A row that cannot be taken is named with its file, line, column and reason, and nothing is stored. The \
                same files again change nothing; who is in no file stays as they are.
                """,
                examples: "redress directory import directory/", "redress directory import posts.csv --dry-run"))

        @Argument(help: "teams.csv, people.csv, posts.csv or deputies.csv, or a folder with some of them.")
        var place: String

        @Flag(help: "Show what would change, but store nothing.")
        var dryRun = false

        func run() async throws {
            try await open { door in
                let done = try await door.casework.importDirectory(
                    from: URL(fileURLWithPath: place), dryRun: dryRun, as: CommandDoor.credential)
                try StandardOutput.print(
                    done.described,
                    dryRun ? "Nothing was stored (dry run)." : done.changes.isEmpty ? "Nothing new." : "Imported.")
            }
        }
    }
}

extension DirectoryImport {
    /// A line for each row that changes something, and the rows of each file counted.
    fileprivate var described: String {
        let lines = changes.map { change in
            "\(change.file):\(change.line) \(change.isNew ? "new" : change.columns.joined(separator: ", "))"
        }
        let counts = files.map { file in
            let found = changes.filter { $0.file == file.name }
            let new = found.count(where: \.isNew)
            return [file.name, "\(new)", "\(found.count - new)", "\(file.rows - found.count)"]
        }
        return (lines + [table(["file", "new", "changed", "unchanged"], counts)]).joined(separator: "\n")
    }
}
