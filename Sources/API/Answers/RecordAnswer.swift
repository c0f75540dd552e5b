import Casework
import Complaints
import Foundation
import HTTPTypes
import Hummingbird
import JSON

import protocol Casework.Operation

/// A record with a version and one representation.
protocol VersionedRecord: Sendable {
    var version: Int { get }
    var json: [UInt8] { get }
}

extension Answer {
    /// A record that was changed.
    static func changed(_ record: some VersionedRecord) -> Answer {
        Answer(status: 200, location: nil, etag: EntityTag.of(version: record.version), body: record.json)
    }

    /// A record that was made, with where it is from now on.
    static func made(_ record: some VersionedRecord, at location: String) -> Answer {
        Answer(status: 201, location: location, etag: EntityTag.of(version: record.version), body: record.json)
    }

    /// Something that was recorded and has no version and no address of its own.
    static func recorded(_ write: (inout JSONWriter) -> Void) -> Answer {
        Answer(status: 201, location: nil, etag: nil, body: JSONWriter.bytes { $0.object(write) })
    }
}

extension Call {
    /// Answers with a record, or that the caller has it already.
    func answer(_ record: some VersionedRecord) throws -> Response {
        if try request.alreadyHas(version: record.version) { return Response(notModified: record.version) }
        return Response(
            json: record.json, adding: HTTPField(name: .eTag, value: EntityTag.of(version: record.version)))
    }

    /// Performs a change of the record of the path, at the version of If-Match.
    func change<O: Operation>(
        _ parameter: String, of record: String, _ operation: (inout Fields, UUID, Int?) throws -> O
    ) async throws -> Response where O.Value: VersionedRecord {
        let id = try identifier(parameter, of: record)
        let version = try request.expectedVersion().number
        return try await perform({ try operation(&$0, id, version) }, answer: { Answer.changed($0) })
    }
}

extension JSONWriter {
    /// A field whose value is a list of identifiers or codes.
    mutating func list<Code: RawRepresentable>(_ name: StaticString, _ values: [Code])
    where Code.RawValue: JSONWritable {
        array(name, values) { $0.value($1.rawValue) }
    }

    /// An object that is the whole answer.
    static func answer(_ fields: (inout JSONWriter) -> Void) -> [UInt8] {
        bytes { $0.object(fields) }
    }
}
