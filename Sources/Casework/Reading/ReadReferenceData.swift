import Complaints
import Postgres
public import WorkingDays

/// A cause of complaints on the council's list.
public struct Cause: Sendable, Hashable {
    public let code: String
    public let name: String
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
            return try db.all("SELECT code, name FROM cause ORDER BY position, code") { row in
                Cause(code: try row["code"], name: try row["name"])
            }
        }
    }
}
