import JSON

/// The keys that the provider signs with (RFC 7517 section 5), by their identifiers.
struct KeySet: Sendable {
    private let keys: [String: [VerificationKey]]

    /// How many of a set's keys are read.
    private static let limit = 100

    /// Reads a set; nil where it is none.
    ///
    /// One in which there is nothing to sign with is one: its provider took all away. What is for encryption, has no identifier or is of another kind is not of it (RFC 7517 sections 4.2, 4.3 and 5).
    init?(_ bytes: [UInt8]) async {
        guard let jwks = (try? JSONParser.parse(bytes))?["keys"]?.elements else { return nil }
        var keys: [String: [VerificationKey]] = [:]
        for jwk in jwks.prefix(Self.limit) {
            guard let keyID = jwk["kid"]?.text, jwk["use"].map({ $0.text == "sig" }) ?? true,
                jwk["key_ops"].map({ $0.texts?.contains("verify") == true }) ?? true
            else { continue }
            for algorithm in SigningAlgorithm.allCases {
                if let key = await VerificationKey(jwk, for: algorithm) { keys[keyID, default: []].append(key) }
            }
        }
        self.keys = keys
    }

    func has(_ keyID: String) -> Bool { keys[keyID] != nil }

    /// The one key of an identifier and an algorithm.
    ///
    /// - Throws: `SignInFault` where there is none of the identifier, none of it that fits, or more than one.
    func key(_ keyID: String, for algorithm: SigningAlgorithm) throws(SignInFault) -> VerificationKey {
        guard let named = keys[keyID] else { throw .unknownKey }
        let fitting = named.filter { $0.algorithm == algorithm }
        guard fitting.count == 1 else { throw .keyDoesNotFit }
        return fitting[0]
    }
}
