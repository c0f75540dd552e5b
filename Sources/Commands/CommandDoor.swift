public import ArgumentParser
package import Casework
import Complaints
import Foundation
import Logging
package import Postgres
public import WorkingDays

/// What the commands share: settings, a database that is closed at the end, and a credential that names the person.
package struct CommandDoor {
    package let settings: Settings
    package let database: Database
    package let casework: Casework

    /// Whoever runs the command, as the audit names them.
    package static var credential: Credential { .commandLine(name: "command line: \(NSUserName())") }

    /// Runs the body of a command with a database of its own.
    package static func open(_ command: String, _ body: (CommandDoor) async throws -> Void) async throws {
        let settings = try Settings()
        let database = Database(settings.longDatabase(command), logger: settings.logger)
        let door = CommandDoor(
            settings: settings, database: database, casework: Casework(database: database, clock: .system))
        let result: Result<Void, any Error>
        do {
            result = .success(try await body(door))
        } catch {
            result = .failure(error)
        }
        await database.shutdown()
        do { try result.get() } catch let refusal as Refusal {
            complain("\(refusal.code.rawValue): \(refusal.detail)")
            throw ExitCode(1)
        } catch let unreadable as BankHolidaySource.Unreadable {
            complain("holidays_unreadable: \(unreadable)")
            throw ExitCode(1)
        }
    }
}

/// Writes a line to standard error.
package func complain(_ text: String) {
    FileHandle.standardError.write(Data((text + "\n").utf8))
}

/// A day as an argument.
extension Day: ExpressibleByArgument {
    /// Reads `YYYY-MM-DD`.
    public init?(argument: String) { self.init(argument) }
}

/// Lines a table up for a terminal.
package func table(_ header: [String], _ rows: [[String]]) -> String {
    let widths = header.indices.map { column in ([header] + rows).map { $0[column].count }.max() ?? 0 }
    func line(_ cells: [String]) -> String {
        zip(cells, widths).map { $0.padding(toLength: $1, withPad: " ", startingAt: 0) }.joined(separator: "  ")
            .replacing(/\s+$/, with: "")
    }
    return ([line(header), widths.map { String(repeating: "-", count: $0) }.joined(separator: "  ")] + rows.map(line))
        .joined(separator: "\n")
}
