import HTTPTypes
import Hummingbird
import HummingbirdCore
import JSON

/// What operators and developers ask of the service itself; no token is needed.
struct ServiceRoutes: Sendable {
    private let openAPI: ByteBuffer
    private let openAPITag: String
    private let page: ContractPage
    private let readiness: @Sendable () async -> Readiness

    init(openAPI: String, readiness: @escaping @Sendable () async -> Readiness) {
        self.openAPI = ByteBuffer(string: openAPI)
        page = ContractPage(openAPI)
        openAPITag = EntityTag.of(text: openAPI)
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
        let (body, tag) = try page.page()
        return try document(body, "text/html; charset=utf-8", tag, request)
    }

    /// A document that changes with the service only: asked for again by its tag, and not sent to whoever has it.
    private func document(
        _ body: ByteBuffer, _ type: String, _ tag: String, _ request: Request
    ) throws(RequestError) -> Response {
        let headers: HTTPFields = [.contentType: type, .eTag: tag, .cacheControl: "no-cache"]
        if try request.alreadyHas(tag) { return Response(status: .notModified, headers: headers) }
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: body))
    }
}
