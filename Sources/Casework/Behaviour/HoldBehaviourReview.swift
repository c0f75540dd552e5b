public import Complaints
import Foundation
public import JSON
public import Postgres
public import WorkingDays

/// Records a review of a measure: it is kept with new terms, or lifted (requirements R163, R164).
public struct HoldBehaviourReview: RecordChange {
    public static let event = "behaviour_review_held"
    public static let permission = Permission.keepRegister
    public static let adds = true

    public let target: Target<RecordKinds.BehaviourMeasure>
    public let reviewedOn: Day
    public let verdict: BehaviourVerdict
    /// The next review of a measure that is renewed.
    public let reviewOn: Day?
    /// The last day from now on; the one it has where nobody says.
    public let endsOn: Day?
    public let decidedBy: PersonID
    public let consultees: [PersonID]
    public let reason: String
    /// What keeping a child or an advocate on the register needs.
    public let rightsCheck: RightsCheck?

    public init(_ fields: inout Fields, of target: Target<RecordKinds.BehaviourMeasure>) {
        self.target = target
        reviewedOn = fields.day("reviewed_on")
        verdict = fields.choice("verdict")
        reviewOn = fields.day(optional: "review_on")
        endsOn = fields.day(optional: "ends_on")
        decidedBy = PersonID(rawValue: fields.identifier("decided_by"))
        consultees = fields.identifiers("consultees", limit: 50).map { PersonID(rawValue: $0) }
        reason = fields.text("reason", limit: 2_000)
        rightsCheck = RightsCheck(&fields)
    }

    public func write(
        to record: BehaviourMeasureRecord, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        let isProtected =
            try verdict == .renewed
            && ChildSigns.protect(
                record.complainant, record.measure.grounds.complainantKind, linkedWith: record.complaints, db)
        if isProtected { try context.requireDecider() }
        let calendar = try context.casework.knowledge.calendar(db)
        try required("reason", reason)
        try BehaviourDecision.checkDecider(
            try Person.find(decidedBy, field: "decided_by", db), asked: context.actor)
        for consultee in consultees { _ = try Person.find(consultee, field: "consultees", db) }
        try BehaviourDecision.checkConsulted(consultees, by: decidedBy)
        try record.measure.checkReview(on: reviewedOn, verdict, today: context.today, calendar: calendar)
        let act = try record.measure.act(
            verdict, on: reviewedOn, reviewOn: reviewOn, endsOn: endsOn, limits: try BehaviourLimits.of(reviewedOn, db))
        let decision = BehaviourDecision(
            act: act, decidedOn: reviewedOn, decidedBy: decidedBy, consultees: consultees, reason: reason)
        if let reviewOn {
            // The end of the grace period must be a day the calendar knows.
            _ = try calendar.day(record.measure.graceWorkingDays, workingDaysAfter: reviewOn)
        }
        try record.internalReviews.checkTakesNoPart(in: decision)
        if isProtected {
            try context.keep(
                KeptOut(.restriction, on: reviewedOn, reason: nil, check: rightsCheck), of: .measure(measure),
                on: "reviewed_on", since: record.measure.decisions[0].decidedOn, by: decidedBy, db)
        }
        try decision.store(of: measure, db)
    }

    public var details: [String: AuditValue?] { [:] }

    public func details(
        from before: BehaviourMeasureRecord, to after: BehaviourMeasureRecord
    ) -> [String: AuditValue?] {
        after.measure.decisions.last?.audited(measure) ?? details
    }
}
