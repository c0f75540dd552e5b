import Complaints
import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API
@testable import Casework

/// The monthly list of decisions on children says what the corrected record says, and none comes before its check.
@Suite(.database) struct FollowedDecisionTests {
    /// A decision of 10 April, checked on 9 April: what it needs before, its act, and the correction that moves it to a day.
    struct Decision: CustomTestStringConvertible, Sendable {
        let kind: String
        let act: String
        let body: String
        let corrections: String
        let day: String
        var more = ""
        /// The words that the list has of it.
        let words: String
        var procedure: String?
        var late = false
        var testDescription: String { kind }

        func correction(_ on: String) -> String { day.replacing("DAY", with: on) }
    }

    static let decisions = [
        Decision(
            kind: "withdrawal", act: "/withdrawal",
            body: #""withdrawn_on": "2025-04-10", "explanation": "By telephone.""#, corrections: "/corrections",
            day: #""closed_on": "DAY""#, more: #""closure_explanation": "By letter.""#, words: "By letter.",
            procedure: "childrens"),
        Decision(
            kind: "refusal", act: "/refusal",
            body:
                #""refused_on": "2025-04-10", "reason": "concurrent_proceedings", "explanation": "In court.", "letter_sent_on": "2025-04-10", "eligible_complainant": true, "subject_in_scope": true"#,
            corrections: "/corrections", day: #""closed_on": "DAY", "closure_letter_on": "2025-04-25""#,
            more: #""closure_explanation": "In another court.""#, words: "In another court."),
        Decision(
            kind: "route_out", act: "/acceptance",
            body:
                #""procedure": "corporate", "accepted_on": "2025-04-10", "eligible_complainant": true, "subject_in_scope": false, "reason": "Transport.""#,
            corrections: "/corrections", day: #""accepted_on": "DAY""#,
            more: #""acceptance_reason": "School transport.""#,
            words: "School transport."),
        Decision(
            kind: "late_point", act: "/points/2/time-limit",
            body:
                #""accepted": false, "decided_on": "2025-04-10", "reason": "The records are gone.", "letter_sent_on": "2025-04-10""#,
            corrections: "/corrections",
            day: #""points": [{"number": 2, "late_decided_on": "DAY", "late_letter_sent_on": "2025-04-25"}]"#,
            more: #""points": [{"number": 2, "late_reason": "They burnt."}]"#, words: "They burnt.", late: true),
    ]

    private func decided(_ service: Service, _ decision: Decision, checkedBy officer: String) async throws -> Casefile {
        let file = try await Casefile.register(service, type: "child_or_young_person", points: ["One", "Two"])
        if decision.late { try await file.done("/points/2/grounds", #"{"grounds_on": "2023-11-01"}"#) }
        if let procedure = decision.procedure { try await service.accept(file.path, into: procedure, on: "2025-03-03") }
        try await file.done(decision.act, "{\(decision.body)\(Service.check(officer, "2025-04-09"))}")
        return file
    }

    @Test(
        "R56: a child's decision is not corrected to a day before its check, as it is not entered", arguments: decisions
    )
    func notBeforeTheCheck(decision: Decision) async throws {
        let service = try await Service.start(on: "2025-05-01")
        let officer = try await service.rightsOfficer()
        let file = try await decided(service, decision, checkedBy: officer)
        let early = decision.correction("2025-04-08")

        #expect(
            try await file.refused(decision.corrections, "{\(early), \"reason\": \"x\"}") == "422 out_of_order")
        #expect(
            try await file.refused(
                decision.corrections, "{\(early), \"reason\": \"x\"\(Service.check(officer, "2025-04-09"))}")
                == "422 out_of_order")
        try await file.done(
            decision.corrections, "{\(early), \"reason\": \"x\"\(Service.check(officer, "2025-04-07"))}")
        #expect(try await service.listed("2025-04") == ["\(decision.kind) 2025-04-08 2025-04-07"])
    }

    @Test("R56: the list has the day and the words that the record has", arguments: decisions)
    func follows(decision: Decision) async throws {
        let service = try await Service.start(on: "2025-05-01")
        let officer = try await service.rightsOfficer()
        let file = try await decided(service, decision, checkedBy: officer)

        try await file.done(decision.corrections, "{\(decision.correction("2025-04-25")), \"reason\": \"x\"}")
        try await file.done(decision.corrections, "{\(decision.more), \"reason\": \"x\"}")

        #expect(try await service.listed("2025-04") == ["\(decision.kind) 2025-04-25 2025-04-09"])
        let words = try await service.get("/v1/child-decisions?month=2025-04").json["items"].elements
            .map { $0["explanation"].text }
        #expect(words == [decision.words])
        #expect(try await service.drift() == 0)
    }

    @Test("R56: the check of a closing is corrected by itself, by who may decide")
    func check() async throws {
        let service = try await Service.start(on: "2025-05-01")
        let (officer, other) = (try await service.rightsOfficer(), try await service.rightsOfficer("S. Officer"))
        let file = try await decided(service, Self.decisions[0], checkedBy: officer)
        func body(_ day: String) -> String { "{\"reason\": \"x\"\(Service.check(other, day))}" }

        #expect(try await file.refused("/corrections", body("2025-04-11")) == "422 out_of_order")
        #expect(try await file.refused("/corrections", body("2025-04-08"), token: service.officer) == "403 forbidden")
        try await file.done("/corrections", body("2025-04-08"))

        #expect(try await service.listed("2025-04") == ["withdrawal 2025-04-10 2025-04-08"])
        let closure = try await file.complaint["closure"]
        #expect(closure["rights_check_by"].text == other && closure["rights_check_on"].text == "2025-04-08")
    }

    @Test("R56: what was never decided is on the list no more, and a complaint is not received after its check")
    func takenBack() async throws {
        let service = try await Service.start(on: "2025-05-01")
        let officer = try await service.rightsOfficer()
        let file = try await decided(service, Self.decisions[2], checkedBy: officer)
        try await file.done("/corrections", #"{"accepted_on": "2025-04-14", "reason": "x"}"#)

        let reply = try await file.act("/corrections", #"{"received_at": "2025-04-10T09:30:00Z", "reason": "x"}"#)
        #expect(try reply.code == "act_in_the_way", "\(reply.text)")
        try await file.done("/corrections", #"{"accepted_on": null, "reason": "It was another complaint."}"#)

        #expect(try await service.listed("2025-04") == [])
    }

    @Test("R56: the closing of a child's contact follows in the same way")
    func contacts() async throws {
        let service = try await Service.start(on: "2025-04-10")
        let officer = try await service.rightsOfficer()
        let contact = try await service.logContact(
            at: "2025-03-03T09:30:00Z",
            [
                "kind": #""complaint""#, "procedure": #""childrens""#, "source": #""child_or_young_person""#,
                "department": #""Children and Families""#, "service": #""Fostering""#,
            ])
        try await service.done(
            contact, "/closure",
            #"""
            {"disposition": "malicious", "rationale": "As assessed.", "agreed_by": "\#(Signer.first)",
            "assessment_reference": "A-17", "spoken_to_on": "2025-03-04"\#(Service.check(officer, "2025-04-08"))}
            """#)
        let path = contact + "/corrections"

        #expect(try await service.corrected(path, #""closed_at": "2025-04-07T10:00:00Z""#) == "422 out_of_order")
        #expect(try await service.corrected(path, #""received_at": "2025-04-09T08:00:00Z""#) == "409 act_in_the_way")
        #expect(
            try await service.corrected(path, #""closed_at": "2025-04-09T10:00:00Z", "rationale": "As heard.""#)
                == "200")
        #expect(try await service.listed("2025-04") == ["malicious 2025-04-09 2025-04-08"])
        #expect(
            try await service.get("/v1/child-decisions?month=2025-04").json["items"][0]["explanation"].text
                == "As heard.")
        #expect(try await service.corrected(path, #""disposition": null"#) == "200")
        #expect(try await service.listed("2025-04") == [])
    }
}

extension Service {
    /// The list of a month: each decision with its day and that of its check.
    fileprivate func listed(_ month: String) async throws -> [String] {
        try await get("/v1/child-decisions?month=\(month)").json["items"].elements.map {
            "\($0["decision"].text ?? "") \($0["decided_on"].text ?? "") \($0["rights_check_on"].text ?? "")"
        }
    }
}
