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
