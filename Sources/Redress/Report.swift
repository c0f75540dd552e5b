public import ArgumentParser
import Casework
import Commands
public import Complaints
import Foundation
import HTML
import Reporting

extension ReportName: ExpressibleByArgument {}
extension ReportFormat: ExpressibleByArgument {}

extension ReportView: ExpressibleByArgument {}

extension Period: ExpressibleByArgument {
    /// Reads `2022-23`, `2022-23-q1`, `2022-m09` or `2022-04-01--2022-06-30`.
    public init?(argument: String) { self.init(argument) }
}

/// Prints a report.
struct Report: DatabaseCommand {
    static let needs = DatabaseRole.report
    static let configuration = CommandConfiguration(
        abstract: "Compute a report and print it.",
        discussion: details(
            examples: "redress report childrens 2022-23",
            "redress report corporate 2022-23 --format html > report.html",
            "redress report quarterly 2022-23-q1 --department 'Public Health'"))

    @Argument(help: ArgumentHelp("\(ReportName.allCases.map(\.rawValue).joined(separator: ", "))."))
    var report: ReportName

    @Argument(
        help:
            "A financial year as 2022-23, a quarter of it as 2022-23-q1, a month as 2022-m09, or days as 2022-04-01--2022-06-30."
    )
    var period: Period

    @Option(help: "Count one department only.")
    var department: String?

    @Option(help: "public; or committee or internal, which withhold nothing and are not for publication.")
    var view = ReportView.open

    @Option(help: "\(ReportFormat.allCases.map(\.rawValue).joined(separator: ", ")).")
    var format = ReportFormat.text

    func run() async throws {
        try await open { door in
            let progress = Progress()
            defer { progress.end() }
            progress.show("Computing the report of \(period.written)")
            let computed: Reporting.Report
            do {
                computed = try await Reports(database: door.database)
                    .report(
                        report, of: period, department: department, view: view, today: door.casework.today,
                        at: door.casework.now)
            } catch let error { throw CommandFailure(report: error) ?? error }
            progress.end()
            let end = format == .text || format == .html ? [UInt8(ascii: "\n")] : []
            try StandardOutput.put(computed.bytes(format) + end)
        }
    }
}

extension CommandFailure {
    /// Why there is no report; nil where the report is not to blame.
    fileprivate init?(report error: any Error) {
        switch error {
        case let none as ReportNotAvailable: self.init(none.sentence, .refused)
        case let outside as ReportOutsideCalendar: self.init(outside.sentence, .refused)
        default: return nil
        }
    }
}
