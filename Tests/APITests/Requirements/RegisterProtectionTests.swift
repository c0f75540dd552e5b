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
                .post, path + "/reviews", renewal + check + "}", token: service.officer, headers: [.ifMatch: "*"]
            ).status == 403)
        #expect(try await service.change(path, "/reviews", renewal + "}").code == "rights_check_missing")
        #expect(try await service.change(path, "/reviews", renewal + check + "}").status == 200)
    }

    @Test(
        "R165: an internal review is by an officer of the council who decides nothing meanwhile, and not concluded by who did"
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

        for employment in ["member", "none", "commissioned"] {
            let outsider = try await service.addPerson("O. \(employment)", employment: employment)
            #expect(try await request(outsider).code == "reviewer_not_officer")
        }
        #expect(try await request(register.staff).status == 200)
        let decides = try await register.review(
            path, #""verdict": "renewed", "review_on": "2026-08-03""#, consultees: [register.manager],
            decidedBy: register.staff)
        #expect(try decides.code == "reviewer_decided")
        let concludes = try await service.send(
            .post, path + "/internal-review-conclusion", conclusion, token: decider, headers: [.ifMatch: "*"])
        #expect(try concludes.code == "own_proposal")
        #expect(try await service.change(path, "/internal-review-conclusion", conclusion).status == 200)
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
