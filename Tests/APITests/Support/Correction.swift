import Foundation
import HTTPTypes
import JSON
import Testing

@testable import API
@testable import Casework

/// A correction of a record under test, at whatever version the record has.
extension Service {
    /// What a correction is answered: "200", or the status and the code of its refusal.
    func corrected(_ path: String, _ fields: String, token: String? = nil) async throws -> String {
        let reply = try await send(
            .post, path, "{\(fields.isEmpty ? "" : fields + ", ")\"reason\": \"It was typed wrongly.\"}",
            token: token ?? manager, headers: [.ifMatch: "*", .idempotencyKey: UUID().uuidString])
        return reply.status < 300 ? "200" : "\(reply.status) \(try reply.code ?? "-")"
    }

    /// Does what must succeed.
    @discardableResult
    func done(_ path: String, _ act: String, _ body: String) async throws -> JSONValue {
        let reply = try await change(path, act, body)
        try #require(reply.status < 300, "\(path)\(act): \(reply.text)")
        return try reply.json
    }

    /// The breaches in force, as what was due and when.
    func breachesInForce() async throws -> [String] {
        try await get("/v1/breaches").json["items"].elements.map {
            "\($0["duty"].text ?? "") \($0["deadline"]["due_on"].text ?? $0["due_on"].text ?? "")"
        }
    }

    /// Lets the sweep record what is late.
    func sweep() async throws {
        _ = try await casework.perform(Sweep(asOf: nil), as: .commandLine(name: "sweep"))
    }

    /// How many stored duties differ from what they are computed to be.
    func drift() async throws -> Int { try await casework.verifyDuties().drift.count }

    /// What the latest event of a record tells.
    func told(_ path: String, _ event: String) async throws -> [String: String] {
        let events = try await get(path + "/events?limit=200").json["items"].elements
        let found = try #require(events.last { $0["operation"].text == event }, "\(event)")
        guard case .object(let members) = found["details"] else { return [:] }
        return members.reduce(into: [:]) { told, member in
            told[member.name] = member.value.text ?? member.value.integer.map { "\($0)" }
        }
    }
}
