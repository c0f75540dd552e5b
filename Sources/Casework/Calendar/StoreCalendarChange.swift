import Complaints
import Foundation
import Postgres
import WorkingDays

extension CalendarPlan {
    /// One change at a time, so that each plan is worked out on the calendar it follows.
    static func lock(_ db: borrowing Transaction) throws {
        try db.execute("SELECT pg_advisory_xact_lock(hashtext('calendar_version'))")
    }

    /// Writes the change as a version of the calendar: its days, every duty that moves with both its days, the flags that
    /// it makes untrue or true again, and the event that names all of it.
    func store(
        _ source: BankHolidaySource, event: String, cause: String, takesBack: Int?,
        _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> CalendarChange {
        let (number, coverage) = (calendar.version, calendar.coverage)
        try db.execute(
            """
            INSERT INTO calendar_version (
                number, first_on, last_on, cause, actor, applied_at, source, source_digest, source_body, published,
                takes_back
            )
            VALUES (\(number), \(coverage.lowerBound), \(coverage.upperBound), \(cause), \(context.actor.name),
                \(context.now), \(source.name), \(source.digest), \(source.body), \(source.days.span != nil),
                \(takesBack))
            """)
        try db.execute(
            """
            UPDATE bank_holiday SET withdrawn_by = \(number)
            WHERE withdrawn_by IS NULL AND holiday_on = ANY(\(days.withdrawn.map(\.on)))
            """)
        try db.execute(
            """
            INSERT INTO bank_holiday (holiday_on, name, added_by)
            SELECT h.holiday_on, h.name, \(number)
            FROM unnest(\(days.added.map(\.on)), \(days.added.map(\.name))::text[]) AS h (holiday_on, name)
            """)
        try db.execute(SQL.rename(days.renamed.compactMap(\.after), number))
        if days.span != nil {
            try db.execute("SELECT rebuild_working_days(\(coverage.lowerBound), \(coverage.upperBound))")
        }
        try DutiesOfSubject.replace(duties, calendarVersion: number, db)
        // The next step of a ladder comes sooner where a holiday before it is none any more.
        if !days.withdrawn.isEmpty {
            try DutyAhead.lookAgain(
                from: context.today, at: "EXISTS (SELECT FROM duty_ahead AS a WHERE a.duty_id = d.id)", db)
        }
        try StoredMove.record(moves.map(\.stored), .calendar(version: number), db)
        let touched = duties.map(\.subject.id)
        try db.execute(SQL.withdrawUntrueFlags(of: touched, .calendar(version: number)))
        try db.execute(SQL.restoreFlags(of: touched))
        var details: [String: AuditValue?] = [
            "calendar_version": .number(number), "cause": .text(cause), "takes_back": takesBack.map(AuditValue.number),
            "duties_moved": .number(moves.count),
        ]
        let told = Dictionary(grouping: days.decisions) { decision in
            decision.choice == .keep ? "kept" : decision.difference.kind.told(takingBack: takesBack != nil)
        }
        for (kind, decisions) in told {
            details[kind] = .text(decisions.map(\.difference.written).joined(separator: "; "))
        }
        try context.audit(event, details: details, db)
        return CalendarChange(version: number, takesBack: takesBack, days: days, moves: moves)
    }
}

extension SQL {
    /// A day that gets another name keeps the one it had beside it.
    fileprivate static func rename(_ days: [BankHoliday], _ version: Int) -> SQL {
        """
        WITH renamed AS (
            SELECT b.id, b.name AS name_before, r.name AS name_after
            FROM unnest(\(days.map(\.on)), \(days.map(\.name))::text[]) AS r (holiday_on, name)
            JOIN bank_holiday AS b ON b.holiday_on = r.holiday_on AND b.withdrawn_by IS NULL
        ), kept AS (
            INSERT INTO bank_holiday_rename (bank_holiday_id, calendar_version, name_before, name_after)
            SELECT r.id, \(version), r.name_before, r.name_after FROM renamed AS r
        )
        UPDATE bank_holiday AS b SET name = r.name_after FROM renamed AS r WHERE b.id = r.id
        """
    }

    /// What an earlier change of the calendar made untrue and this one makes true again is flagged as it was; of a duty that
    /// was flagged anew since, what was flagged first stays withdrawn.
    fileprivate static func restoreFlags(of subjects: [UUID]) -> SQL {
        """
        UPDATE duty_flag AS f SET withdrawn_by = NULL
        WHERE f.id IN (
            SELECT DISTINCT ON (w.duty_id) w.id
            FROM (
                SELECT f.id, f.duty_id, f.as_of
                FROM duty_flag AS f
                JOIN duty AS d ON d.id = f.duty_id
                WHERE d.subject_id = ANY(\(subjects)) AND f.withdrawn_by IS NOT NULL
                    AND f.withdrawn_by_event IS NULL AND (\(isUntrueFlag)) IS NOT TRUE
            ) AS w
            WHERE NOT EXISTS (
                SELECT FROM duty_flag AS o
                WHERE o.duty_id = w.duty_id AND o.withdrawn_by IS NULL AND o.withdrawn_by_event IS NULL
            )
            ORDER BY w.duty_id, w.as_of, w.id
        )
        """
    }
}
