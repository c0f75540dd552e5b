import Foundation

/// How often each of many may do something: as often as a minute allows at once, then once in each share of it.
///
/// The generic cell rate algorithm: one instant is kept for each key, that at which it has its whole allowance again. The
/// table is bounded, since keys may be chosen by whoever attacks; where it is full, those who are new are not counted.
struct RateLimiter<Key: Hashable & Sendable>: Sendable {
    private let share: TimeInterval
    private let capacity: Int
    private var wholeAt: [Key: Date] = [:]
    private var purgedAt = Date.distantPast

    /// So many a minute, for at most so many keys at a time.
    init(perMinute: Int, capacity: Int = 10_000) {
        share = 60 / Double(perMinute)
        self.capacity = capacity
    }

    /// How many keys are remembered.
    var count: Int { wholeAt.count }

    /// Counts one for the key.
    ///
    /// - Returns: the whole seconds to wait where the key has none left; nothing was counted then.
    mutating func take(_ key: Key, at now: Date) -> Int? {
        let known = wholeAt[key]
        if known == nil, !hasRoom(at: now) { return nil }
        let whole = max(known ?? now, now).addingTimeInterval(share)
        let wait = whole.timeIntervalSince(now) - 60
        // The sum of many shares is not exact; a thousandth of a second too early is no harm.
        guard wait < 0.001 else { return max(1, Int(wait.rounded(.up))) }
        wholeAt[key] = whole
        return nil
    }

    /// Forgets those who have their whole allowance again, once a second at most, since it looks at all of them.
    private mutating func hasRoom(at now: Date) -> Bool {
        guard wholeAt.count >= capacity else { return true }
        guard abs(now.timeIntervalSince(purgedAt)) >= 1 else { return false }
        purgedAt = now
        wholeAt = wholeAt.filter { $0.value > now }
        return wholeAt.count < capacity
    }
}
