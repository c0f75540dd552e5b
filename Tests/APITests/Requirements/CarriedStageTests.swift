import Complaints
import Foundation
import HTTPTypes
import JSON
import Postgres
import TestSupport
import Testing

@testable import API
@testable import Casework

/// What becomes of the reasons, extensions, plans, cases and notices of a complaint that moves to another procedure.
@Suite(.database) struct CarriedStageTests {
    @Test("An answer that is late there gives its reason, and one that is in time there loses it")
    func lateness() async throws {
        let service = try await Service.start(on: "2025-06-02")
        let late = try await MoveBody.answered(service, "corporate", on: "2025-04-10")
        #expect(try await late.refused("/procedure-moves", MoveBody.body("childrens")) == "409 act_in_the_way")
        let given =
            #", "stages": [{"stage": "stage_1", "breach_reason": "complexity", "breach_explanation": "Two teams."}]"#
        let moved = try await late.done("/procedure-moves", MoveBody.body("childrens", given))
        #expect(moved["stages"][0]["late_reasons"].elements.map { $0["reason"].text } == ["complexity"])
        #expect(moved["stages"][0]["timing"]["in_time"] == .bool(false))

        let back = try await late.done(
            "/procedure-moves",
            MoveBody.body("corporate", MoveBody.outside + #", "about_childrens_social_care": false"#))
        #expect(back["stages"][0]["late_reasons"].elements.isEmpty)
        #expect(back["stages"][0]["timing"]["in_time"] == .bool(true))
        #expect(try await service.drift() == [])
        #expect(try await late.stage("stage_1")["outcome"].text == "fault_found")
    }

    @Test("Moved and moved back, it is all that it was")
    func thereAndBack() async throws {
        let service = try await Service.start(on: "2025-05-01")
        let file = try await MoveBody.answered(service, "corporate", points: ["A delay", "A letter"])
        let (before, permitted) = (try await MoveBody.stages(file), try await file.operations())
        let points = try await file.complaint["points"]
        let figures = try await service.figures("2024-25")

        try await file.done("/procedure-moves", MoveBody.body("childrens"))
        #expect(!Service.changes(figures, try await service.figures("2024-25")).isEmpty)
        try await file.done(
            "/procedure-moves",
            MoveBody.body("corporate", #", "about_childrens_social_care": false"#))

        #expect(try await MoveBody.stages(file) == before)
        #expect(try await file.complaint["points"] == points)
        #expect(try await file.operations() == permitted)
        #expect(Service.changes(figures, try await service.figures("2024-25")) == [])
        #expect(try await service.drift() == [])
    }

    @Test("A breach of one procedure that is none of the other is withdrawn, and one that is, is recorded")
    func breaches() async throws {
        let service = try await Service.start(on: "2025-04-10")
        let file = try await MoveBody.answered(service, "corporate", on: nil)
        #expect(try await service.breachesAfterSweep() == 0)

        try await file.done("/procedure-moves", MoveBody.body("childrens"))
        #expect(try await file.due("local_resolution", "response") == "2025-03-31")
        #expect(try await service.breachesAfterSweep() > 0)
        #expect(try await service.worklisted().isEmpty == false)

        try await file.done(
            "/procedure-moves",
            MoveBody.body("corporate", MoveBody.outside + #", "about_childrens_social_care": false"#))
        #expect(try await service.breaches() == 0)
        #expect(try await service.drift() == [])
    }

    @Test("Accepted long after it came, its first stage runs from the day of receipt there as well")
    func lateAcceptance() async throws {
        let service = try await Service.start(on: "2025-05-01")
        let file = try await Casefile.register(service, aboutChildren: false)
        try await service.accept(file.path, into: "corporate", on: "2025-04-22")

        let moved = try await file.done("/procedure-moves", MoveBody.body("childrens"))

        #expect(moved["acceptance"]["accepted_on"].text == "2025-04-22")
        #expect(moved["stages"][0]["requested_on"].text == "2025-03-03")
        #expect(try await file.due("local_resolution", "response") == "2025-03-31")
        #expect(try await service.drift() == [])
    }

    @Test(
        "An extension that runs goes with it where the other procedure allows it, and is in the way where it does not")
    func extensions() async throws {
        let service = try await Service.start(on: "2026-09-01")
        let adult = try await MoveBody.answered(
            service, "adult_social_care", on: nil, type: "adult_service_user", receivedAt: "2026-04-20T09:30:00Z")
        try await adult.done(
            "/stages/single_stage/extensions",
            """
            {"agreed_on": "2026-09-01", "extended_to": "2026-12-01", "reason": "Records.", "notified_on": "2026-09-01",
            "agreed_by_person_id": "\(Signer.first)", "complainant_agreed_on": "2026-09-01"}
            """)
        let refused = try await adult.act("/procedure-moves", MoveBody.body("corporate"))
        #expect(try refused.code == "act_in_the_way" && refused.text.contains("The extension"))
        let again = try await adult.done(
            "/procedure-moves",
            MoveBody.body("corporate", #", "stages": [{"stage": "single_stage", "set_aside": true}]"#))
        #expect(again["stages"][0]["extensions"].elements.isEmpty)

        let child = try await MoveBody.answered(
            service, "childrens", on: "2026-04-27", receivedAt: "2026-04-20T09:30:00Z")
        try await child.done("/stages", #"{"stage": "investigation", "requested_on": "2026-08-03"}"#)
        try await child.done(
            "/stages/investigation/late-request-decision",
            #"{"accepted": true, "decided_on": "2026-08-03", "reason": "She was in hospital."}"#)
        let first = try await child.act("/procedure-moves", MoveBody.body("corporate", MoveBody.outside))
        #expect(first.status == 409, "a decision on a late request that corporate complaints do not know")
        #expect(try await service.drift() == [])
    }

    @Test(
        "The work of an investigation is in the way of the corporate procedure, and so is its request without a first answer"
    )
    func investigation() async throws {
        let service = try await Service.start(on: "2025-06-02")
        let file = try await MoveBody.answered(service, "childrens", on: "2025-03-12")
        try await file.done("/stages", #"{"stage": "investigation", "requested_on": "2025-03-20"}"#)
        try await file.appoint()
        try await file.report(on: "2025-04-01", "upheld")
        // The first answer is signed by nobody, which the corporate procedure refuses.
        let unsigned = try await file.act(
            "/procedure-moves",
            MoveBody.body(
                "corporate", MoveBody.outside + #", "stages": [{"stage": "investigation", "set_aside": true}]"#))
        #expect(try unsigned.code == "act_in_the_way", "\(unsigned.text)")
        #expect(unsigned.text.contains("The answer"), "\(unsigned.text)")

        let named = try await file.act(
            "/procedure-moves",
            MoveBody.body(
                "corporate", MoveBody.outside + #", "stages": [{"stage": "local_resolution", "set_aside": true}]"#))
        #expect(try named.code == "no_place_for_act" && named.text.contains("statement") == false, "\(named.text)")
        #expect(named.text.contains("Investigating Officer"), "\(named.text)")
        let aside =
            #", "stages": [{"stage": "local_resolution", "set_aside": true}, {"stage": "investigation", "set_aside": true}]"#
        let moved = try await file.act("/procedure-moves", MoveBody.body("corporate", MoveBody.outside + aside))
        // Stage 2 of the corporate procedure follows an answer at stage 1.
        #expect(try moved.code == "act_in_the_way" && moved.text.contains("The request of"), "\(moved.text)")
    }

    @Test("A stage that the other procedure has no place for is in the way")
    func noPlace() async throws {
        let service = try await Service.start(on: "2025-05-01")
        let file = try await MoveBody.answered(service, "corporate", type: "adult_service_user")
        try await file.done("/stages", #"{"stage": "stage_2", "requested_on": "2025-03-20"}"#)

        #expect(
            try await file.refused("/procedure-moves", MoveBody.body("adult_social_care")) == "409 no_place_for_stage")
    }

    @Test("A child's complaint leaves the children's procedure only with a Children's Rights Officer's check")
    func child() async throws {
        let service = try await Service.start(on: "2025-05-01")
        let officer = try await service.rightsOfficer()
        let file = try await MoveBody.answered(service, "childrens", on: nil, type: "child_or_young_person")
        let out = MoveBody.outside + #", "about_childrens_social_care": false"#

        #expect(
            try await file.refused("/procedure-moves", MoveBody.body("corporate", out)) == "422 rights_check_missing")
        try await file.done(
            "/procedure-moves", MoveBody.body("corporate", out + Service.check(officer, "2025-04-30")))
        #expect(try await service.childDecisions("2025-05") == ["route_out"])
        #expect(try await service.drift() == [])
    }

    @Test("The case at the Ombudsman and the notices follow the stages")
    func follows() async throws {
        let service = try await Service.start(on: "2025-06-02")
        let file = try await MoveBody.answered(service, "corporate")
        try await file.done(
            "/notices",
            NoticeBody.notice(
                "corporate_stage_1_end", on: "2025-03-12",
                saying: ["decision", "reasons", "actions", "right_to_stage_2"],
                stage: "stage_1"))
        let opened = try await service.post(
            "/v1/ombudsman-cases",
            """
            {"reference": "25 001 234", "complaint_id": "\(file.path.lastIdentifier)", "enquiry_on": "2025-05-05"}
            """)
        let path = try #require(opened.headers[.location], "\(opened.text)")
        #expect(try await service.get(path).json["stage_reached"].text == "stage_1")

        try await file.done("/procedure-moves", MoveBody.body("childrens"))

        let known = try await service.get(path).json
        #expect(known["procedure"].text == "childrens" && known["stage_reached"].text == "local_resolution")
        let notices = try await service.get(file.path + "/notices").json["notices"].elements
        #expect(notices.compactMap { $0["stage"].text } == ["local_resolution"])
        #expect(try await file.owed.contains("stage_1_end"))
        #expect(try await service.drift() == [])
    }

    @Test("A response plan goes to a procedure that has them, and is in the way of one that has none")
    func plan() async throws {
        let service = try await Service.start(on: "2025-05-01")
        let file = try await MoveBody.answered(service, "adult_social_care", on: nil, type: "adult_service_user")
        try await file.done(
            "/stages/single_stage/response-plan",
            #"{"made_on": "2025-03-10", "origin": "agreed", "respond_by_on": "2025-06-02"}"#)

        #expect(try await file.refused("/procedure-moves", MoveBody.body("corporate")) == "409 no_place_for_act")
        let moved = try await file.done("/procedure-moves", MoveBody.body("public_health"))
        #expect(moved["stages"][0]["response_plan"]["respond_by_on"].text == "2025-06-02")
        #expect(try await service.drift() == [])
        let aside = #", "stages": [{"stage": "single_stage", "set_aside": true}]"#
        try await file.done("/procedure-moves", MoveBody.body("corporate", aside))
        #expect(try await service.drift() == [])
    }

    @Test("What was proposed of a stage that is none there is decided by the move")
    func proposals() async throws {
        let service = try await Service.start(on: "2025-05-01")
        let file = try await MoveBody.answered(service, "childrens", on: nil)
        try await file.done(
            "/proposals", #"{"decision": "stage_2_offer", "text": "Stage 1 has run over."}"#, token: service.officer)
        #expect(try await service.worklisted().contains(try #require(try await file.complaint["reference"].text)))
        let out = MoveBody.outside + #", "about_childrens_social_care": false"#

        try await file.done("/procedure-moves", MoveBody.body("corporate", out))

        let waiting = try await service.get("/v1/worklists/awaiting_decision").json["items"].elements
        #expect(waiting.isEmpty)
    }

    @Test("An advocate whom the child accepted is waited for in the children's procedure, and nowhere else")
    func advocate() async throws {
        let service = try await Service.start(on: "2025-03-20")
        let file = try await MoveBody.answered(service, "corporate", on: nil)
        try await file.done(
            "/advocacy",
            """
            {"offered_on": "2025-03-04", "answer": "accepted", "answered_on": "2025-03-05",
            "advocate_asked_on": "2025-03-05"}
            """)

        try await file.done("/procedure-moves", MoveBody.body("childrens"))
        #expect(try await file.stage("local_resolution")["advocate_asked_on"].text == "2025-03-05")
        #expect(try await service.drift() == [])
        let officer = try await service.rightsOfficer()
        let out = MoveBody.outside + #", "about_childrens_social_care": false"# + Service.check(officer, "2025-03-19")
        let back = try await file.done("/procedure-moves", MoveBody.body("corporate", out))
        #expect(back["stages"][0]["advocate_asked_on"].text == nil)
        #expect(try await service.drift() == [])
    }
}
