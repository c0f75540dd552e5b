import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API

@Suite(.database) struct ContactTests {
    @Test("A contact becomes a complaint with its points in one request, each to be found upon")
    func convertedWithPoints() async throws {
        let service = try await Service.start(on: "2022-09-20")
        let contact = try await service.logContact(at: "2022-09-02T15:00:00+01:00", ["kind": #""complaint""#])

        let blank = try await service.convert(contact, #", "points": ["One", " "]"#)
        let complaint = try await service.convert(contact, #", "points": ["No repair", "No answer"]"#)

        #expect(blank.status == 422 || blank.status == 400)
        #expect(try complaint.json["points"].elements.map { $0["text"].text } == ["No repair", "No answer"])
        #expect(try complaint.json["points"].elements.map { $0["found_on"].text } == ["2022-09-02", "2022-09-02"])
    }

    @Test("R5: a first request for service is no complaint; a later contact that cites it may become one")
    func serviceRequest() async throws {
        let service = try await Service.start(on: "2022-09-20")
        let request = try await service.logContact(at: "2022-09-01T09:00:00+01:00", ["kind": #""service_request""#])
        let refused = try await service.convert(request)
        #expect(try await service.complaints() == 0)
        let later = try await service.logContact(
            at: "2022-09-15T09:00:00+01:00",
            ["kind": #""service_request""#, "reported_before_id": "\"\(try service.id(request))\""])

        let converted = try await service.convert(later)
        let accepted = try await service.accept(
            try #require(converted.headers[.location]), into: "corporate", on: "2022-09-16")

        #expect(refused.status == 409)
        #expect(try refused.code == "first_service_request")
        #expect(accepted.status == 200)
        #expect(try await service.complaints() == 1)
        #expect(
            try await service.get("/v1/contacts?reported_before_id=\(service.id(request))").json["items"].elements
                .count == 1)
    }

    @Test(
        "R5: only an earlier request for service shows that a matter was reported before",
        arguments: [
            ("service_request", "2022-09-15T09:01:00+01:00", "out_of_order"),
            ("enquiry", "2022-09-01T09:00:00+01:00", "not_service_request"),
            ("informal_concern", "2022-09-15T09:00:00+01:00", "not_service_request"),
        ])
    func reportedBefore(kind: String, at received: String, code: String) async throws {
        let service = try await Service.start(on: "2022-09-20")
        let named = try await service.logContact(at: received, ["kind": "\"\(kind)\""])
        let reply = try await service.post(
            "/v1/contacts",
            Service.contact(
                at: "2022-09-15T09:00:00+01:00",
                ["kind": #""service_request""#, "reported_before_id": "\"\(try service.id(named))\""]))

        #expect(reply.status == 422)
        #expect(try reply.code == code)
        #expect(try await service.get("/v1/contacts").json["items"].elements.count == 1)
    }

    @Test(
        "worked case 48: a pothole, no action, an angry e-mail: the complaint runs from the e-mail, the request stays open"
    )
    func pothole() async throws {
        let service = try await Service.start(on: "2022-09-20")
        let request = try await service.logContact(at: "2022-09-01T09:00:00+01:00", ["kind": #""service_request""#])
        let email = try await service.logContact(
            at: "2022-09-15T21:10:00+01:00",
            [
                "kind": #""complaint""#, "channel": #""email""#,
                "reported_before_id": "\"\(try service.id(request))\"",
            ])

        let complaint = try await service.convert(email)

        #expect(try complaint.json["received_on"].text == "2022-09-15")
        #expect(try await service.get(request).json["state"].text == "open")
        #expect(try await service.get(email).json["state"].text == "converted")
    }

    @Test("R14: an anonymous contact has no name, no acknowledgement and no complainant, and may raise safeguarding")
    func anonymous() async throws {
        let service = try await Service.start(on: "2022-10-03")
        let anonymous = ["source": #""anonymous""#, "person": "null", "safeguarding": "true"]
        let contact = try await service.logContact(at: "2022-06-01T09:00:00+01:00", anonymous)
        _ = try await service.logContact(at: "2022-06-01T09:00:00+01:00")

        let named = try await service.post(
            "/v1/contacts", Service.contact(at: "2022-06-01T09:00:00+01:00", ["source": #""anonymous""#]))
        let acknowledged = try await service.change(contact, "/acknowledgement", #"{"acknowledged_on": "2022-06-02"}"#)
        let converted = try await service.convert(contact)
        let list = try await service.get(
            "/v1/contacts?source=anonymous&received_from=2022-04-03&received_to=2022-10-03")

        #expect(try named.code == "anonymous_named")
        #expect(try acknowledged.code == "anonymous_contact")
        #expect(try converted.code == "blank")
        #expect(try converted.pointers == ["#/complainant"])
        #expect(try await service.get(contact).json["safeguarding_referrals"].elements.count == 1)
        #expect(try list.json["items"].elements.map { $0["id"].text } == [try service.id(contact)])
    }

    @Test(
        "Contacts, their lists and their history fit the contract, and lists hold no name and nothing of what was said")
    func contract() async throws {
        let service = try await Service.start(on: "2022-09-05")
        let contract = try Contract.shared.get()
        let contact = try await service.logContact(at: "2022-09-02T15:00:00+01:00", ["immediate_risk": "true"])

        let read = try await service.get(contact)
        let list = try await service.get("/v1/contacts")
        let events = try await service.get(contact + "/events")

        #expect(contract.violations(try read.json, contract.named("Contact")) == [])
        #expect(contract.violations(try list.json, contract.named("ContactPage")) == [])
        #expect(contract.violations(try events.json, contract.named("AuditEventPage")) == [])
        #expect(try list.json["items"].elements.count == 1)
        #expect(!list.text.contains("A. Example"))
        #expect(!list.text.contains("A hole in the road"))
        #expect(!events.text.contains("A. Example"))
        #expect(try events.json["items"][0]["operation"].text == "contact_registered")
        let unchanged = try await service.get(contact, headers: [.ifNoneMatch: try #require(read.etag)])
        #expect(unchanged.status == 304)
    }

    @Test("Two people cannot both close a contact, and a stale one is told so")
    func versions() async throws {
        let service = try await Service.start(on: "2022-09-05")
        let contact = try await service.logContact(at: "2022-09-02T15:00:00+01:00")
        let body = #"{"disposition": "other", "rationale": "Answered.", "agreed_by": "\#(Signer.first)"}"#
        _ = try await service.post(contact + "/closure", body, headers: [.ifMatch: #""1""#])

        let stale = try await service.post(contact + "/closure", body, headers: [.ifMatch: #""1""#])
        let again = try await service.post(contact + "/closure", body, headers: [.ifMatch: "*"])
        let without = try await service.post(contact + "/closure", body)

        #expect(stale.status == 412)
        #expect(again.status == 409)
        #expect(try again.code == "contact_closed")
        #expect(without.status == 428)
    }

    @Test("Of two people who make a complaint of one contact at once, one does, and there is one complaint")
    func convertedOnce() async throws {
        let service = try await Service.start(on: "2022-09-05")
        let contact = try await service.logContact(at: "2022-09-02T15:00:00+01:00", ["kind": #""complaint""#])
        let body = #"{"complainant_type": "resident", "about_childrens_social_care": false, "causes": ["delay"]}"#

        async let one = service.post(contact + "/complaint", body, headers: [.ifMatch: "*"])
        async let other = service.post(contact + "/complaint", body, headers: [.ifMatch: "*"])
        let replies = try await [one, other]

        #expect(replies.map(\.status).sorted() == [201, 409])
        #expect(try replies.first { $0.status == 409 }?.code == "contact_converted")
        #expect(try await service.complaints() == 1)
    }

    @Test("Pages of contacts hold each once and in order")
    func pages() async throws {
        let service = try await Service.start(on: "2022-09-20")
        for day in 1...5 { _ = try await service.logContact(at: "2022-09-0\(day)T09:00:00+01:00") }

        var days: [String] = []
        var next: String? = "/v1/contacts?limit=2&state=open"
        while let path = next {
            let reply = try await service.get(path)
            days += try reply.json["items"].elements.compactMap { $0["received_on"].text }
            next = reply.headers[.link].map { String($0.dropFirst().prefix { $0 != ">" }) }
        }

        #expect(days == ["2022-09-05", "2022-09-04", "2022-09-03", "2022-09-02", "2022-09-01"])
    }
}
