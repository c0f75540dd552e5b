import Complaints
import HTTPTypes
import JSON
import Postgres
import TestSupport
import Testing

@testable import API

/// Addresses of people of the directory, and the rule that those of complainants share with them.
@Suite(.database) struct StaffAddressTests {
    @Test("A person has where they are reached and when they work, kept as it was said and left out of the audit")
    func addresses() async throws {
        let service = try await Service.start()
        let hours = #"{"days": ["monday", "tuesday"], "from": "08:30", "until": "14:00"}"#
        let person = try await service.addPerson(
            "A. Example",
            more: """
                , "reference": "E1234", "email": "a.example@example.org", "telephone": "0116 496 0000",
                "preferred_channel": "text_message", "working_hours": \(hours)
                """)

        let read = try await service.get("/v1/people/\(person)").json
        let second = try await service.post(
            "/v1/people",
            """
            {"name": "B. Example", "employment": "employee", "spouse_of_officer_or_member": false, "capacities": [],
            "reference": "E1234"}
            """)

        #expect(read["reference"].text == "E1234")
        #expect(read["email"].text == "a.example@example.org")
        #expect(read["preferred_channel"].text == "text_message")
        #expect(read["working_hours"]["days"].elements == [.text("monday"), .text("tuesday")])
        #expect(read["working_hours"]["from"].text == "08:30")
        #expect(try second.code == "name_taken")
        let contract = try Contract.shared.get()
        #expect(contract.violations(read, contract.named("Person")) == [])
        let audited = try await TestDatabase.current.database.read { db in
            try db.one("SELECT string_agg(details::text, '') AS said FROM audit_event") { try $0["said"] as String }
        }
        #expect(!audited.contains("example.org") && !audited.contains("496"))
    }

    @Test(
        "An address that cannot be one is refused with its field, and so are hours that are none",
        arguments: [
            (#""email": "a.example""#, "#/email"), (#""telephone": "12""#, "#/telephone"),
            (#""preferred_channel": "email""#, "#/email"), (#""preferred_channel": "text_message""#, "#/telephone"),
            (#""preferred_channel": "post""#, "#/preferred_channel"),
            (#""working_hours": {"days": [], "from": "09:00", "until": "17:00"}"#, "#/working_hours/days"),
            (#""working_hours": {"days": ["monday"], "from": "17:00", "until": "09:00"}"#, "#/working_hours/until"),
            (#""working_hours": {"days": ["monday"], "from": "9 am", "until": "17:00"}"#, "#/working_hours/from"),
            (#""working_hours": {"days": ["monday"], "until": "17:00"}"#, "#/working_hours/from"),
        ])
    func refusedAddresses(field: String, pointer: String) async throws {
        let service = try await Service.start()

        let reply = try await service.post(
            "/v1/people",
            """
            {"name": "A. Example", "employment": "employee", "spouse_of_officer_or_member": false, "capacities": [],
            \(field)}
            """)

        #expect(reply.status == 422)
        #expect(try reply.pointers == [pointer])
    }

    @Test(
        "Contact details of a complainant are held to the same rule", arguments: ["a..b@example.org", "a@example.org."])
    func complainants(email: String) async throws {
        let service = try await Service.start()

        let reply = try await service.post(
            "/v1/complaints",
            String(Service.registration.dropLast())
                + #", "contact_details": [{"person": "complainant", "email": "\#(email)"}]}"#)

        #expect(try reply.pointers == ["#/contact_details/0/email"])
    }
}
