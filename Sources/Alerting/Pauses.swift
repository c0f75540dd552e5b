import Casework
import Complaints
import Foundation

/// What one receiver's trouble is apart from another's: a channel, and of webhooks each one.
enum Lane: Hashable, Sendable {
    case channel(MessageChannel)
    case webhook(WebhookID)

    init(_ message: ClaimedMessage) {
        self = message.webhook.map { .webhook($0) } ?? .channel(message.channel)
    }
}

/// Which lanes are left alone, since what was sent by them failed again and again or the receiver asked for it.
///
/// While one is paused nothing is tried by it and no attempt of a message is used up; the others go on.
struct Pauses: Sendable {
    /// How many failures in a row make an outage.
    static let threshold = 3
    /// The longest pause of an outage, unless the receiver asks for more.
    static let longest = Duration.seconds(300)

    private struct Trouble {
        var failures = 0
        var until = Date.distantPast
    }

    private var troubles: [Lane: Trouble] = [:]

    /// Until when a lane is paused; nil where it is not.
    func end(of lane: Lane, at now: Date) -> Date? {
        troubles[lane].flatMap { $0.until > now ? $0.until : nil }
    }

    /// The lanes that are paused.
    func lanes(at now: Date) -> [Lane] { troubles.filter { $0.value.until > now }.map(\.key) }

    mutating func succeeded(_ lane: Lane) { troubles[lane] = nil }

    /// Notes a failure; what was on its way when the pause began does not make it longer.
    ///
    /// - Returns: until when the lane is paused from now on; nil where it is not, or was already.
    mutating func failed(_ lane: Lane, at now: Date, chance: Double, retryAfter: Duration?) -> Date? {
        var trouble = troubles[lane] ?? Trouble()
        guard trouble.until <= now else { return nil }
        trouble.failures += 1
        let outage = trouble.failures - Self.threshold + 1
        let pause =
            outage > 0 ? RetrySchedule.pause(after: min(outage, RetrySchedule.attempts - 1), chance: chance) : nil
        let longest = [pause.map { min($0, Self.longest) }, retryAfter.map { min($0, RetrySchedule.longest) }]
            .compactMap(\.self).max()
        if let longest { trouble.until = now.addingTimeInterval(longest.inSeconds) }
        troubles[lane] = trouble
        return longest == nil ? nil : trouble.until
    }
}

extension Duration {
    var inSeconds: TimeInterval { self / .seconds(1) }
}
