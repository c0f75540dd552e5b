import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging

/// Stands around every endpoint: gives each request its identifier and turns errors into problems.
struct Answering: RouterMiddleware {
    let endpoints: [Endpoint]

    func handle(
        _ request: Request, context: RedressContext,
        next: @concurrent (Request, RedressContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        let requestID: String
        if let given = request.givenID {
            requestID = given
            context.logger[metadataKey: "request_id"] = .string(given)
        } else {
            requestID = context.id
        }
        var response: Response
        do {
            response = try await next(request, context)
        } catch {
            let problem = Problem(explain(error, request), logger: context.logger)
            response = problem.response(path: request.uri.path, requestID: requestID)
        }
        response.headers.append(HTTPField(name: .requestID, value: requestID))
        context.logger.debug("answered", metadata: ["status": "\(response.status.code)"])
        return response
    }

    /// The router knows no other reason than "not found"; the path may have other methods.
    private func explain(_ error: any Error, _ request: Request) -> any Error {
        guard let refused = error as? HTTPError, refused.status == .notFound else { return error }
        let methods = Set(endpoints.filter { $0.matches(path: request.uri.path) }.map(\.method.rawValue))
        guard !methods.isEmpty else { return RequestError.noSuchPath }
        let allowed = methods.contains("GET") ? methods.union(["HEAD"]) : methods
        return RequestError.methodNotAllowed(allowed: allowed.sorted())
    }
}

extension Request {
    /// The identifier the caller gave, if it is one that may stand in a log line: up to 64 safe characters.
    fileprivate var givenID: String? {
        guard let id = headers[.requestID], (1...64).contains(id.utf8.count), id.utf8.allSatisfy(\.isSafe) else {
            return nil
        }
        return id
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
