import TestSupport
import Testing

@testable import Postgres

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

@Suite("Lost connections", .database)
struct LostConnectionTests {
    private func createItems() async throws {
        try await database.write { try $0.script("CREATE TABLE item (id bigint)") }
    }

    private func count() async throws -> Int {
        try await number("SELECT count(*) AS n FROM item", on: database)
    }

    /// Leaves the one connection of a pool as a crash of the server does, and returns its number.
    ///
    /// There is a message to read and then the end, and it is closed to whatever is sent.
    private func crash(_ victim: Database) async throws -> Int {
        let other = BlockingWrite("NOTIFY item")
        return try await victim.single { [database] db in
            try db.execute("LISTEN item")
            other.runAndWait(on: database)
            let hasInput = db.waitForInput()
            #expect(hasInput)
            db.loseConnection()
            return db.connectionNumber
        }
    }

    @Test("One lost to a crash while it was idle is replaced before a read notices", arguments: ["single", "read"])
    func idleRead(kind: String) async throws {
        try await withDatabase({ $0.connections = 1 }) { victim in
            let lost = try await crash(victim)
            let body: @Sendable (borrowing Transaction) throws -> Int = { db in
                try db.execute("SELECT 1")
                return db.connectionNumber
            }

            let next = kind == "single" ? try await victim.single(body) : try await victim.read(body)

            #expect(next != lost)
        }
    }

    @Test("One lost to a crash while it was idle is replaced before a write notices")
    func idleWrite() async throws {
        try await createItems()
        let tries = Counter()
        try await withDatabase({ $0.connections = 1 }) { victim in
            let lost = try await crash(victim)

            let next = try await victim.write { db in
                tries.next()
                try db.execute("INSERT INTO item VALUES (1)")
                return db.connectionNumber
            }

            #expect(next != lost)
        }
        #expect(tries.value == 1)
        #expect(try await count() == 1)
    }

    @Test("A transaction whose connection is lost before it began is run once more on another")
    func beforeBegin() async throws {
        try await createItems()
        let tries = Counter()
        try await withDatabase({ $0.connections = 1 }) { victim in
            // BEGIN travels with the statement here, and by itself before the script.
            try await victim.write { db in
                if tries.next() == 1 { db.loseConnection() }
                try db.execute("INSERT INTO item VALUES (1)")
            }
            try await victim.write { db in
                if tries.next() == 3 { db.loseConnection() }
                try db.script("INSERT INTO item VALUES (2)")
            }
        }
        #expect(tries.value == 4)
        #expect(try await count() == 2)
    }

    @Test("A transaction whose second connection is lost too is given up")
    func lostTwice() async throws {
        let tries = Counter()
        try await withDatabase({ $0.connections = 1 }) { victim in
            let error = await postgresError {
                try await victim.write { db in
                    tries.next()
                    db.loseConnection()
                    try db.execute("SELECT 1")
                }
            }

            #expect(error?.code == .connectionLost)
            #expect(tries.value == 2)
            let answered = try await number("SELECT 1 AS n", on: victim)
            #expect(answered == 1)
        }
    }

    @Test("A transaction that had begun when its connection was lost is not run again", arguments: [1, 2])
    func afterBegin(statements: Int) async throws {
        try await createItems()
        let tries = Counter()
        try await withDatabase({ $0.connections = 1 }) { victim in
            let error = await postgresError {
                try await victim.write { db in
                    tries.next()
                    try db.execute("INSERT INTO item VALUES (1)")
                    db.loseConnection()
                    if statements == 2 { try db.execute("INSERT INTO item VALUES (2)") }
                }
            }

            #expect(error?.code == .connectionLost)
            let answered = try await number("SELECT 1 AS n", on: victim)
            #expect(answered == 1)
        }
        #expect(tries.value == 1)
        #expect(try await count() == 0)
    }

    @Test("A task is stopped on the connection on which its transaction was run once more")
    func cancelled() async throws {
        let tries = Counter()
        try await withDatabase({ $0.connections = 1 }) { victim in
            let task = Task {
                try await victim.write { db in
                    if tries.next() == 1 { db.loseConnection() }
                    try db.execute("SELECT pg_sleep(301)")
                }
            }
            let hasBegun = try await eventually { try await isRunning("pg_sleep(301)", on: database) }
            #expect(hasBegun)

            task.cancel()

            await #expect(throws: CancellationError.self) { try await task.value }
            #expect(tries.value == 2)
        }
    }
}

extension Transaction {
    /// Closes the socket in both directions, of which libpq is not told.
    fileprivate func loseConnection() {
        _ = shutdown(connection.socket, Int32(SHUT_RDWR))
    }

    /// Waits until the server has sent something that nobody asked for; false after a minute.
    fileprivate func waitForInput() -> Bool {
        var state = pollfd(fd: connection.socket, events: Int16(POLLIN), revents: 0)
        return poll(&state, 1, 60_000) > 0
    }
}
