public import ArgumentParser
import Casework
import Commands
public import Complaints
import Foundation
import HTML
public import Reporting

extension Procedure: ExpressibleByArgument {}

extension FinancialYear: ExpressibleByArgument {
    /// Reads `2022-23`.
    public init?(argument: String) { self.init(argument) }
}

/// Prints a report.
struct Report: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Compute a report and print it.",
        discussion: CommandHelp.examples(["redress report annual 2022-23 --procedure childrens"]),
        subcommands: [Annual.self])

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, html
    }

    /// The annual report of a procedure.
    struct Annual: DatabaseCommand {
        static let needs = DatabaseRole.report
        static let configuration = CommandConfiguration(
            abstract: "Compute the annual report of a procedure.",
            discussion: details(
                examples: "redress report annual 2022-23 --procedure childrens",
                "redress report annual 2022-23 --procedure childrens --format html > report.html"))

        @Argument(help: "The financial year, 1 April to 31 March, as 2022-23.")
        var year: FinancialYear

        @Option(help: "childrens (the other procedures have no annual report yet).")
        var procedure: Procedure

        @Option(help: "text, json or html.")
        var format = Format.text

        func run() async throws {
            try await open { door in
                let progress = Progress()
                defer { progress.end() }
                progress.show("Computing the report of \(year)")
                let report: AnnualReport
                do {
                    report = try await Reports(database: door.database)
                        .annual(procedure, year: year, today: door.casework.today)
                } catch let error { throw CommandFailure(report: error) ?? error }
                progress.end()
                switch format {
                case .text: print(report.text())
                case .json: FileHandle.standardOutput.write(Data(report.json()))
                case .html: print(report.html().markup)
                }
            }
        }
    }
}

extension CommandFailure {
    /// Why there is no report; nil where the report is not to blame.
    fileprivate init?(report error: any Error) {
        switch error {
        case let none as ReportNotAvailable: self.init(none.sentence, .refused)
        case let outside as ReportOutsideCalendar:
            self.init(
                "\(outside.stages) stages of \(outside.year) have a day outside the calendar of working days; add the bank "
                    + "holidays of more years.", .refused)
        default: return nil
        }
    }
}
