public import ArgumentParser
package import Casework
import Complaints
import Foundation
package import Logging
package import Migrations
package import Postgres
import Schema
public import WorkingDays

/// What the commands share: settings, a database that is closed at the end, and a credential that names the person.
package struct CommandDoor {
    package let settings: Settings
    package let database: Database
    package let casework: Casework

    /// Whoever runs the command, as the audit names them.
    package static var credential: Credential { .commandLine(name: "command line: \(NSUserName())") }

    /// What a command expects of the schema.
    package enum Expected: Sendable {
        /// That of this program, which is checked first.
        case schemaOfProgram
        /// Any, as of an empty database.
        case anything
    }

    /// Runs the body of a command with a database of its own, and tells why where it fails.
    package static func open(
        _ command: String, needs role: DatabaseRole, expecting expected: Expected = .schemaOfProgram,
        _ body: (CommandDoor) async throws -> Void
    ) async throws {
        let settings = try await settings(.error)
        try await CommandFailure.telling(needs: role, settings.logger) {
            let database = Database(settings.longDatabase(command), logger: settings.logger)
            let door = CommandDoor(
                settings: settings, database: database, casework: Casework(database: database, clock: .system))
            let result: Result<Void, any Error>
            do {
                if case .schemaOfProgram = expected { try await door.migrator.check(database) }
                result = .success(try await body(door))
            } catch {
                result = .failure(error)
            }
            await database.shutdown()
            try result.get()
        }
    }

    /// The settings, or why there are none.
    package static func settings(_ level: Logger.Level) async throws -> Settings {
        try await CommandFailure.telling(needs: .service, Logger(label: "redress")) { try Settings(logLevel: level) }
    }

    /// What brings the database to this program's schema, or says how it differs.
    package var migrator: Migrator {
        Migrator(
            migrations: Schema.migrations, views: Schema.views, configuration: settings.longDatabase("migrate"),
            logger: settings.logger)
    }
}

/// Writes a line to standard error.
package func complain(_ text: String) {
    report(Array((text + "\n").utf8))
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
