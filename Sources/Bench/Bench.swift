import ArgumentParser
import Casework
import Commands
import Complaints
import Hummingbird
import Logging
import Postgres
import WorkingDays

/// What script/bench measures the service with; the service itself has none of it.
@main
struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "redress-bench",
        abstract: "Fill a database with made-up complaints, and time parts of the service.",
        discussion: CommandHelp.examples(["redress-bench seed 2000"]),
        version: Program.version,
        subcommands: [Seed.self, Hello.self, Days.self, LateHoliday.self, Plan.self])

    /// Serves a route that does nothing: what HTTP alone costs.
    struct Hello: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Serve a constant text on HTTP_PORT.", discussion: CommandHelp.examples(["redress-bench hello"]))

        func run() async throws {
            let settings = try await CommandDoor.settings(.info)
            let router = Router()
            router.get("hello") { _, _ in "hello" }
            let application = Application(
                router: router,
                configuration: ApplicationConfiguration(address: .hostname(settings.host, port: settings.port)),
                logger: settings.logger)
            try await application.runService()
        }
    }

    /// Adds working days to days, and prints the time and the sum of the day numbers, which any other way must give.
    struct Days: DatabaseCommand {
        static let needs = DatabaseRole.service
        static let configuration = CommandConfiguration(
            abstract: "Time sums of working days.", discussion: details(examples: "redress-bench days 1000000"))

        @Argument(help: "How many.")
        var count: Int

        func run() async throws {
            try await open { door in
                let calendar = try await door.database.read { db in
                    let holidays = try db.all("SELECT holiday_on, name FROM bank_holiday WHERE withdrawn_by IS NULL") {
                        BankHoliday(on: try $0["holiday_on"], name: try $0["name"])
                    }
                    return try db.one(
                        "SELECT first_on, last_on, number FROM calendar_version ORDER BY number DESC LIMIT 1"
                    ) { row in
                        let (firstOn, lastOn): (Day, Day) = (try row["first_on"], try row["last_on"])
                        return try WorkingCalendar(
                            coverage: firstOn...lastOn, bankHolidays: holidays, version: try row["number"])
                    }
                }
                // The pairs of script/bench.d/days.py and days.sql: from a day of the eight years from 1 April 2017.
                let events = (0..<count).map { Day(number: Int32(6300 + $0 * 7919 % 2922)) }
                let lengths = (0..<count).map { 1 + $0 * 31 % 65 }
                var sum = 0
                let time = try ContinuousClock().measure {
                    for index in 0..<count {
                        sum += Int(try calendar.day(lengths[index], workingDaysAfter: events[index]).number)
                    }
                }
                print("\(time / .milliseconds(1)) \(sum)")
            }
        }
    }
}
