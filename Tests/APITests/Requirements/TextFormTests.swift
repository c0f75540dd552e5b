import JSON
import TestSupport
import Testing

@testable import API

/// What no text of a request may hold; an import refuses the same (`ImportNameTests`).
@Suite(.database) struct TextFormTests {
    struct Bad: Sendable, CustomTestStringConvertible {
        let what: String
        /// As JSON writes it.
        let text: String
        let code: String
        var testDescription: String { what }
    }

    static let everywhere = [
        Bad(what: "nothing", text: "", code: "blank"),
        Bad(what: "spaces", text: #" \u00a0\u2003\u3000"#, code: "blank"),
        Bad(what: "zero-width spaces", text: #"\u200b\u200d\ufeff"#, code: "blank"),
        Bad(what: "soft hyphens", text: #"\u00ad\u00ad"#, code: "blank"),
        Bad(what: "a Hangul filler", text: #"\u3164"#, code: "blank"),
        Bad(what: "a blank of Braille", text: #"\u2800"#, code: "blank"),
        Bad(what: "an accent alone", text: #"\u0301"#, code: "blank"),
        Bad(what: "a NUL", text: #"A\u0000B"#, code: "forbidden_character"),
        Bad(what: "a bell", text: #"A\u0007B"#, code: "forbidden_character"),
        Bad(what: "an escape", text: #"A\u001b[2JB"#, code: "forbidden_character"),
        Bad(what: "a delete", text: #"A\u007fB"#, code: "forbidden_character"),
        Bad(what: "a C1 control", text: #"A\u009bB"#, code: "forbidden_character"),
        Bad(what: "a turn of the direction", text: #"A\u202eB"#, code: "forbidden_character"),
        Bad(what: "an isolated direction", text: #"A\u2066B"#, code: "forbidden_character"),
    ]

    static let inNames = [
        Bad(what: "a line break", text: #"A\nB"#, code: "forbidden_character"),
        Bad(what: "a return", text: #"A\rB"#, code: "forbidden_character"),
        Bad(what: "a tab", text: #"A\tB"#, code: "forbidden_character"),
        Bad(what: "a line separator", text: #"A\u2028B"#, code: "forbidden_character"),
    ]

    private func codes(_ service: Service, _ field: String, _ text: String) async throws -> [String: String] {
        let own = [
            "complainant": "A. Example", "department": "Children and Families", "service": "Fostering",
            "summary": "No answer",
        ]
        let body = Service.registration.replacing("\"\(own[field] ?? "")\"", with: "\"\(text)\"")
        let reply = try await service.post("/v1/complaints", body)
        #expect(reply.status == 422, "\(reply.text)")
        return Dictionary(
            try reply.json["errors"].elements.map { ($0["pointer"].text ?? "", $0["code"].text ?? "") }
        ) { first, _ in first }
    }

    @Test("A text that cannot be seen or holds a control is refused in every field", arguments: everywhere)
    func everyField(bad: Bad) async throws {
        let service = try await Service.start()

        for field in ["complainant", "department", "service", "summary"] {
            #expect(try await codes(service, field, bad.text) == ["#/\(field)": bad.code])
        }
    }

    @Test("A name is one line", arguments: inNames)
    func oneLine(bad: Bad) async throws {
        let service = try await Service.start()

        for field in ["complainant", "department", "service"] {
            #expect(try await codes(service, field, bad.text) == ["#/\(field)": bad.code])
        }
    }

    @Test("A name may have 200 characters of six bytes, for which every index has room", arguments: [1, 3])
    func bytes(accents: Int) async throws {
        let service = try await Service.start()
        // No two alike, which an index would store shorter.
        func name(from first: UInt32) throws -> String {
            try (first..<first + 200).map {
                String(try #require(Unicode.Scalar($0 * 7))) + String(repeating: "\u{301}", count: accents)
            }.joined()
        }
        let (department, own) = (try name(from: 0x5000), try name(from: 0x5100))
        let fits = accents == 1

        let body = #"{"department": "\#(department)", "service": "\#(own)", "in_use_from": "2026-01-01"}"#
        let added = try await service.post("/v1/services", body)
        let tagged = try await service.change(
            try await service.register(), "/tags", #"{"establishment": "\#(own)"}"#)
        let renamed = try await service.post(
            "/v1/service-renamings",
            #"{"department": "Highways", "service": "Potholes", "name": "\#(own)", "reason": "So it is"}"#)

        #expect(added.status == (fits ? 201 : 422), "\(added.text)")
        #expect(try added.pointers == (fits ? [] : ["#/department", "#/service"]))
        #expect(fits ? tagged.status < 300 : tagged.text.contains("1200 bytes"), "\(tagged.text)")
        #expect(renamed.status == (fits ? 201 : 422), "\(renamed.text)")
    }

    @Test(
        "A name of nothing but apostrophes and dashes is blank wherever a name is sent", arguments: ["’", "-", "– '"])
    func nameless(name: String) async throws {
        let service = try await Service.start()
        let complaint = try await service.register()

        let replies = [
            try await service.post("/v1/complaints", Service.registration.replacing("A. Example", with: name)),
            try await service.post(
                "/v1/contacts", Service.contact(at: "2026-03-01T09:00:00Z", ["person": "\"\(name)\""])),
            try await service.post(
                "/v1/contacts", Service.contact(at: "2026-03-01T09:00:00Z", ["establishment": "\"\(name)\""])),
            try await service.change(complaint, "/tags", #"{"establishment": "\#(name)"}"#),
            try await service.change(complaint, "/parties", #"{"role": "child", "name": "\#(name)"}"#),
            try await service.change(complaint, "/corrections", #"{"complainant": "\#(name)", "reason": "R."}"#),
            try await service.post(
                "/v1/services",
                #"{"department": "Highways", "service": "\#(name)", "in_use_from": "2026-01-01"}"#),
        ]

        for reply in replies { #expect(try reply.code == "blank", "\(reply.text)") }
    }

    @Test("A summary may have lines and tabs, a name marks of direction and an invisible joiner")
    func taken() async throws {
        let service = try await Service.start()
        let body = Service.registration.replacing("No answer", with: #"One\n\tTwo\r\nThree"#)
            .replacing("A. Example", with: #"\u200fم\u200cح"#)

        let reply = try await service.post("/v1/complaints", body)

        #expect(reply.status == 201, "\(reply.text)")
        #expect(try reply.json["summary"].text == "One\n\tTwo\r\nThree")
    }

    @Test(
        "A name has as many characters as a person counts, however they are composed",
        arguments: [
            ("é", 200, 201), ("e\u{301}", 200, 201), ("é", 201, 422), ("e\u{301}", 201, 422), ("각", 200, 201),
            ("\u{1100}\u{1161}\u{11A8}", 200, 201), ("e" + String(repeating: "\u{301}", count: 9), 200, 422),
        ] as [(String, Int, Int)])
    func counted(letter: String, count: Int, status: Int) async throws {
        let service = try await Service.start()
        let name = String(repeating: letter, count: count)

        let reply = try await service.post(
            "/v1/complaints", Service.registration.replacing("A. Example", with: name))

        #expect(reply.status == status, "\(reply.text)")
        if status == 422 { #expect(try reply.json["errors"][0]["code"].text == "too_long") }
    }

    @Test("The character that is refused is named")
    func named() async throws {
        let service = try await Service.start()
        let body = Service.registration.replacing("A. Example", with: #"A\u202eB"#)

        let reply = try await service.post("/v1/complaints", body)

        #expect(reply.text.contains("U+202E"))
    }
}
