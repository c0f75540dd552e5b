import Casework
import Complaints
import HTTPTypes
import Hummingbird
import JSON
import SignIn

/// One operation of the API: its method and path, its name in openapi.yaml, who may call it, and what it does.
///
/// What changes something is told by the type of its operation (decision 0023); here stand its path and its answer.
struct Endpoint: Sendable {
    enum Handler: Sendable {
        /// Needs no token.
        case open(@Sendable (Request) async throws -> Response)
        /// Needs no token but the secret that the path has, which is the credential then.
        case secret(@Sendable (Call) async throws -> Response)
        case authorised(Permission, @Sendable (Call) async throws -> Response)
    }

    let method: HTTPRequest.Method
    /// With the parameters of the path in braces, as openapi.yaml writes it.
    let path: String
    let operationID: String
    let handler: Handler
    /// What it performs, if it changes something.
    var operation: (any RequestedOperation.Type)?

    static func get(
        _ path: String, _ operationID: String, _ permission: Permission,
        _ handle: @escaping @Sendable (Call) async throws -> Response
    ) -> Endpoint {
        Endpoint(method: .get, path: path, operationID: operationID, handler: .authorised(permission, handle))
    }

    /// A question with a body.
    static func post(
        _ path: String, _ operationID: String, _ permission: Permission,
        _ handle: @escaping @Sendable (Call) async throws -> Response
    ) -> Endpoint {
        Endpoint(method: .post, path: path, operationID: operationID, handler: .authorised(permission, handle))
    }

    /// A question that a secret in the path may ask.
    static func secret(
        _ path: String, _ operationID: String, _ handle: @escaping @Sendable (Call) async throws -> Response
    ) -> Endpoint {
        Endpoint(method: .get, path: path, operationID: operationID, handler: .secret(handle))
    }

    static func open(
        _ path: String, _ operationID: String, _ handle: @escaping @Sendable (Request) async throws -> Response
    ) -> Endpoint {
        Endpoint(method: .get, path: path, operationID: operationID, handler: .open(handle))
    }
}

extension Endpoint {
    /// A change: 200 with the record as it is then.
    static func change<O: RequestedOperation>(_ path: String, _ type: O.Type) -> Endpoint
    where O.Target: PathTarget, O.Value: VersionedAnswer {
        perform(path, type) { .record($0) }
    }

    /// A new record: 201, its address being in the collection's.
    static func make<O: RequestedOperation>(
        _ path: String, _ type: O.Type, at collection: String? = nil
    ) -> Endpoint where O.Target: PathTarget, O.Value: AddressedAnswer {
        perform(path, type) { .record($0, status: 201, at: "\(collection ?? path)/\($0.id.text)") }
    }

    /// A new record of what is found for it first, with the fields that say what: 201, its address being in the path's.
    static func make<O: RequestedOperation>(
        _ path: String, _ type: O.Type, of target: @escaping @Sendable (Call, inout Fields) async throws -> O.Target
    ) -> Endpoint where O.Value: AddressedAnswer {
        perform(path, type, of: target) { .record($0, status: 201, at: "\(path)/\($0.id.text)") }
    }

    /// A new record that has a version and no address of its own: 201.
    static func record<O: RequestedOperation>(_ path: String, _ type: O.Type) -> Endpoint
    where O.Target: PathTarget, O.Value: VersionedAnswer {
        perform(path, type) { .record($0, status: 201) }
    }

    /// Something recorded that never changes: 201.
    static func note<O: RequestedOperation>(_ path: String, _ type: O.Type) -> Endpoint
    where O.Target: PathTarget, O.Value: JSONObject {
        perform(path, type) { .note($0) }
    }

    /// The same of what is found for it first.
    static func note<O: RequestedOperation>(
        _ path: String, _ type: O.Type, of target: @escaping @Sendable () async throws -> O.Target
    ) -> Endpoint where O.Value: JSONObject {
        perform(path, type, of: { _, _ in try await target() }) { .note($0) }
    }

    /// An addition to a complaint's file: 201 with the entry, the ETag being that of the complaint.
    static func add<O: ComplaintOperation, Entry: JSONObject>(_ path: String, _ type: O.Type) -> Endpoint
    where O.Target: PathTarget, O.Value == Added<Entry> {
        perform(path, type) {
            Answer(
                status: 201, location: nil, etag: EntityTag.of(version: $0.complaintVersion), body: $0.entry.json)
        }
    }

    private static func perform<O: RequestedOperation>(
        _ path: String, _ type: O.Type, of target: @escaping @Sendable (Call, inout Fields) async throws -> O.Target,
        answer: @escaping @Sendable (O.Value) -> Answer
    ) -> Endpoint {
        var endpoint = post(path, O.name, O.permission) { call in
            try await call.perform(
                { fields in
                    let found = try await target(call, &fields)
                    return O(&fields, of: found)
                }, answer: answer)
        }
        endpoint.operation = type
        return endpoint
    }

    private static func perform<O: RequestedOperation>(
        _ path: String, _ type: O.Type, answer: @escaping @Sendable (O.Value) -> Answer
    ) -> Endpoint where O.Target: PathTarget {
        var endpoint = post(path, O.name, O.permission) { call in
            if O.adds { try call.request.requireOneEffect() }
            let target = try O.Target(call)
            return try await call.perform({ O(&$0, of: target) }, answer: answer)
        }
        endpoint.operation = type
        return endpoint
    }
}

extension Endpoint {
    /// Answers a request.
    ///
    /// Whoever may not ask is told that before what is wrong with the question.
    func respond(
        to request: Request, _ context: RedressContext, casework: Casework, limits: LimitKeeper, exports: ExportMaker,
        provider: SignInProvider? = nil
    ) async throws -> Response {
        switch handler {
        case .open(let handle): return try await handle(request)
        case .secret(let handle):
            let secret = context.parameters.get(pathParameters[0]) ?? ""
            let call = Call(
                request: request, context: context, credential: .bearer(secret), casework: casework,
                operationID: operationID, pathParameters: pathParameters, stages: nil)
            try limits.count(call.credential)
            return try await handle(call)
        case .authorised(let permission, let handle):
            let call = Call(
                request: request, context: context, credential: try await request.credential(provider),
                casework: casework, operationID: operationID, pathParameters: pathParameters, stages: stages)
            try limits.count(call.credential)
            if try isDeferred(request) { return try await takeUp(call, permission, exports, handle) }
            // Nothing is read of a body before its sender is known.
            guard method == .get else {
                try await casework.authorise(call.credential, for: permission)
                return try await call.loggingUnseen(handle)
            }
            do {
                return try await call.loggingUnseen(handle)
            } catch let fault as any RequestFault {
                try await casework.authorise(call.credential, for: permission)
                throw fault
            }
        }
    }

    /// The methods that its path takes by it: HEAD is GET without the body, which whatever stands around it leaves out.
    var methods: [HTTPRequest.Method] { method == .get ? [.get, .head] : [method] }

    /// The names in braces, in their order.
    private var pathParameters: [String] {
        path.split(separator: "/").filter { $0.hasPrefix("{") }.map { String($0.dropFirst().prefix { $0 != "}" }) }
    }

    /// What it performs, if that is an operation on a complaint.
    var complaintOperation: (any ComplaintOperation.Type)? { operation as? any ComplaintOperation.Type }

    /// The stages the operation belongs to, where it is about one.
    var stages: Set<StageName>? {
        guard case .stages(let names)? = complaintOperation?.scope else { return nil }
        return names
    }

    /// Whether the path of a request is one of this endpoint's.
    func matches(path parts: [Substring]) -> Bool {
        let pattern = path.split(separator: "/")
        return parts.count == pattern.count
            && zip(parts, pattern).allSatisfy { part, name in
                name.hasPrefix("{") ? part.hasSuffix(name.drop { $0 != "}" }.dropFirst()) : part == name
            }
    }
}
