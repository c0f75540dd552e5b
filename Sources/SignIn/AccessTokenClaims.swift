import Complaints
import Foundation
import JSON

extension SignInConfiguration {
    /// Who it is that a token of a good signature speaks of (RFC 9068 section 4, RFC 8725 sections 3.8 and 3.9).
    ///
    /// - Throws: what is wrong with the first claim that is not as it must be; `noRole` comes last.
    func signedIn(by claims: JSONValue, at now: Date) throws(SignInFault) -> SignedIn {
        guard claims["iss"]?.text == issuer else { throw .issuer }
        guard claims["aud"]?.texts?.contains(audience) == true else { throw .audience }
        let leeway = Double(self.leeway.components.seconds)
        guard let expiry = claims["exp"]?.instant else { throw .claim }
        guard now < expiry + leeway else { throw .expired }
        for name in ["nbf", "iat"] {
            guard let claim = claims[name] else { continue }
            guard let instant = claim.instant else { throw .claim }
            guard instant <= now + leeway else { throw .notYetValid }
        }
        guard let sub = claims["sub"]?.text, !sub.isEmpty, let subject = claims[personClaim]?.text,
            SignedIn.subjectFault(subject) == nil
        else { throw .claim }
        if let scope {
            let scopes = ["scope", "scp"].flatMap { (name: String) -> [Substring] in
                (claims[name]?.texts ?? []).flatMap { $0.split(separator: " ") }
            }
            guard scopes.contains(scope[...]) else { throw .scope }
        }
        guard let role = roles.role(of: claims[rolesClaim]?.texts ?? []) else { throw .noRole }
        return SignedIn(issuer: issuer, subject: subject, role: role)
    }
}
