import Complaints
import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API

/// Contacts have somebody, and what was somebody's passes on when they leave.
@Suite(.database) struct PassingOnTests {
    @Test("R63: a new contact from somebody with a single point of contact is assigned to that person")
    func assigned() async throws {
        let service = try await Service.start()
        let team = try await service.addTeam()
        let person = try await service.addPerson("C. Contact", team: team)
        let before = try await service.logContact(at: "2026-02-27T11:00:00Z")
        try await service.name(person, contactOf: "a.  EXAMPLE")

        let after = try await service.get(try await service.logContact(at: "2026-03-02T11:00:00Z"))
        let other = try await service.logContact(at: "2026-03-02T11:00:00Z", ["person": #""B. Other""#])
        let nobody = try await service.logContact(
            at: "2026-03-02T11:00:00Z", ["source": #""anonymous""#, "person": "null"])

        #expect(try after.json["assignee_id"].text == person)
        #expect(try after.json["team_id"].text == team)
        for path in [before, other, nobody] { #expect(try await service.get(path).json["assignee_id"] == .null) }
        let listed = try await service.get("/v1/contacts?assignee_id=\(person)")
        #expect(try listed.json["items"].elements.map { $0["id"].text } == [after.json["id"].text])
        let contract = try Contract.shared.get()
        #expect(contract.violations(try after.json, contract.named("Contact")) == [])
        #expect(contract.violations(try listed.json, contract.named("ContactPage")) == [])
    }

    @Test("R63: a contact is assigned to a team and a person of it, and the audit keeps who had it before")
    func assigning() async throws {
        let service = try await Service.start()
        let team = try await service.addTeam()
        let (first, second) = try await (
            service.addPerson("F. First", team: team), service.addPerson("S. Second", team: team)
        )
        let outside = try await service.addPerson("O. Outside")
        let contact = try await service.logContact(at: "2026-02-27T11:00:00Z")
        func assign(_ person: String) async throws -> Reply {
            try await service.change(
                contact, "/assignments", #"{"team_id": "\#(team)", "person_id": "\#(person)", "reason": "Knows it."}"#)
        }

        _ = try await assign(first)
        let moved = try await assign(second)
        let refused = try await assign(outside)
        let last = try #require(try await service.get(contact + "/events").json["items"].elements.last)
        let complaint = try #require(try await service.convert(contact).headers[.location])
        let assigned = try await service.get(complaint + "/people").json["assignments"][0]

        #expect(try moved.json["assignee_id"].text == second)
        #expect(try refused.code == "not_in_team")
        #expect(assigned["person_id"].text == second)
        #expect(last["operation"].text == "contact_assigned")
        #expect(last["details"]["from_person_id"].text == first)
    }

    @Test("R63: single points of contact are listed without names and found by the complainant's name")
    func reading() async throws {
        let service = try await Service.start()
        let team = try await service.addTeam()
        let person = try await service.addPerson("C. Contact", team: team)
        let first = try await service.name(person, contactOf: "A. Example")
        let second = try await service.name(person, contactOf: "B. Other")
        _ = try await service.change("/v1/single-points-of-contact/\(second)", "/end", #"{"until_on": "2026-03-02"}"#)

        let all = try await service.get("/v1/single-points-of-contact?person_id=\(person)&limit=1")
        let cursor = try #require(try all.json["next_cursor"].text)
        let rest = try await service.get("/v1/single-points-of-contact?person_id=\(person)&limit=1&cursor=\(cursor)")
        let current = try await service.get("/v1/single-points-of-contact?current=true")
        let found = try await service.post(
            "/v1/single-point-of-contact-searches", #"{"complainant": "a.  EXAMPLE"}"#)
        let none = try await service.post("/v1/single-point-of-contact-searches", #"{"complainant": "Nobody"}"#)

        // Named in the same instant, so that either may be the first.
        let listed = try (all.json["items"].elements + rest.json["items"].elements).map { $0["id"].text }
        #expect(listed.count == 2)
        #expect(Set(listed) == [first, second])
        #expect(try rest.json["next_cursor"] == .null)
        #expect(!all.text.contains("Example"))
        #expect(try current.json["items"].elements.map { $0["id"].text } == [first])
        #expect(try found.json["items"].elements.map { $0["id"].text } == [first])
        #expect(try none.json["items"].elements.isEmpty)
        let contract = try Contract.shared.get()
        #expect(contract.violations(try all.json, contract.named("SinglePointOfContactPage")) == [])
        #expect(contract.violations(try found.json, contract.named("SinglePointOfContactList")) == [])
    }

    @Test(
        "R63: who leaves passes contacts to the team, single points of contact to its manager, obligations to the department"
    )
    func leaving() async throws {
        let service = try await Service.start()
        let head = try await service.addPerson("H. Head")
        let team = try await service.addTeam(head: head)
        let details =
            #"{"name": "H. Head", "employment": "employee", "spouse_of_officer_or_member": false, "capacities": []"#
        _ = try await service.change("/v1/people/\(head)", "/details", details + #", "team_id": "\#(team)"}"#)
        let person = try await service.addPerson(
            "L. Leaver", team: team, more: #", "department": "Children and Families""#)
        try await service.name(person, contactOf: "A. Example")
        let contact = try await service.logContact(at: "2026-03-02T11:00:00Z")
        let file = try await Casefile.accepted(service, "corporate", receivedAt: "2026-02-23T09:30:00Z")
        let obligation = try await file.done(
            "/obligations", ObligationOwnerTests.obligation(#""owner_id": "\#(person)""#))

        let left = try await service.change(
            "/v1/people/\(person)", "/deactivation", #"{"active_until": "2026-03-02"}"#)
        let found = try await service.post(
            "/v1/single-point-of-contact-searches", #"{"complainant": "A. Example"}"#)
        let next = try await service.get(try await service.logContact(at: "2026-03-02T11:30:00Z"))
        let told = try await service.get("/v1/alerts?recipient_person_id=\(head)").json["items"].elements
        let now = try await service.get("/v1/obligations/\(obligation["id"].text ?? "")").json
        let events = try await service.get(file.path + "/events?limit=200").json["items"].elements
        let passedOn = try #require(events.last { $0["operation"].text == "obligation_changed" })["details"]

        #expect(left.status == 200, "\(left.text)")
        #expect(try await service.get(contact).json["assignee_id"] == .null)
        #expect(try await service.get(contact).json["team_id"].text == team)
        let days = try found.json["items"].elements.map { [$0["person_id"].text, $0["until_on"].text] }
        #expect(Set(days) == [[person, "2026-03-02"], [head, nil]])
        #expect(try next.json["assignee_id"].text == head)
        #expect(
            Set(told.compactMap { $0["kind"].text }) == [
                "complaint_back_in_queue", "contact_back_in_queue", "single_contact_passed_on",
            ])
        #expect(now["owner_id"] == .null)
        #expect(now["owner_department"].text == "Children and Families")
        #expect(passedOn["obligation"].text == obligation["id"].text)
        #expect(passedOn["from_owner_id"].text == person)
        #expect(passedOn["owner_department"].text == "Children and Families")
        #expect(passedOn["reason"].text == "The person has left.")
    }

    @Test(
        "R63: where a single point of contact left without a manager, what comes next goes to the team that kept the rest",
        arguments: [true, false])
    func teamKeeps(hasLeft: Bool) async throws {
        let service = try await Service.start()
        let team = try await service.addTeam()
        let person = try await service.addPerson("L. Leaver", team: team)
        let id = try await service.name(person, contactOf: "A. Example")
        if hasLeft {
            _ = try await service.change("/v1/people/\(person)", "/deactivation", #"{"active_until": "2026-03-02"}"#)
        } else {
            _ = try await service.change("/v1/single-points-of-contact/\(id)", "/end", #"{"until_on": "2026-03-02"}"#)
        }

        let next = try await service.get(try await service.logContact(at: "2026-03-02T11:30:00Z")).json
        let other = try await service.get(
            try await service.logContact(at: "2026-03-02T11:30:00Z", ["person": #""B. Other""#])
        ).json
        let file = try await Casefile.register(service, receivedAt: "2026-03-02T09:30:00Z", aboutChildren: false)
        let assignments = try await service.get(file.path + "/people").json["assignments"].elements
        let second = try await service.addPerson("N. Next", team: team)
        try await service.name(second, contactOf: "A. Example")
        let named = try await service.get(try await service.logContact(at: "2026-03-02T11:40:00Z")).json

        #expect(next["team_id"].text == (hasLeft ? team : nil))
        #expect(next["assignee_id"] == .null)
        #expect(other["team_id"] == .null)
        #expect(assignments.map { $0["team_id"].text } == (hasLeft ? [team] : []))
        #expect(assignments.allSatisfy { $0["person_id"] == .null })
        #expect(named["assignee_id"].text == second)
    }

    @Test("R63: a single point of contact without a head to pass to ends, and the manager is told")
    func nobodyLeft() async throws {
        let service = try await Service.start()
        let team = try await service.addTeam()
        let person = try await service.addPerson("L. Leaver", team: team)
        let id = try await service.name(person, contactOf: "A. Example")

        _ = try await service.change("/v1/people/\(person)", "/deactivation", #"{"active_until": "2026-03-01"}"#)
        let contact = try await service.get("/v1/single-points-of-contact/\(id)").json
        let told = try await service.get("/v1/alerts").json["items"][0]

        #expect(contact["until_on"].text == "2026-03-02")
        #expect(told["kind"].text == "single_contact_ended")
        #expect(told["recipient_role"].text == "manager")
        #expect(told["single_point_of_contact_id"].text == id)
    }
}

extension Service {
    /// Gives a complainant a named contact; the identifier of it.
    @discardableResult
    func name(_ person: String, contactOf complainant: String) async throws -> String {
        let reply = try await post(
            "/v1/single-points-of-contact",
            #"{"complainant": "\#(complainant)", "person_id": "\#(person)", "reason": "Asked for one person."}"#)
        try #require(reply.status == 201, "\(reply.text)")
        return try #require(try reply.json["id"].text)
    }
}
