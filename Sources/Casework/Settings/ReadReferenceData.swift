public import Complaints
import Postgres
public import WorkingDays

extension Casework {
    /// The working calendar in force; any valid token may read it.
    public func calendar(as credential: Credential) async throws -> WorkingCalendar {
        try await reading(for: .readReports, as: credential) { _, db in
            try knowledge.calendar(db)
        }
    }

    /// The kinds of notices; any valid token may read what they must say.
    public func noticeKinds(as credential: Credential) async throws -> [NoticeKind] {
        try await reading(for: .readReports, as: credential) { _, _ in NoticeKind.allCases }
    }

    /// The causes in the order of the list; any valid token may read them.
    public func causes(as credential: Credential) async throws -> [Cause] {
        try await reading(for: .readReports, as: credential) { _, db in
            try Cause.all(db)
        }
    }
}
