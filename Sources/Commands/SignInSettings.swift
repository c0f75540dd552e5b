package import Complaints
import Foundation

/// The council's own sign-in, all from the environment; without an issuer there is none.
///
/// ## Configuration keys
/// - `OIDC_ISSUER` (string, none): the provider whose access tokens are taken, as the claim `iss` names it; of https, or of http
///   on the same machine.
/// - `OIDC_AUDIENCE` (string, required with an issuer): what the claim `aud` must have in it.
/// - `OIDC_ROLES` (string, required with an issuer): which role each value of the claim gives, as
///   `Complaints.Manager=manager, Complaints.Officer=officer`; of several the first counts.
/// - `OIDC_ROLES_CLAIM` (string, roles) and `OIDC_PERSON_CLAIM` (string, sub): the claims that have the roles, and name the person.
/// - `OIDC_JWKS_URL` (string, as the provider's metadata says): where its keys are.
/// - `OIDC_TOKEN_TYPE` (string, at+jwt): at+jwt, or JWT for a provider that does not mark access tokens.
/// - `OIDC_SCOPE` (string, required with OIDC_TOKEN_TYPE=JWT): what the claim `scope` or `scp` must have in it.
/// - `OIDC_LEEWAY_SECONDS` (int, 30, 0 to 300): by how much its clock and ours may differ.
/// - `OIDC_CA_FILE` (string, none): certificates that are trusted in place of the system's.
package struct SignInSettings: Sendable, Hashable {
    /// How a provider's access tokens are marked as such.
    package enum TokenType: String, Sendable, CaseIterable {
        case accessToken = "at+jwt"
        /// By nothing but their scope.
        case jwt = "JWT"
    }

    package let issuer: String
    package let audience: String
    package let roles: RoleMapping
    package let rolesClaim: String
    package let personClaim: String
    /// Nil where the provider's metadata says where its keys are.
    package let keysURL: String?
    package let tokenType: TokenType
    package let scope: String?
    package let leewaySeconds: Int
    package let caFile: String?

    private static let issuerName = "OIDC_ISSUER"

    /// Reads the settings of the environment; nil where nobody signs in through a provider.
    ///
    /// - Throws: `Settings.Invalid`, which names the setting and what it may be.
    package static func read() throws -> SignInSettings? {
        try SignInSettings(ProcessInfo.processInfo.environment)
    }

    /// Reads the settings of an environment; nil where nobody signs in through a provider.
    package init?(_ environment: [String: String]) throws {
        let environment = Environment(environment)
        guard let issuer = environment[Self.issuerName] else {
            try environment.refuse(
                [
                    "OIDC_AUDIENCE", "OIDC_ROLES", "OIDC_ROLES_CLAIM", "OIDC_PERSON_CLAIM", "OIDC_JWKS_URL",
                    "OIDC_TOKEN_TYPE", "OIDC_SCOPE", "OIDC_LEEWAY_SECONDS", "OIDC_CA_FILE",
                ], without: Self.issuerName)
            return nil
        }
        self.issuer = issuer
        keysURL = environment["OIDC_JWKS_URL"]
        for (name, address) in [(Self.issuerName, issuer), ("OIDC_JWKS_URL", keysURL ?? issuer)]
        where !ProviderAddress.isOne(address) {
            throw Settings.Invalid(
                description: "\(name) must be an address of https, or of http on the same machine")
        }
        audience = try environment.required("OIDC_AUDIENCE", by: Self.issuerName)
        guard let roles = RoleMapping(try environment.required("OIDC_ROLES", by: Self.issuerName)) else {
            throw Settings.Invalid(
                description:
                    "OIDC_ROLES must give a role to each value of the claim once, as Complaints.Manager=manager, "
                    + "Complaints.Officer=officer; the roles are "
                    + Role.allCases.map(\.rawValue).joined(separator: ", "))
        }
        self.roles = roles
        rolesClaim = environment["OIDC_ROLES_CLAIM"] ?? "roles"
        personClaim = environment["OIDC_PERSON_CLAIM"] ?? "sub"
        let type = try environment.choice("OIDC_TOKEN_TYPE", TokenType.allCases.map(\.rawValue))
        tokenType = TokenType(rawValue: type) ?? .accessToken
        scope = environment["OIDC_SCOPE"]
        guard tokenType == .accessToken || scope != nil else {
            throw Settings.Invalid(
                description: "OIDC_SCOPE is not set; with OIDC_TOKEN_TYPE=JWT it alone tells access tokens from others")
        }
        leewaySeconds = try environment.number("OIDC_LEEWAY_SECONDS", 30, 0...300)
        caFile = environment["OIDC_CA_FILE"]
    }
}
