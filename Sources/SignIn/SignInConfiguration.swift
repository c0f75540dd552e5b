public import Complaints
import Foundation

/// What the council's provider of sign-ins is, and what its access tokens must say.
public struct SignInConfiguration: Sendable, Hashable {
    /// Where the provider's keys are.
    public enum Keys: Sendable, Hashable {
        /// In a document at this address.
        case at(String)
        /// Where the provider's own metadata says (OpenID Connect Discovery 1.0 section 4).
        case discovered
    }

    /// The claim `iss`, letter for letter.
    public let issuer: String
    /// What the claim `aud` must have in it.
    public let audience: String
    public let keys: Keys
    public let tokenType: TokenType
    /// What the claim `scope` or `scp` must have in it; nil where it may have anything.
    public let scope: String?
    /// The claim that names the person.
    public let personClaim: String
    /// The claim that has their roles.
    public let rolesClaim: String
    public let roles: RoleMapping
    /// By how much the provider's clock and ours may differ.
    public let leeway: Duration

    /// A provider with what its tokens must say.
    public init(
        issuer: String, audience: String, keys: Keys = .discovered, tokenType: TokenType = .accessToken,
        scope: String? = nil, personClaim: String = "sub", rolesClaim: String = "roles", roles: RoleMapping,
        leeway: Duration = .seconds(30)
    ) {
        self.issuer = issuer
        self.audience = audience
        self.keys = keys
        self.tokenType = tokenType
        self.scope = scope
        self.personClaim = personClaim
        self.rolesClaim = rolesClaim
        self.roles = roles
        self.leeway = leeway
    }

    /// Where the provider says what it has.
    var metadataAddress: String {
        (issuer.hasSuffix("/") ? String(issuer.dropLast()) : issuer) + "/.well-known/openid-configuration"
    }
}
