import Complaints
import Foundation
import Postgres
import WorkingDays

/// A limit of a record that is no complaint's stage, passed on a day without its act.
struct LateDuty: Hashable {
    let subject: UUID
    let clock: String
    let kind: DutyKind

    static func all(
        of subjects: [DutySubject], on today: Day, _ db: borrowing Transaction
    ) throws -> Set<LateDuty> {
        Set(
            try db.all("SELECT d.subject_id, d.clock, d.kind FROM \(SQL.lateDuties(of: subjects, on: today))") {
                LateDuty(subject: try $0["subject_id"], clock: try $0["clock"], kind: try $0["kind"])
            })
    }
}

extension DutyFlags {
    /// Withdraws what a correction of records made untrue of them, and records as breaches the limits that were kept before
    /// it and were not kept after it, as the sweep of the day after would have.
    static func correct(
        _ subjects: [DutySubject], lateBefore: Set<LateDuty>, event: Int, context: borrowing OperationContext,
        _ db: borrowing Transaction
    ) throws {
        try db.execute(SQL.withdrawUntrueFlags(of: subjects.map(\.id), .operation(event: event)))
        for late in try LateDuty.all(of: subjects, on: context.today, db) where !lateBefore.contains(late) {
            try db.execute(
                """
                INSERT INTO duty_flag (duty_id, as_of, flagged_at)
                SELECT d.id, d.due_on + 1, \(context.now)
                FROM \(SQL.lateDuties(of: subjects, on: context.today))
                WHERE d.subject_id = \(late.subject) AND d.clock = \(late.clock) AND d.kind = \(late.kind)
                ON CONFLICT (duty_id) WHERE withdrawn_by IS NULL AND withdrawn_by_event IS NULL DO NOTHING
                """)
        }
    }
}

extension SQL {
    /// The limits `d` of records whose last day passed before the act, or before a day where there was none.
    fileprivate static func lateDuties(of subjects: [DutySubject], on today: Day) -> SQL {
        """
        (
            SELECT o.* FROM duty AS o
            WHERE o.subject_id = ANY(\(subjects.map(\.id))) AND o.nature = 'limit'
                AND coalesce(o.ended_by, '') NOT IN ('withdrawn', 'superseded')
                AND coalesce(o.ended_on, \(today)) > o.due_on
        ) AS d
        """
    }
}
