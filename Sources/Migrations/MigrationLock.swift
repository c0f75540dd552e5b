import Logging
import Postgres

/// Keeps other migrators out by an advisory lock of a session, held on a connection of its own.
///
/// It is asked for again and again and never waited for: the open statement of one that waits is something CREATE INDEX
/// CONCURRENTLY must wait for in turn, and the two deadlock.
struct MigrationLock: Sendable {
    let database: Database
    let logger: Logger

    func acquire(_ patience: (limit: Duration, pause: Duration)) async throws {
        let start = ContinuousClock.now
        while !(try await attempt()) {
            let waited = ContinuousClock.now - start
            guard waited < patience.limit else { throw MigrationError.locked(waited: waited) }
            logger.notice("Another migrator is at work")
            try await Task.sleep(for: patience.pause)
        }
    }

    /// A lost connection has released the lock without a word.
    func confirm() async throws {
        let isHeld = try await database.single { db in
            try db.one(isLockHeld) { try $0["held"] as Bool }
        }
        guard isHeld else { throw MigrationError.lockLost }
    }

    private func attempt() async throws -> Bool {
        try await database.single { db in
            try db.one(tryLock) { try $0["locked"] as Bool }
        }
    }
}

/// The number says "redress" in ASCII; advisory locks belong to one database.
private let tryLock: SQL = "SELECT pg_try_advisory_lock(x'0072656472657373'::bigint) AS locked"

private let isLockHeld: SQL = """
    SELECT EXISTS (
        SELECT 1 FROM pg_locks
        WHERE locktype = 'advisory' AND pid = pg_backend_pid() AND granted
        AND classid = x'00726564'::int::oid AND objid = x'72657373'::int::oid
    ) AS held
    """
