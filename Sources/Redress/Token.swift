public import ArgumentParser
import Casework
import Commands
public import Complaints
public import Foundation

extension Role: ExpressibleByArgument {}

extension UUID: @retroactive ExpressibleByArgument {
    /// A UUID in its text form.
    public init?(argument: String) { self.init(uuidString: argument) }
}

/// Manages bearer tokens.
struct Token: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Create bearer tokens for the API.", subcommands: [Create.self])

    /// Creates a token and prints it; it cannot be shown again.
    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Create a token and print it; only its hash is stored, so it cannot be shown again.")

        @Option(help: "What it may do: \(Role.allCases.map(\.rawValue).joined(separator: ", ")).")
        var role: Role

        @Option(help: "Who it is for, as the audit will name them (default: whoever runs this).")
        var name = NSUserName()

        @Option(help: "The identifier of the person of the directory who holds it.")
        var person: UUID?

        @Option(help: "Days until it expires, 1 to 366.")
        var expiresInDays = 90

        func validate() throws {
            if !(1...366).contains(expiresInDays) { throw ValidationError("--expires-in-days must be 1 to 366") }
        }

        func run() async throws {
            try await CommandDoor.open("token") { door in
                let operation = CreateToken(
                    name: name, role: role, expiresInDays: expiresInDays,
                    person: person.map { PersonID(rawValue: $0) })
                print(try await door.casework.perform(operation, as: CommandDoor.credential))
            }
        }
    }
}
