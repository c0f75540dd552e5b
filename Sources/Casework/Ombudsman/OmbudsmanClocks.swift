import Complaints
import Postgres

extension OmbudsmanClock {
    init(row: Row) throws {
        let length: OmbudsmanLength
        if let days = try row["days"] as Int? {
            length = .days(days)
        } else if let months = try row["months"] as Int? {
            length = .months(months, try row["month_wording"])
        } else {
            length = try row["as_stated"] ? .asStated : .open
        }
        self.init(
            clock: try row["clock"], basis: try row["basis"], endsWith: try row["ends_with"], length: length,
            source: try row["source"], isVerified: try row["verified"])
    }
}

extension SQL {
    static let ombudsmanClocks: SQL = """
        SELECT clock, basis, ends_with, days, months, month_wording, as_stated, source, verified
        FROM ombudsman_clock ORDER BY position
        """
}
