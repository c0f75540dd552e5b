import ArgumentParser
import Casework
import Commands
import Complaints
import WorkingDays

/// Brings the calendar to its source, or takes a change of it back.
struct CalendarCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calendar",
        abstract: "See how a source of bank holidays differs from the calendar, follow it, or take a change back.",
        discussion: CommandHelp.examples(["redress calendar preview bank-holidays.json"]),
        subcommands: [Preview.self, Apply.self, TakeBack.self])

    /// Prints how the source differs and what would move, and writes nothing.
    struct Preview: DatabaseCommand {
        static let needs = DatabaseRole.service
        static let configuration = CommandConfiguration(
            abstract: "Print how the source differs and what would move; write nothing.",
            discussion: details(
                "What is undecided is shown as if the source were followed.",
                examples: "redress calendar preview https://www.gov.uk/bank-holidays.json",
                "redress calendar preview bank-holidays.json --late keep"))
        @OptionGroup var source: Source
        @OptionGroup var choices: Choices

        @Option(help: "How to print it.")
        var format = PrintFormat.text

        func run() async throws {
            try await open { door in
                let operation = AddBankHolidays(source: try await source.read(), choices: choices.all)
                let change = try await door.casework.previewCalendar(operation, as: CommandDoor.credential)
                try change.print(as: format)
            }
        }
    }

    /// Adds the days and moves what is due, as one change.
    struct Apply: DatabaseCommand {
        static let needs = DatabaseRole.owner
        static let configuration = CommandConfiguration(
            abstract: "Follow the source and move what is due, as one change.",
            discussion: details(
                """
                New days are added, and titles follow the source. A bank holiday that has moved, a day that the source \
                does not have, and a day that has been are changed only where an option says so; without it nothing \
                is changed, and each is named.
                """,
                examples: "redress calendar apply bank-holidays.json",
                "redress calendar apply bank-holidays.json --moved follow --late keep",
                "redress calendar apply --day 2022-09-19 --name 'State Funeral of Queen Elizabeth II' --late follow"))
        @OptionGroup var source: Source
        @OptionGroup var choices: Choices

        @Option(help: "How to print it.")
        var format = PrintFormat.text

        func run() async throws {
            try await open { door in
                let operation = AddBankHolidays(source: try await source.read(), choices: choices.all)
                let change = try await door.casework.perform(operation, as: CommandDoor.credential)
                try change.print(as: format)
            }
        }
    }

    /// Takes a change back, with a reason.
    struct TakeBack: DatabaseCommand {
        static let needs = DatabaseRole.owner
        static let configuration = CommandConfiguration(
            abstract: "Take a change back: what it did to the days is undone and every duty is as before.",
            discussion: details(
                """
                A day that has been is taken out only where the source does not have it: the one that is given, else \
                the newest list that was applied and speaks of the day. Where no list speaks of it the reason decides.
                """,
                examples: "redress calendar take-back 3 --reason 'The day was announced for next year'",
                "redress calendar take-back 3 --day 2020-05-04 --source bank-holidays.json --reason 'An old list was read'"
            ))

        @Argument(help: "The version of the calendar that the change made.")
        var version: Int

        @Option(help: "Why.")
        var reason: String

        @Option(name: .customLong("day"), help: "A day to take back, as 2020-05-04; again for more (default: all).")
        var days: [Day] = []

        @Option(help: "A file or web address that says whether a day that has been is a bank holiday.")
        var source: String?

        @Option(help: "A day that has been and would be a bank holiday again: follow, or keep it a working day.")
        var late: SourceChoice?

        @Flag(help: "Show what would change, but store nothing.")
        var dryRun = false

        @Option(help: "How to print it.")
        var format = PrintFormat.text

        func run() async throws {
            try await open { door in
                var list: BankHolidaySource?
                if let source { list = try await Source.read(source) }
                let operation = TakeBackCalendarChange(
                    version: version, reason: reason, days: days, source: list, late: late)
                let change =
                    dryRun
                    ? try await door.casework.previewCalendar(operation, as: CommandDoor.credential)
                    : try await door.casework.perform(operation, as: CommandDoor.credential)
                try change.print(as: format)
            }
        }
    }
}
