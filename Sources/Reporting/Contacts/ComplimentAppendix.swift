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

    /// Compliments received, nil for each whose text nobody approved.
    init(year: FinancialYear, rows: [Line?]) {
        self.year = year
        recorded = rows.count
        lines = rows.compactMap { $0 }
    }

    /// A sample where more were recorded than are printed (requirement R18).
    public var title: String {
        let count = "\(Words.number(lines.count)) of \(Words.number(recorded))"
        return lines.count < recorded ? "Sample of compliments: \(count)" : "Compliments: \(count)"
    }
}

extension ComplimentAppendix.Line {
    /// A row of `db/reports/compliments.sql`, nil where its text was not approved.
    init?(_ row: Row) throws {
        guard let text = try row["published_text"] as String? else { return nil }
        self.init(
            receivedOn: try row["received_on"], department: try row["department"], service: try row["service"],
            text: text)
    }
}
