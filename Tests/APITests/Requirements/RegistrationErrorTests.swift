import Complaints
import Foundation
import HTTPTypes
import JSON
import Postgres
import TestSupport
import Testing

@testable import API
@testable import Casework

/// Registered in error or twice: a closing of its own, with the other's reference, that no figure counts.
@Suite(.database) struct RegistrationErrorTests {
    /// A state in which a complaint may turn out to have been registered in error.
    enum State: String, CaseIterable {
        case unaccepted, running, late, answered, atStage2, withdrawn, refused, corporateAnswered, adult
    }

    /// A complaint of 3 March 2025 in a state.
    private func complaint(_ state: State, _ service: Service) async throws -> Casefile {
        switch state {
        case .unaccepted: return try await Casefile.register(service)
        case .running, .late: return try await Casefile.accepted(service)
        case .answered:
            let file = try await Casefile.accepted(service, points: ["A delay"])
            try await file.done(
                "/stages/local_resolution/response",
                #"{"responded_on": "2025-03-17", \#(try await file.finding("upheld"))}"#)
            return file
        case .atStage2:
            let file = try await Casefile.accepted(service)
            try await file.toInvestigation(respondedOn: "2025-03-17", requestedOn: "2025-03-20")
            try await file.report(on: "2025-04-01", "upheld")
            return file
        case .withdrawn:
            let file = try await Casefile.accepted(service)
            try await file.done("/withdrawal", #"{"withdrawn_on": "2025-03-10", "explanation": "It is settled."}"#)
            return file
        case .refused:
            let file = try await Casefile.register(service)
            try await file.done(
                "/refusal",
                """
                {"refused_on": "2025-03-05", "reason": "other_body", "explanation": "It is another's.",
                "letter_sent_on": "2025-03-05", "eligible_complainant": true, "subject_in_scope": false}
                """)
            return file
        case .corporateAnswered:
            let file = try await Casefile.accepted(service, "corporate", type: "resident")
            try await file.done(
                "/stages/stage_1/response",
                #"{"responded_on": "2025-03-12", "responded_by": "\#(Signer.first)", "outcome": "fault_found"}"#)
            return file
        case .adult: return try await Casefile.accepted(service, "adult_social_care", type: "adult_service_user")
        }
    }

    private static let error = #"{"reason": "The same letter came by e-mail and by post."}"#

    private func error(twice other: String) -> String {
        #"{"reason": "The same letter came by e-mail and by post.", "duplicate_of": "\#(other)"}"#
    }

    @Test(
        "In every state it leaves every figure, breach and worklist, and reopened it is all that it was",
        arguments: State.allCases)
    func everyState(_ state: State) async throws {
        let service = try await Service.start(on: "2025-09-01")
        let other = try await Casefile.accepted(service, receivedAt: "2025-03-04T09:30:00Z")
        let none = try await service.figures("2024-25")
        _ = try await service.breachesAfterSweep()
        let breachesWithout = try await service.breaches()
        let listedWithout = try await service.worklisted()

        let file = try await complaint(state, service)
        let breaches = try await service.breachesAfterSweep()
        let counted = try await service.figures("2024-25")
        let before = try await file.complaint
        let permitted = try await file.operations()
        #expect(!Service.changes(none, counted).isEmpty)
        #expect(permitted["registerComplaintInError"] == .some(nil))

        let closed = try await file.done(
            "/registration-error", error(twice: try #require(try await other.complaint["reference"].text)))

        #expect(closed["state"].text == "closed")
        #expect(closed["closure"]["closure"].text == "registered_in_error")
        #expect(closed["closure"]["closed_by"].text == "test manager")
        #expect(closed["closure"]["duplicate_of"]["id"].text == other.path.lastIdentifier)
        #expect(closed["stages"].elements.allSatisfy { $0["deadlines"].elements.isEmpty })
        #expect(Service.changes(none, try await service.figures("2024-25")) == [])
        #expect(try await service.breaches() == breachesWithout)
        #expect(try await service.worklisted() == listedWithout)
        #expect(try await service.drift() == [])
        #expect(try await file.owed == [])
        #expect(try await other.complaint["duplicates"].elements.map(\.text) == [before["reference"].text])

        let reopened = try await file.done("/reopening", #"{"reason": "They are two letters."}"#)
        #expect(reopened["closure"] == before["closure"] && reopened["state"] == before["state"])
        #expect(reopened["stages"] == before["stages"])
        #expect(Service.changes(counted, try await service.figures("2024-25")) == [])
        #expect(try await service.breachesAfterSweep() == breaches)
        #expect(try await file.operations() == permitted)
        #expect(try await service.drift() == [])
        #expect(try await other.complaint["duplicates"].elements.isEmpty)
    }

    @Test("Nothing is done to it but what reads it, notes it or opens it again")
    func nothingMore() async throws {
        let service = try await Service.start(on: "2025-03-20")
        let file = try await Casefile.accepted(service)
        try await file.done("/registration-error", Self.error)

        let operations = try await file.operations()
        let open = operations.filter { $0.value == nil }.keys.sorted()
        #expect(open == ["linkComplaint", "recordEntry", "recordErasureRequest", "reopenComplaint"])
        for act in [
            ("/stages/local_resolution/response", #"{"responded_on": "2025-03-17", "outcome": "not_upheld"}"#),
            ("/withdrawal", #"{"withdrawn_on": "2025-03-10", "explanation": "It is settled."}"#),
            ("/tags", #"{"subject": "child_protection_conference"}"#),
            ("/corrections", #"{"summary": "Another", "reason": "It was wrong."}"#),
            ("/registration-error", Self.error),
            (
                "/freezes",
                """
                {"disputed_decision": "A move", "requested_on": "2025-03-04", "agreed": true, "decided_on": "2025-03-05",
                "reason": "It is about the move.", "review_on": "2025-04-01"}
                """
            ),
        ] {
            #expect(try await file.refused(act.0, act.1) == "409 complaint_closed", "\(act.0)")
        }
        try await file.done(
            "/entries", #"{"kind": "note", "occurs_on": "2025-03-18", "body": "Told the complainant."}"#)
    }

    /// What the request may not name, by what the other is.
    enum Other: String, CaseIterable {
        case itself, nobody, unknownReference, inError, itsDuplicate
    }

    @Test("The other complaint is there, is another one, and counts", arguments: Other.allCases)
    func other(_ other: Other) async throws {
        let service = try await Service.start(on: "2025-03-20")
        let file = try await Casefile.accepted(service)
        let second = try await Casefile.accepted(service, receivedAt: "2025-03-04T09:30:00Z")
        let id = second.path.lastIdentifier
        let expected: String
        let named: String
        switch other {
        case .itself: (named, expected) = (file.path.lastIdentifier, "422 duplicate_of_itself")
        case .nobody: (named, expected) = ("019a0000-0000-7000-8000-0000000000ff", "422 unknown_duplicate")
        case .unknownReference: (named, expected) = ("CMP-1999-000001", "422 unknown_duplicate")
        case .inError:
            try await second.done("/registration-error", Self.error)
            (named, expected) = (id, "422 duplicate_of_error")
        case .itsDuplicate:
            try await second.done("/registration-error", error(twice: file.path.lastIdentifier))
            (named, expected) = (id, "422 duplicate_of_error")
        }

        #expect(try await file.refused("/registration-error", error(twice: named)) == expected)
        if other == .itsDuplicate {
            #expect(try await file.refused("/registration-error", Self.error) == "409 unsettled")
        }
    }

    @Test("It is the decision of whoever decides, has its reason, and needs the version that was read")
    func whoMay() async throws {
        let service = try await Service.start(on: "2025-03-20")
        let file = try await Casefile.accepted(service)

        #expect(try await file.refused("/registration-error", Self.error, token: service.officer) == "403 forbidden")
        #expect(try await file.refused("/registration-error", #"{"reason": " "}"#) == "422 blank")
        let stale = try await service.send(
            .post, file.path + "/registration-error", Self.error, token: service.manager, headers: [.ifMatch: #""99""#])
        #expect(stale.status == 412)
        let event = try await file.done("/registration-error", Self.error)
        #expect(event["closure"]["duplicate_of"] == .null)
        let events = try await service.get(file.path + "/events").json["items"].elements
        let last = try #require(events.first { $0["operation"].text == "complaint_registered_in_error" })
        #expect(last["details"]["reason"].text == "The same letter came by e-mail and by post.")
    }

    @Test(
        "A child's complaint is registered in error only with a Children's Rights Officer's check, and is on the list")
    func child() async throws {
        let service = try await Service.start(on: "2025-03-20")
        let officer = try await service.rightsOfficer()
        let file = try await Casefile.accepted(service, type: "child_or_young_person")

        #expect(try await file.refused("/registration-error", Self.error) == "422 rights_check_missing")
        try await file.done(
            "/registration-error", String(Self.error.dropLast()) + Service.check(officer, "2025-03-19") + "}")
        #expect(try await service.childDecisions("2025-03") == ["registration_error"])
    }

    /// What would be left in the air, by what is done to hang it on the complaint.
    enum Hanging: String, CaseIterable { case ombudsmanCase, decidedCase, obligation, referral }

    @Test(
        "What would leave something owed in the air is refused and named, and goes through once it is settled",
        arguments: Hanging.allCases)
    func unsettled(_ hanging: Hanging) async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await complaint(.corporateAnswered, service)
        let other = try await complaint(.corporateAnswered, service)
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
            let reply = try await file.act("/registration-error", Self.error)
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
            #expect(try await file.refused("/registration-error", Self.error) == "409 unsettled")
            #expect(try await file.operations()["registerComplaintInError"] == "unsettled")
            let done = try await service.change(
                "/v1/obligations/\(try #require(try owed.json["id"].text))", "/progress",
                #"{"status": "done", "reached_on": "2025-08-29", "evidence": "The letter of that day."}"#)
            try #require(done.status == 200, "\(done.text)")
        case .referral:
            let referred = try await file.done(
                "/safeguarding-referrals", #"{"recipient": "first_response", "immediate_risk": false}"#)
            #expect(try await file.refused("/registration-error", Self.error) == "409 unsettled")
            let id = try #require(referred["id"].text)
            try await file.done(
                "/safeguarding-referrals/\(id)/acknowledgement",
                #"{"acknowledged_at": "2025-09-01T11:00:00Z", "acknowledged_by": "\#(Signer.first)"}"#)
        }
        #expect(try await file.operations()["registerComplaintInError"] == .some(nil))

        try await file.done("/registration-error", error(twice: other.path.lastIdentifier))

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
        try await file.done("/registration-error", Self.error)
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

    @Test("The contact of a complaint that was none is open again, and is the complaint again when that is reopened")
    func contact() async throws {
        let service = try await Service.start(on: "2025-03-20")
        let contact = try await service.logContact(at: "2025-03-03T11:00:00Z", ["kind": #""complaint""#])
        let logged = try await service.figures("2024-25")
        let converted = try await service.convert(contact, #", "explained_on": "2025-03-04""#)
        let file = Casefile(service: service, path: try #require(converted.headers[.location]))
        let counted = try await service.figures("2024-25")
        let before = try await service.get(contact).json

        try await file.done("/registration-error", Self.error)
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

        try await file.done("/registration-error", Self.error)
        let other = try await service.convert(contact)
        try #require(other.status == 201, "\(other.text)")
        #expect(try await file.refused("/reopening", #"{"reason": "It was one."}"#) == "409 contact_converted")
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
            "/registration-error", error(twice: try #require(first.headers[.location]).lastIdentifier))

        #expect(try await service.get(contact).json["state"].text == "converted")
        #expect(Service.changes(counted, try await service.figures("2024-25")) == [])
        #expect(try await service.drift() == [])
    }

    @Test("Of two complaints that are registered as duplicates of each other at once, one counts")
    func race() async throws {
        let service = try await Service.start(on: "2025-03-20")
        let first = try await Casefile.accepted(service)
        let second = try await Casefile.accepted(service, receivedAt: "2025-03-04T09:30:00Z")

        async let one = first.act("/registration-error", error(twice: second.path.lastIdentifier))
        async let other = second.act("/registration-error", error(twice: first.path.lastIdentifier))
        let statuses = [try await one.status, try await other.status]

        #expect(statuses.count { $0 == 200 } == 1, "\(statuses)")
        let left = try await service.get("/v1/complaints?registered_in_error=false").json["items"].elements
        #expect(left.count == 1)
        #expect(try await service.drift() == [])
    }
}
