import Complaints
import Crypto
import Foundation
import Logging
import Synchronization
import Testing
import WorkingDays

@testable import SignIn

/// A provider that is nowhere: it signs with keys of its own, and counts how often it is asked for them.
final class MadeUpProvider: Sendable {
    struct State: Sendable {
        var published = ["a"]
        var reads = 0
        var isDown = false
        var now = Date(timeIntervalSince1970: 1_800_000_000)
        /// Whoever asks waits here while it is held.
        var isHeld = false
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    struct Down: Error {}

    static let issuer = "https://login.example.org"
    let state = Mutex(State())
    private let keys = Dictionary(uniqueKeysWithValues: ["a", "b", "c"].map { ($0, P256.Signing.PrivateKey()) })

    /// What the service makes of it.
    func provider(_ configuration: SignInConfiguration? = nil) throws -> SignInProvider {
        SignInProvider(
            try configuration ?? Self.configuration(), clock: WorkingDays.Clock { [self] in state.withLock { $0.now } },
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        ) { [self] _ in try await read() }
    }

    static func configuration(
        tokenType: TokenType = .accessToken, scope: String? = nil, personClaim: String = "sub"
    ) throws -> SignInConfiguration {
        SignInConfiguration(
            issuer: issuer, audience: "redress", keys: .at("https://login.example.org/keys"), tokenType: tokenType,
            scope: scope, personClaim: personClaim, roles: try #require(RoleMapping("Lead = manager, Staff=officer")))
    }

    private func read() async throws -> [UInt8] {
        await withCheckedContinuation { continuation in
            let isHeld = state.withLock { state in
                state.reads += 1
                if state.isHeld { state.waiting.append(continuation) }
                return state.isHeld
            }
            if !isHeld { continuation.resume() }
        }
        let (isDown, published) = state.withLock { ($0.isDown, $0.published) }
        guard !isDown else { throw Down() }
        return Array(try JSONSerialization.data(withJSONObject: ["keys": published.compactMap { jwk($0) }]))
    }

    /// Lets everybody who waits go on.
    func release() {
        let waiting = state.withLock { state in
            defer { state.waiting = [] }
            state.isHeld = false
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }

    /// The public half of a key.
    func jwk(_ keyID: String) -> [String: String]? {
        guard let bytes = keys[keyID]?.publicKey.rawRepresentation else { return nil }
        return [
            "kty": "EC", "crv": "P-256", "kid": keyID, "use": "sig", "alg": "ES256", "x": Self.part(bytes.prefix(32)),
            "y": Self.part(bytes.suffix(32)),
        ]
    }

    /// A token as RFC 9068 says; what is given replaces a member of the header or a claim, and null takes it away.
    func token(
        signedBy keyID: String = "a", header: [String: Any] = [:], claims: [String: Any] = [:]
    ) throws -> String {
        let now = Int(state.withLock { $0.now }.timeIntervalSince1970)
        let head: [String: Any] = ["typ": "at+jwt", "alg": "ES256", "kid": keyID]
        let body: [String: Any] = [
            "iss": Self.issuer, "aud": "redress", "sub": "0f1e", "exp": now + 600, "iat": now, "roles": ["Staff"],
        ]
        let parts = try [head.merging(header) { $1 }, body.merging(claims) { $1 }].map { members in
            Self.part(try JSONSerialization.data(withJSONObject: members.filter { !($0.value is NSNull) }))
        }
        return try sign(parts.joined(separator: "."), by: keyID)
    }

    func sign(_ text: String, by keyID: String) throws -> String {
        let key = try #require(keys[keyID])
        return text + "." + Self.part(try key.signature(for: Data(text.utf8)).rawRepresentation)
    }

    static func part(_ data: some DataProtocol) -> String {
        Data(data).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    func pass(_ seconds: Double) { state.withLock { $0.now += seconds } }

    var reads: Int { state.withLock { $0.reads } }
}

extension SignInProvider {
    /// Why a token lets nobody in; nil where it does.
    func fault(_ token: String) async -> SignInFault? {
        do throws(SignInFault) {
            _ = try await signedIn(by: token)
            return nil
        } catch {
            return error
        }
    }
}
