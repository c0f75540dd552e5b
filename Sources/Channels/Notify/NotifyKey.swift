import Crypto
import Foundation

/// A key of GOV.UK Notify: a name, the service and the secret, as `name-UUID-UUID`.
public struct NotifyKey: Sendable, Hashable, CustomStringConvertible {
    private let service: String
    private let secret: String

    /// Reads a key as Notify shows it once.
    public init(_ text: String) throws(ConfigurationFault) {
        let identifier = /[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}/
        let tail = text.suffix(74)
        guard text.count > 74, tail.first == "-", tail.dropFirst(37).first == "-",
            tail.dropFirst().prefix(36).wholeMatch(of: identifier) != nil,
            tail.suffix(36).wholeMatch(of: identifier) != nil
        else {
            throw ConfigurationFault(
                "The key is not one of Notify: a name, the UUID of the service and that of the secret, with hyphens between."
            )
        }
        service = String(tail.dropFirst().prefix(36))
        secret = String(tail.suffix(36))
    }

    /// The token of one request (RFC 7519, HS256): Notify takes it within 30 seconds of the instant.
    func token(at instant: Date) -> String {
        let claims = #"{"iss":"\#(service)","iat":\#(Int(instant.timeIntervalSince1970))}"#
        let signed = [#"{"typ":"JWT","alg":"HS256"}"#, claims].map { base64URL(Data($0.utf8)) }.joined(separator: ".")
        let key = SymmetricKey(data: Data(secret.utf8))
        return signed + "." + base64URL(Data(HMAC<SHA256>.authenticationCode(for: Data(signed.utf8), using: key)))
    }

    /// Never the secret, which a log would keep.
    public var description: String { "a key of service \(service)" }

    /// Base64 for URLs, without padding (RFC 7515 section 2).
    private func base64URL(_ data: Data) -> String {
        String(
            data.base64EncodedString().compactMap { character -> Character? in
                switch character {
                case "+": "-"
                case "/": "_"
                case "=": nil
                default: character
                }
            })
    }
}
