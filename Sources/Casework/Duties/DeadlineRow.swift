import Complaints
import Postgres
import WorkingDays

extension Deadline {
    static let columns = ColumnList(
        Deadline.init,
        Column("clock", \.clock), Column("kind", \.kind), Column("basis_on", \.basisOn), Column("due_on", \.dueOn),
        Column("known_from", \.knownFrom), Column("ended_on", \.endedOn), Column("ended_by", \.endedBy),
        Column("provisional", \.isProvisional))

    /// Puts the computed deadlines of stages in the place of what was stored of them; a stored one that is no longer
    /// computed is withdrawn, since it was never in force.
    ///
    /// - Returns: The deadlines that were stored with another due day or are withdrawn.
    @discardableResult
    static func replace(
        _ stages: [(stage: StageID, deadlines: [Deadline])], calendarVersion: Int, _ db: borrowing Transaction
    ) throws -> [DisturbedDeadline] {
        guard !stages.isEmpty else { return [] }
        let rows = stages.flatMap { stage, deadlines in deadlines.map { (stage: stage, deadline: $0) } }
        return try db.all(
            SQL.replace(
                rows.map(\.deadline), stages: rows.map(\.stage), of: stages.map(\.stage),
                calendarVersion: calendarVersion)
        ) { try DisturbedDeadline(row: $0) }
    }
}

/// A stored deadline that another day took the place of, or that is withdrawn.
struct DisturbedDeadline {
    let id: Int
    /// To the day of the same clock that is in force after it; nil where it has none, or the day is the same.
    let move: StoredMove?

    fileprivate init(row: Row) throws {
        id = try row["id"]
        let (before, after) = (try row["due_before_on"] as Day, try row["due_after_on"] as Day?)
        guard let after, after != before else {
            move = nil
            return
        }
        move = StoredMove(
            deadline: id, basisBefore: try row["basis_before_on"], basisAfter: try row["basis_after_on"],
            dueBefore: before, dueAfter: after)
    }
}

extension SQL {
    /// One clock has one deadline in force: what is withdrawn makes room first, then what is superseded.
    fileprivate static func replace(
        _ deadlines: [Deadline], stages: [StageID], of touched: [StageID], calendarVersion: Int
    ) -> SQL {
        """
        WITH computed AS (
            SELECT d.stage_id, d.clock, d.kind, d.basis_on, d.due_on, d.known_from, d.ended_on, d.ended_by,
                d.provisional, d.position
            FROM unnest(
                \(stages.map(\.rawValue)), \(deadlines.map(\.clock))::text[], \(deadlines.map(\.kind.rawValue))::text[],
                \(deadlines.map(\.basisOn)), \(deadlines.map(\.dueOn)), \(deadlines.map(\.knownFrom)),
                \(deadlines.map(\.endedOn)), \(deadlines.map { $0.endedBy?.rawValue })::text[],
                \(deadlines.map(\.isProvisional))
            ) WITH ORDINALITY AS d (
                stage_id, clock, kind, basis_on, due_on, known_from, ended_on, ended_by, provisional, position
            )
        ), withdrawn AS (
            UPDATE deadline AS o SET ended_on = o.known_from, ended_by = 'withdrawn'
            WHERE o.stage_id = ANY(\(touched.map(\.rawValue))) AND o.ended_by IS DISTINCT FROM 'withdrawn'
                AND NOT EXISTS (
                    SELECT FROM computed AS c
                    WHERE c.stage_id = o.stage_id AND c.clock = o.clock AND c.known_from = o.known_from
                )
            RETURNING o.id, o.stage_id, o.clock, o.basis_on, o.due_on
        ), stored AS (
            INSERT INTO deadline
                (stage_id, clock, kind, basis_on, due_on, calendar_version, known_from, ended_on, ended_by, provisional)
            SELECT c.stage_id, c.clock, c.kind, c.basis_on, c.due_on, \(calendarVersion), c.known_from, c.ended_on,
                c.ended_by, c.provisional
            FROM computed AS c
            WHERE (SELECT count(*) FROM withdrawn) >= 0
            ORDER BY c.position
            ON CONFLICT (stage_id, clock, known_from) DO UPDATE SET
                kind = excluded.kind, basis_on = excluded.basis_on, due_on = excluded.due_on,
                calendar_version = excluded.calendar_version, ended_on = excluded.ended_on,
                ended_by = excluded.ended_by, provisional = excluded.provisional
        )
        SELECT w.id, w.basis_on AS basis_before_on, i.basis_on AS basis_after_on, w.due_on AS due_before_on,
            i.due_on AS due_after_on
        FROM withdrawn AS w
        LEFT JOIN LATERAL (
            SELECT c.basis_on, c.due_on FROM computed AS c
            WHERE c.stage_id = w.stage_id AND c.clock = w.clock ORDER BY c.known_from DESC LIMIT 1
        ) AS i ON true
        UNION ALL
        SELECT o.id, o.basis_on, c.basis_on, o.due_on, c.due_on
        FROM deadline AS o
        JOIN computed AS c ON c.stage_id = o.stage_id AND c.clock = o.clock AND c.known_from = o.known_from
        WHERE o.due_on <> c.due_on
        """
    }
}

/// What the sweep recorded of deadlines.
enum DeadlineFlags {
    /// Withdraws the flags that a change of a complaint made untrue: of a deadline that was never in force, and of a
    /// breach whose day no longer comes after the deadline.
    static func withdraw(_ deadlines: [DisturbedDeadline], event: Int, _ db: borrowing Transaction) throws {
        guard !deadlines.isEmpty else { return }
        try db.execute(
            """
            UPDATE deadline_flag AS f SET withdrawn_by_event = \(event)
            FROM deadline AS d
            WHERE d.id = ANY(\(deadlines.map(\.id))) AND f.deadline_id = d.id
                AND f.withdrawn_by IS NULL AND f.withdrawn_by_event IS NULL
                AND (d.ended_by = 'withdrawn' OR f.flag = 'breach' AND f.as_of <= d.due_on)
            """)
    }
}

extension Deadline {
    /// Copies many deadlines.
    static func copy(
        _ deadlines: [(stage: StageID, deadline: Deadline)], calendarVersion: Int, _ db: borrowing Transaction
    ) throws {
        try db.copyIn(.deadline, deadlines) { stage, deadline in
            ["stage_id": stage, "calendar_version": calendarVersion] + columns.stored(deadline)
        }
    }
}
