import Casework
import Complaints
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import JSON
import NIOCore

/// Answers that callers did not wait for: how far each is, and the answer itself once it is made.
struct ExportRoutes: Sendable {
    var endpoints: [Endpoint] {
        [
            .get(Self.exports, "listExports", .readReports) { call in
                try await call.list {
                    let now = call.casework.now
                    return try await call.casework.exports(as: call.credential).map { ExportAnswer($0, at: now) }
                }
            },
            .get(Self.one, "getExport", .readReports, get),
            .get(Self.one + "/answer", "getExportAnswer", .readReports, answer),
        ]
    }

    static let exports = "/v1/exports"
    private static let one = exports + "/{export_id}"

    private func get(_ call: Call) async throws -> Response {
        try call.requireNoQuery()
        let export = try await call.casework.export(try call.owner(), as: call.credential)
        return Response(export, at: call.casework.now, status: .ok)
    }

    /// A part is read when the client has taken the one before, so that no connection to the database is held meanwhile.
    private func answer(_ call: Call) async throws -> Response {
        try call.requireNoQuery()
        let id: ExportID = try call.owner()
        let (casework, credential) = (call.casework, call.credential)
        let export = try await casework.export(id, as: credential)
        let made = try export.answer(at: casework.now)
        let first = try await casework.exportPart(0, of: id, as: credential)
        let body = ResponseBody(contentLength: export.bytes) { writer in
            var (number, left, part) = (0, export.bytes, first)
            while left > 0 {
                guard let bytes = part else { throw NotFound(RecordKinds.Export.name) }
                try await writer.write(ByteBuffer(bytes: bytes))
                (number, left) = (number + 1, left - bytes.count)
                part = left > 0 ? try await casework.exportPart(number, of: id, as: credential) : nil
            }
            try await writer.finish(nil)
        }
        return Response(status: HTTPResponse.Status(code: made.status), headers: made.headers, body: body)
    }
}

extension Export.Made {
    /// The headers of the answer as it would have been given at once.
    fileprivate var headers: HTTPFields {
        let stored: [(HTTPField.Name, String?)] = [
            (.contentType, contentType), (.contentDisposition, contentDisposition), (.location, location),
            (.eTag, etag),
        ]
        return stored.reduce(into: [.cacheControl: "no-store"]) { headers, field in
            if let value = field.1 { headers[field.0] = value }
        }
    }
}

extension Response {
    /// How far an export is; whoever asks again is told when.
    init(_ export: Export, at now: Date, status: HTTPResponse.Status, adding more: HTTPFields = [:]) {
        var headers = HTTPFields.json
        headers.append(contentsOf: more)
        if export.state(at: now) == .running { headers[.retryAfter] = "1" }
        self.init(
            status: status, headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: ExportAnswer(export, at: now).json)))
    }
}

/// An export at an instant.
struct ExportAnswer: JSONObject, Sendable {
    let export: Export
    let now: Date

    init(_ export: Export, at now: Date) {
        self.export = export
        self.now = now
    }

    func write(to json: inout JSONWriter) {
        let state = export.state(at: now)
        json.field("id", export.id)
        json.field("operation", export.operation)
        json.field("state", state)
        json.field("asked_at", export.askedAt)
        json.field("ended_at", export.made?.at)
        json.field("expires_at", export.expiresAt)
        json.field("bytes", export.bytes)
        json.field("status", export.made?.status)
        json.field("answer", state == .ready ? "\(ExportRoutes.exports)/\(export.id.text)/answer" : nil)
    }
}
