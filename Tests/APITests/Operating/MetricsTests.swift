import Alerting
import Complaints
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import JSON
import Logging
import Metrics
import NIOCore
import NIOEmbedded
import Postgres
import Reporting
import Synchronization
import TestSupport
import Testing

@testable import API
@testable import Casework

@Suite(.database) struct MetricsTests {
    /// The service with a database of its own that is measured, and what `/metrics` says after a body.
    private func measured(
        on day: String = "2026-03-02", limits: RateLimits = .none, ready: Bool = true,
        _ body: (Service) async throws -> Void
    ) async throws -> (text: String, read: PrometheusReading) {
        let registry = MetricsRegistry()
        let start = try await Service.start(on: day)
        return try await withMetricsFactory(registry) {
            let database = Database(TestDatabase.current.configuration, logger: Service.logger)
            let casework = Casework(database: database, clock: try Service.fixedClock(day))
            let api = RedressAPI(
                casework: casework, reports: Reports(database: database), openAPI: "openapi: 3.1.0\n", limits: limits,
                readiness: { Readiness(failures: ready ? [] : [.databaseDown], warnings: []) })
            let service = Service(
                casework: casework, api: api, manager: start.manager, officer: start.officer, viewer: start.viewer)
            try await body(service)
            let application = Application(router: api.metricsRouter(registry), logger: Service.logger)
            let text = try await application.test(.router) { client in
                for (path, method, status) in [("/metrics", HTTPRequest.Method.post, 405), ("/nothing", .get, 404)] {
                    try await client.execute(uri: path, method: method) { response in
                        #expect(response.status.code == status)
                        #expect(response.headers[.xContentTypeOptions] == "nosniff")
                    }
                }
                return try await client.execute(uri: "/metrics", method: .get) { response in
                    #expect(response.headers[.xContentTypeOptions] == "nosniff")
                    #expect(response.headers[.contentType] == "text/plain; version=0.0.4; charset=utf-8")
                    return String(buffer: response.body)
                }
            }
            await database.shutdown()
            return (text, try PrometheusReading(text))
        }
    }

    @Test("Requests are counted by the route as the contract writes it, and nothing says who asked for what")
    func requests() async throws {
        let id = "0197a3c0-5c1e-7b3e-8a44-2f9d3c1b7a10"
        let (text, read) = try await measured { service in
            _ = try await service.get("/v1/causes")
            _ = try await service.get("/v1/causes")
            _ = try await service.get("/v1/complaints/\(id)")
            _ = try await service.get("/v1/Jones")
            _ = try await service.get("/v1/complaints?q=Jones")
            _ = try await service.send(.get, "/v1/causes", token: "redress_unknown")
            _ = try await service.send(.delete, "/v1/causes", token: service.manager)
            _ = try await service.send(.put, "/v1/complaints/\(id)", token: service.manager)
        }

        func count(_ route: String, _ status: Int) -> Double? {
            read.samples[
                #"hb_requests_total{http_request_method="GET",http_response_status_code="\#(status)",http_route="\#(route)"}"#
            ]
        }
        #expect(count("/v1/causes", 200) == 2)
        #expect(count("/v1/causes", 401) == 1)
        #expect(count("/v1/complaints/{complaint_id}", 404) == 1)
        #expect(count("/v1/complaints", 400) == 1)
        let other = #"http_request_method="none",http_response_status_code="405",http_route="none""#
        #expect(read.samples["hb_requests_total{\(other)}"] == 2)
        #expect(read.samples[#"http_server_active_requests{http_request_method="GET"}"#] == 0)
        #expect(!text.contains(id) && !text.contains("Jones") && !text.contains("redress_unknown"))
        let routes = Set(text.matches(of: /http_route="([^"]*)"/).map { String($0.output.1) })
        #expect(routes.subtracting(["/v1/causes", "/v1/complaints/{complaint_id}", "/v1/complaints"]).count <= 1)
    }

    @Test("Methods that are made up, and those that a path does not take, add one series for all paths")
    func strangers() async throws {
        let (_, read) = try await measured { service in
            for name in ["BREW", "PROPFIND", "DELETE"] {
                let method = try #require(HTTPRequest.Method(name))
                for path in ["/v1/causes", "/v1/complaints", "/openapi.yaml"] {
                    _ = try await service.send(method, path, token: nil)
                }
            }
            for path in ["/openapi.yaml", "/healthz"] { _ = try await service.send(.post, path, token: nil) }
        }

        let refused = read.samples.filter { $0.key.hasPrefix("hb_requests_total{") && $0.key.contains(#""405""#) }
        #expect(refused.values.sorted() == [2, 9])
        #expect(refused.keys.allSatisfy { $0.contains(#"http_route="none""#) })
    }

    @Test("Problems are counted by code, failed sign-ins and answers given again by themselves")
    func problems() async throws {
        let limits = RateLimits(callerRequests: nil, failedSignIns: 1, proxies: .none)
        let (_, read) = try await measured(limits: limits) { service in
            for token in ["redress_1", "redress_2", nil] {
                _ = try await service.send(.get, "/v1/causes", token: token)
            }
            for _ in 1...2 {
                _ = try await service.post(
                    "/v1/complaints", Service.registration, headers: [.idempotencyKey: #""k""#])
            }
            _ = try await service.post("/v1/complaints", "{")
        }

        func count(_ code: String) -> Double? { read.samples["redress_problems_total{code=\"\(code)\"}"] }
        #expect(count("unauthenticated") == 2)
        #expect(count("too_many_failed_sign_ins") == 1)
        #expect(count("malformed_json") == 1)
        #expect(read.samples["redress_failed_sign_ins_total"] == 2)
        #expect(read.samples["redress_idempotent_replays_total"] == 1)
        let codes = Set(read.samples.keys.filter { $0.hasPrefix("redress_problems_total") })
        #expect(codes == Set(ProblemType.all.map { "redress_problems_total{code=\"\($0.code)\"}" }))
        for code in ["record_busy", "busy", "database_down", "storage_full"] { #expect(count(code) == 0) }
    }

    @Test("The database's connections, what waits for them and what is run again are measured for each pool")
    func pool() async throws {
        let tries = Mutex(0)
        let pool = "{pool=\"\(TestDatabase.current.configuration.applicationName)\"}"
        let (_, read) = try await measured { service in
            try await service.casework.database.write { db in
                guard
                    tries.withLock({
                        $0 += 1; return $0
                    }) == 1
                else { return }
                try db.script("DO $$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = '40001'; END $$")
            }
        }

        #expect(tries.withLock { $0 } == 2)
        #expect(read.samples["postgres_transactions_retried_total\(pool)"] == 1)
        #expect((read.samples["postgres_connections_open\(pool)"] ?? 0) >= 1)
        #expect(read.samples["postgres_jobs_waiting\(pool)"] == 0)
        #expect((read.samples["postgres_job_wait_seconds_count\(pool)"] ?? 0) >= 1)
        #expect((read.samples["postgres_job_run_seconds_count\(pool)"] ?? 0) >= 1)
    }

    @Test("What the sweep found is told as it stands: open deadlines past their limit, and none that are near it")
    func flags() async throws {
        let (_, before) = try await measured(on: "2025-10-16") { service in _ = try await service.accept() }
        let (_, read) = try await measured(on: "2025-11-03") { service in
            let findings = try await service.casework.perform(
                Sweep(asOf: nil), as: .commandLine(name: "test"))
            #expect(!findings.isEmpty)
        }

        #expect(before.samples["redress_deadlines_flagged"] == 0)
        #expect((read.samples["redress_deadlines_flagged"] ?? 0) >= 1)
        #expect((read.samples["redress_calendar_days_ahead"] ?? 0) > 365)
        #expect(read.samples["redress_ready"] == 1)
    }

    @Test("A service that is not ready says so, and its metrics are answered all the same")
    func notReady() async throws {
        let (_, read) = try await measured(ready: false) { _ in }

        #expect(read.samples["redress_ready"] == 0)
    }

    @Test("Connections and clients that were let go are counted, and the cap when it is reached")
    func connections() async throws {
        let registry = MetricsRegistry()
        try withMetricsFactory(registry) {
            var cap = ConnectionCap(16, logger: Service.logger)
            for _ in 1...16 { cap.connectionOpened() }
            cap.connectionClosed()
            let channel = EmbeddedChannel()
            try channel.pipeline.syncOperations.addHandler(ClientPatience(ClientsLetGo()))
            try channel.connect(to: SocketAddress(unixDomainSocketPath: "/nowhere")).wait()
            channel.embeddedEventLoop.advanceTime(by: .seconds(60))
        }

        let read = try PrometheusReading(registry.text)
        #expect(read.samples[#"redress_connections_open{listener="api"}"#] == 15)
        #expect(read.samples[#"redress_connection_cap_reached_total{listener="api"}"#] == 1)
        #expect(read.samples[#"redress_clients_let_go_total{waited_for="idle"}"#] == 1)
        #expect(read.samples[#"redress_clients_let_go_total{waited_for="body"}"#] == 0)
    }

    @Test("Every name has a line of help, the page for operators lists the same names, and histograms add up")
    func names() async throws {
        let (_, read) = try await measured { service in
            _ = ConnectionCap(16, logger: Service.logger)
            _ = service.api.server(Service.logger)
            _ = Sender(
                casework: service.casework, channels: [:], links: AlertLinks(base: ""), logger: Service.logger)
            _ = try await service.get("/v1/causes")
        }
        let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("docs/operations.md")
        let table = try #require(try String(contentsOf: page, encoding: .utf8).split(separator: "## Metrics").last)
        // The first cell of each row; the last names labels.
        let listed = table.split(separator: "\n").filter { $0.hasPrefix("| ") }.compactMap {
            $0.split(separator: "|").first
        }
        .joined()
        .matches(of: /`((?:hb|http|postgres|redress)_[a-z_]+)`/).map { String($0.output.1) }

        #expect(read.types.keys.filter { read.help[$0] == nil } == [])
        #expect(Set(listed) == Set(MetricHelp.of.keys))
        #expect(Set(MetricHelp.of.keys).subtracting(read.types.keys).isEmpty)
        for histogram in read.histograms {
            #expect(histogram.buckets == histogram.buckets.sorted(), "\(histogram.name)")
            #expect(histogram.buckets.last == histogram.count, "\(histogram.name)")
        }
        #expect(read.histograms.count >= 3)
    }

    @Test("The port of the API has no /metrics")
    func apart() async throws {
        let service = try await Service.start()

        #expect(try await service.get("/metrics").status == 404)
    }
}
