import Foundation
import Testing

@testable import SignIn

/// What of a provider's set is a key that a token may be signed with.
@Suite struct KeySetTests {
    private func set(_ keys: [[String: Any]]) async throws -> KeySet? {
        await KeySet(Array(try JSONSerialization.data(withJSONObject: ["keys": keys])))
    }

    private func key(_ changes: [String: Any] = [:]) throws -> [String: Any] {
        let jwk: [String: Any] = try #require(MadeUpProvider().jwk("a"))
        return jwk.merging(changes) { $1 }.filter { !($0.value is NSNull) }
    }

    @Test("A key is for signatures, has an identifier and a type, and states no other algorithm")
    func usable() async throws {
        let changes: [(isUsable: Bool, [String: Any])] = [
            (true, [:]), (true, ["use": NSNull()]), (true, ["alg": NSNull()]), (true, ["key_ops": ["verify"]]),
            (false, ["use": "enc"]), (false, ["key_ops": ["encrypt"]]), (false, ["key_ops": "sign"]),
            (false, ["kid": 1]), (false, ["kty": "oct", "k": "c2VjcmV0"]), (false, ["kty": "RSA"]),
            (false, ["alg": "ES384"]), (false, ["alg": "RS256"]), (false, ["alg": "none"]), (false, ["crv": "P-384"]),
            (false, ["crv": NSNull()]), (false, ["x": NSNull()]), (false, ["x": "AA"]), (false, ["y": "not base64"]),
        ]

        for (isUsable, change) in changes {
            #expect(try await set([try key(change)])?.has("a") == isUsable, "\(change)")
        }
    }

    @Test("One identifier of two keys that fit is neither's; of two of which one fits it is that one's")
    func duplicates() async throws {
        let twins = try #require(try await set([try key(), try key()]))
        let onlyOneSigns = try #require(try await set([try key(), try key(["use": "enc"])]))

        #expect(throws: SignInFault.keyDoesNotFit) { try twins.key("a", for: .es256) }
        #expect(try onlyOneSigns.key("a", for: .es256).algorithm == .es256)
        #expect(throws: SignInFault.keyDoesNotFit) { try onlyOneSigns.key("a", for: .rs256) }
        #expect(throws: SignInFault.unknownKey) { try onlyOneSigns.key("b", for: .es256) }
    }

    @Test("What is no set or says a thing twice is none, an empty one is; one bad key does not spoil the others")
    func sets() async throws {
        #expect(await KeySet(Array(#"{"keys": []}"#.utf8)) != nil)
        for text in ["", "[]", "{}", #"{"keys": {}}"#, #"{"keys": [], "keys": []}"#] {
            #expect(await KeySet(Array(text.utf8)) == nil, "\(text)")
        }
        let mixed = try await set([["kty": "oct"], ["nothing": true], try key(), try key(["kid": "b", "x": "AA"])])

        #expect(mixed?.has("a") == true)
        #expect(mixed?.has("b") == false)
    }

    @Test("A key of RSA shorter than 2048 bits is none")
    func short() async throws {
        let modulus = MadeUpProvider.part([0x80] + [UInt8](repeating: 1, count: 127))

        #expect(try await set([["kty": "RSA", "kid": "a", "n": modulus, "e": "AQAB"]])?.has("a") == false)
    }
}
