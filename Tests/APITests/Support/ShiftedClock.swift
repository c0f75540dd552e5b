import Foundation
import Synchronization
import WorkingDays

/// The machine's clock, moved by so much as a test says: a process beside it has the machine's.
final class ShiftedClock: Sendable {
    private let shift = Mutex(0.0)

    var clock: WorkingDays.Clock { WorkingDays.Clock { [self] in Date() + shift.withLock { $0 } } }

    func pass(_ seconds: Double) { shift.withLock { $0 += seconds } }
}
