-- Who sees which record (requirements R57, R156, decision 0056). A transaction states whose it is; what it states are settings
-- that end with it, and policies compare every row with them. Where nothing is stated nothing is seen: a statement that
-- forgot its caller, or its condition, returns nothing that is not theirs. The owner of the tables is not narrowed.
--
-- redress.reach   'whole': every record; 'team': every record but what is hidden; 'some': what the rest says; 'nothing'
-- redress.hidden  complaints that are not seen, whatever else holds: that name the caller, or are restricted
-- redress.own     complaints that are seen by assignment, appointment or admission, as contributor, or as owner of an obligation
-- redress.services, redress.departments, redress.teams, redress.people, redress.childrens
--                 whose complaints and contacts are seen
-- redress.within  departments that the token is narrowed to; empty where it is not
-- redress.new     a complaint that is being registered
-- redress.token, redress.signed_in   the number of the caller's token, or the person who signed in

-- A complaint that only the Complaints Manager, who is appointed or assigned, and who is let in by name see.
CREATE TABLE complaint_restriction (
    complaint_id uuid NOT NULL,
    reason text NOT NULL CONSTRAINT complaint_restriction_reason_not_blank CHECK (btrim(reason) <> ''),
    restricted_by text NOT NULL,
    restricted_at timestamptz NOT NULL,
    CONSTRAINT complaint_restriction_pkey PRIMARY KEY (complaint_id),
    CONSTRAINT complaint_restriction_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES complaint (id)
);

CREATE TABLE complaint_admission (
    complaint_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT complaint_admission_pkey PRIMARY KEY (complaint_id, person_id),
    CONSTRAINT complaint_admission_restriction_fkey
    FOREIGN KEY (complaint_id) REFERENCES complaint_restriction (complaint_id) ON DELETE CASCADE,
    CONSTRAINT complaint_admission_person_fkey FOREIGN KEY (person_id) REFERENCES person (id)
);

CREATE INDEX complaint_admission_person_idx ON complaint_admission (person_id);

-- What a person has by their place in the directory on a day. The functions below look at every row; only reach_as calls them.
CREATE FUNCTION posts_of(of_person uuid, on_day date) RETURNS SETOF post
LANGUAGE sql STABLE AS $$
    SELECT q.*
    FROM post_holder AS h JOIN post AS q ON q.id = h.post_id
    WHERE h.person_id = of_person AND h.from_on <= on_day AND coalesce(h.until_on, 'infinity') >= on_day
        AND coalesce(q.until_on, 'infinity') >= on_day
$$;

CREATE FUNCTION teams_of(of_person uuid, on_day date) RETURNS SETOF uuid
LANGUAGE sql STABLE AS $$
    SELECT p.team_id FROM person AS p WHERE p.id = of_person AND p.team_id IS NOT NULL
    UNION
    SELECT q.team_id
    FROM posts_of(of_person, on_day) AS q WHERE q.team_id IS NOT NULL
$$;

CREATE FUNCTION departments_of(of_person uuid, on_day date) RETURNS SETOF text
LANGUAGE sql STABLE AS $$
    SELECT p.whole_department FROM person AS p WHERE p.id = of_person AND p.whole_department IS NOT NULL
    UNION
    SELECT q.department
    FROM posts_of(of_person, on_day) AS q WHERE q.department IS NOT NULL
$$;

CREATE FUNCTION services_of(of_person uuid, on_day date) RETURNS SETOF bigint
LANGUAGE sql STABLE AS $$
    SELECT p.service_id FROM person AS p WHERE p.id = of_person AND p.service_id IS NOT NULL
    UNION
    SELECT q.service_id
    FROM posts_of(of_person, on_day) AS q WHERE q.service_id IS NOT NULL
    UNION
    SELECT s.id FROM service AS s WHERE s.department IN (SELECT k.* FROM departments_of(of_person, on_day) AS k)
$$;

-- The complaints a person is appointed or assigned to, or let into: those they see when these are restricted.
CREATE FUNCTION complaints_of(of_person uuid) RETURNS SETOF uuid
LANGUAGE sql STABLE AS $$
    SELECT s.complaint_id
    FROM appointment AS a JOIN stage AS s ON s.id = a.stage_id
    WHERE a.person_id = of_person AND s.complaint_id IS NOT NULL
    UNION
    SELECT a.complaint_id FROM complaint_assignment AS a WHERE a.person_id = of_person AND a.ended_at IS NULL
    UNION
    SELECT a.complaint_id FROM complaint_admission AS a WHERE a.person_id = of_person
$$;

-- Who owns an obligation of a complaint on a day, or holds the post that does.
CREATE FUNCTION owners_of(of_complaint uuid, on_day date) RETURNS SETOF uuid
LANGUAGE sql STABLE AS $$
    SELECT b.owner_id
    FROM obligation AS b WHERE b.complaint_id = of_complaint AND b.error_on IS NULL AND b.owner_id IS NOT NULL
    UNION
    SELECT h.person_id
    FROM obligation AS b JOIN post_holder AS h ON h.post_id = b.owner_post_id
    WHERE b.complaint_id = of_complaint AND b.error_on IS NULL
        AND h.from_on <= on_day AND coalesce(h.until_on, 'infinity') >= on_day
$$;

-- Those they see besides, while these are not restricted: of an obligation they own, or their post; and where they answer for
-- teams and services, what is their teams', what these contribute to, and what their department or service owes.
CREATE FUNCTION complaints_by(of_role text, of_person uuid, on_day date) RETURNS SETOF uuid
LANGUAGE sql STABLE AS $$
    SELECT b.complaint_id
    FROM obligation AS b WHERE b.owner_id = of_person AND b.error_on IS NULL AND b.complaint_id IS NOT NULL
    UNION
    SELECT b.complaint_id
    FROM post_holder AS h JOIN obligation AS b ON b.owner_post_id = h.post_id
    WHERE h.person_id = of_person AND h.from_on <= on_day AND coalesce(h.until_on, 'infinity') >= on_day
        AND b.error_on IS NULL AND b.complaint_id IS NOT NULL
    UNION
    SELECT b.complaint_id
    FROM service AS s JOIN obligation AS b
    ON b.owner_department = s.department AND (b.owner_service IS NULL OR b.owner_service = s.name)
    WHERE of_role IN ('responding_manager', 'head_of_service', 'director')
        AND s.id IN (SELECT k.* FROM services_of(of_person, on_day) AS k) AND b.error_on IS NULL AND b.complaint_id IS NOT NULL
    UNION
    SELECT a.complaint_id
    FROM complaint_assignment AS a
    WHERE of_role IN ('responding_manager', 'head_of_service', 'director') AND a.ended_at IS NULL
        AND a.team_id IN (SELECT k.* FROM teams_of(of_person, on_day) AS k)
    UNION
    SELECT k.complaint_id
    FROM complaint_contributor AS k
    WHERE of_role IN ('responding_manager', 'head_of_service', 'director') AND (
        k.team_id IN (SELECT k.* FROM teams_of(of_person, on_day) AS k)
        OR k.team_id IS NULL AND k.service_id IN (SELECT k.* FROM services_of(of_person, on_day) AS k)
    )
$$;

-- Whether a complaint is one that a Children's Rights Officer sees (requirement R57).
CREATE FUNCTION is_of_children(procedure text, about_childrens_social_care boolean, complainant_type text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce($1 = 'childrens', false) OR $2 OR $3 = 'child_or_young_person'
$$;

-- States what a transaction sees, as reach_as told it.
CREATE FUNCTION reach_again(stated text []) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('redress.reach', stated[1], true), set_config('redress.hidden', stated[2], true),
        set_config('redress.own', stated[3], true), set_config('redress.services', stated[4], true),
        set_config('redress.departments', stated[5], true), set_config('redress.teams', stated[6], true),
        set_config('redress.people', stated[7], true), set_config('redress.childrens', stated[8], true),
        set_config('redress.token', stated[9], true), set_config('redress.signed_in', stated[10], true),
        set_config('redress.within', stated[11], true);
END;
$$;

-- What a transaction states, as reach_again takes it.
CREATE FUNCTION reach_stated() RETURNS text []
LANGUAGE sql STABLE AS $$
    SELECT array_agg(coalesce(current_setting('redress.' || s.name, true), '') ORDER BY s.place)
    FROM unnest('{reach, hidden, own, services, departments, teams, people, childrens, token, signed_in, within}'::text [])
        WITH ORDINALITY AS s (name, place)
$$;

-- States that the transaction is the service's own, or the council's figures: it sees every record.
CREATE FUNCTION reach_everything() RETURNS void
LANGUAGE sql AS $$ SELECT reach_again(ARRAY['whole', '{}', '{}', '{}', '{}', '{}', '{}', 'no', '', '', '']) $$;

-- States what a caller sees: with the role of their token and of everybody they stand in for, and these people in the same
-- order, the caller first; with the departments that their token is narrowed to, NULL where it is not; on a day. It is what Complaints/Access/Reach.swift
-- says of one record (CaseworkTests/ReachPropertyTests compares them).
CREATE FUNCTION reach_as(
    roles text [], people uuid [], stated_departments text [], token bigint, on_day date, signed_in uuid DEFAULT NULL
)
RETURNS text []
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
-- Its statements are asked with every request, and planned once.
SET plan_cache_mode = force_generic_plan AS $$
DECLARE
    answering text [] := '{responding_manager, head_of_service, director}';
    reach text;
    hidden uuid [] := '{}';
    own uuid [] := '{}';
    services bigint [] := '{}';
    departments text [] := '{}';
    teams uuid [] := '{}';
    answers boolean := roles && answering;
    is_narrowed boolean := stated_departments IS NOT NULL;
    childrens text := CASE WHEN 'childrens_rights_officer' <> ALL (roles) THEN 'no' WHEN is_narrowed THEN 'within' ELSE 'yes' END;
    stated text [];
BEGIN
    reach := CASE
        WHEN roles && '{manager, officer}' THEN CASE WHEN is_narrowed THEN 'some' ELSE 'team' END
        WHEN answers OR roles && '{childrens_rights_officer, investigator}' THEN 'some'
        ELSE 'nothing'
    END;
    -- What is kept from whom: few, so that each is looked at for everybody the caller stands in for.
    IF reach <> 'nothing' AND (
        EXISTS (SELECT FROM complaint_restriction)
        OR EXISTS (SELECT FROM complaint_named_person AS n WHERE n.person_id = ANY (people))
    ) THEN
        SELECT coalesce(array_agg(c.id), '{}') INTO hidden
        FROM (
            SELECT n.complaint_id FROM complaint_named_person AS n WHERE n.person_id = ANY (people)
            UNION
            SELECT r.complaint_id FROM complaint_restriction AS r
        ) AS k
        JOIN complaint AS c ON c.id = k.complaint_id
        WHERE EXISTS (
                SELECT FROM complaint_named_person AS n WHERE n.complaint_id = c.id AND n.person_id = people[1]
            ) OR NOT EXISTS (
                SELECT FROM unnest(roles, people) WITH ORDINALITY AS w (role, person, place)
                WHERE NOT EXISTS (
                        SELECT FROM complaint_named_person AS n WHERE n.complaint_id = c.id AND n.person_id = w.person
                    ) AND CASE
                        WHEN w.role IN ('viewer', 'statistics_reader') THEN false
                        WHEN w.role = 'manager' OR c.id IN (SELECT k.* FROM complaints_of(w.person) AS k) THEN true
                        WHEN EXISTS (SELECT FROM complaint_restriction AS r WHERE r.complaint_id = c.id) THEN false
                        ELSE w.role = 'officer'
                            OR w.role = ANY (answering) AND (
                                c.service_id IN (SELECT k.* FROM services_of(w.person, on_day) AS k)
                                OR w.person IS NULL AND EXISTS (
                                    SELECT FROM service AS s WHERE s.id = c.service_id AND s.department = ANY (stated_departments)
                                )
                            )
                            OR w.role = 'childrens_rights_officer'
                            AND is_of_children(c.procedure, c.about_childrens_social_care, c.complainant_type)
                            OR c.id IN (SELECT k.* FROM complaints_by(w.role, w.person, on_day) AS k)
                    END
            );
    END IF;
    IF reach = 'team' THEN
        IF hidden = '{}' THEN
            reach := 'whole';
        ELSE
            SELECT coalesce(array_agg(s.id), '{}') INTO services FROM service AS s;
        END IF;
    ELSIF reach = 'some' THEN
        SELECT coalesce(array_agg(o.id), '{}') INTO own
        FROM (
            SELECT k.id
            FROM unnest(roles, people) AS w (role, person)
            CROSS JOIN LATERAL (
                SELECT m.* FROM complaints_of(w.person) AS m
                UNION
                SELECT m.* FROM complaints_by(w.role, w.person, on_day) AS m
                UNION
                -- Of a narrowed token these are stated one by one; what is restricted is hidden.
                SELECT m.id FROM complaint AS m
                WHERE is_narrowed AND w.role = 'childrens_rights_officer'
                    AND is_of_children(m.procedure, m.about_childrens_social_care, m.complainant_type)
            ) AS k (id)
            WHERE w.role NOT IN ('viewer', 'statistics_reader')
            EXCEPT
            SELECT unnest(hidden)
        ) AS o
        WHERE NOT is_narrowed OR EXISTS (
            SELECT FROM complaint AS c JOIN service AS s ON s.id = c.service_id
            WHERE c.id = o.id AND s.department = ANY (stated_departments)
        );
        IF answers OR is_narrowed THEN
            SELECT coalesce(array_agg(DISTINCT k.name), '{}') INTO departments
            FROM (
                SELECT m.*
                FROM unnest(roles, people) AS w (role, person)
                CROSS JOIN LATERAL departments_of(w.person, on_day) AS m
                WHERE w.role = ANY (answering)
                UNION
                SELECT d.name
                FROM unnest(stated_departments) AS d (name)
                WHERE roles[1] = ANY (answering) AND people[1] IS NULL OR roles[1] IN ('manager', 'officer')
            ) AS k (name)
            WHERE NOT is_narrowed OR k.name = ANY (stated_departments);
            SELECT coalesce(array_agg(DISTINCT k.id), '{}') INTO services
            FROM (
                SELECT m.*
                FROM unnest(roles, people) AS w (role, person)
                CROSS JOIN LATERAL services_of(w.person, on_day) AS m
                WHERE w.role = ANY (answering)
                UNION
                SELECT s.id FROM service AS s WHERE s.department = ANY (departments)
            ) AS k (id)
            JOIN service AS s ON s.id = k.id
            WHERE NOT is_narrowed OR s.department = ANY (stated_departments);
            SELECT coalesce(array_agg(DISTINCT k.id), '{}') INTO teams
            FROM unnest(roles, people) AS w (role, person)
            CROSS JOIN LATERAL teams_of(w.person, on_day) AS k (id)
            WHERE w.role = ANY (answering);
        END IF;
    END IF;
    stated := ARRAY[
        reach, hidden::text, own::text, services::text, departments::text, teams::text,
        array_remove(people, NULL)::text, childrens, coalesce(token::text, ''), coalesce(signed_in::text, ''),
        coalesce(stated_departments::text, '')
    ];
    PERFORM reach_again(stated);
    RETURN stated;
END;
$$;

-- Whether figures are asked for: of every record, by whoever states that, or without a policy. What counts is there whole or
-- not at all (db/views/counted.sql).
CREATE FUNCTION counts_every_record() RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT NOT row_security_active('complaint') OR current_setting('redress.reach', true) IS NOT DISTINCT FROM 'whole'
        OR current_user = 'redress_report'
$$;
