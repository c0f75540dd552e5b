import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API

@Suite(.database) struct ClosingTests {
    @Test("worked case 33: withdrawn at stage 2 and made again two months later, by decision or as a new complaint")
    func withdrawal() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Casefile.accepted(service)
        try await file.toInvestigation(respondedOn: "2025-03-17", requestedOn: "2025-03-20")
        let due = try await file.due("investigation", "response")

        let withdrawn = try await file.done(
            "/withdrawal",
            """
            {"withdrawn_on": "2025-04-01", "explanation": "Told the officer by phone.", "confirmed_on": "2025-04-02"}
            """)
        #expect(withdrawn["state"].text == "closed")
        #expect(withdrawn["stages"][1]["withdrawn_on"].text == "2025-04-01")
        #expect(withdrawn["stages"][1]["outcome"] == .null)
        #expect(try await file.owed.contains("withdrawal_confirmed"))
        #expect(
            try await file.refused("/stages/investigation/draft", "{}") == "409 complaint_closed")
        let received = try await service.get("/v1/complaints?procedure=childrens").json["items"].elements
        #expect(received.count == 1)

        #expect(try await file.act("/reopening", #"{"reason": " "}"#).pointers == ["#/reason"])
        #expect(
            try await file.act("/reopening", #"{"reason": "Made again."}"#, token: service.officer).status == 403)
        let reopened = try await file.done("/reopening", #"{"reason": "Made again, the year has not passed."}"#)
        #expect(reopened["state"].text == "open")
        #expect(try await file.due("investigation", "response") == due)
        #expect(try await file.refused("/reopening", #"{"reason": "Again."}"#) == "409 not_closed")

        let anew = try await Casefile.accepted(service, receivedAt: "2025-06-02T09:00:00Z")
        #expect(anew.path != file.path)
    }

    @Test("R66: closing needs a rationale and keeps who agreed it")
    func rationale() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Casefile.register(service)
        func body(_ explanation: String) -> String {
            """
            {"refused_on": "2025-03-05", "reason": "other_body", "explanation": "\(explanation)",
            "letter_sent_on": "2025-03-05", "eligible_complainant": true, "subject_in_scope": false}
            """
        }

        let blank = try await file.act("/refusal", body(" "))
        #expect(blank.status == 422)
        #expect(try blank.pointers == ["#/explanation"])
        let refused = try await file.done("/refusal", body("The district council collects the bins."))

        #expect(refused["closure"]["closed_by"].text == "test manager")
        #expect(try await file.owed == ["refusal"])
        try await file.done(
            "/notices",
            """
            {"kind": "refusal", "sent_on": "2025-03-05", "recipients": ["complainant"],
            "contents": ["decision", "reasons", "ombudsman", "other_route"]}
            """)
        #expect(try await file.owed == [])
    }

    /// A refusal that the tests or the record contradict: who complains, what was decided of their interest, and the tests.
    static let contradicted: [(String, type: String, interest: Bool?, tests: (Bool, Bool))] = [
        ("not_eligible", "family_member", nil, (true, false)),
        ("no_sufficient_interest", "parent", nil, (false, true)),
        ("no_sufficient_interest", "family_member", true, (false, true)),
        ("no_sufficient_interest", "family_member", false, (true, false)),
        ("outside_procedure", "family_member", nil, (false, true)),
    ]

    @Test(
        "R54, R66: no complaint is refused for a reason that the tests or the record contradict",
        arguments: contradicted)
    func contradictions(reason: String, type: String, interest: Bool?, tests: (Bool, Bool)) async throws {
        let service = try await Service.start(on: "2025-03-20")
        let file = try await Casefile.register(service, type: type)
        if let interest {
            try await file.done(
                "/sufficient-interest",
                """
                {"is_sufficient": \(interest), "ground": "Contact with the child.", "decided_on": "2025-03-04",
                "notified_on": "2025-03-04"}
                """)
        }
        func body(_ reason: String, letter: String = "2025-03-06") -> String {
            """
            {"refused_on": "2025-03-06", "reason": "\(reason)", "explanation": "It is another's.", "letter_sent_on":
            "\(letter)", "eligible_complainant": \(tests.0), "subject_in_scope": \(tests.1)}
            """
        }

        #expect(try await file.refused("/refusal", body(reason)) == "422 reason_contradicted")
        #expect(
            try await file.refused("/refusal", body("court", letter: "2025-03-05")) == "422 out_of_order",
            "the letter tells of the refusal")
        try await file.done("/refusal", body("court"))
    }

    @Test("worked case 32: a placement move is held back, and no clock stands still for it")
    func freeze() async throws {
        let service = try await Service.start(on: "2025-03-20")
        let file = try await Casefile.accepted(service)
        let before = try await file.complaint["stages"]
        func body(_ extra: String) -> String {
            """
            {"disputed_decision": "Move to another placement", "requested_on": "2025-03-04", "agreed": true,
            "decided_on": "2025-03-05", "reason": "The complaint is about the move."\(extra)}
            """
        }

        #expect(try await file.refused("/freezes", body("")) == "422 blank")
        let freeze = try await file.done("/freezes", body(#", "review_on": "2025-04-01""#))
        try await file.done("/freezes/1/end", #"{"ended_on": "2025-03-19"}"#)

        #expect(freeze["decided_by"].text == "test manager")
        #expect(try await file.complaint["stages"] == before)
        let freezes = try await service.get(file.path + "/freezes").json["items"].elements
        #expect(freezes.map { $0["ended_on"].text } == ["2025-03-19"])
        #expect(try await file.refused("/freezes/1/end", #"{"ended_on": "2025-03-20"}"#) == "409 already_recorded")
    }

    @Test("worked case 63: an erasure request is held while the Ombudsman's case is open")
    func erasure() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Casefile.accepted(service, "adult_social_care", type: "adult_service_user")
        try await file.done(
            "/stages/single_stage/response",
            #"{"responded_on": "2025-03-20", "responded_by": "\#(Signer.first)", "outcome": "not_upheld"}"#)
        let id = try #require(file.path.split(separator: "/").last)
        let opened = try await service.post(
            "/v1/ombudsman-cases",
            """
            {"reference": "25 001 234", "complaint_id": "\(id)", "procedure": "adult_social_care",
            "department": "Children and Families", "service": "Fostering", "enquiry_on": "2025-05-05",
            "procedure_exhausted": true}
            """)
        try #require(opened.status == 201, "\(opened.text)")

        let request = try await file.done(
            "/erasure-requests", #"{"requested_on": "2025-06-02", "requested_by": "A. Example"}"#)

        #expect(request["held_by"].elements.map(\.text) == ["ombudsman_case_open"])
        _ = try await service.change(
            try #require(opened.headers[.location]), "/decision",
            #"{"decision_on": "2025-07-01", "decision": "not_upheld", "public_report": false}"#)
        let later = try await service.get(file.path + "/erasure-requests").json["items"][0]
        #expect(later["held_by"].elements.isEmpty)
    }
}
