import ArgumentParser
import Casework
import Commands
import Complaints
import Foundation
import WorkingDays

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// Bank holidays that arrive late, or were a mistake.
struct CalendarCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calendar", abstract: "See what new bank holidays would do, add them, or take a change back.",
        discussion: CommandHelp.examples(["redress calendar preview bank-holidays.json"]),
        subcommands: [Preview.self, Apply.self, TakeBack.self])

    /// Where bank holidays come from.
    struct Source: ParsableArguments {
        @Argument(help: "A file or web address: gov.uk's bank-holidays.json, or lines of date,name.")
        var source: String?

        @Option(help: "One day in place of a source, as 2022-09-19.")
        var day: Day?

        @Option(help: "The name of the day.")
        var name: String?

        func validate() throws {
            guard (source == nil) != (day == nil), (day == nil) == (name == nil) else {
                throw ValidationError("Give a source, or --day and --name.")
            }
        }

        func read() async throws -> BankHolidaySource {
            if let day, let name {
                return try BankHolidaySource(entered: BankHoliday(on: day, name: name), by: NSUserName())
            }
            let source = source ?? ""
            return try BankHolidaySource(name: source, body: [UInt8](try await Self.data(of: source)))
        }

        private static func data(of source: String) async throws -> Data {
            guard ["https://", "http://"].contains(where: source.hasPrefix), let url = URL(string: source) else {
                guard !source.contains("://") else {
                    throw CommandFailure(
                        "\(source) is no address of the web; give one with https:// or http://, or a file.", .unreadable
                    )
                }
                return try Data(contentsOf: URL(fileURLWithPath: source))
            }
            let data: Data
            let response: URLResponse
            do { (data, response) = try await URLSession.shared.data(from: url) } catch {
                throw CommandFailure("The address \(source) does not answer.", .unreadable)
            }
            guard let status = (response as? HTTPURLResponse)?.statusCode, status == 200 else {
                throw CommandFailure("The address \(source) answers with something else than 200 OK.", .unreadable)
            }
            return data
        }
    }

    /// Prints what would move, and writes nothing.
    struct Preview: DatabaseCommand {
        static let needs = DatabaseRole.service
        static let configuration = CommandConfiguration(
            abstract: "Print what would move; write nothing.",
            discussion: details(examples: "redress calendar preview https://www.gov.uk/bank-holidays.json"))
        @OptionGroup var source: Source

        func run() async throws {
            try await open { door in
                let source = try await source.read()
                print(describe(try await door.casework.previewCalendar(source, as: CommandDoor.credential)))
            }
        }
    }

    /// Adds the days and moves what is due, as one change.
    struct Apply: DatabaseCommand {
        static let needs = DatabaseRole.owner
        static let configuration = CommandConfiguration(
            abstract: "Add the days and move what is due, as one change.",
            discussion: details(
                examples: "redress calendar apply bank-holidays.json",
                "redress calendar apply --day 2022-09-19 --name 'State Funeral of Queen Elizabeth II'"))
        @OptionGroup var source: Source

        func run() async throws {
            try await open { door in
                let operation = AddBankHolidays(source: try await source.read())
                print(describe(try await door.casework.perform(operation, as: CommandDoor.credential)))
            }
        }
    }

    /// Takes a change back, with a reason.
    struct TakeBack: DatabaseCommand {
        static let needs = DatabaseRole.owner
        static let configuration = CommandConfiguration(
            abstract: "Take a change back: its days are withdrawn and every duty is as before.",
            discussion: details(examples: "redress calendar take-back 3 --reason 'The day was announced for next year'")
        )

        @Argument(help: "The version of the calendar that the change made.")
        var version: Int

        @Option(help: "Why.")
        var reason: String

        func run() async throws {
            try await open { door in
                let operation = TakeBackCalendarChange(version: version, reason: reason)
                print(describe(try await door.casework.perform(operation, as: CommandDoor.credential)))
            }
        }
    }

    static func describe(_ change: CalendarChange) -> String {
        guard !change.added.isEmpty || !change.withdrawn.isEmpty else { return "Nothing new." }
        var lines = change.added.map { "+ \($0.on) \($0.name)" } + change.withdrawn.map { "- \($0.on) \($0.name)" }
        if let version = change.version { lines.append("Calendar version \(version).") }
        lines.append(
            "\(change.moves.count) duties move; \(change.count(.breachAppears)) breaches appear, "
                + "\(change.count(.breachVanishes)) vanish.")
        guard !change.moves.isEmpty else { return lines.joined(separator: "\n") }
        lines.append(
            table(
                ["reference", "stage", "duty", "before", "after", ""],
                change.moves.map { move in
                    [
                        move.reference, move.stage?.rawValue ?? "", move.clock, move.dueBefore.description,
                        move.dueAfter.description,
                        move.effect == .none ? "" : move.effect.rawValue.replacing("_", with: " "),
                    ]
                }))
        return lines.joined(separator: "\n")
    }
}
