import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API

@Suite(.database) struct ContactDetailsTests {
    private static let complainant = """
        {"person": "complainant", "postal_address": "1 Example Street", "telephone": "0116 496 0000",
        "preferred_way": "telephone", "do_not_contact_at": "Not before 6 pm"}
        """

    private func register(_ service: Service, _ details: String) async throws -> Reply {
        try await service.post(
            "/v1/complaints",
            String(Service.registration.dropLast()) + #", "contact_details": \#(details)}"#)
    }

    @Test(
        "Where people can be reached is registered, read, corrected by person, and told to the audit without the values"
    )
    func roundTrip() async throws {
        let service = try await Service.start()
        let registered = try await register(service, "[\(Self.complainant)]")
        let path = try #require(registered.headers[.location])

        let corrected = try await service.change(
            path, "/corrections",
            #"""
            {"contact_details": [{"person": "complainant", "email": "a.example@example.org", "preferred_way": "email"},
            {"person": "advocate", "telephone": "+44 116 496 0001"}], "reason": "They moved"}
            """#)

        #expect(try registered.json["contact_details"][0]["do_not_contact_at"].text == "Not before 6 pm")
        let items = try corrected.json["items"].elements
        #expect(items.map { $0["fact"].text } == ["complainant_contact_details", "advocate_contact_details"])
        #expect(items[0]["before"].text?.contains("1 Example Street") == true)
        #expect(items[0]["after"].text == "a.example@example.org; prefers email")
        let read = try await service.get(path).json["contact_details"].elements
        #expect(read.map { $0["person"].text } == ["advocate", "complainant"])
        #expect(read[1]["postal_address"] == .null && read[1]["email"].text == "a.example@example.org")
        let events = try await service.get(path + "/events")
        #expect(try events.json["items"].elements.last?["details"]["advocate_contact_details"].text == "corrected")
        #expect(!events.text.contains("example.org") && !events.text.contains("Example Street"))
    }

    @Test(
        "Details that reach nobody are refused with their field",
        arguments: [
            (#"[{"person": "complainant"}]"#, "#/contact_details/0/postal_address", "missing"),
            (
                #"[{"person": "complainant", "telephone": "0116 496 0000", "preferred_way": "email"}]"#,
                "#/contact_details/0/email", "missing"
            ),
            (#"[{"person": "complainant", "email": "a example"}]"#, "#/contact_details/0/email", "malformed"),
            (#"[{"person": "advocate", "email": "a@b@example.org"}]"#, "#/contact_details/0/email", "malformed"),
            (#"[{"person": "representative", "telephone": "call me"}]"#, "#/contact_details/0/telephone", "malformed"),
            (#"[{"person": "representative", "telephone": "12345"}]"#, "#/contact_details/0/telephone", "malformed"),
            (#"[{"person": "aunt", "telephone": "0116 496 0000"}]"#, "#/contact_details/0/person", "unknown_value"),
            ("[\(complainant), \(complainant)]", "#/contact_details/1/person", "duplicate"),
        ])
    func refused(details: String, pointer: String, code: String) async throws {
        let service = try await Service.start()

        let reply = try await register(service, details)

        #expect(reply.status == 422, "\(reply.text)")
        #expect(try reply.pointers == [pointer])
        #expect(try reply.json["errors"][0]["code"].text == code)
        #expect(try await service.get("/v1/complaints").json["items"].elements.isEmpty)
    }

    @Test("A point that is split off takes along where its people can be reached")
    func split() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Casefile.register(
            service, points: ["One", "Two"], extra: #", "contact_details": [\#(Self.complainant)]"#)

        let own = try await file.done(
            "/points/2/split",
            #"""
            {"split_on": "2025-03-05", "department": "Children and Families", "service": "Fostering",
            "explanation": "Another matter"}
            """#)

        #expect(own["contact_details"][0]["telephone"].text == "0116 496 0000")
    }
}
