import HTTPTypes
import JSON
import Postgres
import TestSupport
import Testing

@testable import API

@Suite(.database) struct PeopleTests {
    @Test("R34: a joint complaint has one stage 1 clock, counts once under its lead, and is found by its contributor")
    func jointResponse() async throws {
        let service = try await Service.start()
        let path = try await service.accept()

        let added = try await service.change(
            path, "/contributors", #"{"department": "Children and Families", "service": "First Response"}"#)
        let lead = try await service.change(
            path, "/contributors", #"{"department": "Children and Families", "service": "Fostering"}"#)

        #expect(added.status == 201, "\(added.text)")
        #expect(try lead.code == "contributor_leads")
        let found = try await service.get("/v1/complaints?contributor=First+Response").json["items"].elements
        #expect(found.count == 1)
        #expect(found.first?["service"].text == "Fostering")
        let stages = try await service.get(path).json["stages"].elements
        #expect(stages.count == 1)
        #expect(stages[0]["deadlines"].elements.count { $0["clock"].text == "response" } == 1)
        let received = try await service.statistic("all_complaints.received.by_service", "2025-26")
        #expect(received.counted == ["Children and Families/Fostering": 1])
    }

    @Test("Searches and worklists are narrowed to a team and to a person of it")
    func filters() async throws {
        let service = try await Service.start()
        let team = try await service.addTeam()
        let person = try await service.addPerson("A. Example", team: team)
        let (mine, other) = (try await service.accept(), try await service.accept())
        #expect(try await service.assign(mine, team: team, person: person).status == 201)

        func worklist(_ query: String) async throws -> [String?] {
            try await service.get("/v1/worklists/overdue?\(query)").json["items"].elements.map {
                $0["complaint_id"].text
            }
        }
        func search(_ field: String) async throws -> [String?] {
            try await service.post("/v1/searches", #"{"query": "answer"\#(field)}"#).json["items"].elements.map {
                $0["id"].text
            }
        }

        #expect(try await Set(worklist("limit=50")) == [mine.lastIdentifier, other.lastIdentifier])
        #expect(try await worklist("person_id=\(person)") == [mine.lastIdentifier])
        #expect(try await worklist("team_id=\(team)") == [mine.lastIdentifier])
        #expect(try await search("").count == 2)
        #expect(try await search(#", "person_id": "\#(person)""#) == [mine.lastIdentifier])
        #expect(try await search(#", "team_id": "\#(team)""#) == [mine.lastIdentifier])
    }

    @Test("R59: six in-house and four commissioned investigations are split, each with its median of working days")
    func investigators() async throws {
        let service = try await Service.start()
        // Requested on Monday 3 November 2025: these are 5, 6, 8, 10, 11 and 12 working days, then 5, 10, 15 and 20.
        let inHouse = ["2025-11-10", "2025-11-11", "2025-11-13", "2025-11-17", "2025-11-18", "2025-11-19"]
        let commissioned = ["2025-11-10", "2025-11-17", "2025-11-24", "2025-12-01"]
        try await service.investigations(inHouse.map { ("in_house", $0) } + commissioned.map { ("commissioned", $0) })

        func figure(_ name: String, _ year: String = "2025-26") async throws -> [JSONValue] {
            let found = try await service.statistic("childrens.stage_2.\(name)by_investigator", year)
            return ["in_house", "commissioned", "not_recorded"].map { found[$0] }
        }

        #expect(try await figure("") == [.integer(6), .integer(4), .integer(0)])
        #expect(try await figure("days_") == [.integer(9), .fraction(12.5), .null])
        // Each reported on 10 November, day 5, so that the rest is the council's own.
        #expect(try await figure("days_to_report_") == [.integer(5), .integer(5), .null])
        #expect(try await figure("days_from_report_") == [.integer(4), .fraction(7.5), .null])
        #expect(try await figure("", "2024-25") == [.null, .null, .null])
    }

    @Test("R60: a department lists all its services, and one without complaints is still there with zeros")
    func services() async throws {
        let service = try await Service.start()
        try await TestDatabase.current.database.write { db in
            try db.script(
                """
                INSERT INTO department (name) VALUES ('Public Health');
                INSERT INTO service (department, name)
                VALUES ('Children and Family Services', 'Safeguarding and Improvement Unit');
                """)
        }
        _ = try await service.accept()

        let own = try await service.get("/v1/services?department=Children+and+Families").json
        let all = try await service.get("/v1/services").json

        for figure in ["received", "answered", "open"] {
            let counts = try await service.statistic("all_complaints.\(figure).by_department", "2025-26")
            #expect(counts["Public Health"].integer == 0, "\(figure)")
        }
        #expect(own["services"].elements.map { $0["service"].text } == ["First Response", "Fostering"])
        #expect(all["departments"].elements.contains(.text("Public Health")))
        #expect(all["services"].elements.contains { $0["service"].text == "Safeguarding and Improvement Unit" })
        let open = try await service.statistic("all_complaints.open.by_service", "2025-26")
        #expect(open.counted == ["Children and Families/Fostering": 1])
    }

    @Test("R60: a service is added from a day and retired after one; its complaints stay and no later one is about it")
    func retirement() async throws {
        let service = try await Service.start()
        let kept = try await service.register(receivedOn: "2026-02-02")

        let retired = try await service.post(
            "/v1/service-retirements",
            #"{"department": "Children and Families", "service": "Fostering", "in_use_until": "2026-02-10"}"#)
        let again = try await service.post(
            "/v1/service-retirements",
            #"{"department": "Children and Families", "service": "Fostering", "in_use_until": "2026-02-11"}"#)
        let late = try await service.post(
            "/v1/complaints", Service.registration.replacing("2025-10-01", with: "2026-02-11"))
        let inTime = try await service.post(
            "/v1/complaints", Service.registration.replacing("2025-10-01", with: "2026-02-10"))
        let added = try await service.post(
            "/v1/services", #"{"department": "Libraries", "service": "Reading Rooms", "in_use_from": "2026-01-01"}"#)
        let twice = try await service.post(
            "/v1/services", #"{"department": "Libraries", "service": "Reading Rooms", "in_use_from": "2026-01-01"}"#)
        let far = try await service.post(
            "/v1/services", #"{"department": "Libraries", "service": "Archives", "in_use_from": "2205-01-01"}"#)

        #expect(retired.status == 201, "\(retired.text)")
        #expect(try again.code == "already_recorded")
        #expect(try late.code == "service_not_in_use")
        #expect(inTime.status == 201)
        #expect(added.status == 201)
        #expect(try twice.code == "name_taken")
        #expect(try far.code == "too_far_ahead")
        #expect(try await service.get(kept).json["service"].text == "Fostering")
        #expect(try await service.get("/v1/services?department=Libraries").json["services"].elements.count == 1)
    }

    @Test(
        "R61: a person who leaves with three open complaints leaves them on the team's queue, and its manager is told")
    func leaving() async throws {
        let service = try await Service.start()
        let head = try await service.addPerson("H. Head")
        let team = try await service.addTeam(head: head)
        let person = try await service.addPerson("A. Example", team: team)
        var open: [String] = []
        for _ in 1...3 { open.append(try await service.accept()) }
        let ended = try await service.accept()
        for path in open + [ended] {
            try #require(try await service.assign(path, team: team, person: person).status == 201)
        }
        let answered = try await service.change(
            ended, "/stages/local_resolution/response", #"{"responded_on": "2025-10-10", "outcome": "not_upheld"}"#)
        try #require(answered.status == 200)

        let left = try await service.change(
            "/v1/people/\(person)", "/deactivation", #"{"active_until": "2026-03-02"}"#)

        #expect(left.status == 200, "\(left.text)")
        let queue = try await service.get("/v1/complaints?queue_of_team_id=\(team)").json["items"].elements
        #expect(Set(queue.compactMap { $0["id"].text }) == Set(open.map(\.lastIdentifier)))
        let told = try await service.get("/v1/alerts?recipient_person_id=\(head)").json["items"].elements
        #expect(told.map { $0["kind"].text } == .init(repeating: "complaint_back_in_queue", count: 3))
        #expect(Set(told.compactMap { $0["complaint_id"].text }) == Set(open.map(\.lastIdentifier)))
        let log = try await service.get(open[0] + "/people").json["assignments"].elements
        #expect(log.map { $0["person_id"].text } == [nil, person])
        #expect(log.map { $0["ended_at"] == .null } == [true, false])
        let events = try await service.get(open[0] + "/events").json["items"].elements
        #expect(events.map { $0["operation"].text }.suffix(2) == ["complaint_assigned", "complaint_back_in_queue"])
        #expect(try await service.assign(open[0], team: team, person: person).code == "person_left")
    }

    @Test("R61: a complaint is assigned to a team, and only to a person of it")
    func ofTheTeam() async throws {
        let service = try await Service.start()
        let team = try await service.addTeam()
        let other = try await service.addTeam("Fostering")
        let person = try await service.addPerson("A. Example", team: other)
        let path = try await service.register()

        let wrong = try await service.assign(path, team: team, person: person)
        let right = try await service.assign(path, team: other, person: person)
        let theirs = try await service.get("/v1/complaints?person_id=\(person)").json["items"].elements
        let moved = try await service.change(
            path, "/assignments", #"{"team_id": "\#(team)", "reason": "It is about locality."}"#)

        #expect(try wrong.code == "not_in_team")
        #expect(right.status == 201)
        #expect(theirs.compactMap { $0["id"].text }.map { path.hasSuffix($0) } == [true])
        #expect(moved.status == 201)
        #expect(try await service.get("/v1/complaints?team_id=\(team)").json["items"].elements.count == 1)
        #expect(try await service.get("/v1/complaints?person_id=\(person)").json["items"].elements.isEmpty)
    }

    @Test("Nobody is assigned a complaint that names them, and one they had goes back to the queue")
    func named() async throws {
        let service = try await Service.start()
        let team = try await service.addTeam()
        let person = try await service.addPerson("A. Example", team: team)
        let path = try await service.register()
        try #require(try await service.assign(path, team: team, person: person).status == 201)

        let named = try await service.change(path, "/named-people", #"{"person_id": "\#(person)"}"#)
        let again = try await service.assign(path, team: team, person: person)

        #expect(named.status == 201, "\(named.text)")
        #expect(try again.code == "named_in_complaint")
        #expect(try again.pointers == ["#/person_id"])
        let people = try await service.get(path + "/people")
        #expect(try people.json["assignments"][0]["person_id"] == .null)
        #expect(try people.json["named_people"].elements == [.text(person)])
        #expect(named.etag == people.etag)
        let told = try await service.get("/v1/alerts").json["items"][0]
        #expect(told["recipient_role"].text == "manager")
    }

    @Test("R63: a new complaint of a complainant with a named contact is assigned to that person")
    func singlePointOfContact() async throws {
        let service = try await Service.start()
        let team = try await service.addTeam()
        let person = try await service.addPerson("C. Contact", team: team)
        let without = try await service.register()
        let contact = try await service.post(
            "/v1/single-points-of-contact",
            #"{"complainant": "a.  EXAMPLE", "person_id": "\#(person)", "reason": "Asked for one person."}"#)
        let second = try await service.post(
            "/v1/single-points-of-contact",
            #"{"complainant": "A. Example", "person_id": "\#(person)", "reason": "Asked again."}"#)

        let with = try await service.register()
        let path = try #require(contact.headers[.location])
        let ended = try await service.change(path, "/end", #"{"until_on": "2026-03-02"}"#)
        let after = try await service.register()

        #expect(contact.status == 201, "\(contact.text)")
        #expect(try second.code == "contact_exists")
        #expect(ended.status == 200)
        func assignee(_ path: String) async throws -> String? {
            try await service.get(path + "/people").json["assignments"][0]["person_id"].text
        }
        #expect(try await assignee(without) == nil)
        #expect(try await assignee(with) == person)
        #expect(try await assignee(after) == nil)
    }

    @Test("A person, a team and a contact are changed at their version only, and read with it")
    func versions() async throws {
        let service = try await Service.start()
        let team = try await service.addTeam()
        let person = try await service.addPerson("A. Example", employment: "commissioned", team: team)
        let details =
            #"{"name": "A. Example", "employment": "none", "spouse_of_officer_or_member": true, "capacities": []}"#

        let blind = try await service.post("/v1/people/\(person)/details", details)
        let stale = try await service.post("/v1/people/\(person)/details", details, headers: [.ifMatch: #""9""#])
        let changed = try await service.change("/v1/people/\(person)", "/details", details)
        let renamed = try await service.change(
            "/v1/teams/\(team)", "/details",
            #"{"department": "Children and Families", "name": "Locality North"}"#)

        #expect([blind.status, stale.status, changed.status, renamed.status] == [428, 412, 200, 200])
        #expect(try await service.get("/v1/people/\(person)").text == changed.text)
        #expect(try await service.get("/v1/teams/\(team)").text == renamed.text)
        #expect(changed.etag == #""2""#)
        let contract = try Contract.shared.get()
        #expect(contract.violations(try changed.json, contract.named("Person")) == [])
        #expect(contract.violations(try renamed.json, contract.named("Team")) == [])
        let page = try await service.get("/v1/people?active=true&limit=1").json
        #expect(contract.violations(page, contract.named("PersonPage")) == [])
    }
}

extension Service {
    /// Complaints whose stage 2 was requested on 3 November 2025 and adjudicated on a day.
    func investigations(_ adjudicated: [(type: String, on: String)]) async throws {
        for (type, day) in adjudicated {
            let path = try await accept()
            let appointments = try await appointments(
                on: "2025-11-03", officer: type == "in_house" ? .officer : .commissioned)
            for (act, body) in [
                ("/stages/local_resolution/duty-offer", #"{"offered_under_duty_on": "2025-11-03"}"#),
                ("/stages", #"{"stage": "investigation", "requested_on": "2025-11-03"}"#),
                appointments[0], appointments[1],
                (
                    "/stages/investigation/report",
                    #"{"report_received_on": "2025-11-10", "independent_report_received_on": "2025-11-10"}"#
                ),
                ("/stages/investigation/response", #"{"responded_on": "\#(day)", "outcome": "not_upheld"}"#),
            ] {
                let reply = try await change(path, act, body)
                try #require(reply.status == 200, "\(act): \(reply.text)")
            }
        }
    }
}
