import Foundation
import JSON
import JWTKit

/// A public key of the provider with the one algorithm it is used for here.
///
/// jwt-kit makes the key and checks the signature. It is never asked to choose: its collections take their default key for an
/// identifier they do not know, and the token's algorithm where the key states none (decision 0055).
struct VerificationKey: Sendable {
    let algorithm: SigningAlgorithm
    private let key: any JWTAlgorithm

    /// The key for an algorithm; nil where it is of another type, states another algorithm or cannot be read.
    init?(_ jwk: JSONValue, for algorithm: SigningAlgorithm) async {
        guard jwk["kty"]?.text == algorithm.keyType, jwk["crv"]?.text == algorithm.curve,
            jwk["alg"].map({ $0.text == algorithm.rawValue }) ?? true,
            let key = try? await Self.key(jwk, for: algorithm), key.name == algorithm.rawValue
        else { return nil }
        self.algorithm = algorithm
        self.key = key
    }

    /// Whether a signature is this key's.
    func verifies(_ signature: [UInt8], of bytes: [UInt8]) -> Bool {
        (try? key.verify(signature, signs: bytes)) ?? false
    }

    private static func key(_ jwk: JSONValue, for algorithm: SigningAlgorithm) async throws -> (any JWTAlgorithm)? {
        func member(_ name: String) -> String? { jwk[name]?.text.flatMap { base64URL($0) == nil ? nil : $0 } }
        let collection = JWTKeyCollection()
        switch algorithm {
        case .rs256, .ps256:
            guard let modulus = member("n"), let exponent = member("e") else { return nil }
            let key = try Insecure.RSA.PublicKey(modulus: modulus, exponent: exponent)
            if case .rs256 = algorithm {
                await collection.add(rsa: key, digestAlgorithm: .sha256)
            } else {
                await collection.add(pss: key, digestAlgorithm: .sha256)
            }
        case .es256:
            guard let x = member("x"), let y = member("y") else { return nil }
            await collection.add(ecdsa: try ES256PublicKey(parameters: (x: x, y: y)))
        case .edDSA:
            guard let x = member("x") else { return nil }
            await collection.add(eddsa: try EdDSA.PublicKey(x: x, curve: .ed25519))
        }
        return try await collection.getKey()
    }
}
