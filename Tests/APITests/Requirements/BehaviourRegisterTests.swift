import Complaints
import HTTPTypes
import JSON
import TestSupport
import Testing
import WorkingDays

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
        "R164: a review due on 1 June that is not held is told on 1 June and again at set steps, then the measure ends")
    func reviewsFallDue() async throws {
        let register = try await Register.start()
        let path = try await register.warn(on: "2026-01-05", reviewOn: "2026-06-01")
        // 1 June 2026 is a Monday: 5 working days later is 8 June, 20 are 29 June.
        var told: [[AlertKind]] = []
        func tell(_ day: String) async throws {
            let before = told.flatMap(\.self).count
            told.append(Array(try await register.service.on(day).alertKinds().dropFirst(before)))
        }
        func state(_ day: String) async throws -> String? {
            try await register.service.on(day).get(path).json["state"].text
        }

        for day in [
            "2026-05-29", "2026-06-01", "2026-06-01", "2026-06-02", "2026-06-03", "2026-06-08", "2026-06-30",
            "2026-07-01",
        ] { try await tell(day) }
        let states = [
            try await state("2026-06-01"), try await state("2026-06-02"), try await state("2026-06-29"),
            try await state("2026-06-30"),
        ]

        #expect(
            told == [
                [], [.warning], [], [.overdue], [], [.overdue], [.behaviourMeasureEnded], [],
            ])
        #expect(states == ["in_force", "overdue_for_review", "overdue_for_review", "ended"])
        let ended = try await register.service.on("2026-06-30").get(path).json
        #expect(ended["ended_by"].text == "review_not_held")
        #expect(ended["last_day_on"].text == "2026-06-29")
        let late = try await register.service.on("2026-06-30").change(
            path, "/reviews",
            """
            {"reviewed_on": "2026-06-30", "verdict": "renewed", "review_on": "2026-07-31", "decided_by": "\(register.manager)",
            "consultees": ["\(register.staff)"], "reason": "It goes on."}
            """)
        #expect(try late.code == "measure_ended")
    }

    @Test(
        "R164: a review due on 1 June is listed from the day one asks for, overdue too, and no more once the measure ended",
        arguments: [
            ("2026-05-29", "2026-05-31", false), ("2026-05-29", "2026-06-01", true), ("2026-06-01", "2026-06-01", true),
            ("2026-06-02", "2026-06-02", true), ("2026-06-29", "2026-06-29", true), ("2026-06-30", "2026-06-30", false),
        ])
    func reviewsDue(today: String, by day: String, listed: Bool) async throws {
        let register = try await Register.start()
        let path = try await register.warn(on: "2026-01-05", reviewOn: "2026-06-01")
        _ = try await register.impose(.warning, reviewOn: "2026-06-01")

        let due = try await register.service.on(today).get("/v1/behaviour-measures?review_due_by=\(day)").json

        #expect(due["items"].elements.map { $0["id"].text } == (listed ? [path.lastIdentifier] : []))
    }

    @Test(
        "worked case 60: a review day that has passed escalates, and neither renews nor lifts the restriction by itself"
    )
    func passedReview() async throws {
        let register = try await Register.start()
        _ = try await register.warn(on: "2026-01-05")
        let imposed = try await register.impose(.restriction, reviewOn: "2026-06-01")
        let path = try #require(imposed.headers[.location])
        _ = try await register.send(path, on: "2026-03-02", threatening: nil)
        let later = try await register.service.on("2026-06-02")

        let overdue = try await later.get(path).json
        let listed = try await later.get("/v1/behaviour-measures?state=overdue_for_review").json
        let told = try await later.alertKinds()

        #expect(overdue["state"].text == "overdue_for_review")
        #expect(overdue["review_on"].text == "2026-06-01")
        #expect(overdue["decisions"].elements.count == 1)
        #expect(listed["items"].elements.map { $0["id"].text } == [path.lastIdentifier])
        #expect(told.suffix(1) == [.overdue])
        let held = try await later.change(
            path, "/reviews",
            """
            {"reviewed_on": "2026-06-02", "verdict": "lifted", "decided_by": "\(register.manager)",
            "consultees": ["\(register.staff)"], "reason": "It has helped."}
            """)
        #expect(try held.json["ended_by"].text == "lifted")
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

    @Test("worked case 59: a restricted person's new complaint is registered, accepted and clocked as anybody's")
    func stillHeard() async throws {
        let register = try await Register.start()
        let service = register.service
        _ = try await register.warn(on: "2026-01-05")
        let imposed = try await register.impose(.restriction, startsOn: "2026-02-02", reviewOn: "2026-07-01")
        let measure = try #require(imposed.headers[.location])
        let letter = try await register.send(measure, on: "2026-02-02", threatening: nil)
        func clocks(_ complainant: String) async throws -> [JSONValue] {
            let registered = try await service.post(
                "/v1/complaints",
                Service.registration.replacing("A. Example", with: complainant)
                    .replacing("2025-10-01T09:30:00+01:00", with: "2026-02-20T09:30:00Z"))
            let path = try #require(registered.headers[.location])
            try await service.accept(path, on: "2026-02-23")
            let answered = try await service.change(
                path, "/stages/local_resolution/acknowledgement", #"{"acknowledged_on": "2026-02-24"}"#)
            try #require(answered.status == 200)
            let marked = try await service.get(
                "/v1/behaviour-measures?state=in_force&complaint_id=\(path.lastIdentifier)")
            #expect(try marked.json["items"].elements.isEmpty == (complainant != "A. Example"))
            return try answered.json["stages"][0]["deadlines"].elements
        }

        let restricted = try await clocks("A. Example")
        let anybody = try await clocks("B. Example")

        #expect(try letter.json["state"].text == "in_force")
        #expect(restricted == anybody)
        // The duty to offer stage 2 counts from the end of the limit.
        #expect(
            restricted.allSatisfy { $0["basis_on"].text == "2026-02-20" || $0["clock"].text == "stage_2_offer" })
        #expect(!restricted.isEmpty)
    }

    @Test("R167: three warnings and one restriction are numbers inside the council, and withheld from the public")
    func statistics() async throws {
        let register = try await Register.start()
        for complainant in ["A. Example", "B. Example", "C. Example"] {
            let imposed = try await register.service.post(
                "/v1/behaviour-measures",
                register.body(.warning, startsOn: "2026-02-02", reviewOn: "2026-07-01").replacing(
                    "A. Example", with: complainant))
            _ = try await register.send(try #require(imposed.headers[.location]), on: "2026-02-02")
        }
        let restriction = try await register.impose(.restriction)
        _ = try await register.send(try #require(restriction.headers[.location]), on: "2026-03-02", threatening: nil)
        _ = try await register.impose(.warning)
        let question =
            #"{"figures": ["behaviour.in_force", "behaviour.new", "behaviour.ended"], "periods": ["2025-26"]"#
        func kinds(_ json: JSONValue) -> [[Int?]] {
            json["figures"].elements.map(Figured.init).map { figure in
                ["warning", "restriction"].map { figure[$0].integer }
            }
        }

        let inside = try await register.service.post("/v1/statistics", question + #", "view": "internal"}"#)
        let outside = try await register.service.send(
            .post, "/v1/statistics", question + "}", token: register.service.viewer)
        let hidden = try await register.service.send(
            .post, "/v1/statistics", question + #", "view": "internal"}"#, token: register.service.viewer)
        let summer = try await register.service.on("2026-07-02").statistic("behaviour.overdue", "2026-27")

        #expect(kinds(try inside.json) == [[3, 1], [3, 1], [0, 0]])
        #expect(kinds(try outside.json) == [[nil, nil], [nil, nil], [0, 0]])
        #expect(hidden.status == 403)
        #expect(["warning", "restriction"].map { summer[$0].integer ?? 0 } == [3, 0])
    }
}

/// A service with a register: who decides, and whom they ask.
struct Register: Sendable {
    let service: Service
    let manager: String
    let staff: String

    static func start() async throws -> Register {
        let service = try await Service.start()
        return Register(
            service: service,
            manager: try await service.addPerson("M. Example", capacities: ["complaints_manager"]),
            staff: try await service.addPerson("S. Example"))
    }

    func body(
        _ kind: BehaviourMeasureKind, startsOn: String = "2026-03-02", reviewOn: String = "2026-08-03",
        more: String = ""
    ) -> String {
        let restrictions = kind == .restriction ? #""restrictions": ["letters_only"], "# : ""
        return """
            {"complainant": "A. Example", "complainant_kind": "adult", "kind": "\(kind.rawValue)", \(restrictions)\
            "evidence": "Forty calls in a week.", "adjustments_considered": true, "starts_on": "\(startsOn)", \
            "review_on": "\(reviewOn)", "decided_by": "\(manager)", "consultees": ["\(staff)"], \
            "reason": "It keeps the team from other work."\(more)}
            """
    }

    func impose(
        _ kind: BehaviourMeasureKind, startsOn: String = "2026-03-02", reviewOn: String = "2026-08-03",
        more: String = ""
    ) async throws -> Reply {
        try await service.post(
            "/v1/behaviour-measures", body(kind, startsOn: startsOn, reviewOn: reviewOn, more: more))
    }

    func send(_ path: String, on day: String, threatening: String? = "Letters only.") async throws -> Reply {
        let threat = threatening.map { #", "restriction_threatened": "\#($0)""# } ?? ""
        let reply = try await service.change(
            path, "/letters",
            #"{"sent_on": "\#(day)", "text": "Please write.", "signposts_ombudsman": true\#(threat)}"#)
        try #require(reply.status == 200, "\(reply.text)")
        return reply
    }

    /// The path of a warning whose letter was sent the same day.
    func warn(on day: String, reviewOn: String = "2026-07-01") async throws -> String {
        let imposed = try await impose(.warning, startsOn: day, reviewOn: reviewOn)
        let path = try #require(imposed.headers[.location], "\(imposed.text)")
        _ = try await send(path, on: day)
        return path
    }

    func review(
        _ path: String, _ fields: String, consultees: [String], decidedBy: String? = nil
    ) async throws -> Reply {
        try await service.change(
            path, "/reviews",
            """
            {"reviewed_on": "2026-03-02", \(fields), "decided_by": "\(decidedBy ?? manager)", "reason": "Reviewed.",
            "consultees": [\(consultees.map { "\"\($0)\"" }.joined(separator: ", "))]}
            """)
    }
}
