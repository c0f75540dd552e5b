import Foundation
import JSON
import Testing
import WorkingDays

@testable import API

@Suite struct JSONTests {
    @Test(
        "Texts come back as they were written",
        arguments: [
            "", "plain", "\"quoted\" \\ back", "line\nbreak\ttab\r", "\u{1}\u{1F}", "Zoë – £5", "😀", "a/b",
        ])
    func texts(text: String) throws {
        let bytes = JSONWriter.bytes { json in json.object { $0.field("text", text) } }

        #expect(try JSONParser.parse(bytes)["text"].text == text)
    }

    @Test("Values are written as JSON writes them")
    func values() throws {
        let bytes = JSONWriter.bytes { json in
            json.object { json in
                json.field("a", 1)
                json.field("b", true)
                json.field("c", nil as Int?)
                json.array("d", [1, 2]) { $0.value($1) }
                json.array("e", [Int]()) { $0.value($1) }
                json.object("f") { _ in }
                json.null("g")
                json.field("h", json: Array("{\"x\": 1}".utf8))
            }
        }

        #expect(
            String(decoding: bytes, as: UTF8.self)
                == #"{"a":1,"b":true,"c":null,"d":[1,2],"e":[],"f":{},"g":null,"h":{"x": 1}}"#)
    }

    @Test("The indented layout has each part on its own line, and a name from a record is escaped")
    func indented() {
        let bytes = JSONWriter.answer(layout: .indented) { json in
            json.field("a", "b")
            json.list("c", [1, 2])
            json.list("d", [Int]())
            json.object("e") { _ in }
            json.array("f", [3]) { json, number in
                json.object { json in
                    json.field(named: "\"g\"\n", number)
                    json.null("h")
                }
            }
        }

        #expect(
            String(decoding: bytes, as: UTF8.self) == """
                {
                  "a": "b",
                  "c": [
                    1,
                    2
                  ],
                  "d": [],
                  "e": {},
                  "f": [
                    {
                      "\\"g\\"\\n": 3,
                      "h": null
                    }
                  ]
                }

                """)
    }

    @Test(
        "Instants are written in UTC, with microseconds only where there are any",
        arguments: [
            (0.0, "2001-01-01T00:00:00Z"), (-1.0, "2000-12-31T23:59:59Z"), (0.25, "2001-01-01T00:00:00.250000Z"),
            (804_422_096.000001, "2026-06-29T10:34:56.000001Z"),
        ])
    func instants(seconds: Double, text: String) throws {
        let bytes = JSONWriter.bytes { $0.value(Date(timeIntervalSinceReferenceDate: seconds)) }

        #expect(String(decoding: bytes, as: UTF8.self) == "\"\(text)\"")
    }

    @Test(
        "Instants are read with their offset",
        arguments: [
            ("2026-06-15T09:30:00+01:00", "2026-06-15T08:30:00Z"), ("2026-06-15T09:30:00Z", "2026-06-15T09:30:00Z"),
            ("2026-06-15t09:30:00.5z", "2026-06-15T09:30:00.500000Z"),
            ("2026-01-01T00:30:00.123456+05:30", "2025-12-31T19:00:00.123456Z"),
            ("1999-12-31T23:59:59-00:01", "2000-01-01T00:00:59Z"),
        ])
    func readInstants(text: String, utc: String) throws {
        let instant = try #require(Instant.parse(text))

        let written = JSONWriter.bytes { $0.value(instant) }
        #expect(String(decoding: written, as: UTF8.self) == "\"\(utc)\"")
    }

    @Test(
        "What is no instant is not read",
        arguments: [
            "", "2026-06-15", "2026-06-15T09:30:00", "2026-02-30T09:30:00Z", "2026-06-15T24:00:00Z",
            "2026-06-15T09:60:00Z",
            "2026-06-15T09:30:60Z", "2026-06-15T09:30Z", "2026-06-15 09:30:00Z", "2026-06-15T09:30:00.Z",
            "2026-06-15T09:30:00.1234567Z", "2026-06-15T09:30:00+0100", "2026-06-15T09:30:00Zx", "é026-06-15T09:30:00Z",
        ])
    func noInstants(text: String) {
        #expect(Instant.parse(text) == nil)
    }

    @Test(
        "What is no JSON is not read",
        arguments: [
            "", " ", "nul", "01", "+1", "1.", ".5", "1e", "\"open", "\"\\x\"", "\"\\u12\"", "\"\\ud800\"",
            "\"\\ud800\\u0041\"",
            "\"\\udc00\"", "\"tab\t\"", "[1 2]", "{\"a\" 1}", "{1: 2}", "{\"a\": 1,}", "true false", "\u{FEFF}1",
            String(repeating: "[", count: 17),
        ])
    func noJSON(text: String) {
        #expect(throws: MalformedJSON.self) { try JSONParser.parse(Array(text.utf8)) }
    }

    @Test("Bytes that are no UTF-8 are not read")
    func noUTF8() {
        #expect(throws: MalformedJSON.self) { try JSONParser.parse([0x22, 0xFF, 0x22]) }
        #expect(throws: MalformedJSON.self) { try JSONParser.parse([0x22, 0xC0, 0x80, 0x22]) }
    }

    @Test(
        "Numbers, words and escapes are read",
        arguments: [
            ("-12", JSONValue.integer(-12)), ("1.5", .fraction(1.5)), ("1e3", .integer(1000)),
            ("57.0", .integer(57)), ("99999999999999999999", .fraction(1e20)), ("1e400", .fraction(.infinity)),
            ("1e18", .fraction(1e18)),
            (" true ", .bool(true)), ("null", .null), (#""\u00e9\ud83d\ude00\n""#, .text("é😀\n")),
            ("[[], {}]", .array([.array([]), .object([])])),
        ])
    func reading(text: String, value: JSONValue) throws {
        #expect(try JSONParser.parse(Array(text.utf8)) == value)
    }

    @Test("Cursors come back as they were given")
    func cursors() throws {
        #expect(Int(cursor: 7.cursor) == 7)
        #expect(Int(cursor: "7") == nil)
    }
}
