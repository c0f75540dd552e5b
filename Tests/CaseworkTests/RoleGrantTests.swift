import Complaints
import Postgres
import TestSupport
import Testing
import WorkingDays

@testable import Casework

/// What the roles of `deploy/roles.sql` may do, tried as each of them.
@Suite(.database)
struct RoleGrantTests {
    private struct Column: Hashable {
        let table: String
        let name: String
        var written: String { "\(table).\(name)" }
        /// Of the table that it is a column of, where it is one of a view of what counts.
        var stored: Column {
            Column(table: table.hasPrefix("counted_") ? String(table.dropFirst(8)) : table, name: name)
        }

        /// Whether whoever is connected may read it.
        func isReadable(_ db: borrowing Transaction) throws -> Bool {
            do {
                try db.script("SELECT \"\(name)\" FROM \"\(table)\" LIMIT 0")
                return true
            } catch let error as PostgresError where error.sqlState == .insufficientPrivilege {
                return false
            }
        }
    }

    private func columns() async throws -> [Column] {
        try await TestDatabase.current.database.read { db in
            try db.all(
                """
                SELECT table_name::text AS table_name, column_name::text AS column_name
                FROM information_schema.columns WHERE table_schema = 'public' ORDER BY table_name, ordinal_position
                """
            ) { Column(table: try $0["table_name"], name: try $0["column_name"]) }
        }
    }

    private func readable(as role: String) async throws -> [Column] {
        let columns = try await columns()
        let database = try await TestDatabase.current.database(as: role)
        let readable = try await database.single { db in try columns.filter { try $0.isReadable(db) } }
        await database.shutdown()
        return readable
    }

    private static let closed = Set(
        closedColumns.split(separator: "\n").flatMap { line in
            let parts = line.split(separator: ": ")
            return parts[1].split(separator: " ").map { Column(table: String(parts[0]), name: String($0)) }
        })

    @Test("The report's role reads every column but those that may hold a name or words about somebody")
    func report() async throws {
        let columns = try await columns()
        let readable = Set(try await readable(as: "redress_report"))

        let open = columns.filter { !Self.closedTables.contains($0.table) && !Self.closed.contains($0.stored) }
        #expect(Set(open).subtracting(readable).map(\.written).sorted() == [])
        #expect(readable.subtracting(open).map(\.written).sorted() == [])
        #expect(Self.closed.subtracting(columns).map(\.written).sorted() == [])
    }

    @Test("The report's role reads how often an answer to equality monitoring was given in a year, and not by whom")
    func equality() async throws {
        try await Fixtures.addService()
        let casework = try Fixtures.casework(on: "2026-04-02")
        for day in ["2026-03-30", "2026-03-31", "2026-04-01"] {
            _ = try await Fixtures.accepted(casework, receivedOn: day)
        }
        try await TestDatabase.current.database.single { db in
            try db.script(
                """
                INSERT INTO equality_answer (complaint_id, person, characteristic, answer)
                SELECT c.id, p.person, 'sex', 'unknown'
                FROM complaint AS c CROSS JOIN (VALUES ('complainant'), ('child')) AS p (person)
                """)
        }
        let database = try await TestDatabase.current.database(as: "redress_report")

        let counts = try await database.single { db in
            try db.all("SELECT first_on, person, count FROM equality_count ORDER BY first_on, person") {
                "\(try $0["first_on"] as Day) \(try $0["person"] as String) \(try $0["count"] as Int)"
            }
        }
        let error = await #expect(throws: PostgresError.self) {
            try await database.single { try $0.script("SELECT answer FROM equality_answer") }
        }

        await database.shutdown()
        #expect(
            counts == [
                "2025-04-01 child 2", "2025-04-01 complainant 2", "2026-04-01 child 1", "2026-04-01 complainant 1",
            ])
        #expect(error?.sqlState == .insufficientPrivilege)
    }

    @Test("The service's role reads every column there is")
    func service() async throws {
        let columns = try await columns()

        #expect(try await readable(as: "redress_service") == columns)
    }

    @Test(
        "The service's role neither adds, changes nor deletes a token or who signs in as whom, whichever statement it tries",
        arguments: [
            "INSERT INTO api_token (hash, name, role, created_at, expires_at) SELECT hash, 'x', role, created_at, expires_at FROM api_token",
            "UPDATE api_token SET expires_at = expires_at", "UPDATE api_token SET revoked_at = NULL",
            "UPDATE api_token SET role = 'manager'", "DELETE FROM api_token", "TRUNCATE api_token CASCADE",
            "SELECT * FROM api_token FOR UPDATE", "DELETE FROM api_token_department",
            "UPDATE api_token SET whole_council = true",
            "INSERT INTO api_token_department SELECT 1, name FROM department",
            "INSERT INTO sign_in (person_id, issuer, subject) SELECT id, 'x', 'y' FROM person",
            "UPDATE sign_in SET subject = 'x'", "DELETE FROM sign_in",
        ])
    func tokens(_ statement: String) async throws {
        let database = try await TestDatabase.current.database(as: "redress_service")

        let error = await #expect(throws: PostgresError.self) { try await database.single { try $0.script(statement) } }

        await database.shutdown()
        #expect(error?.sqlState == .insufficientPrivilege)
    }

    @Test("The database refuses the service's role tokens and the calendar, and lets it look at both")
    func operations() async throws {
        let database = try await TestDatabase.current.database(as: "redress_service")
        let casework = Casework(database: database, clock: try Fixtures.clock("2026-03-02"))
        func source(_ day: String) throws -> BankHolidaySource {
            try BankHolidaySource(
                entered: BankHoliday(on: try #require(Day(day)), name: "Made up for \(day)"), by: "a test")
        }
        let change = try await Fixtures.casework(on: "2026-03-02").perform(
            AddBankHolidays(source: try source("2026-12-23")), as: Fixtures.manager)
        let version = try #require(change.version)

        let create = await #expect(throws: PostgresError.self) {
            try await casework.perform(
                CreateToken(name: "X", role: .manager, expiresInDays: 1), as: Fixtures.manager)
        }
        let apply = await #expect(throws: PostgresError.self) {
            try await casework.perform(AddBankHolidays(source: try source("2026-12-24")), as: Fixtures.manager)
        }
        let takeBack = await #expect(throws: PostgresError.self) {
            try await casework.perform(TakeBackCalendarChange(version: version, reason: "x"), as: Fixtures.manager)
        }
        let tokens = try await casework.tokens(as: Fixtures.manager)
        let preview = try await casework.previewCalendar(
            AddBankHolidays(source: try source("2026-12-24")), as: Fixtures.manager)

        await database.shutdown()
        #expect([create, apply, takeBack].map { $0?.sqlState } == Array(repeating: .insufficientPrivilege, count: 3))
        #expect(tokens.isEmpty)
        #expect(preview.added.count == 1)
    }

    @Test("The file may be run again, and takes back a right that an earlier one gave")
    func again() async throws {
        _ = try await readable(as: "redress_report")
        try await TestDatabase.current.database.single { db in
            try db.script("GRANT SELECT ON complaint TO redress_report; GRANT UPDATE ON api_token TO redress_service")
        }

        let readable = try await readable(as: "redress_report")

        #expect(!readable.contains(Column(table: "complaint", name: "complainant")))
        #expect(readable.contains(Column(table: "complaint", name: "received_on")))
    }

    @Test("The file waits for whoever analyses a table before it grants anything, on which these may wait")
    func analysed() async throws {
        let database = TestDatabase.current.database
        @Sendable func locks() async throws -> Int {
            try await database.single { db in
                try db.one(
                    """
                    SELECT count(*) AS n FROM pg_locks AS l
                    WHERE l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
                        AND l.relation = 'complaint'::regclass AND l.granted
                        AND l.mode IN ('ShareUpdateExclusiveLock', 'AccessExclusiveLock')
                    """
                ) { try $0["n"] as Int }
            }
        }
        let analysis = Task {
            try await database.write { db in
                try db.execute("LOCK TABLE complaint IN SHARE UPDATE EXCLUSIVE MODE")
                var isAwaited = false
                for _ in 0..<100_000 where !isAwaited {
                    isAwaited = try db.one(
                        """
                        SELECT EXISTS (
                            SELECT FROM pg_locks AS l
                            WHERE NOT l.granted AND pg_backend_pid() = ANY (pg_blocking_pids(l.pid))
                        ) AS is_awaited
                        """
                    ) { try $0["is_awaited"] as Bool }
                }
                // Writes the row of the table that a grant writes.
                try db.execute("ALTER TABLE complaint SET (fillfactor = 90)")
            }
        }
        for _ in 0..<100_000 where try await locks() > 0 { break }

        let readable = try await readable(as: "redress_report")

        try await analysis.value
        #expect(readable.contains(Column(table: "complaint", name: "received_on")))
    }

    @Test(
        "No column that the report's role reads has the name of a complainant of the register",
        .database(.demonstration))
    func demonstration() async throws {
        let readable = try await readable(as: "redress_report")

        let found = try await TestDatabase.current.database.single { db in
            try db.script("CREATE TEMPORARY TABLE known AS SELECT DISTINCT complainant FROM complaint")
            var found: [String] = []
            for column in readable {
                try db.script("DROP TABLE IF EXISTS told")
                try db.script(
                    """
                    CREATE TEMPORARY TABLE told AS SELECT "\(column.name)"::text AS words FROM "\(column.table)" LIMIT 5000
                    """)
                let names = try db.one(
                    "SELECT count(*) AS n FROM told WHERE words ~ 'P[0-9]{5}' AND words IN (SELECT complainant FROM known)"
                ) { try $0["n"] as Int }
                if names > 0 { found.append(column.written) }
            }
            return found
        }

        #expect(found == [])
        #expect(readable.count > 300)
    }
}
