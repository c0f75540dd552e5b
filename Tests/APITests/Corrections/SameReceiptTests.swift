import Complaints
import Foundation
import HTTPTypes
import JSON
import Postgres
import TestSupport
import Testing

@testable import API
@testable import Casework

/// The receipt of one letter is one fact of all records that it became (decision 0041).
@Suite(.database) struct SameReceiptTests {
    /// A contact, the complaint that it became, and the one that its second point was split off into.
    struct Letter {
        let contact: String
        let complaint: Casefile
        let part: Casefile
        var paths: [String] { [contact, complaint.path, part.path] }
    }

    private func letter(_ service: Service) async throws -> Letter {
        let contact = try await service.logContact(
            at: "2025-03-03T09:00:00Z",
            ["department": #""Children and Families""#, "service": #""Fostering""#, "channel": #""letter""#])
        let converted = try await service.convert(contact, #", "points": ["The visit", "The hole in the road"]"#)
        try #require(converted.status == 201, "\(converted.text)")
        let id = try #require(try converted.json["id"].text)
        let complaint = Casefile(service: service, path: "/v1/complaints/\(id)")
        try await service.accept(complaint.path, into: "corporate", on: "2025-03-05")
        let made = try await complaint.done(
            "/points/2/split",
            """
            {"split_on": "2025-03-10", "department": "Highways", "service": "Potholes", "explanation": "Not about care."}
            """)
        let part = Casefile(service: service, path: "/v1/complaints/\(try #require(made["id"].text))")
        return Letter(contact: contact, complaint: complaint, part: part)
    }

    private func said(_ letter: Letter, _ field: String) async throws -> [String?] {
        var said: [String?] = []
        for path in letter.paths { said.append(try await letter.part.service.get(path).json[field].text) }
        return said
    }

    @Test(
        "The day and channel of a letter are corrected in its contact, its complaint and what was split off, whichever is corrected",
        arguments: [0, 1, 2])
    func receipt(corrected record: Int) async throws {
        let service = try await Service.start(on: "2025-04-30")
        let letter = try await letter(service)
        let corrections = letter.paths[record] + "/corrections"

        let day = try await service.corrected(corrections, #""received_at": "2025-02-26T10:00:00Z""#)
        #expect(day == "200")
        let days = try await said(letter, "received_at").map { $0?.prefix(16) }
        #expect(days == ["2025-02-26T10:00", "2025-02-26T10:00", "2025-02-26T10:00"])
        #expect(try await service.corrected(corrections, #""channel": "email""#) == "200")
        #expect(try await said(letter, "channel") == ["email", "email", "email"])
        for path in letter.paths {
            let told = try await service.told(
                path, path == letter.contact ? "contact_corrected" : "complaint_corrected")
            #expect(told["from_channel"] == "letter" && told["to_channel"] == "email", "\(path) \(told)")
        }
        #expect(try await service.drift() == 0)
    }

    @Test("Each record tells what changed in it and why, and a kept answer is that of the record that was asked for")
    func audit() async throws {
        let service = try await Service.start(on: "2025-04-30")
        let letter = try await letter(service)
        let body = """
            {"received_at": "2025-02-26T10:00:00Z", "complainant_type": "business", "reason": "Typed wrongly."}
            """
        func correct() async throws -> Reply {
            try await service.post(
                letter.part.path + "/corrections", body, headers: [.ifMatch: "*", .idempotencyKey: "same"])
        }

        let first = try await correct()
        try #require(first.status < 300, "\(first.text)")
        let ofContact = try await service.told(letter.contact, "contact_corrected")
        let ofOrigin = try await service.told(letter.complaint.path, "complaint_corrected")
        #expect(ofContact["reason"] == "Typed wrongly." && ofOrigin["reason"] == "Typed wrongly.")
        #expect(ofContact["complainant_type"] == nil && ofOrigin["complainant_type"] == nil)
        #expect(ofOrigin["to_complainant_type"] == nil)
        let restricted = try await service.change(
            letter.complaint.path, "/restriction", #"{"reason": "It is about a colleague."}"#)
        #expect(restricted.status == 201)
        #expect(try await correct().text == first.text)
    }

    @Test("Records that a caller does not see follow too")
    func unseen() async throws {
        let owner = try await Service.start(on: "2025-04-30")
        let letter = try await letter(owner)
        let database = try await TestDatabase.current.database(as: "redress_service")
        let service = try owner.over(database, on: "2025-04-30")
        let token = try await Service.token("roads", .manager, owner.casework, departments: ["Highways"])
        let hidden = try await service.send(.get, letter.complaint.path, token: token)
        let corrected = try await service.corrected(
            letter.part.path + "/corrections", #""received_at": "2025-02-26T10:00:00Z""#, token: token)
        // The complaint was accepted on the 5th, which is not told to who does not see it.
        let refused = try await service.send(
            .post, letter.part.path + "/corrections",
            #"{"received_at": "2025-03-06T10:00:00Z", "reason": "Typed wrongly."}"#, token: token,
            headers: [.ifMatch: "*", .idempotencyKey: "late"])
        let reference = try #require(try await letter.complaint.complaint["reference"].text)

        await database.shutdown()
        #expect(hidden.status == 404)
        #expect(try refused.status == 409 && refused.code == "beyond_reach", "\(refused.text)")
        #expect(!refused.text.contains(reference))
        #expect(corrected == "200")
        let days = try await said(letter, "received_at").map { $0?.prefix(10) }
        #expect(days == ["2025-02-26", "2025-02-26", "2025-02-26"])
    }

    @Test("A contact's receipt and acknowledgement move together, either way, and seconds are its own")
    func acknowledged() async throws {
        let service = try await Service.start(on: "2025-04-30")
        let contact = try await service.logContact(at: "2025-03-03T09:00:00Z")
        let acknowledged = try await service.change(contact, "/acknowledgement", #"{"acknowledged_on": "2025-03-04"}"#)
        try #require(acknowledged.status < 300, "\(acknowledged.text)")
        let converted = try await service.convert(contact)
        let complaint = "/v1/complaints/\(try #require(try converted.json["id"].text))"
        try await service.accept(complaint, into: "corporate", on: "2025-03-20")
        func days() async throws -> [String?] {
            let record = try await service.get(complaint).json
            return [
                record["received_at"].text.map { String($0.prefix(10)) },
                record["stages"][0]["acknowledged_on"].text,
            ]
        }

        for (received, acknowledged) in [("2025-03-10", "2025-03-11"), ("2025-03-03", "2025-03-04")] {
            let fields = #""received_at": "\#(received)T09:00:00Z", "acknowledged_on": "\#(acknowledged)""#
            #expect(try await service.corrected(contact + "/corrections", fields) == "200")
            #expect(try await days() == [received, acknowledged])
        }
        let told = try await service.told(complaint, "stage_corrected")
        #expect(told["received_at"] == nil && told["reason"] == "It was typed wrongly.", "\(told)")
        #expect(
            try await service.corrected(contact + "/corrections", #""received_at": "2025-03-03T09:00:30Z""#) == "200")
        #expect(
            try await service.corrected(complaint + "/corrections", #""received_at": "2025-03-02T09:00:00Z""#) == "200")
        #expect(try await service.get(contact).json["received_at"].text?.hasPrefix("2025-03-02") == true)
        #expect(try await service.drift() == 0)
    }

    @Test("A record that says something else of its receipt keeps it")
    func apart() async throws {
        let service = try await Service.start(on: "2025-04-30")
        let letter = try await letter(service)
        try await TestDatabase.current.database.write { db in
            _ = try db.execute("UPDATE contact SET received_at = '2025-03-02T09:00:00Z'")
        }

        #expect(
            try await service.corrected(letter.part.path + "/corrections", #""received_at": "2025-02-26T10:00:00Z""#)
                == "200")

        let days = try await said(letter, "received_at").map { $0?.prefix(10) }
        #expect(days == ["2025-03-02", "2025-02-26", "2025-02-26"])
    }

    @Test(
        "Where another record of the letter contradicts the day nothing is corrected, and who may not decide is told so"
    )
    func refused() async throws {
        let service = try await Service.start(on: "2025-04-30")
        let letter = try await letter(service)
        let late = #""received_at": "2025-03-06T10:00:00Z""#

        // The complaint was accepted on the 5th.
        #expect(try await service.corrected(letter.part.path + "/corrections", late) == "409 act_in_the_way")
        let refused = try await service.post(
            letter.part.path + "/corrections", "{\(late), \"reason\": \"x\"}",
            headers: [.ifMatch: "*", .idempotencyKey: "x"])
        let reference = try #require(try await letter.complaint.complaint["reference"].text)
        #expect(try refused.json["detail"].text?.hasPrefix("\(reference) is of the same letter. ") == true)
        #expect(try refused.json["references"].elements.map(\.text) == [reference], "\(refused.text)")
        #expect(try await service.corrected(letter.contact + "/corrections", late) == "409 act_in_the_way")
        #expect(
            try await service.corrected(
                letter.contact + "/corrections", #""received_at": "2025-03-01T10:00:00Z""#, token: service.officer)
                == "403 forbidden")

        let days = try await said(letter, "received_at").map { $0?.prefix(10) }
        #expect(days == ["2025-03-03", "2025-03-03", "2025-03-03"])
    }

    @Test("Why the first answer is late is asked of whoever makes it late, in whichever record")
    func late() async throws {
        let service = try await Service.start(on: "2025-04-30")
        let letter = try await letter(service)
        try await letter.complaint.done(
            "/stages/stage_1/response",
            """
            {"responded_on": "2025-03-14", "responded_by": "\(Signer.first)", "outcome": "not_upheld",
            "findings": [{"point": 1, "finding": "not_upheld"}]}
            """)
        let early = #""received_at": "2025-01-06T10:00:00Z""#
        let reason = #", "breach_reason": "service_capacity", "breach_explanation": "Two posts were vacant.""#

        #expect(try await service.corrected(letter.contact + "/corrections", early) == "409 act_in_the_way")
        #expect(try await service.corrected(letter.part.path + "/corrections", early) == "409 act_in_the_way")
        #expect(try await service.corrected(letter.part.path + "/corrections", early + reason) == "200")

        let days = try await said(letter, "received_at").map { $0?.prefix(10) }
        #expect(days == ["2025-01-06", "2025-01-06", "2025-01-06"])
        #expect(try await service.drift() == 0)
    }
}
