import Casework
import Complaints
import Foundation
import HTTPTypes
import Hummingbird
import JSON

/// A record with a version and one representation.
protocol VersionedAnswer: JSONObject, Sendable {
    var version: Int { get }
}

/// A record that has an address of its own.
protocol AddressedAnswer: VersionedAnswer {
    associatedtype Kind: RecordKind
    var id: RecordID<Kind> { get }
}

/// Something made with a secret that is told once: the same request again is answered without it.
protocol SecretAnswer: JSONObject, Sendable {
    var withoutSecret: Self { get }
}

extension Answer {
    /// A record as it is after an operation.
    static func record(_ record: some VersionedAnswer, status: Int = 200, at location: String? = nil) -> Answer {
        Answer(status: status, at: location, etag: EntityTag.of(version: record.version), record)
    }

    /// Something without a version, as it was recorded.
    static func note(_ note: some JSONObject) -> Answer { Answer(status: 201, note) }

    private init(status: Int, at location: String? = nil, etag: String? = nil, _ object: some JSONObject) {
        self.init(
            status: status, location: location, etag: etag, body: object.json,
            keptBody: (object as? any SecretAnswer)?.withoutSecret.json)
    }
}

extension Call {
    /// Answers with a record, or that the caller has it already.
    func answer(_ record: some VersionedAnswer) throws -> Response {
        let tag = EntityTag.of(version: record.version)
        if try request.alreadyHas(tag) { return Response(notModified: record.version) }
        return Response(json: record.json, adding: HTTPField(name: .eTag, value: tag))
    }
}
