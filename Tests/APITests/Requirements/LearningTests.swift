import HTTPTypes
import JSON
import Postgres
import TestSupport
import Testing

@testable import API

@Suite(.database) struct LearningTests {
    static let policyChange = """
        {"scope": "wider", "type": "policy_or_procedure_change", "source": "local", "text": "New policy",
        "owner_department": "Children and Families", "agreed_on": "2025-10-20",
        "due_on": "2025-12-01"}
        """

    /// The path of a children's complaint answered at stage 1.
    private func answered(
        _ service: Service, _ outcome: String, on day: String = "2025-10-15", causes: String = #""delay""#
    ) async throws -> String {
        let body = Service.registration.replacing(#""delay", "poor_communication""#, with: causes)
        let path = try #require(try await service.post("/v1/complaints", body).headers[.location])
        try await service.accept(path, on: "2025-10-02")
        // The limit of the complaint is 29 October.
        let late = day > "2025-10-29" ? #", "breach_reason": "complexity""# : ""
        let reason = outcome == "no_finding" ? #", "no_finding_reason": "court_is_the_forum""# : ""
        let reply = try await service.change(
            path, "/stages/local_resolution/response",
            #"{"responded_on": "\#(day)", "outcome": "\#(outcome)"\#(late)\#(reason)}"#)
        try #require(reply.status == 200, "\(reply.text)")
        return path
    }

    /// A figure of the children's procedure in 2025-26.
    private func figure(_ service: Service, _ name: String) async throws -> Figured {
        try await service.statistic("childrens.\(name)", "2025-26")
    }

    @Test("R69, R70: no finding needs its reason, and the three reasons and the fault rate are shown, none over 0")
    func outcomes() async throws {
        let service = try await Service.start()
        let empty = try await figure(service, "outcomes")
        let without = try await service.change(
            try await service.accept(), "/stages/local_resolution/response",
            #"{"responded_on": "2025-10-15", "outcome": "no_finding"}"#)
        for outcome in ["fault_found", "fault_found", "not_upheld", "no_finding"] {
            _ = try await answered(service, outcome)
        }

        let outcomes = try await figure(service, "outcomes")
        let reasons = try await figure(service, "outcomes.no_finding_reasons")

        #expect(try without.pointers == ["#/no_finding_reason"])
        #expect(empty["fault_percent"] == .null)
        #expect(outcomes["fault_percent"].integer == 50)
        #expect(outcomes.values["fault_percent"]?["denominator"].integer == 4)
        #expect(reasons.counted == ["court_is_the_forum": 1])
        #expect(reasons["insufficient_evidence"].integer == 0)
    }

    @Test("R71: two complaints, one with two causes: the causes total 3, the complaints 2")
    func causes() async throws {
        let service = try await Service.start()
        _ = try await answered(
            service, "fault_found", causes: #""staff_conduct_customer_care", "poor_communication""#)
        _ = try await answered(service, "not_upheld")

        #expect(try await figure(service, "causes")["total"].integer == 3)
        #expect(try await figure(service, "causes.complaints").integer == 2)
    }

    @Test("R72: a cause that is retired stays in old reports and cannot be chosen for a new complaint")
    func retiredCause() async throws {
        let service = try await Service.start()
        let contract = try Contract.shared.get()
        let added = try await service.post("/v1/causes", #"{"cause": "digital_service", "name": "Digital service"}"#)
        _ = try await answered(service, "fault_found", causes: #""digital_service""#)
        let renamed = try await service.post(
            "/v1/causes/digital_service/name", #"{"name": "Digital services"}"#, headers: [.ifMatch: #""1""#])
        let stale = try await service.post(
            "/v1/causes/digital_service/name", #"{"name": "Web"}"#, headers: [.ifMatch: #""1""#])
        let retired = try await service.post(
            "/v1/causes/digital_service/retirement", #"{"retired_on": "2026-03-01"}"#, headers: [.ifMatch: #""2""#])
        let again = try await service.post("/v1/causes", #"{"cause": "digital_service", "name": "Again"}"#)
        let form = try await service.post("/v1/causes", #"{"cause": "Digital service", "name": "Again"}"#)
        let unknown = try await service.post(
            "/v1/causes/none/name", #"{"name": "Web"}"#, headers: [.ifMatch: "*"])

        let registered = try await service.post(
            "/v1/complaints", Service.registration.replacing("poor_communication", with: "digital_service"))

        #expect(added.status == 201 && renamed.status == 200 && retired.status == 200 && stale.status == 412)
        #expect(contract.violations(try retired.json, contract.named("Cause")) == [])
        #expect(try again.code == "cause_taken" && form.code == "cause_form")
        #expect(unknown.status == 404)
        #expect(try registered.code == "cause_retired")
        #expect(try registered.pointers == ["#/causes"])
        let causes = try await figure(service, "causes")
        #expect(causes.counted == ["digital_service": 1])
        #expect(causes.values["digital_service"]?["label"].text == "Digital services")
        #expect(
            try await service.send(.post, "/v1/causes", #"{"cause": "x", "name": "X"}"#, token: service.officer).status
                == 403)
    }

    @Test(
        "R73: the exception list names the fault without a review, and a review says what was done or that nothing was")
    func reviews() async throws {
        let service = try await Service.start()
        let reviewed = try await answered(service, "fault_found")
        let forgotten = try await answered(service, "fault_found")
        let upheld = try await answered(service, "not_upheld")
        let body = #"{"reviewed_on": "2025-10-20", "for_person": "An apology", "no_wider_change": true}"#

        let review = try await service.change(reviewed, "/remedial-reviews", body)
        let silent = try await service.change(
            forgotten, "/remedial-reviews", #"{"reviewed_on": "2025-10-20", "for_person": "An apology"}"#)
        let both = try await service.change(
            forgotten, "/remedial-reviews",
            #"{"reviewed_on": "2025-10-20", "for_person": "x", "nothing_for_person": true, "no_wider_change": true}"#)
        let noFault = try await service.change(upheld, "/remedial-reviews", body)
        let missing = try await service.get("/v1/remedial-reviews/missing?year=2025-26&procedure=childrens")

        #expect(review.status == 201)
        #expect(try silent.pointers == ["#/wider_change"])
        #expect(try both.pointers == ["#/for_person"])
        #expect(try noFault.code == "no_fault_found")
        let contract = try Contract.shared.get()
        #expect(contract.violations(try missing.json, try contract.answer("listUnreviewedFaults", 200)) == [])
        let listed = try missing.json["items"].elements.compactMap { $0["id"].text }
        #expect(listed.count == 1 && forgotten.hasSuffix(listed[0]))
        #expect(try await figure(service, "learning.remedial_reviews")["percent"].integer == 50)
        #expect(try await service.get("/v1/remedial-reviews/missing?year=2025&procedure=childrens").status == 400)
    }

    @Test(
        "R74, R75, R76: actions in two groups; a wider action on a complaint not upheld is other learning, not the rate"
    )
    func widerLearning() async throws {
        let service = try await Service.start()
        let faults = [
            try await answered(service, "fault_found"), try await answered(service, "fault_found"),
            try await answered(service, "fault_found"),
        ]
        let notUpheld = try await answered(service, "not_upheld")
        for path in faults[..<2] + [notUpheld] {
            let reply = try await service.change(path, "/obligations", Self.policyChange)
            #expect(reply.status == 201, "\(reply.text)")
        }
        let wrongGroup = try await service.change(
            faults[2], "/obligations", Self.policyChange.replacing("wider", with: "individual"))

        let wider = try await figure(service, "learning.faults_with_wider_action")

        #expect(try wrongGroup.code == "obligation_scope")
        #expect(wider["count"].integer == 2 && wider["percent"].integer == 67)
        #expect(try await figure(service, "learning.other").integer == 1)
        let actions = try await figure(service, "learning.wider_actions_by_type")
        #expect(actions.counted == ["policy_or_procedure_change": 2])
        #expect(try await figure(service, "learning.individual_actions_by_type")["total"].integer == 0)
    }

    @Test("R77: an approved pair is printed without its complaints, an unapproved one is not")
    func pairs() async throws {
        let service = try await Service.start()
        let path = try await service.accept()
        let id = try #require(path.split(separator: "/").last)
        func propose(_ text: String, _ complaint: String) async throws -> Reply {
            try await service.send(
                .post, "/v1/learning-pairs",
                """
                {"you_complained": "\(text)", "we_have": "Set up messages", "procedure": "childrens",
                "complaint_ids": ["\(complaint)"]}
                """, token: service.officer)
        }
        let approved = try await propose("Nobody told us", String(id))
        _ = try await propose("Not yet", String(id))
        let unknown = try await propose("Unknown", "0197a3c0-5c1e-7b3e-8a44-2f9d3c1b7a10")
        let pair = try #require(try approved.json["id"].text)
        let approval = try await service.post(
            "/v1/learning-pairs/\(pair)/approval", #"{"approved_on": "2026-03-02"}"#, headers: [.ifMatch: #""1""#])
        let twice = try await service.post(
            "/v1/learning-pairs/\(pair)/approval", #"{"approved_on": "2026-03-02"}"#, headers: [.ifMatch: "*"])

        let list = try await service.get("/v1/learning-pairs?state=proposed&limit=1")
        let report = try await service.get("/v1/reports/childrens/2025-26").json
        let said = report["narrative"].elements.flatMap { $0["paragraphs"].elements }.compactMap(\.text)

        #expect(approval.status == 200, "\(approval.text)")
        #expect(try twice.code == "already_recorded")
        #expect(try unknown.pointers == ["#/complaint_ids"])
        let contract = try Contract.shared.get()
        #expect(contract.violations(try list.json, try contract.answer("listLearningPairs", 200)) == [])
        #expect(try list.json["items"].elements.map { $0["you_complained"].text } == ["Not yet"])
        #expect(
            said.filter { $0.contains("You complained: ") } == [
                "You complained: Nobody told us We have: Set up messages"
            ])
    }

    @Test("R78: the tracker shows done, part done and not started; done needs evidence, and what is overdue is listed")
    func tracker() async throws {
        let service = try await Service.start()
        let path = try await answered(service, "fault_found")
        var obligations: [String] = []
        for _ in 1...4 {
            let id = try await service.change(path, "/obligations", Self.policyChange).json["id"].text
            obligations.append("/v1/obligations/\(try #require(id))")
        }
        let without = try await service.change(
            obligations[0], "/progress", #"{"status": "done", "reached_on": "2026-01-05"}"#)
        let done = try await service.change(
            obligations[0], "/progress", #"{"status": "done", "reached_on": "2026-01-05", "evidence": "Policy 7"}"#)
        let again = try await service.change(
            obligations[0], "/progress", #"{"status": "part_done", "reached_on": "2026-01-06"}"#)
        _ = try await service.change(
            obligations[1], "/progress", #"{"status": "part_done", "reached_on": "2026-01-05"}"#)
        let noReason = try await service.change(obligations[3], "/decision", #"{"accepted": false}"#)
        let refused = try await service.change(
            obligations[3], "/decision", #"{"accepted": false, "decision_reason": "The service has ended."}"#)
        let ended = try await service.change(
            obligations[3], "/progress", #"{"status": "part_done", "reached_on": "2026-01-06"}"#)

        let tracker = try await figure(service, "learning.tracker")
        let overdue = try await service.get("/v1/worklists/obligations_overdue").json["items"].elements
        let list = try await service.get("/v1/obligations?status=part_done&owner_department=Children%20and%20Families")

        #expect(try without.code == "evidence_missing" && noReason.code == "decision_reason_missing")
        #expect(done.status == 200 && refused.status == 200)
        #expect(try again.code == "obligation_done" && ended.code == "obligation_not_accepted")
        #expect(tracker.counted == ["done": 1, "part_done": 1, "not_started": 1, "refused": 1])
        #expect(
            overdue.compactMap { $0["obligation_id"].text }.map { "/v1/obligations/" + $0 }.sorted()
                == obligations[1...2].sorted())
        #expect(overdue.allSatisfy { $0["owner"].text == "Children and Families" })
        let contract = try Contract.shared.get()
        #expect(contract.violations(try list.json, try contract.answer("listObligations", 200)) == [])
        #expect(
            try list.json["items"].elements.compactMap { $0["id"].text }.map { "/v1/obligations/" + $0 } == [
                obligations[1]
            ])
    }

    @Test("R79: a cause with fault found in three successive quarters and no completed wider action is a theme")
    func themes() async throws {
        let service = try await Service.start(on: "2026-06-15")
        var paths: [String] = []
        for day in ["2025-10-15", "2026-01-15", "2026-04-15"] {
            paths.append(try await answered(service, "fault_found", on: day, causes: #""record_keeping""#))
        }
        _ = try await answered(service, "fault_found", on: "2025-10-15", causes: #""policy""#)
        _ = try await answered(service, "fault_found", on: "2026-04-15", causes: #""policy""#)
        func themes(_ year: String = "2026-27") async throws -> [String: Int] {
            try await service.statistic("childrens.learning.returning_causes", year).counted
        }

        let before = try await themes()
        let obligation = try await service.change(paths[1], "/obligations", Self.policyChange).json["id"].text
        let open = try await themes()
        _ = try await service.change(
            "/v1/obligations/\(try #require(obligation))", "/progress",
            #"{"status": "done", "reached_on": "2026-05-05", "evidence": "Policy 7"}"#)

        #expect(before == ["Children and Families/Fostering: Record keeping": 1])
        #expect(try await themes("2025-26") == [:])
        #expect(open == before)
        #expect(try await themes().isEmpty)
    }

    @Test("R80: a completed action whose check is due is on the worklist on that day, until its result is recorded")
    func checks() async throws {
        let service = try await Service.start()
        let path = try await answered(service, "fault_found")
        let id = try #require(try await service.change(path, "/obligations", Self.policyChange).json["id"].text)
        let early = try await service.change(
            "/v1/obligations/\(id)", "/check", #"{"checked_on": "2026-02-02", "check_result": "None"}"#)
        _ = try await service.change(
            "/v1/obligations/\(id)", "/progress",
            #"{"status": "done", "reached_on": "2026-03-02", "evidence": "Policy 7", "check_on": "2026-06-02"}"#)

        let before = try await Service.start(on: "2026-06-01").get("/v1/worklists/checks_due").json["items"].elements
        let later = try await Service.start(on: "2026-06-02")
        let due = try await later.get("/v1/worklists/checks_due").json["items"].elements
        let checked = try await later.change(
            "/v1/obligations/\(id)", "/check", #"{"checked_on": "2026-06-02", "check_result": "No complaint since"}"#)

        #expect(try early.code == "obligation_not_done")
        #expect(before.isEmpty)
        #expect(due.compactMap { $0["obligation_id"].text } == [id])
        #expect(checked.status == 200, "\(checked.text)")
        #expect(try await later.get("/v1/worklists/checks_due").json["items"].elements.isEmpty)
    }

    @Test("R81: a service's faults, actions and compliments stand together")
    func goodPractice() async throws {
        let service = try await Service.start()
        let path = try await answered(service, "fault_found")
        _ = try await service.change(path, "/obligations", Self.policyChange)
        try await TestDatabase.current.database.write { db in
            try db.execute(
                """
                INSERT INTO compliment (id, received_on, service_id, procedure, text)
                SELECT gen_random_uuid(), '2025-11-01', id, 'childrens', 'Thank you' FROM service WHERE name = 'Fostering'
                """)
        }

        for (name, count) in [
            ("received", 1), ("learning.actions", 0), ("compliments", 1),
        ] {
            let figure = try await service.statistic("childrens.\(name)", "2025-26", #", "by": "service""#)
            #expect(figure["Children and Families/Fostering"].integer == count, "\(name)")
        }
        #expect(try await figure(service, "outcomes.by_service").counted == ["Children and Families/Fostering": 1])
    }

    @Test("R35: a stage open at the end of a year is received and open in it, and resolved in the next")
    func openAtTheEnd() async throws {
        let service = try await Service.start(on: "2026-04-20")
        let path = try await service.accept()
        func stage(_ year: String) async throws -> [Int?] {
            try await [
                service.statistic("childrens.received.stage_1", year).integer,
                service.statistic("childrens.stage_1.ended", year).integer,
                service.statistic("childrens.stage_1.open_at_period_end", year).integer,
            ]
        }
        let early = try await stage("2025-26")
        let reply = try await service.change(
            path, "/stages/local_resolution/response",
            #"{"responded_on": "2026-04-15", "outcome": "not_upheld", "breach_reason": "complexity"}"#)
        #expect(reply.status == 200)

        #expect(early == [1, 0, 1])
        #expect(try await stage("2025-26") == early)
        #expect(try await stage("2026-27") == [0, 1, 0])
    }

    @Test("R16: a complaint about three siblings is one complaint and three children affected")
    func childrenAffected() async throws {
        let service = try await Service.start()
        let path = try await service.accept()
        _ = try await service.accept()
        for name in ["D", "E", "F"] {
            let reply = try await service.change(
                path, "/parties", #"{"role": "child", "name": "\#(name). Example", "relationship": "sibling"}"#)
            try #require(reply.status == 201, "\(reply.text)")
        }

        #expect(try await figure(service, "received").integer == 2)
        #expect(try await service.statistic("equality.children_affected", "2025-26")["childrens"].integer == 3)
    }
}
