public import Complaints
import Foundation
public import Postgres
public import WorkingDays

/// What a sweep found about one deadline.
public struct SweepFinding: Sendable, Hashable {
    public enum Flag: String, Sendable, CaseIterable {
        /// The limit has passed and the act is not done.
        case breach
        /// The limit is near.
        case warning
    }

    public let flag: Flag
    public let complaint: ComplaintID
    public let reference: String
    public let procedure: Procedure
    public let stage: StageName
    public let clock: String
    public let dueOn: Day
    /// Working days past the limit, or to it.
    public let workingDays: Int
    /// Whether this sweep was the first to record it.
    public let isNew: Bool
}

/// Finds every open stage past a limit, and every one within the warning days of one, and records each once.
///
/// A day is swept as it was known that day: events and extensions of later days do not count. A limit is passed on the
/// day after it; an act on the day itself is in time.
public struct Sweep: Operation {
    public static let event = "duties_swept"
    public static let permission = Permission.recordCasework

    /// The day to sweep; nil for today.
    public let asOf: Day?
    /// How many working days ahead of a limit to warn.
    public let warningDays: Int

    /// A sweep of a day.
    public init(asOf: Day?, warningDays: Int) {
        self.asOf = asOf
        self.warningDays = warningDays
    }

    /// Everything overdue or near on the day, breaches first, longest overdue first.
    ///
    /// - Throws: `Refusal.inTheFuture` for a day after today, `OutsideCalendar` for one beyond the calendar.
    public func perform(
        _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> [SweepFinding] {
        let day = asOf ?? context.today
        try checkHappened("as_of", day, by: context.today)
        let calendar = try context.casework.knowledge.calendar(db)
        let horizon = try calendar.day(warningDays, workingDaysAfter: day)
        var findings: [SweepFinding] = []
        let now = context.now
        try db.forEach(SQL.sweep(day, through: horizon, at: now)) { row in
            let dueOn: Day = try row["due_on"]
            let late = dueOn < day
            findings.append(
                SweepFinding(
                    flag: late ? .breach : .warning, complaint: try row["complaint_id"],
                    reference: try row["reference"], procedure: try row["procedure"], stage: try row["stage"],
                    clock: try row["clock"], dueOn: dueOn,
                    workingDays: late
                        ? try calendar.workingDays(after: dueOn, through: day)
                        : try calendar.workingDays(after: day, through: dueOn),
                    isNew: try row["is_new"]))
        }
        let new = findings.filter(\.isNew)
        if !new.isEmpty {
            try context.audit(
                Self.event,
                details: [
                    "as_of": .text(day.description), "breaches": .number(new.count { $0.flag == .breach }),
                    "warnings": .number(new.count { $0.flag == .warning }),
                ], db)
        }
        return findings
    }
}

extension SQL {
    /// Deadlines open on the day, from two indexes: those still open, and those that ended later.
    ///
    /// The flag's key makes each one recorded once, whoever sweeps at the same time.
    static func sweep(_ day: Day, through horizon: Day, at now: Date) -> SQL {
        """
        WITH due AS (
            SELECT id, stage_id, clock, due_on
            FROM duty
            WHERE ended_on IS NULL AND nature = 'limit' AND stage_id IS NOT NULL AND due_on <= \(horizon) AND known_from <= \(day)
            UNION ALL
            SELECT id, stage_id, clock, due_on
            FROM duty
            WHERE ended_on > \(day) AND nature = 'limit' AND stage_id IS NOT NULL AND due_on <= \(horizon) AND known_from <= \(day)
        ), flagged AS (
            INSERT INTO duty_flag (duty_id, flag, as_of, flagged_at)
            SELECT d.id, CASE WHEN d.due_on < \(day) THEN 'breach' ELSE 'warning' END, \(day), \(now)
            FROM due AS d
            WHERE NOT EXISTS (
                SELECT FROM duty_flag AS f
                WHERE f.duty_id = d.id AND f.withdrawn_by IS NULL AND f.withdrawn_by_event IS NULL
                    AND f.flag = CASE WHEN d.due_on < \(day) THEN 'breach' ELSE 'warning' END
            )
            ON CONFLICT (duty_id, flag) WHERE withdrawn_by IS NULL AND withdrawn_by_event IS NULL DO NOTHING
            RETURNING duty_id
        )
        SELECT c.id AS complaint_id, c.reference, c.procedure, s.stage, d.clock, d.due_on,
            f.duty_id IS NOT NULL AS is_new
        FROM due AS d
        JOIN stage AS s ON s.id = d.stage_id
        JOIN complaint AS c ON c.id = s.complaint_id
        LEFT JOIN flagged AS f ON f.duty_id = d.id
        ORDER BY d.due_on, c.reference, s.position, d.clock
        """
    }
}
