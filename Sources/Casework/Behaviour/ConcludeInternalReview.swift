public import Complaints
import Foundation
public import JSON
public import Postgres
public import WorkingDays

/// Concludes the internal review that is under way; what follows from it is decided at a review of the measure.
public struct ConcludeInternalReview: RecordChange {
    public static let event = "internal_review_concluded"
    public static let permission = Permission.keepRegister

    public let target: Target<RecordKinds.BehaviourMeasure>
    public let concludedOn: Day
    public let conclusion: String

    public init(_ fields: inout Fields, of target: Target<RecordKinds.BehaviourMeasure>) {
        self.target = target
        concludedOn = fields.day("concluded_on")
        conclusion = fields.text("conclusion", limit: 2_000)
    }

    public func write(
        to record: BehaviourMeasureRecord, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        let review = try record.internalReviews.running()
        try record.measure.checkConcludes(
            context.actor.signature, for: try Person.find(review.reviewer, field: "reviewer_id", db))
        try review.checkConclusion(conclusion, on: concludedOn, today: context.today)
        try db.execute(
            """
            UPDATE behaviour_internal_review SET concluded_on = \(concludedOn), conclusion = \(conclusion)
            WHERE measure_id = \(measure) AND concluded_on IS NULL
            """)
    }

    public var details: [String: AuditValue?] {
        [
            "measure_id": .text(measure.text)
        ]
    }
}
