import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import JSON
import Logging
import Postgres
import Reporting
import Synchronization
import TestSupport
import Testing
import WorkingDays

@testable import API
@testable import Casework

/// A clock that a test moves.
private final class MovedClock: Sendable {
    private let instant: Mutex<Date>

    init(_ now: Date) { instant = Mutex(now) }

    var clock: WorkingDays.Clock { WorkingDays.Clock { [self] in instant.withLock { $0 } } }

    func pass(seconds: Double) { instant.withLock { $0 += seconds } }
}

@Suite(.database) struct LimitRouteTests {
    /// The service of the test with limits of its own.
    private func limited(
        _ service: Service, requests: Int? = nil, failures: Int? = nil, proxies: String = "", _ moved: MovedClock
    ) throws -> Service {
        let limits = RateLimits(
            callerRequests: requests, failedSignIns: failures, proxies: try #require(TrustedProxies(proxies)))
        let api = RedressAPI(
            casework: service.casework, reports: Reports(database: TestDatabase.current.database),
            openAPI: "openapi: 3.1.0\n", clock: moved.clock, limits: limits,
            readiness: { Readiness(failures: [], warnings: []) })
        return Service(
            casework: service.casework, api: api, manager: service.manager, officer: service.officer,
            viewer: service.viewer)
    }

    @Test("A token that makes too many requests is told when to come again; other tokens are not, nor who has none")
    func callers() async throws {
        let moved = MovedClock(Date(timeIntervalSinceReferenceDate: 800_000_000))
        let service = try limited(try await Service.start(), requests: 3, moved)

        let allowed = [
            try await service.get("/v1/causes"), try await service.post("/v1/complaints", Service.registration),
            try await service.get("/v1/complaints/none"),
        ]
        let refused = try await service.get("/v1/causes")
        let other = try await service.send(.get, "/v1/causes", token: service.officer)
        let health = try await service.send(.get, "/healthz", token: service.manager)
        moved.pass(seconds: 20)
        let later = try await service.get("/v1/causes")

        #expect(allowed.map(\.status) == [200, 201, 404])
        #expect(refused.status == 429)
        #expect(try refused.code == "too_many_requests")
        #expect(refused.headers[.retryAfter] == "20")
        #expect(other.status == 200)
        #expect(health.status == 200)
        #expect(later.status == 200)
    }

    @Test("A change that is refused for its number is not made")
    func notMade() async throws {
        let moved = MovedClock(Date(timeIntervalSinceReferenceDate: 800_000_000))
        let service = try limited(try await Service.start(), requests: 1, moved)

        let made = try await service.post("/v1/complaints", Service.registration)
        let refused = try await service.post("/v1/complaints", Service.registration)
        moved.pass(seconds: 60)

        #expect(made.status == 201)
        #expect(refused.status == 429)
        #expect(try await service.get("/v1/complaints").json["items"].elements.count == 1)
    }

    @Test("Tokens that are not valid are refused by address after so many, and a valid one from there never")
    func failures() async throws {
        let moved = MovedClock(Date(timeIntervalSinceReferenceDate: 800_000_000))
        let service = try limited(try await Service.start(), failures: 2, moved)
        let contract = try Contract.shared.get()

        let first = [
            try await service.send(.get, "/v1/causes", token: "redress_1"),
            try await service.send(.post, "/v1/complaints", "{}", token: "redress_2"),
        ]
        let (get, post) = (
            try await service.send(.get, "/v1/complaints", token: "redress_3"),
            try await service.send(.post, "/v1/searches", "{}", token: "redress_4")
        )
        let (valid, registered) = (
            try await service.get("/v1/causes"), try await service.post("/v1/complaints", Service.registration)
        )
        let none = try await service.send(.get, "/v1/causes", token: nil)
        moved.pass(seconds: 30)
        let later = try await service.send(.get, "/v1/causes", token: "redress_5")

        #expect(first.map(\.status) == [401, 401])
        for refused in [get, post] {
            #expect(refused.status == 429)
            #expect(try refused.code == "too_many_failed_sign_ins")
            #expect(refused.headers[.retryAfter] == "30")
            #expect(contract.violations(try refused.json, contract.named("Problem")) == [])
        }
        #expect(valid.status == 200)
        #expect(registered.status == 201)
        #expect(none.status == 401)
        #expect(later.status == 401)
    }

    @Test(
        "Failures count for the address that a trusted proxy names, and for the connection's where nobody is trusted",
        arguments: [("127.0.0.1, ::1", [401, 429, 401]), ("", [401, 429, 429])])
    func addresses(proxies: String, statuses: [Int]) async throws {
        let moved = MovedClock(Date(timeIntervalSinceReferenceDate: 800_000_000))
        let service = try limited(try await Service.start(), failures: 1, proxies: proxies, moved)
        let entries = LogEntries()
        let application = Application(
            router: service.api.router(), server: service.api.server(Service.logger),
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
            logger: Logger(label: "log") { _ in RecordingHandler(entries: entries) })

        let answered = try await application.test(.live) { client in
            var answered: [Int] = []
            for (forwarded, token) in [
                ("192.0.2.1", "redress_1"), ("192.0.2.1", "redress_2"), ("192.0.2.2", "redress_3"),
            ] {
                answered.append(
                    try await client.execute(
                        uri: "/v1/causes", method: .get,
                        headers: [.authorization: "Bearer \(token)", .forwardedFor: forwarded]
                    ) { $0.status.code })
            }
            let valid = try await client.execute(
                uri: "/v1/causes", method: .get,
                headers: [.authorization: "Bearer \(service.manager)", .forwardedFor: "192.0.2.1"]
            ) { $0.status.code }
            #expect(valid == 200)
            return answered
        }

        #expect(answered == statuses)
        let failed = entries.all.filter { $0.message == "a sign-in failed" }
        let expected = proxies.isEmpty ? ["127.0.0.1"] : ["192.0.2.1", "192.0.2.2"]
        #expect(failed.compactMap { $0.metadata["address"] } == expected)
        #expect(failed.allSatisfy { $0.level == .notice && $0.metadata["request_id"] != nil })
        #expect(
            !entries.all.contains {
                $0.text.contains("redress_") || $0.metadata.values.contains { $0.contains("redress_") }
            })
    }
}
