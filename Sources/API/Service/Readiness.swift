/// Whether the service can do its work, as `/readyz` tells it.
public struct Readiness: Sendable, Hashable {
    /// Why requests should not be sent here.
    public enum Failure: String, Sendable, CaseIterable {
        case databaseDown = "database_down"
        /// Every connection for reading has been at work for seconds.
        case busy
        case migrationsPending = "migrations_pending"
        /// The database was migrated by files that this program does not have.
        case migrationsUnknown = "migrations_unknown"
        case calendarMissing = "calendar_missing"
    }

    /// What somebody should see to; requests are answered all the same.
    public enum Warning: String, Sendable, CaseIterable {
        /// The working days are known for less than twelve months ahead.
        case calendarEndsSoon = "calendar_ends_soon"
        /// A change failed in the last minute because the disk of the database is full; reading goes on.
        case storageFull = "storage_full"
    }

    public let failures: [Failure]
    public let warnings: [Warning]

    /// What was found; ready without failures.
    public init(failures: [Failure], warnings: [Warning]) {
        self.failures = failures
        self.warnings = warnings
    }

    /// Whether requests may be sent here.
    public var isReady: Bool { failures.isEmpty }
}
