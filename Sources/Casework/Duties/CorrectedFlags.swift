import Complaints
import Postgres
import WorkingDays

extension DutyFlags {
    /// Withdraws what a correction of a complaint made untrue of its stages, and records as breaches the limits that were
    /// kept before it and were not kept after it.
    static func correct(
        _ record: ComplaintRecord, replacing before: Complaint, context: RuleContext, event: Int,
        _ db: borrowing Transaction
    ) throws {
        let late = try record.complaint.madeLate(correcting: before, context: context)
        let stages = record.complaint.stages.map(\.id.rawValue)
        try db.execute(SQL.withdrawUntrueFlags(of: stages, .operation(event: event)))
        try db.execute(SQL.flag(late, at: record.complaint))
    }
}

extension SQL {
    /// As the sweep of the day after the limit would have recorded them.
    fileprivate static func flag(_ late: [LateLimit], at complaint: Complaint) -> SQL {
        """
        INSERT INTO duty_flag (duty_id, as_of, flagged_at)
        SELECT d.id, l.as_of, \(complaint.changedAt)
        FROM unnest(
            \(late.map(\.stage.rawValue)), \(late.map(\.duty.kind.rawValue))::text[], \(late.map(\.duty.clock))::text[],
            \(late.map(\.duty.knownFrom)), \(late.map(\.firstLateOn))
        ) AS l (stage_id, kind, clock, known_from, as_of)
        JOIN duty AS d ON (d.subject_id, d.kind, d.clock, d.known_from) = (l.stage_id, l.kind, l.clock, l.known_from)
        ON CONFLICT (duty_id) WHERE withdrawn_by IS NULL AND withdrawn_by_event IS NULL DO NOTHING
        """
    }
}
