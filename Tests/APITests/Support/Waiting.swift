import Postgres
import Testing

/// Looks until so many statements of a test's database wait for a lock.
func waitUntil(_ count: Int, waitIn database: Database) async throws {
    for _ in 0..<1000 {
        let waiting = try await database.read { db in
            try db.one(
                """
                SELECT count(*) AS rows FROM pg_stat_activity
                WHERE datname = current_database() AND wait_event_type = 'Lock'
                """
            ) { try $0["rows"] as Int }
        }
        if waiting == count { return }
    }
    Issue.record("no \(count) wait for a lock")
}
