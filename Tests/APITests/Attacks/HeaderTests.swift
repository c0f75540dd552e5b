import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API

@Suite(.database) struct HeaderTests {
    /// What is asked, with or without a token, and whether the answer is a page.
    static let asked = [
        ("/v1/causes", true, false), ("/v1/complaints", false, false), ("/v1/nothing", true, false),
        ("/healthz", false, false), ("/openapi.yaml", false, false), ("/problems", false, true),
        ("/problems/not_found", false, true),
        ("/v1/reports/annual/2022-23?procedure=childrens&format=html", true, true),
    ]

    @Test(
        "Every answer, a refusal too, is taken for what it says it is, and a page loads nothing and stands in no frame",
        arguments: asked)
    func headers(path: String, isKnown: Bool, isPage: Bool) async throws {
        let service = try await Service.start()

        let reply = try await service.send(.get, path, token: isKnown ? service.manager : nil)

        #expect(reply.headers[.contentType]?.hasPrefix("text/html") == isPage)
        #expect(reply.headers[.xContentTypeOptions] == "nosniff")
        #expect(reply.headers[.referrerPolicy] == "no-referrer")
        let policy = reply.headers[.contentSecurityPolicy]
        #expect(policy?.hasPrefix("default-src 'none'; ") == (isPage ? true : nil))
        #expect(policy?.contains("frame-ancestors 'none'") == (isPage ? true : nil))
    }

    @Test("The contract has an ETag of its own text, and is not sent again to whoever has it")
    func contract() async throws {
        let service = try await Service.start()
        let first = try await service.send(.get, "/openapi.yaml", token: nil)
        let tag = try #require(first.etag)

        for (known, status) in [
            (tag, 304), ("W/\(tag)", 304), ("\"x\", \(tag)", 304), ("*", 304), ("\"x\"", 200), ("x", 400),
        ] {
            let reply = try await service.send(.get, "/openapi.yaml", token: nil, headers: [.ifNoneMatch: known])
            #expect(reply.status == status, "\(known)")
            #expect(reply.bytes.isEmpty == (status == 304), "\(known)")
        }
    }
}
