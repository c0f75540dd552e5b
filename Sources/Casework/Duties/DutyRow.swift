import Complaints
import Postgres
import WorkingDays

extension Duty {
    static let columns = ColumnList(
        Duty.init,
        Column("kind", \.kind), Column("clock", \.clock), Column("nature", \.nature), Column("basis_on", \.basisOn),
        Column("due_on", \.dueOn), Column("due_at", \.dueAt), Column("known_from", \.knownFrom),
        Column("ended_on", \.endedOn), Column("ended_by", \.endedBy), Column("provisional", \.isProvisional))

    /// Copies the duties of many records that have none yet.
    static func copy(_ records: [DutiesOfSubject], calendarVersion: Int, _ db: borrowing Transaction) throws {
        for (_, records) in Dictionary(grouping: records, by: \.subject.record) {
            let rows = records.flatMap { record in record.duties.map { (record: record, duty: $0) } }
            try db.copyIn(.duty, rows) { record, duty in
                record.stored + ["calendar_version": calendarVersion] + columns.stored(duty)
            }
        }
    }
}

extension DutySubject.Record {
    /// The column of `duty` that names a record of the kind.
    var column: StaticString {
        switch self {
        case .stage: "stage_id"
        case .complaint: "complaint_id"
        case .contact: "contact_id"
        case .letter: "letter_id"
        case .ombudsmanCase: "ombudsman_case_id"
        case .obligation: "obligation_id"
        case .behaviourMeasure: "behaviour_measure_id"
        case .safeguardingReferral: "safeguarding_referral_id"
        }
    }

    /// Its value, of a row `c` that names record, identifier and complaint.
    fileprivate var value: SQL {
        let own: SQL = "CASE WHEN c.record = \(rawValue) THEN c.subject_id END"
        return self == .complaint ? "coalesce(\(own), c.complaint_id)" : own
    }
}

extension DutiesOfSubject {
    /// The columns of its record and of its complaint; the others are NULL.
    fileprivate var stored: StoredRow {
        var row: StoredRow = ["complaint_id": complaint]
        if subject.record != .complaint {
            row.append(subject.id, to: ColumnName(name: subject.record.column, use: .fixed))
        }
        return row
    }

    /// Puts the computed duties of records in the place of what was stored of them; a stored one that is no longer computed
    /// is withdrawn, since it was never in force.
    ///
    /// - Returns: The duties that were stored with another due day or are withdrawn.
    @discardableResult
    static func replace(
        _ records: [DutiesOfSubject], calendarVersion: Int, _ db: borrowing Transaction
    ) throws -> [DisturbedDuty] {
        guard !records.isEmpty else { return [] }
        return try db.all(SQL.replace(records, calendarVersion: calendarVersion)) { try DisturbedDuty(row: $0) }
    }
}

/// A stored duty that another day took the place of, or that is withdrawn.
struct DisturbedDuty {
    let id: Int
    private let kind: DutyKind
    /// To the day of the same clock that is in force after it; nil where it has none, or the day is the same.
    private let move: StoredMove?

    /// Its move, by a change on a day: a day that was to call for a notice and has not come moves nothing.
    func move(on today: Day) -> StoredMove? {
        move.flatMap { kind == .notice && min($0.dueBefore, $0.dueAfter) > today ? nil : $0 }
    }

    fileprivate init(row: Row) throws {
        id = try row["id"]
        kind = try row["kind"]
        let (before, after) = (try row["due_before_on"] as Day, try row["due_after_on"] as Day?)
        guard let after, after != before else {
            move = nil
            return
        }
        move = StoredMove(
            duty: id, basisBefore: try row["basis_before_on"], basisAfter: try row["basis_after_on"],
            dueBefore: before, dueAfter: after)
    }
}

extension SQL {
    /// The kind of record that the duty `d` is about; a stage beside another record only names where that belongs.
    static let recordOfDuty: SQL = {
        let cases = DutySubject.Record.allCases.reversed().filter { $0 != .complaint }.map { record -> SQL in
            "WHEN d.\(SQL(stringLiteral: record.column)) IS NOT NULL THEN \(record.rawValue)"
        }
        return cases.reduce("CASE") { $0 + " " + $1 } + " ELSE 'complaint' END"
    }()

    /// Every duty of a complaint, of its stages and of its other parts.
    static func dutiesOfComplaint(_ complaint: ComplaintID) -> SQL {
        """
        SELECT d.* FROM stage AS s JOIN duty AS d ON d.subject_id = s.id WHERE s.complaint_id = \(complaint)
        UNION ALL
        SELECT d.* FROM duty AS d WHERE d.complaint_id = \(complaint) AND d.stage_id IS NULL
        """
    }

    /// One clock has one duty in force: what is withdrawn makes room first, then what is superseded.
    fileprivate static func replace(_ records: [DutiesOfSubject], calendarVersion: Int) -> SQL {
        let rows = records.flatMap { record in record.duties.map { (of: record, duty: $0) } }
        let duties = rows.map(\.duty)
        return """
            WITH computed AS (
                SELECT * FROM unnest(
                    \(rows.map(\.of.subject.record.rawValue))::text[], \(rows.map(\.of.subject.id)),
                    \(rows.map { $0.of.complaint?.rawValue }), \(duties.map(\.kind.rawValue))::text[],
                    \(duties.map(\.clock))::text[], \(duties.map(\.nature.rawValue))::text[], \(duties.map(\.basisOn)),
                    \(duties.map(\.dueOn)), \(duties.map(\.dueAt)), \(duties.map(\.knownFrom)),
                    \(duties.map(\.endedOn)), \(duties.map { $0.endedBy?.rawValue })::text[],
                    \(duties.map(\.isProvisional))
                ) WITH ORDINALITY AS d (
                    record, subject_id, complaint_id, kind, clock, nature, basis_on, due_on, due_at, known_from,
                    ended_on, ended_by, provisional, position
                )
            ), withdrawn AS (
                UPDATE duty AS o SET ended_on = o.known_from, ended_by = 'withdrawn'
                WHERE o.subject_id = ANY(\(records.map(\.subject.id))) AND o.ended_by IS DISTINCT FROM 'withdrawn'
                    AND NOT EXISTS (SELECT FROM computed AS c WHERE \(sameDuty))
                RETURNING o.id, o.subject_id, o.kind, o.clock, o.basis_on, o.due_on
            ), stored AS (
                INSERT INTO duty (
                    \(joined(DutySubject.Record.allCases.map { SQL(stringLiteral: $0.column) })), kind, clock, nature,
                    basis_on, due_on, due_at, calendar_version, known_from, ended_on, ended_by, provisional
                )
                SELECT \(joined(DutySubject.Record.allCases.map(\.value))), c.kind, c.clock, c.nature, c.basis_on,
                    c.due_on, c.due_at, \(calendarVersion), c.known_from, c.ended_on, c.ended_by, c.provisional
                FROM computed AS c
                WHERE (SELECT count(*) FROM withdrawn) >= 0
                ORDER BY c.position
                ON CONFLICT (subject_id, kind, clock, known_from) DO UPDATE SET
                    complaint_id = excluded.complaint_id, nature = excluded.nature, basis_on = excluded.basis_on,
                    due_on = excluded.due_on, due_at = excluded.due_at, calendar_version = excluded.calendar_version,
                    ended_on = excluded.ended_on, ended_by = excluded.ended_by, provisional = excluded.provisional
            )
            SELECT w.id, w.kind, w.basis_on AS basis_before_on, i.basis_on AS basis_after_on, w.due_on AS due_before_on,
                i.due_on AS due_after_on
            FROM withdrawn AS w
            LEFT JOIN LATERAL (
                SELECT c.basis_on, c.due_on FROM computed AS c
                WHERE c.subject_id = w.subject_id AND c.kind = w.kind AND c.clock = w.clock
                ORDER BY c.known_from DESC LIMIT 1
            ) AS i ON true
            UNION ALL
            SELECT o.id, o.kind, o.basis_on, c.basis_on, o.due_on, c.due_on
            FROM duty AS o
            JOIN computed AS c ON \(sameDuty)
            WHERE o.due_on <> c.due_on
            """
    }

    /// Whether the stored duty `o` and the computed one `c` are one.
    private static let sameDuty: SQL = """
        c.subject_id = o.subject_id AND c.kind = o.kind AND c.clock = o.clock AND c.known_from = o.known_from
        """
}

/// What the sweep recorded of duties.
enum DutyFlags {
    /// Withdraws the flags that a change of a record made untrue: of a duty that was never in force, and of a breach whose
    /// day no longer comes after the day it was due.
    static func withdraw(_ duties: [DisturbedDuty], event: Int, _ db: borrowing Transaction) throws {
        guard !duties.isEmpty else { return }
        try db.execute(
            """
            UPDATE duty_flag AS f SET withdrawn_by_event = \(event)
            FROM duty AS d
            WHERE d.id = ANY(\(duties.map(\.id))) AND f.duty_id = d.id
                AND f.withdrawn_by IS NULL AND f.withdrawn_by_event IS NULL
                AND (d.ended_by = 'withdrawn' OR f.as_of <= d.due_on)
            """)
    }
}
