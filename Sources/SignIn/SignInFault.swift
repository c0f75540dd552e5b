/// Why an access token lets nobody in; which of them it was is for the log alone.
public enum SignInFault: String, Error, Sendable, Hashable, CaseIterable {
    case tooLong = "too_long"
    /// It is not three parts of base64url, of which the first two are JSON objects.
    case malformed
    /// The algorithm is none of the fixed list.
    case algorithm
    /// It does not say that it is an access token.
    case type
    /// It asks for an extension to be understood (RFC 7515 section 4.1.11).
    case extensions
    case noKeyID = "no_key_id"
    /// The provider has no key of its identifier.
    case unknownKey = "unknown_key"
    /// The key of its identifier is of another algorithm, or is one of two that fit.
    case keyDoesNotFit = "key_does_not_fit"
    case signature
    case issuer
    case audience
    case expired
    case notYetValid = "not_yet_valid"
    /// A claim is missing or of another type.
    case claim
    case scope
    /// The claim of roles has none that the service knows: the token is valid, and its holder may do nothing here.
    case noRole = "no_role"
    /// The provider does not answer, so that nobody knows whether the key is one of its own.
    case keysUnavailable = "keys_unavailable"
}
