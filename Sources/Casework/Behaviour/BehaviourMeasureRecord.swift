public import Complaints
public import Foundation
public import Postgres
public import WorkingDays

/// A measure of the behaviour register with what it is today.
public struct BehaviourMeasureRecord: Sendable, Hashable {
    public let id: BehaviourMeasureID
    public let complainant: String
    public let measure: BehaviourMeasure
    public let standing: BehaviourStanding
    /// The warning that was in force when a restriction was imposed.
    public let warning: BehaviourMeasureID?
    public let complaints: [ComplaintID]
    public let internalReviews: [InternalReview]
    public let version: Int
    public let changedAt: Date
}

extension BehaviourMeasureRecord {
    /// Asks for a measure as it stands today.
    public static func question(
        _ id: BehaviourMeasureID, lock: Bool, on today: Day, _ casework: Casework
    ) -> Question<BehaviourMeasureRecord?> {
        let found = Question(question(" WHERE m.id = \(id)", on: today, casework.knowledge)) { $0.first }
        return lock ? found.locking("SELECT id FROM behaviour_measure WHERE id = \(id) FOR NO KEY UPDATE") : found
    }

    /// Asks for the measures of a condition that were decided by a day, the latest first, each as it stood that day.
    static func question(
        _ condition: SQL, on day: Day, _ knowledge: Knowledge
    ) -> Question<[BehaviourMeasureRecord]> {
        Question(
            knowledge.calendar,
            Question.all(SQL.decisions(condition)) { (id: try $0["measure_id"] as UUID, try decision($0)) },
            Question.all(SQL.letters(condition)) { (id: try $0["measure_id"] as UUID, try letter($0)) },
            Question.all(SQL.reviews(condition)) { (id: try $0["measure_id"] as UUID, try review($0)) },
            Question.all(SQL.measures(condition)) { $0 }
        ) { calendar, decisions, letters, reviews, rows in
            let decisions = Dictionary(grouping: decisions, by: \.id)
            let letters = Dictionary(grouping: letters, by: \.id)
            let reviews = Dictionary(grouping: reviews, by: \.id)
            return try rows.compactMap { row in
                let id: BehaviourMeasureID = try row["id"]
                let measure = BehaviourMeasure(
                    grounds: try grounds(row), decisions: (decisions[id.rawValue] ?? []).map(\.1),
                    letters: (letters[id.rawValue] ?? []).map(\.1), graceWorkingDays: try row["grace_working_days"])
                guard let standing = try measure.standing(on: day, calendar: calendar) else { return nil }
                return BehaviourMeasureRecord(
                    id: id, complainant: try row["complainant"], measure: measure, standing: standing,
                    warning: try row["warning_id"], complaints: try row["complaints"],
                    internalReviews: (reviews[id.rawValue] ?? []).map(\.1), version: try row["version"],
                    changedAt: try row["changed_at"])
            }
        }
    }

    /// The one person whom a restriction that is in force today leaves a complainant to be in touch with, if any does.
    static func namedContact(
        of complainant: String, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> PersonID? {
        let condition: SQL = """
             WHERE m.named_contact_id IS NOT NULL AND normal_name(m.complainant) = normal_name(\(complainant))
            """
        return try db.ask(question(condition, on: context.today, context.casework.knowledge))
            .first { $0.standing.isEffective }?.measure.grounds.namedContact
    }

    /// Refuses a correction with which a restriction of the complainant would have come without a warning.
    func checkWarned(
        correctedTo measure: BehaviourMeasure, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        let condition: SQL = " WHERE normal_name(m.complainant) = normal_name(\(complainant))"
        let records = try db.ask(Self.question(condition, on: context.today, context.casework.knowledge))
        try records.map(\.measure).checkWarned(
            correctedTo: records.map { $0.id == id ? measure : $0.measure },
            calendar: try context.casework.knowledge.calendar(db))
    }

    private static func grounds(_ row: Row) throws -> BehaviourGrounds {
        var check: RightsCheck?
        if let by = try row["rights_check_by"] as PersonID? {
            check = RightsCheck(by: by, on: try row["rights_check_on"])
        }
        return BehaviourGrounds(
            kind: try row["kind"], complainantKind: try row["complainant_kind"], evidence: try row["evidence"],
            exceptionReason: try row["exception_reason"], restrictions: try row["restrictions"],
            namedContact: try row["named_contact_id"], contactDays: try row["contact_days"],
            adjustmentsConsidered: try row["adjustments_considered"], rightsCheck: check)
    }

    private static func decision(_ row: Row) throws -> BehaviourDecision {
        let act: BehaviourDecision.Act
        switch try row["kind"] as String {
        case "lifted": act = .lifted
        case "renewed": act = .renewed(.init(reviewOn: try row["review_on"], endsOn: try row["ends_on"]))
        default: act = .imposed(.init(reviewOn: try row["review_on"], endsOn: try row["ends_on"]))
        }
        return BehaviourDecision(
            act: act, decidedOn: try row["decided_on"], decidedBy: try row["decided_by"],
            consultees: try row["consultees"], reason: try row["reason"])
    }

    private static func letter(_ row: Row) throws -> BehaviourLetter {
        BehaviourLetter(
            sentOn: try row["sent_on"], text: try row["text"], restrictionThreatened: try row["restriction_threatened"])
    }

    private static func review(_ row: Row) throws -> InternalReview {
        InternalReview(
            requestedOn: try row["requested_on"], reviewer: try row["reviewer_id"],
            concludedOn: try row["concluded_on"], conclusion: try row["conclusion"])
    }
}

extension SQL {
    fileprivate static func measures(_ condition: SQL) -> SQL {
        """
        SELECT m.id, m.complainant, m.complainant_kind, m.kind, m.evidence, m.exception_reason, m.warning_id,
            m.restrictions, m.named_contact_id, m.contact_days, m.adjustments_considered, m.rights_check_by,
            m.rights_check_on, m.grace_working_days, m.version, m.changed_at,
            ARRAY(
                SELECT l.complaint_id FROM behaviour_measure_complaint AS l
                WHERE l.measure_id = m.id ORDER BY l.complaint_id
            ) AS complaints
        FROM behaviour_measure AS m
        JOIN behaviour_decision AS d ON d.measure_id = m.id AND d.kind = 'imposed'
        \(condition) ORDER BY d.decided_on DESC, m.id DESC
        """
    }

    fileprivate static func decisions(_ condition: SQL) -> SQL {
        """
        SELECT d.measure_id, d.kind, d.decided_on, d.decided_by, d.reason, d.review_on, d.ends_on,
            ARRAY(
                SELECT c.person_id FROM behaviour_consultee AS c WHERE c.decision_id = d.id ORDER BY c.person_id
            ) AS consultees
        FROM behaviour_decision AS d JOIN behaviour_measure AS m ON m.id = d.measure_id
        \(condition) ORDER BY d.id
        """
    }

    fileprivate static func letters(_ condition: SQL) -> SQL {
        """
        SELECT l.measure_id, l.sent_on, l.text, l.restriction_threatened
        FROM behaviour_letter AS l JOIN behaviour_measure AS m ON m.id = l.measure_id
        \(condition) ORDER BY l.sent_on, l.id
        """
    }

    fileprivate static func reviews(_ condition: SQL) -> SQL {
        """
        SELECT r.measure_id, r.requested_on, r.reviewer_id, r.concluded_on, r.conclusion
        FROM behaviour_internal_review AS r JOIN behaviour_measure AS m ON m.id = r.measure_id
        \(condition) ORDER BY r.id
        """
    }
}

extension BehaviourMeasureRecord: VersionedRecord {
    public typealias Kind = RecordKinds.BehaviourMeasure
    public var dutySubjects: [DutySubject] { [.measure(id)] }

    public static func moveOn(_ id: RecordID<Kind>, at now: Date, _ db: borrowing Transaction) throws {
        try db.execute("UPDATE behaviour_measure SET version = version + 1, changed_at = \(now) WHERE id = \(id)")
    }
}

extension RecordChange where Record == BehaviourMeasureRecord {
    /// The record the operation is about.
    public var measure: RecordID<RecordKinds.BehaviourMeasure> { target.id }
}
