import Foundation
import Postgres

/// The tables in which the database says what was applied to it.
enum Bookkeeping {
    struct Recorded: Sendable {
        var migrations: [Int: AppliedMigration] = [:]
        var views: [String: [UInt8]] = [:]
    }

    struct AppliedMigration: Sendable {
        let name: String
        let checksum: [UInt8]
        let appliedAt: Date
    }

    static func create(_ db: borrowing Transaction) throws {
        try db.execute(createMigrationTable)
        try db.execute(createViewTable)
    }

    /// Nothing in a database that was never migrated.
    static func read(_ db: borrowing Transaction) throws -> Recorded {
        var recorded = Recorded()
        let isThere = try db.one("SELECT to_regclass('schema_migration') IS NOT NULL AS there") {
            try $0["there"] as Bool
        }
        guard isThere else { return recorded }
        try db.forEach("SELECT number, name, checksum, applied_at FROM schema_migration ORDER BY number") { row in
            recorded.migrations[try row["number"]] = AppliedMigration(
                name: try row["name"], checksum: try row["checksum"], appliedAt: try row["applied_at"])
        }
        try db.forEach("SELECT name, checksum FROM schema_view ORDER BY name") { row in
            recorded.views[try row["name"]] = try row["checksum"]
        }
        return recorded
    }

    static func record(_ migration: Migration, took duration: Duration, _ db: borrowing Transaction) throws {
        let milliseconds = Int(duration / .milliseconds(1))
        try db.execute(
            """
            INSERT INTO schema_migration (number, name, checksum, duration_ms)
            VALUES (\(migration.number), \(migration.name), \(migration.checksum), \(milliseconds))
            """)
    }

    static func record(_ view: SQLText, _ db: borrowing Transaction) throws {
        try db.execute(
            """
            INSERT INTO schema_view (name, checksum)
            VALUES (\(view.name), \(view.checksum))
            ON CONFLICT (name) DO UPDATE SET checksum = excluded.checksum, applied_at = now()
            """)
    }

    private static let createMigrationTable: SQL = """
        CREATE TABLE IF NOT EXISTS schema_migration (
            number integer NOT NULL,
            name text NOT NULL,
            checksum bytea NOT NULL,
            applied_at timestamptz NOT NULL DEFAULT now(),
            duration_ms integer NOT NULL,
            applied_by text NOT NULL DEFAULT session_user,
            CONSTRAINT schema_migration_pkey PRIMARY KEY (number)
        )
        """

    private static let createViewTable: SQL = """
        CREATE TABLE IF NOT EXISTS schema_view (
            name text NOT NULL,
            checksum bytea NOT NULL,
            applied_at timestamptz NOT NULL DEFAULT now(),
            CONSTRAINT schema_view_pkey PRIMARY KEY (name)
        )
        """
}
