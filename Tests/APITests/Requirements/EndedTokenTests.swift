import Complaints
import Foundation
import HTTPTypes
import JSON
import Postgres
import TestSupport
import Testing
import WorkingDays

@testable import API
@testable import Casework

/// Tokens as callers meet them: what an ended one is answered, and its number beside what was done with it.
@Suite(.database)
struct EndedTokenTests {
    struct Way: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let method: HTTPRequest.Method
        let path: String
        var body: String?
        var headers: HTTPFields = [:]
    }

    /// A caller is found in each of these ways.
    static let ways = [
        Way(testDescription: "a record", method: .get, path: "/v1/complaints/0197a3c0-5c1e-7b3e-8a44-2f9d3c1b7a10"),
        Way(testDescription: "a list", method: .get, path: "/v1/complaints"),
        Way(testDescription: "a report", method: .get, path: "/v1/reports/childrens/2025-26"),
        Way(
            testDescription: "a change with a key", method: .post, path: "/v1/complaints", body: Service.registration,
            headers: [.idempotencyKey: "\"k\""]),
        Way(testDescription: "a search", method: .post, path: "/v1/searches", body: #"{"query": "council"}"#),
    ]

    private func issue(_ service: Service, _ name: String, days: Int = 30, person: String? = nil) async throws
        -> CreateToken.Issued
    {
        let id = try person.map { PersonID(rawValue: try #require(UUID(uuidString: $0))) }
        return try await service.casework.perform(
            CreateToken(name: name, role: .viewer, expiresInDays: days, person: id), as: .commandLine(name: "test"))
    }

    @Test(
        "A token that has ended is 401 with the sentence of its end, whoever asks for what, before its role is",
        arguments: ways)
    func sentences(_ way: Way) async throws {
        let service = try await Service.start(on: "2026-03-02")
        let person = try await service.addPerson("L. Leaver")
        let revoked = try await issue(service, "Revoked")
        let expired = try await issue(service, "Expired", days: 1)
        let left = try await issue(service, "Left", person: person)
        _ = try await service.casework.perform(
            RevokeToken(token: revoked.record.id), as: .commandLine(name: "test"))
        _ = try await service.change("/v1/people/\(person)", "/deactivation", #"{"active_until": "2026-03-02"}"#)
        let later = try service.at("2026-03-04T12:00:00Z")
        func detail(_ token: String) async throws -> String? {
            let reply = try await later.send(way.method, way.path, way.body, token: token, headers: way.headers)
            #expect(reply.status == 401)
            #expect(try reply.code == "unauthenticated")
            #expect(reply.headers[.wwwAuthenticate]?.contains("invalid_token") == true)
            return try reply.json["detail"].text
        }

        let details = try await [
            detail(revoked.token), detail(expired.token), detail(left.token), detail("redress_made_up"),
        ]

        #expect(
            details == [
                "The token was revoked on 2 March 2026; ask whoever runs the service for a new one.",
                "The token expired on 3 March 2026; ask whoever runs the service for a new one.",
                "The token belongs to somebody whose last day was 2 March 2026; ask whoever runs the service for one of "
                    + "your own.",
                "The token is unknown; check that it is whole, or ask whoever runs the service for one.",
            ])
    }

    @Test("Every event of a complaint has the number of the token it was done with, whichever operation wrote it")
    func events() async throws {
        let service = try await Service.start(on: "2026-03-02")
        let path = try await service.accept()
        let number = try await TestDatabase.current.database.read { db in
            try db.one("SELECT id FROM api_token WHERE name = 'test manager'") { try $0["id"] as Int }
        }
        let note = try await service.change(
            path, "/entries", #"{"kind": "note", "occurs_on": "2026-03-02", "text": "Called."}"#)
        try #require(note.status == 201, "\(note.text)")

        let events = try await service.get(path + "/events").json["items"].elements

        #expect(events.count >= 3)
        #expect(events.allSatisfy { $0["token_id"] == .integer(number) })
    }
}
