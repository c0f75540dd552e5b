import Logging
import Postgres
import TestSupport
import Testing

@Suite("Streaming", .database)
struct StreamingTests {
    struct Enough: Error {}

    @Test("forEach hands over every row in order, prepared or not")
    func forEach() async throws {
        let sums = try await database.read { db in
            try (0..<3).map { _ in
                var sum = 0
                try db.forEach("SELECT generate_series(1, \(10_000)) AS n") { sum += try $0["n"] as Int }
                return sum
            }
        }

        #expect(sums == [50_005_000, 50_005_000, 50_005_000])
    }

    @Test(
        "What is asked after streamed rows is answered with every row, however the stream ended",
        arguments: [false, true])
    func askedAfterwards(leavesEarly: Bool) async throws {
        @Sendable func ask(_ db: borrowing Transaction) throws -> [[Int]] {
            let numbers = Question<[Int]>.all("SELECT generate_series(1, 5) AS n") { try $0["n"] }
            return try db.ask(Question(numbers, numbers) { [$0, $1] })
        }

        let answered = try await database.snapshot { db in
            try (0..<3).map { _ in
                try db.forEach("SELECT generate_series(1, 3) AS n") { _ in }
                return try ask(db)
            }
        }

        let all = [[1, 2, 3, 4, 5], [1, 2, 3, 4, 5]]
        #expect(answered == [all, all, all])
    }

    @Test("Leaving forEach early stops the statement on the server and leaves the connection usable")
    func leaveEarly() async throws {
        try await withDatabase({ $0.connections = 1 }) { database in
            let start = ContinuousClock.now

            await #expect(throws: Enough.self) {
                try await database.single { db in
                    try db.forEach("SELECT generate_series(1, 1000000000) AS n") { _ in throw Enough() }
                }
            }

            #expect(ContinuousClock.now - start < .seconds(60))
            let next = try await number("SELECT 1 AS n", on: database)
            #expect(next == 1)
        }
    }

    @Test("A statement amid the rows of another is refused instead of discarding them")
    func nested() async throws {
        let error = await postgresError {
            try await database.single { db in
                try db.forEach("SELECT generate_series(1, 10) AS n") { _ in try db.execute("SELECT 1") }
            }
        }

        #expect(error?.code == .misuse)
    }

    @Test("forEach throws the server's error, also after some rows")
    func failingRows() async throws {
        let error = await postgresError {
            try await database.single { db in
                try db.forEach("SELECT 1 / (500 - n) AS n FROM generate_series(1, 1000) n") { _ in }
            }
        }

        #expect(error?.sqlState?.rawValue == "22012")
    }

    @Test("A hundred thousand rows with tabs, newlines, backslashes and NULLs arrive unchanged by COPY")
    func copy() async throws {
        try await database.write { try $0.script("CREATE TABLE item (id integer, \"a note\" text, seen_on date)") }

        let rows = try await database.write { db in
            try db.copyIn(Table.item, ["id", "a note"]) { writer in
                for number in 0..<100_000 {
                    let note: String? = number.isMultiple(of: 10) ? nil : "\(number)\t\n\\N\\.\r\"'"
                    try writer.write(row: [number, note])
                }
            }
        }

        #expect(rows == 100_000)
        let (nulls, exact) = try await database.single { db in
            try db.one(
                """
                SELECT count(*) FILTER (WHERE "a note" IS NULL),
                    count(*) FILTER (WHERE "a note" = id || E'\\t\\n\\\\N\\\\.\\r"''')
                FROM item
                """
            ) { try $0.decode((Int, Int).self) }
        }
        #expect(nulls == 10_000)
        #expect(exact == 90_000)
    }

    @Test("COPY refuses a value of another type, one out of range and a missing one, and leaves nothing behind")
    func copyRefusals() async throws {
        try await database.write { try $0.script("CREATE TABLE item (id integer, seen_on date)") }
        let rows: [[(any PostgresEncodable)?]] = [["x", nil], [1, "2026-03-31"], [Int.max, nil], [1]]

        for row in rows {
            let error = await postgresError {
                try await database.write { db in
                    try db.copyIn(Table.item, ["id", "seen_on"]) { writer in
                        try writer.write(row: [1, nil])
                        try writer.write(row: row)
                    }
                }
            }
            #expect(error?.code == .encoding)
        }

        #expect(try await number("SELECT count(*) AS n FROM item", on: database) == 0)
    }

    @Test("A listener hears what was committed and nothing that was rolled back")
    func notifications() async throws {
        try await withListener { events in
            var iterator = events.makeAsyncIterator()
            #expect(await iterator.next() == .reconnected)

            _ = await postgresError {
                try await database.write { db in
                    try db.notify(Channel.jobs, "undone")
                    try db.execute("SELECT 1 / 0")
                }
            }
            try await database.write { try $0.notify(Channel.jobs, "7") }

            #expect(await iterator.next() == .notification(channel: Channel.jobs.rawValue, payload: "7"))
        }
    }

    @Test("A listener whose connection was terminated listens again and says so")
    func listenAgain() async throws {
        try await withListener { events in
            var iterator = events.makeAsyncIterator()
            #expect(await iterator.next() == .reconnected)

            try await database.write { db in
                try db.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'listener' AND datname = current_database()"
                )
            }
            #expect(await iterator.next() == .reconnected)

            try await database.write { try $0.notify(Channel.jobs, "8") }
            #expect(await iterator.next() == .notification(channel: Channel.jobs.rawValue, payload: "8"))
        }
    }

    private func withListener(_ body: @escaping @Sendable (NotificationListener) async throws -> Void) async throws {
        var configuration = TestDatabase.current.configuration
        configuration.applicationName = "listener"
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let listener = NotificationListener(configuration, channels: [Channel.jobs], logger: logger)
        try await withThrowingTaskGroup { group in
            group.addTask { try await listener.run() }
            try await body(listener)
            group.cancelAll()
        }
    }
}
