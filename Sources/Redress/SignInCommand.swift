import ArgumentParser
import Casework
import Commands
import Complaints
import Foundation

/// Who of the directory signs in through the council's own provider.
struct SignInCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign-in", abstract: "Say who signs in through the council's own provider, and list them.",
        discussion: CommandHelp.examples(["redress sign-in list"]),
        subcommands: [ImportFile.self, List.self])

    /// Imports how the provider knows the people of the directory.
    struct ImportFile: DatabaseCommand {
        static let needs = DatabaseRole.owner
        static let configuration = CommandConfiguration(
            commandName: "import",
            abstract: "Import how the provider knows the people of the directory: all of it or nothing.",
            discussion: details(
                """
                The file has the columns reference and subject and, if wanted, deputy_role: what the council knows somebody by, \
                the value of the provider's claim OIDC_PERSON_CLAIM, and the role by which a deputy acts for them. Without a \
                subject the person does not sign in any more; who is not in the file stays as they are. OIDC_ISSUER names the \
                provider.
                """,
                examples: "redress sign-in import sign-ins.csv"))

        @Argument(help: "A file of comma-separated values.")
        var file: String

        func run() async throws {
            try await open { door in
                guard let settings = try SignInSettings.read() else {
                    throw Settings.Invalid(description: "OIDC_ISSUER is not set; it names the provider of the sign-ins")
                }
                let done = try await door.casework.perform(
                    ImportSignIns(file: URL(fileURLWithPath: file), issuer: settings.issuer), as: CommandDoor.credential
                )
                try StandardOutput.print(
                    "\(done.added) added, \(done.changed) changed, \(done.removed) removed, \(done.unchanged) unchanged."
                )
            }
        }
    }

    /// Prints everybody who signs in.
    struct List: DatabaseCommand {
        static let needs = DatabaseRole.service
        static let configuration = CommandConfiguration(
            abstract: "Print who signs in, and how the provider knows them.",
            discussion: details(examples: "redress sign-in list"))

        func run() async throws {
            try await open { door in
                let listed = try await door.casework.signIns(as: CommandDoor.credential)
                try StandardOutput.print(
                    table(
                        ["reference", "name", "person", "subject", "deputy_role", "issuer"],
                        listed.map {
                            [
                                $0.reference ?? "", $0.name, $0.person.text, $0.signIn.subject,
                                $0.signIn.deputyRole?.rawValue ?? "", $0.signIn.issuer,
                            ]
                        }))
            }
        }
    }
}
