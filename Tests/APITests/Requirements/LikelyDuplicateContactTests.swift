import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API

/// What is likely logged already is told when a contact is logged, and when it becomes a complaint.
@Suite(.database) struct LikelyDuplicateContactTests {
    struct Contacted: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var first: [String: String] = [:]
        var second: [String: String] = [:]
        var on = "2026-03-01"
        var isTold = true
    }

    @Test(
        "A contact that is likely logged already is told",
        arguments: [
            Contacted(testDescription: "the same again"),
            Contacted(testDescription: "the same long before", on: "2025-06-02"),
            Contacted(testDescription: "another text on the same day", second: ["text": #""A tree""#]),
            Contacted(
                testDescription: "another text long before", second: ["text": #""A tree""#], on: "2025-06-02",
                isTold: false),
            Contacted(
                testDescription: "the name in capitals", second: ["person": #""a. EXAMPLE""#, "text": #""A tree""#]),
            Contacted(
                testDescription: "the same again with an immediate risk, which nothing holds up",
                second: ["immediate_risk": "true"], isTold: false),
            Contacted(
                testDescription: "the same again as a safeguarding concern", second: ["safeguarding": "true"],
                isTold: false),
            Contacted(testDescription: "another person", second: ["person": #""B. Example""#], isTold: false),
            Contacted(
                testDescription: "two who give no name",
                first: ["source": #""anonymous""#, "person": "null"],
                second: ["source": #""anonymous""#, "person": "null"], isTold: false),
        ])
    func contacts(of sent: Contacted) async throws {
        let service = try await LikelyDuplicateTests.start()
        let first = try await service.post("/v1/contacts", Service.contact(at: "2026-03-01T09:00:00Z", sent.first))
        try #require(first.status == 201, "\(first.text)")

        let second = try await service.post("/v1/contacts", Service.contact(at: "\(sent.on)T09:00:00Z", sent.second))

        #expect(second.status == (sent.isTold ? 409 : 201), "\(second.text)")
        if sent.isTold {
            #expect(
                try second.json["references"].elements.compactMap(\.text) == [try first.json["reference"].text ?? ""])
        }
    }

    @Test("A contact that names the earlier report, or says that it is another matter, is logged, and so is the word")
    func contactSecondWord() async throws {
        let service = try await LikelyDuplicateTests.start()
        let first = try await service.logContact(at: "2026-03-01T08:00:00Z", ["kind": #""service_request""#])
        let reference = try #require(try await service.get(first).json["reference"].text)

        let reported = try await service.post(
            "/v1/contacts",
            Service.contact(at: "2026-03-01T09:00:00Z", ["reported_before_id": "\"\(try service.id(first))\""]))
        let told = try await service.post("/v1/contacts", Service.contact(at: "2026-03-01T10:00:00Z"))
        let references = try told.json["references"].elements.compactMap(\.text)
        let said = references.map { "\"\($0)\"" }.joined(separator: ", ")
        let logged = try await service.post(
            "/v1/contacts", Service.contact(at: "2026-03-01T10:00:00Z", ["not_a_duplicate_of": "[\(said)]"]))

        #expect(reported.status == 201, "\(reported.text)")
        #expect(told.status == 409)
        #expect(references.contains(reference))
        #expect(logged.status == 201, "\(logged.text)")
        let path = try #require(logged.headers[.location])
        let event = try await service.get(path + "/events").json["items"][0]
        #expect(event["details"]["not_a_duplicate_of"].text == references.joined(separator: ", "))
    }

    @Test(
        "A contact that becomes a complaint is told of the complaint that is there, not of itself nor of what was answered"
    )
    func converted() async throws {
        let service = try await LikelyDuplicateTests.start()
        let person = #""Siân O'Neill""#
        let first = try await service.logContact(
            at: "2026-03-01T08:00:00Z", ["person": person, "kind": #""informal_concern""#])
        let earlier = try #require(try await service.get(first).json["reference"].text)
        let contact = try await service.logContact(
            at: "2026-03-01T09:00:00Z",
            ["person": person, "kind": #""informal_concern""#, "not_a_duplicate_of": "[\"\(earlier)\"]"])
        let logged = try #require(try await service.get(contact).json["reference"].text)
        let told = try await service.post("/v1/complaints", LikelyDuplicateTests.complaint())
        let reference = try #require(
            try await service.post(
                "/v1/complaints", LikelyDuplicateTests.complaint(with: LikelyDuplicateTests.said(logged, earlier))
            ).json["reference"].text)

        let refused = try await service.convert(contact)
        let unknown = try await service.convert(
            contact, LikelyDuplicateTests.said(reference, "CMP-1999-000001"))
        let converted = try await service.convert(contact, LikelyDuplicateTests.said(reference))

        let firstTold = Set(try told.json["references"].elements.compactMap(\.text))
        #expect(firstTold == [earlier, logged])
        #expect(refused.status == 409, "\(refused.text)")
        #expect(try refused.json["references"].elements.compactMap(\.text) == [reference])
        #expect(try unknown.code == "unknown_reference")
        #expect(converted.status == 201, "\(converted.text)")
    }

    @Test("An enquiry after a complaint is no duplicate of it, a concern of the same days is")
    func afterComplaint() async throws {
        let service = try await LikelyDuplicateTests.start()
        _ = try await service.post("/v1/complaints", LikelyDuplicateTests.complaint("A. Example"))

        let enquiry = try await service.post("/v1/contacts", Service.contact(at: "2026-03-01T09:00:00Z"))
        let concern = try await service.post(
            "/v1/contacts",
            Service.contact(at: "2026-03-01T09:00:00Z", ["kind": #""informal_concern""#, "text": #""Another hole""#]))

        #expect(enquiry.status == 201, "\(enquiry.text)")
        #expect(concern.status == 409)
        #expect(try concern.json["references"].elements.count == 2)
    }
}
