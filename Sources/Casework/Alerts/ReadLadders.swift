public import Complaints
import Postgres
public import WorkingDays

/// Who is told of what, as far as it was decided.
public struct LaddersOnDay: Sendable, Hashable {
    public let on: Day
    /// Of each scope the one that holds on the day.
    public let inForce: [DecidedLadder]
    /// Those that hold later.
    public let toCome: [DecidedLadder]
}

extension Casework {
    /// The ladders as they are on a day, today unless told; any valid token may read them.
    public func ladders(on day: Day?, as credential: Credential) async throws -> LaddersOnDay {
        try await reading(for: .readReports, as: credential) { context, db in
            let day = day ?? context.today
            let all = try DecidedLadder.all(db)
            return LaddersOnDay(
                on: day, inForce: all.inForce(on: day), toCome: all.filter { $0.ladder.inForceFrom > day })
        }
    }
}
