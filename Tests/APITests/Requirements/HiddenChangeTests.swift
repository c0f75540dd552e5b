import Complaints
import Foundation
import HTTPTypes
import JSON
import Postgres
import TestSupport
import Testing

@testable import API
@testable import Casework

/// Whoever does not see a record can do nothing to it, and learns nothing by trying (requirement R156).
@Suite(.database) struct HiddenChangeTests {
    /// A body as the contract shows it.
    private static func body(_ operation: Contract.Operation) throws -> String {
        let request = try Contract.shared.get().resolve(operation.fields["requestBody"])
        let media = (request["content"] as? [String: Any])?["application/json"] as? [String: Any]
        guard let example = media?["example"] else { return "{}" }
        return String(decoding: try JSONSerialization.data(withJSONObject: example), as: UTF8.self)
    }

    /// What tells one refusal from another, without the words that repeat what was asked.
    private static func told(_ reply: Reply) throws -> [String?] {
        ["\(reply.status)", try reply.code, try reply.json["detail"].text] + (try reply.pointers)
    }

    @Test(
        "Every change to a record that is not shown is answered as to a record that is not there, whatever the role",
        arguments: [Role.manager, .officer, .investigator, .respondingManager])
    func changes(role: Role) async throws {
        let owner = try await Service.start()
        let database = try await TestDatabase.current.database(as: "redress_service")
        let service = try owner.over(database)
        // Whoever may do everything, and sees none of it.
        let token = try await Service.token("stranger", role, owner.casework, departments: ["Highways"])
        let complaint = try await owner.accept()
        _ = try await owner.change(complaint, "/restriction", #"{"reason": "It is about a colleague."}"#)
        let contact = try await owner.logContact(
            at: "2026-02-02T09:00:00Z", ["department": #""Children and Families""#, "service": #""Fostering""#])
        let `case` = try await AtTheOmbudsman.open(owner, "26 000 001")
        let hidden = [
            "complaint": complaint, "contact": contact, "ombudsman_case": `case`,
        ].mapValues { String($0.suffix(36)) }
        let unknown = "0197a3c0-5c1e-7b3e-8a44-2f9d3c1b7a10"
        var seen: [Int: Int] = [:]

        for operation in try Contract.shared.get().operations where operation.method == "POST" {
            guard let id = operation.id,
                let kind = hidden.keys.first(where: { operation.path.contains("/{\($0)_id}/") })
            else { continue }
            func answer(_ identifier: String) async throws -> Reply {
                let path = operation.path.replacing("{\(kind)_id}", with: identifier)
                    .replacing("{stage}", with: "local_resolution").replacing(/\{[a-z_]+_id\}/, with: unknown)
                    .replacing(/\{[a-z_]+\}/, with: "1")
                return try await service.send(
                    .post, path, try Self.body(operation), token: token,
                    headers: [.ifMatch: "*", .idempotencyKey: "\(id)-\(identifier.prefix(8))"])
            }

            let ofHidden = try await answer(try #require(hidden[kind]))
            let ofUnknown = try await answer(unknown)
            #expect(try Self.told(ofHidden) == Self.told(ofUnknown), "\(id): \(ofHidden.text)")
            #expect(ofHidden.status >= 400, "\(id)")
            seen[ofHidden.status, default: 0] += 1
        }

        await database.shutdown()
        // The others may hardly do anything, and are told so first.
        #expect(!role.isOfComplaintsTeam || (seen[404] ?? 0) > 20, "\(seen)")
    }
}
