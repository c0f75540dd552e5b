public import ArgumentParser
import Casework
import Commands
public import Complaints
public import Foundation
import WorkingDays

extension Role: ExpressibleByArgument {}

extension UUID: @retroactive ExpressibleByArgument {
    /// A UUID in its text form.
    public init?(argument: String) { self.init(uuidString: argument) }
}

/// Manages bearer tokens.
struct Token: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Create, list and revoke the bearer tokens of the API.",
        discussion: CommandHelp.examples(["redress token list"]),
        subcommands: [Create.self, List.self, Revoke.self])

    /// Creates a token and prints it; it cannot be shown again.
    struct Create: DatabaseCommand {
        static let needs = DatabaseRole.owner
        static let configuration = CommandConfiguration(
            abstract: "Create a token and print it; only its hash is stored, so it cannot be shown again.",
            discussion: details(
                """
                The token alone is written to standard output; its number and its last day to standard error. A token is a \
                person's or a machine's, and a machine's is either for the whole council or for the departments that are named.
                """,
                examples:
                    "redress token create --role manager --name 'B. Manager' --person 0197a3c0-5c1e-7b3e-8a44-2f9d3c1b7a10",
                "redress token create --role statistics_reader --name 'Dashboard' --department Highways --expires-in-days 30",
                "redress token create --role viewer --name 'Intranet' --whole-council")
        )

        @Option(help: "What it may do.")
        var role: Role

        @Option(help: "Who it is for, as the audit will name them; no two tokens at a time have one name.")
        var name = NSUserName()

        @Option(help: "The identifier of the person of the directory who holds it; without one it is a machine's.")
        var person: UUID?

        @Option(
            name: .customLong("department"),
            help:
                "A department it is narrowed to, as the council's list of services names it; may be given more than once."
        )
        var departments: [String] = []

        @Flag(help: "It is for all departments, as a machine's without a department must say.")
        var wholeCouncil = false

        @Option(help: "Days until it expires, 1 to 366.")
        var expiresInDays = 90

        func validate() throws {
            if !(1...366).contains(expiresInDays) { throw ValidationError("--expires-in-days must be 1 to 366.") }
            if wholeCouncil, !departments.isEmpty {
                throw ValidationError("--whole-council and --department exclude each other.")
            }
            if person == nil, !wholeCouncil, departments.isEmpty {
                throw ValidationError(
                    "A machine's token needs --department or --whole-council; that of a person needs --person.")
            }
        }

        func run() async throws {
            try await open { door in
                let operation = CreateToken(
                    name: name, role: role, expiresInDays: expiresInDays,
                    person: person.map { PersonID(rawValue: $0) }, departments: departments.isEmpty ? nil : departments)
                let issued = try await door.casework.perform(operation, as: CommandDoor.credential)
                let record = issued.record
                complain(
                    "Token \(record.id) of \(record.name), \(record.role.rawValue), expires on "
                        + "\(London.day(of: record.expiresAt).written).")
                do throws(CommandFailure) {
                    try StandardOutput.print(issued.token)
                } catch {
                    throw CommandFailure(
                        "\(error.sentence) Token \(record.id) is made all the same, and nobody has it; end it with "
                            + "redress token revoke \(record.id).", error.status)
                }
            }
        }
    }

    /// Prints every token, without what would let anybody use it.
    struct List: DatabaseCommand {
        static let needs = DatabaseRole.service
        static let configuration = CommandConfiguration(
            abstract: "Print every token, the newest first, and what ended it.",
            discussion: details(examples: "redress token list"))

        func run() async throws {
            try await open { door in
                let tokens = try await door.casework.tokens(as: CommandDoor.credential)
                try StandardOutput.print(
                    table(
                        ["number", "name", "role", "created", "expires", "state", "person", "departments"],
                        tokens.map { token, end in
                            [
                                "\(token.id)", token.name, token.role.rawValue,
                                London.day(of: token.createdAt).description,
                                London.day(of: token.expiresAt).description,
                                end?.state ?? "valid", token.person?.text ?? "machine",
                                token.departments?.joined(separator: "; ") ?? "all",
                            ]
                        }))
            }
        }
    }

    /// Revokes a token from now on.
    struct Revoke: DatabaseCommand {
        static let needs = DatabaseRole.owner
        static let configuration = CommandConfiguration(
            abstract: "Revoke a token: every request with it from now on is refused.",
            discussion: details(
                "What was done with it stays, and the audit has its number beside each event.",
                examples: "redress token revoke 12 --reason 'Left on a train'"))

        @Argument(help: "The number of the token, as redress token list has it.")
        var number: Int

        @Option(help: "Why, for the audit.")
        var reason: String?

        func run() async throws {
            try await open { door in
                let operation = RevokeToken(token: number, reason: reason)
                let revoked = try await door.casework.perform(operation, as: CommandDoor.credential)
                try StandardOutput.print("Token \(revoked.id) of \(revoked.name) is revoked.")
            }
        }
    }
}

extension TokenEnd {
    /// As a list has it.
    fileprivate var state: String {
        switch self {
        case .revoked(let day): "revoked on \(day)"
        case .expired: "expired"
        case .holderLeft(let day): "holder left on \(day)"
        }
    }
}
