import Foundation
import JSON

/// An access token as it came: its parts, and what its header says of the key, of which nothing is true yet.
struct AccessToken: Sendable {
    let algorithm: SigningAlgorithm
    let keyID: String
    /// What is signed: the first two parts with the dot between them.
    let signed: [UInt8]
    let signature: [UInt8]
    private let payload: JSONValue

    /// The most bytes a token may have; one with a role and two hundred groups has fewer.
    static let limit = 16 * 1024
    private static let keyIDLimit = 256

    /// Reads a token, its header first (RFC 8725 sections 3.1, 3.2 and 3.11).
    init(_ text: some StringProtocol, type: TokenType) throws(SignInFault) {
        guard text.utf8.count <= Self.limit else { throw .tooLong }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let header = Self.object(parts[0]) else { throw .malformed }
        guard let algorithm = header["alg"]?.text.flatMap({ SigningAlgorithm(rawValue: $0) }) else {
            throw .algorithm
        }
        guard header["typ"]?.text.map(type.isIts) == true else { throw .type }
        guard header["crit"] == nil else { throw .extensions }
        guard let keyID = header["kid"]?.text, (1...Self.keyIDLimit).contains(keyID.utf8.count) else { throw .noKeyID }
        guard let payload = Self.object(parts[1]), let signature = base64URL(parts[2]), !signature.isEmpty else {
            throw .malformed
        }
        self.algorithm = algorithm
        self.keyID = keyID
        self.payload = payload
        self.signature = signature
        signed = Array(parts[0].utf8) + [UInt8(ascii: ".")] + Array(parts[1].utf8)
    }

    private static func object(_ part: some StringProtocol) -> JSONValue? {
        guard let bytes = base64URL(part), let value = try? JSONParser.parse(bytes), case .object = value else {
            return nil
        }
        return value
    }

    /// What the token says, once its signature is found to be good with a key.
    func claims(signedWith key: VerificationKey) throws(SignInFault) -> JSONValue {
        guard key.verifies(signature, of: signed) else { throw .signature }
        return payload
    }
}

/// What the header of an access token calls it.
public enum TokenType: String, Sendable, Hashable, CaseIterable {
    /// As RFC 9068 section 2.1 says.
    case accessToken = "at+jwt"
    /// As providers say that tell access tokens from others by nothing in the header, Microsoft Entra ID among them; then a scope
    /// must, since what proves a sign-in to another program has none.
    case jwt = "JWT"

    /// Whether a type is this one: case does not count, nor does what every media type begins with (RFC 7515 section 4.1.9).
    func isIts(_ type: String) -> Bool {
        let type = type.lowercased()
        return type == rawValue.lowercased() || type == "application/\(rawValue.lowercased())"
    }
}
