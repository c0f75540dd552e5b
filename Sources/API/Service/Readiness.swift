/// Whether the service can do its work, as `/readyz` tells it.
public struct Readiness: Sendable, Hashable {
    /// Why requests should not be sent here.
    public enum Failure: String, Sendable, CaseIterable {
        case databaseDown = "database_down"
        case migrationsPending = "migrations_pending"
        /// The database was migrated by files that this program does not have.
        case migrationsUnknown = "migrations_unknown"
        case calendarMissing = "calendar_missing"
    }

    /// What somebody should see to; requests are answered all the same.
    public enum Warning: String, Sendable, CaseIterable {
        /// The working days are known for less than twelve months ahead.
        case calendarEndsSoon = "calendar_ends_soon"
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
