import Channels
public import Complaints
import Foundation
import JSON
public import Logging
public import WorkingDays

/// The council's own provider of sign-ins (OpenID Connect): checks the access tokens that it gives out (RFC 9068).
///
/// The header is read first, then the signature is checked with exactly the key that it names, then the claims; nothing that
/// a token says is used before.
public final class SignInProvider: Sendable {
    private let configuration: SignInConfiguration
    private let clock: WorkingDays.Clock
    private let keys: KeyCache

    /// The most bytes that are read of what a provider says of itself, and of its keys.
    package static let documentLimit = 256 * 1024
    /// How long a provider is waited for.
    package static let timeLimit = Duration.seconds(5)

    /// A provider whose documents a closure reads.
    package init(
        _ configuration: SignInConfiguration, clock: WorkingDays.Clock, logger: Logger,
        read: @escaping @Sendable (_ address: String) async throws -> [UInt8]
    ) {
        self.configuration = configuration
        self.clock = clock
        keys = KeyCache(clock: clock, logger: logger) {
            let address = try await configuration.keysAddress(read)
            guard let keys = await KeySet(try await read(address)) else {
                throw DocumentFault("\(address) has no set of keys")
            }
            return keys
        }
    }

    /// A provider that is reached through the network; `caFile` has certificates in PEM that are trusted in place of the
    /// system's.
    public convenience init(
        _ configuration: SignInConfiguration, caFile: String? = nil, clock: WorkingDays.Clock, logger: Logger
    ) {
        let reader = DocumentReader(caFile: caFile, timeLimit: Self.timeLimit, sizeLimit: Self.documentLimit)
        self.init(configuration, clock: clock, logger: logger) { try await reader.read($0) }
    }

    /// Whether a text is to be looked at as an access token: no token of ours has a dot.
    public static func isAccessToken(_ text: some StringProtocol) -> Bool { text.contains(".") }

    /// Whoever an access token speaks of.
    ///
    /// - Throws: why it lets nobody in.
    public func signedIn(by token: some StringProtocol) async throws(SignInFault) -> SignedIn {
        let token = try AccessToken(token, type: configuration.tokenType)
        let key = try await keys.key(token.keyID, for: token.algorithm)
        return try configuration.signedIn(by: try token.claims(signedWith: key), at: clock.now)
    }
}

extension SignInConfiguration {
    /// Where the keys are, as it is set or as the provider's metadata says, which must be about this issuer and may not lead from
    /// https to anything less.
    fileprivate func keysAddress(
        _ read: @Sendable (_ address: String) async throws -> [UInt8]
    ) async throws -> String {
        if case .at(let address) = keys { return address }
        let metadata = try JSONParser.parse(try await read(metadataAddress))
        guard metadata["issuer"]?.text == issuer, let address = metadata["jwks_uri"]?.text else {
            throw DocumentFault("\(metadataAddress) is not about \(issuer), or has no jwks_uri")
        }
        guard ProviderAddress.isOne(address), address.isSecure || !issuer.isSecure else {
            throw DocumentFault("\(metadataAddress) has a jwks_uri that is not of https")
        }
        return address
    }
}

extension String {
    fileprivate var isSecure: Bool { lowercased().hasPrefix("https:") }
}
