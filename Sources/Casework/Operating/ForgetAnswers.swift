import Foundation
import Postgres
import WorkingDays

extension Casework {
    /// Days for which the answer to a request with an Idempotency-Key is kept, as the contract says.
    public static let daysAnswersAreKept = 30

    /// Destroys the answers that have been kept for their time; they hold what was answered, personal data included.
    ///
    /// - Returns: how many there were. The audit event of what each request did stays.
    public func forgetAnswers() async throws -> Int {
        let until = clock.now.addingTimeInterval(-Double(Self.daysAnswersAreKept) * 86_400)
        return try await database.write { db in
            try db.reachEverything()
            return try db.execute("DELETE FROM idempotency_record WHERE recorded_at <= \(until)")
        }
    }
}
