import Casework
import Channels
import Complaints
import Foundation
import Logging
import Synchronization

/// What a sender tries by its channels, and which of them it leaves alone for now.
final class Attempts: Sendable {
    private let channels: [MessageChannel: any DeliveryChannel]
    private let logger: Logger
    private let chance: @Sendable () -> Double
    private let pauses = Mutex(Pauses())

    init(
        _ channels: [MessageChannel: any DeliveryChannel], logger: Logger, chance: @escaping @Sendable () -> Double
    ) {
        self.channels = channels
        self.logger = logger
        self.chance = chance
    }

    var hasNoChannel: Bool { channels.isEmpty }

    /// The channels that are not paused, and the webhooks that are.
    func lanes(at now: Date) -> (open: Set<MessageChannel>, paused: Set<WebhookID>) {
        let paused = pauses.withLock { $0.lanes(at: now) }
        let open = channels.keys.filter { !paused.contains(.channel($0)) }
        return (Set(open), Set(paused.compactMap { if case .webhook(let id) = $0 { id } else { nil } }))
    }

    /// Until when a message waits for its lane; nil where it may be tried now.
    func pause(of message: ClaimedMessage, at now: Date) -> Date? {
        pauses.withLock { $0.end(of: Lane(message), at: now) }
    }

    /// Hands a message to its channel, unless the receiver has it already.
    func attempt(_ message: ClaimedMessage, _ time: RoundTime) async -> MessageResult.Outcome {
        guard let channel = channels[message.channel] else { return .released(until: time.now) }
        let lane = Lane(message)
        do throws(DeliveryFailure) {
            let found = message.mayHaveArrived ? try await channel.find(message.id.rawValue) : nil
            let handover = if let found { found } else { try await channel.deliver(OutgoingMessage(message)) }
            pauses.withLock { $0.succeeded(lane) }
            return .handedOver(handover.providerReference)
        } catch {
            return outcome(of: error, message, lane, at: time.now)
        }
    }

    private func outcome(
        of failure: DeliveryFailure, _ message: ClaimedMessage, _ lane: Lane, at now: Date
    ) -> MessageResult.Outcome {
        switch failure.kind {
        case .permanent: return .dead(failure.reason)
        case .gone: return message.webhook == nil ? .dead(failure.reason) : .gone(failure.reason)
        case .temporary:
            let until = pauses.withLock {
                $0.failed(lane, at: now, chance: chance(), retryAfter: failure.retryAfter)
            }
            if let until {
                logger.warning(
                    "Nothing is sent by a channel for a while, since it failed",
                    metadata: [
                        "channel": "\(message.channel.rawValue)", "webhook": "\(message.webhook?.text ?? "none")",
                        "until": "\(until.formatted(.iso8601))", "reason": "\(failure.reason)",
                    ])
            }
            let pause = RetrySchedule.pause(
                after: message.attempts, chance: chance(), retryAfter: failure.retryAfter)
            guard let pause else { return .dead(failure.reason) }
            return .failed(failure.reason, nextAttemptAt: now.addingTimeInterval(pause.inSeconds))
        }
    }
}

extension OutgoingMessage {
    fileprivate init(_ message: ClaimedMessage) {
        self.init(
            reference: message.id.rawValue, address: message.address, subject: message.subject, body: message.body,
            secrets: message.secrets, createdAt: message.createdAt)
    }
}
