import Complaints
import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API
@testable import Casework

/// Contacts and compliments that were registered in error or twice.
@Suite(.database) struct ContactErrorTests {
    private static let error = #"{"reason": "It was logged by two officers."}"#

    private func error(twice other: String) -> String {
        #"{"reason": "It was logged by two officers.", "duplicate_of": "\#(other)"}"#
    }

    private func references(_ service: Service, _ query: String) async throws -> Int {
        try await service.get("/v1/contacts" + query).json["items"].elements.count
    }

    /// A state of a contact.
    enum State: String, CaseIterable { case open, acknowledged, resolved, closed, converted }

    private func contact(_ state: State, _ service: Service) async throws -> String {
        let path = try await service.logContact(
            at: "2025-03-03T11:00:00Z", ["kind": state == .closed ? #""enquiry""# : #""informal_concern""#])
        let reply: Reply? =
            switch state {
            case .open: nil
            case .acknowledged:
                try await service.change(path, "/acknowledgement", #"{"acknowledged_on": "2025-03-05"}"#)
            case .resolved:
                try await service.change(
                    path, "/resolution", #"{"resolved_at": "2025-03-03T15:00:00Z", "resolution": "It was mended."}"#)
            case .closed: try await service.close(path, "answered_locally")
            case .converted: try await service.convert(path)
            }
        if let reply { try #require(reply.status < 300, "\(reply.text)") }
        return path
    }

    @Test(
        "In every state a contact leaves every figure and owes nothing, and reopened it is all that it was",
        arguments: State.allCases)
    func everyState(_ state: State) async throws {
        let service = try await Service.start(on: "2025-03-20")
        let other = try await service.logContact(at: "2025-03-03T09:00:00Z")
        let none = try await service.figures("2024-25")
        let path = try await contact(state, service)
        let counted = try await service.figures("2024-25")
        let before = try await service.get(path).json
        let reference = try #require(try await service.get(other).json["reference"].text)

        let closed = try await service.change(path, "/registration-error", error(twice: reference))
        try #require(closed.status == 200, "\(closed.text)")
        let json = try closed.json
        #expect(json["state"].text == "closed")
        #expect(json["registered_in_error"]["duplicate_of"]["reference"].text == reference)
        #expect(try await service.get(other).json["duplicates"].elements.map(\.text) == [before["reference"].text])
        #expect(try await service.drift() == [])
        let owed = try await service.get(path + "/duties").json["items"].elements
        #expect(owed.isEmpty)
        let left = Service.changes(none, try await service.figures("2024-25"))
        // What became a complaint counts as that, by the complaint's own channel.
        #expect(state == .converted ? !left.isEmpty : left == [])
        #expect(try await references(service, "?state=open") == 1)
        #expect(try await references(service, "?registered_in_error=false") == 1)
        #expect(try await references(service, "?registered_in_error=true") == 1)
        #expect(try await references(service, "?worklist=conversion_due") == 0)
        for act in [
            ("/acknowledgement", #"{"acknowledged_on": "2025-03-06"}"#),
            ("/kind", #"{"kind": "comment", "reason": "It asks for nothing."}"#),
            ("/registration-error", Self.error),
        ] {
            #expect(try await service.change(path, act.0, act.1).code == "registered_in_error", "\(act.0)")
        }

        let reopened = try await service.change(path, "/reopening", #"{"reason": "They are two."}"#)
        try #require(reopened.status == 200, "\(reopened.text)")
        #expect(try reopened.json["state"] == before["state"])
        #expect(try reopened.json["registered_in_error"] == .null)
        #expect(Service.changes(counted, try await service.figures("2024-25")) == [])
        #expect(try await service.drift() == [])
        #expect(
            try await service.change(path, "/reopening", #"{"reason": "They are two."}"#).code
                == "not_registered_in_error")
        let contract = try Contract.shared.get()
        #expect(contract.violations(json, contract.named("Contact")) == [])
        let page = try await service.get("/v1/contacts").json
        #expect(contract.violations(page, contract.named("ContactPage")) == [])
    }

    @Test("A contact is no duplicate of itself, of nobody, or of what does not count, and waits for its referral")
    func refused() async throws {
        let service = try await Service.start(on: "2025-03-20")
        let first = try await service.logContact(at: "2025-03-03T11:00:00Z")
        let second = try await service.logContact(at: "2025-03-03T12:00:00Z")
        func code(_ path: String, _ body: String) async throws -> String? {
            try await service.change(path, "/registration-error", body).code
        }

        #expect(try await code(first, error(twice: try service.id(first))) == "duplicate_of_itself")
        #expect(try await code(first, error(twice: "CON-1999-000001")) == "unknown_duplicate")
        #expect(try await code(second, error(twice: try service.id(first))) == nil)
        #expect(try await code(first, error(twice: try service.id(second))) == "duplicate_of_error")
        #expect(try await code(first, Self.error) == "unsettled")
        #expect(
            try await service.send(
                .post, first + "/registration-error", Self.error, token: service.officer,
                headers: [.ifMatch: "*"]
            ).status == 403)

        let referred = try await service.logContact(at: "2025-03-04T11:00:00Z", ["safeguarding": "true"])
        #expect(try await code(referred, Self.error) == "unsettled")
        let child = try await service.logContact(
            at: "2025-03-04T11:00:00Z", ["source": #""child_or_young_person""#])
        #expect(try await code(child, Self.error) == "rights_check_missing")
        let officer = try await service.rightsOfficer()
        let checked = String(Self.error.dropLast()) + Service.check(officer, "2025-03-19") + "}"
        #expect(try await code(child, checked) == nil)
        #expect(try await service.childDecisions("2025-03") == ["registration_error"])
    }

    @Test("A compliment that was recorded twice is counted and printed once, and twice again when it is reopened")
    func compliment() async throws {
        let service = try await Service.start(on: "2025-03-20")
        func record() async throws -> String {
            let reply = try await service.post(
                "/v1/compliments",
                """
                {"received_on": "2025-03-03", "procedure": "childrens", "department": "Children and Families",
                "service": "Fostering", "text": "Thank you.", "passed_on_by": "A manager"}
                """)
            try #require(reply.status == 201, "\(reply.text)")
            return try #require(reply.headers[.location])
        }
        let first = try await record()
        let once = try await service.figures("2024-25")
        let second = try await record()
        let twice = try await service.figures("2024-25")
        #expect(!Service.changes(once, twice).isEmpty)

        let itself = try await service.change(second, "/registration-error", error(twice: second.lastIdentifier))
        #expect(try itself.code == "duplicate_of_itself")
        let byReference = try await service.change(second, "/registration-error", error(twice: "CON-2025-000001"))
        #expect(try byReference.code == "unknown_duplicate")
        let closed = try await service.change(second, "/registration-error", error(twice: first.lastIdentifier))
        try #require(closed.status == 200, "\(closed.text)")

        #expect(try closed.json["registered_in_error"]["duplicate_of"]["id"].text == first.lastIdentifier)
        #expect(Service.changes(once, try await service.figures("2024-25")) == [])
        #expect(try await service.get(first).json["duplicates"].elements.map(\.text) == [second.lastIdentifier])
        #expect(
            try await service.change(second, "/approval", #"{"published_text": "Thank you."}"#).code
                == "registered_in_error")
        #expect(try await service.change(first, "/registration-error", Self.error).code == "unsettled")
        for (query, count) in [("", 2), ("?registered_in_error=true", 1), ("?registered_in_error=false", 1)] {
            #expect(try await service.get("/v1/compliments" + query).json["items"].elements.count == count)
        }
        let contract = try Contract.shared.get()
        #expect(contract.violations(try closed.json, contract.named("Compliment")) == [])
        let page = try await service.get("/v1/compliments").json
        #expect(contract.violations(page, contract.named("ComplimentPage")) == [])

        let reopened = try await service.change(second, "/reopening", #"{"reason": "They are two letters."}"#)
        try #require(reopened.status == 200, "\(reopened.text)")
        #expect(Service.changes(twice, try await service.figures("2024-25")) == [])
    }
}
