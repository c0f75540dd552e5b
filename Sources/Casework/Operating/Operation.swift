public import Complaints
public import Foundation
public import JSON
public import Postgres
public import WorkingDays

/// One operation of casework: what it is called in the audit, who may do it, and what it does in its transaction.
public protocol Operation: Sendable {
    associatedtype Value: Sendable
    /// The name in the audit, past tense: `complaint_registered`.
    static var event: String { get }
    static var permission: Permission { get }
    /// What this one needs, where it is more than `permission`.
    var requires: Permission { get }
    /// Whether it changes or counts records that its caller may not see, as every complaint of a service that is merged into
    /// another; false unless the operation says so.
    static var reachesEverything: Bool { get }
    /// Applies the rule and writes; throws a `Refusal` where the rule says no.
    func perform(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws -> Value
}

extension Operation {
    public var requires: Permission { Self.permission }
    public static var reachesEverything: Bool { false }

    /// The `operationId` of openapi.yaml: the name of the type with a small letter.
    public static var name: String {
        let type = String(describing: Self.self)
        return type.prefix(1).lowercased() + type.dropFirst()
    }
}

/// An operation that callers ask for: what it is about, and what the fields of the body say.
///
/// Everything about it that is not a rule stands on its type: name, event, permission, fields with their limits, facts
/// for the audit. Routes, the permitted operations and the tests of the contract read them there (decision 0023).
public protocol RequestedOperation: Operation {
    associatedtype Target: Sendable
    /// Whether the same request again adds the same again: a retry needs an Idempotency-Key or the version that was read.
    static var adds: Bool { get }
    /// Whether it is for a record that was registered in error too; false unless the operation says so.
    static var takesErrors: Bool { get }
    /// Reads the fields; what cannot be read is kept in `fields`, whose `finish` throws before anybody uses the operation.
    init(_ fields: inout Fields, of target: Target)
}

extension RequestedOperation {
    public static var adds: Bool { false }
    public static var takesErrors: Bool { false }
}

/// What an operation knows besides its input.
public struct OperationContext: Sendable {
    public let casework: Casework
    public let actor: Actor
    public let now: Date
    public let today: Day
    /// What the request said, as far as the audit may tell it.
    public var facts: [String: AuditValue?] = [:]
}

/// A caller's key for a POST: the same key and request again give the first answer and no second effect.
public struct IdempotencyKey: Sendable, Hashable {
    /// 1 to 255 characters, chosen by the client.
    public let key: String
    /// SHA-256 of method, path, If-Match and body.
    public let fingerprint: [UInt8]

    /// A key with the fingerprint of the request it came with.
    public init(key: String, fingerprint: [UInt8]) {
        self.key = key
        self.fingerprint = fingerprint
    }
}

/// Why an idempotency key cannot be honoured.
public enum IdempotencyRefusal: Error, Sendable, Hashable {
    /// The key came before with another request.
    case reused
    /// The first request with this key is still running.
    case running
}

/// The answer to a request as it is sent and, with a key, kept.
public struct Answer: Sendable, Hashable {
    public let status: Int
    public let location: String?
    public let etag: String?
    public let body: [UInt8]
    /// What is kept for the same request again, in the place of a body that has a secret.
    let keptBody: [UInt8]?
    /// Whether it was given before, to the first request with its key.
    public internal(set) var isReplay = false

    /// An answer with its status.
    public init(status: Int, location: String?, etag: String?, body: [UInt8], keptBody: [UInt8]? = nil) {
        self.status = status
        self.location = location
        self.etag = etag
        self.body = body
        self.keptBody = keptBody
    }
}
