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
        abstract: "Compute a report and print it.", subcommands: [Annual.self])

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, html
    }

    /// The annual report of a procedure.
    struct Annual: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Compute the annual report of a procedure, as redress report annual 2022-23 --procedure childrens.")

        @Argument(help: "The financial year, 1 April to 31 March, as 2022-23.")
        var year: FinancialYear

        @Option(help: "childrens (the other procedures have no annual report yet).")
        var procedure: Procedure

        @Option(help: "text, json or html.")
        var format = Format.text

        func run() async throws {
            try await CommandDoor.open("report") { door in
                let report = try await Reports(database: door.database).annual(procedure, year: year)
                switch format {
                case .text: print(report.text())
                case .json: FileHandle.standardOutput.write(Data(report.json()))
                case .html: print(report.html().markup)
                }
            }
        }
    }
}
