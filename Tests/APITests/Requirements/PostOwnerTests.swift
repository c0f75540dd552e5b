import Casework
import Complaints
import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API

/// An obligation that a post owns: whoever holds it on a day answers for it (decision 0043).
@Suite(.database) struct PostOwnerTests {
    private struct Owned {
        let service: Service
        let complaint: String
        let post: String
        let obligation: String
        let first: String
        let second: String
    }

    /// An obligation of the head of service of Highways, whom a first person is until 31 May 2026 and a second after that.
    private func owned(on day: String = "2026-03-02") async throws -> Owned {
        let service = try await Service.start(on: day)
        let file = try await Casefile.accepted(service, "corporate", receivedAt: "2026-02-23T09:30:00Z")
        let post = try await service.addPost("head_of_service", #""department": "Highways""#)
        let first = try await service.addPerson("F. First", more: #", "email": "first@example.org""#)
        let second = try await service.addPerson("S. Second", more: #", "email": "second@example.org""#)
        try #require(try await service.handOver(post, to: first, from: "2026-01-05").status == 200)
        try #require(try await service.handOver(post, to: second, from: "2026-06-01").status == 200)
        let added = try await file.done(
            "/obligations", ObligationOwnerTests.obligation(#""owner_post_id": "\#(post.lastIdentifier)""#))
        return Owned(
            service: service, complaint: file.path, post: post, obligation: added["id"].text ?? "",
            first: first, second: second)
    }

    private func answering(_ owned: Owned, on day: String) async throws -> String? {
        try await owned.service.on(day).get("/v1/worklists/obligations_overdue").json["items"][0][
            "responsible_person_id"
        ]
        .text
    }

    @Test("The answer names the post and its department, and nobody by name")
    func answer() async throws {
        let owned = try await owned()
        let read = try await owned.service.get("/v1/obligations/\(owned.obligation)")

        #expect(try read.json["owner_post_id"].text == owned.post.lastIdentifier)
        #expect(try read.json["owner_department"].text == "Highways")
        #expect(try read.json["owner"] == .null && read.json["owner_id"] == .null)
        let contract = try Contract.shared.get()
        #expect(contract.violations(try read.json, contract.named("Obligation")) == [])
        let listed = try await owned.service.get(
            "/v1/obligations?owner_post_id=\(owned.post.lastIdentifier)"
        ).json["items"].elements
        #expect(listed.map { $0["id"].text } == [owned.obligation])
        #expect(
            try await owned.service.get("/v1/obligations?owner_post_id=0197a3c0-5c1e-7b3e-8a44-2f9d3c1b7a10").json[
                "items"
            ]
            .elements == [])
    }

    @Test("Whoever holds the post on the day answers for it, and it is on their worklist and no other's")
    func holder() async throws {
        let owned = try await owned()
        func list(of person: String, on day: String) async throws -> [String?] {
            try await owned.service.on(day).get("/v1/worklists/due_soon?person_id=\(person)&working_days=100").json[
                "items"
            ]
            .elements.filter { $0["duty"].text == "obligation" }.map { $0["record_id"].text }
        }

        #expect(try await list(of: owned.first, on: "2026-05-29") == [owned.obligation])
        #expect(try await list(of: owned.second, on: "2026-05-29") == [])
        #expect(try await list(of: owned.first, on: "2026-06-01") == [])
        #expect(try await list(of: owned.second, on: "2026-06-01") == [owned.obligation])
        #expect(try await answering(owned, on: "2026-06-02") == owned.second)
    }

    @Test(
        "Where nobody holds the post the next rung up answers, and the gap is listed until the obligation is another's",
        arguments: ["vacancies", "abolition"])
    func nobody(end: String) async throws {
        let owned = try await owned()
        let director = try await owned.service.addPerson("D. Director", more: #", "email": "d@example.org""#)
        let above = try await owned.service.addPost("director", #""department": "Highways""#)
        try #require(try await owned.service.handOver(above, to: director, from: "2026-01-05").status == 200)
        func gaps(on day: String) async throws -> [JSONValue] {
            let reply = try await owned.service.on(day).get("/v1/directory/gaps")
            let contract = try Contract.shared.get()
            #expect(contract.violations(try reply.json, contract.named("DirectoryGapList")) == [])
            return try reply.json["items"].elements.filter { $0["gap"].text == "obligations_of_nobody" }
        }
        let body = end == "vacancies" ? #"{"from_on": "2026-06-02"}"# : #"{"until_on": "2026-06-01"}"#
        let ended = try await owned.service.change(owned.post, "/\(end)", body)
        try #require(ended.status == 200, "\(ended.text)")

        #expect(try await gaps(on: "2026-06-01") == [])
        let gap = try #require(try await gaps(on: "2026-06-02").first)
        #expect(gap["post_id"].text == owned.post.lastIdentifier)
        #expect(gap["kind"].text == "head_of_service" && gap["department"].text == "Highways")
        #expect(gap["obligations_waiting"].integer == 1)
        #expect(try await answering(owned, on: "2026-06-02") == director)
        let later = try await owned.service.on("2026-06-02")
        let given = try await later.change(
            "/v1/obligations/\(owned.obligation)", "/changes",
            #"{"owner_department": "Highways", "reason": "The post is vacant."}"#)
        try #require(given.status == 200, "\(given.text)")
        #expect(try given.json["owner_post_id"] == .null)
        #expect(try await gaps(on: "2026-06-02") == [])
        let events = try await later.get(owned.complaint + "/events").json["items"].elements
        #expect(events.last?["details"]["from_owner_post_id"].text == owned.post.lastIdentifier)
    }

    @Test("A vacant director's post is answered for by no head of service below it")
    func neverBelow() async throws {
        let owned = try await owned()
        let director = try await owned.service.addPost("director", #""department": "Highways""#)
        let given = try await owned.service.change(
            "/v1/obligations/\(owned.obligation)", "/changes",
            #"{"owner_post_id": "\#(director.lastIdentifier)", "reason": "It is the director's."}"#)

        #expect(given.status == 200, "\(given.text)")
        #expect(try await answering(owned, on: "2026-06-02") == nil)
    }

    @Test("Whoever the complaint names answers for none of it, and the next rung does")
    func named() async throws {
        let owned = try await owned()
        let file = Casefile(service: owned.service, path: owned.complaint)
        try await file.done("/named-people", #"{"person_id": "\#(owned.second)"}"#)
        #expect(try await answering(owned, on: "2026-06-02") == nil)
    }

    @Test(
        "A post owns alone, is one the council has, and may be vacant",
        arguments: [
            (#""owner_post_id": "0197a3c0-5c1e-7b3e-8a44-2f9d3c1b7a10""#, "422 unknown_post"),
            (#""owner_post_id": "POST", "owner_department": "Highways""#, "422 owner_post"),
            (#""owner_post_id": "POST", "owner_id": "019a0000-0000-7000-8000-000000000007""#, "422 owner_post"),
            (#""owner_post_id": "ENDED""#, "422 owner_post"), (#""owner_post_id": "VACANT""#, "201 -"),
            (#""owner_post_id": "POST""#, "201 -"),
        ])
    func rules(owner: String, outcome: String) async throws {
        let owned = try await owned()
        let ended = try await owned.service.addPost("assistant_director", #""department": "Highways""#)
        let vacant = try await owned.service.addPost(
            "service_manager", #""department": "Highways", "service": "Potholes""#)
        let abolished = try await owned.service.change(ended, "/abolition", #"{"until_on": "2026-03-01"}"#)
        try #require(abolished.status == 200, "\(abolished.text)")
        let named = owner.replacing("POST", with: owned.post.lastIdentifier)
            .replacing("ENDED", with: ended.lastIdentifier).replacing("VACANT", with: vacant.lastIdentifier)

        let file = Casefile(service: owned.service, path: owned.complaint)
        let reply = try await file.act("/obligations", ObligationOwnerTests.obligation(named))

        #expect("\(reply.status) \(try reply.code ?? "-")" == outcome, "\(reply.text)")
        if owner.contains("VACANT") { #expect(try reply.json["owner_service"].text == "Potholes") }
    }

    @Test(
        "Whoever holds the post writes on its obligations though they work in no department, and who held it does not")
    func writes() async throws {
        let owned = try await owned()
        func progress(_ person: String, on day: String) async throws -> Int {
            let service = try await owned.service.on(day)
            let token = try await service.token(.headOfService, of: person, name: "Token \(person) \(day)")
            return try await service.send(
                .post, "/v1/obligations/\(owned.obligation)/progress",
                #"{"status": "part_done", "reached_on": "2026-03-02"}"#, token: token, headers: [.ifMatch: "*"]
            ).status
        }

        #expect(try await progress(owned.second, on: "2026-03-02") == 409)
        #expect(try await progress(owned.first, on: "2026-03-02") == 200)
        #expect(try await progress(owned.first, on: "2026-06-01") == 409)
        #expect(try await progress(owned.second, on: "2026-06-01") == 200)
    }

    @Test("What the Ombudsman recommended and what an answer agrees to may be a post's as well")
    func elsewhere() async throws {
        let owned = try await owned()
        let opened = try await owned.service.post(
            "/v1/ombudsman-cases",
            """
            {"reference": "24 000 001", "procedure": "corporate", "department": "Highways", "service": "Potholes",
            "enquiry_on": "2026-01-05", "stage_reached": "stage_2", "procedure_exhausted": true}
            """)
        let path = try #require(opened.headers[.location])
        let added = try await owned.service.change(
            path, "/obligations",
            """
            {"type": "apology", "text": "Apologise.", "agreed_on": "2026-03-02", "due_on": "2026-03-30",
            "owner_post_id": "\(owned.post.lastIdentifier)"}
            """)
        #expect(added.status < 300, "\(added.text)")
        let listed = try await owned.service.get(
            "/v1/obligations?owner_post_id=\(owned.post.lastIdentifier)"
        ).json["items"].elements
        #expect(listed.count == 2)
    }
}
