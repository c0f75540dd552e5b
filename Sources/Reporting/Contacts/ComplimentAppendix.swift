public import Complaints
import Postgres
public import WorkingDays

/// The compliments of a year as an appendix prints them: only texts that somebody approved.
public struct ComplimentAppendix: Hashable, Sendable {
    public let year: FinancialYear
    /// Compliments received in the year, printed or not.
    public let recorded: Int
    public let lines: [Line]

    /// A compliment that may be printed.
    public struct Line: Hashable, Sendable {
        public let receivedOn: Day
        public let department: String
        public let service: String
        public let text: String
    }

    init(year: FinancialYear, statement: ReportStatement, in db: borrowing Transaction) throws {
        self.year = year
        let rows = try db.all(statement(year.firstOn, year.lastOn)) { row in
            try (row["published_text"] as String?).map { text in
                Line(
                    receivedOn: try row["received_on"], department: try row["department"],
                    service: try row["service"], text: text)
            }
        }
        recorded = rows.count
        lines = rows.compactMap { $0 }
    }

    /// A sample where more were recorded than are printed (requirement R18).
    public var title: String {
        let count = "\(Words.number(lines.count)) of \(Words.number(recorded))"
        return lines.count < recorded ? "Sample of compliments: \(count)" : "Compliments: \(count)"
    }
}
