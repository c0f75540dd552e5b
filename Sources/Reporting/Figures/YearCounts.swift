import Complaints
import Postgres

/// Counts of a year by measure, code and part: what reached the council by `db/reports/contacts.sql`, the Ombudsman's cases
/// by `db/reports/ombudsman.sql`.
struct YearCounts: Sendable {
    /// One count: of what, by which code, and the part of it.
    private struct Place: Hashable {
        let measure: String
        let key: String
        let part: String?
    }

    let year: FinancialYear
    private var counts: [Place: Int] = [:]

    init(year: FinancialYear, statement: ReportStatement, in db: borrowing Transaction) throws {
        self.year = year
        try db.forEach(statement(year.firstOn, year.lastOn)) { row in
            let place = Place(measure: try row["measure"], key: try row["key"], part: try row["part"])
            counts[place] = try row["count"]
        }
    }

    subscript(_ measure: String, _ key: String, _ part: String? = nil) -> Int {
        counts[Place(measure: measure, key: key, part: part)] ?? 0
    }

    /// The codes counted under a measure, in order.
    func keys(_ measure: String) -> [String] {
        Set(counts.keys.filter { $0.measure == measure }.map(\.key)).sorted()
    }

    /// The parts of a code, in order.
    func parts(_ measure: String, _ key: String) -> [String] {
        counts.keys.filter { $0.measure == measure && $0.key == key }.compactMap(\.part).sorted()
    }
}
