import Casework
import HTTPTypes
import JSON
import Postgres
import TestSupport
import Testing

@testable import API

/// Services are renamed and merged, with all that refers to them and with their figures.
@Suite(.database) struct MergerTests {
    private static let first = #""department": "Children and Families", "service": "Fostering""#
    private static let second = #""into_department": "Children and Families", "into_service": "First Response""#

    private static let both = first + ", " + second

    private func merge(_ service: Service, _ body: String = MergerTests.both) async throws -> Reply {
        try await service.post("/v1/service-mergers", #"{\#(body), "reason": "One service under two names."}"#)
    }

    private func received(_ service: Service) async throws -> [String: Int] {
        let counts = try await service.statistic("all_complaints.received.by_service", "2025-26").counted
        return Dictionary(uniqueKeysWithValues: counts.map { ($0.replacing("Children and Families/", with: ""), $1) })
    }

    @Test("A merged service leaves its complaints, contacts, cases, compliments, people and obligations to the other")
    func all() async throws {
        let service = try await Service.start()
        let complaint = try await service.accept()
        let person = try await service.addPerson("B. Case", more: ", \(Self.first)")
        let opened = try await service.post(
            "/v1/ombudsman-cases",
            """
            {"reference": "24 017 890", "procedure": "childrens", "stage_reached": "none", "procedure_exhausted": false,
            \(Self.first), "enquiry_on": "2026-02-02"}
            """)
        let contact = try await service.logContact(
            at: "2025-10-01T09:30:00+01:00",
            ["department": #""Children and Families""#, "service": #""Fostering""#])
        let compliment = try await service.post(
            "/v1/compliments",
            """
            {\(Self.first), "received_on": "2026-02-02", "procedure": "childrens", "text": "Thank you",
            "passed_on_by": "B. Case"}
            """)
        let obligation = try await service.change(
            complaint, "/obligations",
            """
            {"source": "local", "scope": "wider", "type": "staff_training", "text": "Train the team",
            "agreed_on": "2026-02-02", "due_on": "2026-06-01", "owner_department": "Children and Families",
            "owner_service": "fostering"}
            """)
        for reply in [opened, compliment, obligation] { try #require(reply.status == 201, "\(reply.text)") }
        let before = try await service.get(complaint)

        let merged = try await merge(service)

        #expect(merged.status == 201, "\(merged.text)")
        let contract = try Contract.shared.get()
        #expect(contract.violations(try merged.json, try contract.answer("mergeServices", 201)) == [])
        let after = try await service.get(complaint)
        #expect(try after.json["service"].text == "First Response")
        #expect(after.etag != before.etag)
        for path in [
            "/v1/people/\(person)", contact, try #require(opened.headers[.location]),
        ] {
            #expect(try await service.get(path).json["service"].text == "First Response", "\(path)")
        }
        let compliments = try await service.get("/v1/compliments?service=First+Response").json
        #expect(compliments["items"].elements.count == 1)
        let obligations = try await service.get("/v1/obligations").json["items"].elements
        #expect(obligations.map { $0["owner_service"].text } == ["First Response"])
        let services = try await service.get("/v1/services?department=Children+and+Families").json["services"].elements
        #expect(services.map { $0["service"].text } == ["First Response"])
        #expect(try await received(service) == ["First Response": 1])
        #expect(try await service.casework.verifyDuties().drift.isEmpty)
        let events = try await TestDatabase.current.database.read { db in
            try db.all("SELECT details ->> 'reason' AS reason FROM audit_event WHERE operation = 'services_merged'") {
                try $0["reason"] as String
            }
        }
        #expect(events == ["One service under two names."])
    }

    @Test("The figures of a year count a merged service with the other, and their sum stays")
    func figures() async throws {
        let service = try await Service.start()
        _ = try await service.accept()
        _ = try await service.accept()
        let other = Service.registration.replacing("Fostering", with: "First Response")
        try await service.accept(
            try #require(try await service.post("/v1/complaints", other).headers[.location]), on: "2025-10-02")
        let before = try await received(service)

        try #require(try await merge(service).status == 201)

        #expect(before == ["Fostering": 2, "First Response": 1])
        #expect(try await received(service) == ["First Response": 3])
    }

    static let contributors = [
        ("both contribute", ["Fostering", "First Response"], "Highways", "Potholes", ["First Response"]),
        ("the merged one leads, the other contributes", ["First Response"], "Children and Families", "Fostering", []),
        ("the other leads, the merged one contributes", ["Fostering"], "Children and Families", "First Response", []),
        ("only the merged one contributes", ["Fostering"], "Highways", "Potholes", ["First Response"]),
    ]

    @Test("A service contributes once to a complaint after a merger, and not where it leads", arguments: contributors)
    func contributes(
        what: String, contributing: [String], department: String, lead: String, left: [String]
    ) async throws {
        let service = try await Service.start()
        let body = Service.registration.replacing("Children and Families", with: department)
            .replacing("Fostering", with: lead)
        let complaint = try #require(try await service.post("/v1/complaints", body).headers[.location])
        for name in contributing {
            let added = try await service.change(
                complaint, "/contributors", #"{"department": "Children and Families", "service": "\#(name)"}"#)
            try #require(added.status == 201, "\(added.text)")
        }

        let merged = try await merge(service)

        #expect(merged.status == 201, "\(merged.text)")
        let found = try await TestDatabase.current.database.read { db in
            try db.all(
                "SELECT s.name FROM complaint_contributor AS k JOIN service AS s ON s.id = k.service_id ORDER BY 1"
            ) { try $0["name"] as String }
        }
        #expect(found == left)
    }

    @Test("A manager of both services keeps the post of the one that stays, and the other post ends today")
    func posts() async throws {
        let service = try await Service.start()
        let (one, two) = (try await service.addPerson("A. One"), try await service.addPerson("B. Two"))
        let from = try await service.addPost("service_manager", Self.first)
        let to = try await service.addPost(
            "service_manager", #""department": "Children and Families", "service": "First Response""#)
        for (post, person) in [(from, one), (to, two)] {
            try #require(try await service.handOver(post, to: person, from: "2025-01-06").status == 200)
        }

        let merged = try await merge(service)

        #expect(merged.status == 201, "\(merged.text)")
        #expect(try await service.get(from).json["until_on"].text == "2026-03-02")
        #expect(try await service.get(from).json["service"].text == "First Response")
        #expect(try await service.get(to).json["until_on"] == .null)
    }

    @Test("A post that nobody ever held gives way to one that somebody holds")
    func vacantPost() async throws {
        let service = try await Service.start()
        let person = try await service.addPerson("A. One")
        let from = try await service.addPost("service_manager", Self.first)
        let vacant = try await service.addPost(
            "service_manager", #""department": "Children and Families", "service": "First Response""#)
        try #require(try await service.handOver(from, to: person, from: "2025-01-06").status == 200)

        try #require(try await merge(service).status == 201)

        #expect(try await service.get(from).json["until_on"] == .null)
        #expect(try await service.get(vacant).status == 404)
    }

    @Test(
        "What a post owns is the other's where it goes or ends",
        arguments: zip([[false, true], [true, false], [true, true]], [1, 0, 1]))
    func ownedByPost(held: [Bool], left: Int) async throws {
        let service = try await Service.start()
        let posts = [
            try await service.addPost("service_manager", Self.first),
            try await service.addPost(
                "service_manager", #""department": "Children and Families", "service": "First Response""#),
        ]
        for (number, post) in posts.enumerated() where held[number] {
            let person = try await service.addPerson("Holder \(number)")
            try #require(try await service.handOver(post, to: person, from: "2025-01-06").status == 200)
        }
        let file = try await Casefile.accepted(service, "corporate", type: "resident")
        for post in posts {
            try await file.done(
                "/obligations",
                ObligationOwnerTests.obligation(#""owner_post_id": "\#(post.lastIdentifier)""#))
        }

        let merged = try await merge(service)

        #expect(merged.status == 201, "\(merged.text)")
        let owners = try await service.get("/v1/obligations").json["items"].elements.map { $0["owner_post_id"].text }
        #expect(owners == [posts[left].lastIdentifier, posts[left].lastIdentifier])
    }

    @Test("A service that is in use while either was: a complaint of any day may be about it")
    func days() async throws {
        let service = try await Service.start()
        _ = try await service.post(
            "/v1/service-retirements", #"{\#(Self.first), "in_use_until": "2026-01-31"}"#)

        let merged = try await merge(
            service, Self.merger("First Response", into: "Children and Families", "Fostering"))

        #expect(try merged.json["in_use_until"] == .null)
        #expect(try merged.json["service"].text == "Fostering")
    }

    private static func merger(_ service: String, into department: String, _ other: String) -> String {
        """
        "department": "Children and Families", "service": "\(service)", "into_department": "\(department)",
        "into_service": "\(other)"
        """
    }

    static let refused = [
        (merger("Fostering", into: "children and families", "FOSTERING"), "merges_with_itself"),
        (merger("Nursing", into: "Children and Families", "Fostering"), "unknown_service"),
        (merger("Fostering", into: "Highways", "Fostering"), "unknown_service"),
    ]

    @Test("A merger with itself or of what is not there is refused", arguments: refused)
    func refusedMerger(body: String, code: String) async throws {
        let service = try await Service.start()

        #expect(try await merge(service, body).code == code)
    }

    @Test(
        "A service is renamed with all that is about it; another's name is refused, another spelling of its own is not")
    func renamed() async throws {
        let service = try await Service.start()
        let complaint = try await service.accept()
        func rename(_ name: String, to new: String) async throws -> Reply {
            try await service.post(
                "/v1/service-renamings",
                #"{"department": "Children and Families", "service": "\#(name)", "name": "\#(new)", "reason": "R."}"#)
        }

        let taken = try await rename("Fostering", to: "first  response")
        let renamed = try await rename("Fostering", to: "Fostering and Kinship")
        let spelt = try await rename("fostering AND kinship", to: "Fostering & Kinship")
        let same = try await rename("Fostering & Kinship", to: "Fostering & Kinship")

        #expect(try taken.code == "name_taken")
        #expect(taken.text.contains("First Response"))
        #expect(try renamed.json["service"].text == "Fostering and Kinship")
        #expect(spelt.status == 201, "\(spelt.text)")
        #expect(try same.code == "name_taken")
        #expect(try await service.get(complaint).json["service"].text == "Fostering & Kinship")
        #expect(try await received(service) == ["Fostering & Kinship": 1])
        let body = #"{"department": "Highways", "service": "Potholes", "name": "Roads", "reason": "R."}"#
        #expect(try await service.send(.post, "/v1/service-renamings", body, token: service.viewer).status == 403)
    }
}
