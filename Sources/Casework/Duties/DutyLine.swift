public import Complaints
public import Foundation
import Postgres
import WorkingDays

/// What a list shows of whatever a duty is about: where it belongs, and whose it is.
public struct DutyLine: Sendable, Hashable {
    /// The record the duty is about.
    public let record: DutySubject.Record
    public let id: UUID
    public let complaint: ComplaintID?
    /// Of the complaint, contact or case; of a measure of the behaviour register its identifier.
    public let reference: String
    public let procedure: Procedure?
    public let department: String?
    public let service: String?
    public let stage: StageName?
    public let assignee: AssigneeOnDay
}

/// Whose something is on a day.
public struct AssigneeOnDay: Sendable, Hashable {
    public let team: TeamID?
    /// The person it is assigned to; the Link Officer of a letter.
    public let person: PersonID?
    /// Who deals with it: that person, or whoever manages the team; nil: the Complaints Manager (requirement R61).
    public let responsible: PersonID?

    static let columns = ColumnList(
        AssigneeOnDay.init,
        Column("assigned_team_id", \.team, .computed("w.team_id")),
        Column("assigned_person_id", \.person, .computed("w.person_id")),
        Column("responsible_person_id", \.responsible, .computed("coalesce(w.person_id, h.person_id)")))
}

extension DutyLine {
    /// A line from the columns of `SQL.dutyLine`.
    init(row: Row) throws {
        guard let record = DutySubject.Record(rawValue: try row["record"]) else {
            preconditionFailure("dutyRecord names every record.")
        }
        self.record = record
        id = try row["subject_id"]
        complaint = try row["complaint_id"]
        reference = try row["reference"]
        procedure = try row["procedure"]
        department = try row["department"]
        service = try row["service"]
        stage = try row["stage"]
        assignee = try AssigneeOnDay.columns.read(row)
    }
}

extension SQL {
    /// The kind of record that a row of `duty` is about; a stage only names where its obligation belongs.
    static func dutyRecord(_ duty: SQL) -> SQL {
        let cases = DutySubject.Record.allCases.reversed().filter { $0 != .complaint }.map { record -> SQL in
            "WHEN \(duty).\(SQL(stringLiteral: record.column)) IS NOT NULL THEN \(record.rawValue)"
        }
        return cases.reduce("CASE ") { $0 + $1 + " " } + "ELSE \(DutySubject.Record.complaint.rawValue)::text END"
    }

    /// The columns of a line of the duty `d`, from what `dutyLineSource` joins.
    static let dutyLine: SQL = """
        \(dutyRecord("d")) AS record, d.subject_id, d.complaint_id, \(dutyReference) AS reference,
        coalesce(c.procedure, k.procedure, o.procedure) AS procedure, \(dutyDepartment) AS department,
        v.name AS service, s.stage, \(list(AssigneeOnDay.columns.names, of: "w"))
        """

    private static let dutyReference: SQL =
        "coalesce(o.reference, c.reference, k.reference, d.subject_id::text)"

    static let dutyDepartment: SQL = "coalesce(v.department, k.department, b.owner_department)"

    /// What the duty `d` is about and whose it is on a day, each by its key: the stage `s`, complaint `c`, contact `k`, case
    /// `o`, service `v`, the team and person `w`, and whoever manages the team `h`.
    static func dutyLineSource(on day: Day) -> SQL {
        """

        LEFT JOIN stage AS s ON s.id = d.stage_id
        LEFT JOIN complaint AS c ON c.id = d.complaint_id
        LEFT JOIN safeguarding_referral AS r ON r.id = d.safeguarding_referral_id
        LEFT JOIN contact AS k ON k.id = coalesce(d.contact_id, r.contact_id)
        LEFT JOIN letter AS t ON t.id = d.letter_id
        LEFT JOIN obligation AS b ON b.id = d.obligation_id
        LEFT JOIN LATERAL (
            SELECT * FROM ombudsman_case AS o
            WHERE o.id = coalesce(d.ombudsman_case_id, t.ombudsman_case_id, b.ombudsman_case_id) LIMIT 1
        ) AS o ON true
        LEFT JOIN service AS v ON v.id = coalesce(c.service_id, k.service_id, o.service_id)
        LEFT JOIN complaint_assignment AS a ON a.complaint_id = c.id AND a.ended_at IS NULL
        \(assigned(on: day))
        """
    }

    /// Letters and what else is due at the Ombudsman are the Link Officer's: a letter's own while they are here.
    ///
    /// An obligation is its owner's: the person, whoever holds the post, or whoever is next above the post, department or
    /// service. The behaviour register is the Complaints Manager's.
    private static func assigned(on day: Day) -> SQL {
        """
        CROSS JOIN LATERAL (
            SELECT
                CASE
                    WHEN d.behaviour_measure_id IS NOT NULL THEN NULL
                    WHEN b.id IS NOT NULL THEN coalesce(
                        (SELECT p.id FROM person AS p WHERE p.id = b.owner_id AND p.active_until IS NULL),
                        (\(holderAboveOwner(on: day)))
                    )
                    WHEN o.id IS NOT NULL THEN coalesce(
                        (SELECT p.id FROM person AS p WHERE p.id = t.link_officer_id AND p.active_until IS NULL),
                        (\(linkOfficerHere(on: day)))
                    )
                    WHEN c.id IS NULL THEN k.assignee_id
                    ELSE a.person_id
                END AS person_id,
                CASE
                    WHEN num_nonnulls(d.behaviour_measure_id, b.id, o.id) > 0 THEN NULL
                    WHEN c.id IS NULL THEN k.team_id
                    ELSE a.team_id
                END AS team_id
        ) AS w
        \(manager(of: "w", in: "c.id", on: day))
        """
    }

    /// Who holds the post that owns the obligation `b`, or the next above it.
    ///
    /// Without a post it is the lowest of the department, or of the service of it. Somebody whom the complaint names stands at no rung above it.
    private static func holderAboveOwner(on day: Day) -> SQL {
        let rungs: SQL = "\(PostKind.allCases.map(\.rawValue))::text[]"
        return """
            SELECT o.person_id
            FROM post AS q
            JOIN post_holder AS o ON o.post_id = q.id AND \(standing(on: day))
            LEFT JOIN service AS z ON z.id = q.service_id
            LEFT JOIN post AS e ON e.id = b.owner_post_id
            WHERE (q.id = e.id OR (
                q.department = b.owner_department OR (z.department, z.name) = (b.owner_department, b.owner_service)
            ) AND (e.id IS NULL OR array_position(\(rungs), q.kind) > array_position(\(rungs), e.kind)))
                AND NOT EXISTS (
                    SELECT FROM complaint_named_person AS n
                    WHERE n.complaint_id = b.complaint_id AND n.person_id = o.person_id
                )
            ORDER BY array_position(\(rungs), q.kind) LIMIT 1
            """
    }

    /// A condition on the obligation `b`: somebody owns it, or holds the post that does.
    static func owns(_ person: PersonID, on day: Day) -> SQL {
        """
        b.id IN (
            SELECT p.id FROM obligation AS p WHERE p.owner_id = \(person)
            UNION ALL
            SELECT p.id FROM post_holder AS o JOIN obligation AS p ON p.owner_post_id = o.post_id
            WHERE o.person_id = \(person) AND \(standing(on: day))
        )
        """
    }

    /// A condition on the duty `d`: of what an assignment `a` or a contact `k` says, found from there; those at the Ombudsman
    /// are the Link Officer's.
    static func dutiesAre(
        _ assignment: SQL, _ contact: SQL, owner: SQL? = nil, linkOfficer: PersonID?, on today: Day
    ) -> SQL {
        var sql: SQL = """
             AND d.id IN (
                SELECT x.id FROM complaint_assignment AS a JOIN duty AS x ON x.complaint_id = a.complaint_id
                WHERE a.ended_at IS NULL AND \(assignment) AND num_nonnulls(x.letter_id, x.ombudsman_case_id, x.obligation_id) = 0
                UNION ALL
                SELECT x.id FROM contact AS k JOIN duty AS x ON x.subject_id = k.id
                WHERE \(contact)
                UNION ALL
                SELECT x.id FROM contact AS k
                JOIN safeguarding_referral AS r ON r.contact_id = k.id
                JOIN duty AS x ON x.subject_id = r.id
                WHERE \(contact)
            """
        if let owner {
            sql =
                sql + """

                    UNION ALL
                    SELECT x.id FROM obligation AS b JOIN duty AS x ON x.subject_id = b.id WHERE \(owner)
                    """
        }
        if let linkOfficer {
            sql =
                sql + """

                    UNION ALL
                    SELECT x.id FROM duty AS x
                    LEFT JOIN letter AS t ON t.id = x.letter_id
                    LEFT JOIN person AS p ON p.id = t.link_officer_id AND p.active_until IS NULL
                    WHERE x.stage_id IS NULL AND num_nonnulls(x.letter_id, x.ombudsman_case_id) > 0
                        AND coalesce(p.id, (\(linkOfficerHere(on: today)))) = \(linkOfficer)
                    """
        }
        return sql + ")"
    }

    /// Whoever manages the team of what is nobody's, unless the complaint names them (requirement R61).
    static func manager(of assigned: SQL, in complaint: SQL, on day: Day) -> SQL {
        """
        LEFT JOIN LATERAL (
            SELECT o.person_id
            FROM post AS q JOIN post_holder AS o ON o.post_id = q.id AND \(standing(on: day))
            WHERE q.team_id = \(assigned).team_id AND \(assigned).person_id IS NULL AND NOT EXISTS (
                SELECT FROM complaint_named_person AS n
                WHERE n.complaint_id = \(complaint) AND n.person_id = o.person_id
            )
            LIMIT 1
        ) AS h ON true
        """
    }
}
