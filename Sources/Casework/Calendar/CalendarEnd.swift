public import Foundation
import Postgres
public import WorkingDays

extension Casework {
    /// The last day whose working days are known.
    ///
    /// - Throws: `CalendarMissing` before bank holidays were loaded.
    public func calendarEnd() async throws -> Day {
        try await reader.single { db in try knowledge.calendar(db).coverage.upperBound }
    }

    /// Today in London.
    public var today: Day { clock.today }

    /// This instant.
    public var now: Date { clock.now }
}
