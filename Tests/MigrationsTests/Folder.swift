import Foundation
import Logging
import Migrations
import Postgres
import TestSupport

/// A folder of migrations and views made for one test, removed when the test lets go of it.
final class Folder: Sendable {
    private let root = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    var migrations: URL { root.appendingPathComponent("migrations") }
    var views: URL { root.appendingPathComponent("views") }

    init(_ files: [String: String] = [:], views viewFiles: [String: String] = [:]) throws {
        for folder in [migrations, views] {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        }
        for (name, text) in files { try write(name, text) }
        for (name, text) in viewFiles { try write(view: name, text) }
    }

    deinit {
        do { try FileManager.default.removeItem(at: root) } catch {}
    }

    func write(_ name: String, _ text: String) throws {
        try text.write(to: migrations.appendingPathComponent(name + ".sql"), atomically: true, encoding: .utf8)
    }

    func write(view name: String, _ text: String) throws {
        try text.write(to: views.appendingPathComponent(name + ".sql"), atomically: true, encoding: .utf8)
    }

    func remove(_ name: String) throws {
        try FileManager.default.removeItem(at: migrations.appendingPathComponent(name + ".sql"))
    }

    /// A migrator for the test's own schema, so that whatever the template holds is not in the way.
    var migrator: Migrator {
        Migrator(
            migrations: migrations, views: views, configuration: configuration,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    private var configuration: DatabaseConfiguration {
        var configuration = TestDatabase.current.configuration
        configuration.conninfo += " options='-c search_path=trial'"
        return configuration
    }
}

/// Makes the schema the migrators of the test work in.
func createSchema() async throws {
    try await TestDatabase.current.database.write { try $0.script("CREATE SCHEMA trial") }
}

/// How many tables, indexes or views of this name there are in the schema of the test.
func count(_ relation: String) async throws -> Int {
    try await TestDatabase.current.database.single { db in
        try db.one(
            """
            SELECT count(*) AS n FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
            WHERE relname = \(relation) AND nspname = 'trial'
            """
        ) { try $0["n"] }
    }
}

func migrationError(_ body: () async throws -> Void) async -> MigrationError? {
    do {
        try await body()
        return nil
    } catch {
        return error as? MigrationError
    }
}
