import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API

@Suite(.database) struct ContactEndingTests {
    @Test("R2: enquiries by how they ended add up, the others and the open ones included")
    func dispositions() async throws {
        let service = try await Service.start(on: "2022-09-20")
        for (disposition, more) in [
            ("service_request_passed_on", ""), ("answered_locally", ""), ("other", ""),
            ("signposted_organisation", #", "destination": "health""#),
            ("signposted_procedure", #", "destination": "tribunal""#),
        ] {
            let contact = try await service.logContact(at: "2022-09-02T15:00:00+01:00")
            try #require(try await service.close(contact, disposition, more).status == 200)
        }
        _ = try await service.logContact(at: "2022-09-03T15:00:00+01:00")

        let counts = try await service.statistic("enquiries.dispositions", "2022-23")

        #expect(counts["signposted_organisation"].integer == 1)
        #expect(counts["other"].integer == 1)
        #expect(counts["open"].integer == 1)
        #expect(counts["total"].integer == 6)
        #expect(try await service.statistic("contacts.enquiries", "2022-23")["current"].integer == 6)
    }

    @Test(
        "R7: each route out of the children's procedure is closed or moved with its day, has no clock, and is counted")
    func routes() async throws {
        let service = try await Service.start(on: "2022-09-20")
        let childrens = [
            "kind": #""complaint""#, "procedure": #""childrens""#, "department": #""Children and Families""#,
            "service": #""Fostering""#,
        ]
        func log() async throws -> String { try await service.logContact(at: "2022-09-02T15:00:00+01:00", childrens) }
        let (corporate, conference, court) = (try await log(), try await log(), try await log())

        let failed = #", "eligible_complainant": true, "subject_in_scope": false"#
        let unexplained = try await service.close(court, "routed_out", failed + #", "destination": "court""#)
        for (contact, route) in [(conference, "child_protection_conference_appeal"), (court, "court")] {
            let closed = try await service.close(
                contact, "routed_out", failed + #", "destination": "\#(route)", "explained_on": "2022-09-05""#)
            #expect(closed.status == 200)
        }
        let lost = try await service.close(
            corporate, "routed_out", #", "destination": "corporate_complaint", "explained_on": "2022-09-05""#)
        let moved = try await service.convert(corporate, #", "explained_on": "2022-09-05""#)
        let accepted = try await service.accept(
            try #require(moved.headers[.location]), into: "corporate", on: "2022-09-05",
            #", "eligible_complainant": true, "subject_in_scope": false, "reason": "School transport""#)

        let routes = try await service.statistic("contacts.routes_out", "2022-23")
        #expect(unexplained.status == 422)
        #expect(try lost.code == "wrong_destination")
        #expect(try unexplained.pointers == ["#/explained_on"])
        #expect(accepted.status == 200)
        #expect(routes["corporate_complaint"].integer == 1)
        #expect(routes["child_protection_conference_appeal"].integer == 1)
        #expect(routes["court"].integer == 1)
        #expect(routes["total"].integer == 3)
        #expect(try await service.get(court).json["resolution_due_at"] == .null)
        #expect(try await service.complaints() == 1)
    }

    @Test("R7: a refused complaint counts under its route and never as not accepted yet")
    func refusedRoutes() async throws {
        let service = try await Service.start(on: "2025-09-20")
        let routes = ["court", "conference_appeal", "other_redress", "other_body", "concurrent_proceedings"]
        for reason in routes {
            let file = try await Casefile.register(service)
            let refused = try await file.done(
                "/refusal",
                """
                {"refused_on": "2025-03-05", "reason": "\(reason)", "explanation": "It is another's.",
                "letter_sent_on": "2025-03-05", "eligible_complainant": true, "subject_in_scope": false}
                """)
            #expect(refused["state"].text == "closed")
        }
        let withdrawn = try await Casefile.register(service)
        try await withdrawn.done("/withdrawal", #"{"withdrawn_on": "2025-03-05", "explanation": "By phone."}"#)
        _ = try await Casefile.register(service)

        let out = try await service.statistic("contacts.routes_out", "2024-25")
        #expect(out["court"].integer == 1)
        #expect(out["child_protection_conference_appeal"].integer == 1)
        #expect(out["other_procedure"].integer == 1)
        #expect(out["other_body"].integer == 1)
        #expect(out["total"].integer == 4)
        let refusals = try await service.statistic("contacts.by_refusal", "2024-25")
        #expect(routes.allSatisfy { refusals[$0].integer == 1 })
        #expect(refusals["total"].integer == 5)
        #expect(try await service.statistic("contacts.unaccepted", "2024-25")["current"].integer == 1)
        #expect(try await service.statistic("contacts.refused", "2024-25")["current"].integer == 5)
        #expect(try await service.statistic("contacts.withdrawn_unaccepted", "2024-25")["current"].integer == 1)
        #expect(try await service.statistic("contacts.total", "2024-25")["current"].integer == 7)
        let unaccepted = try await service.get("/v1/complaints?state=unaccepted").json["items"].elements
        #expect(unaccepted.count == 1)
        let other = try await service.reported("childrens.other_routes", "2024-25")
        #expect(other["court"] == 1)
        #expect(other["child_protection_conference_appeal"] == 1)
        #expect(other["other_procedure"] == 1)
        #expect(other["corporate_complaint"] == 0)
    }

    @Test(
        "R11: an academy building complaint is signposted to the academy trust, and signposting is grouped by organisation"
    )
    func organisations() async throws {
        let service = try await Service.start(on: "2022-09-20")
        let contact = try await service.logContact(at: "2022-09-02T15:00:00+01:00", ["kind": #""complaint""#])

        let missing = try await service.close(contact, "signposted_organisation")
        let wrong = try await service.close(contact, "signposted_organisation", #", "destination": "tribunal""#)
        let closed = try await service.close(contact, "signposted_organisation", #", "destination": "academy_trust""#)

        #expect(try missing.code == "field_of_disposition")
        #expect(try missing.pointers == ["#/destination"])
        #expect(try wrong.code == "wrong_destination")
        #expect(wrong.status == 422)
        #expect(try closed.json["destination"].text == "academy_trust")
        let counts = try await service.statistic("enquiries.signposted_organisations", "2022-23")
        #expect(counts["academy_trust"].integer == 1)
        #expect(counts["district_council"].integer == 0)
        #expect(counts["total"].integer == 1)
    }

    @Test(
        "R12: other internal procedures: an employee's grievance and a disputed FOI answer start no clock and are counted"
    )
    func procedures() async throws {
        let service = try await Service.start(on: "2022-09-20")
        let employee = try await service.logContact(
            at: "2022-09-02T15:00:00+01:00", ["kind": #""complaint""#, "source": #""employee""#])
        let information = try await service.logContact(at: "2022-09-02T15:00:00+01:00", ["kind": #""complaint""#])

        let grievance = try await service.close(employee, "signposted_procedure", #", "destination": "hr_procedure""#)
        let review = try await service.close(
            information, "signposted_procedure", #", "destination": "information_governance_review""#)

        #expect(grievance.status == 200)
        #expect(review.status == 200)
        #expect(try await service.complaints() == 0)
        let counts = try await service.statistic("enquiries.signposted_procedures", "2022-23")
        #expect(counts["hr_procedure"].integer == 1)
        #expect(counts["information_governance_review"].integer == 1)
        #expect(counts["total"].integer == 2)
    }

    @Test("R15: a query settled in the Director's office is an enquiry and never a stage 1 complaint")
    func answeredLocally() async throws {
        let service = try await Service.start(on: "2022-09-20")
        let contact = try await service.logContact(
            at: "2022-09-02T15:00:00+01:00", ["department": #""Director's office""#, "service": "null"])

        let closed = try await service.close(contact, "answered_locally")

        #expect(closed.status == 200)
        #expect(try await service.complaints() == 0)
        #expect(try await service.statistic("enquiries.dispositions", "2022-23")["answered_locally"].integer == 1)
        #expect(try await service.statistic("contacts.childrens_social_care", "2022-23")["current"].integer == 0)
    }

    @Test("AS-3: a contact meant for another body is sent on, with the day, and is deemed made there")
    func forwarded() async throws {
        let service = try await Service.start(on: "2022-09-20")
        let contact = try await service.logContact(
            at: "2022-09-02T15:00:00+01:00", ["kind": #""complaint""#, "procedure": #""adult_social_care""#])

        let undated = try await service.close(contact, "forwarded", #", "destination": "health""#)
        let early = try await service.close(
            contact, "forwarded", #", "destination": "health", "forwarded_on": "2022-09-01""#)
        let closed = try await service.close(
            contact, "forwarded", #", "destination": "health", "forwarded_on": "2022-09-05""#)

        #expect(try undated.pointers == ["#/forwarded_on"])
        #expect(try early.code == "out_of_order")
        #expect(try closed.json["forwarded_on"].text == "2022-09-05")
        #expect(try await service.statistic("enquiries.forwarded", "2022-23")["health"].integer == 1)
    }

    @Test("R66: a contact is not closed with a blank rationale or without the manager who agreed")
    func rationale() async throws {
        let service = try await Service.start(on: "2022-09-20")
        let contact = try await service.logContact(at: "2022-09-02T15:00:00+01:00")

        let reply = try await service.change(contact, "/closure", #"{"disposition": "other", "rationale": " "}"#)

        #expect(reply.status == 422)
        #expect(try reply.pointers.sorted() == ["#/agreed_by", "#/rationale"])
        #expect(try await service.get(contact).json["state"].text == "open")
    }

    @Test("A day that belongs to another disposition is refused, and so is one in the future")
    func days() async throws {
        let service = try await Service.start(on: "2022-09-20")
        let contact = try await service.logContact(at: "2022-09-02T15:00:00+01:00")

        let foreign = try await service.close(contact, "other", #", "forwarded_on": "2022-09-05""#)
        let future = try await service.close(contact, "other", #", "explained_on": "2022-09-21""#)

        #expect(try foreign.pointers == ["#/forwarded_on"])
        #expect(try future.code == "in_the_future")
    }

    @Test("A contact taken for something else is seen as another kind, with the reason in its history")
    func classified() async throws {
        let service = try await Service.start(on: "2022-09-20")
        let contact = try await service.logContact(at: "2022-09-02T15:00:00+01:00")

        let reply = try await service.change(
            contact, "/kind", #"{"kind": "service_request", "reason": "It asks for a repair."}"#)
        let same = try await service.change(
            contact, "/kind", #"{"kind": "service_request", "reason": "It asks for a repair."}"#)

        #expect(try reply.json["kind"].text == "service_request")
        #expect(try same.code == "same_kind")
        let events = try await service.get(contact + "/events").json["items"].elements
        #expect(events.last?["details"]["reason"].text == "It asks for a repair.")
    }
}
