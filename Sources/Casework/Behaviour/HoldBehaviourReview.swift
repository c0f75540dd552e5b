public import Complaints
import Foundation
public import Postgres
public import WorkingDays

/// Records a review of a measure: it is kept with new terms, or lifted (requirements R163, R164).
public struct HoldBehaviourReview: BehaviourMeasureChange {
    public static let event = "behaviour_review_held"

    public let measure: BehaviourMeasureID
    public let expectedVersion: Int?
    public let reviewedOn: Day
    public let verdict: BehaviourVerdict
    /// The next review of a measure that is renewed.
    public let reviewOn: Day?
    /// The last day from now on; the one it has where nobody says.
    public let endsOn: Day?
    public let decidedBy: PersonID
    public let consultees: [PersonID]
    public let reason: String

    /// A review of a measure, at the version the caller saw.
    public init(
        measure: BehaviourMeasureID, expectedVersion: Int?, reviewedOn: Day, verdict: BehaviourVerdict,
        reviewOn: Day?, endsOn: Day?, decidedBy: PersonID, consultees: [PersonID], reason: String
    ) {
        self.measure = measure
        self.expectedVersion = expectedVersion
        self.reviewedOn = reviewedOn
        self.verdict = verdict
        self.reviewOn = reviewOn
        self.endsOn = endsOn
        self.decidedBy = decidedBy
        self.consultees = consultees
        self.reason = reason
    }

    public func write(
        to record: BehaviourMeasureRecord, calendar: WorkingCalendar, _ context: borrowing OperationContext,
        _ db: borrowing Transaction
    ) throws -> [String: AuditValue?] {
        try context.required("reason", reason)
        try Person.find(decidedBy, field: "decided_by", db).checkActive(field: "decided_by")
        for consultee in consultees { _ = try Person.find(consultee, field: "consultees", db) }
        try BehaviourDecision.checkConsulted(consultees, by: decidedBy)
        try record.measure.checkReview(on: reviewedOn, verdict, today: context.today, calendar: calendar)
        let decision = BehaviourDecision(
            act: try act(on: record, db), decidedOn: reviewedOn, decidedBy: decidedBy, consultees: consultees,
            reason: reason)
        if let reviewOn {
            // The end of the grace period must be a day the calendar knows.
            _ = try calendar.day(record.measure.graceWorkingDays, workingDaysAfter: reviewOn)
        }
        try decision.store(of: measure, db)
        return decision.audited(measure)
    }

    private func act(
        on record: BehaviourMeasureRecord, _ db: borrowing Transaction
    ) throws -> BehaviourDecision.Act {
        switch verdict {
        case .lifted:
            guard reviewOn == nil else { throw Refusal.reviewTerms("review_on") }
            guard endsOn == nil else { throw Refusal.reviewTerms("ends_on") }
            return .lifted
        case .renewed:
            guard let reviewOn else { throw Refusal.reviewTerms("review_on") }
            let current = record.measure.decisions.last { $0.terms != nil }?.terms?.endsOn
            let terms = try BehaviourLimits.of(reviewedOn, db).terms(
                of: record.measure.grounds.kind, from: reviewedOn, reviewOn: reviewOn, endsOn: endsOn ?? current)
            return .renewed(terms)
        }
    }
}
