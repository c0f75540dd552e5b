import Complaints
import Foundation
import Postgres
import WorkingDays

/// Why a sweep takes back what an earlier one recorded.
enum FlagWithdrawal: String, CaseIterable {
    /// It was recorded for a day that has not come, by a clock that was ahead.
    case dayToCome = "day_to_come"
    /// The act was done in time, or the duty was never in force, as is known now.
    case notDue = "not_due"
}

extension DutyFlags {
    /// Withdraws the flags that are untrue for a cause, with one event that says it.
    static func withdraw(
        _ cause: FlagWithdrawal, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        let untrue = try db.all(SQL.untrueFlags(cause, today: context.today)) { try $0["id"] as Int }
        guard !untrue.isEmpty else { return }
        let event = try context.audit(
            "flags_withdrawn", details: ["reason": .text(cause.rawValue), "flags": .number(untrue.count)], db)
        try db.execute("UPDATE duty_flag SET withdrawn_by_event = \(event) WHERE id = ANY(\(untrue))")
    }

    /// Records again what the last event of an operation on a complaint withdrew of some records, now that it is taken back
    /// (decision 0040); what became untrue meanwhile stays withdrawn.
    static func restore(
        _ subjects: [UUID], withdrawnBy operation: String, of complaint: ComplaintID, at now: Date,
        _ db: borrowing Transaction
    ) throws {
        try db.execute(
            """
            INSERT INTO duty_flag (duty_id, as_of, flagged_at)
            SELECT f.duty_id, f.as_of, \(now)
            FROM duty_flag AS f JOIN duty AS d ON d.id = f.duty_id
            WHERE d.subject_id = ANY(\(subjects)) AND NOT coalesce(\(SQL.isUntrueFlag), false)
                AND f.withdrawn_by_event = (
                    SELECT max(e.id) FROM audit_event AS e
                    WHERE e.complaint_id = \(complaint) AND e.operation = \(operation)
                )
            ON CONFLICT (duty_id) WHERE withdrawn_by IS NULL AND withdrawn_by_event IS NULL DO NOTHING
            """)
    }
}

extension SQL {
    /// Whether a flag `f` is untrue of its duty `d`: the act was done, or the duty ended, by its last day.
    ///
    /// What a later fact superseded was due as it was known, and stays.
    static let isUntrueFlag: SQL = """
        d.ended_by = 'withdrawn' OR f.as_of <= d.due_on OR d.ended_on <= d.due_on
        """

    /// Withdraws the flags in force that are untrue of the duties of some records, with what made them so.
    static func withdrawUntrueFlags(of subjects: [UUID], _ cause: StoredMove.Cause) -> SQL {
        """
        UPDATE duty_flag AS f SET withdrawn_by = \(cause.calendarVersion), withdrawn_by_event = \(cause.event)
        FROM duty AS d
        WHERE d.subject_id = ANY(\(subjects)) AND f.duty_id = d.id
            AND f.withdrawn_by IS NULL AND f.withdrawn_by_event IS NULL AND (\(isUntrueFlag))
        """
    }

    /// Flags in force that are not so, held until they are withdrawn.
    fileprivate static func untrueFlags(_ cause: FlagWithdrawal, today: Day) -> SQL {
        let isUntrue: SQL =
            switch cause {
            case .dayToCome: "f.as_of > \(today)"
            case .notDue: isUntrueFlag
            }
        return """
            SELECT f.id FROM duty_flag AS f JOIN duty AS d ON d.id = f.duty_id
            WHERE f.withdrawn_by IS NULL AND f.withdrawn_by_event IS NULL AND (\(isUntrue))
            ORDER BY f.id FOR UPDATE OF f
            """
    }
}
