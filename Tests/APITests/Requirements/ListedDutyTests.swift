import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API
@testable import Casework

/// What a complaint, a contact and a case list as due, each with why.
@Suite(.database) struct ListedDutyTests {
    private func lines(_ reply: Reply) throws -> [String] {
        try reply.json["items"].elements.map { duty in
            let parts = ["record", "kind", "clock", "nature", "due_on"].map { duty[$0].text ?? "-" }
            return parts.joined(separator: " ") + " " + (duty["ended_by"].text ?? "open")
        }
    }

    @Test("A complaint lists the duties of its stages, of its freeze and of the contact it was, the first due first")
    func ofComplaint() async throws {
        let service = try await Service.start(on: "2022-09-08")
        let contact = try await service.logContact(
            at: "2022-09-05T11:00:00+01:00", ["kind": #""informal_concern""#])
        let converted = try await service.convert(contact)
        let complaint = try #require(converted.headers[.location], "\(converted.text)")
        try await service.accept(complaint, into: "corporate", on: "2022-09-08")
        let frozen = try await service.change(
            complaint, "/freezes",
            """
            {"disputed_decision": "To close the road", "requested_on": "2022-09-06", "agreed": true,
            "decided_on": "2022-09-08", "reason": "It is disputed.", "review_on": "2022-09-20"}
            """)
        try #require(frozen.status < 300, "\(frozen.text)")

        let reply = try await service.get("\(complaint)/duties")
        let ofContact = try await service.get("\(contact)/duties")

        let contract = try Contract.shared.get()
        #expect(contract.violations(try reply.json, contract.named("DutyList")) == [])
        #expect(
            try lines(reply) == [
                "contact enquiry_conversion informal_resolution target 2022-09-06 met",
                "stage acknowledgement acknowledgement target 2022-09-08 open",
                "contact acknowledgement acknowledgement target 2022-09-08 superseded",
                "complaint freeze_review freeze_1 target 2022-09-20 open",
                "stage response response limit 2022-11-01 open",
            ])
        #expect(
            try lines(ofContact) == [
                "contact enquiry_conversion informal_resolution target 2022-09-06 met",
                "contact acknowledgement acknowledgement target 2022-09-08 superseded",
            ])
        let conversion = try ofContact.json["items"][0]
        #expect(conversion["due_at"].text == "2022-09-06T10:00:00Z")
        #expect(
            conversion["reckoning"].text
                == "Put it right informally, or make it a complaint: by 11:00 on 6 September 2022, counted from "
                + "5 September 2022, which is day 0. It was done on 8 September 2022, late.")
    }

    @Test(
        "Nobody lists the duties of what is not there",
        arguments: ["complaints", "contacts", "ombudsman-cases"])
    func unknown(records: String) async throws {
        let service = try await Service.start()
        let reply = try await service.get("/v1/\(records)/0197a3c0-5c1e-7b3e-8a44-2f9d3c1b7a10/duties")
        #expect(reply.status == 404)
        #expect(try reply.code == "not_found")
    }
}
