package import ArgumentParser

/// Whom a command connects as, by the rights of deploy/roles.sql.
package enum DatabaseRole: Sendable {
    /// Makes and changes the schema, tokens and the calendar, and takes in a register.
    case owner
    /// Does what the service does.
    case service
    /// Reads figures, and no name.
    case report

    package var phrase: String {
        switch self {
        case .owner: "the owner of the database"
        case .service: "redress_service or the owner of the database"
        case .report: "redress_report, redress_service or the owner of the database"
        }
    }
}

/// A command that works on the council's database.
package protocol DatabaseCommand: AsyncParsableCommand {
    static var needs: DatabaseRole { get }
}

extension DatabaseCommand {
    /// What the help says besides the abstract: the role it needs, and how it is written.
    package static func details(_ text: String? = nil, examples: String...) -> String {
        let parts = [text, "It connects as \(needs.phrase) (deploy/roles.sql).", CommandHelp.examples(examples)]
        return parts.compactMap(\.self).joined(separator: "\n\n")
    }

    /// Runs the body with a database of this program's schema.
    package func open(_ body: (CommandDoor) async throws -> Void) async throws {
        try await CommandDoor.open(String(describing: Self.self).lowercased(), needs: Self.needs, body)
    }
}

/// How help pages are laid out.
package enum CommandHelp {
    /// The lines under the heading of every page.
    package static func examples(_ lines: [String]) -> String {
        "EXAMPLES:\n" + lines.map { "  \($0)" }.joined(separator: "\n")
    }
}
