import Complaints
import JSON
import Postgres
import TestSupport
import Testing

@testable import API

/// The draft of an answer is checked by another than who wrote it.
@Suite(.database) struct DraftCheckTests {
    @Test("R62: a draft is checked by another person, whatever token they hold and whoever they stand in for")
    func draft() async throws {
        let (service, officer, manager) = try await SecondPersonTests.deputy()
        let head = try await service.somebody("H. Example", .headOfService)
        try await service.standIn(head.id, for: officer.id)
        let file = try await SecondPersonTests.complaint(service, accepted: true)
        let second = try await service.token(.officer, of: officer.id, name: "K. Other")
        try await file.done("/stages/stage_1/draft", "{}", token: officer.token)

        #expect(try await file.refused("/stages/stage_1/check", "{}", token: second) == "409 checked_by_author")
        #expect(try await file.refused("/stages/stage_1/check", "{}", token: head.token) == "409 checked_by_author")
        try await file.done("/stages/stage_1/check", "{}", token: manager.token)
    }

    @Test("R62: a draft is checked by another person of the same name")
    func namesake() async throws {
        let service = try await Service.start(on: "2026-03-02")
        let file = try await SecondPersonTests.complaint(service, accepted: true)
        let people = [try await service.addPerson("K. Same"), try await service.addPerson("K. Same")]
        let author = try await service.token(.officer, of: people[0], name: "K. Same")
        try await file.done("/stages/stage_1/draft", "{}", token: author)
        // A token has its name alone among those that are not revoked.
        try await TestDatabase.current.database.write { db in
            _ = try db.execute("UPDATE api_token SET revoked_at = now() WHERE name = 'K. Same'")
        }
        let checker = try await service.token(.officer, of: people[1], name: "K. Same")

        let checked = try await file.done("/stages/stage_1/check", "{}", token: checker)

        #expect(checked["stages"][0]["drafted_by"].text == "K. Same")
        #expect(checked["stages"][0]["checked_by"].text == "K. Same")
    }
}
