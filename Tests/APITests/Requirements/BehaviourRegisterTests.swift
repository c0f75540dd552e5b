import Complaints
import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API
@testable import Casework

@Suite(.database) struct BehaviourRegisterTests {
    @Test("R161: a restriction without a warning in force is refused unless an exception reason is given")
    func warnFirst() async throws {
        let register = try await Register.start()

        let refused = try await register.impose(.restriction)
        let excepted = try await register.impose(.restriction, more: #", "exception_reason": "threats""#)
        _ = try await register.warn(on: "2026-02-02")
        let warned = try await register.impose(.restriction)

        #expect(refused.status == 409)
        #expect(try refused.code == "warning_missing")
        #expect(excepted.status == 201, "\(excepted.text)")
        #expect(try excepted.json["exception_reason"].text == "threats")
        #expect(warned.status == 201, "\(warned.text)")
        #expect(try warned.json["warning_id"].text != nil)
        let contract = try Contract.shared.get()
        #expect(contract.violations(try warned.json, contract.named("BehaviourMeasure")) == [])
    }

    @Test("R161: a measure without a review day is refused, and one that lasts or waits too long")
    func dates() async throws {
        let register = try await Register.start()
        let body = register.body(.warning)

        let without = try await register.service.post(
            "/v1/behaviour-measures", body.replacing(#""review_on": "2026-08-03", "#, with: ""))
        let tooLong = try await register.impose(.warning, more: #", "ends_on": "2026-09-03""#)
        let tooLate = try await register.service.post(
            "/v1/behaviour-measures", body.replacing("2026-08-03", with: "2026-09-03"))
        let longest = try await register.impose(.warning, more: #", "ends_on": "2026-09-02""#)

        #expect(try without.pointers == ["#/review_on"])
        #expect(try tooLong.code == "measure_too_long")
        #expect(try tooLate.code == "review_too_late")
        #expect(longest.status == 201, "\(longest.text)")
        #expect(try longest.json["last_day_on"].text == "2026-09-02")
    }

    @Test("R161: the council's own limits hold from the day it decided, and the register is for officers and managers")
    func settingsAndAccess() async throws {
        let register = try await Register.start()
        let service = register.service
        func decide(_ value: Int, from day: String) async throws -> Reply {
            try await service.post(
                "/v1/settings",
                """
                {"setting": "behaviour_warning_months", "value": \(value), "from_on": "\(day)", "reason": "Committee."}
                """)
        }

        let past = try await decide(3, from: "2026-03-01")
        let outside = try await decide(13, from: "2026-03-02")
        let before = try await register.impose(.warning, more: #", "ends_on": "2026-09-02""#)
        let decided = try await decide(5, from: "2026-03-02")
        let after = try await register.impose(.warning, more: #", "ends_on": "2026-09-02""#)
        let director = try await Service.token(.director, service.casework)
        let read = try await service.send(.get, "/v1/behaviour-measures", token: director)

        #expect(try past.code == "setting_in_the_past")
        #expect(try outside.code == "setting_range")
        #expect(before.status == 201)
        #expect(decided.status == 201)
        #expect(try after.code == "measure_too_long")
        #expect(read.status == 403)
        let settings = try await service.get("/v1/settings").json["settings"].elements
        #expect(settings.first { $0["setting"].text == "behaviour_warning_months" }?["value"].integer == 5)
    }

    @Test("R162: a warning without a letter is a draft and warns of nothing")
    func draft() async throws {
        let register = try await Register.start()
        let draft = try await register.impose(.warning, startsOn: "2026-02-02", reviewOn: "2026-07-01")
        let path = try #require(draft.headers[.location])

        let refused = try await register.impose(.restriction)
        let unthreatened = try await register.service.change(
            path, "/letters", #"{"sent_on": "2026-02-03", "text": "Please write.", "signposts_ombudsman": true}"#)
        let sent = try await register.send(path, on: "2026-02-03")
        let warned = try await register.impose(.restriction)

        #expect(try draft.json["state"].text == "draft")
        #expect(try draft.json["effective_from"] == .null)
        #expect(try refused.code == "warning_missing")
        #expect(try unthreatened.code == "threatened_restriction")
        #expect(try sent.json["state"].text == "in_force")
        #expect(try sent.json["effective_from"].text == "2026-02-03")
        #expect(try sent.json["letters"][0]["restriction_threatened"].text == "Letters only.")
        #expect(warned.status == 201)
    }

    @Test("R163: nobody imposes or renews a measure without consulting somebody else, and who was consulted is kept")
    func consulted() async throws {
        let register = try await Register.start()
        let alone = #""consultees": ["\#(register.staff)"]"#

        let nobody = try await register.service.post(
            "/v1/behaviour-measures", register.body(.warning).replacing(alone, with: #""consultees": []"#))
        let oneself = try await register.service.post(
            "/v1/behaviour-measures",
            register.body(.warning).replacing(alone, with: #""consultees": ["\#(register.manager)"]"#))
        let path = try await register.warn(on: "2026-02-02")
        let renewedAlone = try await register.review(
            path, #""verdict": "renewed", "review_on": "2026-08-03""#, consultees: [])
        let renewed = try await register.review(
            path, #""verdict": "renewed", "review_on": "2026-08-03", "ends_on": "2026-09-01""#,
            consultees: [register.staff])

        #expect(try nobody.code == "consultee_missing")
        #expect(try oneself.code == "consultee_missing")
        #expect(try oneself.pointers == ["#/consultees"])
        #expect(try renewedAlone.code == "consultee_missing")
        #expect(renewed.status == 200, "\(renewed.text)")
        let decisions = try renewed.json["decisions"].elements
        #expect(decisions.map { $0["decision"].text } == ["imposed", "renewed"])
        #expect(decisions.allSatisfy { $0["consultees"].elements == [.text(register.staff)] })
        #expect(try renewed.json["last_day_on"].text == "2026-09-01")
    }

    @Test(
        "R165: a letter is not sent without the way to the Ombudsman, and an internal review is by who did not decide")
    func signpost() async throws {
        let register = try await Register.start()
        let reviewer = try await register.service.somebody("V. Example", .officer)
        let imposed = try await register.impose(.warning)
        let path = try #require(imposed.headers[.location])
        func request(_ reviewer: String) async throws -> Reply {
            try await register.service.change(
                path, "/internal-reviews", #"{"requested_on": "2026-03-02", "reviewer_id": "\#(reviewer)"}"#)
        }

        let unsigned = try await register.service.change(
            path, "/letters",
            """
            {"sent_on": "2026-03-02", "text": "Please write.", "restriction_threatened": "Letters only.",
            "signposts_ombudsman": false}
            """)
        _ = try await register.send(path, on: "2026-03-02")
        let off = try await request(reviewer.id)
        _ = try await register.service.post(
            "/v1/settings",
            """
            {"setting": "behaviour_internal_review", "value": 1, "from_on": "2026-03-02", "reason": "Good practice."}
            """)
        let decider = try await request(register.manager)
        let opened = try await request(reviewer.id)
        let second = try await request(reviewer.id)
        let concluded = try await register.service.send(
            .post, path + "/internal-review-conclusion",
            #"{"concluded_on": "2026-03-02", "conclusion": "It stands."}"#, token: reviewer.token,
            headers: [.ifMatch: "*"])

        #expect(try unsigned.code == "signpost_missing")
        #expect(try off.code == "internal_review_off")
        #expect(try decider.code == "reviewer_decided")
        #expect(opened.status == 200, "\(opened.text)")
        #expect(try second.code == "internal_review_runs")
        #expect(try concluded.json["internal_reviews"][0]["conclusion"].text == "It stands.")
    }

    @Test("R166: a restriction says how, considers adjustments first, and takes a named contact or days with it")
    func how() async throws {
        let register = try await Register.start()
        _ = try await register.warn(on: "2026-02-02")
        func impose(_ from: String, _ to: String) async throws -> String? {
            try await register.service.post(
                "/v1/behaviour-measures", register.body(.restriction).replacing(from, with: to)
            ).code
        }
        let letters = #""restrictions": ["letters_only"]"#

        #expect(try await impose(letters, #""restrictions": []"#) == "restriction_kinds")
        #expect(try await impose(letters, #""restrictions": ["named_contact"]"#) == "restriction_details")
        #expect(try await impose(letters, #""restrictions": ["set_days"]"#) == "restriction_details")
        #expect(try await impose(letters, letters + #", "contact_days": ["monday"]"#) == "restriction_details")
        #expect(
            try await impose(#""adjustments_considered": true"#, #""adjustments_considered": false"#)
                == "adjustments_not_considered")
        let contact = try await register.service.addPerson("C. Contact", team: try await register.service.addTeam())
        let whole = try await register.service.post(
            "/v1/behaviour-measures",
            register.body(.restriction).replacing(
                letters,
                with: """
                    "restrictions": ["named_contact", "set_days", "no_phone"], "contact_days": ["monday"],
                    "named_contact_id": "\(contact)"
                    """))
        #expect(
            try await impose(
                letters, #""restrictions": ["named_contact"], "named_contact_id": "\#(register.staff)""#)
                == "team_missing")
        #expect(whole.status == 201, "\(whole.text)")
    }

    @Test(
        "R166: a child or an advocate is put on the register by a manager only, with the check of a Children's Rights Officer"
    )
    func children() async throws {
        let register = try await Register.start()
        let service = register.service
        let checker = try await service.addPerson("R. Example", capacities: ["childrens_rights_officer"])
        let check = #", "rights_check_by": "\#(checker)", "rights_check_on": "2026-03-02""#
        func impose(_ kind: String, _ token: String, _ more: String = "") async throws -> Reply {
            try await service.send(
                .post, "/v1/behaviour-measures",
                register.body(.warning, more: more).replacing(#""adult""#, with: "\"\(kind)\""), token: token)
        }

        for kind in ["child_or_young_person", "advocate"] {
            #expect(try await impose(kind, service.officer, check).status == 403)
            #expect(try await impose(kind, service.manager).code == "rights_check_missing")
            let made = try await impose(kind, service.manager, check)
            #expect(made.status == 201, "\(made.text)")
            #expect(try made.json["rights_check_by"].text == checker)
        }
        #expect(try await impose("adult", service.officer).status == 201)
        let wrong = try await impose(
            "advocate", service.manager,
            #", "rights_check_by": "\#(register.staff)", "rights_check_on": "2026-03-02""#)
        #expect(try wrong.code == "capacity_missing")
    }

    @Test("R166: whoever complained as a child is a child to the register, whatever the request says")
    func hiddenChild() async throws {
        let register = try await Register.start()
        let registered = try await register.service.post(
            "/v1/complaints", Service.registration.replacing(#""parent""#, with: #""child_or_young_person""#))
        try #require(registered.status == 201)

        let officer = try await register.service.send(
            .post, "/v1/behaviour-measures", register.body(.warning), token: register.service.officer)
        let manager = try await register.impose(.warning)

        #expect(officer.status == 403)
        #expect(try manager.code == "rights_check_missing")
    }
}
