import Dispatch
import HTTPTypes
import JSON
import Postgres
import TestSupport
import Testing

@testable import API

@Suite(.database) struct UnavailableTests {
    @Test("When every connection is taken and the queue is full, requests are 503 and told when to come again")
    func busy() async throws {
        var configuration = TestDatabase.current.configuration
        configuration.connections = 1
        configuration.queueLimit = 1
        configuration.queueTimeout = .milliseconds(50)
        let narrow = Database(configuration, logger: Service.logger)
        let service = try await Service.start().over(narrow)
        let (held, release) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        async let holding: Void = narrow.single { _ in
            held.signal()
            release.wait()
        }
        await Task.detached { held.waitForSignal() }.value

        let read = try await service.get("/v1/complaints/0197a3c0-5c1e-7b3e-8a44-2f9d3c1b7a10")
        let write = try await service.post("/v1/complaints", Service.registration)
        release.signal()
        try await holding
        let after = try await service.get("/v1/causes")
        await narrow.shutdown()

        #expect(read.status == 503)
        #expect(try read.code == "busy")
        #expect(read.headers[.retryAfter] == "1")
        #expect(write.status == 503)
        #expect(after.status == 200)
    }

    @Test("When the database cannot be reached, requests are 503 and the process still answers")
    func down() async throws {
        var configuration = TestDatabase.current.configuration
        configuration.conninfo = "host=/nonexistent dbname=redress"
        configuration.queueTimeout = .milliseconds(200)
        let nowhere = Database(configuration, logger: Service.logger)
        let service = try await Service.start().over(nowhere)

        let read = try await service.get("/v1/complaints")
        let searched = try await service.post("/v1/searches", #"{"text": "delay"}"#)
        let change = try await service.post("/v1/complaints", Service.registration)
        let report = try await service.get("/v1/reports/childrens/2022-23")
        let health = try await service.send(.get, "/healthz", token: nil)
        await nowhere.shutdown()

        #expect(read.status == 503)
        #expect(["database_down", "busy"].contains(try read.code))
        #expect(read.headers[.retryAfter] != nil)
        #expect(!read.text.contains("nonexistent"))
        for reply in [read, searched, report] { #expect(reply.status == 503 && !reply.text.contains("change")) }
        #expect(change.status == 503)
        #expect(try change.text.contains("may have been made") == (change.code == "database_down"))
        #expect(report.status == 503)
        #expect(health.status == 200)
    }
}

extension DispatchSemaphore {
    /// `wait` is refused in asynchronous code; this one is called on a thread of its own.
    func waitForSignal() { wait() }
}
