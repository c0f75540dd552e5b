public import ArgumentParser
import Casework
import Commands
public import Complaints
import Foundation
import WorkingDays

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

extension SourceChoice: ExpressibleByArgument {}

extension CalendarCommand {
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
            return try await Self.read(source ?? "")
        }

        /// Reads a file or what an address answers.
        static func read(_ source: String) async throws -> BankHolidaySource {
            try BankHolidaySource(name: source, body: [UInt8](try await data(of: source)))
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

    /// What is done where the source differs from the calendar.
    struct Choices: ParsableArguments {
        @Option(
            help: "A bank holiday that the source has on another day of the year: follow the source, or keep the day.")
        var moved: SourceChoice?

        @Option(help: "A day of the calendar that the source does not have: follow the source, or keep the day.")
        var contradicted: SourceChoice?

        @Option(help: "A day that has been and is only in the source: follow the source, or keep it a working day.")
        var late: SourceChoice?

        @Option(
            help: "A day with another title in the source: follow the source (as if nothing is said), or keep the name."
        )
        var renamed: SourceChoice?

        var all: SourceChoices {
            let said: [CalendarDifference.Kind: SourceChoice?] = [
                .moved: moved, .contradicted: contradicted, .late: late, .renamed: renamed,
            ]
            return said.compactMapValues(\.self)
        }
    }
}
