import JSON
import TestSupport
import Testing

@testable import API

/// Acts and notices that are recorded late are judged by their own days.
@Suite(.database) struct OrderTests {
    @Test("A later answer does not make good a stage 2 that was asked for before it and inside the limit")
    func requestedBeforeTheAnswer() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Casefile.accepted(service)
        try await file.done(
            "/stages/local_resolution/response", #"{"responded_on": "2025-03-20", "outcome": "not_upheld"}"#)

        #expect(
            try await file.refused("/stages", #"{"stage": "investigation", "requested_on": "2025-03-19"}"#)
                == "409 previous_stage_running")
        try await file.done("/stages", #"{"stage": "investigation", "requested_on": "2025-03-20"}"#)
    }

    @Test("A report comes after both appointments")
    func reportBeforeAppointments() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Casefile.accepted(service)
        try await file.toInvestigation(respondedOn: "2025-03-17", requestedOn: "2025-03-20")

        #expect(
            try await file.refused("/stages/investigation/report", #"{"report_received_on": "2025-03-19"}"#)
                == "422 out_of_order")
        for (act, body) in try await service.appointments(on: "2025-03-25") { try await file.done(act, body) }
        #expect(
            try await file.refused("/stages/investigation/report", #"{"report_received_on": "2025-03-24"}"#)
                == "422 out_of_order")
        try await file.done("/stages/investigation/report", #"{"report_received_on": "2025-03-25"}"#)
    }

    @Test("A notice belongs to its stage, goes to the advocate who is there, and settles no duty that arises after it")
    func notices() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Casefile.accepted(service)
        try await file.acceptAdvocate()
        try await file.toInvestigation(respondedOn: "2025-03-17", requestedOn: "2025-03-20")
        try await file.report(on: "2025-04-14", "not_upheld")
        try await file.adjudicate(on: "2025-04-17", "not_upheld")
        func notice(_ day: String, _ recipients: String, stage: String = "investigation") -> String {
            """
            {"kind": "adjudication", "stage": "\(stage)", "sent_on": "\(day)", "recipients": [\(recipients)],
            "contents": ["officer_report", "independent_person_report", "decision_per_point", "actions",
            "right_to_stage_3"]}
            """
        }
        let both = #""complainant", "advocate""#
        let owed = try await service.get(file.path + "/notices").json["owed"].elements
            .first { $0["kind"].text == "adjudication" }

        #expect(owed?["recipients"].elements.compactMap(\.text) == ["complainant", "advocate"])
        #expect(
            try await file.refused("/notices", notice("2025-04-17", #""complainant""#)) == "422 notice_recipients")
        #expect(
            try await file.refused("/notices", notice("2025-04-17", both, stage: "local_resolution"))
                == "422 notice_stage")
        try await file.done("/notices", notice("2025-04-16", both))
        #expect(try await file.owed.contains("adjudication"))
        try await file.done("/notices", notice("2025-04-17", both))
        #expect(try await !file.owed.contains("adjudication"))
    }

    @Test("An outcome is corrected together with the findings it follows from")
    func correction() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Casefile.accepted(service, points: ["One", "Two"])
        try await file.done(
            "/stages/local_resolution/response",
            #"{"responded_on": "2025-03-17", \#(try await file.finding("upheld"))}"#)
        let act = "/stages/local_resolution/outcome-correction"
        let findings = #"[{"point": 1, "finding": "not_upheld"}, {"point": 2, "finding": "not_upheld"}]"#

        #expect(
            try await file.refused(act, #"{"outcome": "not_upheld", "reason": "A mistake"}"#) == "422 outcome_differs")
        #expect(
            try await file.refused(
                act, #"{"outcome": "fault_found", "findings": \#(findings), "reason": "A mistake"}"#)
                == "422 outcome_differs")
        try await file.done(act, #"{"outcome": "not_upheld", "findings": \#(findings), "reason": "A mistake"}"#)
        let stage = try await file.stage("local_resolution")
        #expect(stage["outcome"].text == "not_upheld")
        #expect(stage["all_points_upheld"] == .bool(false))
        let event = try await service.get(file.path + "/events").json["items"].elements
            .first { $0["operation"].text == "outcome_corrected" }
        #expect(event?["details"]["from_findings"].text == "1: upheld; 2: upheld")
        #expect(event?["details"]["to_findings"].text == "1: not_upheld; 2: not_upheld")
    }

    @Test("A stage answered for the complaint as a whole has no findings to correct")
    func nothingToCorrect() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Casefile.accepted(service)
        try await file.done(
            "/stages/local_resolution/response", #"{"responded_on": "2025-03-17", "outcome": "not_upheld"}"#)
        #expect(
            try await file.refused(
                "/stages/local_resolution/outcome-correction",
                #"{"outcome": "fault_found", "findings": [{"point": 1, "finding": "upheld"}], "reason": "A mistake"}"#)
                == "422 unknown_point")
        #expect(try await file.operations()["excludePoint"] == "last_point", "it has no point to leave out")
    }

    @Test("The calculator refuses a stage 3 that was asked for before stage 2 ended, and leaves a late stage 1 behind")
    func calculatedOrder() async throws {
        let service = try await Service.start(on: "2025-09-01")
        func calculate(_ stages: String) async throws -> Reply {
            try await service.post(
                "/v1/deadline-calculations",
                #"{"procedure": "childrens", "received_on": "2025-03-03", "stages": [\#(stages)]}"#)
        }
        let investigation = #"{"stage": "investigation", "requested_on": "2025-04-02", "responded_on": "2025-05-06"}"#

        let early = try await calculate(
            #"{"stage": "review_panel", "requested_on": "2025-05-05"}, \#(investigation)"#)
        let late = try await calculate(
            #"{"stage": "local_resolution", "responded_on": "2025-04-10"}, \#(investigation)"#)

        #expect(try early.code == "out_of_order")
        #expect(try early.pointers == ["#/stages/0/requested_on"])
        #expect(late.status == 200, "\(late.text)")
    }

    @Test("Both tests met is the children's procedure and no other (R6)")
    func bothTestsMet() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Casefile.register(service)
        func accept(_ inScope: Bool) -> String {
            """
            {"procedure": "corporate", "accepted_on": "2025-03-04", "eligible_complainant": true,
            "subject_in_scope": \(inScope), "reason": "School transport"}
            """
        }
        #expect(try await file.refused("/acceptance", accept(true)) == "422 within_childrens_procedure")
        try await file.done("/acceptance", accept(false))
    }

    @Test("worked case 44: an extension that lacks its notice is made good the same day, and is no first one")
    func madeGood() async throws {
        let service = try await Service.start(on: "2026-08-03")
        let file = try await Casefile.accepted(
            service, "corporate", receivedAt: "2026-04-13T09:00:00+01:00", type: "resident")
        try await file.done("/stages/stage_1/acknowledgement", #"{"acknowledged_on": "2026-04-14"}"#)
        func extension_(_ more: String) -> String {
            """
            {"agreed_on": "2026-04-20", "extended_to": "2026-05-08", "reason": "A witness is away.",
            "notified_on": "2026-04-20"\(more)}
            """
        }
        try await file.done("/stages/stage_1/extensions", extension_(""))
        #expect(try await file.due("stage_1", "response") == "2026-04-28")
        try await file.done("/stages/stage_1/extensions", extension_(#", "ombudsman_details_given": true"#))
        #expect(try await file.due("stage_1", "response") == "2026-05-08")
        #expect(
            try await file.refused("/stages/stage_1/extensions", extension_(#", "ombudsman_details_given": true"#))
                == "409 already_recorded")
    }
}
