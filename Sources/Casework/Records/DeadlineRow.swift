import Complaints
import Postgres
import WorkingDays

extension Deadline {
    /// A deadline from the columns of the table.
    init(row: Row) throws {
        self.init(
            clock: try row["clock"], kind: try row["kind"], basisOn: try row["basis_on"], dueOn: try row["due_on"],
            knownFrom: try row["known_from"], endedOn: try row["ended_on"], endedBy: try row["ended_by"])
    }

    /// Stores the computed deadlines of a stage over what was stored; those superseded first, as one clock has only one
    /// deadline in force.
    static func store(
        _ deadlines: [(stage: StageID, deadline: Deadline)], calendarVersion: Int, _ db: borrowing Transaction
    ) throws {
        guard !deadlines.isEmpty else { return }
        try db.execute(
            SQL.upsert(deadlines.map(\.deadline), stages: deadlines.map(\.stage), calendarVersion: calendarVersion))
    }
}

extension SQL {
    fileprivate static func upsert(_ deadlines: [Deadline], stages: [StageID], calendarVersion: Int) -> SQL {
        """
        INSERT INTO deadline
            (stage_id, clock, kind, basis_on, due_on, calendar_version, known_from, ended_on, ended_by)
        SELECT d.stage_id, d.clock, d.kind, d.basis_on, d.due_on, \(calendarVersion), d.known_from, d.ended_on, d.ended_by
        FROM unnest(
            \(stages.map(\.rawValue)), \(deadlines.map(\.clock))::text[], \(deadlines.map(\.kind.rawValue))::text[], \(deadlines.map(\.basisOn)),
            \(deadlines.map(\.dueOn)), \(deadlines.map(\.knownFrom)), \(deadlines.map(\.endedOn)),
            \(deadlines.map { $0.endedBy?.rawValue })::text[]
        ) WITH ORDINALITY AS d (stage_id, clock, kind, basis_on, due_on, known_from, ended_on, ended_by, position)
        ORDER BY d.position
        ON CONFLICT (stage_id, clock, known_from) DO UPDATE SET
            basis_on = excluded.basis_on, due_on = excluded.due_on, calendar_version = excluded.calendar_version,
            ended_on = excluded.ended_on, ended_by = excluded.ended_by
        """
    }
}

extension Deadline {
    /// Copies many deadlines.
    static func copy(
        _ deadlines: [(stage: StageID, deadline: Deadline)], calendarVersion: Int, _ db: borrowing Transaction
    ) throws {
        let columns: [StaticString] = [
            "stage_id", "clock", "kind", "basis_on", "due_on", "calendar_version", "known_from", "ended_on", "ended_by",
        ]
        try db.copyIn(RegisterTable.deadline, columns) { writer in
            for (stage, deadline) in deadlines {
                try writer.write(row: [
                    stage, deadline.clock, deadline.kind, deadline.basisOn, deadline.dueOn, calendarVersion,
                    deadline.knownFrom, deadline.endedOn, deadline.endedBy,
                ])
            }
        }
    }
}
