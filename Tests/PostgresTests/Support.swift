import Dispatch
import Logging
import Postgres
import Synchronization
import TestSupport

enum Table: String, SQLIdentifier {
    case item, parent, child
}

enum Channel: String, SQLIdentifier {
    case jobs = "Jobs to do"
}

var database: Database { TestDatabase.current.database }

/// Another database object on the same clone, with settings of its own, shut down afterwards.
func withDatabase<Value: Sendable>(
    logger: Logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
    _ change: (inout DatabaseConfiguration) -> Void,
    _ body: (Database) async throws -> Value
) async throws -> Value {
    var configuration = TestDatabase.current.configuration
    change(&configuration)
    let database = Database(configuration, logger: logger)
    let result: Result<Value, any Error>
    do {
        result = .success(try await body(database))
    } catch {
        result = .failure(error)
    }
    await database.shutdown()
    return try result.get()
}

/// Polls until the condition holds; false after a minute.
func eventually(_ condition: () async throws -> Bool) async throws -> Bool {
    let end = ContinuousClock.now + .seconds(60)
    while ContinuousClock.now < end {
        if try await condition() { return true }
        try await Task.sleep(for: .milliseconds(5))
    }
    return false
}

/// Whether a statement with this mark is running on the server.
func isRunning(_ mark: String, on database: Database) async throws -> Bool {
    try await database.single { db in
        try db.one(
            """
            SELECT EXISTS (
                SELECT 1 FROM pg_stat_activity
                WHERE state = 'active' AND pid <> pg_backend_pid() AND strpos(query, \(mark)) > 0
            ) AS running
            """
        ) { try $0["running"] }
    }
}

/// A number several threads count up.
final class Counter: Sendable {
    private let number = Mutex(0)

    var value: Int { number.withLock { $0 } }

    @discardableResult
    func next() -> Int {
        number.withLock {
            $0 += 1
            return $0
        }
    }
}

func postgresError<Value>(_ body: () async throws -> Value) async -> PostgresError? {
    do {
        _ = try await body()
        return nil
    } catch {
        return error as? PostgresError
    }
}

/// A write in a job of its own that another job's body waits for: what no body in the service may do.
final class BlockingWrite: Sendable {
    private let sql: SQL
    private let done = DispatchSemaphore(value: 0)

    init(_ sql: SQL) {
        self.sql = sql
    }

    func runAndWait(on database: Database) {
        // Awaited by the semaphore below; nobody cancels it.
        Task { [sql, done] in
            do { _ = try await database.write { try $0.execute(sql) } } catch {}
            done.signal()
        }
        done.wait()
    }
}

/// Waits on a thread that may block, unlike the one the test runs on.
func onThread(_ body: @escaping @Sendable () -> Void) async {
    await withCheckedContinuation { continuation in
        DispatchQueue.global().async {
            body()
            continuation.resume()
        }
    }
}

func withDatabaseError(
    _ change: (inout DatabaseConfiguration) -> Void, _ body: (Database) async throws -> Void
) async -> PostgresError? {
    await postgresError { try await withDatabase(change, body) }
}

/// The column `n` of the one row.
func number(_ sql: SQL, on database: Database) async throws -> Int {
    try await database.single { try $0.one(sql) { try $0["n"] as Int } }
}

extension Question<Int> {
    /// The column `n` of the one row.
    static func number(_ sql: SQL) -> Question<Int> { one(sql) { try $0["n"] } }
}
