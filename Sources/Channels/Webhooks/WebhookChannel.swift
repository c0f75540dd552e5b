import Complaints
import Foundation
public import WorkingDays

/// Webhooks, signed (Standard Webhooks 1.0.0).
///
/// The receiver knows a message by its webhook-id, which stays the same however often it is sent.
public final class WebhookChannel: DeliveryChannel {
    /// The longest that a receiver is waited for (Standard Webhooks 1.0.0 says 15 to 30 seconds).
    public static let timeLimit = Duration.seconds(15)

    private let clock: WorkingDays.Clock
    private let allowsPrivate: Bool
    private let caFile: String?
    private let timeLimit: Duration
    private let transfers = Transfers()

    /// A channel to the receivers that messages name.
    ///
    /// - Parameters:
    ///   - clock: the time that is signed.
    ///   - allowsPrivate: whether a receiver may be in the council's own network, and be told without encryption.
    ///   - caFile: certificates in PEM that are trusted in place of the system's.
    ///   - timeLimit: how long a receiver is waited for.
    public init(
        clock: WorkingDays.Clock, allowsPrivate: Bool, caFile: String? = nil,
        timeLimit: Duration = WebhookChannel.timeLimit
    ) {
        self.clock = clock
        self.allowsPrivate = allowsPrivate
        self.caFile = caFile
        self.timeLimit = timeLimit
    }

    /// Sends the message to its address; 2xx is a handover, 410 means gone, and every other answer may become better.
    public func deliver(_ message: OutgoingMessage) async throws(DeliveryFailure) -> Handover {
        try handover(await transfers.outcome(of: try exchange(for: message)))
    }

    /// What a receiver's answer means.
    func handover(_ outcome: Outcome) throws(DeliveryFailure) -> Handover {
        switch outcome.status {
        case 200...299: return Handover()
        case 410: throw DeliveryFailure(.gone, "The receiver answered 410: it wants no messages any more.")
        case 1...:
            throw DeliveryFailure(
                .temporary, "The receiver answered \(outcome.status).", retryAfter: outcome.retryAfter)
        default: throw failure(outcome)
        }
    }

    private func exchange(for message: OutgoingMessage) throws(DeliveryFailure) -> Exchange {
        let address: WebhookAddress
        do throws(WebhookAddressFault) {
            address = try WebhookAddress(message.address, allowsPrivate: allowsPrivate)
        } catch {
            throw DeliveryFailure(.permanent, error.sentence)
        }
        let secrets = message.secrets.compactMap { WebhookSecret($0) }
        guard !secrets.isEmpty, secrets.count == message.secrets.count else {
            throw DeliveryFailure(.permanent, "A secret of the webhook is missing or cannot be read.")
        }
        let signature = WebhookSignature(message, at: clock.now, secrets: secrets)
        return Exchange(
            url: address.text, headers: ["Content-Type: application/json"] + signature.headers,
            content: .post(Array(message.body.utf8)), timeLimit: timeLimit, caFile: caFile,
            onlyToPublicAddresses: !allowsPrivate)
    }

    private func failure(_ outcome: Outcome) -> DeliveryFailure {
        if let address = outcome.refusedAddress {
            let what = address.reservation.map { "\(address), \($0)" } ?? "\(address)"
            return DeliveryFailure(
                .permanent, "The receiver's name leads to \(what); a webhook goes to a public address.")
        }
        return DeliveryFailure(.temporary, "The receiver cannot be reached: \(outcome.fault ?? "no answer").")
    }
}
