import Dispatch
import Foundation
import HTTPTypes
import Hummingbird
import JSON
import Postgres
import Synchronization
import TestSupport
import Testing
import WorkingDays

@testable import API
@testable import Casework

@Suite(.database) struct AttackTests {
    @Test(
        "Nothing is read of a body whose sender is not known", arguments: ["{", String(repeating: "[", count: 300_000)])
    func unknownSender(body: String) async throws {
        let service = try await Service.start()

        let reply = try await service.send(.post, "/v1/searches", body, token: "redress_unknown")

        #expect(reply.status == 401)
    }

    @Test("An object of thousands of fields is refused where it has too many, whatever they are called")
    func manyFields() async throws {
        let service = try await Service.start()
        let body = "{" + (0..<30_000).map { "\"f\($0)\":1" }.joined(separator: ",") + "}"

        let reply = try await service.post("/v1/searches", String(body.prefix(200_000)))

        #expect(reply.status == 400)
        #expect(try reply.code == "malformed_json")
        #expect(reply.text.contains("more than 256 fields"))
    }

    @Test("However many ask whether the service is ready, it is found out once a second")
    func readiness() async throws {
        let asked = Mutex(0)
        let now = Mutex(Date(timeIntervalSince1970: 0))
        let cache = SeldomAsked(every: 1, clock: WorkingDays.Clock { now.withLock { $0 } }) {
            asked.withLock { $0 += 1 }
            return Readiness(failures: [], warnings: [])
        }

        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<50 { group.addTask { _ = await cache.answer } }
        }
        #expect(asked.withLock { $0 } == 1)
        now.withLock { $0 += 1 }
        _ = await cache.answer
        #expect(asked.withLock { $0 } == 2)
    }

    @Test(
        "While one complaint is locked, others are changed, everything is read, and its writers are told that it is busy"
    )
    func lockedComplaint() async throws {
        var configuration = TestDatabase.current.configuration
        configuration.connections = 2
        configuration.lockTimeout = .milliseconds(500)
        let writers = Database(configuration, logger: Service.logger)
        let service = try await Service.start().over(writers)
        let (locked, other) = (try await service.register(), try await service.register())
        let id = try service.id(locked)
        let (held, release) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        async let holding: Void = TestDatabase.current.database.write { db in
            _ = try db.execute("SELECT 1 FROM complaint WHERE id = \(id)::uuid FOR UPDATE")
            held.signal()
            release.wait()
        }
        await Task.detached { held.waitForSignal() }.value

        let stuck = Task {
            try await withThrowingTaskGroup(of: Reply.self) { group in
                for _ in 0..<12 {
                    group.addTask {
                        try await service.post(
                            locked + "/withdrawal", #"{"withdrawn_on": "2025-10-03", "explanation": "Settled."}"#,
                            headers: [.ifMatch: "*"])
                    }
                }
                return try await group.reduce(into: [Reply]()) { $0.append($1) }
            }
        }
        let changed = try await service.accept(other, on: "2025-10-02")
        let read = try await service.get(locked)
        let refused = try await stuck.value
        release.signal()
        try await holding
        await writers.shutdown()

        #expect(changed.status == 200)
        #expect(read.status == 200)
        #expect(Set(refused.map(\.status)) == [503])
        #expect(Set(try refused.map { try $0.code }) == ["record_busy"])
        #expect(refused.allSatisfy { $0.headers[.retryAfter] == "1" })
    }

    /// What PostgreSQL says, by its five characters, and what a caller is told.
    static let faults = [
        ("53100", "storage_full"), ("57P01", "database_down"), ("57P02", "database_down"), ("57P03", "database_down"),
        ("58030", "database_down"), ("53300", "busy"), ("40001", "busy"),
    ]

    @Test("A fault of the database is told as what it is", arguments: faults)
    func fault(state: String, code: String) async throws {
        let service = try await Service.start()
        try await TestDatabase.current.database.write { db in
            try db.script(
                """
                CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = current_setting('test.state'); END $$;
                CREATE TRIGGER fail BEFORE INSERT ON complaint FOR EACH ROW EXECUTE FUNCTION fail();
                """)
            let name: String = try db.one("SELECT current_database()::text AS name") { try $0["name"] }
            try db.script("ALTER DATABASE \(name) SET test.state = '\(state)'")
        }
        let database = Database(TestDatabase.current.configuration, logger: Service.logger)
        let failing = try service.over(database)

        let reply = try await failing.post("/v1/complaints", Service.registration)

        #expect(reply.status == 503)
        #expect(try reply.code == code)
        #expect(reply.headers[.retryAfter] != nil)
        #expect(failing.casework.isStorageFull == (state == "53100"))
        #expect(try await failing.get("/v1/causes").status == 200)
        await database.shutdown()
    }

    @Test("A request with two hosts, or with an address longer than any, is refused before it is routed")
    func addresses() async throws {
        let service = try await Service.start()
        let host = try #require(HTTPField.Name("Host"))

        let hosts = try await service.get("/v1/causes", headers: [host: "elsewhere"])
        let long = try await service.get("/" + String(repeating: "a/", count: 30_000))

        #expect(hosts.status == 400)
        #expect(try hosts.code == "malformed_request")
        #expect(long.status == 400)
        #expect(try long.code == "malformed_request")
    }
}
