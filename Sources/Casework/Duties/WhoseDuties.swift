import Complaints
import Postgres
import WorkingDays

/// Whose a duty is on a day.
extension SQL {
    /// Letters and what else is due at the Ombudsman are the Link Officer's: a letter's own while they are here.
    ///
    /// An obligation is its owner's: the person, whoever holds the post, or whoever is next above the post, department or
    /// service. The behaviour register is the Complaints Manager's. It is worked out once for a row, wherever it is asked for, which
    /// OFFSET 0 makes sure of.
    static func assigned(on day: Day) -> SQL {
        """
        CROSS JOIN LATERAL (
            SELECT
                CASE
                    WHEN d.behaviour_measure_id IS NOT NULL THEN NULL
                    WHEN b.id IS NOT NULL THEN \(ownerOrAbove(on: day))
                    WHEN o.id IS NOT NULL THEN \(linkOfficerOfDuty(on: day))
                    WHEN c.id IS NULL THEN k.assignee_id
                    ELSE a.person_id
                END AS person_id,
                CASE
                    WHEN num_nonnulls(d.behaviour_measure_id, b.id, o.id) > 0 THEN NULL
                    WHEN c.id IS NULL THEN k.team_id
                    ELSE a.team_id
                END AS team_id
            OFFSET 0
        ) AS w
        \(manager(of: "w", in: "c.id", on: day))
        """
    }

    /// The Link Officer of the letter that the duty `d` is about while they are here, else of the day; nobody whom its complaint names.
    static func linkOfficerOfDuty(on day: Day) -> SQL {
        """
        coalesce(
            (
                SELECT p.id FROM letter AS t JOIN person AS p ON p.id = t.link_officer_id AND p.active_until IS NULL
                WHERE t.id = d.letter_id AND \(isUnnamed("p.id", in: "d.complaint_id"))
            ),
            (SELECT p.id FROM (\(linkOfficerHere(on: day))) AS p WHERE \(isUnnamed("p.id", in: "d.complaint_id")))
        )
        """
    }

    /// That a complaint, if there is one, does not name a person.
    static func isUnnamed(_ person: SQL, in complaint: SQL) -> SQL {
        """
        NOT EXISTS (
            SELECT FROM complaint_named_person AS n WHERE n.complaint_id = \(complaint) AND n.person_id = \(person)
        )
        """
    }

    /// Whoever owns the obligation `b` while they are here, holds the post that owns it, or else the next above it.
    ///
    /// Above a department, or a service of it, is whoever holds its lowest post. Somebody whom the complaint names is passed over, and
    /// stands at no rung above it.
    static func ownerOrAbove(on day: Day) -> SQL {
        let rungs: SQL = "\(PostKind.allCases.map(\.rawValue))::text[]"
        let isAbove: SQL = """
            coalesce(
                array_position(\(rungs), q.kind)
                    > (SELECT array_position(\(rungs), e.kind) FROM post AS e WHERE e.id = b.owner_post_id),
                true
            )
            """
        return """
            coalesce(
                (
                    SELECT p.id FROM person AS p
                    WHERE p.id = b.owner_id AND p.active_until IS NULL AND \(isUnnamed("p.id", in: "b.complaint_id"))
                ),
                (
                    SELECT o.person_id
                    FROM (
                        SELECT q.id, q.kind FROM post AS q WHERE q.id = b.owner_post_id
                        UNION ALL
                        SELECT q.id, q.kind FROM post AS q WHERE q.department = b.owner_department AND \(isAbove)
                        UNION ALL
                        SELECT q.id, q.kind FROM service AS z JOIN post AS q ON q.service_id = z.id
                        WHERE z.department = b.owner_department AND z.name = b.owner_service AND \(isAbove)
                    ) AS q
                    CROSS JOIN LATERAL (
                        SELECT o.person_id FROM post_holder AS o
                        WHERE o.post_id = q.id AND \(standing(on: day))
                            AND \(isUnnamed("o.person_id", in: "b.complaint_id"))
                        LIMIT 1
                    ) AS o
                    ORDER BY array_position(\(rungs), q.kind) LIMIT 1
                )
            )
            """
    }

    /// Whoever manages the team of what is nobody's, unless the complaint names them (requirement R61).
    static func manager(of assigned: SQL, in complaint: SQL, on day: Day) -> SQL {
        """
        LEFT JOIN LATERAL (
            SELECT o.person_id
            FROM post AS q JOIN post_holder AS o ON o.post_id = q.id AND \(standing(on: day))
            WHERE q.team_id = \(assigned).team_id AND \(assigned).person_id IS NULL
                AND \(isUnnamed("o.person_id", in: complaint))
            LIMIT 1
        ) AS h ON true
        """
    }
}
