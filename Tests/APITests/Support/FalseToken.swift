import Testing

/// A token that is to let nobody in, by what the provider is told to make.
struct FalseToken: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let status: Int
    let query: [String: String]

    init(
        _ name: String, _ status: Int = 401, header: String = "{}", claims: String = "{}", kid: String? = nil,
        text: String? = nil
    ) {
        testDescription = name
        self.status = status
        query = ["header": header, "claims": claims, "kid": kid, "text": text].compactMapValues(\.self)
    }

    /// Each with the status it is answered with.
    static let all = [
        FalseToken("of another key under the provider's name of its own", kid: "stranger"),
        FalseToken("of another of the provider's keys", kid: "pss"),
        FalseToken("expired", claims: #"{"exp": 1700000000}"#),
        FalseToken("for another audience", claims: #"{"aud": "api://another"}"#),
        FalseToken("of another issuer", claims: #"{"iss": "https://login.example.org"}"#),
        FalseToken("unsigned", header: #"{"alg": "none"}"#),
        FalseToken("unsigned, and a key named", header: #"{"alg": "none", "kid": "first", "sign": "RS256"}"#),
        FalseToken("signed with the public key as a secret", header: #"{"alg": "HS256"}"#),
        FalseToken("that says RS256 and is signed with the public key as a secret", header: #"{"sign": "HS256"}"#),
        FalseToken("without a type", header: #"{"typ": null}"#),
        FalseToken("of the type of any JWT", header: #"{"typ": "JWT"}"#),
        FalseToken("of a key that nobody has", header: #"{"kid": "nobody's"}"#),
        FalseToken("of no key", header: #"{"kid": null}"#),
        FalseToken("of a key for another algorithm", header: #"{"kid": "rsa only", "alg": "PS256"}"#, kid: "rsa only"),
        FalseToken("of a key of another type", header: #"{"kid": "curve", "alg": "RS256"}"#),
        FalseToken(
            "of a curve, under the name of a key of RSA", header: #"{"kid": "first", "alg": "ES256"}"#, kid: "curve"),
        FalseToken("of a key for encryption", header: #"{"kid": "for encryption"}"#, kid: "for encryption"),
        FalseToken("of a name that two keys have", header: #"{"kid": "twice"}"#, kid: "twice"),
        FalseToken("not valid yet", claims: #"{"nbf": 4000000000}"#),
        FalseToken("issued later", claims: #"{"iat": 4000000000}"#),
        FalseToken("without an end", claims: #"{"exp": null}"#),
        FalseToken("without a subject", claims: #"{"sub": null}"#),
        FalseToken("of garbage", text: "not JSON"),
        FalseToken("that says a thing twice", text: #"{"iss": "a", "iss": "b"}"#),
        FalseToken(
            "too long",
            claims:
                "{\"x\": \"\(String(repeating: "x", count: 3_000))\", \"y\": \"\(String(repeating: "y", count: 10_000))\"}"
        ),
        FalseToken("of a role that is none here", 403, claims: #"{"roles": ["Gardener"]}"#),
        FalseToken("of no role", 403, claims: #"{"roles": null}"#),
        FalseToken("of nobody in the directory", 403, claims: #"{"sub": "subject-2"}"#),
    ]
}
