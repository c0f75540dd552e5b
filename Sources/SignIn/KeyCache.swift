import Foundation
import Logging
import WorkingDays

/// The provider's keys as they were last read; read again when they are old, and when a token has a key that is new.
///
/// Anybody may send a token with a key that nobody has, so that is no reason to ask the provider each time: between two
/// readings there is a pause, one is on its way at a time, and all who need it wait for that one.
actor KeyCache {
    /// After how long keys are read again; a withdrawn key is of no use from then on.
    static let refreshedAfter: TimeInterval = 300
    /// For how long keys are of use while the provider does not answer.
    static let keptFor: TimeInterval = 86_400
    /// The least time between two readings.
    static let pause: TimeInterval = 10

    private let read: @Sendable () async throws -> KeySet
    private let clock: WorkingDays.Clock
    private let logger: Logger
    private var keys: KeySet?
    /// When the keys were read.
    private var readAt = Date.distantPast
    /// When a reading was begun last, and whether it failed.
    private var askedAt = Date.distantPast
    private var hasFailed = false
    private var reading: Task<Void, Never>?

    /// A cache that reads keys by a closure.
    init(clock: WorkingDays.Clock, logger: Logger, read: @escaping @Sendable () async throws -> KeySet) {
        self.clock = clock
        self.logger = logger
        self.read = read
    }

    /// The key a token was signed with, as its header says.
    ///
    /// - Throws: `unknownKey` and `keyDoesNotFit` where the provider has no such key, `keysUnavailable` where it could not be asked.
    func key(_ keyID: String, for algorithm: SigningAlgorithm) async throws(SignInFault) -> VerificationKey {
        if keys?.has(keyID) != true || isOlder(readAt, than: Self.keptFor) {
            await refresh()
        } else if isOlder(readAt, than: Self.refreshedAfter), reading == nil {
            // Who comes meanwhile with a key that is known need not wait for this.
            await refresh()
        }
        guard let keys, !isOlder(readAt, than: Self.keptFor) else { throw .keysUnavailable }
        if hasFailed, !keys.has(keyID) { throw .keysUnavailable }
        return try keys.key(keyID, for: algorithm)
    }

    /// Reads the keys, unless that was tried just now; waits for a reading that is on its way.
    private func refresh() async {
        if let reading { return await reading.value }
        guard isOlder(askedAt, than: Self.pause) else { return }
        askedAt = clock.now
        // Awaited here by whoever began it and by all who need it meanwhile; nobody cancels it, since the others need it too.
        let task = Task { await self.readAgain() }
        reading = task
        await task.value
    }

    private func readAgain() async {
        let began = clock.now
        do {
            keys = try await read()
            readAt = began
            hasFailed = false
        } catch {
            hasFailed = true
            logger.warning("the keys of the sign-in cannot be read", metadata: ["reason": "\(error)"])
        }
        reading = nil
    }

    /// Whether an instant is further from now than that; a clock that was set back makes nothing young.
    private func isOlder(_ instant: Date, than age: TimeInterval) -> Bool {
        abs(clock.now.timeIntervalSince(instant)) >= age
    }
}
