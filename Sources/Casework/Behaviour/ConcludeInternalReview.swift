public import Complaints
import Foundation
public import Postgres
public import WorkingDays

/// Concludes the internal review that is under way; what follows from it is decided at a review of the measure.
public struct ConcludeInternalReview: BehaviourMeasureChange {
    public static let event = "internal_review_concluded"

    public let measure: BehaviourMeasureID
    public let expectedVersion: Int?
    public let concludedOn: Day
    public let conclusion: String

    /// The end of a review, at the version the caller saw.
    public init(measure: BehaviourMeasureID, expectedVersion: Int?, concludedOn: Day, conclusion: String) {
        self.measure = measure
        self.expectedVersion = expectedVersion
        self.concludedOn = concludedOn
        self.conclusion = conclusion
    }

    public func write(
        to record: BehaviourMeasureRecord, calendar: WorkingCalendar, _ context: borrowing OperationContext,
        _ db: borrowing Transaction
    ) throws -> [String: AuditValue?] {
        try context.required("conclusion", conclusion)
        guard let review = record.internalReviews.first(where: { $0.concludedOn == nil }) else {
            throw Refusal.noInternalReview
        }
        try context.check("concluded_on", concludedOn, after: "requested_on", review.requestedOn)
        try db.execute(
            """
            UPDATE behaviour_internal_review SET concluded_on = \(concludedOn), conclusion = \(conclusion)
            WHERE measure_id = \(measure) AND concluded_on IS NULL
            """)
        return ["concluded_on": .text(concludedOn.description)]
    }
}
