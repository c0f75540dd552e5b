import Postgres
import TestSupport
import Testing

/// A lock that a test holds while statements wait for it.
private let gate = 4_711

extension Question<[[Int]]> {
    /// As many statements as asked for, each of which waits for the gate: the process that answered and how many items it saw.
    fileprivate static func waiting(_ count: Int) -> Question<[[Int]]> {
        Question<[[Int]]>(
            each: (0..<count).map { number in
                Question<[Int]>.one(
                    """
                    SELECT pg_backend_pid() AS pid, \(number) AS n, current_setting('redress.asked', true) AS asked,
                        (SELECT count(*) FROM item) AS items, gate IS NOT NULL AS passed
                    FROM (SELECT pg_advisory_xact_lock_shared(\(gate))) AS gate
                    """
                ) { [try $0["pid"], try $0["n"], try $0["items"], try $0["asked"] as String? == "yes" ? 1 : 0] }
            })
    }
}

private let asked: SQL = "SELECT set_config('redress.asked', 'yes', true)"

/// The processes that wait for the gate, in the order in which they were opened.
private func waitingProcesses() async throws -> [Int] {
    try await database.single { db in
        try db.all(
            """
            SELECT a.pid FROM pg_locks AS l JOIN pg_stat_activity AS a ON a.pid = l.pid
            WHERE l.locktype = 'advisory' AND l.objid = \(gate) AND NOT l.granted AND a.datname = current_database()
            ORDER BY a.backend_start
            """
        ) { try $0["pid"] }
    }
}

/// Has a database of so many connections, and asks with help in a snapshot of it while the gate is closed; `meanwhile` runs once at least
/// so many wait for it.
private func answers(
    connections: Int, waiting: Int,
    meanwhile: @escaping @Sendable (Task<[[Int]], any Error>) async throws -> Void
) async throws -> [[Int]] {
    try await database.write { try $0.script("CREATE TABLE item (id bigint)") }
    return try await withDatabase({ $0.connections = connections }) { asking in
        try await answers(of: asking, waiting: waiting, meanwhile: meanwhile)
    }
}

/// The same of a database, whose connections are asked for a number afterwards, whatever came of it.
private func answers(
    of asking: Database, waiting: Int, _ question: @escaping @Sendable () -> Question<[[Int]]> = { .waiting(6) },
    meanwhile: @escaping @Sendable (Task<[[Int]], any Error>) async throws -> Void = { _ in }
) async throws -> [[Int]] {
    try await withDatabase({ $0.connections = 1 }) { closing in
        _ = try await number("SELECT 1 AS n FROM (SELECT pg_advisory_lock(\(gate))) AS l", on: closing)
        let task = Task {
            try await asking.snapshot { db in
                try db.execute(asked)
                return try db.askWithHelp(question(), stating: [asked])
            }
        }
        #expect(try await eventually { try await waitingProcesses().count >= waiting })
        try await meanwhile(task)
        _ = try await number("SELECT 1 AS n FROM (SELECT pg_advisory_unlock(\(gate))) AS l", on: closing)
        let found = await task.result
        async let first = number("SELECT 1 AS n", on: asking)
        async let second = number("SELECT 2 AS n", on: asking)
        let numbers = try await [first, second]
        #expect(numbers == [1, 2])
        return try found.get()
    }
}

@Suite("Questions answered by two connections", .database)
struct SharedQuestionTests {
    @Test("Two connections answer in the order of the question, as one moment was, each with what was stated")
    func together() async throws {
        let found = try await answers(connections: 2, waiting: 2) { _ in
            _ = try await database.write { try $0.execute("INSERT INTO item (id) VALUES (1)") }
        }

        #expect(found.map { $0[1] } == [0, 1, 2, 3, 4, 5])
        #expect(Set(found.map { $0[0] }).count == 2)
        #expect(found.allSatisfy { $0[2] == 0 && $0[3] == 1 })
    }

    @Test("Where no other connection has nothing to do, the one that asks answers everything")
    func alone() async throws {
        let found = try await answers(connections: 1, waiting: 1) { _ in }

        #expect(found.map { $0[1] } == [0, 1, 2, 3, 4, 5])
        #expect(Set(found.map { $0[0] }).count == 1)
    }

    private static let stops: [@Sendable (Int) -> SQL] = [
        { "SELECT pg_terminate_backend(\($0)::int)::int AS n" }, { "SELECT pg_cancel_backend(\($0)::int)::int AS n" },
    ]

    @Test("What a connection that helps leaves undone, the one that asks answers", arguments: stops)
    func helpIsLost(_ stop: @escaping @Sendable (Int) -> SQL) async throws {
        let found = try await answers(connections: 2, waiting: 2) { _ in
            // The one that was opened last.
            let processes = try await waitingProcesses()
            let helping = try #require(processes.last)
            let stopped = try await number(stop(helping), on: database)
            #expect(stopped == 1)
            #expect(try await eventually { try await !waitingProcesses().contains(helping) })
        }

        #expect(found.map { $0[1] } == [0, 1, 2, 3, 4, 5])
        #expect(Set(found.map { $0[0] }).count == 1)
    }

    @Test("A question that is given up stops both connections, and both go on working")
    func cancelled() async throws {
        let isGivenUp = Counter()
        do {
            _ = try await answers(connections: 2, waiting: 2) { task in
                task.cancel()
                let stops = try await eventually { try await waitingProcesses().isEmpty }
                #expect(stops)
            }
        } catch is CancellationError {
            isGivenUp.next()
        }
        #expect(isGivenUp.value == 1)
    }

    @Test("A table that was changed since both connections prepared for it is asked again")
    func stalePlans() async throws {
        try await database.write { try $0.script("CREATE TABLE item (id bigint)") }
        try await withDatabase({ $0.connections = 2 }) { asking in
            let question: @Sendable () -> Question<[[Int]]> = {
                Question<[[Int]]>(
                    each: (0..<6).map { number in
                        Question<[Int]>.one(
                            """
                            SELECT pg_backend_pid() AS pid, \(number) AS n, i.*
                            FROM (SELECT pg_advisory_xact_lock_shared(\(gate))) AS gate LEFT JOIN item AS i ON true
                            """
                        ) { [try $0["pid"], try $0["n"]] }
                    })
            }
            for round in 0..<4 {
                if round == 3 {
                    try await database.write { try $0.script("ALTER TABLE item ADD COLUMN name text") }
                }
                let found = try await answers(of: asking, waiting: round == 3 ? 1 : 2, question)
                #expect(found.map { $0[1] } == [0, 1, 2, 3, 4, 5])
            }
        }
    }

    @Test("A statement that fails fails the question, and both connections go on working")
    func fails() async throws {
        try await withDatabase({ $0.connections = 2 }) { asking in
            for place in 0..<4 {
                let error = await postgresError {
                    try await asking.snapshot { db in
                        let numbers = (0..<4).map { number in
                            Question<Int>.one("SELECT 1 / \(number == place ? 0 : 1) AS n") { try $0["n"] }
                        }
                        return try db.askWithHelp(Question<[Int]>(each: numbers), stating: [])
                    }
                }
                #expect(error?.sqlState == SQLState(rawValue: "22012"))
            }
            async let first = number("SELECT 1 AS n", on: asking)
            async let second = number("SELECT 2 AS n", on: asking)
            let numbers = try await [first, second]
            #expect(numbers == [1, 2])
        }
    }

    @Test("What a transaction has written it alone answers, and a question outside one is asked as any")
    func written() async throws {
        try await database.write { try $0.script("CREATE TABLE item (id bigint)") }
        try await withDatabase({ $0.connections = 2 }) { asking in
            let found = try await asking.write { db in
                try db.execute("INSERT INTO item (id) VALUES (1)")
                return try db.askWithHelp(Question<[[Int]]>.waiting(6), stating: [])
            }
            #expect(found.allSatisfy { $0[2] == 1 })
            let outside = try await asking.single { try $0.askWithHelp(Question<[[Int]]>.waiting(2), stating: []) }
            #expect(outside.map { $0[1] } == [0, 1])
        }
    }
}
