import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore

/// The server's own metrics of requests, without what they cost.
///
/// Hummingbird's middleware waits until an answer is written, and for that makes every body one that is sent in three
/// parts where one would do. It is given an answer without a body here, which is written at once and to nobody; so the
/// time it tells ends where the answer is made (decision 0030).
struct Measuring: RouterMiddleware {
    private let metrics = MetricsMiddleware<RedressContext>()

    @concurrent func handle(
        _ request: Request, context: RedressContext,
        next: @concurrent (Request, RedressContext) async throws -> Response
    ) async throws -> Response {
        var result: Result<Response, any Error> = .failure(CancellationError())
        let counted = try await metrics.handle(request, context: context) { request, context in
            do { result = .success(try await next(request, context)) } catch { result = .failure(error) }
            // What is thrown past every problem is what cannot be read as HTTP; the server answers it so.
            return Response(status: (try? result.get())?.status ?? .badRequest)
        }
        try await counted.body.write(Nobody())
        return try result.get()
    }
}

/// Takes a body and sends it nowhere.
private struct Nobody: ResponseBodyWriter {
    mutating func write(_ buffer: ByteBuffer) async throws {}

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
