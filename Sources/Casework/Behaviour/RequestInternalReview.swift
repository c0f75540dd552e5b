public import Complaints
import Foundation
public import JSON
public import Postgres
public import WorkingDays

/// Opens the internal review that a complainant asked for, where the council offers one (requirement R165).
public struct RequestInternalReview: RecordChange {
    public static let event = "internal_review_requested"
    public static let permission = Permission.keepRegister
    public static let adds = true

    public let target: Target<RecordKinds.BehaviourMeasure>
    public let requestedOn: Day
    /// Somebody who decided nothing about the measure.
    public let reviewer: PersonID

    public init(_ fields: inout Fields, of target: Target<RecordKinds.BehaviourMeasure>) {
        self.target = target
        requestedOn = fields.day("requested_on")
        reviewer = PersonID(rawValue: fields.identifier("reviewer_id"))
    }

    public func write(
        to record: BehaviourMeasureRecord, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        try record.measure.checkInternalReview(
            requestedOn: requestedOn, by: reviewer, try Person.load(reviewer, db), standing: record.standing,
            after: record.internalReviews,
            isOffered: try CouncilSetting.behaviourInternalReview.value(on: requestedOn, db) == 1,
            today: context.today)
        try db.execute(
            """
            INSERT INTO behaviour_internal_review (measure_id, requested_on, reviewer_id)
            VALUES (\(measure), \(requestedOn), \(reviewer))
            """)
    }

    public var details: [String: AuditValue?] {
        [
            "measure_id": .text(measure.text)
        ]
    }
}
