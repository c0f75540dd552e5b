import Postgres
import TestSupport
import Testing

/// The connection serves the next job.
private func expectWorking(_ database: Database) async throws {
    #expect(try await number("SELECT 1 AS n", on: database) == 1)
}

@Suite("Questions that fail", .database)
struct QuestionFailureTests {
    @Test(
        "After a statement that fails the server runs none of a question, and the connection goes on working",
        arguments: 1...4)
    func failure(times: Int) async throws {
        try await database.write { try $0.script("CREATE SEQUENCE counted") }
        try await withDatabase({ $0.connections = 1 }) { database in
            let ask: @Sendable (Int) async -> PostgresError? = { divisor in
                await postgresError {
                    try await database.single { db in
                        try db.ask(
                            Question(
                                Question.number("SELECT 1 AS n"), Question.number("SELECT 1 / \(divisor) AS n"),
                                Question.number("SELECT nextval('counted') AS n")
                            ) { $0 + $1 + $2 })
                    }
                }
            }
            // Not prepared, being prepared, prepared.
            for _ in 1..<times { _ = await ask(0) }

            let error = await ask(0)

            #expect(error?.sqlState?.rawValue == "22012")
            #expect(error?.statement == "SELECT 1 / $1 AS n")
            #expect(error?.callSite != nil)
            #expect(try await number("SELECT last_value - is_called::int AS n FROM counted", on: database) == 1)
            try await expectWorking(database)
        }
    }

    @Test("A question that fails undoes the write it stands in")
    func failureInWrite() async throws {
        try await database.write { try $0.script("CREATE TABLE item (id bigint)") }

        let error = await postgresError {
            try await database.write { db in
                _ = try db.ask(
                    Question(
                        Question.number("INSERT INTO item VALUES (1) RETURNING id AS n"),
                        Question.number("SELECT 1 / 0 AS n")
                    ) { $0 + $1 })
            }
        }

        #expect(error?.sqlState?.rawValue == "22012")
        #expect(try await number("SELECT count(*) AS n FROM item", on: database) == 0)
    }

    @Test("What a part throws while it is read ends the reading: nothing is made of the answers after it")
    func throwing() async throws {
        struct Refused: Error {}
        let read = Counter()

        await #expect(throws: Refused.self) {
            try await database.single { db in
                try db.ask(
                    Question(
                        Question.one("SELECT 1 AS n") { _ -> Int in throw Refused() },
                        Question.one("SELECT 2 AS n") { _ -> Int in read.next() }
                    ) { $0 + $1 })
            }
        }

        #expect(read.value == 0)
        try await expectWorking(database)
    }

    @Test("A connection lost in the middle of a question fails it and not the next")
    func lost() async throws {
        try await withDatabase({ $0.connections = 1 }) { victim in
            let question: @Sendable () -> Question<Int> = {
                Question(
                    Question.number("SELECT 1 AS n"),
                    Question.number("SELECT pg_terminate_backend(pg_backend_pid())::int AS n"),
                    Question.number("SELECT 3 AS n")
                ) { $0 + $1 + $2 }
            }
            for _ in 0..<3 {
                let error = await postgresError { try await victim.single { try $0.ask(question()) } }
                #expect(error?.code == .connectionLost)
            }
            try await expectWorking(victim)
        }
    }

    @Test("A question of a cancelled task is stopped on the server, and what stands after it is not run")
    func cancelled() async throws {
        try await database.write { try $0.script("CREATE SEQUENCE counted") }
        try await withDatabase({ $0.connections = 1 }) { busy in
            let task = Task {
                try await busy.single { db in
                    try db.ask(
                        Question(
                            Question.one("SELECT pg_sleep(301)") { _ in 0 },
                            Question.number("SELECT nextval('counted') AS n")
                        ) { $0 + $1 })
                }
            }
            let hasBegun = try await eventually { try await isRunning("pg_sleep(301)", on: database) }
            #expect(hasBegun)

            task.cancel()

            await #expect(throws: CancellationError.self) { try await task.value }
            #expect(try await number("SELECT last_value - is_called::int AS n FROM counted", on: busy) == 1)
        }
    }

    @Test("A question that waits longer than a statement may is cancelled by the server and told so")
    func timeout() async throws {
        try await withDatabase({
            $0.connections = 1
            $0.statementTimeout = .milliseconds(50)
        }) { database in
            let error = await postgresError {
                try await database.single { db in
                    try db.ask(
                        Question(Question.number("SELECT 1 AS n"), Question.one("SELECT pg_sleep(300)") { _ in 0 }) {
                            $0 + $1
                        })
                }
            }
            #expect(error?.code == .cancelled)
            try await expectWorking(database)
        }
    }

    @Test("Values that cannot be sent are refused before anything is", arguments: ["a\0b", nil])
    func unsendable(text: String?) async throws {
        try await database.write { try $0.script("CREATE SEQUENCE counted") }
        try await withDatabase({ $0.connections = 1 }) { database in
            // A NUL in a text, or more parameters than the protocol can number.
            let many: SQL = (0..<17).reduce("(\(0))") { rows, _ in rows + ", " + rows }
            let sql: SQL = text.map { "SELECT \($0)::text AS n" } ?? "VALUES \(many)"
            let error = await postgresError {
                try await database.single { db in
                    try db.ask(
                        Question(Question.number("SELECT nextval('counted') AS n"), Question.all(sql) { _ in 0 }) {
                            [$0] + $1
                        })
                }
            }
            #expect(error != nil)
            try await expectWorking(database)
            if text != nil {
                #expect(error?.code == .encoding)
                #expect(try await number("SELECT last_value - is_called::int AS n FROM counted", on: database) == 1)
            }
        }
    }

    @Test("COPY is no question, and costs its connection and nothing else")
    func copy() async throws {
        try await withDatabase({ $0.connections = 1 }) { database in
            let error = await postgresError {
                try await database.single { db in
                    try db.ask(
                        Question(Question.number("SELECT 1 AS n"), Question.all("COPY (SELECT 1) TO STDOUT") { _ in 0 })
                        {
                            [$0] + $1
                        })
                }
            }
            #expect(error?.code == .misuse)
            try await expectWorking(database)
        }
    }

    @Test("A question amid another statement's rows is refused")
    func amidRows() async throws {
        let error = await postgresError {
            try await database.single { db in
                try db.forEach("SELECT generate_series(1, 3) AS n") { _ in
                    _ = try db.ask(
                        Question(Question.number("SELECT 1 AS n"), Question.number("SELECT 2 AS n")) { $0 + $1 })
                }
            }
        }

        #expect(error?.code == .misuse)
        try await expectWorking(database)
    }
}
