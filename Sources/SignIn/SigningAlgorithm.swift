/// How an access token may be signed: with a key that has a public half.
///
/// The list is fixed (RFC 8725 section 3.1): neither `none` nor anything with a shared secret is on it.
enum SigningAlgorithm: String, CaseIterable, Sendable {
    case rs256 = "RS256"
    case ps256 = "PS256"
    case es256 = "ES256"
    case edDSA = "EdDSA"

    /// The type of its keys (RFC 7518 section 6.1, RFC 8037 section 2).
    var keyType: String {
        switch self {
        case .rs256, .ps256: "RSA"
        case .es256: "EC"
        case .edDSA: "OKP"
        }
    }

    /// The curve of its keys; nil where they have none.
    var curve: String? {
        switch self {
        case .rs256, .ps256: nil
        case .es256: "P-256"
        case .edDSA: "Ed25519"
        }
    }
}
