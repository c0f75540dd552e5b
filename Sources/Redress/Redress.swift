import ArgumentParser

/// Complaints and Ombudsman casework for an English council.
@main
struct Redress: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "redress",
        abstract: "Complaints and Ombudsman casework for an English council.",
        discussion: "The database is named by DATABASE_URL (docs/operations.md lists every setting).",
        subcommands: [
            Serve.self, Migrate.self, Import.self, SweepDuties.self, Report.self, Verify.self, CalendarCommand.self,
            Token.self, DirectoryCommand.self,
        ])
}
