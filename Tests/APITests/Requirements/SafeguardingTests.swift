import HTTPTypes
import JSON
import Postgres
import TestSupport
import Testing

@testable import API

@Suite(.database) struct SafeguardingTests {
    @Test("R9: a contact at immediate risk is referred to First Response with an urgent alert in the same request")
    func immediateRisk() async throws {
        let service = try await Service.start(on: "2022-09-05")
        let logged = try await service.post(
            "/v1/contacts",
            Service.contact(at: "2022-09-05T11:00:00+01:00", ["immediate_risk": "true", "kind": #""complaint""#]))
        let contact = try #require(logged.headers[.location])
        let referral = try logged.json["safeguarding_referrals"][0]
        let id = try #require(referral["id"].text)

        let blocked = try await service.close(contact, "other")
        let complaint = try await service.convert(contact)
        let acknowledged = try await service.change(
            contact, "/safeguarding-referrals/\(id)/acknowledgement",
            #"{"acknowledged_at": "2022-09-05T12:00:00+01:00", "acknowledged_by": "\#(Signer.first)"}"#)
        let again = try await service.change(
            contact, "/safeguarding-referrals/\(id)/acknowledgement",
            #"{"acknowledged_at": "2022-09-05T12:00:00+01:00", "acknowledged_by": "\#(Signer.first)"}"#)

        #expect(referral["recipient"].text == "first_response")
        #expect(referral["referred_at"].text == "2022-09-05T11:00:00Z")
        #expect(referral["alerted_at"].text == "2022-09-05T11:00:00Z")
        #expect(referral["referred_by"].text == "test manager")
        #expect(try await alerts() == ["safeguarding_referral:\(id) first_response"])
        #expect(blocked.status == 409)
        #expect(try blocked.code == "referral_unacknowledged")
        #expect(complaint.status == 201)
        #expect(try await service.complaints() == 1)
        #expect(try acknowledged.json["safeguarding_referrals"][0]["acknowledged_by"].text == Signer.first)
        #expect(try again.code == "already_recorded")
    }

    @Test("A contact that raised safeguarding is closed once its referral is acknowledged, and not before")
    func closing() async throws {
        let service = try await Service.start(on: "2022-09-05")
        let contact = try await service.logContact(
            at: "2022-09-05T11:00:00+01:00",
            ["safeguarding": "true", "refer_to": #""allocated_worker""#])
        #expect(try await service.close(contact, "other").code == "referral_unacknowledged")
        let referral = try await service.get(contact).json["safeguarding_referrals"][0]
        let waiting = try await service.get("/v1/contacts?worklist=safeguarding")

        try await acknowledge(service, contact)
        let closed = try await service.close(contact, "other")

        #expect(referral["recipient"].text == "allocated_worker")
        #expect(referral["referred_by"].text == "test manager")
        #expect(try waiting.json["items"][0]["referrals_outstanding"].integer == 1)
        #expect(try await service.get("/v1/contacts?worklist=safeguarding").json["items"].elements.isEmpty)
        #expect(closed.status == 200)
        #expect(try await service.statistic("contacts.corporate", "2022-23")["current"].integer == 0)
    }

    @Test("R10: a contact that raised safeguarding is malicious only after an assessment in which the person was heard")
    func malicious() async throws {
        let service = try await Service.start(on: "2022-09-05")
        let contact = try await service.logContact(at: "2022-09-02T11:00:00+01:00", ["safeguarding": "true"])
        try await acknowledge(service, contact)

        let refused = try await service.close(contact, "malicious")
        let closed = try await service.close(
            contact, "malicious", #", "assessment_reference": "A-17", "spoken_to_on": "2022-09-05""#)

        #expect(refused.status == 422)
        #expect(try refused.code == "malicious_unassessed")
        #expect(try refused.pointers.sorted() == ["#/assessment_reference", "#/spoken_to_on"])
        #expect(closed.status == 200)
        let last = try #require(try await service.get(contact + "/events").json["items"].elements.last)
        #expect(last["details"]["assessment_reference"].text == "A-17")
        #expect(last["details"]["spoken_to_on"].text == "2022-09-05")
        #expect(last["details"]["agreed_by"].text == Signer.first)
    }

    @Test(
        "R10: only the manager calls a contact malicious, and only with an assessment, whatever it is and raised",
        arguments: [
            ("complaint", "corporate"), ("complaint", "adult_social_care"), ("complaint", "childrens"),
            ("enquiry", "corporate"),
        ])
    func maliciousComplaint(kind: String, procedure: String) async throws {
        let service = try await Service.start(on: "2022-09-05")
        let contact = try await service.logContact(
            at: "2022-09-02T11:00:00+01:00", ["kind": "\"\(kind)\"", "procedure": "\"\(procedure)\""])
        let assessed = #", "assessment_reference": "A-17", "spoken_to_on": "2022-09-05""#

        let byOfficer = try await service.send(
            .post, contact + "/closure",
            #"{"disposition": "malicious", "rationale": "It is made up.", "agreed_by": "\#(Signer.first)"\#(assessed)}"#,
            token: service.officer, headers: [.ifMatch: "*"])
        let unassessed = try await service.close(contact, "malicious")
        let closed = try await service.close(contact, "malicious", assessed)

        #expect(byOfficer.status == 403)
        #expect(try unassessed.code == "malicious_unassessed")
        #expect(closed.status == 200, "\(closed.text)")
    }

    @Test("worked case 31: harm disclosed in a complaint is referred the same day and the complaint stays open")
    func disclosedInComplaint() async throws {
        let service = try await Service.start(on: "2025-10-02")
        let contract = try Contract.shared.get()
        let complaint = try await service.accept()

        let referred = try await service.change(
            complaint, "/safeguarding-referrals", #"{"recipient": "first_response", "immediate_risk": true}"#)
        let id = try #require(try referred.json["id"].text)
        let waiting = try await service.get(
            "/v1/safeguarding-referrals?state=outstanding&complaint_id=\(service.id(complaint))")
        let acknowledged = try await service.change(
            complaint, "/safeguarding-referrals/\(id)/acknowledgement",
            #"{"acknowledged_at": "2025-10-02T12:00:00+01:00", "acknowledged_by": "\#(Signer.first)"}"#)

        #expect(referred.status == 201)
        #expect(contract.violations(try referred.json, contract.named("SafeguardingReferral")) == [])
        #expect(contract.violations(try waiting.json, contract.named("SafeguardingReferralPage")) == [])
        #expect(try waiting.json["items"].elements.count == 1)
        #expect(acknowledged.status == 201)
        #expect(try await service.get(complaint).json["state"].text == "open")
        #expect(try await alerts() == ["safeguarding_referral:\(id) first_response"])
        #expect(
            try await service.get("/v1/safeguarding-referrals?state=outstanding").json["items"]
                .elements.isEmpty)
    }

    @Test("worked case 59: a new safeguarding complaint of anybody is logged, acknowledged and routed")
    func restrictedPerson() async throws {
        let service = try await Service.start(on: "2022-09-05")
        let contact = try await service.logContact(
            at: "2022-09-05T09:00:00+01:00", ["kind": #""complaint""#, "safeguarding": "true", "channel": #""email""#])

        let acknowledged = try await service.change(contact, "/acknowledgement", #"{"acknowledged_on": "2022-09-05"}"#)
        let complaint = try await service.convert(contact)

        #expect(try acknowledged.json["acknowledged_on"].text == "2022-09-05")
        #expect(try acknowledged.json["safeguarding_referrals"].elements.count == 1)
        #expect(complaint.status == 201)
    }

    @Test("A concern seen later is referred then, and the contact bears the flag")
    func later() async throws {
        let service = try await Service.start(on: "2022-09-05")
        let contact = try await service.logContact(at: "2022-09-05T09:00:00+01:00")

        let referred = try await service.change(
            contact, "/safeguarding-referrals", #"{"recipient": "first_response", "immediate_risk": false}"#)

        #expect(try referred.json["safeguarding"] == .bool(true))
        #expect(try referred.json["safeguarding_referrals"].elements.count == 1)
        #expect(try await service.close(contact, "other").code == "referral_unacknowledged")
    }

    @Test("R13: complaints and referrals about an establishment's staff are listed for a chosen period")
    func establishment() async throws {
        let service = try await Service.start(on: "2023-06-01")
        let contract = try Contract.shared.get()
        for day in ["2020-05-04", "2023-02-06"] {
            let complaint = try await service.register(receivedOn: day)
            let tagged = try await service.change(
                complaint, "/tags", #"{"establishment": "Home X", "lado_reference": "LADO-\#(day)"}"#)
            try #require(tagged.status == 201)
            #expect(contract.violations(try tagged.json, contract.named("ComplaintTags")) == [])
        }
        let contact = try await service.logContact(
            at: "2021-07-01T09:00:00+01:00", ["kind": #""complaint""#, "establishment": #""Home X""#])

        let path = "/v1/establishment-concerns?establishment=Home+X&received_from=2019-11-01&received_to=2022-10-31"
        let before = try await service.get(path)
        let converted = try await service.convert(contact)
        let after = try await service.get(path)

        #expect(contract.violations(try before.json, contract.named("EstablishmentConcernPage")) == [])
        let found = try before.json["items"].elements
        #expect(found.map { $0["received_on"].text } == ["2021-07-01", "2020-05-04"])
        #expect(found.last?["lado_reference"].text == "LADO-2020-05-04")
        #expect(try after.json["items"].elements.count == 2)
        #expect(try after.json["items"][0]["complaint_id"].text == converted.json["id"].text)
        #expect(try await service.get("/v1/establishment-concerns").status == 400)
    }

    @Test("A reference to the designated officer names the establishment, and a tag is something")
    func tags() async throws {
        let service = try await Service.start(on: "2026-03-02")
        let complaint = try await service.register()

        let nameless = try await service.change(complaint, "/tags", #"{"lado_reference": "LADO-1"}"#)
        let empty = try await service.change(complaint, "/tags", "{}")

        #expect(try nameless.code == "lado_without_establishment")
        #expect(try empty.code == "blank")
    }

    private func acknowledge(_ service: Service, _ contact: String) async throws {
        let id = try #require(try await service.get(contact).json["safeguarding_referrals"][0]["id"].text)
        let reply = try await service.change(
            contact, "/safeguarding-referrals/\(id)/acknowledgement",
            #"{"acknowledged_at": "2022-09-05T12:00:00+01:00", "acknowledged_by": "\#(Signer.first)"}"#)
        try #require(reply.status == 200, "\(reply.text)")
    }

    /// The urgent alerts as whoever delivers them finds them.
    private func alerts() async throws -> [String] {
        try await TestDatabase.current.database.single { db in
            try db.all("SELECT cause || ' ' || recipient_role AS alert FROM alert ORDER BY id") { try $0["alert"] }
        }
    }
}
