import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API

@Suite(.database) struct HeaderTests {
    /// A kind of answer: how it is asked for, and how long it may be kept.
    struct Kind: CustomTestStringConvertible {
        let name: String
        var method = HTTPRequest.Method.get
        let path: String
        var body: String?
        var hasToken = true
        var headers: HTTPFields = [:]
        let status: Int
        var isPage = false
        /// Nothing but documents that hold no personal data may be kept, and those only to be asked for again.
        var kept = "no-store"

        var testDescription: String { name }
    }

    static let kinds: [Kind] = [
        Kind(name: "a list", path: "/v1/causes", status: 200),
        Kind(name: "a list to be fetched later", path: "/v1/causes", headers: [.prefer: "respond-async"], status: 202),
        Kind(name: "a record", path: "{complaint}", status: 200),
        Kind(name: "a record that has not changed", path: "{complaint}", headers: [.ifNoneMatch: "*"], status: 304),
        Kind(name: "a head", method: .head, path: "{complaint}", status: 200),
        Kind(name: "a new record", method: .post, path: "/v1/complaints", body: Service.registration, status: 201),
        Kind(name: "no token", path: "/v1/complaints", hasToken: false, status: 401),
        Kind(name: "an unknown path", path: "/v1/nothing", status: 404),
        Kind(name: "an unknown record", path: "/v1/contacts/0197a3c0-5c1e-7b3e-8a44-2f9d3c1b7a10", status: 404),
        Kind(name: "another method", method: .put, path: "/v1/complaints", status: 405),
        Kind(name: "a format that there is not", path: "/v1/reports/childrens/2022-23?format=xml", status: 406),
        Kind(name: "no version", method: .post, path: "{complaint}/withdrawal", body: "{}", status: 428),
        Kind(
            name: "another version", method: .post, path: "{complaint}/withdrawal",
            body: #"{"withdrawn_on": "2025-10-02", "explanation": "By phone."}"#, headers: [.ifMatch: #""9""#],
            status: 412),
        Kind(name: "no JSON", method: .post, path: "/v1/complaints", body: "{", status: 400),
        Kind(name: "a wrong field", method: .post, path: "/v1/complaints", body: "{}", status: 422),
        Kind(
            name: "another type", method: .post, path: "/v1/complaints", body: "x",
            headers: [.contentType: "text/plain"],
            status: 415),
        Kind(
            name: "too much", method: .post, path: "/v1/complaints", body: String(repeating: " ", count: 300_000),
            status: 413),
        Kind(
            name: "a packed body", method: .post, path: "/v1/complaints", body: "{}",
            headers: [.contentEncoding: "gzip"], status: 415),
        Kind(name: "health", path: "/healthz", hasToken: false, status: 200),
        Kind(name: "readiness", path: "/readyz", hasToken: false, status: 200),
        Kind(name: "the contract", path: "/openapi.yaml", hasToken: false, status: 200, kept: "no-cache"),
        Kind(
            name: "the contract again", path: "/openapi.yaml", hasToken: false, headers: [.ifNoneMatch: "*"],
            status: 304,
            kept: "no-cache"),
        Kind(name: "the contract's page", path: "/docs", hasToken: false, status: 200, isPage: true, kept: "no-cache"),
        Kind(
            name: "the contract's page again", path: "/docs", hasToken: false, headers: [.ifNoneMatch: "*"],
            status: 304,
            isPage: true, kept: "no-cache"),
        Kind(name: "the start", path: "/", hasToken: false, status: 200, isPage: true),
        Kind(name: "problems", path: "/problems", hasToken: false, status: 200, isPage: true),
        Kind(name: "a problem", path: "/problems/not_found", hasToken: false, status: 200, isPage: true),
        Kind(
            name: "a report", path: "/v1/reports/childrens/2022-23?format=html", status: 200,
            isPage: true),
        Kind(name: "a report as data", path: "/v1/reports/childrens/2022-23", status: 200),
    ]

    @Test(
        "Every kind of answer is taken for what it says it is, is kept by nobody where it holds data, and a page loads nothing",
        arguments: kinds)
    func headers(kind: Kind) async throws {
        let service = try await Service.start()
        let path = kind.path.contains("{complaint}") ? try await service.register() : ""

        let reply = try await service.send(
            kind.method, kind.path.replacing("{complaint}", with: path), kind.body,
            token: kind.hasToken ? service.manager : nil, headers: kind.headers)

        #expect(reply.status == kind.status, "\(reply.text)")
        #expect(reply.headers[.xContentTypeOptions] == "nosniff")
        #expect(reply.headers[.referrerPolicy] == "no-referrer")
        #expect(reply.headers[.cacheControl] == kind.kept)
        #expect(reply.headers[.requestID]?.isEmpty == false)
        let policy = reply.headers[.contentSecurityPolicy]
        #expect(policy?.hasPrefix("default-src 'none'; ") == (kind.isPage ? true : nil))
        #expect(policy?.contains("frame-ancestors 'none'") == (kind.isPage ? true : nil))
        #expect(policy?.contains("script-src") != true)
        if kind.status < 300 {
            #expect((reply.headers[.contentType]?.hasPrefix("text/html") == true) == kind.isPage)
        }
    }

    @Test("The kinds that are asked for are all the statuses a request without a fault of ours can be answered with")
    func statuses() throws {
        let listed = try Contract.shared.get().operations.reduce(into: Set<String>()) { $0.formUnion($1.statuses) }
        // What needs another caller or a fault has tests of its own: 403 and 409, 429, 500 and 503.
        let elsewhere: Set<String> = ["403", "409", "429", "500", "503"]

        #expect(listed.subtracting(elsewhere) == Set(Self.kinds.map { "\($0.status)" }).subtracting(["405"]))
    }

    @Test(
        "The contract and its page have an ETag of their own text, and are not sent again to whoever has it",
        arguments: ["/openapi.yaml", "/docs"])
    func document(path: String) async throws {
        let service = try await Service.start()
        let first = try await service.send(.get, path, token: nil)
        let tag = try #require(first.etag)

        for (known, status) in [
            (tag, 304), ("W/\(tag)", 304), ("\"x\", \(tag)", 304), ("*", 304), ("\"x\"", 200), ("x", 400),
        ] {
            let reply = try await service.send(.get, path, token: nil, headers: [.ifNoneMatch: known])
            #expect(reply.status == status, "\(known)")
            #expect(reply.bytes.isEmpty == (status == 304), "\(known)")
        }
    }

    @Test("The start page says what this is and leads to what needs no token")
    func start() async throws {
        let service = try await Service.start()

        let reply = try await service.send(.get, "/", token: nil)

        #expect(reply.status == 200 && reply.bytes.count < 8_000)
        let links = reply.text.matches(of: /href="([^"]+)"/).map { String($0.1) }
        #expect(Set(links) == ["/docs", "/openapi.yaml", "/problems", "/healthz", "/readyz"])
        for link in links { #expect(try await service.send(.get, link, token: nil).status == 200, "\(link)") }
    }
}
