import Complaints
import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API

/// A child complains with an advocate's help, goes through all three stages and to the Ombudsman.
@Suite(.database) struct ChildrensYearTests {
    @Test("A child's complaint with an advocate: three stages, an extension to 65 days, the Ombudsman's remedy")
    func year() async throws {
        var journey = try await Journey.received(
            on: "2025-03-03", type: "child_or_young_person", about: ("Children and Families", "Fostering"),
            children: true)
        try await journey.run(Self.localResolution + Self.investigation + Self.reviewPanel)
        try await Self.ombudsman(&journey)

        let complaint = try await journey.end(on: "2026-04-01")
        #expect(complaint["state"].text == "ended")
        #expect(complaint["points"].elements.count == 2)
        #expect(journey.flags == Self.flags)
        try await Self.figures(journey)
    }

    private static let localResolution: [Journey.Step] = [
        .act(
            "2025-03-04", "acceptance",
            #"{"procedure": "childrens", "accepted_on": "today", "eligible_complainant": true, "subject_in_scope": true}"#,
            due: ["local_resolution.response_target": "2025-03-17", "local_resolution.response": "2025-03-31"],
            owed: ["receipt"]),
        .act(
            "2025-03-04", "advocacy",
            """
            {"offered_on": "2025-03-03", "answer": "accepted", "answered_on": "today", "representative": "D. Example",
            "representative_type": "childrens_rights_officer"}
            """),
        .notice("2025-03-05", .receipt, owed: []),
        .act("2025-03-06", "stages", #"{"stage": "review_panel", "requested_on": "today"}"#, "409 stage_out_of_order"),
        .act(
            "2025-03-10", "stages", #"{"stage": "investigation", "requested_on": "today"}"#,
            "409 previous_stage_running"),
        .notice("2025-03-18", .targetNotMet, "local_resolution", owed: []),
        .act(
            "2025-03-28", "stages/local_resolution/response",
            """
            {"responded_on": "today", "findings": [{"point": 1, "finding": "not_upheld"},
            {"point": 2, "finding": "not_upheld"}]}
            """, owed: ["stage_1_end"]),
        .notice("2025-03-31", .stage1End, "local_resolution", owed: []),
    ]

    private static let investigation: [Journey.Step] = [
        .act(
            "2025-04-07", "stages", #"{"stage": "investigation", "requested_on": "today"}"#,
            due: ["investigation.response": "2025-05-15", "investigation.response_maximum": "2025-07-11"]),
        .act(
            "2025-04-08", "stages/investigation/report", #"{"report_received_on": "today"}"#,
            "409 investigating_officer_missing"),
        .act(
            "2025-04-08", "stages/investigation/investigating-officer",
            DirectoryPerson.commissioned.body(on: "2025-04-08")),
        .act(
            "2025-04-09", "stages/investigation/independent-person",
            DirectoryPerson.independentPerson.body(on: "2025-04-09")),
        .act(
            "2025-04-14", "stages/investigation/statement", #"{"statement_agreed_on": "today"}"#,
            due: ["investigation.response": "2025-05-15", "investigation.response_from_statement": "2025-05-22"]),
        .act(
            "2025-04-30", "stages/investigation/extensions",
            #"{"agreed_on": "today", "extended_to": "2025-07-14", "reason": "A witness is away.", "notified_on": "today"}"#,
            "422 extension_exceeds_maximum"),
        .act(
            "2025-04-30", "stages/investigation/extensions",
            #"{"agreed_on": "today", "extended_to": "2025-07-11", "reason": "A witness is away.", "notified_on": "today"}"#,
            due: ["investigation.response": "2025-07-11"], owed: []),
        .notice("2025-04-30", .extensionTo65, "investigation", owed: []),
        .act(
            "2025-06-20", "stages/investigation/report",
            """
            {"report_received_on": "today", "independent_report_received_on": "today",
            "findings": [{"point": 1, "finding": "upheld"}, {"point": 2, "finding": "not_upheld"}],
            "recommendations": ["Apologise", "Train the team"]}
            """),
        .act(
            "2025-07-02", "stages/investigation/response",
            """
            {"responded_on": "today", "findings": [{"point": 1, "finding": "upheld"}, {"point": 2, "finding": "not_upheld"}],
            "recommendations": [{"number": 1, "obligation": {"scope": "individual", "type": "apology",
            "owner_department": "Children and Families", "due_on": "2025-07-31"}}, {"number": 2}]}
            """, "422 departure_from_recommendation"),
        .act(
            "2025-07-02", "stages/investigation/response",
            """
            {"responded_on": "today", "findings": [{"point": 1, "finding": "upheld"}, {"point": 2, "finding": "not_upheld"}],
            "recommendations": [{"number": 1, "obligation": {"scope": "individual", "type": "apology",
            "owner_department": "Children and Families", "due_on": "2025-07-31"}}, {"number": 2, "reason": "It was done in May."}]}
            """, owed: ["adjudication"]),
        .notice("2025-07-03", .adjudication, "investigation", owed: []),
    ]

    private static let reviewPanel: [Journey.Step] = [
        .act(
            "2025-07-14", "stages", #"{"stage": "review_panel", "requested_on": "today"}"#,
            due: ["review_panel.panel": "2025-08-26"]),
        .act(
            "2025-07-21", "stages/review_panel/early-referral",
            #"{"early_referral_on": "today", "complainant_agrees": true, "reason": "Agreed.", "action_plan": "Assess."}"#,
            "409 early_referral_not_all_upheld"),
        .act("2025-07-22", "stages/review_panel/panel", #"{"panel_held_on": "today"}"#, "409 panel_not_convened"),
        .act(
            "2025-07-22", "stages/review_panel/panellists",
            DirectoryPerson.body(of: DirectoryPerson.panel, on: "2025-07-22")),
        .act(
            "2025-08-20", "stages/review_panel/panel", #"{"panel_held_on": "today"}"#,
            due: ["review_panel.findings": "2025-08-28"]),
        .act(
            "2025-08-27", "stages/review_panel/findings",
            #"{"panel_findings_on": "2025-08-26", "findings_received_on": "today", "recommendations": ["Apologise again"]}"#,
            due: ["review_panel.response": "2025-09-17"], owed: ["panel_findings"]),
        .notice("2025-08-27", .panelFindings, "review_panel", owed: []),
        .act(
            "2025-09-15", "stages/review_panel/response",
            #"{"responded_on": "today", "findings": [{"point": 1, "finding": "upheld"}, {"point": 2, "finding": "not_upheld"}]}"#,
            "422 independent_person_not_consulted"),
        .act(
            "2025-09-15", "stages/review_panel/response",
            """
            {"responded_on": "today", "findings": [{"point": 1, "finding": "upheld"}, {"point": 2, "finding": "not_upheld"}],
            "independent_person_consulted_on": "2025-09-10", "recommendations": [{"number": 1, "obligation": {"scope":
            "individual", "type": "apology", "owner_department": "Children and Families", "due_on": "2025-09-30"}}]}
            """, owed: ["panel_response"]),
        .notice("2025-09-16", .panelResponse, "review_panel", owed: []),
        .act("2025-10-01", "stages", #"{"stage": "investigation", "requested_on": "today"}"#, "409 stage_already_open"),
    ]

    /// On the worklist three working days before each limit that was still open then, and never a breach.
    private static let flags = [
        "2025-03-26 due_soon local_resolution.response", "2025-08-20 due_soon review_panel.panel",
        "2025-08-22 due_soon review_panel.findings",
        "2025-09-12 due_soon review_panel.response",
    ]

    private static func ombudsman(_ journey: inout Journey) async throws {
        var service = try await journey.service(on: "2025-10-20")
        let opened = try await service.post(
            "/v1/ombudsman-cases",
            """
            {"reference": "25 009 001", "complaint_id": "\(try service.id(journey.path))", "procedure": "childrens",
            "department": "Children and Families", "service": "Fostering", "enquiry_on": "2025-10-20",
            "procedure_exhausted": true, "local_offer_pence": 10000}
            """)
        let path = try #require(opened.headers[.location], "\(opened.text)")
        journey.recorded(on: "2025-10-20")
        for (day, act, body) in [
            (
                "2026-01-20", "/decision",
                #"{"decision_on": "2026-01-20", "decision": "upheld_fault_and_injustice", "public_report": false}"#
            ),
            (
                "2026-01-20", "/obligations",
                """
                {"type": "symbolic_payment", "amount_pence": 30000, "agreed_on": "2026-01-20", "due_on": "2026-02-20",
                "text": "For the distress."}
                """
            ),
            (
                "2026-02-10", "/v1/obligations",
                #"{"status": "done", "reached_on": "2026-02-10", "evidence": "Paid by transfer"}"#
            ),
        ] {
            service = try await journey.service(on: day)
            let payment = try await service.get(path).json["obligations"][0]["id"].text ?? ""
            let isOfPayment = act.hasPrefix("/v1")
            let reply = try await service.change(
                isOfPayment ? "/v1/obligations/\(payment)" : path, isOfPayment ? "/progress" : act, body)
            #expect(reply.status < 300, "\(act): \(reply.text)")
            journey.recorded(on: day)
        }
    }

    /// What the committee reads of the one complaint of two years.
    private static func figures(_ journey: Journey) async throws {
        let service = try await journey.service(on: "2026-04-01")
        let tables = try await service.get("/v1/reports/childrens/2025-26").json["tables"].elements
        func cells(_ table: String, _ row: String) throws -> [Int?] {
            let found = try #require(tables.first { $0["id"].text == table })
            let line = try #require(found["rows"].elements.first { $0["name"].text == row })
            return line["cells"].elements.prefix(2).map { $0["number"].integer }
        }
        #expect(try cells("volumes", "Stage 1, local resolution") == [1, 0])
        #expect(try cells("volumes", "Stage 2, investigation") == [0, 1])
        #expect(try cells("stage_3", "Requests") == [0, 1])
        #expect(try cells("stage_3", "Panels held") == [0, 1])
        #expect(try cells("stage_3", "Panels in time") == [0, 1])
        // A count of one would tell who it is, so it is withheld.
        #expect(try cells("complainants", "Child or young person").first == .some(nil))
    }
}
