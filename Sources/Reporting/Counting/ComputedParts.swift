import Complaints
import Synchronization

/// The parts of figures that were computed, before anything of them is withheld: a report has each in several places.
final class ComputedParts: Sendable {
    /// What they were computed of.
    struct Key: Hashable, Sendable {
        let id: String
        let period: Period
        let beside: Period?
    }

    private let kept = Mutex<[Key: [ComputedFigure.Part]]>([:])

    /// What is kept under a key, or what is computed now.
    func parts(_ key: Key, _ compute: () -> [ComputedFigure.Part]) -> [ComputedFigure.Part] {
        if let parts = kept.withLock({ $0[key] }) { return parts }
        let parts = compute()
        kept.withLock { $0[key] = parts }
        return parts
    }
}
