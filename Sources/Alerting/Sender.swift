public import Casework
public import Channels
public import Complaints
public import Foundation
public import Logging
import ServiceLifecycle

/// Sends what is queued: takes messages, hands them to their channels and stores what became of them.
///
/// Any number may run, in any number of copies of the service: each message is one worker's until its lease ends. A message
/// that was tried before is looked up first, where its channel can say whether the receiver has it.
public final class Sender: Sendable {
    /// How much is done at once, and for how long it is one worker's.
    public struct Pace: Sendable {
        /// How many messages are taken at once.
        public var batch = 100
        /// How many are on their way at once.
        public var width = 16
        /// After how long another worker sends the same.
        ///
        /// In its second half nothing is begun: a channel takes less than that to give up, and the clocks of two machines
        /// differ by less than a minute (`checkClocks`).
        public var lease = Duration.seconds(240)

        public init() {}
    }

    private let casework: Casework
    private let attempts: Attempts
    private let links: AlertLinks
    private let pace: Pace
    private let logger: Logger
    private let metrics = SenderMetrics()

    /// A sender by the channels that are configured; what is queued for another stays queued.
    ///
    /// - Parameters:
    ///   - casework: the operations that take messages and store what became of them.
    ///   - channels: what sends, by the channel it is for.
    ///   - links: where whoever is told reads on.
    ///   - pace: how much is done at once.
    ///   - logger: where it says that a channel is paused or a message was given up.
    ///   - chance: a random number from 0 up to 1, by which what failed together is tried apart.
    public init(
        casework: Casework, channels: [MessageChannel: any DeliveryChannel], links: AlertLinks, pace: Pace = Pace(),
        logger: Logger, chance: @escaping @Sendable () -> Double = { .random(in: 0..<1) }
    ) {
        self.casework = casework
        attempts = Attempts(channels, logger: logger, chance: chance)
        self.links = links
        self.pace = pace
        self.logger = logger
    }

    /// Sends until nothing is due, from a time on that goes on with the machine's.
    ///
    /// Told to stop or cancelled, it begins nothing more, finishes what is on its way and stores what became of it.
    ///
    /// - Throws: what the database throws, `Refusal.clockDiffers` where the machine's clock is not the database's.
    public func round(now: Date) async throws -> SenderSummary {
        let stop = StopSign()
        return try await withTaskCancellationHandler {
            try await withGracefulShutdownHandler {
                // Of its own, so that whoever is cancelled does not take with it what is on its way.
                try await Task { try await self.round(RoundTime(now), stop) }.value
            } onGracefulShutdown: {
                stop.raise()
            }
        } onCancel: {
            stop.raise()
        }
    }

    private func round(_ time: RoundTime, _ stop: StopSign) async throws -> SenderSummary {
        var summary = SenderSummary()
        var mayBeMore = !attempts.hasNoChannel
        while mayBeMore, !stop.isRaised {
            let claimedAt = time.now
            let claimed = try await casework.perform(ClaimMessages(request(at: claimedAt)), as: Self.credential)
            let lease = Lease(claimedAt: claimedAt, length: pace.lease)
            summary.add(try await send(claimed.messages, time, lease, stop))
            mayBeMore = claimed.mayBeMore
        }
        return summary
    }

    private static let credential = Credential.commandLine(name: "system")

    private func request(at now: Date) -> ClaimRequest {
        let (open, paused) = attempts.lanes(at: now)
        return ClaimRequest(
            now: now, leaseUntil: now.addingTimeInterval(pace.lease.inSeconds), channels: open,
            paused: paused, limit: pace.batch, links: links)
    }

    private func send(
        _ messages: [ClaimedMessage], _ time: RoundTime, _ lease: Lease, _ stop: StopSign
    ) async throws -> [SettledMessage] {
        try await withThrowingTaskGroup(of: MessageResult.self) { group in
            var settled: [SettledMessage] = []
            var results: [MessageResult] = []
            var rest = messages[...]
            var underWay = 0
            while true {
                while underWay < pace.width, let message = rest.popFirst() {
                    let now = time.now
                    let mayBegin = !stop.isRaised && lease.mayBegin(at: now)
                    if let instant = mayBegin ? attempts.pause(of: message, at: now) : now {
                        results.append(MessageResult(message, .released(until: instant)))
                    } else {
                        group.addTask { MessageResult(message, await self.attempts.attempt(message, time)) }
                        underWay += 1
                    }
                }
                // Soon, so that little is sent again where this process ends before it is stored.
                if results.count >= pace.width || underWay == 0 {
                    settled += try await settle(results, time, lease)
                    results = []
                }
                guard let result = try await group.next() else { return settled }
                underWay -= 1
                results.append(result)
            }
        }
    }

    /// Stores what became of messages; tries again while they are still this worker's, since what is sent and not stored is
    /// sent again.
    private func settle(
        _ results: [MessageResult], _ time: RoundTime, _ lease: Lease
    ) async throws -> [SettledMessage] {
        guard !results.isEmpty else { return [] }
        while true {
            do {
                let settled = try await casework.perform(SettleMessages(results, at: time.now), as: Self.credential)
                note(settled, of: results)
                return settled
            } catch  where CaseworkUnavailable(error) != nil && !lease.hasEnded(at: time.now) {
                try await Task.sleep(for: .milliseconds(500))
            }
        }
    }

    private func note(_ settled: [SettledMessage], of results: [MessageResult]) {
        let released = Set(results.filter(\.isReleased).map(\.id))
        metrics.count(settled.filter { !released.contains($0.id) })
        for message in settled where message.state == .dead {
            logger.warning(
                "A message was given up",
                metadata: [
                    "message": "\(message.id.text)", "channel": "\(message.channel.rawValue)",
                    "attempts": "\(message.attempts)",
                ])
        }
    }
}

extension MessageResult {
    fileprivate var isReleased: Bool { if case .released = outcome { true } else { false } }
}
