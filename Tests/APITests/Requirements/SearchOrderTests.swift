import HTTPTypes
import JSON
import Postgres
import TestSupport
import Testing

@testable import API

/// What a search finds comes in the order of how near it is to what was sought.
@Suite(.database) struct SearchOrderTests {
    private struct Sent: Sendable {
        let name: String
        var summary = "No answer"
        /// Of October 2025.
        let day: Int
    }

    /// Registers complaints and gives their references.
    private func register(_ service: Service, _ complaints: [Sent]) async throws -> [String] {
        var references: [String] = []
        for complaint in complaints {
            let body = Service.registration.replacing("A. Example", with: complaint.name)
                .replacing("No answer", with: complaint.summary)
                .replacing("2025-10-01", with: "2025-10-\(complaint.day < 10 ? "0" : "")\(complaint.day)")
            let reply = try await service.post("/v1/complaints", body)
            try #require(reply.status == 201, "\(reply.text)")
            references.append(try #require(try reply.json["reference"].text))
        }
        return references
    }

    private func page(
        _ service: Service, _ query: String, limit: Int = 50, after cursor: String? = nil
    ) async throws -> (found: [String], next: String?) {
        let more = cursor.map { #", "cursor": "\#($0)""# } ?? ""
        let reply = try await service.post("/v1/searches", #"{"query": "\#(query)", "limit": \#(limit)\#(more)}"#)
        try #require(reply.status == 200, "\(reply.text)")
        let json = try reply.json
        return (json["items"].elements.compactMap { $0["reference"].text }, json["next_cursor"].text)
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let query: String
        /// In the order they are found, by their places in the register.
        let found: [Int]
    }

    private static let register = [
        Sent(name: "Ann Kingfield", day: 9), Sent(name: "Ben Kingford", day: 8),
        Sent(name: "Cat Moor", summary: "A kingfisher nests in the drain", day: 1),
        Sent(name: "Dan Kingfishers", day: 7), Sent(name: "Eve Kingfisher", day: 2),
        Sent(name: "Siân Park", summary: "Noise at night", day: 3), Sent(name: "Sianna Wood", day: 6),
        Sent(name: "Wood Parker", summary: "The park is locked", day: 4),
    ]

    @Test(
        "What matches exactly stands before a beginning, and a beginning before what is alike, each the latest first",
        arguments: [
            Case(testDescription: "a word of a text and a name", query: "kingfisher", found: [4, 2, 3, 0, 1]),
            Case(testDescription: "in capitals", query: "KINGFISHER", found: [4, 2, 3, 0, 1]),
            Case(testDescription: "an accent left out", query: "Sian", found: [5, 6]),
            Case(testDescription: "an accent written", query: "siân", found: [5, 6]),
            Case(testDescription: "a name that is a common word", query: "Park", found: [7, 5]),
            Case(testDescription: "a name misspelt", query: "Kingfeild", found: [0]),
            Case(testDescription: "two words, one exact and one a beginning", query: "eve kingfish", found: [4]),
            Case(testDescription: "the beginning of a name alone", query: "kingf", found: [0, 1, 3, 4]),
            Case(testDescription: "a word that stands in no text and no name", query: "zebra", found: []),
        ])
    func order(of search: Case) async throws {
        let service = try await Service.start()
        let references = try await register(service, Self.register)

        let found = try await page(service, search.query).found

        #expect(found.prefix(search.found.count) == search.found.map { references[$0] }[...])
        #expect(Set(found).count == found.count)
    }

    @Test(
        "Two complaints with the word in their summary stand on the first page, before a hundred names that are alike")
    func amongMany() async throws {
        let service = try await Service.start()
        var sent: [Sent] = [
            Sent(name: "First Person", summary: "The kingfisher is gone", day: 1),
            Sent(name: "Other Person", summary: "A Kingfisher, again", day: 2),
        ]
        for number in 0..<60 { sent.append(Sent(name: "P\(number) Kingfield", day: 3 + number % 20)) }
        let references = try await register(service, sent)

        let first = try await page(service, "kingfisher", limit: 5)

        #expect(first.found.prefix(2) == [references[1], references[0]])
        #expect(first.found.count == 5)
    }

    @Test(
        "A reference that is exactly the query is first, then those that begin so",
        arguments: ["CMP-2025-000001", "cmp 2025 000001", "CMP2025000001"])
    func reference(query: String) async throws {
        let service = try await Service.start()
        let references = try await register(
            service, (1...11).map { Sent(name: "Person \($0)", day: $0) })
        try await TestDatabase.current.database.write { db in
            try db.execute("UPDATE complaint SET reference = reference || '1' WHERE reference = \(references[4])")
            try db.execute("UPDATE complaint SET reference = 'CMP-2025-0000019' WHERE reference = \(references[7])")
        }

        let found = try await page(service, query).found

        #expect(found == ["CMP-2025-000001", "CMP-2025-0000019"])
    }

    @Test(
        "Pages of every size hold each complaint once and in order, also when others are registered between them",
        arguments: 1...4)
    func pages(of size: Int) async throws {
        let service = try await Service.start()
        _ = try await register(service, Self.register)
        let whole = try await page(service, "kingfisher").found

        let first = try await page(service, "kingfisher", limit: size)
        // Names that are nearer to the word than all that are alike, and later than everything.
        let nearer = ["isher", "fisher", "isherr", "fishe", "fisherr", "fishher", "fisherx", "fishert", "isherman"]
        _ = try await register(service, nearer.map { Sent(name: "New Kingf\($0)", day: 30) })
        var (found, next) = first
        while let cursor = next {
            let page = try await page(service, "kingfisher", limit: size, after: cursor)
            found += page.found
            next = page.next
        }

        #expect(found.filter(whole.contains) == whole)
        #expect(Set(found).count == found.count)
    }

    @Test("The filters hold in every rank")
    func filtered() async throws {
        let service = try await Service.start()
        let references = try await register(service, Self.register)

        let reply = try await service.post(
            "/v1/searches", #"{"query": "kingfisher", "received_from": "2025-10-02", "received_to": "2025-10-08"}"#)

        #expect(
            try reply.json["items"].elements.compactMap { $0["reference"].text }
                == [4, 3, 1].map { references[$0] })
    }
}
