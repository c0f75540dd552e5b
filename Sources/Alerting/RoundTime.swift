import Foundation
import Synchronization

/// The time of a round: what it was told, and what has passed since by a clock that nobody sets.
struct RoundTime: Sendable {
    private let begin: Date
    private let started = ContinuousClock.now

    init(_ now: Date) { begin = now }

    var now: Date { begin.addingTimeInterval((ContinuousClock.now - started).inSeconds) }
}

/// For how long messages are this worker's.
struct Lease: Sendable {
    let claimedAt: Date
    let length: Duration

    func mayBegin(at now: Date) -> Bool { now < claimedAt.addingTimeInterval(length.inSeconds / 2) }

    func hasEnded(at now: Date) -> Bool { now >= claimedAt.addingTimeInterval(length.inSeconds) }
}

/// Whether a round is to begin nothing more.
final class StopSign: Sendable {
    private let raised = Mutex(false)

    var isRaised: Bool { raised.withLock { $0 } }

    func raise() { raised.withLock { $0 = true } }
}
