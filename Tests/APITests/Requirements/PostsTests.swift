import Complaints
import HTTPTypes
import JSON
import Postgres
import TestSupport
import Testing

@testable import API

/// Posts and addresses of the directory through HTTP.
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

    @Test("R61: the posts of somebody who leaves are vacant from the day after, each with its own event, and gaps then")
    func leaving() async throws {
        let service = try await Service.start()
        let person = try await service.addPerson("L. Leaver")
        let post = try await service.addPost("service_manager", Self.service)
        let later = try await service.addPost("head_of_service", #""department": "Children and Families""#)
        _ = try await service.handOver(post, to: person, from: "2025-06-02")
        _ = try await service.handOver(later, to: person, from: "2026-04-01")

        let left = try await service.change("/v1/people/\(person)", "/deactivation", #"{"active_until": "2026-03-01"}"#)
        let gaps = try await service.get("/v1/directory/gaps").json["items"].elements

        #expect(left.status == 200, "\(left.text)")
        #expect(try await service.get(post).json["holders"][0]["until_on"].text == "2026-03-01")
        #expect(try await service.get(later).json["holders"].elements.isEmpty)
        let events = try await TestDatabase.current.database.read { db in
            try db.all("SELECT details->>'reason' AS reason FROM audit_event WHERE operation = 'post_vacated'") {
                try $0["reason"] as String?
            }
        }
        #expect(events == ["The person has left.", "The person has left."])
        #expect(gaps.contains { $0["kind"].text == "service_manager" && $0["service"].text == "Fostering" })
    }

    @Test("A past day shows the posts of somebody who has left since, and they can be reached on it")
    func pastDay() async throws {
        let service = try await Service.start()
        let person = try await service.addPerson("L. Leaver", more: #", "email": "l@example.org""#)
        let post = try await service.addPost("service_manager", Self.service)
        _ = try await service.handOver(post, to: person, from: "2025-06-02")
        func posts(on day: String) async throws -> [String?] {
            try await service.get("/v1/posts?on=\(day)&person_id=\(person)").json["items"].elements.map {
                $0["holder"]["person_id"].text
            }
        }
        func gaps(on day: String) async throws -> [String?] {
            try await service.get("/v1/directory/gaps?on=\(day)").json["items"].elements
                .filter { $0["service"].text == "Fostering" }.map { $0["gap"].text }
        }
        let before = try await gaps(on: "2025-12-01")

        let left = try await service.change("/v1/people/\(person)", "/deactivation", #"{"active_until": "2026-03-01"}"#)

        #expect(left.status == 200, "\(left.text)")
        for (day, held) in [("2025-06-01", []), ("2025-12-01", [person]), ("2026-03-01", [person]), ("2026-03-02", [])]
        {
            #expect(try await posts(on: day) == held, "\(day)")
        }
        #expect(before == [])
        #expect(try await gaps(on: "2025-12-01") == [])
        #expect(try await gaps(on: "2026-03-01") == [])
        #expect(try await gaps(on: "2026-03-02") == ["nobody_in_post"])
    }

    @Test("The list of gaps has a rung with nobody, whoever cannot be reached, and a team's queue without a manager")
    func gaps() async throws {
        let service = try await Service.start()
        let team = try await service.addTeam()
        let (silent, reached) = try await (
            service.addPerson("S. Silent"), service.addPerson("R. Reached", more: #", "email": "r@example.org""#)
        )
        let post = try await service.addPost("service_manager", Self.service)
        let head = try await service.addPost("head_of_service", #""department": "Children and Families""#)
        _ = try await service.handOver(post, to: silent, from: "2025-06-02")
        _ = try await service.handOver(head, to: reached, from: "2025-06-02")
        let complaint = try await service.accept()
        _ = try await service.change(
            complaint, "/assignments", #"{"team_id": "\#(team)", "reason": "It is about locality."}"#)

        let listed = try await service.get("/v1/directory/gaps").json
        let before = try await service.get("/v1/directory/gaps?on=2025-06-01").json

        let lines = listed["items"].elements.map {
            [
                $0["gap"].text, $0["kind"].text, $0["service"].text ?? $0["department"].text ?? $0["team_id"].text,
                $0["person_id"].text,
            ]
        }
        #expect(lines.contains(["nobody_in_post", "team_manager", team, nil]))
        #expect(lines.contains(["nobody_in_post", "service_manager", "First Response", nil]))
        #expect(lines.contains(["nobody_in_post", "head_of_service", "Highways", nil]))
        #expect(lines.contains(["no_address", "service_manager", "Fostering", silent]))
        #expect(lines.contains(["no_link_officer", nil, nil, nil]))
        #expect(!lines.contains { $0[3] == reached || $0[0] == "no_complaints_manager" })
        #expect(listed["items"][0]["complaints_waiting"].integer == 1)
        #expect(before["items"].elements.count { $0["kind"].text == "service_manager" } == 3)
        let contract = try Contract.shared.get()
        #expect(contract.violations(listed, contract.named("DirectoryGapList")) == [])
    }

    @Test("R58: a Link Officer who has left is nobody from the day after, and a gap until another is appointed")
    func linkOfficerLeft() async throws {
        let service = try await Service.start()
        let officer = try await service.addLinkOfficer()
        func isGap(on day: String) async throws -> Bool {
            try await service.get("/v1/directory/gaps?on=\(day)").json["items"].elements
                .contains { $0["gap"].text == "no_link_officer" }
        }
        let before = try await isGap(on: "2026-03-02")

        let left = try await service.change(
            "/v1/people/\(officer)", "/deactivation", #"{"active_until": "2026-03-01"}"#)
        let after = try await (isGap(on: "2026-03-01"), isGap(on: "2026-03-02"))
        try await service.addLinkOfficer("N. Next", from: "2026-03-02")

        #expect(left.status == 200, "\(left.text)")
        #expect(!before && !after.0 && after.1)
        #expect(try await isGap(on: "2026-03-02") == false)
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

    @Test("A person has where they are reached and when they work, kept as it was said and left out of the audit")
    func addresses() async throws {
        let service = try await Service.start()
        let hours = #"{"days": ["monday", "tuesday"], "from": "08:30", "until": "14:00"}"#
        let person = try await service.addPerson(
            "A. Example",
            more: """
                , "reference": "E1234", "email": "a.example@example.org", "telephone": "0116 496 0000",
                "preferred_channel": "text_message", "working_hours": \(hours)
                """)

        let read = try await service.get("/v1/people/\(person)").json
        let second = try await service.post(
            "/v1/people",
            """
            {"name": "B. Example", "employment": "employee", "spouse_of_officer_or_member": false, "capacities": [],
            "reference": "E1234"}
            """)

        #expect(read["reference"].text == "E1234")
        #expect(read["email"].text == "a.example@example.org")
        #expect(read["preferred_channel"].text == "text_message")
        #expect(read["working_hours"]["days"].elements == [.text("monday"), .text("tuesday")])
        #expect(read["working_hours"]["from"].text == "08:30")
        #expect(try second.code == "name_taken")
        let contract = try Contract.shared.get()
        #expect(contract.violations(read, contract.named("Person")) == [])
        let audited = try await TestDatabase.current.database.read { db in
            try db.one("SELECT string_agg(details::text, '') AS said FROM audit_event") { try $0["said"] as String }
        }
        #expect(!audited.contains("example.org") && !audited.contains("496"))
    }

    @Test(
        "An address that cannot be one is refused with its field, and so are hours that are none",
        arguments: [
            (#""email": "a.example""#, "#/email"), (#""telephone": "12""#, "#/telephone"),
            (#""preferred_channel": "email""#, "#/email"), (#""preferred_channel": "text_message""#, "#/telephone"),
            (#""preferred_channel": "post""#, "#/preferred_channel"),
            (#""working_hours": {"days": [], "from": "09:00", "until": "17:00"}"#, "#/working_hours/days"),
            (#""working_hours": {"days": ["monday"], "from": "17:00", "until": "09:00"}"#, "#/working_hours/until"),
            (#""working_hours": {"days": ["monday"], "from": "9 am", "until": "17:00"}"#, "#/working_hours/from"),
            (#""working_hours": {"days": ["monday"], "until": "17:00"}"#, "#/working_hours/from"),
        ])
    func refusedAddresses(field: String, pointer: String) async throws {
        let service = try await Service.start()

        let reply = try await service.post(
            "/v1/people",
            """
            {"name": "A. Example", "employment": "employee", "spouse_of_officer_or_member": false, "capacities": [],
            \(field)}
            """)

        #expect(reply.status == 422)
        #expect(try reply.pointers == [pointer])
    }

    @Test(
        "Contact details of a complainant are held to the same rule", arguments: ["a..b@example.org", "a@example.org."])
    func complainants(email: String) async throws {
        let service = try await Service.start()

        let reply = try await service.post(
            "/v1/complaints",
            String(Service.registration.dropLast())
                + #", "contact_details": [{"person": "complainant", "email": "\#(email)"}]}"#)

        #expect(try reply.pointers == ["#/contact_details/0/email"])
    }
}
