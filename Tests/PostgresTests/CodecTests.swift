import Foundation
import Postgres
import TestSupport
import Testing
import WorkingDays

@Suite("Codecs", .database)
struct CodecTests {
    enum Colour: String, PostgresCodable, CaseIterable { case red, green }
    struct ItemID: RawRepresentable, Hashable, PostgresCodable { let rawValue: Int }

    @Test("Every type comes back from the server as it was sent")
    func roundTrip() async throws {
        try await expectBack([true, false], "boolean")
        try await expectBack([Int16.min, 0, .max], "smallint")
        try await expectBack([Int32.min, 0, .max], "integer")
        try await expectBack([Int64.min, 0, .max], "bigint")
        try await expectBack([Int.min, 0, .max], "bigint")
        try await expectBack([0.1, -1e300, .infinity], "double precision")
        try await expectBack(["", "O'Brien", "tab\tnew\nline\\", "ŵ🦋"], "text")
        try await expectBack([UUID(), UUID()], "uuid")
        try await expectBack([[UInt8](0...255), [], [0]], "bytea", arrays: false)
        try await expectBack([Day(number: -10_000), Day(number: 0), Day(number: 9_999)], "date")
        try await expectBack([Date(timeIntervalSinceReferenceDate: 785_000_000.123456)], "timestamptz")
        try await expectBack([Colour.red, .green], "text")
        try await expectBack([ItemID(rawValue: 7)], "bigint")
        try await expectBack([JSONB(text: #"{"a": [1, null]}"#)], "jsonb")
        try await expectBack([["a", "b"], []], "text[]", arrays: false)
        try await expectBack([[Int?.some(1), nil, 3]], "bigint[]", arrays: false)
    }

    private func expectBack<Value: PostgresCodable & Equatable & Sendable>(
        _ values: [Value], _ type: String, arrays: Bool = true
    ) async throws {
        let back = try await database.single { db in
            try values.map { value in
                let sql = SQL(trusted: "SELECT ") + "\(value)" + SQL(trusted: "::\(type) AS value")
                return try db.one(sql) { try $0["value"] as Value }
            }
        }
        #expect(back == values, "\(type)")
        guard arrays else { return }
        let all = try await database.single { db in
            let sql = SQL(trusted: "SELECT ") + "\(values)" + SQL(trusted: "::\(type)[] AS value")
            return try db.one(sql) { try $0["value"] as [Value] }
        }
        #expect(all == values, "\(type)[]")
    }

    @Test("The bytes mean to the server what the value means to us")
    func meaning() async throws {
        let instant = Date(timeIntervalSince1970: 1_774_750_500.25)

        let texts = try await database.single { db in
            try db.one(
                """
                SELECT (\(instant)::timestamptz AT TIME ZONE 'UTC')::text, \(Day(number: 9586))::text, \(-2)::text,
                    \(0.5)::text, \(true)::text, \([1, 2])::text, \([UInt8(1), 255])::text
                """
            ) { try $0.decode((String, String, String, String, String, String, String).self) }
        }

        #expect(texts.0 == "2026-03-29 02:15:00.25")
        #expect(texts.1 == "2026-03-31")
        #expect(texts.2 == "-2")
        #expect(texts.3 == "0.5")
        #expect(texts.4 == "true")
        #expect(texts.5 == "{1,2}")
        #expect(texts.6 == "\\x01ff")
    }

    @Test("A string becomes whatever type the statement needs")
    func inference() async throws {
        try await database.write { db in
            try db.execute("CREATE TYPE colour AS ENUM ('red', 'green')")
            try db.execute("CREATE TABLE item (colour colour NOT NULL, seen_on date NOT NULL)")

            try db.execute("INSERT INTO item (colour, seen_on) VALUES (\(Colour.red), \("2026-03-31"))")
            let back = try db.one("SELECT colour, seen_on FROM item") { try $0.decode((Colour, Day).self) }

            #expect(back.0 == .red)
            #expect(back.1 == Day(number: 9586))
        }
    }

    @Test("An Int can be written to and read from narrower integer columns")
    func widths() async throws {
        try await database.write { db in
            try db.execute("CREATE TABLE item (small smallint, middle integer, large bigint)")

            for number in 1...3 {
                try db.execute("INSERT INTO item (small, middle, large) VALUES (\(number), \(number), \(number))")
            }
            let rows = try db.all("SELECT small, middle, large FROM item ORDER BY small") {
                try $0.decode((Int, Int, Int).self)
            }

            #expect(rows.map { [$0.0, $0.1, $0.2] } == [[1, 1, 1], [2, 2, 2], [3, 3, 3]])
        }
    }

    @Test("NULL read as a type that is not optional is refused by column, types and call site")
    func null() async throws {
        let error = await postgresError {
            try await database.single { db in
                try db.one("SELECT NULL::date AS received_on") { try $0["received_on"] as Day }
            }
        }

        #expect(error?.code == .decoding)
        #expect(error?.column == "received_on")
        #expect(error?.description.contains("date read as Day is NULL") == true)
        #expect(error?.callSite?.description.hasPrefix("PostgresTests/CodecTests.swift:") == true)
    }

    @Test("A single column can be read by position, and a missing one is refused")
    func oneColumn() async throws {
        let number = try await database.single { db in try db.one("SELECT 7") { try $0.decode(Int.self) } }
        let error = await postgresError {
            try await database.single { db in try db.one("SELECT 7") { try $0.decode((Int, Int).self).0 } }
        }

        #expect(number == 7)
        #expect(error?.code == .decoding)
    }

    @Test("A column can be read at its place beside another, and a place beyond the last is refused")
    func place() async throws {
        let beside = try await database.single { db in
            try db.one("SELECT 1 AS first, 2 AS second, 3 AS third") { row in
                try row[at: try row.position(of: "second") + 1] as Int
            }
        }
        let beyond = await postgresError {
            try await database.single { db in try db.one("SELECT 1 AS first") { try $0[at: 1] as Int } }
        }
        let unknown = await postgresError {
            try await database.single { db in try db.one("SELECT 1 AS first") { try $0.position(of: "second") } }
        }

        #expect(beside == 3)
        #expect(beyond?.code == .decoding)
        #expect(unknown?.column == "second")
    }

    @Test("NULL read as an optional is nil")
    func optional() async throws {
        let day = try await database.single { db in
            try db.one("SELECT NULL::date AS received_on") { try $0["received_on"] as Day? }
        }

        #expect(day == nil)
    }

    @Test("A column of another type is refused rather than read from bytes that mean something else")
    func mismatch() async throws {
        func refused<Value: PostgresDecodable & Sendable>(_ type: Value.Type, _ sql: SQL) async -> Bool {
            await postgresError { try await database.single { try $0.one(sql) { try $0["v"] as Value } } }?.code
                == .decoding
        }

        #expect(await refused(Int.self, "SELECT 1.5::numeric AS v"))
        #expect(await refused(Double.self, "SELECT 1::bigint AS v"))
        #expect(await refused(Int16.self, "SELECT 1::integer AS v"))
        #expect(await refused(String.self, "SELECT 1::integer AS v"))
        #expect(await refused(String.self, "SELECT ROW(1, 'x') AS v"))
        #expect(await refused(Date.self, "SELECT now()::timestamp AS v"))
        #expect(await refused(Date.self, "SELECT 'infinity'::timestamptz AS v"))
        #expect(await refused(Day.self, "SELECT 'infinity'::date AS v"))
        #expect(await refused([Int].self, "SELECT ARRAY['a'] AS v"))
        #expect(await refused([Int].self, "SELECT ARRAY[[1], [2]] AS v"))
        #expect(await refused([Int].self, "SELECT ARRAY[1, NULL] AS v"))
        #expect(await refused(Colour.self, "SELECT 'blue'::text AS v"))
        #expect(await refused(Int.self, "SELECT 1 AS w"))
    }

    @Test("Text with a NUL character is refused before it is cut short")
    func innerNUL() async throws {
        let error = await postgresError {
            try await database.single { try $0.one("SELECT \("a\0b")::text AS v") { try $0["v"] as String } }
        }

        #expect(error?.code == .encoding)
    }

    @Test("An array of strings can be unnested, and an array of nothing too")
    func textArrays() async throws {
        let names = ["a,b", "\"c\"", "", "{}", "NULL"]

        let back = try await database.single { db in
            try db.all("SELECT unnest(\(names)) AS name") { try $0["name"] as String }
        }
        let none = try await database.single { db in
            try db.all("SELECT unnest(\([String]())) AS name") { try $0["name"] as String }
        }

        #expect(back == names)
        #expect(none.isEmpty)
    }
}
