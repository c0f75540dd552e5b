import Complaints
import Foundation
import Testing
import WorkingDays

@testable import Channels

/// Where a webhook may not go, though its address looks as if it might.
@Suite(.timeLimit(.minutes(1))) struct PrivateReceiverTests {
    private static let channel = WebhookChannel(clock: .system, allowsPrivate: false)

    /// The address is judged when the socket is opened, so that it is the one a name leads to then, and not before.
    @Test(
        "No connection is opened to a reserved address, by whatever name or spelling it is reached",
        arguments: ["localhost", "127.0.0.1", "[::ffff:127.0.0.1]", "127.1", "0x7f000001", "0", "2130706433"])
    func connect(host: String) async throws {
        let secret = WebhookSecret()
        try await StandIn.with("webhook_receiver", ["http", secret.text]) { receiver in
            let transfers = Transfers()
            func exchange(_ host: String, onlyToPublicAddresses: Bool) -> Exchange {
                Exchange(
                    url: "http://\(host):\(receiver.port)/\(onlyToPublicAddresses)", content: .post([]),
                    timeLimit: .seconds(5), onlyToPublicAddresses: onlyToPublicAddresses)
            }

            let outcome = await transfers.outcome(of: exchange(host, onlyToPublicAddresses: true))

            #expect(outcome.status == 0)
            #expect(outcome.refusedAddress?.reservation != nil)
            let failure = #expect(throws: DeliveryFailure.self) { try Self.channel.handover(outcome) }
            #expect(failure?.kind == .permanent)
            #expect(failure?.reason.contains("an address of") == true)
            _ = await transfers.outcome(of: exchange("127.0.0.1", onlyToPublicAddresses: false))
            let got = try await receiver.next()
            #expect(got["path"]?.text == "/false")
        }
    }

    @Test(
        "An address that a webhook cannot have is refused when a message is sent there too",
        arguments: [
            "http://example.org/", "https://127.0.0.1/", "https://localhost/", "https://[::1]/", "https://10.0.0.1/",
            "https://user@example.org/", "https://example.org/#a", "ftp://example.org/", "",
        ])
    func address(address: String) async {
        let message = message(to: address, secrets: [WebhookSecret().text])

        let failure = await failure(of: message, by: Self.channel)

        #expect(failure?.kind == .permanent)
    }
}
