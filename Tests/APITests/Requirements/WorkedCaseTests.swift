import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API

/// The worked cases of the rules, through HTTP; corporate ones, and those of a requirement, have suites of their own.
@Suite(.database) struct WorkedCaseTests {
    @Test("worked case 13: stage 1 overruns; stage 2 is offered, and the stage is late even if answered later")
    func overrun() async throws {
        let service = try await Service.start(on: "2025-04-01")
        let file = try await Casefile.accepted(service)

        #expect(try await file.due("local_resolution", "response_target") == "2025-03-17")
        #expect(try await file.due("local_resolution", "response") == "2025-03-31")
        #expect(try await file.operations()["offerStage2"] == .some(nil))
        #expect(try await file.owed.contains("limit_not_met"))
        try await file.done(
            "/stages/local_resolution/duty-offer", #"{"offered_under_duty_on": "2025-04-01"}"#)
        #expect(
            try await file.refused(
                "/stages/local_resolution/response", #"{"responded_on": "2025-04-01", "outcome": "not_upheld"}"#)
                == "422 breach_reason_missing")
        try await file.done(
            "/stages/local_resolution/response",
            #"{"responded_on": "2025-04-01", "outcome": "not_upheld", "breach_reason": "staff_absence"}"#)

        let stage = try await file.stage("local_resolution")
        #expect(stage["offered_under_duty_on"].text == "2025-04-01")
        #expect(try await file.due("local_resolution", "response") == "2025-03-31")
    }

    @Test("worked case 15: a meeting moves nothing; an extension agreed for it excuses the offer only")
    func meeting() async throws {
        let service = try await Service.start(on: "2025-04-03")
        let file = try await Casefile.accepted(service)

        try await file.done(
            "/stages/local_resolution/extensions",
            """
            {"agreed_on": "2025-03-28", "extended_to": "2025-04-03", "reason": "A meeting on day 23.",
            "notified_on": "2025-03-28", "complainant_agreed_on": "2025-03-28"}
            """)

        #expect(try await file.due("local_resolution", "response") == "2025-03-31")
        #expect(try await file.operations()["offerStage2"] == "duty_to_offer_excused")
    }

    @Test("worked case 16: an extension agreed on day 21 leaves the stage late")
    func lateExtension() async throws {
        let service = try await Service.start(on: "2025-04-10")
        let file = try await Casefile.accepted(service)

        try await file.done(
            "/stages/local_resolution/extensions",
            """
            {"agreed_on": "2025-04-01", "extended_to": "2025-04-09", "reason": "Agreed by phone.",
            "notified_on": "2025-04-01"}
            """)

        #expect(try await file.due("local_resolution", "response") == "2025-03-31")
        #expect(
            try await file.refused(
                "/stages/local_resolution/response", #"{"responded_on": "2025-04-08", "outcome": "not_upheld"}"#)
                == "422 breach_reason_missing")
    }

    @Test("worked case 19: a report on day 60 and an adjudication on day 70 are late")
    func lateAdjudication() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Casefile.accepted(service)
        try await file.toInvestigation(respondedOn: "2025-03-17", requestedOn: "2025-03-20")
        let maximum = try #require(try await file.due("investigation", "response_maximum"))
        try await file.done(
            "/stages/investigation/extensions",
            """
            {"agreed_on": "2025-04-17", "extended_to": "\(maximum)", "reason": "Two witnesses are away.",
            "notified_on": "2025-04-17"}
            """)
        try await file.report(on: "2025-06-18", "not_upheld")

        #expect(maximum == "2025-06-25")
        #expect(
            try await file.refused(
                "/stages/investigation/response", #"{"responded_on": "2025-07-02", "outcome": "not_upheld"}"#)
                == "422 breach_reason_missing")
    }

    @Test("worked case 20: an adjudication on day 60 without the letter of day 25 owes the notice")
    func noLetter() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Casefile.accepted(service)
        try await file.toInvestigation(respondedOn: "2025-03-17", requestedOn: "2025-03-20")
        try await file.report(on: "2025-06-12", "not_upheld")
        try await file.adjudicate(on: "2025-06-17", "not_upheld", extra: #", "breach_reason": "complexity""#)

        #expect(try await file.owed.contains("extension_to_65"))
    }

    @Test(
        "worked case 23: a panel over Christmas, and a response counted from the day its findings were received",
        arguments: [("2025-12-19", "2026-01-14"), ("2025-12-17", "2026-01-12")])
    func panelOverChristmas(received: String, responseBy: String) async throws {
        let file = try await Casefile.accepted(
            try await Service.start(on: "2026-02-02"), receivedAt: "2025-09-01T09:30:00Z", points: ["One"])
        try await file.toInvestigation(respondedOn: "2025-09-15", requestedOn: "2025-09-22")
        try await file.report(on: "2025-10-20", "not_upheld")
        try await file.adjudicate(on: "2025-10-27", "not_upheld")
        try await file.done("/stages", #"{"stage": "review_panel", "requested_on": "2025-11-24"}"#)
        #expect(try await file.due("review_panel", "panel") == "2026-01-08")
        try await file.done(
            "/stages/review_panel/panellists", DirectoryPerson.body(of: DirectoryPerson.panel, on: "2025-11-28"))
        try await file.done("/stages/review_panel/panel", #"{"panel_held_on": "2025-12-12"}"#)
        #expect(try await file.due("review_panel", "findings") == "2025-12-19")

        try await file.done(
            "/stages/review_panel/findings",
            #"{"panel_findings_on": "2025-12-16", "findings_received_on": "\#(received)"}"#)

        #expect(try await file.due("review_panel", "response") == responseBy)
    }

    @Test("worked case 38: a complaint sent on to the right body runs there from the day that body received it")
    func wrongBody() async throws {
        let service = try await Service.start(on: "2025-09-01")

        let file = try await Casefile.accepted(
            service, "adult_social_care", receivedAt: "2025-05-06T09:00:00+01:00", type: "adult_service_user")

        #expect(try await file.due("single_stage", "acknowledgement") == "2025-05-09")
    }

    @Test("worked case 39: an adult complaint has no stage 2; it is reopened or goes to the Ombudsman")
    func noStage2() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Casefile.accepted(service, "adult_social_care", type: "adult_service_user")
        #expect(
            try await file.refused("/stages/single_stage/reopening", #"{"reason": "More."}"#)
                == "409 stage_unanswered")
        try await file.done(
            "/stages/single_stage/response",
            #"{"responded_on": "2025-04-01", "responded_by": "\#(Signer.first)", "outcome": "not_upheld"}"#)

        let reply = try await file.act("/stages", #"{"stage": "stage_2", "requested_on": "2025-04-10"}"#)
        #expect(reply.status == 422)
        #expect(try reply.code == "no_such_stage")
        #expect(try reply.json["detail"].text?.contains("Ombudsman") == true)
        let reopened = try await file.done(
            "/stages/single_stage/reopening", #"{"reason": "Transport was left out."}"#)

        #expect(reopened["state"].text == "open")
        #expect(try await file.due("single_stage", "response") == "2025-09-02")
        let event = try #require(try await service.get(file.path + "/events").json["items"].elements.last)
        #expect(event["details"]["responded_on_before"].text == "2025-04-01")
    }

    @Test("worked case 40: a sexual-health clinic run for the council is a public health complaint")
    func publicHealth() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Casefile.accepted(
            service, "public_health", receivedAt: "2025-01-15T09:00:00Z", type: "resident")

        #expect(try await file.due("single_stage", "response") == "2025-07-14")
        #expect(
            try await file.refused(
                "/stages/single_stage/response", #"{"responded_on": "2025-03-01", "outcome": "not_upheld"}"#)
                == "422 unsigned")
    }

    @Test("The panel's findings reach all five recipients that are there")
    func fiveRecipients() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Casefile.accepted(service)
        try await file.acceptAdvocate()
        try await file.done("/parties", #"{"role": "affected_person", "name": "L. Example"}"#)
        func body(_ recipients: String) -> String {
            """
            {"kind": "panel_findings", "sent_on": "2025-06-05", "recipients": [\(recipients)],
            "contents": ["summary", "recommendations"]}
            """
        }
        let four = #""complainant", "authority", "independent_person", "advocate""#

        #expect(try await file.refused("/notices", body(four)) == "422 notice_recipients")
        #expect(
            try await file.refused(
                "/notices", body(four + #", "others_with_interest""#).replacing("\"summary\", ", with: ""))
                == "422 notice_incomplete")
        #expect(
            try await file.refused("/notices", body(four + #", "others_with_interest""#)) == "422 notice_stage",
            "there is no review panel yet")
        try await file.toInvestigation(respondedOn: "2025-03-17", requestedOn: "2025-03-20")
        try await file.report(on: "2025-04-14", "not_upheld")
        try await file.adjudicate(on: "2025-04-17", "not_upheld")
        try await file.done("/stages", #"{"stage": "review_panel", "requested_on": "2025-05-09"}"#)
        #expect(try await file.convenePanel(3) == "200 -")
        try await file.done("/stages/review_panel/panel", #"{"panel_held_on": "2025-06-02"}"#)
        try await file.done("/stages/review_panel/findings", #"{"panel_findings_on": "2025-06-05"}"#)
        #expect(try await file.owed.contains("panel_findings"))
        let notice = try await file.done("/notices", body(four + #", "others_with_interest""#))
        #expect(notice["stage"].text == "review_panel")
        #expect(try await !file.owed.contains("panel_findings"))
    }
}
