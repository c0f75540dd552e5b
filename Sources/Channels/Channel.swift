public import Foundation

/// A message as it leaves the service: frozen, so that a second attempt sends the same bytes.
public struct OutgoingMessage: Sendable, Hashable {
    /// The key by which the receiver knows it and that never changes: Message-ID, Notify's reference, webhook-id.
    public let reference: UUID
    /// An e-mail address, a telephone number or a URL, as the channel needs.
    public let address: String
    /// One line, for e-mail alone.
    public let subject: String?
    /// Plain text; JSON for a webhook.
    public let body: String
    /// The secrets a webhook is signed with, the newest first; two while they are rotated, none elsewhere.
    public let secrets: [String]
    /// When it was frozen: the Date of an e-mail.
    public let createdAt: Date

    public init(
        reference: UUID, address: String, subject: String?, body: String, secrets: [String] = [], createdAt: Date
    ) {
        self.reference = reference
        self.address = address
        self.subject = subject
        self.body = body
        self.secrets = secrets
        self.createdAt = createdAt
    }
}

/// A message that the receiver has.
public struct Handover: Sendable, Hashable {
    /// The receiver's own reference, if it gives one.
    public let providerReference: String?

    public init(providerReference: String? = nil) {
        self.providerReference = providerReference
    }
}

/// Why a message was not handed over.
public struct DeliveryFailure: Error, Sendable, Hashable {
    /// What may be done about it.
    public enum Kind: Sendable, Hashable {
        /// The same message may be sent again later.
        case temporary
        /// It will not be taken, however often it is sent.
        case permanent
        /// The receiver wants no message any more (410 of a webhook).
        case gone
    }

    public let kind: Kind
    /// One sentence for whoever looks after the service: never the body, a key or a secret.
    public let reason: String
    /// How long the receiver asks to be left alone, if it says.
    public let retryAfter: Duration?

    public init(_ kind: Kind, _ reason: String, retryAfter: Duration? = nil) {
        self.kind = kind
        self.reason = reason
        self.retryAfter = retryAfter
    }
}

/// A way out of the service for messages; safe to call from any number of tasks at once.
public protocol DeliveryChannel: Sendable {
    /// The message of this reference if the receiver has it already; nil where it has not, or the channel cannot say.
    ///
    /// To be asked before a message is sent a second time.
    func find(_ reference: UUID) async throws(DeliveryFailure) -> Handover?

    /// Hands the message over; a failure says whether it may be tried again.
    func deliver(_ message: OutgoingMessage) async throws(DeliveryFailure) -> Handover
}

extension DeliveryChannel {
    public func find(_ reference: UUID) async throws(DeliveryFailure) -> Handover? { nil }
}
