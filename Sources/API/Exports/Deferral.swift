import Casework
import Complaints
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore

extension Request {
    /// Whether the caller would rather not wait for the answer (RFC 7240 section 4.1).
    fileprivate var prefersAsynchronousAnswer: Bool {
        headers[values: .prefer].flatMap { $0.split(separator: ",") }.contains { preference in
            let name = preference.prefix { $0 != ";" && $0 != "=" }.filter { $0 != " " && $0 != "\t" }
            return name.lowercased() == "respond-async"
        }
    }
}

extension Endpoint {
    /// Whether a request is taken up now and answered later.
    func isDeferred(_ request: Request) throws -> Bool {
        try request.prefersAsynchronousAnswer && ContractFacts.stored.get().deferrable.contains(operationID)
    }

    /// Takes a request up and says where its answer will be: 202, with the address of the export.
    ///
    /// The caller's permission is asked for now, and again when the answer is made and when it is fetched.
    func takeUp(
        _ call: Call, _ permission: Permission, _ exports: ExportMaker,
        _ handle: @escaping @Sendable (Call) async throws -> Response
    ) async throws -> Response {
        // Nothing is read of a body before its sender is known.
        if method != .get { try await call.casework.authorise(call.credential, for: permission) }
        let whole = try await call.withWholeBody()
        let export = try await call.casework.perform(
            RequestExport(of: operationID, requires: permission), as: call.credential)
        let (logger, changes) = (call.context.logger, operation != nil)
        let (path, requestID) = (call.request.uri.path, call.context.requestID)
        let explain: @Sendable (any Error) -> Response = { error in
            Problem(error, changes: changes, logger: logger).response(path: path, requestID: requestID)
        }
        exports.take(
            ExportMaker.Job(
                export: export.id, path: path, credential: call.credential, logger: logger,
                respond: {
                    do { return try await whole.loggingUnseen(handle) } catch { return explain(error) }
                }, explain: explain))
        return Response(
            export, at: call.casework.now, status: .accepted,
            adding: [.location: "\(ExportRoutes.exports)/\(export.id.text)", .preferenceApplied: "respond-async"])
    }
}

extension Call {
    /// The same with its body read, which is there as long as the connection is.
    fileprivate func withWholeBody() async throws -> Call {
        guard request.method != .get else { return self }
        let bytes = try await body()
        var head = request.head
        head.headerFields[.expect] = nil
        return Call(
            request: Request(head: head, body: RequestBody(buffer: ByteBuffer(bytes: bytes))), context: context,
            credential: credential, casework: casework, operationID: operationID, pathParameters: pathParameters,
            stages: stages)
    }
}
