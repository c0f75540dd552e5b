import Complaints
import Foundation
import Testing

@testable import SignIn

/// What of a token is looked at, and in which order.
@Suite struct AccessTokenTests {
    private struct Case {
        let name: String
        let fault: SignInFault?
        var header: [String: Any] = [:]
        var claims: [String: Any] = [:]

        init(_ name: String, _ fault: SignInFault?, header: [String: Any] = [:], claims: [String: Any] = [:]) {
            self.name = name
            self.fault = fault
            self.header = header
            self.claims = claims
        }
    }

    private func check(_ cases: [Case], _ configuration: SignInConfiguration? = nil) async throws {
        let made = MadeUpProvider()
        let provider = try made.provider(configuration)
        for each in cases {
            let token = try made.token(header: each.header, claims: each.claims)
            #expect(await provider.fault(token) == each.fault, "\(each.name)")
        }
    }

    @Test("A header must have an algorithm of the list, the type of an access token and a key, and no extension")
    func headers() async throws {
        try await check([
            Case("as RFC 9068 says", nil),
            Case("with the whole media type", nil, header: ["typ": "application/at+jwt"]),
            Case("in capitals", nil, header: ["typ": "AT+JWT"]),
            Case("without a type", .type, header: ["typ": NSNull()]),
            Case("as any other JWT", .type, header: ["typ": "JWT"]),
            Case("as a logout token", .type, header: ["typ": "logout+jwt"]),
            Case("with a type that is no text", .type, header: ["typ": 1]),
            Case("unsigned", .algorithm, header: ["alg": "none"]),
            Case("unsigned too", .algorithm, header: ["alg": "None"]),
            Case("with a shared secret", .algorithm, header: ["alg": "HS256"]),
            Case("with another hash", .algorithm, header: ["alg": "RS512"]),
            Case("with another case", .algorithm, header: ["alg": "es256"]),
            Case("without an algorithm", .algorithm, header: ["alg": NSNull()]),
            Case("with an extension", .extensions, header: ["crit": ["b64"], "b64": false]),
            Case("without a key", .noKeyID, header: ["kid": NSNull()]),
            Case("with no key", .noKeyID, header: ["kid": ""]),
            Case("with a number for a key", .noKeyID, header: ["kid": 1]),
            Case("with a long key", .noKeyID, header: ["kid": String(repeating: "k", count: 257)]),
            Case("with a key nobody has", .unknownKey, header: ["kid": "z"]),
            Case("with another algorithm than its key's", .keyDoesNotFit, header: ["alg": "RS256"]),
            Case(
                "with a key of its own", .unknownKey,
                header: ["kid": "z", "jwk": ["kty": "EC"], "jku": "https://x.example"]),
            Case("with numbers without end", nil, header: ["x": 1e300]),
        ])
    }

    @Test("Claims are looked at one by one, each with its boundary")
    func claims() async throws {
        let now = 1_800_000_000
        try await check([
            Case("of several audiences", nil, claims: ["aud": ["another", "redress"]]),
            Case("for another audience", .audience, claims: ["aud": "redress-test"]),
            Case("for an audience in capitals", .audience, claims: ["aud": "REDRESS"]),
            Case("for nobody", .audience, claims: ["aud": [String]()]),
            Case("without an audience", .audience, claims: ["aud": NSNull()]),
            Case("with an audience that is no text", .audience, claims: ["aud": ["redress", 1] as [Any]]),
            Case("of another issuer", .issuer, claims: ["iss": "https://login.example.org/"]),
            Case("without an issuer", .issuer, claims: ["iss": NSNull()]),
            Case("expired by the leeway but a second", nil, claims: ["exp": now - 29]),
            Case("expired by the leeway", .expired, claims: ["exp": now - 30]),
            Case("without an end", .claim, claims: ["exp": NSNull()]),
            Case("with a text as its end", .claim, claims: ["exp": "\(now + 600)"]),
            Case("with an end in a million years", .claim, claims: ["exp": 1e300]),
            Case("with part of a second", nil, claims: ["exp": Double(now) + 0.5]),
            Case("valid in the leeway", nil, claims: ["nbf": now + 30]),
            Case("valid after the leeway", .notYetValid, claims: ["nbf": now + 31]),
            Case("with a beginning that is none", .claim, claims: ["nbf": "now"]),
            Case("issued in the leeway", nil, claims: ["iat": now + 30]),
            Case("issued after it", .notYetValid, claims: ["iat": now + 31]),
            Case("without a subject", .claim, claims: ["sub": NSNull()]),
            Case("with no subject", .claim, claims: ["sub": ""]),
            Case("with a number for a subject", .claim, claims: ["sub": 17]),
            Case("with a long subject", .claim, claims: ["sub": String(repeating: "s", count: 256)]),
            Case("with a space in its subject", .claim, claims: ["sub": "a b"]),
            Case("with a role as a text", nil, claims: ["roles": "Staff"]),
            Case("without a role", .noRole, claims: ["roles": NSNull()]),
            Case("with a role nobody knows", .noRole, claims: ["roles": ["staff", "Everybody"]]),
            Case("with our own name of a role", .noRole, claims: ["roles": ["manager"]]),
            Case("with roles that are no texts", .noRole, claims: ["roles": [["Staff"]]]),
        ])
    }

    @Test("Of several roles the first of the mapping counts, whatever the order of the token")
    func severalRoles() async throws {
        let made = MadeUpProvider()
        let provider = try made.provider()

        let both = try await provider.signedIn(by: try made.token(claims: ["roles": ["Staff", "Other", "Lead"]]))

        #expect(both == SignedIn(issuer: MadeUpProvider.issuer, subject: "0f1e", role: .manager))
    }

    @Test("The person is named by the claim that is configured, and the subject must be there too")
    func personClaim() async throws {
        let made = MadeUpProvider()
        let provider = try made.provider(MadeUpProvider.configuration(personClaim: "oid"))

        let named = try await provider.signedIn(by: try made.token(claims: ["oid": "object-1"]))

        #expect(named.subject == "object-1")
        #expect(await provider.fault(try made.token()) == .claim)
        #expect(await provider.fault(try made.token(claims: ["oid": "object-1", "sub": NSNull()])) == .claim)
    }

    @Test(
        "Where a provider marks its access tokens as any JWT, a scope tells them from what proves a sign-in elsewhere")
    func scopes() async throws {
        try await check(
            [
                Case("with the scope", nil, header: ["typ": "JWT"], claims: ["scp": "profile casework"]),
                Case("with the scope by its other name", nil, header: ["typ": "JWT"], claims: ["scope": "casework"]),
                Case("with another", .scope, header: ["typ": "JWT"], claims: ["scp": "casework.read"]),
                Case("an ID token", .scope, header: ["typ": "JWT"], claims: ["nonce": "n"]),
                Case("as RFC 9068 says", .type, claims: ["scp": "casework"]),
            ], MadeUpProvider.configuration(tokenType: .jwt, scope: "casework"))
    }

    @Test("What is no token, is cut, changed, too long or says a thing twice lets nobody in")
    func broken() async throws {
        let made = MadeUpProvider()
        let provider = try made.provider()
        let good = try made.token()
        let parts = good.split(separator: ".").map(String.init)
        let other = try made.token(claims: ["sub": "another"]).split(separator: ".").map(String.init)
        let twice = MadeUpProvider.part(Data(#"{"iss":"a","iss":"b"}"#.utf8))
        let long = try made.token(claims: ["x": String(repeating: "x", count: AccessToken.limit)])

        let faults: [(String, SignInFault)] = [
            (".", .malformed), ("..", .malformed), ("a.b.c", .malformed), (good + ".", .malformed),
            (parts[0] + "." + parts[1], .malformed), (parts[0] + "." + parts[1] + ".", .malformed),
            (parts[0] + "." + other[1] + "." + parts[2], .signature), (parts[0] + ".e30." + parts[2], .signature),
            (String(good.dropLast(2)), .signature), (good + "=", .malformed), (" " + good, .malformed),
            (try made.sign(parts[0] + "." + twice, by: "a"), .malformed),
            (parts[0] + "." + parts[1] + "." + MadeUpProvider.part(Data(count: 64)), .signature), (long, .tooLong),
            (try made.sign(parts[0] + "." + parts[1], by: "b"), .signature),
        ]

        for (token, fault) in faults { #expect(await provider.fault(token) == fault, "\(token.prefix(200))") }
        #expect(await provider.fault(good) == nil)
    }
}
