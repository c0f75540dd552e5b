public import Complaints
import Foundation
public import Postgres
public import WorkingDays

/// A breach that a sweep found: a limit that has passed without its act.
public struct SweepFinding: Sendable, Hashable {
    public let kind: DutyKind
    /// The complaint it belongs to, where there is one.
    public let complaint: ComplaintID?
    /// Of the complaint, contact or case; of a measure of the behaviour register its identifier.
    public let reference: String
    public let procedure: Procedure?
    public let stage: StageName?
    public let clock: String
    public let dueOn: Day
    /// Past the limit.
    public let workingDays: Int
    /// Whether this sweep was the first to record it.
    public let isNew: Bool
}

/// Finds everything that is past a limit, of every kind, and records each once; what was recorded and is not so is withdrawn.
///
/// Whoever is to know of a limit that is near or past is told by the ladder (`PlanAlerts`), not by this.
///
/// A day is swept as it was known that day: events and extensions of later days do not count. A limit is passed on the
/// day after it; an act on the day itself is in time.
public struct Sweep: Operation {
    public static let event = "duties_swept"
    public static let permission = Permission.recordCasework

    /// The day to sweep; nil for today.
    public let asOf: Day?

    /// A sweep of a day.
    public init(asOf: Day?) { self.asOf = asOf }

    /// Everything overdue on the day, longest overdue first.
    ///
    /// - Throws: `Refusal.inTheFuture` for a day after today, `Refusal.clockDiffers` where the machine's clock is not the
    ///   database's, `OutsideCalendar` for a day beyond the calendar.
    public func perform(
        _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> [SweepFinding] {
        try context.checkClock(db)
        // Of a register that was brought in, every limit that was ever passed is found at once.
        try db.execute("SET LOCAL statement_timeout = '10min'")
        let day = asOf ?? context.today
        try checkHappened("as_of", day, by: context.today)
        let calendar = try context.casework.knowledge.calendar(db)
        _ = try calendar.isWorkingDay(day)
        for cause in FlagWithdrawal.allCases { try DutyFlags.withdraw(cause, context, db) }
        try AlertRow.withdrawToCome(context, db)
        var findings: [SweepFinding] = []
        let now = context.now
        try db.forEach(SQL.sweep(day, at: now)) { row in
            let dueOn: Day = try row["due_on"]
            findings.append(
                SweepFinding(
                    kind: try row["kind"], complaint: try row["complaint_id"],
                    reference: try row["reference"], procedure: try row["procedure"], stage: try row["stage"],
                    clock: try row["clock"], dueOn: dueOn,
                    workingDays: try calendar.workingDays(after: dueOn, through: day), isNew: try row["is_new"]))
        }
        let new = findings.count { $0.isNew }
        if new > 0 {
            try context.audit(
                Self.event,
                details: ["as_of": .text(day.description), "breaches": .number(new)], db)
        }
        return findings
    }
}

extension OperationContext {
    /// Refuses where the machine's clock is over a minute from the database's: what is recorded of a day that has not come
    /// is untrue, and nothing else would say so.
    func checkClock(_ db: borrowing Transaction) throws {
        guard let databaseNow = try casework.databaseNow?(db) else { return }
        try checkClocks(now, database: databaseNow)
    }
}

extension SQL {
    /// Duties past their limit and open on the day, from two indexes: those still open, and those that ended later.
    ///
    /// What they are about is looked up by its key, since what is late is little beside what there is. The flag's key makes
    /// each one recorded once, whoever sweeps at the same time.
    static func sweep(_ day: Day, at now: Date) -> SQL {
        let columns: SQL = """
            id, kind, stage_id, contact_id, letter_id, ombudsman_case_id, obligation_id, safeguarding_referral_id,
            subject_id, complaint_id, clock, due_on
            """
        return """
            WITH late AS (
                SELECT \(columns)
                FROM duty
                WHERE ended_on IS NULL AND nature = 'limit' AND due_on < \(day) AND known_from <= \(day)
                UNION ALL
                SELECT \(columns)
                FROM duty
                WHERE ended_on > \(day) AND nature = 'limit' AND due_on < \(day) AND known_from <= \(day)
            ), flagged AS (
                INSERT INTO duty_flag (duty_id, as_of, flagged_at)
                SELECT d.id, \(day), \(now)
                FROM late AS d
                WHERE NOT EXISTS (
                    SELECT FROM duty_flag AS f
                    WHERE f.duty_id = d.id AND f.withdrawn_by IS NULL AND f.withdrawn_by_event IS NULL
                )
                ON CONFLICT (duty_id) WHERE withdrawn_by IS NULL AND withdrawn_by_event IS NULL DO NOTHING
                RETURNING duty_id
            )
            SELECT c.id AS complaint_id, c.procedure, s.stage, d.kind, d.clock, d.due_on,
                f.duty_id IS NOT NULL AS is_new, \(dutyReference) AS reference
            FROM late AS d
            LEFT JOIN LATERAL (SELECT * FROM stage AS s WHERE s.id = d.stage_id LIMIT 1) AS s ON true
            LEFT JOIN LATERAL (SELECT * FROM complaint AS c WHERE c.id = d.complaint_id LIMIT 1) AS c ON true
            LEFT JOIN LATERAL (SELECT k.* FROM \(contactRowOfDuty) LIMIT 1) AS k ON true
            LEFT JOIN LATERAL (SELECT o.* FROM \(caseRowOfDuty) LIMIT 1) AS o ON true
            LEFT JOIN flagged AS f ON f.duty_id = d.id
            ORDER BY d.due_on, reference, s.position, d.clock
            """
    }
}
