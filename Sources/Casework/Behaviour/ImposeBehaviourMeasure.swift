public import Complaints
import Foundation
public import JSON
public import Postgres
public import WorkingDays

/// Puts a complainant on the behaviour register, as a draft until its letter is sent.
///
/// A child or an advocate only by whoever decides, and with a check (requirement R166).
public struct ImposeBehaviourMeasure: RequestedOperation {
    public static let event = "behaviour_measure_imposed"
    public static let permission = Permission.keepRegister

    public let complainant: String
    public let grounds: BehaviourGrounds
    /// What a child or an advocate needs.
    public let rightsCheck: RightsCheck?
    /// The day of the decision, from which it counts.
    public let startsOn: Day
    public let reviewOn: Day
    /// The last day; the latest there may be where nobody says.
    public let endsOn: Day?
    public let decidedBy: PersonID
    public let consultees: [PersonID]
    public let reason: String
    public let complaints: [ComplaintID]

    public init(_ fields: inout Fields, of target: NoTarget) {

        complainant = fields.text("complainant", limit: 200)
        grounds = BehaviourGrounds(&fields)
        rightsCheck = RightsCheck(&fields)
        startsOn = fields.day("starts_on")
        reviewOn = fields.day("review_on")
        endsOn = fields.day(optional: "ends_on")
        decidedBy = PersonID(rawValue: fields.identifier("decided_by"))
        consultees = fields.identifiers("consultees", limit: 50).map { PersonID(rawValue: $0) }
        reason = fields.text("reason", limit: 2_000)
        complaints = fields.identifiers(optional: "complaints", limit: 50).map { ComplaintID(rawValue: $0) }
    }

    public func perform(
        _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> BehaviourMeasureRecord {
        let isProtected = try ChildSigns.protect(complainant, grounds.complainantKind, linkedWith: complaints, db)
        if isProtected { try context.requireDecider() }
        for (field, text) in [("complainant", complainant), ("evidence", grounds.evidence), ("reason", reason)] {
            try required(field, text)
        }
        try checkHappened("starts_on", startsOn, by: context.today)
        try context.casework.knowledge.refuseBeforeCoverage(startsOn, db)
        var grounds = self.grounds
        grounds.rightsCheck = isProtected ? rightsCheck : nil
        let calendar = try context.casework.knowledge.calendar(db)
        let warning =
            grounds.kind == .restriction
            ? try BehaviourMeasureRecord.warning(of: complainant, before: startsOn, context.casework.knowledge, db)
            : nil
        try grounds.check(isWarned: warning != nil)
        try checkPeople(context, db)
        try BehaviourDecision.checkConsulted(consultees, by: decidedBy)
        let terms = try BehaviourLimits.of(startsOn, db)
            .terms(of: grounds.kind, from: startsOn, reviewOn: reviewOn, endsOn: endsOn)
        let decision = BehaviourDecision(
            act: .imposed(terms), decidedOn: startsOn, decidedBy: decidedBy, consultees: consultees, reason: reason)
        let id = BehaviourMeasureID(rawValue: .version7(at: context.now))
        let grace = try CouncilSetting.behaviourGraceWorkingDays.value(on: startsOn, db)
        // The end of the grace period must be a day the calendar knows.
        _ = try calendar.day(grace, workingDaysAfter: reviewOn)
        try db.execute(SQL.insert(grounds, of: complainant, as: id, warning: warning, grace: grace, at: context.now))
        if isProtected {
            try context.keep(
                KeptOut(.restriction, on: startsOn, reason: nil, check: rightsCheck), of: .measure(id),
                on: "starts_on", by: decidedBy, db)
        }
        try BehaviourMeasureRecord.link(complaints, to: id, db)
        try decision.store(of: id, db)
        let event = try context.audit(
            Self.event,
            details: decision.audited(id).merging([
                "kind": .text(grounds.kind.rawValue), "warning_id": warning.map { .text($0.text) },
                "exception_reason": grounds.exceptionReason.map { .text($0.rawValue) },
            ]) { $1 }, db)
        try context.storeDuties(of: [.measure(id)], by: event, db)
        return try BehaviourMeasureRecord.find(id, context, db)
    }

    private func checkPeople(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws {
        try BehaviourDecision.checkDecider(
            try Person.find(decidedBy, field: "decided_by", db), asked: context.actor)
        for consultee in consultees { _ = try Person.find(consultee, field: "consultees", db) }
        if let contact = grounds.namedContact {
            try Person.find(contact, field: "named_contact_id", db).checkSingleContact(field: "named_contact_id")
        }
    }
}

extension BehaviourLimits {
    /// The council's limits of a day.
    static func of(_ day: Day, _ db: borrowing Transaction) throws -> BehaviourLimits {
        BehaviourLimits(
            warningMonths: try CouncilSetting.behaviourWarningMonths.value(on: day, db),
            reviewMonths: try CouncilSetting.behaviourReviewMonths.value(on: day, db),
            maximumMonths: try CouncilSetting.behaviourMaximumMonths.value(on: day, db))
    }
}

extension BehaviourDecision {
    /// Appends the decision and its consultees to a measure.
    func store(of measure: BehaviourMeasureID, _ db: borrowing Transaction) throws {
        try db.execute(
            """
            WITH decided AS (
                INSERT INTO behaviour_decision (measure_id, kind, decided_on, decided_by, reason, review_on, ends_on)
                VALUES (\(measure), \(kind), \(decidedOn), \(decidedBy), \(reason), \(terms?.reviewOn), \(terms?.endsOn))
                RETURNING id
            )
            INSERT INTO behaviour_consultee (decision_id, person_id)
            SELECT d.id, c.id FROM decided AS d, unnest(\(consultees.map(\.rawValue))) AS c (id)
            """)
    }

    /// The decision as the audit tells it; no name and no narrative.
    func audited(_ measure: BehaviourMeasureID) -> [String: AuditValue?] {
        [
            "measure_id": .text(measure.text), "decision": .text(kind), "decided_on": .text(decidedOn.description),
            "decided_by": .text(decidedBy.text), "consultees": .number(consultees.count),
            "review_on": terms.map { .text($0.reviewOn.description) },
            "ends_on": terms.map { .text($0.endsOn.description) },
        ]
    }

    /// As SQL and JSON name it.
    public var kind: String {
        switch act {
        case .imposed: "imposed"
        case .renewed: "renewed"
        case .lifted: "lifted"
        }
    }
}

extension SQL {
    fileprivate static func insert(
        _ grounds: BehaviourGrounds, of complainant: String, as id: BehaviourMeasureID, warning: BehaviourMeasureID?,
        grace: Int, at now: Date
    ) -> SQL {
        """
        INSERT INTO behaviour_measure (
            id, complainant, complainant_kind, kind, evidence, exception_reason, warning_id, restrictions,
            named_contact_id, contact_days, adjustments_considered, rights_check_by, rights_check_on,
            grace_working_days, changed_at
        )
        VALUES (
            \(id), \(complainant), \(grounds.complainantKind), \(grounds.kind),
            \(grounds.evidence), \(grounds.exceptionReason), \(warning),
            \(grounds.restrictions.map(\.rawValue))::text[], \(grounds.namedContact),
            \(grounds.contactDays.map(\.rawValue))::text[], \(grounds.adjustmentsConsidered),
            \(grounds.rightsCheck?.by), \(grounds.rightsCheck?.on), \(grace), \(now)
        )
        """
    }
}

extension BehaviourGrounds {
    fileprivate init(_ fields: inout Fields) {
        self.init(
            kind: fields.choice("kind"), complainantKind: fields.choice("complainant_kind"),
            evidence: fields.text("evidence", limit: 20_000),
            exceptionReason: fields.choice(optional: "exception_reason"),
            restrictions: fields.choices(optional: "restrictions"),
            namedContact: fields.identifier(optional: "named_contact_id").map { PersonID(rawValue: $0) },
            contactDays: fields.choices(optional: "contact_days"),
            adjustmentsConsidered: fields.flag("adjustments_considered"))
    }
}
