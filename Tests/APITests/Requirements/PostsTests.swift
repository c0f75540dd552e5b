import Complaints
import HTTPTypes
import JSON
import Postgres
import TestSupport
import Testing

@testable import API

/// Posts of the directory through HTTP.
@Suite(.database) struct PostsTests {
    private static let service = #""department": "Children and Families", "service": "Fostering""#

    @Test(
        "A post is handed over: a list shows who stands there on a day, the audit who had it before, and it can be vacant"
    )
    func handingOver() async throws {
        let service = try await Service.start()
        let (first, second) = try await (service.addPerson("F. First"), service.addPerson("S. Second"))
        let post = try await service.addPost("service_manager", Self.service)

        let given = try await service.handOver(post, to: first, from: "2025-06-02")
        let moved = try await service.handOver(post, to: second, from: "2026-03-02")
        let vacant = try await service.change(post, "/vacancies", #"{"from_on": "2026-06-01"}"#)
        var stands: [String?] = []
        for day in ["2025-06-01", "2026-03-01", "2026-03-02", "2026-06-01"] {
            let page = try await service.get("/v1/posts?on=\(day)&kind=service_manager").json
            stands.append(page["items"][0]["holder"]["person_id"].text)
        }

        #expect([given.status, moved.status, vacant.status] == [200, 200, 200], "\(moved.text)")
        #expect(stands == [nil, first, second, nil])
        #expect(try await service.get(post).text == vacant.text)
        let events = try await TestDatabase.current.database.read { db in
            try db.all(
                "SELECT operation, details->>'from_person_id' AS before FROM audit_event WHERE operation LIKE 'post%' ORDER BY id"
            ) { (try $0["operation"] as String, try $0["before"] as String?) }
        }
        #expect(events.map(\.0) == ["post_added", "post_handed_over", "post_handed_over", "post_vacated"])
        #expect(events.map(\.1) == [nil, nil, first, second])
        let contract = try Contract.shared.get()
        #expect(contract.violations(try vacant.json, contract.named("Post")) == [])
        let page = try await service.get("/v1/posts?person_id=\(second)&department=Children+and+Families").json
        #expect(contract.violations(page, contract.named("PostPage")) == [])
        #expect(page["items"].elements.count == 1)
    }

    @Test(
        "A post is refused that is of something else, of nothing there is, or there already",
        arguments: [
            (#"{"kind": "team_manager", "department": "Children and Families"}"#, "post_place"),
            (#"{"kind": "director", "department": "Children and Families", "service": "Fostering"}"#, "post_place"),
            (
                #"{"kind": "service_manager", "department": "Children and Families", "service": "Libraries"}"#,
                "unknown_service"
            ),
            (#"{"kind": "director", "department": "Libraries"}"#, "unknown_department"),
            (#"{"kind": "team_manager", "team_id": "019a0000-0000-7000-8000-000000000099"}"#, "unknown_team"),
            (
                #"{"kind": "service_manager", "department": "Children and Families", "service": "Fostering"}"#,
                "post_exists"
            ),
        ])
    func refusedPosts(body: String, code: String) async throws {
        let service = try await Service.start()
        _ = try await service.addPost("service_manager", Self.service)

        let reply = try await service.post("/v1/posts", body)

        #expect(try reply.code == code, "\(reply.text)")
    }

    @Test("A post is given to nobody who is unknown or has left, at its version only, and kept by who may administer")
    func refusedHolders() async throws {
        let service = try await Service.start()
        let person = try await service.addPerson("L. Leaver")
        let post = try await service.addPost("service_manager", Self.service)
        _ = try await service.change("/v1/people/\(person)", "/deactivation", #"{"active_until": "2026-03-02"}"#)
        let body = #"{"person_id": "\#(person)", "from_on": "2026-03-02"}"#

        let left = try await service.handOver(post, to: person, from: "2026-03-02")
        let unknown = try await service.handOver(post, to: "019a0000-0000-7000-8000-000000000099", from: "2026-03-02")
        let blind = try await service.post(post + "/holders", body)
        let officer = try await service.send(
            .post, post + "/holders", body, token: service.officer, headers: [.ifMatch: #""1""#])

        #expect(try [left.code, unknown.code] == ["person_left", "unknown_person"])
        #expect(try left.pointers == ["#/person_id"])
        #expect([blind.status, officer.status] == [428, 403])
    }

    @Test("A post is neither given, left nor ended over ten years ahead, and the answer points at the day")
    func farAhead() async throws {
        let service = try await Service.start()
        let person = try await service.addPerson("F. First")
        let post = try await service.addPost("service_manager", Self.service)
        let given = try await service.handOver(post, to: person, from: "2025-06-02")

        let acts = [
            ("/holders", #""person_id": "\#(person)", "#, "from_on"), ("/vacancies", "", "from_on"),
            ("/abolition", "", "until_on"),
        ]
        for (path, others, field) in acts {
            let far = try await service.change(post, path, #"{\#(others)"\#(field)": "2062-03-02"}"#)
            #expect(try far.code == "too_far_ahead", "\(far.text)")
            #expect(try far.pointers == ["#/\(field)"])
        }
        #expect(try await service.get(post).text == given.text)
    }

    @Test("The database keeps two people out of one post on one day")
    func oneAtATime() async throws {
        let service = try await Service.start()
        let (first, second) = try await (service.addPerson("F. First"), service.addPerson("S. Second"))
        let post = try await service.addPost("service_manager", Self.service)
        _ = try await service.handOver(post, to: first, from: "2025-06-02", until: "2026-03-31")

        func insert(_ from: String) async throws {
            try await TestDatabase.current.database.write { db in
                _ = try db.execute(
                    """
                    INSERT INTO post_holder (post_id, person_id, from_on)
                    VALUES (\(post.lastIdentifier)::text::uuid, \(second)::text::uuid, \(from)::text::date)
                    """)
            }
        }
        let error = await #expect(throws: PostgresError.self) { try await insert("2026-03-31") }

        #expect(error?.constraint == "post_holder_one_at_a_time")
        try await insert("2026-04-01")
    }

    @Test("Of two who hand over one post at the same version, one is told that it has moved on")
    func race() async throws {
        let service = try await Service.start()
        let (first, second) = try await (service.addPerson("F. First"), service.addPerson("S. Second"))
        let post = try await service.addPost("service_manager", Self.service)
        func give(_ person: String) async throws -> Int {
            try await service.post(
                post + "/holders", #"{"person_id": "\#(person)", "from_on": "2026-03-02"}"#,
                headers: [.ifMatch: #""1""#]
            ).status
        }

        async let left = give(first)
        async let right = give(second)

        #expect(try await [left, right].sorted() == [200, 412])
        #expect(try await service.get(post).json["holders"].elements.count == 1)
    }

    @Test("A post that the council has no longer is on no list after its last day, and asks for nobody")
    func abolished() async throws {
        let service = try await Service.start()
        let post = try await service.addPost("assistant_director", #""department": "Children and Families""#)
        func asked() async throws -> Int {
            try await service.get("/v1/directory/gaps").json["items"].elements.count {
                $0["kind"].text == "assistant_director"
            }
        }
        let before = try await asked()

        let ended = try await service.change(post, "/abolition", #"{"until_on": "2026-03-01"}"#)
        let again = try await service.change(post, "/abolition", #"{"until_on": "2026-03-01"}"#)

        #expect(before == 2)
        #expect(ended.status == 200, "\(ended.text)")
        #expect(try again.code == "already_recorded")
        #expect(try await asked() == 0)
        #expect(try await service.get("/v1/posts").json["items"].elements.isEmpty)
    }
}
