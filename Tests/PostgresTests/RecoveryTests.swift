import Dispatch
import Foundation
import Logging
import Postgres
import TestSupport
import Testing

@Suite("Recovery", .database)
struct RecoveryTests {
    @Test("An idle connection that was terminated is replaced before the next job notices")
    func terminatedIdle() async throws {
        try await withDatabase({ $0.connections = 1 }) { victim in
            let pid = try await victim.single {
                try $0.one("SELECT pg_backend_pid() AS pid") { try $0["pid"] as Int32 }
            }
            let wasTerminated = try await database.single { db in
                try db.one("SELECT pg_terminate_backend(\(pid), 5000) AS done") { try $0["done"] as Bool }
            }
            #expect(wasTerminated)

            let other = try await victim.write {
                try $0.one("SELECT pg_backend_pid() AS pid") { try $0["pid"] as Int32 }
            }

            #expect(other != pid)
        }
    }

    @Test("A connection lost in the middle of a job fails that job and not the next")
    func terminatedRunning() async throws {
        try await withDatabase({ $0.connections = 1 }) { victim in
            let error = await postgresError {
                try await victim.write { db in
                    try db.execute("SELECT pg_terminate_backend(pg_backend_pid())")
                }
            }
            let next = try await number("SELECT 1 AS n", on: victim)

            #expect(error?.code == .connectionLost)
            #expect(error?.isUnavailable == true)
            #expect(next == 1)
        }
    }

    @Test("While the server is away every job fails fast, and once it is back jobs run again")
    func serverAway() async throws {
        let name = "away_\(UInt64.random(in: 0...UInt64.max))"
        try await withDatabase({
            let words = $0.conninfo.split(separator: " ").filter { !$0.hasPrefix("dbname=") }
            $0.conninfo = (words + ["dbname=\(name)"]).joined(separator: " ")
        }) { away in
            let start = ContinuousClock.now
            for _ in 0..<20 {
                let error = await postgresError { try await away.single { _ in } }
                #expect(error?.code == .connectionFailed)
            }
            #expect(ContinuousClock.now - start < .seconds(60))

            try await database.single { try $0.script("CREATE DATABASE \(name)") }

            let isBack = try await eventually { await postgresError { try await away.single { _ in } } == nil }
            #expect(isBack)
        }
        try await database.single { try $0.script("DROP DATABASE \(name)") }
    }

    @Test("A body that meets a serialization failure is run again and sees the other's commit")
    func serialization() async throws {
        try await database.write { try $0.script("CREATE TABLE item (id bigint); INSERT INTO item VALUES (1)") }
        let tries = Counter()
        let other = BlockingWrite("UPDATE item SET id = id + 10")

        try await database.write { [database] db in
            try db.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            let seen = try db.one("SELECT id FROM item") { try $0["id"] as Int }
            if tries.next() == 1 { other.runAndWait(on: database) }
            try db.execute("UPDATE item SET id = \(seen + 1)")
        }

        let id = try await database.single { try $0.one("SELECT id FROM item") { try $0["id"] as Int } }
        #expect(tries.value == 2)
        #expect(id == 12)
    }

    @Test("A conflict that does not end is given up after three tries")
    func threeTries() async throws {
        let tries = Counter()

        let error = await postgresError {
            try await database.write { db in
                tries.next()
                try db.script("DO $$ BEGIN RAISE EXCEPTION SQLSTATE '40001'; END $$")
            }
        }

        #expect(error?.sqlState == .serializationFailure)
        #expect(tries.value == 3)
    }

    @Test("A write that refers to what went meanwhile is run again, which knows that from the start")
    func goneMeanwhile() async throws {
        try await database.write {
            try $0.script(
                """
                CREATE TABLE crew (id integer PRIMARY KEY); INSERT INTO crew VALUES (1), (2);
                CREATE TABLE shift (crew_id integer NOT NULL REFERENCES crew (id))
                """)
        }
        let tries = Counter()
        let other = BlockingWrite("DELETE FROM crew WHERE id = 1")

        try await database.write { [database] db in
            let crew = try db.one("SELECT min(id) AS id FROM crew") { try $0["id"] as Int }
            if tries.next() == 1 { other.runAndWait(on: database) }
            try db.execute("INSERT INTO shift VALUES (\(crew))")
        }
        let error = await postgresError {
            try await database.write { db in
                tries.next()
                try db.execute("INSERT INTO shift VALUES (7)")
            }
        }

        let ids = try await database.single { try $0.all("SELECT crew_id FROM shift") { try $0["crew_id"] as Int } }
        #expect(ids == [2])
        #expect(error?.sqlState == .foreignKeyViolation)
        #expect(tries.value == 2 + 3)
    }

    @Test("A prepared statement whose table has changed is prepared again", arguments: ["single", "write"])
    func stalePlan(kind: String) async throws {
        try await database.write { try $0.script("CREATE TABLE item (id integer); INSERT INTO item VALUES (1)") }
        let body: @Sendable (borrowing Transaction) throws -> Int = { db in
            try db.one("SELECT id FROM item") { try $0["id"] as Int }
        }
        try await withDatabase({ $0.connections = 1 }) { database in
            for _ in 0..<3 { _ = try await database.single(body) }
            try await database.write { try $0.script("ALTER TABLE item ALTER id TYPE bigint") }

            let id = kind == "single" ? try await database.single(body) : try await database.write(body)

            #expect(id == 1)
        }
    }

    @Test("Prepared statements that have vanished from the server are prepared again")
    func vanishedPlan() async throws {
        try await withDatabase({ $0.connections = 1 }) { database in
            let body: @Sendable (borrowing Transaction) throws -> Int = { try $0.one("SELECT 1 AS n") { try $0["n"] } }
            for _ in 0..<3 { _ = try await database.single(body) }
            try await database.single { try $0.script("DEALLOCATE ALL") }

            #expect(try await database.single(body) == 1)
        }
    }

    @Test("A connection keeps no more prepared statements than configured")
    func eviction() async throws {
        try await withDatabase({
            $0.connections = 1; $0.statementCache = 3
        }) { database in
            for number in 0..<10 {
                let sql = SQL(trusted: "SELECT \(number) AS n")
                for _ in 0..<3 { _ = try await database.write { try $0.one(sql) { try $0["n"] as Int } } }
            }

            let prepared = try await database.single { db in
                try db.one("SELECT count(*) AS n FROM pg_prepared_statements") { try $0["n"] as Int }
            }

            #expect(prepared <= 3)
        }
    }

    @Test("A statement is prepared when it is used the second time")
    func secondUse() async throws {
        try await withDatabase({ $0.connections = 1 }) { database in
            let counts = try await database.single { db in
                var counts: [Int] = []
                for _ in 0..<3 {
                    try db.execute("SELECT \("x")::text, 42")
                    counts.append(
                        try db.one(
                            SQL(
                                trusted:
                                    "SELECT count(*) AS n FROM pg_prepared_statements WHERE statement LIKE '%42' -- \(counts.count)"
                            )
                        ) {
                            try $0["n"] as Int
                        })
                }
                return counts
            }

            #expect(counts == [0, 1, 1])
        }
    }

    @Test("A notice goes to the log at debug, without its text")
    func notices() async throws {
        let entries = LogEntries()
        let logger = Logger(label: "test") { _ in RecordingHandler(entries: entries) }

        try await withDatabase(logger: logger, { $0.connections = 1 }) { database in
            try await database.single { try $0.script("DO $$ BEGIN RAISE NOTICE 'secret'; END $$") }
        }

        #expect(entries.all.contains { $0.level == .debug && $0.text.contains("00000") })
        #expect(entries.all.allSatisfy { !$0.text.contains("secret") })
    }
}
