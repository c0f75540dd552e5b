import HTTPTypes
import JSON
import Postgres
import TestSupport
import Testing

@testable import API

@Suite(.database) struct ChildrensStageTests {
    @Test("R22: the statutory stages run in order and cannot be skipped")
    func order() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Casefile.accepted(service)

        #expect(
            try await file.refused("/stages", #"{"stage": "review_panel", "requested_on": "2025-03-10"}"#)
                == "409 stage_out_of_order")
        #expect(
            try await file.refused("/stages", #"{"stage": "investigation", "requested_on": "2025-03-10"}"#)
                == "409 previous_stage_running")
        try await file.toInvestigation(respondedOn: "2025-03-17", requestedOn: "2025-03-20")
        #expect(
            try await file.refused("/stages", #"{"stage": "review_panel", "requested_on": "2025-04-10"}"#)
                == "409 previous_stage_unanswered")
    }

    @Test("R24: escalation is at the complainant's dated request")
    func request() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Casefile.accepted(service)
        try await file.toInvestigation(respondedOn: "2025-03-17", requestedOn: "2025-03-20")

        #expect(try await file.stage("investigation")["requested_on"].text == "2025-03-20")
        #expect(try await file.stage("investigation")["responded_on"] == .null)
        #expect(
            try await file.refused("/stages", #"{"stage": "investigation", "requested_on": "2025-03-21"}"#)
                == "409 stage_already_open")
    }

    @Test("R25, worked case 25: stage 2 needs an Investigating Officer and an Independent Person")
    func appointments() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Casefile.accepted(service)
        try await file.done(
            "/stages/local_resolution/response", #"{"responded_on": "2025-03-17", "outcome": "not_upheld"}"#)
        try await file.done("/stages", #"{"stage": "investigation", "requested_on": "2025-03-20"}"#)
        let report = #"{"report_received_on": "2025-04-14"}"#
        let appointments = try await service.appointments(on: "2025-03-24", officer: .commissioned)

        #expect(
            try await file.refused("/stages/investigation/report", report) == "409 investigating_officer_missing")
        try await file.done(appointments[0].act, appointments[0].body)
        #expect(try await file.refused("/stages/investigation/report", report) == "409 independent_person_missing")
        try await file.done(appointments[1].act, appointments[1].body)
        try await file.done("/stages/investigation/report", report)
        let stage = try await file.stage("investigation")
        #expect(stage["investigating_officer"]["name"].text == "H. Example")
        #expect(stage["investigating_officer"]["appointed_on"].text == "2025-03-24")
        #expect(stage["investigator_type"].text == "commissioned")
        #expect(try await service.get(file.path + "/history?format=html").text.contains("person: H. Example"))
    }

    @Test("R26: stage 2 ends with an adjudication and an obligation plan")
    func adjudication() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Casefile.accepted(service, points: ["One"])
        try await file.toInvestigation(respondedOn: "2025-03-17", requestedOn: "2025-03-20")
        let obligation = """
            {"scope": "wider", "type": "staff_training", "owner_department": "Children and Families", "due_on": "2025-06-30"}
            """
        func body(_ last: String) -> String {
            let accepted = (1...3).map { #"{"number": \#($0), "obligation": \#(obligation)}"# }.joined(separator: ", ")
            return """
                {"responded_on": "2025-04-17", "findings": [{"point": 1, "finding": "upheld"}],
                "recommendations": [\(accepted)\(last)]}
                """
        }
        #expect(try await file.refused("/stages/investigation/response", body("")) == "409 report_missing")
        try await file.done(
            "/stages/investigation/report",
            """
            {"report_received_on": "2025-04-14", "findings": [{"point": 1, "finding": "upheld"}],
            "recommendations": ["Train staff", "Write the procedure", "Apologise", "Pay for the course"]}
            """)
        #expect(
            try await file.refused("/stages/investigation/response", body("")) == "409 independent_report_missing")
        try await file.done(
            "/stages/investigation/independent-report", #"{"independent_report_received_on": "2025-04-16"}"#)
        #expect(try await file.stage("investigation")["ended_on"] == .null)
        #expect(try await file.refused("/stages/investigation/response", body("")) == "422 recommendations_unanswered")
        #expect(
            try await file.refused("/stages/investigation/response", body(#", {"number": 4}"#))
                == "422 departure_from_recommendation")

        try await file.done(
            "/stages/investigation/response", body(#", {"number": 4, "reason": "The course is free."}"#))

        let recommendations = try await file.stage("investigation")["recommendations"].elements
        #expect(recommendations.map { $0["accepted"] } == [.bool(true), .bool(true), .bool(true), .bool(false)])
        #expect(recommendations[3]["reason"].text == "The course is free.")
        let obligations = try await TestDatabase.current.database.read { db in
            try db.one("SELECT count(*) AS obligations FROM obligation WHERE agreed_on IS NOT NULL") {
                try $0["obligations"] as Int
            }
        }
        #expect(obligations == 3)
    }

    @Test("R28, worked case 26: early referral only after a stage 2 with every point upheld, and with agreement")
    func earlyReferral() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let body = """
            {"early_referral_on": "2025-05-12", "complainant_agrees": true,
            "reason": "A panel could not change the outcome.", "action_plan": "Assess again by July."}
            """
        let fresh = try await Casefile.accepted(service)
        #expect(try await fresh.refused("/stages/review_panel/early-referral", body) == "409 stage_not_reached")
        #expect(try await fresh.operations()["referEarly"] == "stage_not_reached")
        func toPanel(_ finding: String) async throws -> Casefile {
            let file = try await Casefile.accepted(service, points: ["One"])
            try await file.toInvestigation(respondedOn: "2025-03-17", requestedOn: "2025-03-20")
            try await file.report(on: "2025-04-14", finding)
            try await file.adjudicate(on: "2025-04-17", finding)
            try await file.done("/stages", #"{"stage": "review_panel", "requested_on": "2025-05-09"}"#)
            return file
        }

        let partly = try await toPanel("partly_upheld")
        #expect(
            try await partly.refused("/stages/review_panel/early-referral", body)
                == "409 early_referral_not_all_upheld")
        let upheld = try await toPanel("upheld")
        #expect(
            try await upheld.refused(
                "/stages/review_panel/early-referral", body.replacing("true", with: "false"))
                == "422 early_referral_without_agreement")
        #expect(try await upheld.operations()["referEarly"] == .some(nil))
        #expect(try await upheld.operations(token: service.officer)["referEarly"] == "forbidden")
        try await upheld.done("/stages/review_panel/early-referral", body)

        #expect(try await upheld.stage("review_panel")["ended_on"] == .null)
        #expect(try await upheld.stage("review_panel")["panel_held_on"] == .null)
    }

    @Test("R30: a panel of three, without the Independent Person of stage 2, reviews and makes no findings")
    func panel() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Casefile.accepted(service, points: ["One"])
        try await file.toInvestigation(respondedOn: "2025-03-17", requestedOn: "2025-03-20")
        try await file.report(on: "2025-04-14", "not_upheld")
        try await file.adjudicate(on: "2025-04-17", "not_upheld")
        try await file.done("/stages", #"{"stage": "review_panel", "requested_on": "2025-05-09"}"#)

        #expect(
            try await file.refused("/stages/review_panel/panel", #"{"panel_held_on": "2025-06-02"}"#)
                == "409 panel_not_convened")
        #expect(try await file.convenePanel(2) == "422 panel_of_three")
        #expect(try await file.conveneWithIndependentPerson() == "422 panel_with_independent_person")
        #expect(try await file.convenePanel(3) == "200 -")
        #expect(
            try await file.refused("/stages/review_panel/panel", #"{"panel_held_on": "2025-05-11"}"#)
                == "422 out_of_order", "they were appointed on 12 May")
        #expect(
            try await file.refused(
                "/points", #"{"text": "New", "origin": "complainant", "found_on": "2025-06-01"}"#)
                == "409 panel_does_not_reinvestigate")
        try await file.done("/stages/review_panel/panel", #"{"panel_held_on": "2025-06-02"}"#)
        try await file.done(
            "/stages/review_panel/findings",
            """
            {"panel_findings_on": "2025-06-05", "findings_received_on": "2025-06-06",
            "recommendations": ["Apologise", "Review the policy"]}
            """)
        let answer = #"{"responded_on": "2025-06-20", "outcome": "not_upheld""#
        #expect(
            try await file.refused("/stages/review_panel/response", answer + "}")
                == "422 independent_person_not_consulted")
        #expect(
            try await file.refused(
                "/stages/review_panel/response", answer + #", "independent_person_consulted_on": "2025-06-12"}"#)
                == "422 recommendations_unanswered")
        #expect(
            try await file.refused(
                "/stages/review_panel/response", answer + #", "independent_person_consulted_on": "2025-06-21"}"#)
                == "422 out_of_order")
        try await file.done(
            "/stages/review_panel/response",
            answer
                + """
                , "independent_person_consulted_on": "2025-06-12", "recommendations": [
                {"number": 1, "obligation": {"scope": "individual", "type": "apology", "owner_department": "Children and Families",
                "due_on": "2025-07-01"}}, {"number": 2, "reason": "The policy is new."}]}
                """)

        #expect(try await file.stage("review_panel")["recommendations"][1]["reason"].text == "The policy is new.")
        #expect(try await file.operations()["requestStage"] == "no_further_stage")
    }

    @Test("Stage 1 is passed over only where both sides agree, and stage 2 runs from its request")
    func bypass() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Casefile.accepted(service)
        func body(_ agrees: Bool) -> String {
            #"{"bypassed_on": "2025-03-05", "complainant_agrees": \#(agrees), "reason": "The manager is involved."}"#
        }

        #expect(
            try await file.refused("/stages/local_resolution/bypass", body(false)) == "422 bypass_without_agreement")
        try await file.done("/stages/local_resolution/bypass", body(true))
        try await file.done("/stages", #"{"stage": "investigation", "requested_on": "2025-03-06"}"#)

        #expect(try await file.stage("local_resolution")["ended_on"].text == "2025-03-05")
        #expect(try await file.due("investigation", "response") == "2025-04-10")
    }

    @Test("worked case 21: an oral complaint needs its written record before stage 2")
    func writtenRecord() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Casefile.accepted(service, channel: "phone")
        try await file.done(
            "/stages/local_resolution/response", #"{"responded_on": "2025-03-17", "outcome": "not_upheld"}"#)
        let request = #"{"stage": "investigation", "requested_on": "2025-03-20"}"#

        #expect(try await file.refused("/stages", request) == "409 written_record_missing")
        #expect(try await file.operations()["requestStage"] == "written_record_missing")
        try await file.done("/written-record", #"{"sent_on": "2025-03-21", "agreed_on": "2025-03-25"}"#)
        try await file.done("/stages", request)

        #expect(try await file.complaint["written_record"]["agreed_on"].text == "2025-03-25")
        let written = try await Casefile.accepted(service)
        #expect(try await written.refused("/written-record", #"{"sent_on": "2025-03-21"}"#) == "409 not_oral")
    }

    @Test("R62: quality check before a response goes out, by another person")
    func qualityCheck() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Casefile.accepted(service)
        let decided = try await service.post(
            "/v1/settings",
            """
            {"setting": "response_quality_check", "value": 1, "from_on": "2025-09-01", "reason": "Decided by the board."}
            """)
        #expect(decided.status == 201)
        let response = #"{"responded_on": "2025-03-17", "outcome": "not_upheld"}"#

        #expect(try await file.refused("/stages/local_resolution/response", response) == "409 not_checked")
        #expect(try await file.refused("/stages/local_resolution/check", "{}") == "409 draft_missing")
        try await file.done("/stages/local_resolution/draft", "{}", token: service.officer)
        #expect(
            try await file.refused("/stages/local_resolution/check", "{}", token: service.officer)
                == "409 checked_by_author")
        try await file.done("/stages/local_resolution/check", "{}")
        try await file.done("/stages/local_resolution/response", response)

        let stage = try await file.stage("local_resolution")
        #expect(stage["drafted_by"].text == "test officer")
        #expect(stage["checked_by"].text == "test manager")
    }

    @Test("A late answer has its reason (R51)")
    func breachReason() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Casefile.accepted(service)
        let response = #"{"responded_on": "2025-04-01", "outcome": "not_upheld""#

        #expect(
            try await file.refused("/stages/local_resolution/response", response + "}")
                == "422 breach_reason_missing")
        try await file.done(
            "/stages/local_resolution/response", response + #", "breach_reason": "service_capacity"}"#)
        #expect(try await file.stage("local_resolution")["breach_reason"].text == "service_capacity")
    }
}

extension Casefile {
    /// Convenes a panel of so many people; gives the status and the code.
    func convenePanel(_ count: Int) async throws -> String {
        let panel = Array(DirectoryPerson.panel.prefix(count))
        let reply = try await act("/stages/review_panel/panellists", DirectoryPerson.body(of: panel, on: "2025-05-12"))
        return "\(reply.status) \(try reply.code ?? "-")"
    }

    func conveneWithIndependentPerson() async throws -> String {
        let panel = DirectoryPerson.panel.prefix(2) + [.independentPerson]
        return try await refused(
            "/stages/review_panel/panellists", DirectoryPerson.body(of: Array(panel), on: "2025-05-12"))
    }
}
