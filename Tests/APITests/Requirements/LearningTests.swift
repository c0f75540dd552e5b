import HTTPTypes
import JSON
import Postgres
import TestSupport
import Testing

@testable import API

@Suite(.database) struct LearningTests: AnsweredComplaints {
    static let policyChange = """
        {"scope": "wider", "type": "policy_or_procedure_change", "source": "local", "text": "New policy",
        "owner_department": "Children and Families", "agreed_on": "2025-10-20",
        "due_on": "2025-12-01"}
        """

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
}

/// What tests do that count children's complaints by their answers.
protocol AnsweredComplaints {}

extension AnsweredComplaints {
    /// The path of a children's complaint answered at stage 1.
    func answered(
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
    func figure(_ service: Service, _ name: String) async throws -> Figured {
        try await service.statistic("childrens.\(name)", "2025-26")
    }
}
