import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API

@Suite(.database) struct AcceptanceTests {
    @Test("R6: two-test eligibility decision, recorded")
    func twoTests() async throws {
        let service = try await Service.start(on: "2025-06-02")
        let file = try await Casefile.register(service)

        #expect(
            try await file.refused(
                "/acceptance",
                #"{"procedure": "childrens", "accepted_on": "2025-03-03", "eligible_complainant": true}"#)
                == "422 eligibility_tests_unanswered")
        #expect(
            try await file.refused(
                "/acceptance",
                """
                {"procedure": "childrens", "accepted_on": "2025-03-03", "eligible_complainant": true,
                "subject_in_scope": false}
                """) == "422 outside_childrens_procedure")
        let corporate = try await file.done(
            "/acceptance",
            """
            {"procedure": "corporate", "accepted_on": "2025-03-04", "eligible_complainant": true,
            "subject_in_scope": false, "reason": "An education matter."}
            """)

        #expect(corporate["acceptance"]["procedure"].text == "corporate")
        let events = try await service.get(file.path + "/events").json["items"].elements
        let accepted = try #require(events.last)
        #expect(accepted["operation"].text == "complaint_accepted")
        #expect(accepted["actor"].text == "test manager")
        #expect(accepted["details"]["subject_in_scope"] == .bool(false))
        #expect(accepted["details"]["reason"].text == "An education matter.")
    }

    @Test("R8: only the split between children's and corporate moves, the total does not")
    func split() async throws {
        let service = try await Service.start(on: "2025-06-02")
        let file = try await Casefile.register(service)
        func counts() async throws -> (childrens: Int, corporate: Int) {
            func count(_ procedure: String) async throws -> Int {
                try await service.get("/v1/complaints?procedure=\(procedure)").json["items"].elements.count
            }
            return (try await count("childrens"), try await count("corporate"))
        }
        _ = try await Casefile.accepted(service)
        let before = try await counts()

        try await service.accept(file.path, into: "corporate", on: "2025-03-03")

        #expect(before == (1, 0))
        #expect(try await counts() == (1, 1))
    }

    @Test("R23: the scheme is fixed once stage 1 has begun")
    func fixed() async throws {
        let service = try await Service.start(on: "2025-06-02")
        let file = try await Casefile.accepted(service)

        #expect(
            try await file.refused("/acceptance", #"{"procedure": "corporate", "accepted_on": "2025-03-04"}"#)
                == "409 already_accepted")
    }

    @Test("R54, worked case 27: a grandparent without parental responsibility needs the sufficient-interest decision")
    func sufficientInterest() async throws {
        let service = try await Service.start(on: "2025-06-02")
        let accept = """
            {"procedure": "childrens", "accepted_on": "2025-03-05", "eligible_complainant": true,
            "subject_in_scope": true}
            """
        let file = try await Casefile.register(service, type: "family_member")
        #expect(try await file.refused("/acceptance", accept) == "409 sufficient_interest_undecided")
        #expect(
            try await file.refused(
                "/sufficient-interest",
                #"{"is_sufficient": false, "ground": "No contact with the child.", "decided_on": "2025-03-04"}"#)
                == "422 blank")
        #expect(
            try await file.act(
                "/sufficient-interest",
                #"{"is_sufficient": true, "ground": "Cares for the child.", "decided_on": "2025-03-04"}"#,
                token: service.officer
            ).status == 403)

        try await file.done(
            "/sufficient-interest",
            """
            {"is_sufficient": false, "ground": "No contact with the child.", "decided_on": "2025-03-04",
            "notified_on": "2025-03-04"}
            """)

        #expect(try await file.refused("/acceptance", accept) == "409 no_sufficient_interest")
        #expect(try await file.owed == ["no_sufficient_interest"])
        try await service.accept(file.path, into: "corporate", on: "2025-03-05")
        let childrens = try await service.get("/v1/complaints?procedure=childrens").json["items"].elements
        #expect(childrens.isEmpty)

        let carer = try await Casefile.register(service, type: "family_member")
        try await carer.done(
            "/sufficient-interest",
            #"{"is_sufficient": true, "ground": "Cares for the child.", "decided_on": "2025-03-04"}"#)
        let accepted = try await carer.done("/acceptance", accept)
        #expect(accepted["sufficient_interest"]["ground"].text == "Cares for the child.")
    }

    @Test("worked case 28: a care leaver aged 22 uses the children's procedure")
    func careLeaver() async throws {
        let service = try await Service.start(on: "2025-06-02")

        let file = try await Casefile.accepted(service, type: "child_or_young_person")

        #expect(try await file.complaint["acceptance"]["procedure"].text == "childrens")
    }

    @Test("R53: complainant types", arguments: ["parent", "child_or_young_person", "foster_carer"])
    func types(type: String) async throws {
        let service = try await Service.start(on: "2025-06-02")

        let file = try await Casefile.accepted(service, type: type)

        #expect(try await file.complaint["complainant_type"].text == type)
    }

    @Test(
        "R53: a professional on somebody's behalf needs the interest decided, and every type has its share of the year")
    func shares() async throws {
        let service = try await Service.start(on: "2025-06-02")
        for _ in 1...5 {
            _ = try await Casefile.accepted(service)
            let file = try await Casefile.register(service, type: "professional_on_behalf")
            #expect(
                try await file.act(
                    "/acceptance",
                    """
                    {"procedure": "childrens", "accepted_on": "2025-03-04", "eligible_complainant": true,
                    "subject_in_scope": true}
                    """
                ).code == "sufficient_interest_undecided")
            try await file.done(
                "/sufficient-interest",
                #"{"is_sufficient": true, "ground": "The child's teacher.", "decided_on": "2025-03-04"}"#)
            try await service.accept(file.path, on: "2025-03-04")
        }

        let tables = try await service.get("/v1/reports/childrens/2024-25").json["tables"].elements
        let table = try #require(tables.first { $0["id"].text == "complainants" })
        #expect(
            table["columns"].elements.map { $0["name"].text } == ["2023-24", "%", "2024-25", "%"])
        let row = try #require(
            table["rows"].elements.first { $0["name"].text == "Professional on somebody's behalf" })
        #expect(row["cells"][2]["number"].integer == 5)
        #expect(row["cells"][3]["number"].integer == 50)
    }

    @Test("R55: advocates and Children's Rights Officers")
    func advocates() async throws {
        let service = try await Service.start(on: "2025-06-02")
        let file = try await Casefile.accepted(service, type: "child_or_young_person")
        #expect(try await file.complaint["advocacy_offered_on"] == .null)
        #expect(
            try await file.refused(
                "/advocacy", #"{"offered_on": "2025-03-05", "answer": "accepted", "answered_on": "2025-03-06"}"#)
                == "422 advocacy_representative")
        #expect(
            try await file.refused("/advocacy", #"{"offered_on": "2025-03-05", "answer": "declined"}"#)
                == "422 advocacy_answer")

        try await file.done("/advocacy", #"{"offered_on": "2025-03-05"}"#)
        let accepted = try await file.done(
            "/advocacy",
            """
            {"offered_on": "2025-03-05", "answer": "accepted", "answered_on": "2025-03-06",
            "representative": "D. Example", "representative_type": "childrens_rights_officer"}
            """)

        #expect(accepted["advocacy_offered_on"].text == "2025-03-05")
        #expect(accepted["advocacy"]["answer"].text == "accepted")
        #expect(accepted["representative_type"].text == "childrens_rights_officer")
    }

    @Test("A complaint later than a year needs a waiver on both limbs, or is refused with reasons")
    func timeLimit() async throws {
        let service = try await Service.start(on: "2025-06-02")
        // 12 months after 10 March 2024 end on 10 March 2025.
        let inTime = try await Casefile.register(
            service, receivedAt: "2025-03-10T12:00:00Z", extra: #", "grounds_on": "2024-03-10""#)
        let late = try await Casefile.register(
            service, receivedAt: "2025-03-11T12:00:00Z", extra: #", "grounds_on": "2024-03-10""#)
        let accept =
            #"{"procedure": "corporate", "accepted_on": "2025-03-12", "eligible_complainant": true, "subject_in_scope": false"#
        let refusal = """
            {"refused_on": "2025-03-12", "reason": "out_of_time", "explanation": "The records are gone.",
            "letter_sent_on": "2025-03-12", "eligible_complainant": true, "subject_in_scope": true}
            """

        #expect(try await inTime.refused("/refusal", refusal) == "422 not_out_of_time")
        try await inTime.done("/acceptance", accept + "}")
        #expect(try await late.refused("/acceptance", accept + "}") == "422 out_of_time")
        #expect(
            try await late.refused(
                "/acceptance",
                accept + #", "waiver_reason": "Ill until February.", "waiver_good_reason": true}"#)
                == "422 waiver_limb_missing")
        let accepted = try await late.done(
            "/acceptance",
            accept
                + """
                , "waiver_reason": "Ill until February.", "waiver_good_reason": true,
                "waiver_can_be_considered": true}
                """)

        #expect(accepted["acceptance"]["waiver_reason"].text == "Ill until February.")
    }

    @Test("R56: young people are not blocked; a child's complaint is refused only after the check")
    func rightsCheck() async throws {
        let service = try await Service.start(on: "2025-06-02")
        let file = try await Casefile.register(service, type: "child_or_young_person")
        let officer = try await service.rightsOfficer()
        let staff = try await service.addPerson("S. Example")
        func body(_ extra: String) -> String {
            """
            {"refused_on": "2025-03-05", "reason": "other_redress", "explanation": "It is an appeal.",
            "letter_sent_on": "2025-03-05", "eligible_complainant": true, "subject_in_scope": false\(extra)}
            """
        }

        #expect(try await file.act("/refusal", body(""), token: service.officer).status == 403)
        #expect(try await file.refused("/refusal", body("")) == "422 rights_check_missing")
        let typed = try await file.act(
            "/refusal", body(#", "rights_check_by": "E. Example", "rights_check_on": "2025-03-05""#))
        #expect(try Set(typed.pointers) == ["#/rights_check_by"])
        #expect(
            try await file.refused("/refusal", body(Service.check(staff, "2025-03-05"))) == "422 capacity_missing")
        #expect(try await file.refused("/refusal", body(Service.check(officer, "2025-03-06"))) == "422 out_of_order")
        let refused = try await file.done("/refusal", body(Service.check(officer, "2025-03-05")))

        #expect(refused["state"].text == "closed")
        #expect(refused["closure"]["rights_check_by"].text == officer)
        #expect(refused["closure"]["closed_by"].text == "test manager")
        #expect(try await file.complaint == refused)
        #expect(
            try await file.refused("/acceptance", #"{"procedure": "corporate", "accepted_on": "2025-03-05"}"#)
                == "409 complaint_closed")
        let month = try await service.get("/v1/child-decisions?month=2025-03")
        let contract = try Contract.shared.get()
        #expect(contract.violations(try month.json, try contract.answer("listChildDecisions", 200)) == [])
        #expect(try month.json["items"].elements.map { $0["rights_check_by"].text } == [officer])
        #expect(try await service.get("/v1/child-decisions?month=2025-04").json["items"].elements.isEmpty)
        #expect(try await service.get("/v1/child-decisions?month=2025-13").status == 400)
    }

    @Test("Officers propose, the Complaints Manager decides; both are recorded")
    func proposals() async throws {
        let service = try await Service.start(on: "2025-06-02")
        let file = try await Casefile.register(service)
        let acceptance =
            #"{"procedure": "corporate", "accepted_on": "2025-03-05", "eligible_complainant": true, "subject_in_scope": false}"#

        try await file.done(
            "/proposals", #"{"decision": "acceptance", "text": "Corporate: it is about school transport."}"#,
            token: service.officer)
        #expect(try await file.act("/acceptance", acceptance, token: service.officer).status == 403)
        try await file.done("/acceptance", acceptance)

        let proposals = try await service.get(file.path + "/proposals").json["items"].elements
        #expect(proposals.map { $0["proposed_by"].text } == ["test officer"])
        #expect(proposals.map { $0["decided_by"].text } == ["test manager"])
        func awaiting() async throws -> Int {
            try await service.get("/v1/worklists/awaiting_decision").json["items"].elements.count
        }
        #expect(try await awaiting() == 0)
        try await file.done(
            "/proposals", #"{"decision": "extension", "text": "A witness is away."}"#, token: service.officer)
        #expect(try await awaiting() == 1)
    }
}
