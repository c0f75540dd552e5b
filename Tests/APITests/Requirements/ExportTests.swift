import Complaints
import Foundation
import HTTPTypes
import JSON
import Postgres
import TestSupport
import Testing

@testable import API
@testable import Casework

/// Answers that callers do not wait for (RFC 7240 section 4.1).
@Suite(.database) struct ExportTests {
    private static let later: HTTPFields = [.prefer: "respond-async"]

    /// Sends a request that is answered later and waits until it is; the export as it is then.
    private func made(
        _ service: Service, _ method: HTTPRequest.Method = .get, _ path: String, _ body: String? = nil,
        _ more: HTTPFields = [:]
    ) async throws -> JSONValue {
        let taken = try await service.send(method, path, body, token: service.manager, headers: Self.later + more)
        try #require(taken.status == 202, "\(taken.text)")
        #expect(taken.headers[.preferenceApplied] == "respond-async")
        let contract = try Contract.shared.get()
        #expect(contract.violations(try taken.json, try contract.answer("getExport", 200)) == [])
        #expect(try taken.json["state"].text == "running")
        let location = try #require(taken.headers[.location])
        for _ in 0..<10_000 {
            let export = try await service.get(location)
            if try export.json["state"].text == "ready" { return try export.json }
            await Task.yield()
        }
        throw NeverReady()
    }

    private struct NeverReady: Error {}

    /// Makes exports until the test ends, as the service does while it runs.
    private func maker(_ service: Service) -> Task<Void, Never> { Task { await service.api.exports.run() } }

    @Test(
        "A list, a report, a search and what cannot be answered are made meanwhile and fetched as they would have been answered"
    )
    func answers() async throws {
        let service = try await Service.start()
        let maker = maker(service)
        defer { maker.cancel() }
        _ = try await service.post("/v1/complaints", Service.registration)
        let asked: [(HTTPRequest.Method, String, String?, HTTPFields)] = [
            (.get, "/v1/complaints?format=csv", nil, [:]), (.get, "/v1/complaints", nil, [:]),
            (.get, "/v1/reports/childrens/2024-25?view=internal", nil, [.accept: "text/csv"]),
            (.get, "/v1/complaints?colour=red", nil, [:]),
            (.post, "/v1/searches", #"{"query": "council"}"#, [:]),
            (.post, "/v1/searches", "{", [:]),
        ]

        for (method, path, body, headers) in asked {
            let export = try await made(service, method, path, body, headers)
            let answer = try await service.get(try #require(export["answer"].text))
            let direct = try await service.send(method, path, body, token: service.manager, headers: headers)

            #expect(answer.status == direct.status, "\(path)")
            #expect(answer.headers[.contentType] == direct.headers[.contentType], "\(path)")
            #expect(answer.headers[.contentDisposition] == direct.headers[.contentDisposition], "\(path)")
            #expect(export["status"].integer == direct.status, "\(path)")
            #expect(export["bytes"].integer == answer.bytes.count, "\(path)")
            if direct.status == 200 {
                #expect(answer.text == direct.text, "\(path)")
            } else {
                #expect(try answer.code == direct.code, "\(path)")
            }
        }
    }

    @Test("A version of a report is made meanwhile, once for its key, and found by its address")
    func version() async throws {
        let service = try await Service.start(on: "2025-06-02")
        let maker = maker(service)
        defer { maker.cancel() }
        let body = #"{"report": "childrens", "period": "2024-25"}"#
        let key: HTTPFields = [.idempotencyKey: #""once""#]

        let first = try await made(service, .post, "/v1/report-versions", body, key)
        let again = try await made(service, .post, "/v1/report-versions", body, key)

        let answers = [
            try await service.get(first["answer"].text ?? ""), try await service.get(again["answer"].text ?? ""),
        ]
        #expect(answers.map(\.status) == [201, 201])
        #expect(answers[0].headers[.location] == answers[1].headers[.location])
        let version = try await service.get(try #require(answers[0].headers[.location]))
        #expect(version.etag == answers[0].headers[.eTag])
        #expect(try await service.get("/v1/report-versions").json["items"].elements.count == 1)
    }

    @Test("A body of more than one part is given back whole")
    func parts() async throws {
        let service = try await Service.start()
        let export = try await service.casework.perform(
            RequestExport(of: "listComplaints", requires: .readCasework),
            as: .bearer(service.manager))
        for number in 0..<3 {
            try await service.casework.store(
                Array(repeating: UInt8(65 + number), count: 700), asPart: number, of: export.id,
                at: "/v1/complaints", as: .bearer(service.manager))
        }
        try await service.casework.end(
            export.id, at: "/v1/complaints", status: 200, contentType: "text/plain", contentDisposition: nil,
            location: nil, etag: nil)

        let answer = try await service.get("/v1/exports/\(export.id.text)/answer")

        #expect(answer.text == ["A", "B", "C"].map { String(repeating: $0, count: 700) }.joined())
        #expect(answer.headers[.contentLength] ?? "2100" == "2100")
    }

    @Test("Whoever may not ask is told at once, and an export is there for its caller alone")
    func access() async throws {
        let service = try await Service.start()
        let maker = maker(service)
        defer { maker.cancel() }
        let refused = try await service.send(.get, "/v1/complaints", token: service.viewer, headers: Self.later)
        #expect(try "\(refused.status) \(refused.code ?? "")" == "403 forbidden")
        #expect(try await service.send(.get, "/v1/complaints", token: nil, headers: Self.later).status == 401)
        // Nothing is said of a body, since nothing is read of it.
        for (token, status) in [(service.viewer, 403), (nil, 401)] as [(String?, Int)] {
            let posted = try await service.send(
                .post, "/v1/searches", "x", token: token, headers: Self.later + [.contentType: "text/plain"])
            #expect(posted.status == status, "\(posted.text)")
        }

        let export = try await made(service, .get, "/v1/complaints")
        let path = try #require(export["answer"].text)

        #expect(try await service.send(.get, path, token: service.officer).status == 404)
        #expect(
            try await service.send(.get, String(path.dropLast("/answer".count)), token: service.officer).status == 404)
        #expect(try await service.send(.get, "/v1/exports", token: service.officer).json["items"].elements.isEmpty)
        #expect(try await service.get("/v1/exports").json["items"].elements.count == 1)
        #expect(try await service.get("/v1/exports/0197a3c0-5c1e-7b3e-8a44-2f9d3c1b7a10").status == 404)
        let events = try await TestDatabase.current.database.read { db in
            try db.all(
                "SELECT details->>'operation' AS operation FROM audit_event WHERE operation = 'export_requested'"
            ) {
                try $0["operation"] as String
            }
        }
        #expect(events == ["listComplaints"])
    }

    @Test("Whoever lost the permission fetches nothing any more")
    func lostPermission() async throws {
        let service = try await Service.start()
        let maker = maker(service)
        defer { maker.cancel() }
        let export = try await made(service, .get, "/v1/complaints")
        try await TestDatabase.current.database.write { db in
            _ = try db.execute("UPDATE api_token SET role = 'viewer' WHERE role = 'manager'")
        }

        let answer = try await service.get(try #require(export["answer"].text))

        #expect(try "\(answer.status) \(answer.code ?? "")" == "403 forbidden")
    }

    @Test("Of one caller five are made at once, and the next is told to wait")
    func atOnce() async throws {
        let service = try await Service.start()
        for _ in 1...Export.atOnce {
            let taken = try await service.get("/v1/complaints", headers: Self.later)
            #expect(taken.status == 202)
        }

        let refused = try await service.get("/v1/complaints", headers: Self.later)

        #expect(try "\(refused.status) \(refused.code ?? "")" == "429 too_many_requests")
        #expect(
            try await service.send(.get, "/v1/complaints", token: service.officer, headers: Self.later).status == 202)
    }

    @Test("One that nobody is at any more is interrupted, and after a day each is gone with its parts")
    func ends() async throws {
        let service = try await Service.start(on: "2026-03-02")
        let taken = try await service.get("/v1/complaints", headers: Self.later)
        let path = try #require(taken.headers[.location])
        #expect(try await service.get(path + "/answer").code == "export_running")
        try await service.casework.store(
            [65], asPart: 0, of: ExportID(rawValue: try #require(UUID(uuidString: path.lastIdentifier))),
            at: "/v1/complaints", as: .bearer(service.manager))

        let later = try service.at("2026-03-02T12:02:01Z")
        #expect(try await later.get(path).json["state"].text == "interrupted")
        #expect(try await later.get(path + "/answer").code == "export_interrupted")
        #expect(try await later.get("/v1/complaints", headers: Self.later).status == 202)

        let next = try service.at("2026-03-03T12:00:00Z")
        #expect(try await next.get(path).status == 404)
        #expect(try await next.casework.forgetExports() == 1)
        let left = try await TestDatabase.current.database.read { db in
            try db.one("SELECT count(*) AS rows FROM export_part") { try $0["rows"] as Int }
        }
        #expect(left == 0)
    }

    @Test(
        "A preference is read as RFC 7240 writes it, and one that is not for an operation is left aside",
        arguments: [
            ("respond-async", 202), ("Respond-Async; wait=5", 202), ("return=minimal, respond-async", 202),
            ("wait=10", 200), ("respond-asynchronously", 200),
        ])
    func preference(_ value: String, _ status: Int) async throws {
        let service = try await Service.start()
        let record = try await service.register()
        #expect(try await service.get("/v1/complaints", headers: [.prefer: value]).status == status)
        #expect(try await service.get(record, headers: [.prefer: value]).status == 200)
    }
}
