import Postgres
import TestSupport
import Testing

@Suite("Transactions", .database)
struct TransactionTests {
    struct Refused: Error {}

    private func createItems() async throws {
        try await database.write { db in
            try db.script("CREATE TABLE item (id bigint CONSTRAINT item_pkey PRIMARY KEY, name text)")
        }
    }

    private func count() async throws -> Int {
        try await database.single { try $0.one("SELECT count(*) AS n FROM item") { try $0["n"] } }
    }

    @Test("A write is committed when its body returns")
    func commit() async throws {
        try await createItems()

        let affected = try await database.write { db in
            try db.execute("INSERT INTO item (id) VALUES (\(1)), (\(2))")
        }

        #expect(affected == 2)
        #expect(try await count() == 2)
    }

    @Test("A write is rolled back when its body throws, and the connection goes on working")
    func rollBack() async throws {
        try await createItems()

        await #expect(throws: Refused.self) {
            try await database.write { db in
                try db.execute("INSERT INTO item (id) VALUES (1)")
                throw Refused()
            }
        }

        #expect(try await count() == 0)
    }

    @Test("A transaction a body has opened by itself is not left open")
    func leftOpen() async throws {
        try await createItems()

        try await withDatabase({ $0.connections = 1 }) { database in
            try await database.single { db in
                try db.script("BEGIN; INSERT INTO item (id) VALUES (1)")
            }
            let isFresh = try await database.single { db in
                try db.one("SELECT pg_current_xact_id_if_assigned() IS NULL AS fresh") { try $0["fresh"] as Bool }
            }
            #expect(isFresh)
        }

        #expect(try await count() == 0)
    }

    @Test("A body that has ended its own transaction does not look committed")
    func endedByBody() async throws {
        try await createItems()

        let error = await postgresError { try await database.write { try $0.script("COMMIT") } }

        #expect(error?.code == .misuse)
    }

    @Test("A COMMIT that fails throws")
    func deferredConstraint() async throws {
        try await database.write { db in
            try db.script(
                """
                CREATE TABLE parent (id bigint PRIMARY KEY);
                CREATE TABLE child (
                    parent_id bigint CONSTRAINT child_parent_fkey REFERENCES parent DEFERRABLE INITIALLY DEFERRED
                );
                """)
        }

        let error = await postgresError {
            try await database.write { _ = try $0.execute("INSERT INTO child (parent_id) VALUES (5)") }
        }

        #expect(error?.sqlState == .foreignKeyViolation)
        #expect(error?.isViolation(of: "child_parent_fkey") == true)
    }

    @Test("A write whose body has swallowed an error throws instead of looking committed")
    func swallowed() async throws {
        try await createItems()

        let error = await postgresError {
            try await database.write { db in
                try db.execute("INSERT INTO item (id) VALUES (1)")
                do { try db.execute("SELECT 1 / 0") } catch {}
            }
        }

        #expect(error?.code == .notCommitted)
        #expect(try await count() == 0)
    }

    @Test("A savepoint that throws undoes only its own statements")
    func savepoint() async throws {
        try await createItems()

        try await database.write { db in
            try db.execute("INSERT INTO item (id) VALUES (1)")
            let twice = #expect(throws: PostgresError.self) {
                try db.savepoint { db in
                    try db.execute("INSERT INTO item (id) VALUES (2)")
                    try db.savepoint { _ = try $0.execute("INSERT INTO item (id) VALUES (3)") }
                    try db.execute("INSERT INTO item (id) VALUES (1)")
                }
            }
            #expect(twice?.constraint == "item_pkey")
            try db.savepoint { _ = try $0.execute("INSERT INTO item (id) VALUES (4)") }
        }

        let ids = try await database.single { try $0.all("SELECT id FROM item ORDER BY id") { try $0["id"] as Int } }
        #expect(ids == [1, 4])
    }

    @Test("A violated constraint is known by its name, and its values stay out of the description")
    func violation() async throws {
        try await createItems()
        try await database.write { _ = try $0.execute("INSERT INTO item (id, name) VALUES (4711, 'secret')") }

        let error = await postgresError {
            try await database.write { _ = try $0.execute("INSERT INTO item (id, name) VALUES (\(4711), \("secret"))") }
        }

        #expect(error?.isViolation(of: "item_pkey") == true)
        #expect(error?.isViolation(of: "other_pkey") == false)
        #expect(error?.sqlState == .uniqueViolation)
        #expect(error?.table == "item")
        #expect(error?.statement == "INSERT INTO item (id, name) VALUES ($1, $2)")
        #expect(error?.description.contains("4711") == false)
    }

    @Test("A value that is too large for an index violates no constraint")
    func tooLargeForIndex() async throws {
        try await createItems()
        try await database.write { try $0.script("CREATE UNIQUE INDEX item_name_key ON item (name)") }

        let error = await postgresError {
            try await database.write { db in
                _ = try db.execute(
                    """
                    INSERT INTO item (id, name)
                    SELECT 1, string_agg(md5(g::text), '') FROM generate_series(1, 400) AS g
                    """)
            }
        }

        #expect(error?.sqlState?.rawValue == "54000")
        #expect(error?.isViolation(of: "item_name_key") == false)
    }

    @Test("A first statement that is prepared and fails ends its transaction and nothing else", arguments: 1...3)
    func preparedFirstStatement(failures: Int) async throws {
        try await createItems()
        let insert: @Sendable (Int, borrowing Transaction) throws -> Int = { id, db in
            try db.execute("INSERT INTO item (id) VALUES (\(id))")
        }
        try await withDatabase({ $0.connections = 1 }) { database in
            for id in 1...3 { try await database.write { try insert(id, $0) } }

            for _ in 0..<failures {
                let error = await postgresError { try await database.write { try insert(1, $0) } }
                #expect(error?.isViolation(of: "item_pkey") == true)
            }
            try await database.write { db in
                _ = try insert(4, db)
                _ = try insert(5, db)
            }
        }

        #expect(try await count() == 5)
    }

    @Test("A transaction whose first statement is prepared is rolled back as a whole")
    func preparedRollBack() async throws {
        try await createItems()
        try await withDatabase({ $0.connections = 1 }) { database in
            for number in 0..<5 {
                await #expect(throws: Refused.self) {
                    try await database.write { db in
                        try db.execute("INSERT INTO item (id) VALUES (\(number))")
                        throw Refused()
                    }
                }
            }
        }

        #expect(try await count() == 0)
    }

    @Test("Reads and snapshots cannot write")
    func readOnly() async throws {
        try await createItems()

        let read = await postgresError {
            try await database.read { try $0.execute("INSERT INTO item (id) VALUES (1)") }
        }
        let snapshot = await postgresError {
            try await database.snapshot { try $0.execute("INSERT INTO item (id) VALUES (1)") }
        }

        #expect(read?.sqlState == .readOnlyTransaction)
        #expect(snapshot?.sqlState == .readOnlyTransaction)
    }

    @Test("A snapshot does not see what others commit while it runs")
    func snapshot() async throws {
        try await createItems()
        let writer = BlockingWrite("INSERT INTO item (id) VALUES (1)")

        let counts = try await database.snapshot { [database] db in
            let before = try db.one("SELECT count(*) AS n FROM item") { try $0["n"] as Int }
            writer.runAndWait(on: database)
            let after = try db.one("SELECT count(*) AS n FROM item") { try $0["n"] as Int }
            return [before, after]
        }

        #expect(counts == [0, 0])
        #expect(try await count() == 1)
    }

    @Test("one refuses no row and two rows, first takes what comes")
    func cardinality() async throws {
        let none = await postgresError {
            try await number("SELECT 1 AS n WHERE false", on: database)
        }
        let two = await postgresError {
            try await number("SELECT unnest(\([1, 2])) AS n", on: database)
        }
        let first = try await database.single { try $0.first("SELECT unnest(\([1, 2])) AS n") { try $0["n"] as Int } }
        let absent = try await database.single { try $0.first("SELECT 1 AS n WHERE false") { try $0["n"] as Int } }

        #expect(none?.code == .notOneRow)
        #expect(two?.code == .notOneRow)
        #expect(first == 1)
        #expect(absent == nil)
    }
}
