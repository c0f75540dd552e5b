import Complaints
import Foundation
import Testing

@Suite struct WebhookSecretTests {
    @Test("A new secret has 32 bytes, is read back from its text, and is not the one before")
    func new() throws {
        let secret = WebhookSecret()

        #expect(secret.key.count == 32)
        #expect(try #require(WebhookSecret(secret.text)) == secret)
        #expect(WebhookSecret() != secret)
    }

    /// Standard Webhooks 1.0.0: between 24 bytes and 64.
    @Test(
        "A secret has from 24 to 64 bytes", arguments: [(23, false), (24, true), (64, true), (65, false), (0, false)])
    func length(bytes: Int, isSecret: Bool) {
        let text = "whsec_" + Data(repeating: 7, count: bytes).base64EncodedString()

        #expect((WebhookSecret(text) != nil) == isSecret)
    }

    static let written = Data(repeating: 7, count: 25).base64EncodedString()

    @Test(
        "What is not written as a secret is none",
        arguments: [
            "", "whsec_", written, "WHSEC_" + written, "whsec_" + written.dropLast(2), "whsec_" + written + "\n",
            "whsec_" + written + "=", "whsec_ " + written, "whsec_" + written.replacing("w", with: "-"),
            "whsec_" + written.dropLast(3) + "x==", "whsk_" + written,
        ])
    func malformed(text: String) {
        #expect(WebhookSecret(text) == nil)
    }

    @Test("A secret does not show itself where it is printed")
    func hidden() {
        let secret = WebhookSecret()

        #expect("\(secret)" == "whsec_…")
    }
}
