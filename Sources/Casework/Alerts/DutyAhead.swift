import Complaints
import Foundation
import Postgres
import WorkingDays

/// A duty whose next step has come, with what the planner must know of it.
struct DutyAhead: Sendable {
    let id: Int
    let kind: DutyKind
    let clock: String
    let dueOn: Day
    let scope: LadderScope
    let climb: Climb
    let line: DutyLine
    let ombudsmanCase: OmbudsmanCaseID?
    let about: AlertRow.About
    /// Who stands at no rung above it: whom the complaint names.
    let named: Set<PersonID>
}

extension DutyAhead {
    /// Duties to be looked at on a day, the longest waiting first, which nobody else plans until the transaction ends.
    static func take(_ limit: Int, on day: Day, _ db: borrowing Transaction) throws -> [DutyAhead] {
        try held(
            """
            SELECT d.id FROM duty_ahead AS h JOIN duty AS d ON d.id = h.duty_id
            WHERE h.next_step_on <= \(day) AND \(SQL.isAhead(on: day)) ORDER BY h.next_step_on, h.duty_id LIMIT \(limit)
            FOR UPDATE SKIP LOCKED
            """, on: day, db)
    }

    /// One duty, unless it has ended, held until the transaction ends.
    static func hold(_ duty: Int, on day: Day, _ db: borrowing Transaction) throws -> DutyAhead? {
        try held(
            "SELECT d.id FROM duty AS d WHERE d.id = \(duty) AND \(SQL.isAhead(on: day)) FOR UPDATE", on: day, db
        ).first
    }

    /// The duties that a statement locks, read after they are locked: a statement that did both would read them as they were
    /// before it waited, or before another moved them.
    private static func held(_ locking: SQL, on day: Day, _ db: borrowing Transaction) throws -> [DutyAhead] {
        let locked = try db.all(locking) { try $0["id"] as Int }
        guard !locked.isEmpty else { return [] }
        return try db.all(SQL.ahead(locked, on: day)) { try DutyAhead(row: $0) }
    }

    /// Has the planner look at the duties of a condition from a day on, and at none before it is known.
    static func lookAgain(from day: Day, at condition: SQL, _ db: borrowing Transaction) throws {
        try db.execute(
            """
            INSERT INTO duty_ahead AS h (duty_id, next_step_on)
            SELECT d.id, greatest(d.known_from, \(day)) FROM duty AS d WHERE \(SQL.isAhead(on: day)) AND \(condition)
            ON CONFLICT (duty_id) DO UPDATE SET next_step_on = excluded.next_step_on
            WHERE h.next_step_on > excluded.next_step_on
            """)
    }

    /// Has the planner look at them no more: nothing is told of them.
    static func leave(_ duties: [Int], _ db: borrowing Transaction) throws {
        guard !duties.isEmpty else { return }
        try db.execute("DELETE FROM duty_ahead WHERE duty_id = ANY(\(duties))")
    }

    private init(row: Row) throws {
        id = try row["duty_id"]
        kind = try row["kind"]
        clock = try row["clock"]
        dueOn = try row["due_on"]
        line = try DutyLine(row: row)
        scope = LadderScope(
            nature: try row["nature"], kind: kind, department: line.department, procedure: line.procedure)
        let workingDays: Int? = try row["told_working_days"]
        let rejectedAt: Date? = try row["rejected_at"]
        climb = Climb(
            told: try workingDays.map { ToldStep(workingDays: $0, on: try row["told_on"]) },
            rejectedOn: rejectedAt.map { London.day(of: $0) }, isAnswered: try row["is_answered"])
        ombudsmanCase = try row["case_id"]
        about = AlertRow.About(
            complaint: line.complaint, contact: try row["contact_of_duty"],
            measure: try row["behaviour_measure_id"], referral: try row["safeguarding_referral_id"])
        named = Set(try row["named"] as [PersonID]? ?? [])
    }
}

extension SQL {
    /// Whether the duty `d` waits for its act on a day; the end of a review is known before it comes.
    static func isAhead(on day: Day) -> SQL {
        "(d.ended_on IS NULL OR d.kind = 'behaviour_review' AND d.ended_on > \(day))"
    }

    /// What was told counts as far as it was not cancelled; a rejection only of the last step told.
    fileprivate static func ahead(_ duties: [Int], on day: Day) -> SQL {
        """
        SELECT d.id AS duty_id, d.kind, d.clock, d.nature, d.due_on, d.behaviour_measure_id,
            d.safeguarding_referral_id, o.id AS case_id, k.id AS contact_of_duty, \(dutyLine),
            t.working_days AS told_working_days, t.raised_on AS told_on, r.rejected_at, coalesce(r.is_answered, false) AS is_answered,
            (SELECT array_agg(n.person_id) FROM complaint_named_person AS n WHERE n.complaint_id = d.complaint_id) AS named
        FROM unnest(\(duties)) AS ahead (id) JOIN duty AS d ON d.id = ahead.id\(dutyLineSource(on: day))
        LEFT JOIN LATERAL (
            SELECT y.id, y.working_days, y.raised_on FROM alert AS y
            WHERE y.duty_id = d.id AND y.cancelled_for IS NULL ORDER BY y.working_days DESC LIMIT 1
        ) AS t ON true
        LEFT JOIN LATERAL (
            SELECT bool_or(x.verdict = 'accepted') AS is_answered,
                max(x.judged_at) FILTER (WHERE x.verdict = 'rejected' AND y.id = t.id) AS rejected_at
            FROM alert AS y JOIN alert_answer AS x ON x.alert_id = y.id
            WHERE y.duty_id = d.id AND y.cancelled_for IS NULL
        ) AS r ON true
        ORDER BY d.id
        """
    }
}
