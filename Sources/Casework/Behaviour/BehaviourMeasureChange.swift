public import Complaints
import Foundation
public import Postgres
public import WorkingDays

/// A change to one measure of the register: locked, changed, its version raised, and audited in one transaction.
public protocol BehaviourMeasureChange: Operation where Value == BehaviourMeasureRecord {
    var measure: BehaviourMeasureID { get }
    /// The version the caller saw (`If-Match`); another one is a `VersionMismatch`.
    var expectedVersion: Int? { get }
    /// Applies the rule to the locked record, writes, and says what the audit should tell.
    func write(
        to record: BehaviourMeasureRecord, calendar: WorkingCalendar, _ context: borrowing OperationContext,
        _ db: borrowing Transaction
    ) throws -> [String: AuditValue?]
}

extension BehaviourMeasureChange {
    /// Only whoever keeps the register changes it.
    public static var permission: Permission { .keepRegister }

    public func perform(
        _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> BehaviourMeasureRecord {
        let calendar = try context.casework.knowledge.calendar(db)
        let record = try BehaviourMeasureRecord.load(measure, lock: true, on: context.today, calendar, db)
        try context.check(version: record.version, expected: expectedVersion)
        let details = try write(to: record, calendar: calendar, context, db)
        try db.execute(
            "UPDATE behaviour_measure SET version = version + 1, changed_at = \(context.now) WHERE id = \(measure)")
        try context.audit(
            Self.event, details: details.merging(["measure_id": .text(measure.text)]) { $1 }, db)
        return try BehaviourMeasureRecord.load(measure, on: context.today, calendar, db)
    }
}

/// Records that a letter of a measure was sent; the first gives the measure its effect (requirements R162, R165).
public struct SendBehaviourLetter: BehaviourMeasureChange {
    public static let event = "behaviour_letter_sent"

    public let measure: BehaviourMeasureID
    public let expectedVersion: Int?
    public let letter: BehaviourLetter
    public let signpostsOmbudsman: Bool

    /// A letter of a measure, at the version the caller saw.
    public init(
        measure: BehaviourMeasureID, expectedVersion: Int?, letter: BehaviourLetter, signpostsOmbudsman: Bool
    ) {
        self.measure = measure
        self.expectedVersion = expectedVersion
        self.letter = letter
        self.signpostsOmbudsman = signpostsOmbudsman
    }

    public func write(
        to record: BehaviourMeasureRecord, calendar: WorkingCalendar, _ context: borrowing OperationContext,
        _ db: borrowing Transaction
    ) throws -> [String: AuditValue?] {
        try record.measure.check(
            letter, signpostsOmbudsman: signpostsOmbudsman, today: context.today, calendar: calendar)
        try db.execute(
            """
            INSERT INTO behaviour_letter (measure_id, sent_on, text, restriction_threatened, signposts_ombudsman)
            VALUES (\(measure), \(letter.sentOn), \(letter.text), \(letter.restrictionThreatened), true)
            """)
        return ["sent_on": .text(letter.sentOn.description)]
    }
}

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
        guard reviewedOn <= context.today else {
            throw Refusal.inTheFuture("reviewed_on", reviewedOn, today: context.today)
        }
        let decision = BehaviourDecision(
            act: try act(on: record, db), decidedOn: reviewedOn, decidedBy: decidedBy, consultees: consultees,
            reason: reason)
        try record.measure.checkReviewed(by: decision, calendar: calendar)
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

/// What a review of a measure came to.
public enum BehaviourVerdict: String, Sendable, CaseIterable {
    case renewed, lifted
}
