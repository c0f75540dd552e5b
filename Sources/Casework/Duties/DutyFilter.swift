import Complaints
import Postgres
import WorkingDays

/// How what belongs to somebody is found: row by row until a page is full, or all of it at once.
enum Lookup {
    case ofEach, ofAll

    /// That a row of a table with a key, as `FROM` has it, meets a condition.
    func holds(_ key: SQL, is value: SQL, from table: SQL, where condition: SQL) -> SQL {
        switch self {
        case .ofEach: "(SELECT true FROM \(table) WHERE \(key) = \(value) AND \(condition))"
        case .ofAll: "\(value) IN (SELECT \(key) FROM \(table) WHERE \(condition))"
        }
    }
}

/// Which duties a list holds: conditions on `d` alone, so that a page is found in the order of the list before what is on it
/// is read in full.
extension SQL {
    /// A condition on the duty `d`: about a department, as `dutyDepartment` has it.
    static func duties(ofDepartment department: String) -> SQL {
        """
         AND (coalesce(
            (SELECT c.service_id FROM complaint AS c WHERE c.id = d.complaint_id), \(serviceWithoutComplaint)
        ) = ANY (\(services(ofDepartment: department))) OR d.complaint_id IS NULL AND (
            SELECT k.department FROM \(contactRowOfDuty)
        ) = ANY (\(departments(department))))
        """
    }

    /// A condition on the duty `d`: about a service of a name.
    static func duties(ofService name: String) -> SQL {
        """
         AND coalesce(
            (SELECT c.service_id FROM complaint AS c WHERE c.id = d.complaint_id), \(serviceWithoutComplaint)
        ) = ANY (\(services(named: name)))
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
    static func duties(of team: TeamID, _ lookup: Lookup = .ofEach) -> SQL {
        " AND (\(assignedDuties("a.team_id = \(team)", "k.team_id = \(team)", lookup)))"
    }

    /// A condition on the duty `d`: a person deals with it, who is theirs or manages the team of what is nobody's.
    static func duties(
        dealtWithBy person: PersonID, on day: Day, _ lookup: Lookup = .ofEach, owned: Lookup? = nil
    ) -> SQL {
        let owned = (owned ?? lookup).holds(
            "b.id", is: "d.obligation_id", from: "obligation AS b",
            where: """
                (\(SQL.joined(perhapsOwned(by: person, on: day), by: " OR "))) AND \(ownerOrAbove(on: day)) = \(person)
                """)
        return """
             AND (
                \(assignedDuties(assignment(dealtWithBy: person, on: day), contact(dealtWithBy: person, on: day), lookup))
                OR \(owned)
                OR num_nonnulls(d.letter_id, d.ombudsman_case_id) > 0 AND \(linkOfficerOfDuty(on: day)) = \(person)
            )
            """
    }

    /// Conditions on the obligation `b`, one of which is met by what a person owns: it is theirs, their post's, or one of a department
    /// or service where they hold a post.
    private static func perhapsOwned(by person: PersonID, on day: Day) -> [SQL] {
        [
            "b.owner_id = \(person)",
            """
            b.owner_post_id = ANY (ARRAY(
                SELECT o.post_id FROM post_holder AS o WHERE o.person_id = \(person) AND \(standing(on: day))
            ))
            """,
            """
            b.owner_department = ANY (ARRAY(
                SELECT coalesce(z.department, q.department)
                FROM post AS q JOIN post_holder AS o ON o.post_id = q.id AND \(standing(on: day))
                LEFT JOIN service AS z ON z.id = q.service_id
                WHERE o.person_id = \(person)
            ))
            """,
        ]
    }

    /// The complaints of which anything may be a person's, some twice: assigned, owed, or of a case whose Link Officer they are or were.
    static func complaints(perhapsOf person: PersonID, on day: Day) -> SQL {
        let others: [SQL] = [
            """
            SELECT a.complaint_id FROM complaint_assignment AS a
            WHERE a.ended_at IS NULL AND \(assignment(dealtWithBy: person, on: day))
            """,
            """
            SELECT o.complaint_id FROM ombudsman_case AS o
            WHERE o.complaint_id IS NOT NULL AND (
                EXISTS (SELECT FROM link_officer AS y WHERE y.person_id = \(person))
                OR EXISTS (SELECT FROM letter AS t WHERE t.ombudsman_case_id = o.id AND t.link_officer_id = \(person))
            )
            """,
        ]
        let owed: SQL = """
            SELECT q.complaint_id FROM (\(obligations(perhapsOf: person, on: day))) AS q WHERE q.complaint_id IS NOT NULL
            """
        return SQL.joined(others + [owed], by: " UNION ALL ")
    }

    /// The obligations of which any may be a person's, some twice.
    static func obligations(perhapsOf person: PersonID, on day: Day) -> SQL {
        SQL.joined(
            perhapsOwned(by: person, on: day).map { condition -> SQL in
                """
                SELECT coalesce(b.complaint_id, o.complaint_id) AS complaint_id
                FROM obligation AS b LEFT JOIN ombudsman_case AS o ON o.id = b.ombudsman_case_id WHERE \(condition)
                """
            },
            by: " UNION ALL ")
    }

    /// A condition on the assignment `a` of a complaint: a person deals with it (requirement R61).
    static func assignment(dealtWithBy person: PersonID, on day: Day) -> SQL {
        """
        (a.person_id = \(person) OR a.person_id IS NULL AND a.team_id = ANY (\(teams(managedBy: person, on: day)))
            AND \(isUnnamed("\(person)", in: "a.complaint_id")))
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

    /// What an assignment `a` says, or a contact `k` of what is no complaint's.
    private static func assignedDuties(_ assignment: SQL, _ contact: SQL, _ lookup: Lookup) -> SQL {
        """
        num_nonnulls(d.letter_id, d.ombudsman_case_id, d.obligation_id) = 0
            AND \(assigned(assignment, complaint: "d.complaint_id", lookup))
        OR d.complaint_id IS NULL AND d.subject_id IN (
            SELECT k.id FROM contact AS k WHERE \(contact)
            UNION ALL
            SELECT r.id FROM contact AS k JOIN safeguarding_referral AS r ON r.contact_id = k.id WHERE \(contact)
        )
        """
    }

    /// That the assignment `a` of a complaint meets a condition.
    static func assigned(_ condition: SQL, complaint: SQL, _ lookup: Lookup = .ofEach) -> SQL {
        lookup.holds(
            "a.complaint_id", is: complaint, from: "complaint_assignment AS a",
            where: "a.ended_at IS NULL AND \(condition)")
    }
}
