public import Foundation

/// What a webhook is signed with: 24 to 64 random bytes, which the service and one receiver know (Standard Webhooks 1.0.0).
public struct WebhookSecret: Hashable, Sendable, CustomStringConvertible {
    private static let prefix = "whsec_"
    private static let lengths = 24...64

    /// The bytes of the key.
    public let key: Data

    /// A new one, of 32 bytes of the system's generator of random numbers.
    public init() {
        var generator = SystemRandomNumberGenerator()
        key = Data((0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
    }

    /// Reads one as it is written: `whsec_` and base64 (RFC 4648 section 4, padded); nil where it is not one, or has
    /// fewer than 24 or more than 64 bytes.
    public init?(_ text: String) {
        guard text.hasPrefix(Self.prefix), let key = Data(base64Encoded: String(text.dropFirst(Self.prefix.count))),
            Self.lengths.contains(key.count)
        else { return nil }
        self.key = key
        guard self.text == text else { return nil }
    }

    /// As it is given to the receiver, once, and kept.
    public var text: String { Self.prefix + key.base64EncodedString() }

    /// Never the secret, which a log would keep.
    public var description: String { "whsec_…" }
}
