import HTTPTypes
import Hummingbird
import HummingbirdCore
import Metrics

/// Counts requests and how long each took, by the names the server's own middleware would give them.
///
/// That middleware waits until an answer is written, and for that makes every body one that is sent in three parts where
/// one would do; the time told here ends where the answer is made (decision 0030).
struct Measuring: RouterMiddleware {
    /// The methods that there are; all others are one, lest whoever invents them add a series with each.
    private let methods: Set<HTTPRequest.Method>

    init(endpoints: [Endpoint]) {
        methods = Set(endpoints.flatMap(\.methods))
    }

    @concurrent func handle(
        _ request: Request, context: RedressContext,
        next: @concurrent (Request, RedressContext) async throws -> Response
    ) async throws -> Response {
        let started = ContinuousClock.now
        let method = ("http.request.method", methods.contains(request.method) ? request.method.rawValue : "none")
        let active = Meter(label: "http.server.active_requests", dimensions: [method])
        active.increment()
        defer { active.decrement() }
        let response = try await next(request, context)
        let labels = [
            ("http.route", context.measuredRoute), method,
            ("http.response.status_code", response.status.code.description),
        ]
        Counter(label: "hb.requests", dimensions: labels).increment()
        Timer(label: "http.server.request.duration", dimensions: labels)
            .recordNanoseconds(started.duration(to: .now).nanoseconds)
        return response
    }
}

extension RedressContext {
    /// The path as the contract writes it; none where the path is unknown or does not take the method.
    fileprivate var measuredRoute: String {
        guard let endpointPath, endpointPath.hasPrefix("/") else { return "none" }
        return endpointPath
    }
}

extension Duration {
    fileprivate var nanoseconds: Int64 {
        components.seconds * 1_000_000_000 + components.attoseconds / 1_000_000_000
    }
}
