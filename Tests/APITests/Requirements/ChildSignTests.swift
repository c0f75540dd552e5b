import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API

/// What makes a complaint a child's, wherever it was recorded (requirements R6, R56).
@Suite(.database) struct ChildSignTests {
    /// How a child is known, and what is done about the complaint before it is refused.
    enum Sign: String, CaseIterable {
        case type, age, sender, splitFromSender, childParty, endedChildParty, childByName, advocateParty, representative
        case rightsOfficer, advocacyOffered, professional
    }

    @Test("R56: no complaint in which a child is known to speak is refused without the check", arguments: Sign.allCases)
    func signs(sign: Sign) async throws {
        let service = try await Service.start(on: "2025-06-02")
        let officer = try await service.rightsOfficer()
        let file = try await Self.file(service, sign)

        let unchecked = try await file.refused("/refusal", Self.refusal())
        let refused = try await file.done("/refusal", Self.refusal(Service.check(officer, "2025-03-05")))

        #expect(unchecked == "422 rights_check_missing")
        #expect(refused["closure"]["rights_check_by"].text == officer)
        #expect(try await service.childDecisions("2025-03") == ["refusal"])
    }

    @Test(
        "R56: where nobody speaks for a child no check is asked for",
        arguments: [
            ("parent", true, ""), ("family_member", true, ""),
            ("parent", false, #", "representative_type": "other_advocate""#),
            ("professional_on_behalf", false, ""), ("adult_service_user", false, ""),
        ])
    func adults(type: String, aboutChildren: Bool, extra: String) async throws {
        let service = try await Service.start(on: "2025-06-02")
        let file = try await Casefile.register(service, type: type, aboutChildren: aboutChildren, extra: extra)
        try await file.done("/equality-monitoring", #"{"person": "complainant", "age_band": "25_to_44"}"#)
        try await file.done("/equality-monitoring", #"{"person": "child", "age_band": "10_to_15"}"#)
        if type == "parent" { try await file.done("/parties", #"{"role": "child", "name": "C. Example"}"#) }

        let refused = try await file.done("/refusal", Self.refusal())

        #expect(refused["closure"]["rights_check_by"] == .null)
        #expect(try await service.childDecisions("2025-03") == [])
    }

    @Test(
        "R56: that the complainant is under 18 is taken back only by the manager with the check",
        arguments: ["25_to_44", "unknown", "prefer_not_to_say", "not_asked"])
    func ageTakenBack(answer: String) async throws {
        let service = try await Service.start(on: "2025-06-02")
        let officer = try await service.rightsOfficer()
        let file = try await Casefile.register(service)
        let act = "/equality-monitoring"
        func age(_ band: String, _ more: String = "") -> String {
            #"{"person": "complainant", "age_band": "\#(band)"\#(more)}"#
        }
        try await file.done(act, age("16_to_17"), token: service.officer)
        try await file.done(act, age("10_to_15"), token: service.officer)
        let checked = age(answer, Service.check(officer, "2025-06-02"))

        #expect(try await file.refused(act, checked, token: service.officer) == "403 forbidden")
        #expect(try await file.refused(act, age(answer)) == "422 rights_check_missing")
        #expect(try await file.refused("/refusal", Self.refusal()) == "422 rights_check_missing", "the sign stays")
        try await file.done(act, checked)
        #expect(try await service.childDecisions("2025-06") == ["correction"])
    }

    private static func refusal(_ check: String = "") -> String {
        """
        {"refused_on": "2025-03-05", "reason": "conference_appeal", "explanation": "It is an appeal.",
        "letter_sent_on": "2025-03-05", "eligible_complainant": true, "subject_in_scope": false\(check)}
        """
    }

    private static func file(_ service: Service, _ sign: Sign) async throws -> Casefile {
        func register(_ type: String = "parent", _ extra: String = "") async throws -> Casefile {
            try await Casefile.register(service, type: type, points: ["One", "Two"], extra: extra)
        }
        switch sign {
        case .type: return try await register("child_or_young_person")
        case .professional: return try await register("professional_on_behalf")
        case .representative: return try await register("parent", #", "representative_type": "other_advocate""#)
        case .rightsOfficer:
            return try await register("resident", #", "representative_type": "childrens_rights_officer""#)
        case .sender: return try await sent(service)
        case .splitFromSender:
            let whole = try await sent(service, #", "points": ["One", "Two"]"#)
            let split = try await whole.done(
                "/points/2/split",
                """
                {"split_on": "2025-03-05", "department": "Children and Families", "service": "Fostering",
                "explanation": "Another matter."}
                """)
            return Casefile(service: service, path: "/v1/complaints/\(split["id"].text ?? "")")
        case .childParty, .endedChildParty, .age, .childByName, .advocateParty, .advocacyOffered:
            let file = try await register(sign == .childParty || sign == .endedChildParty ? "family_member" : "parent")
            let acts: [Sign: [(String, String)]] = [
                .age: [("/equality-monitoring", #"{"person": "complainant", "age_band": "16_to_17"}"#)],
                .childParty: [("/parties", #"{"role": "child", "name": "C. Example"}"#)],
                .endedChildParty: [
                    ("/parties", #"{"role": "child", "name": "C. Example"}"#),
                    ("/parties/1/end", #"{"ended_on": "2025-03-04"}"#),
                ],
                .childByName: [("/parties", #"{"role": "child", "name": "a.  example"}"#)],
                .advocateParty: [("/parties", #"{"role": "advocate", "name": "D. Example"}"#)],
                .advocacyOffered: [("/advocacy", #"{"offered_on": "2025-03-04"}"#)],
            ]
            for (act, body) in acts[sign] ?? [] { try await file.done(act, body) }
            return file
        }
    }

    /// A contact that a child sent, made a complaint of a parent.
    private static func sent(_ service: Service, _ more: String = "") async throws -> Casefile {
        let contact = try await service.logContact(
            at: "2025-03-03T09:30:00Z",
            [
                "kind": #""complaint""#, "procedure": #""childrens""#, "source": #""child_or_young_person""#,
                "department": #""Children and Families""#, "service": #""Fostering""#,
            ])
        let reply = try await service.change(
            contact, "/complaint",
            """
            {"complainant_type": "parent", "about_childrens_social_care": true, "causes": ["delay"]\(more)\
            \(Service.check(try await service.rightsOfficer("S. Officer"), "2025-03-05"))}
            """)
        return Casefile(service: service, path: try #require(reply.headers[.location], "\(reply.text)"))
    }
}
