import Casework
import Hummingbird
import SignIn

extension Request {
    /// The token in the Authorization header; never one in the query, where it would reach logs.
    var bearerToken: Substring? {
        guard let parts = headers[.authorization]?.split(separator: " ", maxSplits: 1), parts.count == 2,
            parts[0].lowercased() == "bearer", !parts[1].contains(" ")
        else { return nil }
        return parts[1]
    }

    /// The credential of the token: of one of ours, or of an access token that the council's provider signed.
    ///
    /// - Throws: `RequestError.missingToken`, `SignInFault`.
    func credential(_ provider: SignInProvider?) async throws -> Credential {
        guard let token = bearerToken else { throw RequestError.missingToken }
        guard let provider, SignInProvider.isAccessToken(token) else { return .bearer(token) }
        return .signedIn(try await provider.signedIn(by: token))
    }
}

extension Request {
    /// What tells the caller's token from others in the log; "none" without one.
    var callerFingerprint: String { bearerToken.map { Credential.fingerprint(of: $0) } ?? "none" }
}
