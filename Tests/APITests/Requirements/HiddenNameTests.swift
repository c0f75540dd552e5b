import Complaints
import Foundation
import HTTPTypes
import JSON
import Postgres
import TestSupport
import Testing

@testable import API
@testable import Casework

/// A record that is seen, its history and its kept answers do not tell of another one that is not (requirement R156).
@Suite(.database) struct HiddenNameTests {
    /// The service as its role and as the owner, with records to hide.
    private struct Place {
        let owner: Service
        let database: Database
        let service: Service

        init() async throws {
            owner = try await Service.start()
            database = try await TestDatabase.current.database(as: "redress_service")
            service = try owner.over(database)
        }

        func hide(_ complaint: String) async throws {
            try await owner.done(complaint, "/restriction", #"{"reason": "It is about a colleague."}"#)
        }

        /// All that an officer is told of a record: itself, its events and its history.
        func told(of path: String, _ parts: [String] = ["", "/events"]) async throws -> String {
            var told = ""
            for part in parts { told += try await service.send(.get, path + part, token: service.officer).text }
            return told
        }
    }

    private static func id(_ path: String) -> String { String(path.suffix(36)) }

    private static func reference(_ path: String, _ service: Service) async throws -> String {
        try #require(try await service.get(path).json["reference"].text)
    }

    @Test("A complaint that was registered twice does not tell which one counts in its place where that is not shown")
    func duplicates() async throws {
        let place = try await Place()
        let (twice, counting) = (try await place.owner.accept(), try await place.owner.accept())
        let reference = try await Self.reference(counting, place.owner)
        try await place.owner.done(
            twice, "/registration-error",
            #"{"reason": "It came twice.", "duplicate_of": "\#(reference.lowercased())"}"#)
        let parts = ["", "/events", "/history"]

        let before = try await place.told(of: twice, parts)
        try await place.hide(counting)
        let after = try await place.told(of: twice, parts)
        let events = try await place.service.send(.get, twice + "/events", token: place.service.officer)

        await place.database.shutdown()
        #expect(before.localizedCaseInsensitiveContains(reference) && before.contains(Self.id(counting)), "\(before)")
        #expect(!after.localizedCaseInsensitiveContains(reference) && !after.contains(Self.id(counting)), "\(after)")
        #expect(try events.json["items"].elements.last?["details"]["not_shown"].text == "duplicate_of")
    }

    @Test("Neither the events of a complaint nor the kept answer of a link tell of the complaint at its other end")
    func links() async throws {
        let place = try await Place()
        let (seen, hidden) = (try await place.owner.accept(), try await place.owner.accept())
        let reference = try await Self.reference(hidden, place.owner)
        func link() async throws -> Reply {
            try await place.service.send(
                .post, seen + "/links", #"{"kind": "same_family", "complaint_id": "\#(Self.id(hidden))"}"#,
                token: place.service.officer, headers: [.ifMatch: "*", .idempotencyKey: "link"])
        }

        let linked = try await link()
        let again = try await link()
        try await place.hide(hidden)
        let replayed = try await link()
        let told = try await place.told(of: seen, ["", "/events", "/history", "/links"])

        await place.database.shutdown()
        #expect(linked.status == 201 && again.status == 201, "\(linked.text) \(again.text)")
        #expect(replayed.status == 404 && !replayed.text.contains(Self.id(hidden)), "\(replayed.text)")
        #expect(!told.contains(Self.id(hidden)) && !told.contains(reference), "\(told)")
        #expect(!told.contains(try #require(linked.json["id"].text)), "\(told)")
    }

    @Test("The kept answer of a pair of learning is given to nobody who no longer sees a complaint of it")
    func pairs() async throws {
        let place = try await Place()
        let complaint = try await place.owner.accept()
        func propose() async throws -> Reply {
            try await place.service.send(
                .post, "/v1/learning-pairs",
                """
                {"you_complained": "Nobody rang back.", "we_have": "A rota for calls.", "procedure": "childrens",
                "complaint_ids": ["\(Self.id(complaint))"]}
                """, token: place.service.officer, headers: [.idempotencyKey: "pair"])
        }

        let proposed = try await propose()
        let again = try await propose()
        try await place.hide(complaint)
        let replayed = try await propose()

        await place.database.shutdown()
        #expect(proposed.status == 201 && again.status == 201, "\(proposed.text) \(again.text)")
        #expect(replayed.status == 404 && !replayed.text.contains(Self.id(complaint)), "\(replayed.text)")
    }

    @Test(
        "A contact and a compliment do not tell of an earlier contact that a narrowed token does not see, and are changed all the same"
    )
    func contacts() async throws {
        let place = try await Place()
        let token = try await Service.token("own", .officer, place.owner.casework, departments: ["Highways"])
        let earlier = try await place.owner.logContact(
            at: "2026-02-02T09:00:00Z",
            ["kind": #""service_request""#, "department": #""Children and Families""#, "service": #""Fostering""#])
        let later = try await place.owner.logContact(
            at: "2026-02-05T09:00:00Z",
            [
                "department": #""Highways""#, "service": #""Potholes""#, "text": #""The hole is there still.""#,
                "reported_before_id": #""\#(Self.id(earlier))""#,
            ])
        let compliment = try await place.owner.post(
            "/v1/compliments",
            """
            {"contact_id": "\(Self.id(earlier))", "received_on": "2026-02-05", "procedure": "corporate",
            "department": "Highways", "service": "Potholes", "text": "Well mended.", "passed_on_by": "A. Officer"}
            """)
        let praise = try #require(compliment.headers[.location])
        func get(_ path: String) async throws -> Reply { try await place.service.send(.get, path, token: token) }

        let told = try await get(later).text + (try await get(later + "/events").text)
        let filtered = try await get("/v1/contacts?reported_before_id=\(Self.id(earlier))")
        let praised = try await get(praise).text + (try await get("/v1/compliments").text)
        let ofContact = try await get("/v1/compliments?contact_id=\(Self.id(earlier))")
        let corrected = try await place.service.send(
            .post, later + "/corrections", #"{"text": "The hole is larger.", "reason": "Misheard."}"#, token: token,
            headers: [.ifMatch: "*", .idempotencyKey: "c"])
        let kept = try await place.owner.get(later).json["reported_before_id"].text

        await place.database.shutdown()
        #expect(!told.contains(Self.id(earlier)) && !praised.contains(Self.id(earlier)), "\(told) \(praised)")
        #expect(try filtered.json["items"].elements.isEmpty && ofContact.json["items"].elements.isEmpty)
        #expect(corrected.status == 200 && !corrected.text.contains(Self.id(earlier)), "\(corrected.text)")
        #expect(kept == Self.id(earlier))
    }

    @Test(
        "A record that a hidden one counts as is not left out of everything, and who tries is not told which one it is")
    func counting() async throws {
        let place = try await Place()
        let (counting, twice) = (try await place.owner.accept(), try await place.owner.accept())
        let person = try PersonID(rawValue: #require(UUID(uuidString: Signer.second)))
        let named = try await Service.token("named", .manager, place.owner.casework, person: person)
        try await place.owner.done(twice, "/named-people", #"{"person_id": "\#(person.text)"}"#)
        try await place.owner.done(
            twice, "/registration-error", #"{"reason": "Twice.", "duplicate_of": "\#(Self.id(counting))"}"#)
        func leaveOut(_ token: String) async throws -> Reply {
            try await place.service.send(
                .post, counting + "/registration-error", #"{"reason": "No complaint at all."}"#, token: token,
                headers: [.ifMatch: "*", .idempotencyKey: UUID().uuidString])
        }

        let byNamed = try await leaveOut(named)
        let byManager = try await leaveOut(place.service.manager)

        await place.database.shutdown()
        #expect(try byNamed.status == 409 && byNamed.code == "beyond_reach", "\(byNamed.text)")
        #expect(try byManager.status == 409 && byManager.code == "unsettled", "\(byManager.text)")
    }

    @Test(
        "A complaint is not reopened where its contact became something that is not shown, and nothing of that is told")
    func released() async throws {
        let place = try await Place()
        let token = try await Service.token(
            "own", .manager, place.owner.casework, departments: ["Children and Families"])
        let contact = try await place.owner.logContact(at: "2026-02-02T09:00:00Z")
        let converted = try await place.owner.convert(
            contact, #", "department": "Children and Families", "service": "Fostering""#)
        let complaint = try #require(converted.headers[.location])
        try await place.owner.done(complaint, "/registration-error", #"{"reason": "Not one."}"#)
        try #require(try await place.owner.convert(contact).status == 201)
        let reference = try await Self.reference(contact, place.owner)

        let reopened = try await place.service.send(
            .post, complaint + "/reopening", #"{"reason": "It is one."}"#, token: token,
            headers: [.ifMatch: "*", .idempotencyKey: "r"])

        await place.database.shutdown()
        #expect(try reopened.status == 409 && reopened.code == "beyond_reach", "\(reopened.text)")
        #expect(!reopened.text.contains(reference))
    }

    @Test("The rows behind a figure tell of a compliment and not of the contact it came with")
    func rows() async throws {
        let place = try await Place()
        let contact = try await place.owner.logContact(at: "2026-02-02T09:00:00Z")
        let recorded = try await place.owner.post(
            "/v1/compliments",
            """
            {"contact_id": "\(Self.id(contact))", "received_on": "2026-02-05", "procedure": "childrens",
            "department": "Children and Families", "service": "Fostering", "text": "Kind.", "passed_on_by": "A. Officer"}
            """)
        let token = try await Service.token(
            "own", .officer, place.owner.casework, departments: ["Children and Families"])

        let rows = try await place.service.send(
            .get, "/v1/figures/childrens.compliments/rows?period=2025-26", token: token)

        await place.database.shutdown()
        #expect(recorded.status == 201, "\(recorded.text)")
        #expect(try rows.json["items"].elements.count == 1 && rows.json["items"].elements[0]["reference"] == .null)
    }
}
