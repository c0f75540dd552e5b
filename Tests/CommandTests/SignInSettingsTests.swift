import Commands
import Complaints
import Testing

/// The settings of the council's own sign-in.
@Suite struct SignInSettingsTests {
    private static let least = [
        "OIDC_ISSUER": "https://login.example.org/tenant/v2.0", "OIDC_AUDIENCE": "redress",
        "OIDC_ROLES": "Lead=manager, Staff=officer",
    ]

    @Test("Without an issuer there is no sign-in, and with the least that is needed the rest is as RFC 9068 says")
    func least() throws {
        let settings = try #require(try SignInSettings(Self.least))

        #expect(try SignInSettings([:]) == nil)
        #expect(settings.tokenType == .accessToken)
        #expect(settings.rolesClaim == "roles" && settings.personClaim == "sub")
        #expect(settings.keysURL == nil && settings.scope == nil && settings.caFile == nil)
        #expect(settings.leewaySeconds == 30)
        #expect(settings.roles.role(of: ["Staff"]) == .officer)
    }

    @Test(
        "A setting that is missing or wrong is named",
        arguments: [
            (["OIDC_ISSUER": "http://login.example.org"], "OIDC_ISSUER must be an address of https"),
            (["OIDC_ISSUER": "login.example.org"], "OIDC_ISSUER must be an address of https"),
            (["OIDC_ISSUER": ""], "OIDC_AUDIENCE is set, and OIDC_ISSUER is not"),
            (["OIDC_AUDIENCE": ""], "OIDC_AUDIENCE is not set; OIDC_ISSUER needs it"),
            (["OIDC_ROLES": ""], "OIDC_ROLES is not set; OIDC_ISSUER needs it"),
            (["OIDC_ROLES": "Lead=king"], "OIDC_ROLES must give a role to each value"),
            (["OIDC_ROLES": "Lead=manager,Lead=officer"], "OIDC_ROLES must give a role to each value"),
            (["OIDC_JWKS_URL": "http://login.example.org/keys"], "OIDC_JWKS_URL must be an address of https"),
            (["OIDC_TOKEN_TYPE": "jwt"], "OIDC_TOKEN_TYPE must be one of at+jwt, JWT"),
            (["OIDC_TOKEN_TYPE": "JWT"], "OIDC_SCOPE is not set"),
            (["OIDC_LEEWAY_SECONDS": "301"], "OIDC_LEEWAY_SECONDS must be a whole number from 0 to 300"),
            (["OIDC_LEEWAY_SECONDS": "-1"], "OIDC_LEEWAY_SECONDS must be a whole number from 0 to 300"),
        ])
    func refused(changes: [String: String], sentence: String) throws {
        let fault = try #require(throws: Settings.Invalid.self) {
            try SignInSettings(Self.least.merging(changes) { $1 })
        }

        #expect(fault.description.hasPrefix(sentence))
    }
}
