public import Complaints
import Postgres
import WorkingDays

/// Casework cannot answer now and may be able to later; nothing is wrong with the request.
public enum CaseworkUnavailable: Error, Sendable, Hashable {
    /// Too many requests wait for the database, or another one holds what this one needs.
    case busy
    /// The database cannot be reached. A change that was being committed may or may not have been made.
    case databaseDown

    /// What an error that came out of casework or a report means for a caller, or nil where it is another kind of
    /// failure; so that nobody outside needs to know the database layer.
    public init?(_ error: any Error) {
        if let unavailable = error as? CaseworkUnavailable {
            self = unavailable
            return
        }
        guard let error = error as? PostgresError, error.isUnavailable else { return nil }
        switch error.code {
        case .connectionFailed, .connectionLost, .shuttingDown: self = .databaseDown
        default: self = .busy
        }
    }
}

extension Casework {
    /// Finds the caller and checks a permission, where nothing else is asked of the database.
    @discardableResult
    public func authorise(_ credential: Credential, for permission: Permission) async throws -> Actor {
        let now = clock.now
        return try await database.single { db in try authorise(credential, for: permission, now: now, db) }
    }
}
