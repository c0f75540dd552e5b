import Postgres

extension Casework {
    /// How many open duties stand flagged, for whoever watches the service: only counts, so that nobody is asked who
    /// they are.
    public func flaggedDuties() async throws -> [SweepFinding.Flag: Int] {
        let counts = try await reader.single { db in
            try db.all(SQL.flaggedDuties) { row in
                (flag: try row["flag"] as SweepFinding.Flag, count: try row["count"] as Int)
            }
        }
        return Dictionary(counts.map { ($0.flag, $0.count) }) { $0 + $1 }
    }
}

extension SQL {
    static let flaggedDuties: SQL = """
        SELECT f.flag, count(*) AS count
        FROM duty AS d
        JOIN duty_flag AS f ON f.duty_id = d.id
        WHERE d.ended_on IS NULL AND f.withdrawn_by IS NULL AND f.withdrawn_by_event IS NULL
        GROUP BY f.flag
        """
}
