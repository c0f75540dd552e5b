import Logging
import Postgres

extension Migrator {
    /// Applies the plan; the caller holds the lock.
    func apply(_ plan: Plan, to database: Database, under lock: MigrationLock) async throws -> [Applied] {
        var applied: [Applied] = []
        let before = try await database.read { try Bookkeeping.read($0) }
        for migration in try plan.pendingMigrations(before) {
            try await lock.confirm()
            applied.append(try await timed(migration.name) { try await run(migration, on: database) })
        }
        let after = try await database.read { try Bookkeeping.read($0) }
        for view in plan.changedViews(after) {
            try await lock.confirm()
            applied.append(try await timed(view.name) { try await run(view, on: database) })
        }
        return applied
    }

    private func timed(_ name: String, _ body: () async throws -> Void) async throws -> Applied {
        let duration = try await ContinuousClock().measure(body)
        logger.notice("Applied a migration", metadata: ["name": "\(name)", "duration": "\(duration)"])
        return Applied(name: name, duration: duration)
    }

    private func run(_ migration: Migration, on database: Database) async throws {
        guard migration.isTransactional else { return try await runAlone(migration, on: database) }
        try await patiently(migration.name, migration.text) {
            try await database.write { db in
                let start = ContinuousClock.now
                try db.execute("SELECT set_config('statement_timeout', \(migration.statementTimeout), true)")
                try db.execute("SET LOCAL lock_timeout = '2s'")
                try db.script(migration.text)
                try Bookkeeping.record(migration, took: ContinuousClock.now - start, db)
            }
        }
    }

    /// A statement that cannot be in a transaction; what an earlier failure left behind is dropped first.
    private func runAlone(_ migration: Migration, on database: Database) async throws {
        try await patiently(migration.name, migration.text) {
            let start = ContinuousClock.now
            try await database.single { db in
                try db.execute("SELECT set_config('statement_timeout', \(migration.statementTimeout), false)")
                // Building an index concurrently waits for every transaction that is older.
                try db.execute("SET lock_timeout = 0")
                if let index = migration.concurrentIndex { try dropInvalid(index, db) }
                try db.script(migration.text)
            }
            let duration = ContinuousClock.now - start
            try await database.write { try Bookkeeping.record(migration, took: duration, $0) }
        }
    }

    private func run(_ view: SQLText, on database: Database) async throws {
        try await patiently(view.name, view.text) {
            try await database.write { db in
                try db.execute("SELECT set_config('statement_timeout', '60s', true)")
                try db.execute("SET LOCAL lock_timeout = '2s'")
                try db.script(view.text)
                try Bookkeeping.record(view, db)
            }
        }
    }

    /// Tries again when a lock was not given in time, so that a migration never makes requests queue behind it for long.
    private func patiently(_ name: String, _ text: String, _ body: () async throws -> Void) async throws {
        var triesLeft = 10
        while true {
            do {
                return try await body()
            } catch let error as PostgresError {
                triesLeft -= 1
                guard error.sqlState == .lockNotAvailable, triesLeft > 0 else {
                    throw MigrationError.failed(name: name, line: error.line(in: text), error)
                }
                logger.notice("A migration waits for a lock", metadata: ["name": "\(name)"])
                try await Task.sleep(for: patience.pause)
            }
        }
    }
}

private func dropInvalid(_ index: String, _ db: borrowing Transaction) throws {
    let found = try db.first(
        """
        SELECT quote_ident(relname) AS name
        FROM pg_class JOIN pg_index ON pg_index.indexrelid = pg_class.oid
        WHERE lower(relname) = lower(\(index)) AND NOT indisvalid AND pg_table_is_visible(pg_class.oid)
        """
    ) { try $0["name"] as String }
    if let found { try db.script("DROP INDEX CONCURRENTLY \(found)") }
}

extension PostgresError {
    /// The line of the text the server points at; an error of the bookkeeping names its own statement.
    fileprivate func line(in text: String) -> Int? {
        guard statement == nil else { return nil }
        return position.map { position in
            1 + text.unicodeScalars.prefix(position - 1).count { $0 == "\n" }
        }
    }
}
