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
    @Test(
        "In every state it leaves every figure, breach and worklist, and reopened it is all that it was",
        arguments: Erroneous.State.allCases)
    func everyState(_ state: Erroneous.State) async throws {
        let service = try await Service.start(on: "2025-09-01")
        let other = try await Casefile.accepted(service, receivedAt: "2025-03-04T09:30:00Z")
        let none = try await service.figures("2024-25")
        _ = try await service.breachesAfterSweep()
        let breachesWithout = try await service.breaches()
        let listedWithout = try await service.worklisted()

        let file = try await Erroneous.complaint(state, service)
        let breaches = try await service.breachesAfterSweep()
        let counted = try await service.figures("2024-25")
        let before = try await file.complaint
        let permitted = try await file.operations()
        #expect(!Service.changes(none, counted).isEmpty)
        #expect(permitted["registerComplaintInError"] == .some(nil))

        let closed = try await file.done(
            "/registration-error", Erroneous.error(twice: try #require(try await other.complaint["reference"].text)))

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
        #expect(try await service.breaches() == breaches)
        #expect(try await service.breachesAfterSweep() == breaches)
        #expect(try await file.operations() == permitted)
        #expect(try await service.drift() == [])
        #expect(try await other.complaint["duplicates"].elements.isEmpty)
    }

    @Test("Nothing is done to it but what reads it, notes it or opens it again")
    func nothingMore() async throws {
        let service = try await Service.start(on: "2025-03-20")
        let file = try await Casefile.accepted(service)
        try await file.done("/registration-error", Erroneous.error)

        let operations = try await file.operations()
        let open = operations.filter { $0.value == nil }.keys.sorted()
        #expect(open == ["linkComplaint", "recordEntry", "recordErasureRequest", "reopenComplaint"])
        for act in [
            ("/stages/local_resolution/response", #"{"responded_on": "2025-03-17", "outcome": "not_upheld"}"#),
            ("/withdrawal", #"{"withdrawn_on": "2025-03-10", "explanation": "It is settled."}"#),
            ("/tags", #"{"subject": "child_protection_conference"}"#),
            ("/corrections", #"{"summary": "Another", "reason": "It was wrong."}"#),
            ("/registration-error", Erroneous.error),
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
            "/entries", #"{"kind": "note", "occurs_on": "2025-03-18", "text": "Told the complainant."}"#)
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
            try await second.done("/registration-error", Erroneous.error)
            (named, expected) = (id, "422 duplicate_of_error")
        case .itsDuplicate:
            try await second.done("/registration-error", Erroneous.error(twice: file.path.lastIdentifier))
            (named, expected) = (id, "422 duplicate_of_error")
        }

        #expect(try await file.refused("/registration-error", Erroneous.error(twice: named)) == expected)
        if other == .itsDuplicate {
            #expect(try await file.refused("/registration-error", Erroneous.error) == "409 unsettled")
        }
    }

    @Test("It is the decision of whoever decides, has its reason, and needs the version that was read")
    func whoMay() async throws {
        let service = try await Service.start(on: "2025-03-20")
        let file = try await Casefile.accepted(service)

        #expect(
            try await file.refused("/registration-error", Erroneous.error, token: service.officer) == "403 forbidden")
        #expect(try await file.act("/registration-error", #"{"reason": " "}"#).pointers == ["#/reason"])
        let stale = try await service.send(
            .post, file.path + "/registration-error", Erroneous.error, token: service.manager,
            headers: [.ifMatch: #""99""#])
        #expect(stale.status == 412)
        let event = try await file.done("/registration-error", Erroneous.error)
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

        #expect(try await file.refused("/registration-error", Erroneous.error) == "422 rights_check_missing")
        try await file.done(
            "/registration-error", String(Erroneous.error.dropLast()) + Service.check(officer, "2025-03-19") + "}")
        #expect(try await service.childDecisions("2025-03") == ["registration_error"])
    }
}
