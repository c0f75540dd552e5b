import Complaints
import Foundation
import Logging
import Synchronization
import Testing
import WorkingDays

@testable import SignIn

/// Where the keys are, as the provider's own metadata says.
@Suite struct MetadataTests {
    /// Which addresses are read, where the metadata is a text and the keys are none.
    private func read(_ metadata: String, issuer: String = MadeUpProvider.issuer) async throws -> [String] {
        let addresses = Addresses()
        let provider = SignInProvider(
            SignInConfiguration(issuer: issuer, audience: "redress", roles: try #require(RoleMapping("Lead=manager"))),
            clock: .system, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        ) { address in
            addresses.read.withLock { $0.append(address) }
            return Array(metadata.utf8)
        }
        _ = await provider.fault(try MadeUpProvider().token())
        return addresses.read.withLock { $0 }
    }

    private final class Addresses: Sendable {
        let read = Mutex<[String]>([])
    }

    private static let metadata = "https://login.example.org/.well-known/openid-configuration"

    @Test(
        "Keys are read where the metadata of the issuer says, and nowhere else",
        arguments: [
            (
                #"{"issuer": "https://login.example.org", "jwks_uri": "https://keys.example.org/1"}"#,
                "https://keys.example.org/1"
            ),
            (#"{"issuer": "https://login.example.com", "jwks_uri": "https://keys.example.org/1"}"#, nil),
            (#"{"issuer": "https://login.example.org/", "jwks_uri": "https://keys.example.org/1"}"#, nil),
            (#"{"jwks_uri": "https://keys.example.org/1"}"#, nil), (#"{"issuer": "https://login.example.org"}"#, nil),
            (#"{"issuer": "https://login.example.org", "jwks_uri": "http://127.0.0.1/keys"}"#, nil),
            (#"{"issuer": "https://login.example.org", "jwks_uri": "http://keys.example.org/1"}"#, nil),
            (#"{"issuer": "https://login.example.org", "jwks_uri": "file:///etc/passwd"}"#, nil), ("", nil),
            ("[]", nil),
        ] as [(String, String?)])
    func addresses(metadata: String, keys: String?) async throws {
        #expect(try await read(metadata) == [Self.metadata] + [keys].compactMap(\.self))
    }

    @Test("A provider on the same machine has its keys there, and a slash at the end of an issuer is not doubled")
    func sameMachine() async throws {
        let issuer = "http://127.0.0.1:8080/"

        let addresses = try await read(
            #"{"issuer": "http://127.0.0.1:8080/", "jwks_uri": "http://127.0.0.1:8080/keys"}"#, issuer: issuer)

        #expect(addresses == ["http://127.0.0.1:8080/.well-known/openid-configuration", "http://127.0.0.1:8080/keys"])
    }
}
