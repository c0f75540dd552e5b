import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API

/// Both tests, the flag and the procedure agree; who complains is decided anew where it was corrected (R6, R54).
@Suite(.database) struct ProcedureRouteTests {
    @Test(
        "R6: both tests are answered before any procedure takes a complaint about children's social care, and yes twice is the children's",
        arguments: ["corporate", "adult_social_care", "public_health"])
    func everyProcedure(procedure: String) async throws {
        let service = try await Service.start(on: "2025-06-02")
        let file = try await Casefile.register(service)
        func accept(_ tests: String) async throws -> Reply {
            try await file.act("/acceptance", #"{"procedure": "\#(procedure)", "accepted_on": "2025-03-04"\#(tests)}"#)
        }

        #expect(try await accept("").code == "eligibility_tests_unanswered")
        #expect(try await accept(#", "subject_in_scope": false"#).code == "eligibility_tests_unanswered")
        #expect(
            try await accept(#", "eligible_complainant": true, "subject_in_scope": true"#).code
                == "within_childrens_procedure")
        #expect(try await accept(#", "eligible_complainant": false, "subject_in_scope": true"#).status == 200)
    }

    @Test(
        "R6: the flag and the procedure agree: a complaint about something else is not the children's until corrected")
    func flag() async throws {
        let service = try await Service.start(on: "2025-06-02")
        let file = try await Casefile.register(service, aboutChildren: false)
        let both = #", "accepted_on": "2025-03-04", "eligible_complainant": true, "subject_in_scope": true}"#

        #expect(
            try await file.refused("/acceptance", #"{"procedure": "childrens""# + both)
                == "409 not_about_childrens_social_care")
        #expect(
            try await file.refused("/acceptance", #"{"procedure": "corporate""# + both)
                == "422 within_childrens_procedure")
        try await file.done(
            "/corrections", #"{"about_childrens_social_care": true, "reason": "It is about the placement."}"#)
        try await file.done("/acceptance", #"{"procedure": "childrens""# + both)
        #expect(
            try await file.refused("/corrections", #"{"about_childrens_social_care": false, "reason": "It is not."}"#)
                == "409 act_in_the_way")
    }

    @Test(
        "R6: a refusal of a matter of children's social care has both tests answered, and for another route one with no",
        arguments: [
            ("court", true), ("conference_appeal", true), ("other_redress", true), ("other_body", true),
            ("not_eligible", true), ("outside_procedure", true), ("concurrent_proceedings", false),
            ("considered_before", false), ("out_of_time", false),
        ])
    func refusals(reason: String, isRoute: Bool) async throws {
        let service = try await Service.start(on: "2025-06-02")
        let file = try await Casefile.register(
            service, extra: reason == "out_of_time" ? #", "grounds_on": "2024-03-02""# : "")
        func refuse(_ tests: String) async throws -> Reply {
            try await file.act(
                "/refusal",
                """
                {"refused_on": "2025-03-05", "reason": "\(reason)", "explanation": "It is another's.",
                "letter_sent_on": "2025-03-05"\(tests)}
                """)
        }
        #expect(try await refuse("").code == "eligibility_tests_unanswered")
        #expect(try await refuse(#", "eligible_complainant": true"#).code == "eligibility_tests_unanswered")
        if isRoute {
            #expect(
                try await refuse(#", "eligible_complainant": true, "subject_in_scope": true"#).code
                    == "within_childrens_procedure")
        }
        let isEligible = reason != "not_eligible"
        let refused = try await refuse(
            #", "eligible_complainant": \#(isEligible), "subject_in_scope": \#(isRoute ? !isEligible : true)"#)
        #expect(refused.status == 200, "\(refused.text)")
        #expect(try refused.json["closure"]["subject_in_scope"] == .bool(isRoute ? !isEligible : true))
        #expect(try await file.complaint == refused.json)
    }

    @Test("R6: a refusal of what is not about children's social care asks for no test")
    func refusalOfAnotherMatter() async throws {
        let service = try await Service.start(on: "2025-06-02")
        let file = try await Casefile.register(service, aboutChildren: false)

        let refused = try await file.done(
            "/refusal",
            """
            {"refused_on": "2025-03-05", "reason": "considered_before", "explanation": "It was.",
            "letter_sent_on": "2025-03-05"}
            """)

        #expect(refused["closure"]["subject_in_scope"] == .null)
    }

    @Test("R6: a contact about children's social care is routed out or signposted only where a test failed")
    func contacts() async throws {
        let service = try await Service.start(on: "2025-03-05")
        let contact = try await service.logContact(
            at: "2025-03-03T09:30:00Z",
            [
                "kind": #""complaint""#, "procedure": #""childrens""#, "department": #""Children and Families""#,
                "service": #""Fostering""#,
            ])
        let court = #", "destination": "court", "explained_on": "2025-03-04""#

        #expect(try await service.close(contact, "routed_out", court).code == "eligibility_tests_unanswered")
        #expect(
            try await service.close(contact, "signposted_procedure", #", "destination": "tribunal""#).code
                == "eligibility_tests_unanswered")
        #expect(
            try await service.close(
                contact, "routed_out", court + #", "eligible_complainant": true, "subject_in_scope": true"#
            ).code == "within_childrens_procedure")
        let closed = try await service.close(
            contact, "routed_out", court + #", "eligible_complainant": true, "subject_in_scope": false"#)
        #expect(try closed.json["subject_in_scope"] == .bool(false))
    }

    /// What tells of the children's procedure where the complaint itself is said to be about something else.
    enum Contradiction: CaseIterable { case contact, tag, child }

    @Test(
        "R6, R56: the tests are asked whatever the flag says, where the contact, a tag or who complains contradicts it",
        arguments: Contradiction.allCases)
    func contradictedFlag(contradiction: Contradiction) async throws {
        let service = try await Service.start(on: "2025-06-02")
        let officer = try await service.rightsOfficer()
        let file = try await Self.contradicted(service, contradiction)
        #expect(try await file.complaint["about_childrens_social_care"] == .bool(false))
        func accept(_ more: String) -> String {
            #"{"procedure": "adult_social_care", "accepted_on": "2025-03-04"\#(more)}"#
        }
        let tests = #", "eligible_complainant": true, "subject_in_scope": false"#

        #expect(try await file.refused("/acceptance", accept("")) == "422 eligibility_tests_unanswered")
        #expect(
            try await file.refused(
                "/acceptance", accept(#", "eligible_complainant": true, "subject_in_scope": true"#))
                == "422 within_childrens_procedure")
        #expect(
            try await file.refused(
                "/refusal",
                """
                {"refused_on": "2025-03-05", "reason": "court", "explanation": "It is another's.",
                "letter_sent_on": "2025-03-05"}
                """) == "422 eligibility_tests_unanswered")
        if contradiction == .child {
            #expect(try await file.refused("/acceptance", accept(tests)) == "422 rights_check_missing")
        }
        try await file.done(
            "/acceptance", accept(tests + (contradiction == .child ? Service.check(officer, "2025-03-04") : "")))
        #expect(try await file.complaint["acceptance"]["subject_in_scope"] == .bool(false))
        #expect(try await service.childDecisions("2025-03") == (contradiction == .child ? ["route_out"] : []))
    }

    /// A complaint said to be about something else than children's social care.
    private static func contradicted(_ service: Service, _ contradiction: Contradiction) async throws -> Casefile {
        switch contradiction {
        case .contact:
            let contact = try await service.logContact(
                at: "2025-03-03T09:30:00Z",
                [
                    "kind": #""complaint""#, "procedure": #""childrens""#,
                    "department": #""Children and Families""#, "service": #""Fostering""#,
                ])
            let reply = try await service.convert(contact)
            return Casefile(service: service, path: try #require(reply.headers[.location], "\(reply.text)"))
        case .tag:
            let file = try await Casefile.register(service, aboutChildren: false)
            try await file.done("/tags", #"{"subject": "child_protection_conference"}"#)
            return file
        case .child:
            return try await Casefile.register(service, type: "child_or_young_person", aboutChildren: false)
        }
    }

    @Test("R54: a correction of who complains opens the decision on sufficient interest again, and it is made first")
    func interestAgain() async throws {
        let service = try await Service.start(on: "2025-06-02")
        let file = try await Casefile.accepted(service)
        func waiting() async throws -> Int {
            try await service.get("/v1/worklists/awaiting_decision").json["items"].elements.count
        }
        #expect(try await waiting() == 0)

        try await file.done(
            "/corrections", #"{"complainant_type": "family_member", "reason": "The grandmother wrote."}"#)

        #expect(try await file.complaint["interest_reopened_on"].text == "2025-06-02")
        #expect(try await waiting() == 1)
        let answer = #"{"responded_on": "2025-03-17", "outcome": "not_upheld"}"#
        #expect(
            try await file.refused("/stages/local_resolution/response", answer) == "409 sufficient_interest_undecided")
        #expect(try await file.operations()["respondToStage"] == .some("sufficient_interest_undecided"))
        try await file.done(
            "/sufficient-interest",
            """
            {"is_sufficient": false, "ground": "No contact with the child.", "decided_on": "2025-06-02",
            "notified_on": "2025-06-02"}
            """)
        #expect(try await file.complaint["interest_reopened_on"] == .null)
        #expect(try await waiting() == 0)
        try await file.done("/stages/local_resolution/response", answer)
        #expect(
            try await file.refused("/stages", #"{"stage": "investigation", "requested_on": "2025-03-20"}"#)
                == "409 no_sufficient_interest")
    }

    @Test("R54: a decision that was about somebody else does not stand for whom the correction names")
    func interestOfAnother() async throws {
        let service = try await Service.start(on: "2025-06-02")
        let file = try await Casefile.register(service, type: "family_member")
        try await file.done(
            "/sufficient-interest",
            #"{"is_sufficient": true, "ground": "Cares for the child.", "decided_on": "2025-03-04"}"#)
        try await service.accept(file.path, on: "2025-03-05")

        try await file.done(
            "/corrections", #"{"complainant_type": "other_sufficient_interest", "reason": "It was a neighbour."}"#)
        #expect(try await file.complaint["sufficient_interest"] == .null)
        #expect(
            try await file.refused(
                "/stages/local_resolution/response", #"{"responded_on": "2025-03-17", "outcome": "not_upheld"}"#)
                == "409 sufficient_interest_undecided")
        try await file.done("/corrections", #"{"complainant_type": "parent", "reason": "It was the father."}"#)
        try await file.done(
            "/stages/local_resolution/response", #"{"responded_on": "2025-03-17", "outcome": "not_upheld"}"#)
    }
}
