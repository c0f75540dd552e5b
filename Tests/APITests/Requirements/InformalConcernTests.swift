import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API

/// A concern that is put right without a complaint, in its time or too late.
@Suite(.database) struct InformalConcernTests {
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
}

extension Service {
    /// The identifiers on the conversion list.
    fileprivate func conversionDue() async throws -> [String] {
        try await get("/v1/contacts?worklist=conversion_due").json["items"].elements.compactMap { $0["id"].text }
    }
}
