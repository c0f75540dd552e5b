import Complaints
import Foundation
import HTTPTypes
import JSON
import Postgres
import TestSupport
import Testing

@testable import API
@testable import Casework

/// What hangs on a complaint that was registered in error, who sees it, and what becomes of its contact.
@Suite(.database) struct ErrorSurroundingsTests {
    /// What would be left in the air, by what is done to hang it on the complaint.
    enum Hanging: String, CaseIterable { case ombudsmanCase, decidedCase, obligation, referral }

    @Test(
        "What would leave something owed in the air is refused and named, and goes through once it is settled",
        arguments: Hanging.allCases)
    func unsettled(_ hanging: Hanging) async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Erroneous.complaint(.corporateAnswered, service)
        let other = try await Erroneous.complaint(.corporateAnswered, service)
        switch hanging {
        case .ombudsmanCase, .decidedCase:
            let opened = try await service.post(
                "/v1/ombudsman-cases",
                """
                {"reference": "25 001 234", "complaint_id": "\(file.path.lastIdentifier)", "enquiry_on": "2025-05-05"}
                """)
            try #require(opened.status == 201, "\(opened.text)")
            let path = try #require(opened.headers[.location])
            if hanging == .decidedCase {
                let decided = try await service.change(
                    path, "/decision",
                    #"{"decision_on": "2025-06-02", "decision": "not_upheld", "public_report": false}"#)
                try #require(decided.status == 200, "\(decided.text)")
            }
            let reply = try await file.act("/registration-error", Erroneous.error)
            #expect(reply.status == 409 && reply.text.contains("25 001 234"))
            let linked = try await service.change(
                path, "/complaint",
                #"{"complaint_id": "\#(other.path.lastIdentifier)", "reason": "It was registered twice."}"#)
            try #require(linked.status == 200, "\(linked.text)")
        case .obligation:
            let owed = try await service.change(
                file.path, "/obligations",
                """
                {"scope": "wider", "type": "staff_training", "source": "local", "text": "Train the team.",
                "owner_id": "\(Signer.first)", "agreed_on": "2025-03-12", "due_on": "2025-08-01"}
                """)
            try #require(owed.status == 201, "\(owed.text)")
            #expect(try await file.refused("/registration-error", Erroneous.error) == "409 unsettled")
            #expect(try await file.operations()["registerComplaintInError"] == "unsettled")
            let done = try await service.change(
                "/v1/obligations/\(try #require(try owed.json["id"].text))", "/progress",
                #"{"status": "done", "reached_on": "2025-08-29", "evidence": "The letter of that day."}"#)
            try #require(done.status == 200, "\(done.text)")
        case .referral:
            let referred = try await file.done(
                "/safeguarding-referrals", #"{"recipient": "first_response", "immediate_risk": false}"#)
            #expect(try await file.refused("/registration-error", Erroneous.error) == "409 unsettled")
            let id = try #require(referred["id"].text)
            try await file.done(
                "/safeguarding-referrals/\(id)/acknowledgement",
                #"{"acknowledged_at": "2025-09-01T11:00:00Z", "acknowledged_by": "\#(Signer.first)"}"#)
        }
        #expect(try await file.operations()["registerComplaintInError"] == .some(nil))

        try await file.done("/registration-error", Erroneous.error(twice: other.path.lastIdentifier))

        #expect(try await service.drift() == [])
        if hanging == .ombudsmanCase {
            let again = try await service.post(
                "/v1/ombudsman-cases",
                """
                {"reference": "25 001 235", "complaint_id": "\(file.path.lastIdentifier)", "enquiry_on": "2025-05-05"}
                """)
            #expect(try again.code == "complaint_closed")
        }
    }

    @Test("Lists and the search show it with its closing, and leave it out where they are asked to")
    func lists() async throws {
        let service = try await Service.start(on: "2025-03-20")
        let file = try await Casefile.accepted(service)
        _ = try await Casefile.accepted(service, receivedAt: "2025-03-04T09:30:00Z")
        try await file.done("/registration-error", Erroneous.error)
        func count(_ query: String) async throws -> Int {
            try await service.get("/v1/complaints" + query).json["items"].elements.count
        }
        func hits(_ more: String) async throws -> [JSONValue] {
            try await service.post("/v1/searches", #"{"query": "answer"\#(more)}"#).json["items"].elements
        }

        #expect(try await count("") == 2)
        #expect(try await count("?registered_in_error=false") == 1)
        #expect(try await count("?registered_in_error=true") == 1)
        #expect(try await count("?state=closed") == 1)
        #expect(try await count("?state=open") == 1)
        #expect(try await hits("").compactMap { $0["closure"].text } == ["registered_in_error"])
        #expect(try await hits(#", "registered_in_error": false"#).count == 1)
        #expect(try await hits(#", "registered_in_error": true"#).count == 1)
        let contract = try Contract.shared.get()
        #expect(contract.violations(try await file.complaint, contract.named("Complaint")) == [])
        let page = try await service.get("/v1/complaints").json
        #expect(contract.violations(page, contract.named("ComplaintPage")) == [])
    }

    @Test(
        "The other's reference is known in any spelling",
        arguments: ["cmp 2025 000002", " CMP-2025-000002 ", "Cmp–2025–000002"])
    func spelling(_ spelling: String) async throws {
        let service = try await Service.start(on: "2025-03-20")
        let file = try await Casefile.accepted(service)
        let other = try await Casefile.accepted(service)
        let written = try #require(try await other.complaint["reference"].text)
        try #require(written.hasSuffix("000002"))
        let named = spelling.replacing("2025", with: written.split(separator: "-")[1])

        let closed = try await file.done("/registration-error", Erroneous.error(twice: named))
        #expect(closed["closure"]["duplicate_of"]["reference"].text == written)
    }

    @Test("The contact of a complaint that was none is open again, and is the complaint again when that is reopened")
    func contact() async throws {
        let service = try await Service.start(on: "2025-03-20")
        let contact = try await service.logContact(at: "2025-03-03T11:00:00Z", ["kind": #""complaint""#])
        let logged = try await service.figures("2024-25")
        let converted = try await service.convert(contact, #", "explained_on": "2025-03-04""#)
        let file = Casefile(service: service, path: try #require(converted.headers[.location]))
        let counted = try await service.figures("2024-25")
        let before = try await service.get(contact).json

        try await file.done("/registration-error", Erroneous.error)
        let open = try await service.get(contact).json
        #expect(open["state"].text == "open" && open["complaint_id"] == .null)
        #expect(open["released_complaint_id"].text == file.path.lastIdentifier)
        #expect(Service.changes(logged, try await service.figures("2024-25")) == [])
        #expect(try await service.drift() == [])

        try await file.done("/reopening", #"{"reason": "It was one."}"#)
        let again = try await service.get(contact).json
        #expect(again["complaint_id"] == before["complaint_id"] && again["destination"] == before["destination"])
        #expect(Service.changes(counted, try await service.figures("2024-25")) == [])
        #expect(try await service.drift() == [])

        try await file.done("/registration-error", Erroneous.error)
        let other = try await service.convert(contact)
        try #require(other.status == 201, "\(other.text)")
        let reopening = #"{"reason": "It was one."}"#
        #expect(try await file.refused("/reopening", reopening) == "409 contact_converted")
        #expect(try await service.drift() == [])

        // Both were errors: whichever is reopened first is what became of the contact, and the other is not.
        let second = Casefile(service: service, path: try #require(other.headers[.location]))
        try await second.done("/registration-error", Erroneous.error)
        try await file.done("/reopening", reopening)
        #expect(try await service.get(contact).json["complaint_id"].text == file.path.lastIdentifier)
        #expect(try await second.refused("/reopening", reopening) == "409 contact_converted")
        #expect(try await service.drift() == [])
    }

    @Test("The contact of a complaint that was registered twice stays with it and is not counted")
    func contactOfDuplicate() async throws {
        let service = try await Service.start(on: "2025-03-20")
        let first = try await service.convert(
            try await service.logContact(at: "2025-03-03T11:00:00Z", ["kind": #""complaint""#]))
        let counted = try await service.figures("2024-25")
        let contact = try await service.logContact(at: "2025-03-03T12:00:00Z", ["kind": #""complaint""#])
        let second = try await service.convert(contact)
        let file = Casefile(service: service, path: try #require(second.headers[.location]))

        try await file.done(
            "/registration-error", Erroneous.error(twice: try #require(first.headers[.location]).lastIdentifier))

        #expect(try await service.get(contact).json["state"].text == "converted")
        #expect(Service.changes(counted, try await service.figures("2024-25")) == [])
        #expect(try await service.drift() == [])
    }

    @Test("Of two complaints that are registered as duplicates of each other at once, one counts")
    func race() async throws {
        let service = try await Service.start(on: "2025-03-20")
        let first = try await Casefile.accepted(service)
        let second = try await Casefile.accepted(service, receivedAt: "2025-03-04T09:30:00Z")

        async let one = first.act("/registration-error", Erroneous.error(twice: second.path.lastIdentifier))
        async let other = second.act("/registration-error", Erroneous.error(twice: first.path.lastIdentifier))
        let statuses = [try await one.status, try await other.status]

        #expect(statuses.count { $0 == 200 } == 1, "\(statuses)")
        let left = try await service.get("/v1/complaints?registered_in_error=false").json["items"].elements
        #expect(left.count == 1)
        #expect(try await service.drift() == [])
    }
}
