import HTTPTypes
import JSON
import Testing

@testable import API

/// What tests of the clocks of a stage do and read.
protocol StageClocks {}

extension StageClocks {
    /// A complaint received and accepted on a day.
    func accepted(
        _ service: Service, _ procedure: String, receivedOn day: String
    ) async throws -> String {
        let registered = try await service.post(
            "/v1/complaints", Service.registration.replacing("2025-10-01T09:30:00+01:00", with: "\(day)T09:30:00Z"))
        try #require(registered.status == 201, "\(registered.text)")
        let path = try #require(registered.headers[.location])
        try await service.accept(path, into: procedure, on: day)
        return path
    }

    /// Does an act that must succeed and returns the complaint.
    @discardableResult
    func act(_ service: Service, _ path: String, _ act: String, _ body: String) async throws -> JSONValue {
        let reply = try await service.change(path, act, body)
        try #require(reply.status == 200, "\(act): \(reply.text)")
        return try reply.json
    }

    /// The deadlines of a clock of a stage, `due_on ended_by`.
    func duties(_ complaint: JSONValue, _ stage: String, _ clock: String) -> [String] {
        complaint["stages"].elements.first { $0["stage"].text == stage }?["deadlines"].elements
            .filter { $0["clock"].text == clock }
            .map { "\($0["due_on"].text ?? "") \($0["ended_by"].text ?? "open")" } ?? []
    }

    func warnings(_ complaint: JSONValue, _ stage: String) -> [String] {
        complaint["stages"].elements.first { $0["stage"].text == stage }?["warnings"].elements.compactMap(\.text) ?? []
    }
}
