import JSON
import TestSupport
import Testing

@testable import API
@testable import Casework

/// A correction with which an act of the record would have been refused is refused, and the act is named.
@Suite(.database) struct ActInTheWayTests {
    private static let first = "/stages/local_resolution/corrections"
    private static let second = "/stages/investigation/corrections"
    private static let third = "/stages/review_panel/corrections"

    /// A correction, its refusal, and how its sentence begins or the field it points to.
    struct Case: Sendable, CustomTestStringConvertible {
        let act: String
        let fields: String
        let refusal: String
        let says: String

        init(_ act: String, _ fields: String, _ refusal: String, _ says: String) {
            self.act = act
            self.fields = fields
            self.refusal = refusal
            self.says = says
        }

        var testDescription: String { act + " " + fields }
    }

    @Test(
        "A correction that another act contradicts names the act, its stage and day; one that contradicts itself, its field",
        arguments: [
            Case(
                "/corrections", #""received_at": "2025-03-06T09:30:00Z""#, "409 act_in_the_way",
                "The acceptance into the procedure on 5 March 2025 would have been refused: accepted_on"),
            Case(
                "/corrections", #""received_at": "2025-03-06T09:30:00Z", "accepted_on": "2025-03-06""#,
                "409 act_in_the_way", "The acknowledgement of local resolution (stage 1) on 5 March 2025"),
            Case(
                "/corrections", #""channel": "email""#, "409 act_in_the_way",
                "The written record on 6 March 2025 would have been refused"),
            Case(
                "/corrections", #""written_record": null"#, "409 act_in_the_way",
                "The request of the investigation (stage 2) on 24 March 2025"),
            Case(
                "/corrections", #""about_childrens_social_care": false"#, "409 act_in_the_way",
                "The acceptance into the procedure on 5 March 2025"),
            Case(
                "/corrections", #""grounds_on": "2023-01-09""#, "409 act_in_the_way",
                "The acceptance into the procedure on 5 March 2025"),
            Case("/corrections", #""grounds_on": "2025-04-01""#, "422 in_the_future", "#/grounds_on"),
            Case("/corrections", #""received_at": "2025-12-01T09:30:00Z""#, "422 in_the_future", "#/received_at"),
            Case("/corrections", #""closed_on": "2025-03-20""#, "409 not_recorded", "closed_on is not recorded"),
            Case(
                "/corrections", #""grounds_on": "2025-01-06", "interest_notified_on": "2025-03-06""#,
                "409 not_recorded", "interest_notified_on is not recorded"),
            Case(
                "/corrections", #""grounds_on": "2025-01-06", "closure_letter_on": "2025-03-06""#,
                "409 not_recorded", "closure_letter_on is not recorded"),
            Case(Self.first, #""acknowledged_on": "2025-03-02""#, "422 out_of_order", "#/acknowledged_on"),
            Case(Self.first, #""acknowledged_on": "2026-03-02""#, "422 in_the_future", "#/acknowledged_on"),
            Case(
                Self.first, #""advocate_asked_on": "2025-03-11""#, "409 act_in_the_way",
                "The appointment of the advocate of local resolution (stage 1) on 10 March 2025"),
            Case(
                Self.first, #""responded_on": "2025-03-26""#, "409 act_in_the_way",
                "The request of the investigation (stage 2) on 24 March 2025"),
            Case(
                Self.first, #""responded_on": null"#, "409 act_in_the_way",
                "The request of the investigation (stage 2) on 24 March 2025"),
            Case(Self.first, #""responded_on": "2025-03-02""#, "422 out_of_order", "#/responded_on"),
            Case(Self.first, #""requested_on": "2025-03-02""#, "422 request_is_receipt", "#/requested_on"),
            Case(Self.first, #""statement_agreed_on": "2025-03-28""#, "409 not_for_stage", "This does not belong"),
            Case(Self.first, #""bypassed_on": "2025-03-14""#, "409 not_recorded", "bypassed_on is not recorded"),
            Case(
                Self.second, #""requested_on": "2025-03-10""#, "409 previous_stage_running",
                "Local resolution (stage 1) is not answered"),
            Case(
                Self.second, #""requested_on": "2025-03-26""#, "409 act_in_the_way",
                "The appointment of the Investigating Officer of the investigation (stage 2) on 24 March 2025"),
            Case(
                Self.second, #""officer_appointed_on": "2025-04-14""#, "409 act_in_the_way",
                "The report of the investigation (stage 2) on 11 April 2025"),
            Case(Self.second, #""officer_appointed_on": "2025-03-20""#, "422 out_of_order", "#/officer_appointed_on"),
            Case(
                Self.second, #""reports": [{"number": 1, "received_on": "2025-03-20"}]"#, "422 out_of_order",
                "#/reports"),
            Case(
                Self.second, #""reports": [{"number": 1, "received_on": "2025-04-14"}]"#, "409 act_in_the_way",
                "The Independent Person's report of the investigation (stage 2) on 11 April 2025"),
            Case(
                Self.second, #""reports": [{"number": 2, "taken_back": true}]"#, "409 act_in_the_way",
                "The answer of the investigation (stage 2) on 22 April 2025"),
            Case(
                Self.second, #""reports": [{"number": 1, "taken_back": true}]"#, "409 report_not_last",
                "Report 2 came after"),
            Case(Self.second, #""reports": [{"number": 3, "taken_back": true}]"#, "422 unknown_report", "#/reports"),
            Case(Self.second, #""responded_on": "2025-06-30""#, "422 breach_reason_missing", "#/breach_reason"),
            Case(
                Self.second, #""responded_on": "2025-04-25""#, "409 act_in_the_way",
                "The receipt of the adjudication of the investigation (stage 2) on 24 April 2025"),
            Case(
                Self.second, #""responded_on": null"#, "409 act_in_the_way",
                "The receipt of the adjudication of the investigation (stage 2)"),
            Case(
                Self.second, #""breach_reason": "complexity""#, "422 not_late", "#/breach_reason"),
            Case(
                Self.third, #""panel_held_on": "2025-06-09", "early_referral_accepted_on": "2025-06-09""#,
                "409 not_recorded", "early_referral_accepted_on is not recorded"),
            Case(
                Self.third, #""panel_held_on": "2025-06-14""#, "409 act_in_the_way",
                "The panel's findings of the review panel (stage 3) on 13 June 2025"),
            Case(
                Self.third, #""panel_held_on": null"#, "409 act_in_the_way",
                "The panel's findings of the review panel (stage 3)"),
            Case(
                Self.third, #""panel_appointed_on": "2025-06-11""#, "409 act_in_the_way",
                "The panel's meeting of the review panel (stage 3) on 10 June 2025"),
            Case(
                Self.third, #""panel_findings_on": null"#, "409 act_in_the_way",
                "The answer of the review panel (stage 3) on 30 June 2025"),
        ])
    func named(_ correction: Case) async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await CorrectionTests.throughAllStages(service)
        let before = try await service.get(file.path).text

        let reply = try await file.act(correction.act, #"{\#(correction.fields), "reason": "A slip"}"#)

        #expect("\(reply.status) \(try reply.code ?? "")" == correction.refusal, "\(reply.text)")
        if correction.says.hasPrefix("#") {
            #expect(try reply.pointers == [correction.says])
        } else {
            #expect(try reply.json["detail"].text?.hasPrefix(correction.says) == true, "\(reply.text)")
        }
        #expect(try await service.get(file.path).text == before)
    }

    @Test("What is in the way is corrected in the same request, and then it is no longer")
    func together() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await CorrectionTests.throughAllStages(service)

        try await file.done(
            Self.second,
            """
            {"requested_on": "2025-03-26", "officer_appointed_on": "2025-03-26",
            "independent_person_appointed_on": "2025-03-26", "reason": "All of one week"}
            """)
        try await file.done(
            "/corrections", #"{"written_record": null, "channel": "email", "reason": "It was an email"}"#)

        #expect(try await file.complaint["written_record"] == .null)
        #expect(
            try await file.complaint["stages"][0]["deadlines"].elements.contains { $0["ended_on"].text == "2025-03-26" }
        )
        #expect(try await service.casework.verifyDuties().drift.isEmpty)
    }

    @Test("A stage 2 request that becomes late needs the decision on it, which may come with the correction")
    func lateRequest() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Casefile.accepted(service)
        try await file.toInvestigation(respondedOn: "2025-03-17", requestedOn: "2025-04-10")
        let late =
            #""requested_on": "2025-04-16", "officer_appointed_on": "2025-04-16", "independent_person_appointed_on": "2025-04-16""#

        let refused = try await file.act(Self.second, #"{\#(late), "reason": "A slip"}"#)
        #expect(try refused.code == "late_request_undecided", "\(refused.text)")
        try await file.done(
            Self.second,
            #"{\#(late), "late_request": {"accepted": true, "decided_on": "2025-04-17", "reason": "Was ill"}, "reason": "A slip"}"#
        )
        #expect(try await file.stage("investigation")["late_request"]["decided_on"].text == "2025-04-17")
        let back =
            #""requested_on": "2025-04-10", "officer_appointed_on": "2025-04-10", "independent_person_appointed_on": "2025-04-10""#
        let kept = try await file.act(Self.second, #"{\#(back), "reason": "It was right"}"#)
        #expect(try kept.code == "act_in_the_way", "\(kept.text)")
        #expect(try kept.json["detail"].text?.hasPrefix("The decision on the late request") == true)
        try await file.done(Self.second, #"{\#(back), "late_request": null, "reason": "It was right"}"#)
        #expect(try await file.stage("investigation")["late_request"] == .null)
        #expect(try await service.casework.verifyDuties().drift.isEmpty)
    }

    @Test(
        "What stands in the file beside the stages is in the way of a later receipt too",
        arguments: [
            (
                "/entries", #"{"kind": "note", "occurs_on": "2025-03-03", "text": "By telephone"}"#,
                "The entry of the file on 3 March 2025"
            ),
            (
                "/freezes",
                #"{"disputed_decision": "The move", "requested_on": "2025-03-03", "agreed": false, "decided_on": "2025-03-05", "reason": "Unsafe"}"#,
                "The request to hold the decision back on 3 March 2025"
            ),
            (
                "/erasure-requests", #"{"requested_on": "2025-03-03", "requested_by": "A. Example"}"#,
                "The request for erasure on 3 March 2025"
            ),
        ])
    func filed(_ act: String, _ body: String, _ says: String) async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Casefile.register(service)
        try await file.done(act, body)

        let reply = try await file.act(
            "/corrections", #"{"received_at": "2025-03-04T09:30:00Z", "reason": "The stamp"}"#)

        #expect(try reply.code == "act_in_the_way", "\(reply.text)")
        #expect(try reply.json["detail"].text?.hasPrefix(says) == true, "\(reply.text)")
        try await file.done("/corrections", #"{"received_at": "2025-03-02T09:30:00Z", "reason": "The stamp"}"#)
    }

    @Test("An obligation is in the way of a receipt after its agreement until it is registered in error")
    func obligation() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Casefile.register(service)
        let obligation = try await service.done(
            file.path, "/obligations",
            """
            {"scope": "wider", "type": "staff_training", "source": "local", "text": "Train the team.",
            "owner_id": "\(Signer.first)", "agreed_on": "2025-03-03", "due_on": "2025-10-01"}
            """)
        let path = "/v1/obligations/\(try #require(obligation["id"].text))"
        let later = #"{"received_at": "2025-03-04T09:30:00Z", "reason": "The stamp"}"#

        let reply = try await file.act("/corrections", later)
        #expect(try reply.code == "act_in_the_way", "\(reply.text)")
        #expect(
            try reply.json["detail"].text?.hasPrefix("The agreement of an obligation on 3 March 2025") == true,
            "\(reply.text)")
        try await service.done(path, "/registration-error", #"{"reason": "It is another family's"}"#)
        try await file.done("/corrections", later)
    }

    @Test("An outcome on which an early referral rests is not corrected away")
    func earlyReferral() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Casefile.accepted(service)
        try await file.toInvestigation(respondedOn: "2025-03-17", requestedOn: "2025-03-24")
        try await file.report(on: "2025-04-11", "upheld")
        try await file.adjudicate(on: "2025-04-22", "upheld", extra: #", "all_points_upheld": true"#)
        try await file.done("/stages", #"{"stage": "review_panel", "requested_on": "2025-05-06"}"#)
        try await file.done(
            "/stages/review_panel/early-referral",
            """
            {"early_referral_on": "2025-05-12", "complainant_agrees": true, "reason": "All is upheld",
            "action_plan": "Pay"}
            """)

        let reply = try await file.act(
            "/stages/investigation/outcome-correction", #"{"outcome": "not_upheld", "reason": "A slip"}"#)

        #expect(try reply.code == "act_in_the_way", "\(reply.text)")
        #expect(
            try reply.json["detail"].text?.hasPrefix("The early referral of the review panel (stage 3) on 12 May 2025")
                == true)
    }
}
