import Complaints
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import JSON
import Logging
import Postgres
import Reporting
import TestSupport
import Testing

@testable import API
@testable import Casework

/// Who gets an address, and what one that is none says.
@Suite(.database) struct FeedAddressTests {
    @Test("An address that is none and one that was revoked are answered alike, and a revoked feed is revoked once")
    func revoked() async throws {
        let service = try await Service.start()
        let team = try await service.addTeam()
        let made = try await service.makeFeed(#""team_id": "\#(team)""#)
        let address = try #require(try made.json["address"].text)
        let path = "/v1/calendar-feeds/\(try made.json["id"].text ?? "")/revocation"
        let open = try await service.read(address).reply

        let revocation = try await service.post(path, #"{"reason": "It was sent to the wrong person."}"#)
        let again = try await service.post(path, #"{"reason": "Again."}"#)
        let replies = [
            try await service.read(address).reply,
            try await service.read("/v1/calendar-feeds/\(String(repeating: "A", count: 43)).ics").reply,
            try await service.read("/v1/calendar-feeds/x.ics").reply,
        ]

        #expect(open.status == 200)
        #expect(revocation.status == 201)
        let contract = try Contract.shared.get()
        #expect(contract.violations(try revocation.json, contract.named("CalendarFeed")) == [])
        #expect(try again.code == "feed_revoked")
        #expect(replies.map(\.status) == [404, 404, 404])
        #expect(Set(try replies.map { try $0.json["detail"].text }).count == 1)
        #expect(Set(replies.map { $0.headers.map(\.name.rawName).sorted() }).count == 1)
    }

    @Test("A secret opens nothing else, and a token is no secret")
    func noToken() async throws {
        let service = try await Service.start()
        let team = try await service.addTeam()
        let address = try await service.feed(#""team_id": "\#(team)""#)
        let secret = address.lastIdentifier.replacing(".ics", with: "")

        #expect(try await service.send(.get, "/v1/complaints", token: secret).status == 401)
        #expect(try await service.read("/v1/calendar-feeds/\(service.manager).ics").reply.status == 404)
        #expect(try await service.send(.get, "/v1/calendar-feeds/\(secret)", token: service.manager).status == 404)
        #expect(try await service.send(.head, address, token: nil).status == 200)
        #expect(try await service.send(.get, address + "?x=1", token: nil).status == 400)
        #expect(try await service.send(.post, address, "{}", token: service.manager).status == 405)
    }

    @Test("Whoever guesses addresses is told to wait, and whoever has one is not")
    func guessed() async throws {
        let service = try await Service.start()
        let team = try await service.addTeam()
        let address = try await service.feed(#""team_id": "\#(team)""#)
        let limits = RateLimits(callerRequests: nil, failedSignIns: 3, proxies: .none)
        let api = RedressAPI(
            casework: service.casework, reports: Reports(database: TestDatabase.current.database),
            openAPI: "openapi: 3.1.0\n", clock: try Service.fixedClock("2026-03-02"), limits: limits,
            readiness: { Readiness(failures: [], warnings: []) })
        let limited = Service(
            casework: service.casework, api: api, manager: service.manager, officer: service.officer,
            viewer: service.viewer)

        var guesses: [Int] = []
        for number in 1...5 {
            guesses.append(try await limited.read("/v1/calendar-feeds/guess\(number).ics").reply.status)
        }
        let unknown = try await limited.send(.get, "/v1/causes", token: "redress_unknown").status
        let known = try await limited.read(address).reply.status

        #expect(guesses == [404, 404, 404, 429, 429])
        #expect(unknown == 429)
        #expect(known == 200)
    }

    @Test("Neither a line of the log nor a kept answer nor a row has the secret", arguments: [true, false])
    func kept(isKnown: Bool) async throws {
        let service = try await Service.start()
        let team = try await service.addTeam()
        let made = try await service.makeFeed(#""team_id": "\#(team)""#, headers: [.idempotencyKey: "k"])
        let again = try await service.makeFeed(#""team_id": "\#(team)""#, headers: [.idempotencyKey: "k"])
        let address = try #require(try made.json["address"].text)
        let secret = isKnown ? address.lastIdentifier.replacing(".ics", with: "") : "guessed-secret"
        let entries = LogEntries()
        let application = Application(
            router: service.api.router(), logger: Logger(label: "log") { _ in RecordingHandler(entries: entries) })

        _ = try await application.test(.router) { client in
            try await client.execute(uri: "/v1/calendar-feeds/\(secret).ics", method: .get) { $0.status }
        }

        let lines = entries.all.filter { $0.message == "answered" }
        #expect(lines.map { $0.metadata["route"] } == ["/v1/calendar-feeds/{secret}.ics"])
        #expect(lines.map { $0.metadata["status"] } == [isKnown ? "200" : "404"])
        #expect(
            !entries.all.contains { $0.text.contains(secret) || $0.metadata.values.contains { $0.contains(secret) } })
        #expect(again.headers[.idempotencyReplayed] == "true")
        #expect(try again.json["id"].text == made.json["id"].text)
        #expect(try again.json["address"] == .null)
        let stored = try await TestDatabase.current.database.read { db in
            try db.all(
                """
                SELECT convert_from(body, 'UTF8') AS row FROM idempotency_record
                UNION ALL SELECT to_jsonb(e)::text FROM audit_event AS e
                UNION ALL SELECT to_jsonb(f)::text FROM calendar_feed AS f
                """
            ) { try $0["row"] as String }
        }
        try #require(stored.count >= 3)
        #expect(!stored.contains { $0.contains(secret) })
    }

    @Test("Nobody leaves and keeps a feed, and a merged team's feed is of the other")
    func passesOn() async throws {
        let service = try await Service.start()
        let (kept, person) = (try await service.addTeam("Team North"), try await service.addPerson("L. Leaver"))
        let other = try await service.post("/v1/teams", #"{"department": "Highways", "name": "team north"}"#)
        let merged = try #require(try other.json["id"].text)
        let ofPerson = try await service.feed(#""person_id": "\#(person)""#)
        let ofTeam = try await service.feed(#""team_id": "\#(merged)""#)

        let left = try await service.change(
            "/v1/people/\(person)", "/deactivation", #"{"active_until": "2026-03-01"}"#)
        let merger = try await service.post(
            "/v1/department-mergers",
            #"{"department": "Highways", "into_department": "Children and Families", "reason": "R."}"#)
        let late = try await service.makeFeed(#""person_id": "\#(person)""#)

        try #require(left.status == 200, "\(left.text)")
        try #require(merger.status == 201, "\(merger.text)")
        #expect(try await service.read(ofPerson).reply.status == 404)
        #expect(try await service.read(ofTeam).reply.status == 200)
        let feeds = try await service.get("/v1/calendar-feeds").json["items"].elements
        #expect(feeds.compactMap { $0["team_id"].text } == [kept])
        #expect(try late.code == "person_left")
    }

    static let refused: [(name: String, owner: String, code: String, pointers: [String])] = [
        ("of nobody", #""team_id": null"#, "feed_of_one", ["#/person_id", "#/team_id"]),
        (
            "of both",
            #""person_id": "0197a3c0-5c1e-7b3e-8a44-2f9d3c1b7a10", "team_id": "0197a3c0-5c1e-7b3e-8a44-2f9d3c1b7a10""#,
            "feed_of_one", ["#/person_id", "#/team_id"]
        ),
        (
            "of an unknown person", #""person_id": "0197a3c0-5c1e-7b3e-8a44-2f9d3c1b7a10""#, "unknown_person",
            ["#/person_id"]
        ),
        ("of an unknown team", #""team_id": "0197a3c0-5c1e-7b3e-8a44-2f9d3c1b7a10""#, "unknown_team", ["#/team_id"]),
    ]

    @Test("A feed that would be nobody's is refused with the field", arguments: refused)
    func refusal(name: String, owner: String, code: String, pointers: [String]) async throws {
        let reply = try await Service.start().makeFeed(owner)

        #expect(try reply.code == code)
        #expect(try reply.pointers == pointers)
    }

    @Test("Only whoever records casework makes or revokes a feed")
    func permissions() async throws {
        let service = try await Service.start()
        let team = try await service.addTeam()
        let body = #"{"team_id": "\#(team)", "description": "Shared calendar"}"#
        let director = try await Service.token(.director, service.casework)

        #expect(try await service.send(.post, "/v1/calendar-feeds", body, token: director).status == 403)
        #expect(try await service.send(.get, "/v1/calendar-feeds", token: service.viewer).status == 403)
        #expect(try await service.send(.post, "/v1/calendar-feeds", body, token: service.officer).status == 201)
    }
}
