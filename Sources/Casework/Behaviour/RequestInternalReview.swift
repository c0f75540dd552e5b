public import Complaints
import Foundation
public import Postgres
public import WorkingDays

/// Opens the internal review that a complainant asked for, where the council offers one (requirement R165).
public struct RequestInternalReview: BehaviourMeasureChange {
    public static let event = "internal_review_requested"

    public let measure: BehaviourMeasureID
    public let expectedVersion: Int?
    public let requestedOn: Day
    /// Somebody who decided nothing about the measure.
    public let reviewer: PersonID

    /// A review of a measure, at the version the caller saw.
    public init(measure: BehaviourMeasureID, expectedVersion: Int?, requestedOn: Day, reviewer: PersonID) {
        self.measure = measure
        self.expectedVersion = expectedVersion
        self.requestedOn = requestedOn
        self.reviewer = reviewer
    }

    public func write(
        to record: BehaviourMeasureRecord, calendar: WorkingCalendar, _ context: borrowing OperationContext,
        _ db: borrowing Transaction
    ) throws -> [String: AuditValue?] {
        guard try CouncilSetting.behaviourInternalReview.value(on: requestedOn, db) == 1 else {
            throw Refusal.internalReviewOff
        }
        try context.check(
            "requested_on", requestedOn, after: "starts_on", record.measure.decisions[0].decidedOn)
        guard record.standing.state != .ended else { throw Refusal.measureEnded }
        try Person.find(reviewer, field: "reviewer_id", db).checkActive(field: "reviewer_id")
        guard !record.measure.deciders.contains(reviewer) else { throw Refusal.reviewerDecided }
        guard record.internalReviews.allSatisfy({ $0.concludedOn != nil }) else { throw Refusal.internalReviewRuns }
        try db.execute(
            """
            INSERT INTO behaviour_internal_review (measure_id, requested_on, reviewer_id)
            VALUES (\(measure), \(requestedOn), \(reviewer))
            """)
        return ["requested_on": .text(requestedOn.description), "reviewer_id": .text(reviewer.text)]
    }
}
