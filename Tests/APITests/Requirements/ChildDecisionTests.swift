import Complaints
import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API

/// Nobody keeps a child out without the Complaints Manager and a check (requirements R54, R56, R166).
@Suite(.database) struct ChildDecisionTests {
    /// A decision on a child's complaint: what it needs before, its body without the check, and what the list calls it.
    struct Decision: CustomTestStringConvertible, Sendable {
        let kind: String
        let act: String
        let body: String
        var type = "child_or_young_person"
        var procedure: String?
        var extra = ""
        var late = false
        var testDescription: String { kind }
    }

    static let decisions = [
        Decision(
            kind: "refusal", act: "/refusal",
            body:
                #""refused_on": "2025-03-05", "reason": "concurrent_proceedings", "explanation": "In court.", "letter_sent_on": "2025-03-05", "eligible_complainant": true, "subject_in_scope": true"#
        ),
        Decision(
            kind: "withdrawal", act: "/withdrawal",
            body: #""withdrawn_on": "2025-03-05", "explanation": "Told the officer by phone.""#, procedure: "childrens"),
        Decision(
            kind: "route_out", act: "/acceptance",
            body:
                #""procedure": "corporate", "accepted_on": "2025-03-05", "eligible_complainant": true, "subject_in_scope": false"#
        ),
        Decision(
            kind: "correction", act: "/corrections",
            body: #""complainant_type": "parent", "reason": "The mother wrote.""#),
        Decision(
            kind: "correction", act: "/corrections",
            body: #""about_childrens_social_care": false, "reason": "It is about transport.""#),
        Decision(
            kind: "no_sufficient_interest", act: "/sufficient-interest",
            body:
                #""is_sufficient": false, "ground": "No contact.", "decided_on": "2025-03-05", "notified_on": "2025-03-05""#,
            type: "professional_on_behalf"),
        Decision(
            kind: "late_point", act: "/points/2/time-limit",
            body:
                #""accepted": false, "decided_on": "2025-03-05", "reason": "The records are gone.", "letter_sent_on": "2025-03-05""#,
            late: true),
    ]

    @Test(
        "R56: only the manager decides on a child's complaint, after the check, and each decision is on the monthly list",
        arguments: decisions)
    func checked(decision: Decision) async throws {
        let service = try await Service.start(on: "2025-03-05")
        let officer = try await service.rightsOfficer()
        let file = try await Casefile.register(service, type: decision.type, points: ["One", "Two"])
        if decision.late { try await file.done("/points/2/grounds", #"{"grounds_on": "2023-11-01"}"#) }
        if let procedure = decision.procedure { try await service.accept(file.path, into: procedure, on: "2025-03-03") }
        func body(_ check: String) -> String { "{\(decision.body)\(check)}" }
        let check = Service.check(officer, "2025-03-05")

        #expect(try await file.act(decision.act, body(check), token: service.officer).status == 403)
        #expect(try await file.refused(decision.act, body("")) == "422 rights_check_missing")
        #expect(try await service.childDecisions("2025-03") == [])
        try await file.done(decision.act, body(check))

        let listed = try await service.get("/v1/child-decisions?month=2025-03").json["items"].elements
        #expect(listed.map { $0["decision"].text } == [decision.kind])
        #expect(listed.map { $0["rights_check_by"].text } == [officer])
        #expect(listed.map { $0["decided_by"].text } == ["test manager"])
    }

    @Test("R56: a late stage 2 of a child is declined with the check, and heard without it", arguments: [true, false])
    func lateStage2(accepted: Bool) async throws {
        let service = try await Service.start(on: "2025-09-01")
        let officer = try await service.rightsOfficer()
        let file = try await Casefile.accepted(service, type: "child_or_young_person")
        try await file.done(
            "/stages/local_resolution/response", #"{"responded_on": "2025-03-17", "outcome": "not_upheld"}"#)
        try await file.done("/stages", #"{"stage": "investigation", "requested_on": "2025-08-04"}"#)
        func body(_ check: String) -> String {
            """
            {"accepted": \(accepted), "decided_on": "2025-08-06", "reason": "Out of time.",
            "letter_sent_on": "2025-08-06"\(check)}
            """
        }
        let act = "/stages/investigation/late-request-decision"

        if accepted {
            try await file.done(act, body(""))
            #expect(try await service.childDecisions("2025-08") == [])
        } else {
            #expect(try await file.refused(act, body("")) == "422 rights_check_missing")
            try await file.done(act, body(Service.check(officer, "2025-08-05")))
            #expect(try await service.childDecisions("2025-08") == ["late_request"])
        }
    }

    @Test(
        "R56: a child's contact is closed as a court's, malicious or signposted by the manager with the check",
        arguments: [
            ("routed_out", #", "destination": "court", "explained_on": "2025-03-04""#, "route_out"),
            ("malicious", #", "assessment_reference": "A-17", "spoken_to_on": "2025-03-04""#, "malicious"),
            ("signposted_procedure", #", "destination": "internal_appeal""#, "route_out"),
            ("signposted_organisation", #", "destination": "health""#, "route_out"),
            ("forwarded", #", "destination": "other_authority", "forwarded_on": "2025-03-04""#, "route_out"),
        ])
    func contacts(disposition: String, more: String, kind: String) async throws {
        let service = try await Service.start(on: "2025-03-05")
        let officer = try await service.rightsOfficer()
        let contact = try await Self.contact(service)
        let body = #"""
            {"disposition": "\#(disposition)", "rationale": "It is a court's.", "agreed_by": "\#(Signer.first)",
            "eligible_complainant": false, "subject_in_scope": true\#(more)
            """#
        let check = Service.check(officer, "2025-03-05")

        let byOfficer = try await service.send(
            .post, contact + "/closure", body + check + "}", token: service.officer, headers: [.ifMatch: "*"])
        let unchecked = try await service.change(contact, "/closure", body + "}")
        let closed = try await service.change(contact, "/closure", body + check + "}")

        #expect(byOfficer.status == 403)
        #expect(try unchecked.code == "rights_check_missing")
        #expect(closed.status == 200, "\(closed.text)")
        let listed = try await service.get("/v1/child-decisions?month=2025-03").json["items"].elements
        #expect(listed.map { $0["decision"].text } == [kind])
        #expect(try listed.map { $0["reference"].text } == [closed.json["reference"].text])
    }

    @Test(
        "R56: a child's contact is not taken for an enquiry or an adult's complaint, or out of the procedure, without the check"
    )
    func aroundTheContact() async throws {
        let service = try await Service.start(on: "2025-03-05")
        let officer = try await service.rightsOfficer()
        let check = Service.check(officer, "2025-03-05")
        let acts = [
            ("/kind", #""kind": "enquiry", "reason": "A question.""#, "reclassification"),
            (
                "/complaint",
                #""complainant_type": "parent", "about_childrens_social_care": true, "causes": ["delay"], "explained_on": "2025-03-04""#,
                "route_out"
            ),
            (
                "/complaint",
                #""complainant_type": "parent", "about_childrens_social_care": true, "causes": ["delay"]"#, "correction"
            ),
            (
                "/complaint",
                #""complainant_type": "professional_on_behalf", "about_childrens_social_care": true, "causes": ["delay"]"#,
                "correction"
            ),
            (
                "/complaint",
                #""complainant_type": "resident", "about_childrens_social_care": false, "causes": ["delay"]"#,
                "route_out"
            ),
        ]
        for (act, body, _) in acts {
            let contact = try await Self.contact(service)
            let byOfficer = try await service.send(
                .post, contact + act, "{\(body)\(check)}", token: service.officer, headers: [.ifMatch: "*"])
            let unchecked = try await service.change(contact, act, "{\(body)}")
            let done = try await service.change(contact, act, "{\(body)\(check)}")
            #expect(byOfficer.status == 403)
            #expect(try unchecked.code == "rights_check_missing")
            #expect([200, 201].contains(done.status), "\(done.text)")
        }

        #expect(try await service.childDecisions("2025-03").sorted() == acts.map(\.2).sorted())
        let own = try await service.send(
            .post, try await Self.contact(service) + "/complaint",
            #"{"complainant_type": "child_or_young_person", "about_childrens_social_care": true, "causes": ["delay"]}"#,
            token: service.officer, headers: [.ifMatch: "*"])
        #expect(own.status == 201, "\(own.text)")
    }

    @Test(
        "R56: the check is made by a Children's Rights Officer in post, not by who decides or whom the complaint names")
    func checker() async throws {
        let service = try await Service.start(on: "2025-03-05")
        let file = try await Casefile.register(service, type: "child_or_young_person")
        let body =
            #""refused_on": "2025-03-05", "reason": "considered_before", "explanation": "It was.", "letter_sent_on": "2025-03-05", "eligible_complainant": true, "subject_in_scope": true"#
        func refused(_ person: String, token: String? = nil) async throws -> String {
            try await file.refused("/refusal", "{\(body)\(Service.check(person, "2025-03-05"))}", token: token)
        }
        let named = try await service.rightsOfficer("N. Officer")
        try await file.done("/named-people", #"{"person_id": "\#(named)"}"#)
        let left = try await service.rightsOfficer("L. Officer")
        _ = try await service.change("/v1/people/\(left)", "/deactivation", #"{"active_until": "2025-03-04"}"#)
        let both = try await service.rightsOfficer("B. Manager")
        let manager = try await service.token(.manager, of: both, name: "B. Manager")

        #expect(try await refused("0197a3c0-5c1e-7b3e-8a44-2f9d3c1b7a10") == "422 unknown_person")
        #expect(try await refused(named) == "422 named_in_complaint")
        #expect(try await refused(left) == "422 person_left")
        #expect(try await refused(both, token: manager) == "422 rights_check_by_same")
        try await file.done("/refusal", "{\(body)\(Service.check(both, "2025-03-05"))}")
    }

    @Test("R56: what may be done tells an officer that a child's withdrawal is the manager's, and an adult's theirs")
    func permitted() async throws {
        let service = try await Service.start(on: "2025-03-05")
        let child = try await Casefile.register(service, type: "child_or_young_person")
        let adult = try await Casefile.register(service)

        #expect(try await child.operations(token: service.officer)["withdrawComplaint"] == .some("forbidden"))
        #expect(try await child.operations()["withdrawComplaint"] == .some(nil))
        #expect(try await adult.operations(token: service.officer)["withdrawComplaint"] == .some(nil))
    }

    private static func contact(_ service: Service) async throws -> String {
        try await service.logContact(
            at: "2025-03-03T09:30:00Z",
            [
                "kind": #""complaint""#, "procedure": #""childrens""#, "source": #""child_or_young_person""#,
                "department": #""Children and Families""#, "service": #""Fostering""#,
            ])
    }
}
