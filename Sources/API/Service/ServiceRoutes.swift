import Casework
import Crypto
import HTML
import HTTPTypes
import Hummingbird
import HummingbirdCore
import JSON

/// What operators and developers ask of the service itself; no token is needed.
struct ServiceRoutes: Sendable {
    private let openAPI: ByteBuffer
    /// The same for every copy of the service that has the same contract.
    private let openAPITag: String
    private let page: ContractPage
    private let readiness: @Sendable () async -> Readiness

    init(openAPI: String, readiness: @escaping @Sendable () async -> Readiness) {
        self.openAPI = ByteBuffer(string: openAPI)
        page = ContractPage(openAPI)
        let digest = SHA256.hash(data: Array(openAPI.utf8)).prefix(16)
        openAPITag = "\"\(digest.hexadecimal)\""
        self.readiness = readiness
    }

    var endpoints: [Endpoint] {
        [
            .open("/healthz", "getHealth", health),
            .open("/readyz", "getReadiness", ready),
            .open("/", "getStart", start),
            .open("/openapi.yaml", "getOpenAPI", contract),
            .open("/docs", "getDocs", docs),
        ]
    }

    /// The process answers; nothing else is asked.
    private func health(_ request: Request) async throws -> Response {
        Response(json: JSONWriter.bytes(capacity: 32) { json in json.object { $0.field("status", "ok") } })
    }

    private func ready(_ request: Request) async throws -> Response {
        let readiness = await readiness()
        var response = Response(
            json: JSONWriter.bytes(capacity: 128) { json in
                json.object { json in
                    json.field("status", readiness.isReady ? "ready" : "not_ready")
                    json.array("failures", readiness.failures) { $0.value($1.rawValue) }
                    json.array("warnings", readiness.warnings) { $0.value($1.rawValue) }
                }
            })
        if !readiness.isReady { response.status = .serviceUnavailable }
        return response
    }

    private func start(_ request: Request) async throws -> Response { Response(page: StartPage.html) }

    private func contract(_ request: Request) async throws -> Response {
        try document(openAPI, "application/yaml", openAPITag, request)
    }

    private func docs(_ request: Request) async throws -> Response {
        let (html, tag) = try page.page()
        return try document(ByteBuffer(string: html.markup), "text/html; charset=utf-8", tag, request)
    }

    /// A document that changes with the service only: asked for again by its tag, and not sent to whoever has it.
    private func document(
        _ body: ByteBuffer, _ type: String, _ tag: String, _ request: Request
    ) throws(RequestError) -> Response {
        let headers: HTTPFields = [.contentType: type, .eTag: tag, .cacheControl: "no-cache"]
        // Whether it is the same is asked weakly (RFC 9110 section 13.1.2).
        if let known = request.headers[.ifNoneMatch] {
            let tags = known == "*" ? [] : try EntityTag.list(known, header: "If-None-Match")
            if known == "*" || tags.contains(where: { "\"\($0.value)\"" == tag }) {
                return Response(status: .notModified, headers: headers)
            }
        }
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: body))
    }
}
