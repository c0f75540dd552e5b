import Foundation
import Postgres
import WorkingDays

extension Casework {
    /// Days for which the answer to a request with an Idempotency-Key is kept, as the contract says.
    public static let daysAnswersAreKept = 30

    /// What was answered until then is no longer kept, whether it is destroyed yet or not.
    static func answersAreKeptSince(_ now: Date) -> Date {
        now.addingTimeInterval(-Double(daysAnswersAreKept) * 86_400)
    }

    /// Destroys the answers that have been kept for their time; they hold what was answered, personal data included.
    ///
    /// - Returns: how many there were. The audit event of what each request did stays.
    public func forgetAnswers() async throws -> Int {
        let until = Self.answersAreKeptSince(clock.now)
        return try await database.write { db in
            try db.reachEverything()
            return try db.execute("DELETE FROM idempotency_record WHERE recorded_at <= \(until)")
        }
    }
}
