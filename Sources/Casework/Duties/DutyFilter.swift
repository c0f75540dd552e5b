import Complaints
import Postgres
import WorkingDays

/// Which duties a list holds: conditions on `d` alone, so that a page is found in the order of the list before what is on it
/// is read in full.
extension SQL {
    /// A condition on the duty `d`: about a department, as `dutyDepartment` has it; that is a large part of all complaints, so
    /// that each is looked up for its duty.
    static func duties(ofDepartment department: String) -> SQL {
        """
         AND (coalesce(
            (SELECT c.service_id FROM complaint AS c WHERE c.id = d.complaint_id), \(serviceWithoutComplaint)
        ) = ANY (\(services(ofDepartment: department))) OR d.complaint_id IS NULL AND (
            SELECT k.department FROM \(contactRowOfDuty)
        ) = ANY (\(departments(department))))
        """
    }

    /// A condition on the duty `d`: about a service of a name, whose complaints are looked for once.
    static func duties(ofService name: String) -> SQL {
        """
         AND (d.complaint_id IN (SELECT c.id FROM complaint AS c WHERE c.service_id = ANY (\(services(named: name))))
            OR d.complaint_id IS NULL AND \(serviceWithoutComplaint) = ANY (\(services(named: name))))
        """
    }

    static func services(ofDepartment department: String) -> SQL {
        "ARRAY(SELECT f.id FROM service AS f WHERE f.department = \(SQL.department(department)))"
    }

    static func services(named name: String) -> SQL {
        "ARRAY(SELECT f.id FROM service AS f WHERE listed_name(f.name) = listed_name(\(name)))"
    }

    /// Of the contact or the case of the duty `d`.
    private static let serviceWithoutComplaint: SQL = """
        coalesce(
            (SELECT k.service_id FROM \(contactRowOfDuty)),
            (SELECT o.service_id FROM \(caseRowOfDuty))
        )
        """

    /// A condition on the duty `d`: assigned to a team.
    static func duties(of team: TeamID) -> SQL {
        " AND (\(assignedDuties("a.team_id = \(team)", "k.team_id = \(team)")))"
    }

    /// A condition on the duty `d`: a person deals with it, who is theirs or manages the team of what is nobody's.
    static func duties(dealtWithBy person: PersonID, on day: Day) -> SQL {
        """
         AND (\(assignedDuties(assignment(dealtWithBy: person, on: day), contact(dealtWithBy: person, on: day)))
            OR d.obligation_id IN (
                SELECT b.id FROM obligation AS b
                WHERE (b.owner_id = \(person) OR b.owner_department IN (
                    SELECT coalesce(z.department, q.department)
                    FROM post AS q JOIN post_holder AS o ON o.post_id = q.id AND \(standing(on: day))
                    LEFT JOIN service AS z ON z.id = q.service_id
                    WHERE o.person_id = \(person)
                ) OR b.owner_post_id IN (
                    SELECT o.post_id FROM post_holder AS o WHERE o.person_id = \(person) AND \(standing(on: day))
                )) AND \(ownerOrAbove(on: day)) = \(person)
            ) OR num_nonnulls(d.letter_id, d.ombudsman_case_id) > 0 AND \(linkOfficerOfDuty(on: day)) = \(person))
        """
    }

    /// A condition on the assignment `a` of a complaint: a person deals with it (requirement R61).
    static func assignment(dealtWithBy person: PersonID, on day: Day) -> SQL {
        """
        (a.person_id = \(person) OR a.person_id IS NULL AND a.team_id = ANY (\(teams(managedBy: person, on: day)))
            AND NOT EXISTS (
                SELECT FROM complaint_named_person AS n
                WHERE n.complaint_id = a.complaint_id AND n.person_id = \(person)
            ))
        """
    }

    private static func contact(dealtWithBy person: PersonID, on day: Day) -> SQL {
        """
        (k.assignee_id = \(person)
            OR k.assignee_id IS NULL AND k.team_id = ANY (\(teams(managedBy: person, on: day))))
        """
    }

    private static func teams(managedBy person: PersonID, on day: Day) -> SQL {
        """
        ARRAY(
            SELECT q.team_id FROM post AS q JOIN post_holder AS o ON o.post_id = q.id AND \(standing(on: day))
            WHERE o.person_id = \(person) AND q.team_id IS NOT NULL
        )
        """
    }

    /// What an assignment `a` says, or a contact `k` of what is no complaint's; each is looked for once, not for every duty.
    private static func assignedDuties(_ assignment: SQL, _ contact: SQL) -> SQL {
        """
        num_nonnulls(d.letter_id, d.ombudsman_case_id, d.obligation_id) = 0 AND d.complaint_id IN (
            SELECT a.complaint_id FROM complaint_assignment AS a WHERE a.ended_at IS NULL AND \(assignment)
        ) OR d.complaint_id IS NULL AND d.subject_id IN (
            SELECT k.id FROM contact AS k WHERE \(contact)
            UNION ALL
            SELECT r.id FROM contact AS k JOIN safeguarding_referral AS r ON r.contact_id = k.id WHERE \(contact)
        )
        """
    }
}
