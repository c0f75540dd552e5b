public import Complaints
public import Foundation
public import Postgres
import WorkingDays

extension Obligation {
    /// Asks for an obligation.
    public static func question(_ id: ObligationID, lock: Bool) -> Question<Obligation?> {
        question("b.id = \(id)", lock: lock)
    }

    /// What a report of a stage recommends under a number, locked.
    static func lock(_ number: Int, of stage: StageID, _ db: borrowing Transaction) throws -> Obligation? {
        try db.ask(question("b.stage_id = \(stage) AND b.number = \(number)", lock: true))
    }

    /// Asks for the obligations of a case at the Ombudsman, by their days.
    static func question(of ombudsmanCase: OmbudsmanCaseID) -> Question<[Obligation]> {
        Question.all(
            SQL.obligations("b.ombudsman_case_id = \(ombudsmanCase) AND b.error_on IS NULL")
                + " ORDER BY b.due_on, b.id"
        ) {
            try columns.read($0)
        }
    }

    private static func question(_ condition: SQL, lock: Bool) -> Question<Obligation?> {
        let select = SQL.obligations(condition)
        return Question.first(lock ? select + " FOR NO KEY UPDATE OF b" : select) { try columns.read($0) }
    }

    static let columns = ColumnList(
        Obligation.init,
        Column("id", \.id, .fixed), Column("complaint_id", \.complaint, .fixed),
        Column("ombudsman_case_id", \.ombudsmanCase, .fixed),
        Column("reference", \.reference, .computed("coalesce(c.reference, o.reference)")),
        Column("source", \.source), Column("stage_id", \.stage, .fixed), Column("number", \.number, .fixed),
        Column("text", \.text), Column("accepted", \.accepted), Column("decision_reason", \.decisionReason),
        Column("decided_on", \.decidedOn), Column(part: \.terms, ObligationTerms.columns),
        Column(part: \.owed, OwedQuantity.columns),
        Column("part_done_on", \.partDoneOn), Column("done_on", \.doneOn), Column("evidence", \.evidence),
        Column("check_on", \.checkOn), Column("checked_on", \.checkedOn), Column("check_result", \.checkResult),
        Column("satisfied_on", \.satisfiedOn), Column("version", \.version, .kept),
        Column(part: \.registrationError, RegistrationError.ofObligations))

    /// How many that are to be done each post owns.
    static func waiting(_ db: borrowing Transaction) throws -> [PostID: Int] {
        let owned = try db.all(
            """
            SELECT b.owner_post_id, count(*) AS waiting
            FROM obligation AS b
            JOIN duty AS d ON d.subject_id = b.id AND d.kind = 'obligation' AND d.ended_on IS NULL
            WHERE b.owner_post_id IS NOT NULL
            GROUP BY b.owner_post_id
            """
        ) { (post: try $0["owner_post_id"] as PostID, waiting: try $0["waiting"] as Int) }
        return Dictionary(uniqueKeysWithValues: owned.map { ($0.post, $0.waiting) })
    }

    /// Adds the obligation.
    func insert(_ db: borrowing Transaction) throws {
        try db.execute(.insert(Self.columns.stored(self), into: "obligation"))
    }

    /// Writes what may change.
    func store(_ db: borrowing Transaction) throws {
        try db.execute(SQL.update("obligation", set: Self.columns.stored(self)) + " WHERE id = \(id)")
    }
}

extension Obligation.Recommendation {
    static let columns = ColumnList(
        { number, id, text, report, accepted, reason, agreedOn in
            Obligation.Recommendation(
                id: id, number: number, text: text, report: report, accepted: accepted, reason: reason,
                agreedOn: agreedOn)
        },
        Column("number", \.number, .fixed), Column("id", \.id, .kept), Column("text", \.text, .fixed),
        Column("report", \.report, .fixed), Column("accepted", \.accepted), Column("decision_reason", \.reason),
        Column("agreed_on", \.agreedOn, .kept))

    /// Adds what a report of a stage recommends, or what its answer makes of it.
    func store(of stage: Stage, in complaint: ComplaintID, at now: Date, _ db: borrowing Transaction) throws {
        let row =
            [
                "id": ObligationID(rawValue: .version7(at: now)), "complaint_id": complaint, "stage_id": stage.id,
                "source": stage.stage.source,
            ] + Self.columns.stored(self)
        try db.execute(.upsert(row, into: "obligation", key: "stage_id, number"))
    }
}

extension ObligationTerms {
    fileprivate static let columns = ColumnList(
        ObligationTerms.init,
        Column("agreed_on", \.agreedOn), Column("offered_on", \.offeredOn), Column("scope", \.scope),
        Column("type", \.type), Column("amount_pence", \.amountPence), Column(whole: \.due, ObligationDue.columns),
        Column(whole: \.owner, ObligationOwner.columns))
}

extension ObligationDue {
    fileprivate static let columns = ColumnList(
        { ObligationDue(on: $0, within: $1) }, Column("due_on", \.on), Column(part: \.within, Within.columns))
}

extension ObligationDue.Within {
    fileprivate static let columns = ColumnList(
        ObligationDue.Within.init,
        Column("due_within", \.count), Column("due_unit", \.unit), Column("due_from_on", \.from))
}

extension OwedQuantity {
    fileprivate static let columns = ColumnList(
        { OwedQuantity($0, of: $1, delivered: $2, inLieu: $3) },
        Column("quantity", \.quantity), Column("unit", \.unit), Column("delivered", \.delivered),
        Column(part: \.inLieu, PaymentInLieu.columns))
}

extension OwedQuantity.PaymentInLieu {
    fileprivate static let columns = ColumnList(
        { OwedQuantity.PaymentInLieu(quantity: $0, pence: $1, on: $2) },
        Column("in_lieu_quantity", \.quantity), Column("in_lieu_pence", \.pence), Column("in_lieu_on", \.on))
}

extension ObligationScope: PostgresCodable {}
extension ObligationType: PostgresCodable {}
extension ObligationSource: PostgresCodable {}
extension ObligationDue.Within.Unit: PostgresCodable {}

extension SQL {
    /// The obligations `b` for which a condition holds, with the complaint `c` and the Ombudsman's case `o`.
    static func obligations(_ condition: SQL) -> SQL {
        """
        SELECT \(list(Obligation.columns.names, of: "b"))
        FROM obligation AS b
        LEFT JOIN complaint AS c ON c.id = b.complaint_id
        LEFT JOIN ombudsman_case AS o ON o.id = b.ombudsman_case_id
        LEFT JOIN person AS p ON p.id = b.owner_id
        WHERE \(condition)
        """
    }
}

extension Obligation: StoredRecord {
    public typealias Kind = RecordKinds.Obligation
    public var auditSubject: AuditSubject { AuditSubject(complaint: complaint, ombudsmanCase: ombudsmanCase) }
    public var dutySubjects: [DutySubject] { [.obligation(id)] }

    /// The Ombudsman's case that shows the obligation moves on with it.
    public static func moveOn(_ id: RecordID<Kind>, at now: Date, _ db: borrowing Transaction) throws {
        try db.execute(
            """
            WITH moved AS (
                UPDATE obligation SET version = version + 1 WHERE id = \(id) RETURNING ombudsman_case_id
            )
            UPDATE ombudsman_case AS o SET version = o.version + 1, changed_at = \(now)
            FROM moved AS m WHERE o.id = m.ombudsman_case_id
            """)
    }
}
