import Dispatch
import HTTPTypes
import JSON
import Postgres
import TestSupport
import Testing

@testable import API
@testable import Casework

@Suite(.database) struct IdempotencyTests {
    private static let key: HTTPFields = [.idempotencyKey: #""a-key""#]

    private func count(_ table: Table) async throws -> Int {
        try await TestDatabase.current.database.read { db in
            try db.one("SELECT count(*) AS rows FROM \(identifier: table)") { try $0["rows"] }
        }
    }

    private enum Table: String, SQLIdentifier {
        case complaint
        case auditEvent = "audit_event"
    }

    @Test("The same POST with the same key has one effect, one audit event and one answer")
    func repeated() async throws {
        let service = try await Service.start()
        let events = try await count(.auditEvent)

        let first = try await service.post("/v1/complaints", Service.registration, headers: Self.key)
        let second = try await service.post(
            "/v1/complaints", Service.registration, headers: [.idempotencyKey: "a-key"])

        #expect(first.status == 201)
        #expect(second.status == 201)
        #expect(second.bytes == first.bytes)
        #expect(second.etag == first.etag)
        #expect(second.headers[.location] == first.headers[.location])
        #expect(first.headers[.idempotencyReplayed] == nil)
        #expect(second.headers[.idempotencyReplayed] == "true")
        #expect(try await count(.complaint) == 1)
        #expect(try await count(.auditEvent) == events + 1)
    }

    @Test("Many of the same POST at once have one effect, and each is answered with it or told to wait")
    func atOnce() async throws {
        let service = try await Service.start()

        let replies = try await withThrowingTaskGroup(of: Reply.self) { group in
            for _ in 0..<8 {
                group.addTask { try await service.post("/v1/complaints", Service.registration, headers: Self.key) }
            }
            return try await group.reduce(into: [Reply]()) { $0.append($1) }
        }

        #expect(replies.contains { $0.status == 201 })
        #expect(replies.allSatisfy { $0.status == 201 || $0.status == 409 })
        #expect(Set(replies.filter { $0.status == 201 }.map(\.text)).count == 1)
        #expect(try await count(.complaint) == 1)
    }

    @Test("A repeated change is answered again even though the version has moved on")
    func repeatedChange() async throws {
        let service = try await Service.start()
        let path = try await service.accept() + "/stages/local_resolution/acknowledgement"
        let headers: HTTPFields = [.idempotencyKey: "k", .ifMatch: #""2""#]

        let first = try await service.post(path, #"{"acknowledged_on": "2025-10-03"}"#, headers: headers)
        let second = try await service.post(path, #"{"acknowledged_on": "2025-10-03"}"#, headers: headers)

        #expect(first.status == 200)
        #expect(second.status == 200)
        #expect(second.bytes == first.bytes)
    }

    @Test("A key that came with another body or path is 422")
    func reused() async throws {
        let service = try await Service.start()
        let first = try await service.post("/v1/complaints", Service.registration, headers: Self.key)
        try #require(first.status == 201)

        let body = try await service.post("/v1/complaints", Service.registration + " ", headers: Self.key)

        #expect(body.status == 422)
        #expect(try body.code == "idempotency_key_reused")
    }

    @Test("A key belongs to a token: another caller's is another key")
    func perToken() async throws {
        let service = try await Service.start()
        let first = try await service.post("/v1/complaints", Service.registration, headers: Self.key)

        let second = try await service.send(
            .post, "/v1/complaints", Service.registration, token: service.officer, headers: Self.key)

        #expect(second.status == 201)
        #expect(second.headers[.location] != first.headers[.location])
    }

    @Test("An answer is destroyed when it has been kept for 30 days, and not before")
    func forgotten() async throws {
        let service = try await Service.start()
        let registration = Service.registration
        _ = try await service.post("/v1/complaints", registration, headers: [.idempotencyKey: "a"])

        let kept = try await service.at("2026-04-01T10:59:59Z").casework.forgetAnswers()
        let forgotten = try await service.at("2026-04-01T12:00:00Z").casework.forgetAnswers()

        #expect(kept == 0)
        #expect(forgotten == 1)
        #expect(try await count(.complaint) == 1)
    }

    @Test("A key may be used for another request once its answer has been kept for 30 days, destroyed or not")
    func expired() async throws {
        let start = try await Service.start(expiresInDays: 60)
        let first = try await start.post("/v1/complaints", Service.registration, headers: Self.key)
        try #require(first.status == 201)

        let kept = try await start.at("2026-04-01T11:59:59Z")
            .post("/v1/complaints", Service.registration + " ", headers: Self.key)
        let later = try start.at("2026-04-01T12:00:00Z")
        let second = try await later.post("/v1/complaints", Service.registration + " ", headers: Self.key)

        #expect(kept.status == 422)
        #expect(second.status == 201 && second.headers[.idempotencyReplayed] == nil, "\(second.text)")
        #expect(try await count(.complaint) == 2)
    }

    @Test("A key with something behind it is told what is wrong with it")
    func parameters() async throws {
        let service = try await Service.start()

        let reply = try await service.post(
            "/v1/complaints", Service.registration, headers: [.idempotencyKey: #""a";x=1"#])

        #expect(reply.status == 400)
        #expect(reply.text.contains("nothing may follow the quotation mark that closes it"))
    }

    @Test("A problem is not kept: the key may be used again")
    func problemsAreNotKept() async throws {
        let service = try await Service.start()
        let refused = try await service.post(
            "/v1/complaints", Service.registration.replacing("Fostering", with: "Nothing"), headers: Self.key)
        try #require(refused.status == 422)

        let second = try await service.post("/v1/complaints", Service.registration, headers: Self.key)

        #expect(second.status == 201)
    }

    @Test(
        "A key that is no key is 400",
        arguments: ["", "\"open", "\"a\\b\"", "two words", String(repeating: "k", count: 256)])
    func malformed(key: String) async throws {
        let service = try await Service.start()

        let reply = try await service.post(
            "/v1/complaints", Service.registration, headers: [.idempotencyKey: key])

        #expect(reply.status == 400)
        #expect(try reply.code == "malformed_header")
    }

    @Test("While the first request with a key runs, another with it is 409 and told when to ask again")
    func running() async throws {
        let service = try await Service.start()
        let path = try await service.accept()
        let headers: HTTPFields = [.idempotencyKey: "k", .ifMatch: #""2""#]
        let send: @Sendable () async throws -> Reply = {
            try await service.post(
                path + "/stages/local_resolution/acknowledgement", #"{"acknowledged_on": "2025-10-03"}"#,
                headers: headers)
        }
        let other = Database(TestDatabase.current.configuration, logger: Service.logger)
        let (held, release) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        async let holding: Void = other.write { db in
            _ = try db.all("SELECT id FROM complaint FOR UPDATE") { _ in () }
            held.signal()
            release.wait()
        }
        await Task.detached { held.waitForSignal() }.value

        async let first = send()
        try await waitUntil(1, waitIn: TestDatabase.current.database)
        let second = try await send()
        release.signal()
        try await holding
        let firstReply = try await first
        await other.shutdown()

        #expect(second.status == 409)
        #expect(try second.code == "idempotency_key_running")
        #expect(second.headers[.retryAfter] == "1")
        #expect(firstReply.status == 200)
    }
}
