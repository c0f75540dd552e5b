import Complaints
import Dispatch
import HTTPTypes
import JSON
import Postgres
import TestSupport
import Testing

@testable import API
@testable import Casework

@Suite(.database) struct OneWaitTests {
    /// The endpoints that answer one record by its identifier.
    private func records(_ service: Service) -> [Endpoint] {
        service.api.endpoints.filter { $0.method == .get && $0.path.hasSuffix("_id}") }
    }

    private func unknown(_ endpoint: Endpoint) -> String {
        endpoint.path.replacing(/\{[a-z_]+_id\}/, with: "0197a3c0-5c1e-7b3e-8a44-2f9d3c1b7a10")
    }

    /// How often the database was waited for by the fourth of the same requests, all of its statements being prepared.
    private func waits(_ paths: [String], _ service: Service, status: Int) async throws -> [String: Int] {
        let tap = try Wiretap()
        var configuration = tap.configuration
        configuration.connections = 1
        let database = Database(configuration, logger: Service.logger)
        let tapped = try service.over(database)
        var waits: [String: Int] = [:]
        for path in paths {
            for _ in 1...3 { #expect(try await tapped.get(path).status == status, "\(path)") }
            _ = tap.waits()
            _ = try await tapped.get(path)
            waits[path] = tap.waits()
        }
        await database.shutdown()
        return waits
    }

    @Test("Every record is asked for together with its caller, in one wait for the database")
    func records() async throws {
        let service = try await Service.start()
        let paths = records(service).map(unknown)

        let waits = try await waits(paths, service, status: 404)

        #expect(waits.count >= 9)
        #expect(waits.filter { $0.value != 1 } == [:])
    }

    @Test("A complaint is read in one wait, with stages, deadlines and an extension or without")
    func complaint() async throws {
        let service = try await Service.start()
        let registered = try await Casefile.register(service).path
        let accepted = try await Casefile.accepted(service).path
        let extended = try await Casefile.accepted(service)
        try await extended.done(
            "/stages/local_resolution/extensions",
            #"{"agreed_on": "2025-03-14", "extended_to": "2025-03-24", "reason": "A witness is away."}"#)

        let waits = try await waits([registered, accepted, extended.path], service, status: 200)

        #expect(Set(waits.values) == [1])
    }

    @Test("Nothing of a record is read for those who may not: they are told so while its table is locked")
    func refused() async throws {
        let service = try await Service.start()
        let other = Database(TestDatabase.current.configuration, logger: Service.logger)
        let (held, release) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        async let holding: Void = other.write { db in
            let locked = Result {
                try db.script(
                    """
                    LOCK TABLE complaint, stage, contact, ombudsman_case, obligation, compliment, behaviour_measure, team,
                        calendar_version IN ACCESS EXCLUSIVE MODE
                    """)
            }
            held.signal()
            try locked.get()
            release.wait()
        }
        await Task.detached { held.waitForSignal() }.value

        var answers: [String: [Int]] = [:]
        for endpoint in records(service) where !endpoint.isForViewers {
            let viewer = try await service.send(.get, unknown(endpoint), token: service.viewer)
            let nobody = try await service.send(.get, unknown(endpoint), token: "redress_unknown")
            answers[endpoint.operationID] = [viewer.status, nobody.status]
        }
        release.signal()
        try await holding
        await other.shutdown()

        #expect(answers.count >= 9)
        #expect(answers.filter { $0.value != [403, 401] } == [:])
    }
}

extension Endpoint {
    /// Whether whoever reads reports may ask.
    fileprivate var isForViewers: Bool {
        if case .authorised(.readReports, _) = handler { true } else { false }
    }
}
