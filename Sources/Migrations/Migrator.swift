public import Foundation
public import Logging
public import Postgres

/// Brings the schema to the state of the files: each numbered file once and in order, then the views that changed.
public struct Migrator: Sendable {
    let migrations: URL
    let views: URL
    let configuration: DatabaseConfiguration
    let logger: Logger
    /// How long to wait for another migrator, and how often to ask.
    let patience: (limit: Duration, pause: Duration)

    /// A migrator for the files of two folders, which connects only while it works.
    public init(migrations: URL, views: URL, configuration: DatabaseConfiguration, logger: Logger) {
        self.init(
            migrations: migrations, views: views, configuration: configuration, logger: logger,
            patience: (.seconds(300), .seconds(1)))
    }

    init(
        migrations: URL, views: URL, configuration: DatabaseConfiguration, logger: Logger,
        patience: (limit: Duration, pause: Duration)
    ) {
        self.migrations = migrations
        self.views = views
        var configuration = configuration
        configuration.connections = 1
        configuration.statementCache = 0
        self.configuration = configuration
        self.logger = logger
        self.patience = patience
    }

    /// What a run has applied.
    public struct Applied: Sendable, Hashable {
        /// The file without its extension.
        public let name: String
        /// How long it took.
        public let duration: Duration
    }

    /// A migration and when it was applied, if it was.
    public struct Status: Sendable, Hashable {
        /// The file without its extension.
        public let name: String
        /// Nil while the file waits to be applied.
        public let appliedAt: Date?
    }

    /// Applies what is missing, while no other migrator does.
    public func migrate() async throws -> [Applied] {
        let plan = try Plan(migrations: migrations, views: views)
        return try await withDatabase { database in
            try await refuseOtherEncoding(database)
            return try await withLock { lock in
                try await database.write { try Bookkeeping.create($0) }
                return try await apply(plan, to: database, under: lock)
            }
        }
    }

    /// What `migrate` would apply, without changing anything.
    public func pending() async throws -> [String] {
        let plan = try Plan(migrations: migrations, views: views)
        return try await withDatabase { database in
            try await refuseOtherEncoding(database)
            let recorded = try await database.read { try Bookkeeping.read($0) }
            return try plan.pendingMigrations(recorded).map(\.name) + plan.changedViews(recorded).map(\.name)
        }
    }

    /// Every numbered file and when it was applied.
    public func status() async throws -> [Status] {
        let plan = try Plan(migrations: migrations, views: views)
        return try await withDatabase { database in
            let recorded = try await database.read { try Bookkeeping.read($0) }
            try plan.refuseReplaced(recorded)
            return plan.migrations.map { migration in
                Status(name: migration.name, appliedAt: recorded.migrations[migration.number]?.appliedAt)
            }
        }
    }

    /// Throws unless the schema is exactly the one this program was built for.
    public func check() async throws {
        try await withDatabase { try await check($0) }
    }

    /// The same over connections that are open already.
    public func check(_ database: Database) async throws {
        let plan = try Plan(migrations: migrations, views: views)
        let recorded = try await database.read { try Bookkeeping.read($0) }
        let behind = try plan.pendingMigrations(recorded)
        guard behind.isEmpty else { throw MigrationError.behind(names: behind.map(\.name)) }
        let views = plan.changedViews(recorded)
        guard views.isEmpty else { throw MigrationError.viewsDiffer(names: views.map(\.name)) }
    }

    /// Throws unless every character can be stored, which is decided when a database is made.
    private func refuseOtherEncoding(_ database: Database) async throws {
        let encoding = try await database.read { db in
            try db.one("SELECT current_setting('server_encoding') AS encoding") { try $0["encoding"] as String }
        }
        guard encoding == "UTF8" else { throw MigrationError.encoding(encoding) }
    }

    private func withDatabase<Value: Sendable>(_ body: (Database) async throws -> Value) async throws -> Value {
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

    private func withLock<Value: Sendable>(_ body: (MigrationLock) async throws -> Value) async throws -> Value {
        try await withDatabase { database in
            let lock = MigrationLock(database: database, logger: logger)
            try await lock.acquire(patience)
            return try await body(lock)
        }
    }
}
