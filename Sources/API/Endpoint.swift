import Casework
import Complaints
import HTTPTypes
import Hummingbird

/// One operation of the API: its method and path, its name in openapi.yaml, who may call it, and what it does.
struct Endpoint: Sendable {
    enum Handler: Sendable {
        /// Needs no token.
        case open(@Sendable (Request) async throws -> Response)
        case authorised(Permission, @Sendable (Call) async throws -> Response)
    }

    let method: HTTPRequest.Method
    /// With the parameters of the path in braces, as openapi.yaml writes it.
    let path: String
    let operationID: String
    let handler: Handler

    static func get(
        _ path: String, _ operationID: String, _ permission: Permission,
        _ handle: @escaping @Sendable (Call) async throws -> Response
    ) -> Endpoint {
        Endpoint(method: .get, path: path, operationID: operationID, handler: .authorised(permission, handle))
    }

    static func post(
        _ path: String, _ operationID: String, _ permission: Permission,
        _ handle: @escaping @Sendable (Call) async throws -> Response
    ) -> Endpoint {
        Endpoint(method: .post, path: path, operationID: operationID, handler: .authorised(permission, handle))
    }

    static func open(
        _ path: String, _ operationID: String, _ handle: @escaping @Sendable (Request) async throws -> Response
    ) -> Endpoint {
        Endpoint(method: .get, path: path, operationID: operationID, handler: .open(handle))
    }
}

extension Endpoint {
    /// Answers a request.
    ///
    /// Whoever may not ask is told that before what is wrong with the question.
    func respond(to request: Request, _ context: RedressContext, casework: Casework) async throws -> Response {
        switch handler {
        case .open(let handle): return try await handle(request)
        case .authorised(let permission, let handle):
            let call = Call(
                request: request, parameters: context.parameters, credential: try request.credential(),
                casework: casework)
            do {
                return try await handle(call)
            } catch let fault as any RequestFault {
                try await casework.authorise(call.credential, for: permission)
                throw fault
            }
        }
    }

    /// Whether the path of a request is one of this endpoint's.
    func matches(path: String) -> Bool {
        let parts = path.split(separator: "/")
        let pattern = self.path.split(separator: "/")
        return parts.count == pattern.count && zip(parts, pattern).allSatisfy { $1.hasPrefix("{") || $0 == $1 }
    }
}
