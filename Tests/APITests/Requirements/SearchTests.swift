import HTTPTypes
import JSON
import Postgres
import TestSupport
import Testing

@testable import API

@Suite(.database) struct SearchTests {
    private func register(
        _ service: Service, _ name: String, _ summary: String, on day: String = "2025-10-01"
    ) async throws -> String {
        let body = Service.registration.replacing("A. Example", with: name).replacing("No answer", with: summary)
        let reply = try await service.post("/v1/complaints", body.replacing("2025-10-01", with: day))
        try #require(reply.status == 201, "\(reply.text)")
        return try #require(try reply.json["reference"].text)
    }

    private func found(_ service: Service, _ query: String, _ more: String = "") async throws -> [String] {
        let reply = try await service.post("/v1/searches", #"{"query": "\#(query)"\#(more)}"#)
        try #require(reply.status == 200, "\(reply.text)")
        return try reply.json["items"].elements.compactMap { $0["reference"].text }
    }

    @Test("A search finds by stems, by names, by names that are misspelt, and by words of different texts together")
    func words() async throws {
        let service = try await Service.start()
        let smith = try await register(service, "Ann Smith", "The bedrooms were never decorated", on: "2025-10-01")
        let obrien = try await register(service, "Seán O'Brien-Jones", "A foster placement ended", on: "2025-10-02")
        _ = try await register(service, "Zoë Unrelated", "Transport was late", on: "2025-10-03")

        #expect(try await found(service, "decorating bedroom") == [smith])
        #expect(try await found(service, "Smyth") == [smith])
        #expect(try await found(service, "SMITH bedroom") == [smith])
        #expect(try await found(service, "o'brien") == [obrien])
        #expect(try await found(service, "Obrien placements") == [obrien])
        #expect(try await found(service, "Smith placement") == [])
        #expect(try await found(service, "the") == [])
        #expect(try await found(service, "the foster") == [obrien])
    }

    @Test("A reference is found whole and by its beginning, and a pattern is only text")
    func references() async throws {
        let service = try await Service.start()
        let first = try await register(service, "A. One", "One", on: "2025-10-01")
        let second = try await register(service, "B. Two", "Two", on: "2025-10-02")

        #expect(try await found(service, first.lowercased()) == [first])
        #expect(try await found(service, "CMP-2025-0") == [second, first])
        #expect(try await found(service, "CMP-2025_0") == [second, first])
        #expect(try await found(service, "%2025%") == [])
    }

    @Test(
        "Whatever text a query is, it is answered",
        arguments: [
            "'", "\\\\", "a & b | !c", "(", "~smith", ":*", "e\\u0301", "\\ud83d\\ude00", "x\\u00a0y", "a:b <-> c", "1",
        ])
    func anyText(query: String) async throws {
        let service = try await Service.start()
        _ = try await register(service, "Ann Smith", "The bedrooms")

        let reply = try await service.post("/v1/searches", #"{"query": "\#(query)"}"#)

        #expect(reply.status == 200, "\(reply.text)")
    }

    @Test("Filters narrow a search, and pages of it follow one another")
    func filtersAndPages() async throws {
        let service = try await Service.start()
        var all: [String] = []
        for day in 1...5 {
            all.insert(try await register(service, "P. Name", "Fostering", on: "2025-10-0\(day)"), at: 0)
        }

        let first = try await service.post("/v1/searches", #"{"query": "foster", "limit": 2}"#).json
        let cursor = try #require(first["next_cursor"].text)
        let rest = try await found(service, "foster", #", "cursor": "\#(cursor)""#)

        #expect(first["items"].elements.compactMap { $0["reference"].text } + rest == all)
        #expect(try await found(service, "foster", #", "received_from": "2025-10-04""#) == Array(all[..<2]))
        #expect(try await found(service, "foster", #", "state": "open""#) == [])
        #expect(try await found(service, "foster", #", "department": "Children and Families""#) == all)
        #expect(try await found(service, "foster", #", "service": "Potholes""#) == [])
        let contract = try Contract.shared.get()
        #expect(contract.violations(first, try contract.answer("searchComplaints", 200)) == [])
        let wrong = try await service.post("/v1/searches", #"{"query": "a", "cursor": "x", "limit": 0}"#)
        #expect(try wrong.pointers.sorted() == ["#/cursor", "#/limit"])
    }

    @Test("A name that is nobody's any more is not among the words for misspelt ones, and the text follows a change")
    func follows() async throws {
        let service = try await Service.start()
        let reference = try await register(service, "Ann Smith", "The bedrooms")
        try await TestDatabase.current.database.write { db in
            try db.execute("UPDATE complaint SET complainant = 'Ann Miller', summary = 'The garden'")
        }

        #expect(try await found(service, "Smith") == [])
        #expect(try await found(service, "Ann Miler garden") == [reference])
        let words = try await TestDatabase.current.database.read { db in
            try db.all("SELECT word FROM name_word ORDER BY word") { try $0["word"] as String }
        }
        #expect(words == ["ann", "miller"])
    }

    @Test("The longest texts there can be are searched without harm")
    func longTexts() async throws {
        let service = try await Service.start()
        let text = (0..<2_500).map { "a\($0)-b\($0)" }.joined(separator: " ").prefix(20_000)
        let reference = try await register(service, "Ann Smith", String(text))

        #expect(try await found(service, "a7-b7") == [reference])
        #expect(try await service.send(.post, "/v1/searches", #"{"query": "a"}"#, token: service.viewer).status == 403)
    }
}
