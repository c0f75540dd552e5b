import Commands
import Logging
import SignIn
import WorkingDays

extension SignInSettings {
    /// The provider whose access tokens are taken.
    func provider(clock: Clock, logger: Logger) -> SignInProvider {
        let tokenType: SignIn.TokenType =
            switch self.tokenType {
            case .accessToken: .accessToken
            case .jwt: .jwt
            }
        let configuration = SignInConfiguration(
            issuer: issuer, audience: audience, keys: keysURL.map { .at($0) } ?? .discovered, tokenType: tokenType,
            scope: scope, personClaim: personClaim, rolesClaim: rolesClaim, roles: roles,
            leeway: .seconds(leewaySeconds))
        return SignInProvider(configuration, caFile: caFile, clock: clock, logger: logger)
    }
}
