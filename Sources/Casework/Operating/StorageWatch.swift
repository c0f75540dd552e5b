import Foundation
import Postgres
import Synchronization
import WorkingDays

/// Whether the database could lately store nothing more, for whoever asks how the service is.
final class StorageWatch: Sendable {
    private let fullAt = Mutex<Date?>(nil)
    /// Seconds for which a full disk is told after the last change that failed on it.
    private static let memory: TimeInterval = 60

    /// Keeps an error that says so.
    func note(_ error: any Error, at now: Date) {
        guard (error as? PostgresError)?.sqlState == .diskFull else { return }
        fullAt.withLock { $0 = now }
    }

    func isFull(at now: Date) -> Bool {
        fullAt.withLock { $0.map { now.timeIntervalSince($0) < Self.memory } ?? false }
    }
}

extension Casework {
    /// Whether a change failed in the last minute because the disk of the database is full.
    public var isStorageFull: Bool { storage.isFull(at: clock.now) }
}
