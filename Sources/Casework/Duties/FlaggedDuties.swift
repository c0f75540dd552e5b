import Postgres

extension Casework {
    /// How many open duties stand flagged, for whoever watches the service: only a count, so that nobody is asked who
    /// they are.
    public func flaggedDuties() async throws -> Int {
        try await reader.single { db in
            try db.reachEverything()
            return try db.one(
                """
                SELECT count(*) AS count
                FROM duty AS d
                JOIN duty_flag AS f ON f.duty_id = d.id
                WHERE d.ended_on IS NULL AND f.withdrawn_by IS NULL AND f.withdrawn_by_event IS NULL
                """
            ) { try $0["count"] }
        }
    }
}
