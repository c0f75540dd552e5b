import Casework
import Complaints
import Foundation
import HTTPTypes
import Hummingbird
import JSON
import Logging
import NIOCore

import protocol Casework.Operation

/// What is wrong with a request before any record is looked at.
protocol RequestFault: Error {}

extension RequestError: RequestFault {}
extension InvalidBody: RequestFault {}
extension InvalidQuery: RequestFault {}
extension MalformedJSON: RequestFault {}
extension Problem: RequestFault {}

/// A request with its caller, as an endpoint's method gets it.
struct Call: Sendable {
    let request: Request
    let context: RedressContext
    let credential: Credential
    let casework: Casework
    /// The operation that is called, as openapi.yaml names it.
    let operationID: String
    /// The names of the path's parameters, in their order.
    let pathParameters: [String]
    /// The stages the operation belongs to; nil where it is about no stage.
    let stages: Set<StageName>?

    /// The most bytes a body may have.
    static let bodyLimit = 256 * 1024

    /// What the path says for the names in braces.
    var parameters: Parameters { context.parameters }

    /// An identifier of the path; what is not a UUID is no record's.
    func identifier(_ name: String, of record: String) throws(RequestError) -> UUID {
        guard let text = parameters[name[...]], text.utf8.count == 36, let id = UUID(uuidString: String(text)) else {
            throw .noSuchRecord(record)
        }
        return id
    }

    /// The record the path names first, which a change locks.
    private var record: UUID? {
        pathParameters.first.flatMap { parameters[$0[...]] }.flatMap { UUID(uuidString: String($0)) }
    }

    /// Answers with what a handler says, and logs what the caller does not see.
    ///
    /// Where it finds nothing of the path and that is there, only not the caller's to see, the
    /// log has who asked for which record: the caller is told the same as of one that is not there (ruling "Another department's
    /// case").
    func loggingUnseen(_ handle: @Sendable (Call) async throws -> Response) async throws -> Response {
        do {
            return try await handle(self)
        } catch let missing as NotFound {
            let named = pathParameters.compactMap { name in
                parameters[name[...]].flatMap { UUID(uuidString: String($0)) }.map {
                    RecordName(kind: String(name.dropLast(3)), id: $0)
                }
            }
            let unseen: [RecordName]
            switch missing.isHidden {
            case true?: unseen = Array(named.prefix(1))
            case false?: unseen = []
            case nil: unseen = try await casework.unseen(named, as: credential)
            }
            for record in unseen {
                context.logger.notice(
                    "a record was asked for that the caller does not see",
                    metadata: [
                        "record": "\(record.kind)", "id": "\(record.id.uuidString.lowercased())",
                        "caller": "\(request.callerFingerprint)",
                    ])
            }
            throw missing
        }
    }

    /// Refuses a query where there is nothing to ask; what was meant for the body must not reach logs by the address.
    func requireNoQuery() throws(InvalidQuery) {
        guard request.uri.query != nil else { return }
        var query = Query(request.uri)
        try query.finish()
    }

    /// The body, which must be JSON and of a sensible size.
    func body() async throws -> [UInt8] {
        let type = request.headers[.contentType]?.prefix { $0 != ";" && $0 != " " }
        guard type?.lowercased() == "application/json" else { throw RequestError.unsupportedMediaType }
        // RFC 9110 section 8.4: what is packed would be read as it is, and refused for what it is not.
        guard request.headers[.contentEncoding]?.lowercased() ?? "identity" == "identity" else {
            throw Problem(.unsupportedMediaType, "Send the body as it is, without Content-Encoding.")
        }
        // What is no number of ours is more than any: the decoder has read it as one.
        if let length = request.headers[.contentLength], Int(length) ?? .max > Self.bodyLimit {
            throw RequestError.bodyTooLarge
        }
        if request.headers.expectsContinue { context.awaitBody() }
        do {
            return Array(try await request.body.collect(upTo: Self.bodyLimit).readableBytesView)
        } catch is NIOTooManyBytesError {
            throw RequestError.bodyTooLarge
        }
    }

    /// Reads an operation from the fields of the body and performs it, once for each Idempotency-Key.
    func perform<O: Operation>(
        _ operation: (inout Fields) async throws -> O, answer: @escaping @Sendable (O.Value) -> Answer
    ) async throws -> Response {
        try requireNoQuery()
        let body = try await body()
        let key = try request.idempotencyKey(body: body)
        var fields = try Fields(try JSONParser.parse(body))
        let read = try await operation(&fields)
        try fields.finish()
        let facts = fields.facts.mapValues { AuditValue($0) }
        return Response(
            try await casework.inTurn(of: record, as: credential, key: key) {
                try await casework.perform(read, facts: facts, as: credential, key: key, answer: answer)
            })
    }
}

extension Response {
    /// An answer of casework.
    init(_ answer: Answer) {
        var fields = HTTPFields.json
        if let etag = answer.etag { fields.append(HTTPField(name: .eTag, value: etag)) }
        if let location = answer.location { fields.append(HTTPField(name: .location, value: location)) }
        if answer.isReplay { fields.append(HTTPField(name: .idempotencyReplayed, value: "true")) }
        self.init(
            status: HTTPResponse.Status(code: answer.status), headers: fields,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body)))
    }
}
