import Complaints
import Postgres
import WorkingDays

/// The days before and after of a stored duty that moved.
struct StoredMove {
    let duty: Int
    let basisBefore: Day
    let basisAfter: Day
    let dueBefore: Day
    let dueAfter: Day

    /// What moved it: each move has one cause.
    enum Cause {
        case calendar(version: Int)
        case operation(event: Int)

        var calendarVersion: Int? {
            guard case .calendar(let version) = self else { return nil }
            return version
        }

        var event: Int? {
            guard case .operation(let event) = self else { return nil }
            return event
        }
    }

    /// Keeps moves with their cause.
    static func record(_ moves: [StoredMove], _ cause: Cause, _ db: borrowing Transaction) throws {
        guard !moves.isEmpty else { return }
        try db.execute(
            """
            INSERT INTO duty_move (
                calendar_version, audit_event_id, duty_id, basis_before_on, basis_after_on, due_before_on,
                due_after_on
            )
            SELECT \(cause.calendarVersion), \(cause.event), m.id, m.basis_before_on, m.basis_after_on,
                m.due_before_on, m.due_after_on
            FROM unnest(
                \(moves.map(\.duty)), \(moves.map(\.basisBefore)), \(moves.map(\.basisAfter)),
                \(moves.map(\.dueBefore)), \(moves.map(\.dueAfter))
            ) AS m (id, basis_before_on, basis_after_on, due_before_on, due_after_on)
            """)
    }
}

extension DutyMove {
    /// The moves of a complaint's duties, the first first.
    static func all(of complaint: ComplaintID, _ db: borrowing Transaction) throws -> [DutyMove] {
        try all(of: SQL.dutiesOfComplaint(complaint), db).map(\.move)
    }

    /// The moves of the duties that a statement selects, each with the number of its duty, the first first.
    static func all(of duties: SQL, _ db: borrowing Transaction) throws -> [(duty: Int, move: DutyMove)] {
        try db.all(SQL.moves(of: duties)) { row in
            (
                duty: try row["duty_id"],
                move: DutyMove(
                    kind: try row["kind"], stage: try row["stage"], clock: try row["clock"], nature: try row["nature"],
                    movedAt: try row["moved_at"], by: try row["actor"], cause: try row["cause"],
                    calendarVersion: try row["calendar_version"], basisBefore: try row["basis_before_on"],
                    basisAfter: try row["basis_after_on"], dueBefore: try row["due_before_on"],
                    dueAfter: try row["due_after_on"])
            )
        }
    }
}

extension SQL {
    /// Of a change of the calendar only the days that lie in the count of the duty are its cause.
    ///
    /// What calls for a notice was counted before the day it is owed from. What took the place of a duty that was never in force has its moves.
    fileprivate static func moves(of duties: SQL) -> SQL {
        """
        SELECT
            CASE WHEN d.ended_by = 'withdrawn' THEN coalesce(
                (
                    SELECT x.id FROM duty AS x
                    WHERE x.subject_id = d.subject_id AND x.kind = d.kind AND x.clock = d.clock
                        AND x.ended_by IS DISTINCT FROM 'withdrawn'
                    ORDER BY x.known_from DESC LIMIT 1
                ), d.id
            ) ELSE d.id END AS duty_id, d.kind, s.stage, d.clock, d.nature, coalesce(v.applied_at, e.occurred_at) AS moved_at,
            coalesce(v.actor, e.actor) AS actor, m.calendar_version, m.basis_before_on, m.basis_after_on,
            m.due_before_on, m.due_after_on,
            CASE WHEN v.number IS NULL
                THEN replace(e.operation, '_', ' ') || coalesce(': ' || (e.details ->> 'reason'), '')
                ELSE concat_ws(
                    ', ',
                    (
                        SELECT string_agg(
                            'bank holiday ' || CASE WHEN h.added_by = v.number THEN 'added' ELSE 'withdrawn' END
                                || ': ' || h.name || ' on ' || to_char(h.holiday_on, 'FMDD FMMonth YYYY'),
                            ', ' ORDER BY h.holiday_on
                        )
                        FROM bank_holiday AS h
                        WHERE (h.added_by = v.number OR h.withdrawn_by = v.number)
                            AND (d.kind = 'notice' OR h.holiday_on >= m.basis_before_on)
                            AND h.holiday_on <= greatest(m.due_before_on, m.due_after_on)
                    ),
                    v.cause
                )
            END AS cause
        FROM (\(duties)) AS d
        JOIN duty_move AS m ON m.duty_id = d.id
        LEFT JOIN stage AS s ON s.id = d.stage_id
        LEFT JOIN calendar_version AS v ON v.number = m.calendar_version
        LEFT JOIN audit_event AS e ON e.id = m.audit_event_id
        ORDER BY moved_at, s.position, d.clock, d.known_from
        """
    }
}
