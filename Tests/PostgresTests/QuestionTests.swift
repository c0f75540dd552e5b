import Postgres
import TestSupport
import Testing

@Suite("Questions", .database)
struct QuestionTests {
    /// How often a server is waited for while the body runs, once its statements are prepared.
    private func waits(_ body: @escaping @Sendable (Database) async throws -> Void) async throws -> Int {
        let tap = try Wiretap()
        return try await withDatabase({
            $0.conninfo = tap.configuration.conninfo
            $0.connections = 1
        }) { database in
            for _ in 0..<3 { try await body(database) }
            _ = tap.waits()
            try await body(database)
            return tap.waits()
        }
    }

    @Test("The parts of a question are answered in their order, whatever their shape")
    func shapes() async throws {
        let question: @Sendable () -> Question<String> = {
            Question(
                Question.all("SELECT unnest(\([1, 2, 3])) AS n") { try $0["n"] as Int },
                Question(
                    Question.number("SELECT \(4) AS n"),
                    Question.first("SELECT 5 AS n WHERE false") { try $0["n"] as Int }
                ) {
                    ($0, $1)
                },
                Question(known: "six"), Question.number("SELECT 7 AS n")
            ) { "\($0) \($1.0) \($1.1 as Int?) \($2) \($3)" }
        }

        for _ in 0..<4 {
            let answer = try await database.single { try $0.ask(question()) }
            #expect(answer == "[1, 2, 3] 4 nil six 7")
        }
        let known = try await database.single { try $0.ask(Question(known: 1)) }
        #expect(known == 1)
    }

    @Test("Questions of one kind are answered in their order, and none of them with nothing")
    func each() async throws {
        for count in [0, 1, 30] {
            let numbers = try await database.single { db in
                try db.ask(Question(each: (0..<count).map { Question.number("SELECT \($0) AS n") }))
            }
            #expect(numbers == Array(0..<count))
        }
    }

    @Test(
        "However many statements a question has, the server is waited for once; one after the other they are as many waits"
    )
    func once() async throws {
        let together = try await waits { database in
            try await database.single { db in
                let answer = try db.ask(
                    Question(
                        Question.number("SELECT 1 AS n"), Question.number("SELECT 2 AS n"),
                        Question.number("SELECT 3 AS n")
                    ) {
                        $0 + $1 + $2
                    })
                #expect(answer == 6)
            }
        }
        let apart = try await waits { database in
            try await database.single { db in
                for _ in 1...3 { _ = try db.one("SELECT 1 AS n") { try $0["n"] as Int } }
            }
        }

        #expect(together == 1)
        #expect(apart == 3)
    }

    @Test("A transaction begins with its first question, and a snapshot too")
    func begins() async throws {
        let question: @Sendable (borrowing Transaction) throws -> Void = { db in
            _ = try db.ask(Question(Question.number("SELECT 1 AS n"), Question.number("SELECT 2 AS n")) { $0 + $1 })
        }

        let write = try await waits { try await $0.write(question) }
        let snapshot = try await waits { try await $0.snapshot(question) }

        // The question and COMMIT.
        #expect(write == 2)
        #expect(snapshot == 2)
    }

    @Test("Outside a transaction a question sees one moment and cannot write, and leaves no transaction behind")
    func oneMoment() async throws {
        try await database.write { try $0.script("CREATE TABLE item (id bigint)") }
        let state: @Sendable () -> Question<String> = {
            Question.one(
                """
                SELECT current_setting('transaction_isolation') AS level, pg_current_snapshot()::text AS snapshot
                """
            ) { "\(try $0["level"] as String) \(try $0["snapshot"] as String)" }
        }
        try await withDatabase({ $0.connections = 1 }) { database in
            let seen = try await database.single { try $0.ask(Question(state(), state()) { [$0, $1] }) }
            let write = await postgresError {
                try await database.single { db in
                    try db.ask(
                        Question(
                            Question.number("INSERT INTO item VALUES (1) RETURNING id AS n"),
                            Question.number("SELECT 1 AS n")
                        ) {
                            $0 + $1
                        })
                }
            }
            try await database.single { db in
                _ = try db.ask(Question(Question.number("SELECT 1 AS n"), Question.number("SELECT 2 AS n")) { $0 + $1 })
                try db.execute("INSERT INTO item VALUES (2)")
            }

            #expect(seen[0].hasPrefix("repeatable read"))
            #expect(seen[0] == seen[1])
            #expect(write?.sqlState == .readOnlyTransaction)
        }
        #expect(try await number("SELECT sum(id)::bigint AS n FROM item", on: database) == 2)
    }

    @Test("The same statement may stand twice in a question, prepared or not, and is prepared once")
    func twice() async throws {
        let part: @Sendable (Int) -> Question<[Int]> = { number in
            Question.all("SELECT unnest(\([number, 1])) AS n") { try $0["n"] as Int }
        }
        try await withDatabase({ $0.connections = 1 }) { database in
            for number in 1...4 {
                let sum = try await database.single { db in
                    try db.ask(Question(part(number), part(number)) { ($0 + $1).reduce(0, +) })
                }
                #expect(sum == 2 * (number + 1))
            }
            let prepared = try await prepared(on: database)
            #expect(prepared == 1)
        }
    }

    private func prepared(on database: Database) async throws -> Int {
        try await number(
            "SELECT count(*) AS n FROM pg_prepared_statements WHERE statement LIKE '%unnest%'", on: database)
    }

    @Test("Long values go both ways at once without either side waiting for the other")
    func longValues() async throws {
        let long = String(repeating: "x", count: 4_000_000)
        let part: @Sendable () -> Question<Int> = {
            Question.one("SELECT \(long) || '!' AS text") { (try $0["text"] as String).utf8.count }
        }

        for _ in 0..<3 {
            let counts = try await database.single { try $0.ask(Question(part(), part(), part()) { [$0, $1, $2] }) }
            #expect(counts == [4_000_001, 4_000_001, 4_000_001])
        }
    }

    @Test(
        "A prepared statement of a question whose table has changed is prepared again", arguments: ["single", "write"])
    func stalePlan(kind: String) async throws {
        try await database.write { try $0.script("CREATE TABLE item (id integer); INSERT INTO item VALUES (1)") }
        let body: @Sendable (borrowing Transaction) throws -> Int = { db in
            try db.ask(
                Question(Question.number("SELECT 1 AS n"), Question.number("SELECT id AS n FROM item")) { $0 + $1 })
        }
        try await withDatabase({ $0.connections = 1 }) { database in
            for _ in 0..<3 { _ = try await database.single(body) }
            try await database.write { try $0.script("ALTER TABLE item ALTER id TYPE bigint") }

            let sum = kind == "single" ? try await database.single(body) : try await database.write(body)

            #expect(sum == 2)
        }
    }

    @Test("Questions keep no more prepared statements than configured")
    func eviction() async throws {
        try await withDatabase({
            $0.connections = 1
            $0.statementCache = 3
        }) { database in
            for number in 0..<10 {
                let sql = SQL(trusted: "SELECT \(number) AS n -- kept")
                for _ in 0..<3 {
                    _ = try await database.single { db in
                        try db.ask(Question(Question.number(sql), Question.number("SELECT 1 AS n")) { $0 + $1 })
                    }
                }
            }
            #expect(try await number("SELECT count(*) AS n FROM pg_prepared_statements", on: database) <= 3)
        }
    }
}
