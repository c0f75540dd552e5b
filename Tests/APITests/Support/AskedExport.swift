import Complaints
import HTTPTypes
import JSON
import Postgres
import TestSupport
import Testing

@testable import API
@testable import Casework

/// An export that a responding manager of a department asked for, and what is there of it.
struct AskedExport {
    let service: Service
    let token: String
    let path: String

    func statuses() async throws -> [Int] {
        let listed = try await service.send(.get, "/v1/exports", token: token).json["items"].elements.count
        return try await [
            service.send(.get, path, token: token).status,
            service.send(.get, path + "/answer", token: token).status,
            listed,
        ]
    }
}

extension RelatedComplaints {
    /// What a responding manager asks for, or another, is made after something happened; the service is connected as its role.
    func made(
        _ asked: String, of known: CaseAccessTests.Known, as role: Role = .respondingManager, _ owner: Service,
        _ database: Database, after happens: () async throws -> Void = {}
    ) async throws -> AskedExport {
        let service = try owner.over(database)
        let token = try await Service.token("asking", role, owner.casework, person: known.person)
        let taken = try await service.send(.get, asked, token: token, headers: [.prefer: "respond-async"])
        let path = try #require(taken.headers[.location], "\(taken.text)")
        try await happens()
        let maker = Task { await service.api.exports.run() }
        defer { maker.cancel() }
        for _ in 0..<10_000 {
            let export = try await service.send(.get, path, token: token)
            if export.status == 404 { break }
            if try export.json["state"].text == "ready" { break }
            await Task.yield()
        }
        return AskedExport(service: service, token: token, path: path)
    }
}
