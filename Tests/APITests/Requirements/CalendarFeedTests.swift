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
import WorkingDays

@testable import API
@testable import Casework

/// The days a calendar program reads by a secret address.
@Suite(.database) struct CalendarFeedTests {
    /// A children's complaint of Monday 3 March 2025 on 14 March, and who deals with it.
    private struct Dealt {
        let service: Service
        let file: Casefile
        let reference: String
        let team: String
        let person: String

        /// Of the complaint, what a feed should have.
        var owed: [String] {
            get async throws {
                try await service.get(file.path + "/duties").json["items"].elements.filter {
                    $0["ended_on"] == .null && ["limit", "target"].contains($0["nature"].text)
                        && $0["known_from"].text ?? "" <= "2025-03-14"
                }.map { duty in
                    let (day, kind) = (duty["due_on"].text ?? "", duty["kind"].text.flatMap(DutyKind.init))
                    return "\(day.replacing("-", with: "")) \(kind?.name ?? "-") due: \(reference)"
                }
            }
        }
    }

    private func dealt() async throws -> Dealt {
        let service = try await Service.start(on: "2025-03-14")
        let team = try await service.addTeam("Locality North")
        let person = try await service.addPerson("J. Example", team: team)
        let file = try await Casefile.accepted(service)
        try #require(try await service.assign(file.path, team: team, person: person).status < 300)
        let reference = try #require(try await file.complaint["reference"].text)
        return Dealt(service: service, file: file, reference: reference, team: team, person: person)
    }

    @Test(
        "A person's feed has what they deal with and a team's what is the team's, each open duty on the day it is due")
    func whose() async throws {
        let dealt = try await dealt()
        let service = dealt.service
        let other = try await service.addPerson("O. Other", team: dealt.team)
        let elsewhere = try await service.addTeam("Locality South")

        let made = try await service.makeFeed(#""person_id": "\#(dealt.person)""#)
        let address = try #require(try made.json["address"].text)
        let read = try await service.read(address)
        let ofTeam = try await service.read(try await service.feed(#""team_id": "\#(dealt.team)""#))
        let ofOther = try await service.read(try await service.feed(#""person_id": "\#(other)""#))
        let ofElsewhere = try await service.read(try await service.feed(#""team_id": "\#(elsewhere)""#))

        #expect(read.reply.status == 200)
        #expect(read.reply.headers[.contentType] == "text/calendar; charset=utf-8")
        #expect(read.reply.headers[.cacheControl]?.hasPrefix("private") == true)
        #expect(read.lines.contains("20250317 Response due: \(dealt.reference)"))
        #expect(try await read.lines.sorted() == dealt.owed.sorted())
        #expect(ofTeam.lines == read.lines)
        #expect(ofOther.lines.isEmpty && ofElsewhere.lines.isEmpty)
        #expect(ofTeam.reply.text.contains("\r\nNAME:Duties of Locality North\r\n"))
        let contract = try Contract.shared.get()
        #expect(contract.violations(try made.json, contract.named("IssuedCalendarFeed")) == [])
        let listed = try await service.get("/v1/calendar-feeds")
        #expect(contract.violations(try listed.json, contract.named("CalendarFeedList")) == [])
        #expect(try listed.json["items"].elements.count == 4)
        #expect(!listed.text.contains(address.lastIdentifier))
    }

    @Test("What has no officer is in the feed of whoever manages its team")
    func ofManager() async throws {
        let service = try await Service.start(on: "2025-03-14")
        let manager = try await service.addPerson("M. Manager")
        let team = try await service.addTeam(head: manager)
        let file = try await Casefile.accepted(service)
        try await file.done("/assignments", #"{"team_id": "\#(team)", "reason": "It is about locality."}"#)

        let read = try await service.read(try await service.feed(#""person_id": "\#(manager)""#))

        #expect(read.lines.contains { $0.hasPrefix("20250317 Response due: ") })
    }

    @Test("A feed has no word about a person")
    func noNames() async throws {
        let dealt = try await dealt()

        let read = try await dealt.service.read(try await dealt.service.feed(#""person_id": "\#(dealt.person)""#))

        try #require(!read.events.isEmpty)
        for word in ["Example", "No answer", "Outlook", "officer", dealt.person, dealt.file.path.lastIdentifier] {
            #expect(!read.reply.text.localizedCaseInsensitiveContains(word), "\(word)")
        }
    }

    @Test("Nothing of the behaviour register is in a feed, also not in that of whoever it was assigned to")
    func noRegister() async throws {
        let service = try await Service.start(on: "2026-03-02")
        _ = try await DutyRecords.measure(service, 1)
        let manager = try await service.addPerson("M. Manager", capacities: ["complaints_manager"])
        let team = try await service.addTeam(head: manager)

        for owner in [#""person_id": "\#(manager)""#, #""team_id": "\#(team)""#] {
            let read = try await service.read(try await service.feed(owner))
            #expect(read.reply.status == 200)
            #expect(read.events.isEmpty)
        }
    }

    @Test(
        "A duty that a late holiday moves keeps its UID and raises its SEQUENCE; one that is met is gone"
    )
    func moved() async throws {
        let dealt = try await dealt()
        let address = try await dealt.service.feed(#""person_id": "\#(dealt.person)""#)
        func response() async throws -> [String: String] {
            let events = try await dealt.service.read(address).events
            return try #require(events.first { $0["SUMMARY"]?.hasPrefix("Response") == true })
        }

        let first = try await response()
        let holiday = BankHoliday(on: try #require(Day("2025-03-17")), name: "Proclaimed")
        _ = try await dealt.service.casework.perform(
            AddBankHolidays(source: try BankHolidaySource(entered: holiday, by: "A. Manager")),
            as: .commandLine(name: "test"))
        let second = try await response()
        try await dealt.file.done("/stages/local_resolution/acknowledgement", #"{"acknowledged_on": "2025-03-05"}"#)
        let left = try await dealt.service.read(address)

        let events = [first, second]
        #expect(events.map { $0["DTSTART;VALUE=DATE"] } == ["20250317", "20250318"])
        #expect(Set(events.map { $0["UID"] }).count == 1)
        #expect(events.map { $0["SEQUENCE"] } == ["0", "1"])
        #expect(events.map { $0["DTSTAMP"] ?? "" } == events.map { $0["DTSTAMP"] ?? "" }.sorted())
        #expect(!left.lines.contains { $0.contains("Acknowledgement") })
        #expect(Set(left.events.map { $0["UID"] }).count == left.events.count)
    }

    @Test("A duty that an extension puts in the place of another is the same event on the new day")
    func superseded() async throws {
        let service = try await Service.start(on: "2025-07-14")
        let team = try await service.addTeam()
        let file = try await Casefile.accepted(service, "adult_social_care", receivedAt: "2025-01-15T09:30:00Z")
        try await file.done("/assignments", #"{"team_id": "\#(team)", "reason": "It is about locality."}"#)
        let address = try await service.feed(#""team_id": "\#(team)""#)
        func responses() async throws -> [[String: String]] {
            try await service.read(address).events.filter { $0["SUMMARY"]?.hasPrefix("Response") == true }
        }

        let before = try await responses()
        try await file.done(
            "/stages/single_stage/extensions",
            """
            {"agreed_on": "2025-07-14", "extended_to": "2025-09-30", "reason": "A witness is away.",
            "complainant_agreed_on": "2025-07-14"}
            """)
        let after = try await responses()

        let limit = try #require(before.first { $0["DTSTART;VALUE=DATE"] == "20250714" })
        let moved = try #require(after.first { $0["DTSTART;VALUE=DATE"] == "20250930" })
        #expect(limit["UID"] == moved["UID"])
        #expect(limit["SEQUENCE"] == "0" && moved["SEQUENCE"] == "1")
        #expect(!after.contains { $0["DTSTART;VALUE=DATE"] == "20250714" })
    }

    @Test("A program that has the calendar is not sent it again until something changed")
    func notModified() async throws {
        let dealt = try await dealt()
        let address = try await dealt.service.feed(#""team_id": "\#(dealt.team)""#)
        let tag = try #require(try await dealt.service.read(address).reply.etag)

        let same = try await dealt.service.read(address, headers: [.ifNoneMatch: tag]).reply
        try await dealt.file.done(
            "/stages/local_resolution/response", #"{"responded_on": "2025-03-14", "outcome": "not_upheld"}"#)
        let changed = try await dealt.service.read(address, headers: [.ifNoneMatch: tag]).reply

        #expect(same.status == 304 && same.bytes.isEmpty)
        #expect(changed.status == 200)
    }
}

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
