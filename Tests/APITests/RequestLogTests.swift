import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import TestSupport
import Testing

@testable import API
@testable import Casework

@Suite(.database) struct RequestLogTests {
    /// What is asked, and the line it leaves.
    struct Asked: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let path: String
        let isKnown: Bool
        let route: String
        let status: String
    }

    private static let id = "0197a3c0-5c1e-7b3e-8a44-2f9d3c1b7a10"
    static let asked = [
        Asked(testDescription: "a list", path: "/v1/complaints", isKnown: true, route: "/v1/complaints", status: "200"),
        Asked(
            testDescription: "a record, without its identifier", path: "/v1/complaints/\(id)", isKnown: true,
            route: "/v1/complaints/{complaint_id}", status: "404"),
        Asked(
            testDescription: "an unknown caller", path: "/v1/complaints?q=Jones", isKnown: false,
            route: "/v1/complaints", status: "401"),
        Asked(testDescription: "no route", path: "/v1/Jones", isKnown: true, route: "none", status: "404"),
    ]

    @Test(
        "A request is one line with method, route, status, time, caller and the identifier it was answered",
        arguments: asked)
    func line(asked: Asked) async throws {
        let service = try await Service.start()
        let entries = LogEntries()
        let token = asked.isKnown ? service.manager : "redress_unknown"
        let application = Application(
            router: service.api.router(), logger: Logger(label: "log") { _ in RecordingHandler(entries: entries) })

        let given = try await application.test(.router) { client in
            try await client.execute(
                uri: asked.path, method: .get, headers: [.authorization: "Bearer \(token)", .requestID: "r-1"]
            ) { $0.headers[.requestID] }
        }

        let lines = entries.all.filter { $0.message == "answered" }
        #expect(lines.count == 1)
        let line = try #require(lines.first).metadata
        #expect(given == "r-1")
        #expect(line["request_id"] == "r-1")
        #expect(line["hb.request.id"] == nil)
        #expect(line["method"] == "GET")
        #expect(line["route"] == asked.route)
        #expect(line["status"] == asked.status)
        #expect(line["caller"] == Credential.fingerprint(of: token))
        #expect(line["ms"].flatMap { Int($0) } != nil)
        #expect(!line.values.contains { $0.contains("Jones") || $0.contains(token) || $0.contains(Self.id) })
    }

    @Test("Every line about a request has the caller's trace, and the answer says where in it the request stands")
    func trace() async throws {
        let service = try await Service.start()
        let entries = LogEntries()
        let application = Application(
            router: service.api.router(), logger: Logger(label: "log") { _ in RecordingHandler(entries: entries) })

        let answered = try await application.test(.router) { client in
            try await client.execute(
                uri: "/v1/causes", method: .get,
                headers: [
                    .authorization: "Bearer redress_unknown",
                    .traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                ]
            ) { $0.headers[.traceresponse] }
        }

        let lines = entries.all.filter { ["a sign-in failed", "answered"].contains($0.message) }
        let span = try #require(lines.first?.metadata["span_id"])
        #expect(lines.count == 2)
        #expect(Set(lines.map { $0.metadata["trace_id"] }) == ["0af7651916cd43dd8448eb211c80319c"])
        #expect(Set(lines.map { $0.metadata["span_id"] }) == [span])
        #expect(answered == "00-0af7651916cd43dd8448eb211c80319c-\(span)-01")
    }
}
