import ArgumentParser
import Commands

/// Where the program begins.
@main
enum Start {
    static func main() async {
        StandardOutput.begin()
        await Redress.main(nil)
    }
}

/// Complaints and Ombudsman casework for an English council.
struct Redress: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "redress",
        abstract: "Complaints and Ombudsman casework for an English council.",
        discussion: """
            The database is named by DATABASE_URL; docs/operations.md lists every setting. What goes wrong is told in a \
            sentence on standard error.

            \(CommandHelp.examples(["redress migrate", "redress token create --role manager --name 'A. Manager' --whole-council", "redress serve", "redress --generate-completion-script bash > /etc/bash_completion.d/redress"]))

            EXIT STATUS:
            \(CommandStatus.list)
            """,
        version: Program.version,
        subcommands: [
            Serve.self, Migrate.self, Import.self, SweepDuties.self, SendMessages.self, Report.self, Verify.self,
            CalendarCommand.self,
            Token.self, SignInCommand.self, DirectoryCommand.self,
        ])
}
