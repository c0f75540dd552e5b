import Complaints
import Foundation
import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API
@testable import Casework

/// What was entered wrongly of a contact is corrected, and a closing that was recorded wrongly is taken back.
@Suite(.database) struct ContactCorrectionTests {
    /// A concern by telephone at three on Friday, acknowledged and put right at two on Monday, and closed.
    private func closed(_ service: Service) async throws -> String {
        let contact = try await service.logContact(
            at: "2025-03-07T15:00:00Z", ["kind": #""informal_concern""#])
        try await service.done(contact, "/acknowledgement", #"{"acknowledged_on": "2025-03-10"}"#)
        try await service.done(
            contact, "/resolution", #"{"resolved_at": "2025-03-10T14:00:00Z", "resolution": "It was filled."}"#)
        let closed = try await service.close(contact, "informally_resolved")
        try #require(closed.status == 200, "\(closed.text)")
        return contact
    }

    @Test(
        "What was typed wrongly of a contact is corrected by the rules of its first entry",
        arguments: [
            (#""received_at": "2025-03-07T16:00:00Z""#, "200", "resolution_due_at", "2025-03-10T16:00:00Z"),
            (#""received_at": "2025-03-07T13:00:00Z""#, "409 act_in_the_way", "", ""),
            (#""received_at": "2025-03-11T09:00:00Z""#, "409 act_in_the_way", "", ""),
            (#""received_at": "2025-03-13T09:00:00Z""#, "422 in_the_future", "", ""),
            (#""channel": "letter""#, "200", "channel", "letter"),
            (#""kind": "service_request""#, "200", "kind", "service_request"),
            (#""acknowledged_on": "2025-03-07""#, "200", "acknowledged_on", "2025-03-07"),
            (#""acknowledged_on": "2025-03-06""#, "422 out_of_order", "", ""),
            (#""acknowledged_on": null"#, "200", "acknowledged_on", ""),
            (#""resolved_at": "2025-03-10T15:00:00Z""#, "200", "state", "closed"),
            (#""resolved_at": "2025-03-10T15:01:00Z""#, "409 act_in_the_way", "", ""),
            (#""resolved_at": null"#, "409 act_in_the_way", "", ""),
            (#""resolved_at": null, "disposition": null"#, "200", "state", "open"),
            (#""disposition": null"#, "200", "state", "open"),
            (#""disposition": "forwarded""#, "422 field_of_disposition", "", ""),
            (
                #""disposition": "forwarded", "destination": "district_council", "forwarded_on": "2025-03-10""#, "200",
                "state", "closed"
            ), (#""disposition": "answered_locally""#, "200", "state", "closed"),
            (#""destination": "court""#, "422 wrong_destination", "", ""),
            (#""source": "anonymous""#, "422 anonymous_named", "", ""),
            (#""source": "anonymous", "person": null"#, "409 act_in_the_way", "", ""),
            (#""source": "anonymous", "person": null, "acknowledged_on": null"#, "200", "source", "anonymous"),
            (#""department": "Children and Families", "service": "Fostering""#, "200", "service", "Fostering"),
            (#""department": "children and  families", "service": "FOSTERING""#, "200", "service", "Fostering"),
            (#""service": "Fostering""#, "422 unknown_service", "", ""), (#""service": null"#, "200", "service", ""),
            (#""closed_at": "2025-03-07T14:59:00Z""#, "422 out_of_order", "", ""),
            (#""closed_at": "2025-03-10T14:05:00Z""#, "200", "state", "closed"),
            (#""kind": "complaint", "resolved_at": "2025-03-11T10:00:00Z""#, "409 act_in_the_way", "", ""),
            (#""lado_reference": "L1""#, "422 lado_without_establishment", "", ""),
            (#""person": "’""#, "422 blank", "", ""), (#""establishment": "-""#, "422 blank", "", ""),
            ("", "409 nothing_corrected", "", ""),
            (#""channel": "phone""#, "409 nothing_corrected", "", ""),
            (#""channel": null"#, "422 invalid_body", "", ""),
            (#""rationale": null"#, "422 not_taken_back", "", ""),
            (#""reported_before_id": null"#, "409 nothing_corrected", "", ""),
        ])
    func table(fields: String, code: String, field: String, value: String) async throws {
        let service = try await Service.start(on: "2025-03-12")
        let contact = try await closed(service)
        let before = try await service.get(contact).text

        let answer = try await service.corrected(contact + "/corrections", fields)

        #expect(answer == code)
        let now = try await service.get(contact)
        if code == "200" {
            #expect(try now.json[field].text ?? "" == value)
        } else {
            #expect(now.text == before)
        }
        #expect(try await service.drift() == 0)
    }

    @Test("The time in which a concern may be put right follows the correction, on the worklist as in the duty")
    func worklist() async throws {
        let service = try await Service.start(on: "2025-03-12")
        let contact = try await service.logContact(
            at: "2025-03-12T09:00:00Z", ["kind": #""informal_concern""#])
        func due() async throws -> [String?] {
            try await service.get("/v1/contacts?worklist=conversion_due").json["items"].elements.map { $0["id"].text }
        }
        try #require(try await due() == [])

        #expect(
            try await service.corrected(contact + "/corrections", #""received_at": "2025-03-10T09:00:00Z""#) == "200")
        #expect(try await due() == [try service.id(contact)])
        #expect(try await service.get(contact).json["resolution_due_at"].text == "2025-03-11T09:00:00Z")
        #expect(try await service.corrected(contact + "/corrections", #""kind": "enquiry""#) == "200")
        #expect(try await due() == [])
        #expect(try await service.drift() == 0)
    }

    @Test("A closing that is taken back and made again counts once, as the last says")
    func closedAgain() async throws {
        let service = try await Service.start(on: "2025-03-12")
        let contact = try await closed(service)

        #expect(try await service.corrected(contact + "/corrections", #""disposition": null"#) == "200")
        let again = try await service.close(contact, "answered_locally")

        #expect(again.status == 200, "\(again.text)")
        let counts = try await service.statistic("enquiries.dispositions", "2024-25")
        #expect(counts["answered_locally"].integer == 1)
        #expect(counts["total"].integer == 1)
        let told = try await service.told(contact, "contact_corrected")
        #expect(told["from_disposition"] == "informally_resolved")
        #expect(told["reason"] == "It was typed wrongly.")
        #expect(told["from_rationale"] == "It is not ours.")
    }

    @Test("What hides that a child speaks is the Complaints Manager's to correct, with a check")
    func children() async throws {
        let service = try await Service.start(on: "2025-03-12")
        let child = [
            "source": #""child_or_young_person""#, "kind": #""complaint""#, "procedure": #""childrens""#,
            "department": #""Children and Families""#, "service": #""Fostering""#,
        ]
        let contact = try await service.logContact(at: "2025-03-10T09:00:00Z", child)
        let path = contact + "/corrections"

        for fields in [
            #""source": "family_member""#, #""kind": "enquiry""#, #""procedure": "corporate""#,
        ] {
            #expect(try await service.corrected(path, fields, token: service.officer) == "403 forbidden")
            #expect(try await service.corrected(path, fields) == "422 rights_check_missing")
        }
        #expect(try await service.corrected(path, #""channel": "letter""#, token: service.officer) == "200")
        #expect(try await service.corrected(path, #""channel": "email""#, token: service.viewer) == "403 forbidden")
    }

    @Test("A contact that became a complaint keeps that; what its own days were is corrected all the same")
    func converted() async throws {
        let service = try await Service.start(on: "2025-03-12")
        let contact = try await service.logContact(at: "2025-03-10T09:00:00Z", ["kind": #""complaint""#])
        let converted = try await service.convert(contact)
        try #require(converted.status == 201, "\(converted.text)")

        #expect(
            try await service.corrected(contact + "/corrections", #""received_at": "2025-03-10T08:00:00Z""#) == "200")
        #expect(
            try await service.corrected(contact + "/corrections", #""disposition": "other""#) == "409 not_recorded"
        )
        #expect(try await service.get(contact).json["state"].text == "converted")
        #expect(try await service.drift() == 0)
    }

    @Test("A first request for service that a later contact names is not put after it, nor made anything else")
    func reportedBefore() async throws {
        let service = try await Service.start(on: "2025-03-12")
        let first = try await service.logContact(at: "2025-03-03T09:00:00Z", ["kind": #""service_request""#])
        let later = try await service.logContact(
            at: "2025-03-10T09:00:00Z",
            ["kind": #""service_request""#, "reported_before_id": #""\#(try service.id(first))""#])

        for fields in [#""received_at": "2025-03-11T09:00:00Z""#, #""kind": "comment""#] {
            #expect(try await service.corrected(first + "/corrections", fields) == "409 act_in_the_way")
        }
        let classified = try await service.change(first, "/kind", #"{"kind": "enquiry", "reason": "A question."}"#)
        #expect(try classified.code == "act_in_the_way", "\(classified.text)")
        #expect(
            try await service.corrected(later + "/corrections", #""received_at": "2025-03-02T09:00:00Z""#)
                == "422 out_of_order")
        let itself = try await service.corrected(
            first + "/corrections", #""reported_before_id": "\#(try service.id(first))""#)
        #expect(itself == "422 duplicate_of_itself")
        let converted = try await service.logContact(
            at: "2025-03-10T10:00:00Z",
            [
                "kind": #""service_request""#, "reported_before_id": #""\#(try service.id(first))""#,
                "person": #""B. Other""#, "text": #""The lamp is out""#,
            ])
        try await service.done(
            converted, "/complaint",
            #"{"complainant_type": "resident", "about_childrens_social_care": false, "causes": ["delay"]}"#)
        #expect(
            try await service.corrected(converted + "/corrections", #""reported_before_id": null"#)
                == "409 act_in_the_way")
        #expect(try await service.corrected(later + "/corrections", #""reported_before_id": null"#) == "200")
        #expect(try await service.corrected(first + "/corrections", #""kind": "comment""#) == "409 act_in_the_way")
        #expect(
            try await service.corrected(
                converted + "/corrections", #""kind": "complaint", "reported_before_id": null"#) == "200")
        #expect(try await service.corrected(first + "/corrections", #""kind": "comment""#) == "200")
    }
}
