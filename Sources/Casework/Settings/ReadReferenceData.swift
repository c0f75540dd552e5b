import Complaints
import Postgres
public import WorkingDays

/// A cause of complaints on the council's list.
public struct Cause: Sendable, Hashable {
    public let code: String
    public let name: String
    /// The day from which it is no longer chosen for new complaints.
    public let retiredOn: Day?
    public let version: Int
}

extension Casework {
    /// The working calendar in force; any valid token may read it.
    public func calendar(as credential: Credential) async throws -> WorkingCalendar {
        let now = clock.now
        return try await database.single { db in
            _ = try authorise(credential, for: .readReports, now: now, db)
            return try knowledge.calendar(db)
        }
    }

    /// The causes in the order of the list; any valid token may read them.
    public func causes(as credential: Credential) async throws -> [Cause] {
        let now = clock.now
        return try await database.single { db in
            _ = try authorise(credential, for: .readReports, now: now, db)
            return try db.all(SQL.causeColumns + " ORDER BY c.position, c.code") { try Cause.columns.read($0) }
        }
    }
}
