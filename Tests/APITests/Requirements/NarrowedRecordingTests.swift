import Complaints
import Foundation
import HTTPTypes
import JSON
import Postgres
import TestSupport
import Testing

@testable import API
@testable import Casework

/// What is recorded with a token that is narrowed to a department, and about records that its holder does not see.
@Suite(.database) struct NarrowedRecordingTests {
    @Test(
        "A narrowed token registers, converts and works on what is of its department",
        arguments: [Role.manager, .officer])
    func records(role: Role) async throws {
        let owner = try await Service.start()
        let database = try await TestDatabase.current.database(as: "redress_service")
        let service = try owner.over(database)
        let token = try await Service.token("own", role, owner.casework, departments: ["Children and Families"])
        let body = Service.registration.replacing("}", with: #", "points": ["The visit"]}"#)
        let contact = try await owner.logContact(
            at: "2026-02-02T09:00:00Z",
            ["department": #""Children and Families""#, "service": #""Fostering""#, "text": #""Another matter""#])

        let registered = try await service.send(.post, "/v1/complaints", body, token: token)
        let path = registered.headers[.location] ?? ""
        let read = try await service.send(.get, path, token: token)
        let events = try await service.send(.get, path + "/events", token: token)
        let converted = try await service.send(
            .post, contact + "/complaint",
            #"{"complainant_type": "resident", "about_childrens_social_care": false, "causes": ["delay"]}"#,
            token: token,
            headers: [.ifMatch: "*", .idempotencyKey: "c"])

        await database.shutdown()
        #expect(registered.status == 201, "\(registered.text)")
        #expect(read.status == 200 && events.status == 200)
        #expect(try events.json["items"].elements.count == 1)
        #expect(converted.status == 201, "\(converted.text)")
    }

    @Test(
        "A link to a record that is not shown, or a behaviour measure about it, is refused as one to a record that is not there"
    )
    func links() async throws {
        let owner = try await Service.start()
        let database = try await TestDatabase.current.database(as: "redress_service")
        let service = try owner.over(database)
        let (seen, hidden) = (try await owner.accept(), try await owner.accept())
        try await owner.done(hidden, "/restriction", #"{"reason": "It is about a colleague."}"#)
        func link(_ field: String, _ id: String) async throws -> [String?] {
            let reply = try await service.send(
                .post, seen + "/links", #"{"kind": "same_family", "\#(field)": "\#(id)"}"#, token: service.officer,
                headers: [.ifMatch: "*", .idempotencyKey: UUID().uuidString])
            return ["\(reply.status)", try reply.code, try reply.json["detail"].text]
        }
        let unknown = "0197a3c0-5c1e-7b3e-8a44-2f9d3c1b7a10"

        func impose(about id: String) async throws -> [String?] {
            let reply = try await service.send(
                .post, "/v1/behaviour-measures",
                """
                {"complainant": "A. Warned", "complainant_kind": "adult", "kind": "warning",
                "evidence": "Forty calls in a week.", "adjustments_considered": true, "starts_on": "2026-03-02",
                "review_on": "2026-06-01", "decided_by": "\(Signer.first)", "consultees": ["\(Signer.second)"],
                "reason": "It keeps the team from other work.", "complaints": ["\(id)"]}
                """, token: service.officer, headers: [.idempotencyKey: UUID().uuidString])
            return ["\(reply.status)", try reply.json["detail"].text]
        }
        let ofHidden = try await impose(about: String(hidden.suffix(36)))
        let ofUnknown = try await impose(about: unknown)
        let ofSeen = try await impose(about: String(seen.suffix(36)))
        let toHidden = try await link("complaint_id", String(hidden.suffix(36)))
        let toUnknown = try await link("complaint_id", unknown)
        let toNoCase = try await link("ombudsman_case_id", unknown)

        await database.shutdown()
        #expect(toHidden == toUnknown && toHidden.first == "422", "\(toHidden)")
        #expect(ofHidden == ofUnknown && ofSeen.first == "201", "\(ofHidden) \(ofSeen)")
        #expect(toNoCase.prefix(2) == ["422", "unknown_ombudsman_case"])
    }
}
