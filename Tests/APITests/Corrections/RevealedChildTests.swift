import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API

/// A correction that tells of a child keeps nobody out without the check that the first entry asks (requirements R56, R166).
@Suite(.database) struct RevealedChildTests {
    /// What was decided on somebody who was no child as it stood, the correction that tells of one, and what is in the way.
    struct Detour: CustomTestStringConvertible, Sendable {
        let name: String
        var acts: [(path: String, body: String)] = []
        var procedure: String?
        var type = "resident"
        var aboutChildren = false
        var points: [String] = []
        let correction: String
        var inTheWay: String
        var testDescription: String { name }
    }

    private static let child = #""complainant_type": "child_or_young_person""#
    private static let outside =
        #""about_childrens_social_care": true, "eligible_complainant": true, "subject_in_scope": false"#
    private static let withdrawal = (
        path: "/withdrawal", body: #"{"withdrawn_on": "2025-03-05", "explanation": "By telephone."}"#
    )

    private static func refusal(_ reason: String) -> (path: String, body: String) {
        (
            "/refusal",
            """
            {"refused_on": "2025-03-05", "reason": "\(reason)", "explanation": "It is another's.",
            "letter_sent_on": "2025-03-05"}
            """
        )
    }

    static let detours = [
        Detour(
            name: "accepted as corporate", procedure: "corporate", correction: child + ", " + outside,
            inTheWay: "The acceptance into the procedure on 3 March 2025"),
        Detour(
            name: "accepted as adult social care", procedure: "adult_social_care", correction: child + ", " + outside,
            inTheWay: "The acceptance into the procedure on 3 March 2025"),
        Detour(
            name: "withdrawn", acts: [withdrawal], correction: child,
            inTheWay: "The withdrawal of the complaint on 5 March 2025"),
        Detour(
            name: "withdrawn from the children's procedure", acts: [withdrawal], procedure: "childrens", type: "parent",
            aboutChildren: true, correction: child, inTheWay: "The withdrawal of the complaint on 5 March 2025"),
        Detour(
            name: "refused as a court's", acts: [refusal("court")], correction: child + ", " + outside,
            inTheWay: "The refusal of the complaint on 5 March 2025"),
        Detour(
            name: "a professional's refused as another body's", acts: [refusal("other_body")],
            type: "professional_on_behalf", correction: outside,
            inTheWay: "The refusal of the complaint on 5 March 2025"),
        Detour(
            name: "a late point declined",
            acts: [
                ("/points/2/grounds", #"{"grounds_on": "2023-11-01"}"#),
                (
                    "/points/2/time-limit",
                    """
                    {"accepted": false, "decided_on": "2025-03-05", "reason": "The records are gone.",
                    "letter_sent_on": "2025-03-05"}
                    """
                ),
            ], type: "parent", aboutChildren: true, points: ["One", "Two"], correction: child,
            inTheWay: "The decision on a late point on 5 March 2025"),
    ]

    @Test(
        "A correction that tells of a child names what keeps the child out, and is taken with the check",
        arguments: detours)
    func complaints(detour: Detour) async throws {
        let service = try await Service.start(on: "2025-03-10")
        let officer = try await service.rightsOfficer()
        let file = try await Casefile.register(
            service, type: detour.type, aboutChildren: detour.aboutChildren, points: detour.points)
        if let procedure = detour.procedure { try await service.accept(file.path, into: procedure, on: "2025-03-03") }
        for act in detour.acts { try await file.done(act.path, act.body) }
        func body(_ check: String) -> String { "{\(detour.correction), \"reason\": \"A child wrote.\"\(check)}" }

        let unchecked = try await file.act("/corrections", body(""))
        #expect(try unchecked.code == "act_in_the_way", "\(unchecked.text)")
        let detail = try unchecked.json["detail"].text ?? ""
        #expect(detail.hasPrefix(detour.inTheWay) && detail.contains("Children's Rights Officer"), "\(detail)")
        #expect(try await service.childDecisions("2025-03") == [])
        let byOfficer = try await file.act(
            "/corrections", body(Service.check(officer, "2025-03-10")), token: service.officer)
        #expect(byOfficer.status == 403)

        try await file.done("/corrections", body(Service.check(officer, "2025-03-10")))

        #expect(try await service.childDecisions("2025-03") == ["correction"])
        let closure = try await file.complaint["closure"]
        if closure["closed_on"].text != nil { #expect(closure["rights_check_by"].text == officer) }
        #expect(try await service.drift() == 0)
    }

    @Test("A refusal stands in the way of telling of a child before both tests are answered, with the check too")
    func unanswered() async throws {
        let service = try await Service.start(on: "2025-03-10")
        let officer = try await service.rightsOfficer()
        let file = try await Casefile.register(service, type: "resident", aboutChildren: false)
        let (path, body) = Self.refusal("court")
        try await file.done(path, body)

        let reply = try await file.act(
            "/corrections",
            """
            {\(Self.child), "about_childrens_social_care": true, "reason": "A child wrote."
            \(Service.check(officer, "2025-03-10"))}
            """)

        #expect(try reply.code == "act_in_the_way", "\(reply.text)")
        #expect(try reply.json["detail"].text?.contains("both tests") == true, "\(reply.text)")
    }

    @Test(
        "A correction that tells of a child needs no check where nothing keeps the child out",
        arguments: [nil, "childrens"] as [String?])
    func nothingKeptOut(procedure: String?) async throws {
        let service = try await Service.start(on: "2025-03-10")
        let file = try await Casefile.register(service)
        if let procedure { try await service.accept(file.path, into: procedure, on: "2025-03-03") }

        try await file.done("/corrections", #"{\#(Self.child), "reason": "A child wrote."}"#)

        #expect(try await service.childDecisions("2025-03") == [])
    }

    @Test(
        "A contact whose sender is corrected to a child was closed with the check, or the closing is in the way",
        arguments: [
            ("malicious", #", "assessment_reference": "A-17", "spoken_to_on": "2025-03-04""#, "malicious"),
            ("signposted_organisation", #", "destination": "health""#, "route_out"),
            ("forwarded", #", "destination": "other_authority", "forwarded_on": "2025-03-04""#, "route_out"),
            ("answered_locally", "", ""),
        ])
    func contacts(disposition: String, more: String, kind: String) async throws {
        let service = try await Service.start(on: "2025-03-10")
        let officer = try await service.rightsOfficer()
        let contact = try await service.logContact(at: "2025-03-03T09:00:00Z")
        let closed = try await service.close(contact, disposition, more)
        try #require(closed.status == 200, "\(closed.text)")
        let child = #""source": "child_or_young_person""#

        let unchecked = try await service.corrected(contact + "/corrections", child)

        guard !kind.isEmpty else { return #expect(unchecked == "200") }
        #expect(unchecked == "409 act_in_the_way")
        #expect(try await service.childDecisions("2025-03") == [])
        let checked = try await service.corrected(
            contact + "/corrections", child + Service.check(officer, "2025-03-10"))
        #expect(checked == "200")
        #expect(try await service.childDecisions("2025-03") == [kind])
    }

    @Test("The sender of a contact is not corrected to a child without the check where its complaint was kept out")
    func contactOfComplaint() async throws {
        let service = try await Service.start(on: "2025-03-10")
        let officer = try await service.rightsOfficer()
        let contact = try await service.logContact(at: "2025-03-03T09:00:00Z", ["kind": #""complaint""#])
        let converted = try await service.convert(contact)
        try #require(converted.status == 201, "\(converted.text)")
        let file = Casefile(service: service, path: try #require(converted.headers[.location]))
        try await file.done(Self.withdrawal.path, Self.withdrawal.body)
        let child = #""source": "child_or_young_person""#

        let unchecked = try await service.corrected(contact + "/corrections", child)
        let checked = try await service.corrected(
            contact + "/corrections", child + Service.check(officer, "2025-03-10"))

        #expect(unchecked == "409 act_in_the_way")
        #expect(checked == "200")
        #expect(try await service.childDecisions("2025-03") == ["correction"])
    }
}
