import Complaints
import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API

/// Whom the behaviour register protects, and who reviews a measure (requirements R165, R166).
@Suite(.database) struct RegisterProtectionTests {
    @Test(
        "R166: whoever any record has as a child or an advocate is one to the register",
        arguments: ["party", "contact", "age", "advocate", "representative"])
    func hidden(sign: String) async throws {
        let register = try await Register.start()
        let service = register.service
        let checker = try await service.rightsOfficer()
        let name = sign == "age" ? "A. Example" : "Z. Example"
        let complaint = try await service.accept()
        if sign == "contact" {
            _ = try await service.logContact(
                at: "2025-10-01T09:30:00+01:00",
                ["source": #""child_or_young_person""#, "person": "\"\(name)\""])
        }
        let acts = [
            "party": ("/parties", #"{"role": "child", "name": "z. example"}"#),
            "advocate": ("/parties", #"{"role": "advocate", "name": "Z. Example"}"#),
            "age": ("/equality-monitoring", #"{"person": "complainant", "age_band": "10_to_15"}"#),
            "representative": (
                "/advocacy",
                #"{"offered_on": "2025-10-02", "answer": "accepted", "answered_on": "2025-10-02", "representative": "Z. Example", "representative_type": "other_advocate"}"#
            ),
        ]
        if let (act, body) = acts[sign] {
            let reply = try await service.change(complaint, act, body)
            try #require([200, 201].contains(reply.status), "\(reply.text)")
        }
        func impose(_ token: String, _ more: String = "") async throws -> Reply {
            try await service.send(
                .post, "/v1/behaviour-measures",
                register.body(.warning, more: more).replacing("A. Example", with: name), token: token)
        }
        let check = Service.check(checker, "2026-03-02")

        #expect(try await impose(service.officer, check).status == 403)
        #expect(try await impose(service.manager).code == "rights_check_missing")
        let made = try await impose(service.manager, check)
        #expect(made.status == 201, "\(made.text)")
        #expect(try await service.childDecisions("2026-03") == ["restriction"])
        let path = try #require(made.headers[.location])
        _ = try await register.send(path, on: "2026-03-02")
        let renewal = """
            {"reviewed_on": "2026-03-02", "verdict": "renewed", "review_on": "2026-08-03", "decided_by": "\(register.manager)",
            "consultees": ["\(register.staff)"], "reason": "It goes on."
            """
        #expect(
            try await service.send(
                .post, path + "/reviews", renewal + check + "}", token: service.officer,
                headers: [.ifMatch: "*", .idempotencyKey: "k"]
            ).status == 403)
        #expect(try await service.change(path, "/reviews", renewal + "}").code == "rights_check_missing")
        #expect(try await service.change(path, "/reviews", renewal + check + "}").status == 200)
    }

    @Test(
        "R166: whose refusal asks for the check is not restricted without it, by name or by the complaint",
        arguments: [
            ("professional_on_behalf", true, "", true),
            ("parent", true, #", "representative_type": "other_advocate""#, true),
            ("resident", false, #", "representative_type": "childrens_rights_officer""#, true),
            ("professional_on_behalf", false, "", false), ("parent", true, "", false),
        ])
    func spokesman(type: String, aboutChildren: Bool, more: String, isProtected: Bool) async throws {
        let register = try await Register.start()
        let service = register.service
        let checker = try await service.rightsOfficer()
        let file = try await Casefile.register(service, type: type, aboutChildren: aboutChildren, extra: more)
        let name = try #require(try await file.complaint["complainant"].text)
        let link = #", "complaints": ["\#(file.path.lastIdentifier)"]"#
        func impose(_ complainant: String, _ token: String, _ more: String = "") async throws -> Reply {
            try await service.send(
                .post, "/v1/behaviour-measures",
                register.body(.warning, more: more).replacing("A. Example", with: complainant), token: token)
        }

        for (complainant, more) in [(name, ""), ("Y. Example", link)] {
            let byOfficer = try await impose(complainant, service.officer, more)
            #expect(byOfficer.status == (isProtected ? 403 : 201), "\(byOfficer.text)")
            guard isProtected else { continue }
            #expect(try await impose(complainant, service.manager, more).code == "rights_check_missing")
            let made = try await impose(complainant, service.manager, more + Service.check(checker, "2026-03-02"))
            #expect(made.status == 201, "\(made.text)")
        }
    }

    @Test("R166: whoever decided on a child's measure is not the one who checks it, though another records it")
    func decidedByChecker() async throws {
        let register = try await Register.start()
        let both = try await register.service.addPerson(
            "B. Example", capacities: ["complaints_manager", "childrens_rights_officer"])
        let body = register.body(.warning, more: Service.check(both, "2026-03-02"))
            .replacing(#""adult""#, with: #""advocate""#)

        let same = try await register.service.post(
            "/v1/behaviour-measures", body.replacing(register.manager, with: both))
        let apart = try await register.service.post("/v1/behaviour-measures", body)

        #expect(try same.code == "rights_check_by_same")
        #expect(apart.status == 201, "\(apart.text)")
    }

    @Test(
        "R165: an internal review is by an officer of the council who takes no part in deciding, and who concludes it"
    )
    func reviewer() async throws {
        let register = try await Register.start()
        let service = register.service
        let imposed = try await register.impose(.warning)
        let path = try #require(imposed.headers[.location])
        _ = try await register.send(path, on: "2026-03-02")
        _ = try await service.post(
            "/v1/settings",
            #"{"setting": "behaviour_internal_review", "value": 1, "from_on": "2026-03-02", "reason": "Good practice."}"#
        )
        func request(_ reviewer: String) async throws -> Reply {
            try await service.change(
                path, "/internal-reviews", #"{"requested_on": "2026-03-02", "reviewer_id": "\#(reviewer)"}"#)
        }
        let conclusion = #"{"concluded_on": "2026-03-02", "conclusion": "It stands."}"#
        let decider = try await service.token(.manager, of: register.manager, name: "M. Example")
        let consultee = try await service.token(.officer, of: register.staff, name: "S. Example")
        let reviewer = try await service.somebody("V. Example", .officer, ["complaints_manager"])
        let other = try await service.somebody("W. Example", .manager, ["complaints_manager"])
        func conclude(_ token: String) async throws -> Reply {
            try await service.send(
                .post, path + "/internal-review-conclusion", conclusion, token: token, headers: [.ifMatch: "*"])
        }

        for employment in ["member", "none", "commissioned"] {
            let outsider = try await service.addPerson("O. \(employment)", employment: employment)
            #expect(try await request(outsider).code == "reviewer_not_officer")
        }
        for participant in [register.manager, register.staff] {
            #expect(try await request(participant).code == "reviewer_decided")
        }
        #expect(try await conclude(reviewer.token).code == "no_internal_review")
        #expect(try await request(reviewer.id).status == 200)
        let decides = try await register.review(
            path, #""verdict": "renewed", "review_on": "2026-08-03""#, consultees: [register.manager],
            decidedBy: reviewer.id)
        #expect(try decides.code == "reviewer_decided")
        #expect(try decides.pointers == ["#/decided_by"])
        let consulted = try await register.review(
            path, #""verdict": "renewed", "review_on": "2026-08-03""#, consultees: [register.staff, reviewer.id])
        #expect(try consulted.code == "reviewer_decided")
        #expect(try consulted.pointers == ["#/consultees"])
        #expect(try await conclude(decider).code == "own_proposal")
        #expect(try await conclude(consultee).code == "own_proposal")
        #expect(try await conclude(other.token).code == "concludes_for_reviewer")
        #expect(try await conclude(reviewer.token).status == 200)
    }

    @Test("R165: the internal review of a reviewer who has left is concluded by another who took no part in deciding")
    func reviewerLeft() async throws {
        let register = try await Register.start()
        let service = register.service
        let path = try #require(try await register.impose(.warning).headers[.location])
        _ = try await register.send(path, on: "2026-03-02")
        _ = try await service.post(
            "/v1/settings",
            #"{"setting": "behaviour_internal_review", "value": 1, "from_on": "2026-03-02", "reason": "Good practice."}"#
        )
        let reviewer = try await service.addPerson("V. Example")
        let requested = try await service.change(
            path, "/internal-reviews", #"{"requested_on": "2026-03-02", "reviewer_id": "\#(reviewer)"}"#)
        try #require(requested.status == 200, "\(requested.text)")
        let conclusion = #"{"concluded_on": "2026-03-02", "conclusion": "It stands."}"#

        let before = try await service.change(path, "/internal-review-conclusion", conclusion)
        _ = try await service.change("/v1/people/\(reviewer)", "/deactivation", #"{"active_until": "2026-03-02"}"#)
        let after = try await service.change(path, "/internal-review-conclusion", conclusion)

        #expect(before.status == 409)
        #expect(try before.code == "concludes_for_reviewer")
        #expect(after.status == 200, "\(after.text)")
    }

    @Test("R166: what a person restricted to one named contact sends is assigned to that contact while it is in force")
    func namedContact() async throws {
        let register = try await Register.start()
        let service = register.service
        let team = try await service.addTeam()
        let (person, single) = try await (
            service.addPerson("C. Contact", team: team), service.addPerson("D. Contact", team: team)
        )
        _ = try await register.warn(on: "2026-02-02")
        let imposed = try await service.post(
            "/v1/behaviour-measures",
            register.body(.restriction, more: #", "named_contact_id": "\#(person)""#)
                .replacing(#"["letters_only"]"#, with: #"["named_contact"]"#))
        let measure = try #require(imposed.headers[.location], "\(imposed.text)")
        func assignee(_ sender: String) async throws -> String? {
            let contact = try await service.logContact(at: "2026-03-02T08:30:00Z", ["person": "\"\(sender)\""])
            return try await service.get(contact).json["assignee_id"].text
        }

        let draft = try await assignee("A. Example")
        _ = try await register.send(measure, on: "2026-03-02", threatening: nil)
        let restricted = try await assignee("a.  EXAMPLE")
        let other = try await assignee("B. Other")
        try await service.name(single, contactOf: "A. Example")
        let both = try await assignee("A. Example")
        let complaint = try await service.register()
        let assigned = try await service.get(complaint + "/people").json["assignments"][0]
        let lifted = try await register.review(measure, #""verdict": "lifted""#, consultees: [register.staff])
        let after = try await assignee("A. Example")

        #expect(draft == nil)
        #expect(restricted == person)
        #expect(other == nil)
        #expect(both == person)
        #expect(assigned["person_id"].text == person)
        #expect(lifted.status == 200, "\(lifted.text)")
        #expect(after == single)
    }

    @Test(
        "R166: a restricted person's immediate risk is referred as anybody's, and the contact becomes a complaint as anybody's"
    )
    func stillReferred() async throws {
        let register = try await Register.start()
        let service = register.service
        _ = try await register.warn(on: "2026-01-05")
        let imposed = try await register.impose(.restriction, startsOn: "2026-02-02", reviewOn: "2026-07-01")
        _ = try await register.send(
            try #require(imposed.headers[.location]), on: "2026-02-02", threatening: nil)
        func referred(_ person: String) async throws -> [JSONValue] {
            let contact = try await service.logContact(
                at: "2026-03-02T09:30:00Z",
                ["person": "\"\(person)\"", "immediate_risk": "true", "kind": #""complaint""#])
            let referral = try await service.get(contact).json["safeguarding_referrals"][0]
            let converted = try await service.convert(contact)
            return [
                referral["recipient"], referral["immediate_risk"], referral["referred_at"], referral["alerted_at"],
                .integer(converted.status), try converted.json["received_on"],
            ]
        }

        let restricted = try await referred("A. Example")
        #expect(restricted == (try await referred("B. Example")))
        #expect(restricted[0].text == "first_response")
        #expect(restricted[5].text == "2026-03-02")
    }
}
