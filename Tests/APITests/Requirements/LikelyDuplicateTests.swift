import Complaints
import HTTPTypes
import JSON
import Postgres
import TestSupport
import Testing

@testable import API

/// What is likely registered already is told with its reference, and goes through on a second word.
@Suite(.database) struct LikelyDuplicateTests {
    static func start() async throws -> Service {
        var service = try await Service.start()
        service.isToldOfDuplicates = true
        return service
    }

    /// The body of a complaint of 1 March 2026, or another day.
    static func complaint(
        _ name: String = "Siân O'Neill", _ summary: String = "No answer for six weeks", on day: String = "2026-03-01",
        with more: String = ""
    ) -> String {
        """
        {"received_at": "\(day)T09:30:00Z", "channel": "email", "complainant": "\(name)", "complainant_type": "parent",
        "department": "Children and Families", "service": "Fostering", "about_childrens_social_care": true,
        "causes": ["delay"], "summary": "\(summary)"\(more)}
        """
    }

    static func details(_ email: String, _ telephone: String) -> String {
        #", "contact_details": [{"person": "complainant", "email": "\#(email)", "telephone": "\#(telephone)"}]"#
    }

    static func said(_ references: String...) -> String {
        #", "not_a_duplicate_of": [\#(references.map { "\"\($0)\"" }.joined(separator: ", "))]"#
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var first = LikelyDuplicateTests.complaint()
        let second: String
        var isTold = true
    }

    private static let ways = details("sian@example.org", "+44 (0)116 496 0000 ext 12")

    @Test(
        "The same person with the same words, or the same sender within a week, is told; others are not",
        arguments: [
            Case(testDescription: "the same again", second: complaint()),
            Case(testDescription: "the same a year before", second: complaint(on: "2025-02-03")),
            Case(
                testDescription: "the same words in other capitals and punctuation, long before",
                second: complaint("SIAN ONEILL", "no answer, for SIX weeks!", on: "2025-06-02")),
            Case(
                testDescription: "the name with another apostrophe and a decomposed accent",
                second: complaint("Sia\u{302}n O’Neill", "Other words", on: "2026-02-27")),
            Case(
                testDescription: "the name with a no-break space and capitals",
                second: complaint("SIÂN\u{A0}O'NEILL", "Other words")),
            Case(
                testDescription: "on the seventh day",
                second: complaint("Sian O'Neill", "Other words", on: "2026-02-22")),
            Case(
                testDescription: "on the eighth day",
                second: complaint("Sian O'Neill", "Other words", on: "2026-02-21"),
                isTold: false),
            Case(testDescription: "another person with the same words", second: complaint("B. Other"), isTold: false),
            Case(
                testDescription: "the e-mail address under another name", first: complaint(with: ways),
                second: complaint(
                    "S. Neill", "Other words", with: details("SIAN@Example.org", "0116 496 1111"))),
            Case(
                testDescription: "the telephone number written otherwise", first: complaint(with: ways),
                second: complaint("S. Neill", "Other words", with: details("s@example.org", "0116 496-0000"))),
            Case(
                testDescription: "the telephone number with 00", first: complaint(with: ways),
                second: complaint("S. Neill", "Other words", with: details("s@example.org", "0044 116 4960000"))),
            Case(
                testDescription: "another address and number", first: complaint(with: ways),
                second: complaint("S. Neill", "Other words", with: details("s@example.org", "0116 496 0001")),
                isTold: false),
            Case(
                testDescription: "the address a month before", first: complaint(with: ways),
                second: complaint(
                    "S. Neill", "Other words", on: "2026-01-28", with: details("sian@example.org", "0116 496 0001")),
                isTold: false),
        ])
    func complaints(of sent: Case) async throws {
        let service = try await Self.start()
        let first = try await service.post("/v1/complaints", sent.first)
        try #require(first.status == 201, "\(first.text)")
        let reference = try #require(try first.json["reference"].text)

        let second = try await service.post("/v1/complaints", sent.second)

        #expect(second.status == (sent.isTold ? 409 : 201), "\(second.text)")
        guard sent.isTold else { return }
        #expect(try second.code == "likely_duplicate")
        #expect(try second.json["references"].elements.compactMap(\.text) == [reference])
        #expect(try second.json["detail"].text?.contains(reference) == true)
        #expect(!second.text.contains("Neill") && !second.text.contains("NEILL"))
        let contract = try Contract.shared.get()
        #expect(contract.violations(try second.json, contract.named("Problem")) == [])
        #expect(try await service.complaints() == 1)
    }

    @Test("The second word is about what was told, goes through, and is kept in the audit")
    func secondWord() async throws {
        let service = try await Self.start()
        let first = try await service.post("/v1/complaints", Self.complaint()).json["reference"].text ?? ""
        let told = try await service.post("/v1/complaints", Self.complaint())
        let unknown = try await service.post("/v1/complaints", Self.complaint(with: Self.said("CMP-1999-000001")))
        let missing = try await service.post(
            "/v1/complaints", Self.complaint(with: Self.said(first, "CMP-1999-000001")))

        let other = try await service.post(
            "/v1/complaints", Self.complaint(with: Self.said(first.lowercased().replacing("-", with: " "))))
        let elsewhere = try await service.post(
            "/v1/complaints", Self.complaint("B. Other", with: Self.said(first.replacing("-", with: ""))))

        #expect(told.status == 409)
        #expect(unknown.status == 409)
        #expect(try missing.code == "unknown_reference")
        #expect(try missing.pointers == ["#/not_a_duplicate_of"])
        #expect(other.status == 201, "\(other.text)")
        #expect(elsewhere.status == 201, "\(elsewhere.text)")
        let path = try #require(other.headers[.location])
        let event = try await service.get(path + "/events").json["items"][0]
        #expect(event["details"]["not_a_duplicate_of"].text == first)
    }

    @Test("Whoever said it of one is told of another that came meanwhile")
    func another() async throws {
        let service = try await Self.start()
        let first = try await service.post("/v1/complaints", Self.complaint()).json["reference"].text ?? ""
        let second =
            try await service.post("/v1/complaints", Self.complaint(with: Self.said(first))).json["reference"].text
            ?? ""

        let third = try await service.post("/v1/complaints", Self.complaint(with: Self.said(first)))
        let both = try await service.post("/v1/complaints", Self.complaint(with: Self.said(first, second)))

        #expect(try third.json["references"].elements.compactMap(\.text) == [second])
        #expect(both.status == 201, "\(both.text)")
    }

    @Test("The council decides how many days count, also that only one day does")
    func days() async throws {
        let service = try await Self.start()
        func other(_ day: String) async throws -> Int {
            try await service.post("/v1/complaints", Self.complaint("Sian O'Neill", "Words of \(day)", on: day)).status
        }
        _ = try await service.post("/v1/complaints", Self.complaint())
        let long = try await service.post(
            "/v1/settings",
            #"{"setting": "likely_duplicate_days", "value": 30, "from_on": "2026-03-02", "reason": "As we work."}"#)
        try #require(long.status < 300, "\(long.text)")

        #expect(try await other("2026-01-30") == 409)
        #expect(try await other("2026-01-29") == 201)
        let short = try await service.post(
            "/v1/settings",
            #"{"setting": "likely_duplicate_days", "value": 91, "from_on": "2026-03-02", "reason": "As we work."}"#)
        #expect(try short.code == "setting_range")
    }

    @Test("The same request with its Idempotency-Key is answered as it was and is no duplicate")
    func repeated() async throws {
        let service = try await Self.start()
        let first = try await service.post("/v1/complaints", Self.complaint(), headers: [.idempotencyKey: "a"])
        let again = try await service.post("/v1/complaints", Self.complaint(), headers: [.idempotencyKey: "a"])
        let other = try await service.post("/v1/complaints", Self.complaint(), headers: [.idempotencyKey: "b"])
        let said = try await service.post(
            "/v1/complaints", Self.complaint(with: Self.said(try first.json["reference"].text ?? "")),
            headers: [.idempotencyKey: "b"])

        #expect(again.status == 201)
        #expect(again.bytes == first.bytes)
        #expect(other.status == 409)
        #expect(said.status == 201, "\(said.text)")
    }

    @Test("Of eight registrations at once one goes through and seven are told", arguments: ["complaints", "contacts"])
    func atOnce(records: String) async throws {
        let service = try await Self.start()
        let body = records == "complaints" ? Self.complaint() : Service.contact(at: "2026-03-01T09:00:00Z")

        let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<8 { group.addTask { try await service.post("/v1/\(records)", body).status } }
            return try await group.reduce(into: []) { $0.append($1) }
        }

        #expect(statuses.sorted() == [201] + Array(repeating: 409, count: 7))
    }

    @Test("Two at once from one address under two names: one is told, whichever was first")
    func oneAddress() async throws {
        let service = try await Self.start()
        let names = ["Ann First", "Zoe Second"]

        let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
            for name in names {
                group.addTask {
                    try await service.post(
                        "/v1/complaints",
                        Self.complaint(name, "Words of \(name)", with: Self.details("one@example.org", "0116 496 0000"))
                    ).status
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }

        #expect(statuses.sorted() == [201, 409])
    }

    @Test("What was closed as registered in error is told no longer, and again once it is opened")
    func inError() async throws {
        let service = try await Self.start()
        let path = try #require(try await service.post("/v1/complaints", Self.complaint()).headers[.location])
        let closed = try await service.change(path, "/registration-error", Erroneous.error)
        try #require(closed.status == 200, "\(closed.text)")

        let other = try await service.post("/v1/complaints", Self.complaint())
        let opened = try await service.change(path, "/reopening", #"{"reason": "It was no error."}"#)
        let third = try await service.post("/v1/complaints", Self.complaint())

        #expect(other.status == 201, "\(other.text)")
        #expect(opened.status == 200, "\(opened.text)")
        #expect(try third.json["references"].elements.count == 2)
    }

    @Test("A point that is split off is no duplicate of the complaint it was part of")
    func split() async throws {
        let service = try await Self.start()
        let file = try await Casefile.register(service, points: ["No answer", "No answer either"])

        let reply = try await file.act(
            "/points/2/split",
            """
            {"split_on": "2025-03-04", "department": "Highways", "service": "Potholes", "explanation": "It is theirs."}
            """)

        #expect(reply.status == 201 || reply.status == 200, "\(reply.text)")
    }

    @Test("More than are told at once are told when the first were answered, and never more than twenty")
    func many() async throws {
        var service = try await Self.start()
        service.isToldOfDuplicates = false
        for _ in 0..<22 { _ = try await service.post("/v1/complaints", Self.complaint()) }
        service.isToldOfDuplicates = true

        let told = try await service.post("/v1/complaints", Self.complaint())

        #expect(try told.json["references"].elements.count == LikelyDuplicate.limit)
        #expect(try await service.complaints() == 22)
    }

    @Test("Whoever registers may read what is told", arguments: Role.allCases)
    func mayRead(role: Role) {
        let registers: Set<Permission> = [.recordCasework, .speakForChildren]

        #expect(role.permissions.isDisjoint(with: registers) || role.permissions.contains(.readCasework))
    }
}
