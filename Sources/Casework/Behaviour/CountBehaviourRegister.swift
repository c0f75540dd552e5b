public import Complaints
import Postgres
public import WorkingDays

extension Casework {
    /// The register in numbers, for days up to today; whoever may read it needs the permission.
    public func behaviourCounts(
        from firstOn: Day, through lastOn: Day, as credential: Credential, permission: Permission
    ) async throws -> (asOf: Day, counts: [BehaviourCounts]) {
        let now = clock.now
        let today = clock.day(of: now)
        guard firstOn <= today else { throw NotFound("year") }
        return try await reader.snapshot { db in
            _ = try authorise(credential, for: permission, now: now, db)
            try db.reachEverything()
            let calendar = try knowledge.calendar(db)
            let span = firstOn...min(lastOn, today)
            let measures = try db.ask(BehaviourMeasureRecord.question(" WHERE true", on: span.upperBound, knowledge))
            return (
                span.upperBound,
                try BehaviourMeasureKind.allCases.map {
                    try BehaviourCounts($0, of: measures.map(\.measure), in: span, calendar: calendar)
                }
            )
        }
    }
}
