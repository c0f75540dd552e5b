import Postgres
import TestSupport
import Testing

@Suite("SQL")
struct SQLTests {
    @Test("An interpolated value becomes a numbered parameter")
    func binding() {
        let name = "O'Brien"
        let sql: SQL = "SELECT * FROM item WHERE name = \(name) AND id = \(5)"

        #expect(sql.text == "SELECT * FROM item WHERE name = $1 AND id = $2")
    }

    @Test("A spliced statement is renumbered")
    func splicing() {
        let inner: SQL = "b = \(2) OR c = \(3)"
        let sql: SQL = "SELECT 1 WHERE a = \(1) AND (\(inner)) AND d = \(4)"

        #expect(sql.text == "SELECT 1 WHERE a = $1 AND (b = $2 OR c = $3) AND d = $4")
    }

    @Test("Two statements added together are renumbered")
    func addition() {
        let sql = ("SELECT \(1)" as SQL) + ", \(2)"

        #expect(sql.text == "SELECT $1, $2")
    }

    @Test("An identifier is quoted, with its quotes doubled")
    func identifiers() {
        enum Odd: String, SQLIdentifier { case name = "a\"b c" }
        let sql: SQL = "SELECT 1 FROM \(identifier: Odd.name)"

        #expect(sql.text == "SELECT 1 FROM \"a\"\"b c\"")
    }

    @Test("Spliced, optional and array values arrive at the server in the right order", .database)
    func arrival() async throws {
        let inner: SQL = "\([1, 2, 3]) || \(4)::bigint"
        let absent: Int? = nil

        let (sum, isNull, text) = try await TestDatabase.current.database.single { db in
            try db.one("SELECT (SELECT sum(n)::int8 FROM unnest(\(inner)) n), \(absent) IS NULL, \("x")::text") {
                try $0.decode((Int, Bool, String).self)
            }
        }

        #expect(sum == 10)
        #expect(isNull)
        #expect(text == "x")
    }

    @Test("A statement read from db/ binds its numbered parameters, one of them twice", .database)
    func trusted() async throws {
        let sql = SQL(trusted: "SELECT $1::int8 + $1::int8 + $2 AS sum", binding: [20, 2])

        let sums = try await TestDatabase.current.database.single { db in
            try (0..<3).map { _ in try db.one(sql) { try $0["sum"] as Int } }
        }

        #expect(sums == [42, 42, 42])
    }
}
