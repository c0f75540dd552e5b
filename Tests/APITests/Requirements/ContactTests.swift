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

    @Test("R3: a concern put right within the window stays an enquiry; past it, it is due to become a complaint")
    func informalWindow() async throws {
        let friday = try await Service.start(on: "2022-09-02").at("2022-09-02T15:00:00+01:00")
        let resolved = try await friday.logContact(at: "2022-09-02T15:00:00+01:00", ["kind": #""informal_concern""#])
        let open = try await friday.logContact(at: "2022-09-02T15:00:00+01:00", ["kind": #""informal_concern""#])
        let atTwo = try friday.at("2022-09-05T14:00:00+01:00")
        _ = try await atTwo.change(
            resolved, "/resolution", #"{"resolved_at": "2022-09-05T14:00:00+01:00", "resolution": "Filled."}"#)

        let closed = try await atTwo.close(resolved, "informally_resolved")
        let complaintsThen = try await atTwo.complaints()
        let dueAtThree = try await friday.at("2022-09-05T15:00:00+01:00").conversionDue()
        let after = try friday.at("2022-09-05T15:00:01+01:00")
        let dueAfter = try await after.conversionDue()
        let converted = try await after.convert(open)
        let accepted = try await after.accept(
            try #require(converted.headers[.location]), into: "corporate", on: "2022-09-05")

        #expect(closed.status == 200)
        #expect(try closed.json["state"].text == "closed")
        #expect(complaintsThen == 0)
        #expect(dueAtThree == [])
        #expect(dueAfter == [try after.id(open)])
        #expect(converted.status == 201)
        #expect(try accepted.json["received_on"].text == "2022-09-02")
        #expect(try accepted.json["stages"][0]["requested_on"].text == "2022-09-02")
        #expect(try await after.conversionDue() == [])
        #expect(try await after.get(open).json["complaint_id"].text == converted.json["id"].text)
        let id = try #require(try converted.json["id"].text)
        #expect(
            try await after.get("/v1/contacts?complaint_id=\(id)").json["items"][0]["id"].text == after.id(open))
    }

    @Test(
        "The window ends at the same clock time on the next working day, over weekends, holidays and the change of clocks",
        arguments: [
            ("2022-09-02T15:00:00+01:00", "2022-09-05T14:00:00Z"),
            ("2022-09-03T10:00:00+01:00", "2022-09-05T09:00:00Z"),
            ("2022-12-23T16:30:00Z", "2022-12-28T16:30:00Z"), ("2023-03-24T09:15:00Z", "2023-03-27T08:15:00Z"),
            ("2022-10-28T17:45:00+01:00", "2022-10-31T17:45:00Z"), ("2022-08-31T23:30:00Z", "2022-09-01T23:30:00Z"),
        ])
    func windowEnds(received: String, due: String) async throws {
        let service = try await Service.start(on: "2023-04-03")

        let contact = try await service.logContact(at: received, ["kind": #""informal_concern""#])

        #expect(try await service.get(contact).json["resolution_due_at"].text == due)
    }

    @Test(
        "Under the Complaint Handling Code there is no informal window: a concern is due to become a complaint at once")
    func noWindowUnderTheCode() async throws {
        let service = try await Service.start(on: "2026-04-01")
        let contact = try await service.logContact(at: "2026-04-01T09:00:00+01:00", ["kind": #""informal_concern""#])
        _ = try await service.change(
            contact, "/resolution", #"{"resolved_at": "2026-04-01T10:00:00+01:00", "resolution": "Filled."}"#)

        let closed = try await service.close(contact, "informally_resolved")

        #expect(try await service.get(contact).json["resolution_due_at"] == .null)
        #expect(try await service.conversionDue() == [try service.id(contact)])
        #expect(closed.status == 409)
        #expect(try closed.code == "conversion_due")
    }

    @Test("R4: an informal concern is not closed without its resolution, and stays on a worklist with its age in hours")
    func tracked() async throws {
        let service = try await Service.start(on: "2022-09-05")
        let contact = try await service.logContact(at: "2022-09-02T15:00:00+01:00", ["kind": #""informal_concern""#])

        let closed = try await service.close(contact, "other")
        let blank = try await service.change(
            contact, "/resolution", #"{"resolved_at": "2022-09-05T11:00:00+01:00", "resolution": " "}"#)
        let list = try await service.get("/v1/contacts?worklist=informal_resolution")

        #expect(closed.status == 422)
        #expect(try closed.code == "resolution_missing")
        #expect(blank.status == 422)
        #expect(try blank.pointers == ["#/resolution"])
        #expect(try list.json["items"].elements.map { $0["age_hours"].integer } == [69])
        #expect(try list.json["items"][0]["id"].text == service.id(contact))
    }

    @Test(
        "A concern that was put right too late is not closed as if it had been in time",
        arguments: ["informally_resolved", "other"])
    func tooLate(disposition: String) async throws {
        let service = try await Service.start(on: "2022-09-06")
        let contact = try await service.logContact(at: "2022-09-02T15:00:00+01:00", ["kind": #""informal_concern""#])
        _ = try await service.change(
            contact, "/resolution", #"{"resolved_at": "2022-09-05T15:01:00+01:00", "resolution": "Filled."}"#)

        let closed = try await service.close(contact, disposition)

        #expect(closed.status == 409)
        #expect(try closed.code == "conversion_due")
        #expect(try closed.json["detail"].text?.contains("15:00 on 5 September 2022") == true)
        #expect(try await service.conversionDue() == [try service.id(contact)])
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

    @Test(
        "worked case 36: an oral adult complaint put right by the end of the next working day is none; a written one always is"
    )
    func oralAdultComplaint() async throws {
        let service = try await Service.start(on: "2025-05-08")
        let adult = ["kind": #""informal_concern""#, "procedure": #""adult_social_care""#]
        func log(_ channel: String) async throws -> String {
            try await service.logContact(
                at: "2025-05-02T10:00:00+01:00", adult.merging(["channel": "\"\(channel)\""]) { $1 })
        }
        let (inTime, late, written) = (try await log("phone"), try await log("in_person"), try await log("email"))
        for (contact, day) in [
            (inTime, "2025-05-06T23:59:00"), (late, "2025-05-07T00:00:00"), (written, "2025-05-06T09:00:00"),
        ] {
            let reply = try await service.change(
                contact, "/resolution", #"{"resolved_at": "\#(day)+01:00", "resolution": "Satisfied."}"#)
            try #require(reply.status == 200, "\(reply.text)")
        }

        let closed = try await service.close(inTime, "informally_resolved")
        let refusedLate = try await service.close(late, "informally_resolved")
        let refusedWritten = try await service.close(written, "informally_resolved")
        let due = Set(try await service.conversionDue())
        let complaint = try #require(try await service.convert(late).headers[.location])
        let accepted = try await service.accept(complaint, into: "adult_social_care", on: "2025-05-07")

        #expect(closed.status == 200)
        #expect(refusedLate.status == 409)
        #expect(refusedWritten.status == 409)
        #expect(try [refusedLate.code, refusedWritten.code] == ["conversion_due", "conversion_due"])
        #expect(due == [try service.id(late), try service.id(written)])
        let duties = try accepted.json["stages"][0]["deadlines"].elements
        #expect(duties.first { $0["clock"].text == "acknowledgement" }?["due_on"].text == "2025-05-08")
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

extension Service {
    /// The identifiers on the conversion list.
    fileprivate func conversionDue() async throws -> [String] {
        try await get("/v1/contacts?worklist=conversion_due").json["items"].elements.compactMap { $0["id"].text }
    }
}
