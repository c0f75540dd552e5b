import Casework
import Complaints
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOHTTP1
import SignIn

/// Stands around every endpoint: gives each request its identifier and its place in a trace, turns errors into problems,
/// and logs and counts what was answered.
struct Answering: RouterMiddleware {
    let endpoints: [Endpoint]
    let limits: LimitKeeper
    private let metrics = AnswerMetrics()

    init(endpoints: [Endpoint], limits: LimitKeeper) {
        self.endpoints = endpoints
        self.limits = limits
    }

    func handle(
        _ request: Request, context: RedressContext,
        next: @concurrent (Request, RedressContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        let started = ContinuousClock.now
        let requestID = request.givenID ?? context.id
        context.requestID = requestID
        let trace = TraceContext(request.headers)
        // The server's own name for it, which would stand in every line beside ours.
        context.logger[metadataKey: "hb.request.id"] = nil
        context.logger[metadataKey: "request_id"] = .string(requestID)
        context.logger[metadataKey: "trace_id"] = .string(trace.traceID)
        context.logger[metadataKey: "span_id"] = .string(trace.spanID)
        var response: Response
        do {
            try request.checkAddress()
            response = try await next(request, context)
        } catch {
            let problem = Problem(
                explain(error, request, context), changes: isChange(request, context), logger: context.logger)
            metrics.count(problem)
            response = problem.response(path: request.uri.path, requestID: requestID)
        }
        if response.headers.contains(.idempotencyReplayed) { metrics.countReplay() }
        response.headers.append(HTTPField(name: .requestID, value: requestID))
        response.headers.append(HTTPField(name: .traceresponse, value: trace.header))
        response.headers.secure()
        if request.method == .head { response.leaveOutBody() }
        context.logger.info(
            "answered",
            metadata: [
                "method": "\(request.method)", "route": "\(context.route(of: request, among: endpoints))",
                "status": .stringConvertible(response.status.code),
                "ms": .stringConvertible(started.duration(to: .now).wholeMilliseconds),
                "caller": "\(request.callerFingerprint)",
            ])
        return response
    }

    /// Whether the request is to change something.
    private func isChange(_ request: Request, _ context: RedressContext) -> Bool {
        endpoints.contains {
            $0.operation != nil && $0.method == request.method && $0.path == context.endpointPath
        }
    }

    /// The router knows no other reason than "not found"; the path may have other methods.
    private func explain(_ error: any Error, _ request: Request, _ context: RedressContext) -> any Error {
        if (error as? AccessRefusal)?.isFailedSignIn ?? (error as? SignInFault)?.isFailedSignIn ?? false {
            return failedSignIn(error, request, context)
        }
        if error is HTTPParserError { return Problem.unreadable("The body of the request cannot be read as HTTP.") }
        if let mismatch = error as? VersionMismatch, request.matchesWeaklyOnly {
            return Problem(
                .versionMismatch,
                "The ETag in If-Match is weak, as a proxy makes it that compresses answers; "
                    + "send it as the service gave it, without W/, or have the proxy leave ETags as they are.",
                headers: [HTTPField(name: .eTag, value: EntityTag.of(version: mismatch.current))])
        }
        guard let refused = error as? HTTPError, refused.status == .notFound else { return error }
        let parts = request.uri.path.split(separator: "/")
        let methods = Set(endpoints.filter { $0.matches(path: parts) }.map(\.method.rawValue))
        guard !methods.isEmpty else { return RequestError.noSuchPath }
        let allowed = methods.contains("GET") ? methods.union(["HEAD"]) : methods
        return RequestError.methodNotAllowed(allowed: allowed.sorted())
    }

    /// Counts and logs a token or secret that was not valid; what to answer instead where its address had too many.
    private func failedSignIn(_ error: any Error, _ request: Request, _ context: RedressContext) -> any Error {
        metrics.countFailedSignIn()
        let failure = limits.countFailure(from: context.peer, forwarded: request.headers[values: .forwardedFor])
        if let problem = failure.problem { return problem }
        var metadata: Logger.Metadata = ["address": "\(failure.address?.description ?? "unknown")"]
        if let fault = error as? SignInFault { metadata["fault"] = .string(fault.rawValue) }
        context.logger.notice("a sign-in failed", metadata: metadata)
        return error
    }
}

extension Response {
    /// Leaves the body out and the headers as a GET would have them: without a length where that is not known before the
    /// end (RFC 9110 sections 8.6 and 9.3.2).
    fileprivate mutating func leaveOutBody() {
        body = ResponseBody(contentLength: body.contentLength) { writer in try await writer.finish(nil) }
    }
}

extension Request {
    /// The most characters an address may have.
    private static let addressLimit = 4096

    /// Refuses a request without a host, with two, with what is no host, or with an address that is longer than any of
    /// ours.
    fileprivate func checkAddress() throws(Problem) {
        // RFC 9112 section 3.2. The first Host is the authority, so that a header by that name is a second.
        guard head.authority?.isEmpty == false, headers[.host] == nil else {
            throw Problem(.malformedRequest, "Send the header Host, and send it once.")
        }
        guard let authority = head.authority, Self.isHost(authority) else {
            throw Problem(.malformedRequest, "The header Host is no name or address of a host.")
        }
        guard uri.string.utf8.count <= Self.addressLimit else {
            throw Problem(.malformedRequest, "The address has more than \(Self.addressLimit) characters.")
        }
    }

    /// Whether a host and port may be written so (RFC 9112 section 3.2, RFC 3986 section 3.2.2).
    static func isHost(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { $0.isSafe || "~!$&'()*+,;=%[]:".utf8.contains($0) }
    }

    /// The identifier the caller gave, if it is one that may stand in a log line: up to 64 safe characters.
    fileprivate var givenID: String? {
        guard let id = headers[.requestID], (1...64).contains(id.utf8.count), id.utf8.allSatisfy(\.isSafe) else {
            return nil
        }
        return id
    }
}

extension AccessRefusal {
    /// Whether no token or secret came that is valid now, rather than one that may not.
    fileprivate var isFailedSignIn: Bool {
        switch self {
        case .forbidden, .notInDirectory: false
        case .unauthenticated, .tokenEnded, .unknownSecret: true
        }
    }
}

extension SignInFault {
    /// The same of an access token.
    fileprivate var isFailedSignIn: Bool {
        switch self {
        case .noRole, .keysUnavailable: false
        default: true
        }
    }
}

extension RedressContext {
    /// The path as the contract writes it, without the identifiers in it.
    ///
    /// A method that the path does not take has its route all the same.
    func route(of request: Request, among endpoints: [Endpoint]) -> String {
        if let endpointPath, endpointPath.hasPrefix("/") { return endpointPath }
        let parts = request.uri.path.split(separator: "/")
        return endpoints.first { $0.matches(path: parts) }?.path ?? "none"
    }
}

extension Duration {
    /// As the log has it.
    var wholeMilliseconds: Int {
        Int(components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000)
    }
}

extension UInt8 {
    fileprivate var isSafe: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
            true
        default: false
        }
    }
}
