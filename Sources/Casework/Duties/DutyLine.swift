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

    /// The record whose people it is about.
    var subject: UUID { complaint?.rawValue ?? id }
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
        record = try row["record"]
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
    /// The columns of a line of the duty `d`, from what `dutyLineSource` joins.
    static let dutyLine: SQL = """
        \(recordOfDuty) AS record, d.subject_id, d.complaint_id, \(dutyReference) AS reference,
        coalesce(c.procedure, k.procedure, o.procedure) AS procedure, \(dutyDepartment) AS department,
        v.name AS service, s.stage, \(list(AssigneeOnDay.columns.names, of: "w"))
        """

    /// Of the case `o`, complaint `c` or contact `k` that the duty `d` is of; of a measure its identifier.
    static let dutyReference: SQL = "coalesce(o.reference, c.reference, k.reference, d.subject_id::text)"

    static let dutyDepartment: SQL = "coalesce(v.department, k.department)"

    /// The contact that the duty `d`, or the referral it is about, is of.
    static let contactOfDuty: SQL = """
        coalesce(
            d.contact_id,
            (SELECT r.contact_id FROM safeguarding_referral AS r WHERE r.id = d.safeguarding_referral_id)
        )
        """

    /// The contact `k` that the duty `d` is about, as what a subquery selects from.
    ///
    /// Its identifier is found first: a condition with a subquery in it is not leakproof, so that beneath a policy no index would
    /// be used for it.
    static let contactRowOfDuty: SQL =
        "(SELECT \(contactOfDuty) AS id OFFSET 0) AS q JOIN contact AS k ON k.id = q.id"

    /// The same of the case `o`.
    static let caseRowOfDuty: SQL =
        "(SELECT \(caseOfDuty) AS id OFFSET 0) AS q JOIN ombudsman_case AS o ON o.id = q.id"

    /// The case at the Ombudsman that the duty `d`, or the letter or obligation it is about, is of.
    static let caseOfDuty: SQL = """
        coalesce(
            d.ombudsman_case_id, (SELECT t.ombudsman_case_id FROM letter AS t WHERE t.id = d.letter_id),
            (SELECT b.ombudsman_case_id FROM obligation AS b WHERE b.id = d.obligation_id)
        )
        """

    /// What the duty `d` is about and whose it is on a day, each by its key: the stage `s`, complaint `c`, contact `k`, case
    /// `o`, service `v`, the team and person `w`, and whoever manages the team `h`.
    static func dutyLineSource(on day: Day) -> SQL {
        """

        LEFT JOIN stage AS s ON s.id = d.stage_id
        LEFT JOIN complaint AS c ON c.id = d.complaint_id
        LEFT JOIN LATERAL (SELECT k.* FROM \(contactRowOfDuty) LIMIT 1) AS k ON true
        LEFT JOIN obligation AS b ON b.id = d.obligation_id
        LEFT JOIN LATERAL (SELECT o.* FROM \(caseRowOfDuty) LIMIT 1) AS o ON true
        LEFT JOIN service AS v ON v.id = coalesce(c.service_id, k.service_id, o.service_id)
        LEFT JOIN complaint_assignment AS a ON a.complaint_id = c.id AND a.ended_at IS NULL
        \(assigned(on: day))
        """
    }
}
