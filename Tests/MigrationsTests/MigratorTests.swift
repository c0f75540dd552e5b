import Foundation
import Logging
import Migrations
import Postgres
import Schema
import TestSupport
import Testing

@Suite("Migrator", .database)
struct MigratorTests {
    @Test("From nothing, every file is applied once and in order, and a second run finds nothing to do")
    func twice() async throws {
        try await createSchema()
        let folder = try Folder([
            "0001_create_item": "CREATE TABLE item (id bigint);", "0002_add_name": "ALTER TABLE item ADD name text;",
        ])

        let first = try await folder.migrator.migrate()
        let second = try await folder.migrator.migrate()

        #expect(first.map(\.name) == ["0001_create_item", "0002_add_name"])
        #expect(second.isEmpty)
        try await folder.migrator.check()
    }

    @Test("Listing what is pending changes nothing, and the status says when a file was applied")
    func pending() async throws {
        try await createSchema()
        let folder = try Folder(["0001_create_item": "CREATE TABLE item (id bigint);"])

        let before = try await folder.migrator.pending()
        let tables = try await count("schema_migration")
        _ = try await folder.migrator.migrate()
        try folder.write("0002_add_name", "ALTER TABLE item ADD name text;")
        let status = try await folder.migrator.status()

        #expect(before == ["0001_create_item"])
        #expect(tables == 0)
        #expect(status.map { $0.appliedAt == nil } == [false, true])
    }

    @Test("Migrators that start together apply each file once")
    func together() async throws {
        try await createSchema()
        let folder = try Folder([
            "0001_create_item": "CREATE TABLE item (id bigint);",
            "0002_index_item": "-- no-transaction\nCREATE INDEX CONCURRENTLY item_id_idx ON item (id);",
        ])

        let applied = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<3 {
                group.addTask { try await folder.migrator.migrate().count }
            }
            return try await group.reduce(0, +)
        }

        #expect(applied == 2)
        #expect(try await count("item_id_idx") == 1)
    }

    @Test("A file that fails names its line, leaves no trace and stops the run")
    func failing() async throws {
        try await createSchema()
        let folder = try Folder([
            "0001_create_item": "CREATE TABLE item (id bigint);\n\nINSERT INTO nowhere VALUES (1);",
            "0002_create_other": "CREATE TABLE other (id bigint);",
        ])

        let error = await migrationError { _ = try await folder.migrator.migrate() }

        guard case .failed(let name, let line, let cause) = error else {
            Issue.record("not .failed: \(String(describing: error))")
            return
        }
        #expect(name == "0001_create_item")
        #expect(line == 3)
        #expect(cause.sqlState == .undefinedTable)
        #expect(try await count("item") == 0)
        #expect(try await count("other") == 0)
        #expect(try await folder.migrator.status().map(\.appliedAt) == [nil, nil])
    }

    @Test("A file that was changed after it was applied stops the run; other line endings are no change")
    func changed() async throws {
        try await createSchema()
        let folder = try Folder(["0001_create_item": "CREATE TABLE item (\n id bigint);\n"])
        _ = try await folder.migrator.migrate()

        try folder.write("0001_create_item", "CREATE TABLE item (\r\n id bigint);\r\n")
        try await folder.migrator.check()
        try folder.write("0001_create_item", "CREATE TABLE item (\n id integer);\n")
        let error = await migrationError { _ = try await folder.migrator.migrate() }

        guard case .changed(1, "0001_create_item", "0001_create_item", _) = error else {
            Issue.record("not .changed: \(String(describing: error))")
            return
        }
    }

    @Test("A database that a later version has migrated is superseded")
    func superseded() async throws {
        try await createSchema()
        let folder = try Folder([
            "0001_create_item": "CREATE TABLE item (id bigint);", "0002_add_name": "ALTER TABLE item ADD name text;",
        ])
        _ = try await folder.migrator.migrate()

        try folder.remove("0002_add_name")
        let error = await migrationError { try await folder.migrator.check() }

        guard case .superseded(found: 2, known: 1) = error else {
            Issue.record("not .superseded: \(String(describing: error))")
            return
        }
    }

    @Test("A database made by the files of before the first release is refused with what to do, and is never ready")
    func replaced() async throws {
        try await createSchema()
        let old = try Folder([
            "0001_create_calendar": "CREATE TABLE item (id bigint);",
            "0002_add_name": "ALTER TABLE item ADD name text;",
        ])
        let squashed = try Folder(["0001_create_calendar_and_procedures": "CREATE TABLE item (id bigint, name text);"])
        _ = try await old.migrator.migrate()

        let refusals = [
            await migrationError { _ = try await squashed.migrator.migrate() },
            // What serve asks before it starts, and readiness each time.
            await migrationError { try await squashed.migrator.check() },
            await migrationError { _ = try await squashed.migrator.pending() },
            await migrationError { _ = try await squashed.migrator.status() },
        ]

        for refusal in refusals {
            guard case .replaced("0001_create_calendar", "0001_create_calendar_and_procedures") = refusal else {
                Issue.record("not .replaced: \(String(describing: refusal))")
                continue
            }
        }
        #expect(
            refusals[0].map { "\($0)" } == """
                This database was made by migrations that were replaced before the first release (it has \
                0001_create_calendar where this program has 0001_create_calendar_and_procedures): dump its data, make \
                a new database with redress migrate, and import the data there.
                """)
        try await old.migrator.check()
    }

    @Test("A database that lacks a migration is behind")
    func behind() async throws {
        try await createSchema()
        let folder = try Folder(["0001_create_item": "CREATE TABLE item (id bigint);"])

        let error = await migrationError { try await folder.migrator.check() }

        guard case .behind(names: ["0001_create_item"]) = error else {
            Issue.record("not .behind: \(String(describing: error))")
            return
        }
    }

    @Test("A file that comes below one already applied is out of order")
    func outOfOrder() async throws {
        try await createSchema()
        let folder = try Folder([
            "0001_create_item": "CREATE TABLE item (id bigint);", "0002_add_name": "ALTER TABLE item ADD name text;",
        ])
        _ = try await folder.migrator.migrate()
        try await TestDatabase.current.database.write {
            try $0.script("DELETE FROM trial.schema_migration WHERE number = 1")
        }

        let error = await migrationError { _ = try await folder.migrator.migrate() }

        guard case .outOfOrder(number: 1, _, latest: 2) = error else {
            Issue.record("not .outOfOrder: \(String(describing: error))")
            return
        }
    }

    @Test(
        "Names without four digits, with a gap or with a number twice are refused",
        arguments: [
            ["1_create_item"], ["0001_create_item", "0003_add_name"], ["0001_create_item", "0001_create_other"],
            ["0001-Create"],
        ])
    func names(_ names: [String]) async throws {
        let folder = try Folder(Dictionary(uniqueKeysWithValues: names.map { ($0, "SELECT 1;") }))

        let error = await migrationError { _ = try await folder.migrator.pending() }

        switch error {
        case .malformedName, .gap: break
        default: Issue.record("not refused: \(String(describing: error))")
        }
    }

    @Test("An index that an earlier failure left invalid is built again")
    func invalidIndex() async throws {
        try await createSchema()
        let folder = try Folder(["0001_create_item": "CREATE TABLE item (id bigint); INSERT INTO item VALUES (1), (1);"]
        )
        _ = try await folder.migrator.migrate()
        try folder.write(
            "0002_index_item", "-- no-transaction\nCREATE UNIQUE INDEX CONCURRENTLY item_id_key ON item (id);")

        let error = await migrationError { _ = try await folder.migrator.migrate() }
        let left = try await count("item_id_key")
        try await TestDatabase.current.database.write { try $0.script("TRUNCATE trial.item") }
        let applied = try await folder.migrator.migrate()

        guard case .failed(name: "0002_index_item", line: _, let cause) = error else {
            Issue.record("not .failed: \(String(describing: error))")
            return
        }
        #expect(cause.sqlState == .uniqueViolation)
        #expect(left == 1)
        #expect(applied.map(\.name) == ["0002_index_item"])
        try await folder.migrator.check()
    }

    @Test("A migration that does not get its lock in time tries again until it does")
    func lockRetry() async throws {
        try await createSchema()
        let folder = try Folder(["0001_create_item": "CREATE TABLE item (id bigint);"])
        _ = try await folder.migrator.migrate()
        try folder.write("0002_add_name", "ALTER TABLE item ADD name text;")
        let database = TestDatabase.current.database

        // Held for longer than the migration waits in one try.
        try await database.hold("LOCK TABLE trial.item", then: "SELECT pg_sleep(2.5)") {
            _ = try await folder.migrator.migrate()
        }

        try await folder.migrator.check()
    }

    @Test("A changed view is applied again, with those after it")
    func views() async throws {
        try await createSchema()
        let folder = try Folder(
            ["0001_create_item": "CREATE TABLE item (id bigint, name text);"],
            views: [
                "10_item_id": "CREATE OR REPLACE VIEW item_id AS SELECT id FROM item;",
                "20_item_one": "CREATE OR REPLACE VIEW item_one AS SELECT id FROM item_id;",
            ])
        let first = try await folder.migrator.migrate()
        try folder.write(view: "10_item_id", "CREATE OR REPLACE VIEW item_id AS SELECT id, name FROM item;")

        let error = await migrationError { try await folder.migrator.check() }
        let second = try await folder.migrator.migrate()

        #expect(first.map(\.name) == ["0001_create_item", "10_item_id", "20_item_one"])
        guard case .viewsDiffer(names: ["10_item_id", "20_item_one"]) = error else {
            Issue.record("not .viewsDiffer: \(String(describing: error))")
            return
        }
        #expect(second.map(\.name) == ["10_item_id", "20_item_one"])
        #expect(try await folder.migrator.migrate().isEmpty)
    }

    @Test("The database the tests are cloned from is the one this program was built for")
    func template() async throws {
        let migrator = Migrator(
            migrations: Schema.migrations, views: Schema.views, configuration: TestDatabase.current.configuration,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })

        try await migrator.check()
    }
}

extension Database {
    /// Takes a lock, does the other work beside it and, meanwhile, the next statement before it commits.
    fileprivate func hold(_ lock: SQL, then next: SQL, beside work: () async throws -> Void) async throws {
        let (locked, locking) = AsyncStream<Void>.makeStream()
        async let held: Int = write { db in
            try db.execute(lock)
            locking.finish()
            return try db.execute(next)
        }
        for await _ in locked {}
        try await work()
        _ = try await held
    }
}
