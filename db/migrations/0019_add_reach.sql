-- Who sees which record (requirements R57, R156, decision 0056). A transaction states whose it is; what it states are settings
-- that end with it, and policies compare every row with them. Where nothing is stated nothing is seen: a statement that
-- forgot its caller, or its condition, returns nothing that is not theirs. The owner of the tables is not narrowed.
--
-- redress.reach   'whole': every record; 'team': every record but what is hidden; 'some': what the rest says; 'nothing'
-- redress.hidden  complaints that are not seen, whatever else holds: that name the caller, or are restricted
-- redress.own     complaints that are seen by assignment, appointment or admission, as contributor, or as owner of an obligation
-- redress.services, redress.departments, redress.teams, redress.people, redress.childrens
--                 whose complaints and contacts are seen
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

-- States what a transaction sees, as reach_as told it.
CREATE FUNCTION reach_again(stated text []) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('redress.reach', stated[1], true), set_config('redress.hidden', stated[2], true),
        set_config('redress.own', stated[3], true), set_config('redress.services', stated[4], true),
        set_config('redress.departments', stated[5], true), set_config('redress.teams', stated[6], true),
        set_config('redress.people', stated[7], true), set_config('redress.childrens', stated[8], true),
        set_config('redress.token', stated[9], true), set_config('redress.signed_in', stated[10], true);
END;
$$;

-- What a transaction states, as reach_again takes it.
CREATE FUNCTION reach_stated() RETURNS text []
LANGUAGE sql STABLE AS $$
    SELECT array_agg(coalesce(current_setting('redress.' || s.name, true), '') ORDER BY s.place)
    FROM unnest('{reach, hidden, own, services, departments, teams, people, childrens, token, signed_in}'::text [])
        WITH ORDINALITY AS s (name, place)
$$;

-- States that the transaction is the service's own, or the council's figures: it sees every record.
CREATE FUNCTION reach_everything() RETURNS void
LANGUAGE sql AS $$ SELECT reach_again(ARRAY['whole', '{}', '{}', '{}', '{}', '{}', '{}', 'no', '', '']) $$;

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
    childrens boolean := 'childrens_rights_officer' = ANY (roles) AND NOT is_narrowed;
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
                            OR w.role = 'childrens_rights_officer' AND (
                                c.procedure IS NOT DISTINCT FROM 'childrens' OR c.about_childrens_social_care
                                OR c.complainant_type = 'child_or_young_person'
                            )
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
            JOIN team AS t ON t.id = k.id
            WHERE w.role = ANY (answering) AND (NOT is_narrowed OR t.department = ANY (stated_departments));
        END IF;
    END IF;
    stated := ARRAY[
        reach, hidden::text, own::text, services::text, departments::text, teams::text,
        array_remove(people, NULL)::text, CASE WHEN childrens THEN 'yes' ELSE 'no' END, coalesce(token::text, ''),
        coalesce(signed_in::text, '')
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

-- Whether whoever asks sees a record of a kind. A function has a plan of its own, kept for the session: policies that asked by a
-- subquery would be planned with each statement, which takes longer than the statement. Each kind is a statement of its own: one
-- expression of all would have every table of them made ready.
CREATE FUNCTION is_seen(kind text, id uuid) RETURNS boolean
LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
    CASE kind
        WHEN 'complaint' THEN RETURN EXISTS (SELECT FROM complaint AS r WHERE r.id = $2);
        WHEN 'stage' THEN RETURN EXISTS (SELECT FROM stage AS r WHERE r.id = $2);
        WHEN 'letter' THEN RETURN EXISTS (SELECT FROM letter AS r WHERE r.id = $2);
        WHEN 'challenge_item' THEN RETURN EXISTS (SELECT FROM challenge_item AS r WHERE r.id = $2);
        WHEN 'contact' THEN RETURN EXISTS (SELECT FROM contact AS r WHERE r.id = $2);
        WHEN 'ombudsman_case' THEN RETURN EXISTS (SELECT FROM ombudsman_case AS r WHERE r.id = $2);
        WHEN 'obligation' THEN RETURN EXISTS (SELECT FROM obligation AS r WHERE r.id = $2);
        WHEN 'compliment' THEN RETURN EXISTS (SELECT FROM compliment AS r WHERE r.id = $2);
        WHEN 'alert' THEN RETURN EXISTS (SELECT FROM alert AS r WHERE r.id = $2);
        WHEN 'behaviour_measure' THEN RETURN EXISTS (SELECT FROM behaviour_measure AS r WHERE r.id = $2);
        WHEN 'cost' THEN RETURN EXISTS (SELECT FROM cost AS r WHERE r.id = $2);
        WHEN 'link' THEN RETURN EXISTS (SELECT FROM complaint_link AS r WHERE r.id = $2);
        WHEN 'referral' THEN RETURN EXISTS (SELECT FROM safeguarding_referral AS r WHERE r.id = $2);
        -- Of whichever kind it is.
        WHEN 'record' THEN RETURN EXISTS (SELECT FROM contact AS r WHERE r.id = $2)
            OR EXISTS (SELECT FROM ombudsman_case AS r WHERE r.id = $2)
            OR EXISTS (SELECT FROM compliment AS r WHERE r.id = $2)
            OR EXISTS (SELECT FROM obligation AS r WHERE r.id = $2)
            OR EXISTS (SELECT FROM alert AS r WHERE r.id = $2) OR EXISTS (SELECT FROM cost AS r WHERE r.id = $2);
        ELSE RETURN false;
    END CASE;
END;
$$;

-- Whether it is there at all, for the log of what was asked for and not shown.
CREATE FUNCTION is_there(kind text, id uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$ SELECT is_seen(kind, id) $$;

-- The records there are with these identifiers, or with these references however they are written.
CREATE FUNCTION records_named(ids uuid [], written text []) RETURNS TABLE (kind text, id uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    SELECT k.kind, n.id
    FROM unnest(ids) AS n (id)
    CROSS JOIN unnest('{complaint, contact, ombudsman_case, obligation, compliment, letter, link, behaviour_measure,
        referral, cost, alert}'::text []) AS k (kind)
    WHERE is_seen(k.kind, n.id)
    UNION ALL
    SELECT 'complaint', c.id
    FROM unnest(written) AS n (reference) JOIN complaint AS c ON normal_reference(c.reference) = normal_reference(n.reference)
    UNION ALL
    SELECT 'contact', k.id
    FROM unnest(written) AS n (reference) JOIN contact AS k ON normal_reference(k.reference) = normal_reference(n.reference)
    UNION ALL
    SELECT 'ombudsman_case', o.id
    FROM unnest(written) AS n (reference) JOIN ombudsman_case AS o ON sought_reference(o.reference) = sought_reference(n.reference);
END;
$$;

-- Whether a text names a record that is there and that whoever asks does not see: by its identifier anywhere in it, or by its
-- reference where the text is a list of references.
CREATE FUNCTION names_hidden(written text) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
DECLARE
    ids uuid [];
BEGIN
    IF current_setting('redress.reach', true) = 'whole' THEN
        RETURN false;
    END IF;
    ids := ARRAY(
        SELECT DISTINCT m[1]::uuid FROM regexp_matches(written, '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}', 'gi') AS m
    );
    RETURN EXISTS (
        SELECT FROM records_named(ids, string_to_array(left(written, 2000), ', ')) AS r WHERE NOT is_seen(r.kind, r.id)
    );
END;
$$;

-- The facts of an event without those that name a record that is not shown, which are listed in their place.
CREATE FUNCTION shown_details(details jsonb) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
DECLARE
    hidden text [];
BEGIN
    IF current_setting('redress.reach', true) = 'whole' THEN
        RETURN details;
    END IF;
    hidden := ARRAY(
        SELECT f.key FROM jsonb_each_text(details) AS f (key, value)
        WHERE jsonb_typeof(details -> f.key) = 'string' AND names_hidden(f.value)
        ORDER BY f.key
    );
    RETURN CASE
        WHEN hidden = '{}' THEN details
        ELSE (details - hidden) || jsonb_build_object('not_shown', array_to_string(hidden, ', '))
    END;
END;
$$;

-- The settings as values; NULL where none is stated, which lets nothing through.
CREATE FUNCTION reached_ids(setting text) RETURNS uuid []
LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT nullif(current_setting('redress.' || setting, true), '')::uuid [] $$;

-- What is kept from whoever sees every other complaint: nothing from whom no policy narrows. NULL for who sees some, or none. A
-- row is compared with it first, which takes a tenth of the time that a function of each row takes.
CREATE FUNCTION kept_complaints() RETURNS uuid []
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT CASE
        WHEN current_setting('redress.reach', true) = 'whole' THEN '{}'::uuid []
        WHEN NOT row_security_active('complaint') THEN '{}'::uuid []
        WHEN current_setting('redress.reach', true) = 'team' THEN nullif(current_setting('redress.hidden', true), '')::uuid []
    END
$$;

CREATE FUNCTION reached_services() RETURNS bigint []
LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT nullif(current_setting('redress.services', true), '')::bigint [] $$;

CREATE FUNCTION reached_departments() RETURNS text []
LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT nullif(current_setting('redress.departments', true), '')::text [] $$;

-- Whether whoever asks sees a complaint, for what belongs to it. Only the last asks for the complaint: what comes before is
-- an expression, which takes a tenth of the time.
CREATE FUNCTION complaint_is_reached(complaint uuid) RETURNS boolean
LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
    reach text := current_setting('redress.reach', true);
BEGIN
    IF reach = 'whole' THEN
        RETURN true;
    ELSIF reach = 'team' THEN
        RETURN complaint <> ALL (reached_ids('hidden'));
    ELSIF reach = 'some' THEN
        -- The statement that registers a complaint does not see it yet.
        IF complaint = nullif(current_setting('redress.new', true), '')::uuid THEN
            RETURN true;
        END IF;
        RETURN EXISTS (SELECT FROM complaint AS c WHERE c.id = $1);
    END IF;
    RETURN false;
END;
$$;

-- The complaint itself. What finds by words reads db/views/reached.sql, which has the same condition.
ALTER TABLE complaint ENABLE ROW LEVEL SECURITY;
CREATE POLICY reached ON complaint USING (
    id <> ALL ((SELECT kept_complaints())::uuid [])
    OR id <> ALL ((SELECT reached_ids('hidden'))::uuid []) AND (
        service_id = ANY ((SELECT reached_services())::bigint [])
        OR (SELECT current_setting('redress.childrens', true) = 'yes') AND (
            procedure = 'childrens' OR about_childrens_social_care OR complainant_type = 'child_or_young_person'
        )
        OR id IN (SELECT unnest(reached_ids('own')))
    )
);

-- What belongs to a complaint follows it. Of what is read with one there are few rows, so that the setting is looked at for each:
-- to have a subquery of it made ready takes longer.
DO $$
DECLARE
    followed text;
BEGIN
    FOREACH followed IN ARRAY '{entry, communication_need, complaint_admission, complaint_cause, complaint_contributor,
        complaint_establishment, complaint_named_person, complaint_point, complaint_restriction, complaint_subject,
        contact_details, decision_freeze, equality_answer, erasure_request, learning_pair_complaint, notice, party,
        point_finding, proposal, remedial_review}'::text [] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', followed);
        EXECUTE format(
            $policy$
            CREATE POLICY reached ON %I USING (
                current_setting('redress.reach', true) = 'whole' OR complaint_is_reached(complaint_id)
            )
            $policy$,
            followed);
    END LOOP;
END;
$$;

-- These are looked through for lists.
ALTER TABLE stage ENABLE ROW LEVEL SECURITY;
CREATE POLICY reached ON stage USING (
    coalesce(complaint_id, taken_back_from) <> ALL ((SELECT kept_complaints())::uuid [])
    OR complaint_is_reached(coalesce(complaint_id, taken_back_from))
);

ALTER TABLE complaint_assignment ENABLE ROW LEVEL SECURITY;
CREATE POLICY reached ON complaint_assignment USING (
    complaint_id <> ALL ((SELECT kept_complaints())::uuid []) OR complaint_is_reached(complaint_id)
);

ALTER TABLE complaint_text ENABLE ROW LEVEL SECURITY;
CREATE POLICY reached ON complaint_text USING (
    complaint_id <> ALL ((SELECT kept_complaints())::uuid []) OR complaint_is_reached(complaint_id)
);

-- A contact is seen by whoever its service, department, team or assignee is; one that became a complaint by whoever sees that,
-- whose clocks begin with it. A Children's Rights Officer sees what children and young people told.
ALTER TABLE contact ENABLE ROW LEVEL SECURITY;
CREATE POLICY reached ON contact USING (
    complaint_id <> ALL ((SELECT kept_complaints())::uuid [])
    OR CASE
        WHEN complaint_id IS NOT NULL THEN complaint_is_reached(complaint_id)
        ELSE service_id = ANY ((SELECT reached_services())::bigint [])
        OR service_id IS NULL AND current_setting('redress.reach', true) = 'team'
        OR service_id IS NULL AND department = ANY (reached_departments())
        OR assignee_id = ANY ((SELECT reached_ids('people'))::uuid []) AND current_setting('redress.reach', true) = 'some'
        OR team_id = ANY ((SELECT reached_ids('teams'))::uuid [])
        OR (SELECT current_setting('redress.childrens', true) = 'yes')
        AND (source = 'child_or_young_person' OR procedure = 'childrens')
    END
);

-- A case of a complaint follows it; another is its service's.
ALTER TABLE ombudsman_case ENABLE ROW LEVEL SECURITY;
CREATE POLICY reached ON ombudsman_case USING (
    complaint_id <> ALL ((SELECT kept_complaints())::uuid [])
    OR CASE
        WHEN complaint_id IS NOT NULL THEN complaint_is_reached(complaint_id)
        WHEN (SELECT current_setting('redress.reach', true) = 'some') THEN
            service_id = ANY ((SELECT reached_services())::bigint [])
        ELSE (SELECT current_setting('redress.reach', true) = 'team')
    END
);

-- What is due, told and recorded follows the record it is about: a complaint, as most is, or another. The behaviour register
-- is for the complaints team alone (requirement R161).
ALTER TABLE duty ENABLE ROW LEVEL SECURITY;
CREATE POLICY reached ON duty USING (
    complaint_id <> ALL ((SELECT kept_complaints())::uuid [])
    OR CASE
        WHEN complaint_id IS NOT NULL THEN complaint_is_reached(complaint_id)
        WHEN behaviour_measure_id IS NOT NULL THEN current_setting('redress.reach', true) = 'team'
        WHEN contact_id IS NOT NULL THEN is_seen('contact', contact_id)
        WHEN letter_id IS NOT NULL THEN is_seen('letter', letter_id)
        WHEN ombudsman_case_id IS NOT NULL THEN is_seen('ombudsman_case', ombudsman_case_id)
        WHEN obligation_id IS NOT NULL THEN is_seen('obligation', obligation_id)
        WHEN safeguarding_referral_id IS NOT NULL THEN is_seen('referral', safeguarding_referral_id)
        ELSE false
    END
);

CREATE FUNCTION duty_is_reached(duty bigint) RETURNS boolean
LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$ BEGIN RETURN EXISTS (SELECT FROM duty AS r WHERE r.id = $1); END; $$;

-- An alert about no record is the complaints team's, and whoever's it is told to.
ALTER TABLE alert ENABLE ROW LEVEL SECURITY;
CREATE POLICY reached ON alert USING (
    complaint_id <> ALL ((SELECT kept_complaints())::uuid [])
    OR CASE
        WHEN complaint_id IS NOT NULL THEN complaint_is_reached(complaint_id)
        WHEN behaviour_measure_id IS NOT NULL THEN current_setting('redress.reach', true) = 'team'
        WHEN contact_id IS NOT NULL THEN is_seen('contact', contact_id)
        WHEN safeguarding_referral_id IS NOT NULL THEN is_seen('referral', safeguarding_referral_id)
        WHEN duty_id IS NOT NULL THEN duty_is_reached(duty_id)
        ELSE current_setting('redress.reach', true) = 'team'
            OR coalesce(recipient_person_id = ANY (reached_ids('people')), false)
    END
);

-- What is about no record is the complaints team's, and the caller's who did it.
ALTER TABLE audit_event ENABLE ROW LEVEL SECURITY;
CREATE POLICY reached ON audit_event USING (
    (SELECT current_setting('redress.reach', true) = 'whole')
    OR (complaint_id IS NULL OR complaint_is_reached(complaint_id))
    AND (contact_id IS NULL OR is_seen('contact', contact_id))
    AND (ombudsman_case_id IS NULL OR is_seen('ombudsman_case', ombudsman_case_id))
    AND (
        num_nonnulls(complaint_id, contact_id, ombudsman_case_id) > 0
        OR current_setting('redress.reach', true) = 'team'
        OR api_token_id = nullif(current_setting('redress.token', true), '')::bigint
        OR signed_in_id = nullif(current_setting('redress.signed_in', true), '')::uuid
    )
);

-- What belongs to another record follows it.
DO $$
DECLARE
    followed record;
BEGIN
    FOR followed IN
        SELECT * FROM (VALUES
            ('extension', 'stage'), ('appointment', 'stage'), ('investigation_report', 'stage'), ('late_reason', 'stage'),
            ('reported_finding', 'stage'), ('withdrawn_extension', 'stage'), ('letter', 'ombudsman_case'),
            ('ombudsman_case_theme', 'ombudsman_case'), ('public_report', 'ombudsman_case'), ('alert_answer', 'alert'),
            ('challenge_item', 'alert'), ('challenge_note', 'challenge_item'), ('delivery', 'alert')
        ) AS t (table_name, parent)
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', followed.table_name);
        EXECUTE format(
            $policy$
            CREATE POLICY reached ON %1$I USING (
                current_setting('redress.reach', true) = 'whole' OR is_seen(%2$L, %2$I_id)
            )
            $policy$,
            followed.table_name, followed.parent);
    END LOOP;
END;
$$;

-- Lists look through what belongs to a duty: a subquery takes a tenth of the function's time for a row, and longer to be made ready.
DO $$
DECLARE
    followed text;
BEGIN
    FOREACH followed IN ARRAY ARRAY['duty_ahead', 'duty_flag', 'duty_move'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', followed);
        EXECUTE format(
            $policy$
            CREATE POLICY reached ON %1$I USING (
                (SELECT current_setting('redress.reach', true) = 'whole')
                OR (SELECT true FROM duty AS d WHERE d.id = %1$I.duty_id)
            )
            $policy$,
            followed);
    END LOOP;
END;
$$;

-- What may belong to several follows all of them.
ALTER TABLE obligation ENABLE ROW LEVEL SECURITY;
CREATE POLICY reached ON obligation USING (
    (SELECT current_setting('redress.reach', true) = 'whole')
    OR (SELECT current_setting('redress.reach', true) IN ('team', 'some'))
    AND (complaint_id IS NULL OR complaint_is_reached(complaint_id))
    AND (ombudsman_case_id IS NULL OR is_seen('ombudsman_case', ombudsman_case_id))
);

ALTER TABLE complaint_link ENABLE ROW LEVEL SECURITY;
CREATE POLICY reached ON complaint_link USING (
    (SELECT current_setting('redress.reach', true) = 'whole')
    OR (SELECT current_setting('redress.reach', true) IN ('team', 'some'))
    AND complaint_is_reached(complaint_id)
    AND (other_complaint_id IS NULL OR complaint_is_reached(other_complaint_id))
    AND (ombudsman_case_id IS NULL OR is_seen('ombudsman_case', ombudsman_case_id))
);

ALTER TABLE safeguarding_referral ENABLE ROW LEVEL SECURITY;
CREATE POLICY reached ON safeguarding_referral USING (
    (SELECT current_setting('redress.reach', true) = 'whole')
    OR (SELECT current_setting('redress.reach', true) IN ('team', 'some'))
    AND (contact_id IS NULL OR is_seen('contact', contact_id))
    AND (complaint_id IS NULL OR complaint_is_reached(complaint_id))
);

-- A compliment is its service's.
ALTER TABLE compliment ENABLE ROW LEVEL SECURITY;
CREATE POLICY reached ON compliment USING (
    (SELECT current_setting('redress.reach', true) IN ('whole', 'team'))
    OR (SELECT current_setting('redress.reach', true) = 'some')
    AND service_id = ANY ((SELECT reached_services())::bigint [])
);

-- Of whom complaints are answered by one person, that person knows, and whoever logs what children say.
ALTER TABLE single_point_of_contact ENABLE ROW LEVEL SECURITY;
CREATE POLICY reached ON single_point_of_contact USING (
    (SELECT current_setting('redress.reach', true) IN ('whole', 'team'))
    OR (SELECT current_setting('redress.reach', true) = 'some') AND (
        person_id = ANY ((SELECT reached_ids('people'))::uuid [])
        OR (SELECT current_setting('redress.childrens', true) = 'yes')
    )
);

-- For the complaints team alone: the behaviour register, the children who were kept out, and what was sent to whom.
DO $$
DECLARE
    closed text;
BEGIN
    FOREACH closed IN ARRAY ARRAY[
        'behaviour_measure', 'behaviour_decision', 'behaviour_consultee', 'behaviour_letter', 'behaviour_internal_review',
        'message', 'name_word'
    ] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', closed);
        EXECUTE format(
            $policy$CREATE POLICY reached ON %I
            USING ((SELECT current_setting('redress.reach', true) IN ('whole', 'team')))$policy$, closed);
    END LOOP;
END;
$$;

ALTER TABLE behaviour_measure_complaint ENABLE ROW LEVEL SECURITY;
CREATE POLICY reached ON behaviour_measure_complaint USING (
    (SELECT current_setting('redress.reach', true) = 'whole')
    OR (SELECT current_setting('redress.reach', true) = 'team')
    AND complaint_id <> ALL ((SELECT reached_ids('hidden'))::uuid [])
);

ALTER TABLE child_decision ENABLE ROW LEVEL SECURITY;
CREATE POLICY reached ON child_decision USING (
    complaint_id <> ALL ((SELECT kept_complaints())::uuid [])
    OR CASE
        WHEN complaint_id IS NOT NULL THEN complaint_is_reached(complaint_id)
        WHEN contact_id IS NOT NULL THEN is_seen('contact', contact_id)
        ELSE (SELECT current_setting('redress.reach', true) = 'team')
    END
);

-- A cost that is no complaint's is the complaints team's.
ALTER TABLE cost ENABLE ROW LEVEL SECURITY;
CREATE POLICY reached ON cost USING (
    complaint_id <> ALL ((SELECT kept_complaints())::uuid [])
    OR CASE
        WHEN complaint_id IS NOT NULL THEN complaint_is_reached(complaint_id)
        ELSE current_setting('redress.reach', true) = 'team'
    END
);

-- The rows that a published report counted: of a complaint like it; others are the complaints team's. They are written with the
-- report, which counts every complaint.
ALTER TABLE report_version_member ENABLE ROW LEVEL SECURITY;
CREATE POLICY reached ON report_version_member USING (
    complaint_id <> ALL ((SELECT kept_complaints())::uuid [])
    OR CASE
        WHEN complaint_id IS NULL THEN (SELECT current_setting('redress.reach', true) = 'team')
        ELSE complaint_is_reached(complaint_id)
    END
) WITH CHECK ((SELECT current_setting('redress.reach', true) IN ('whole', 'team')));

-- The answers kept for a caller's own keys.
ALTER TABLE idempotency_record ENABLE ROW LEVEL SECURITY;
CREATE POLICY reached ON idempotency_record USING (
    api_token_id = (SELECT nullif(current_setting('redress.token', true), '')::bigint)
    OR signed_in_id = (SELECT nullif(current_setting('redress.signed_in', true), '')::uuid)
    OR (
        SELECT current_setting('redress.reach', true) = 'whole' AND current_setting('redress.token', true) = ''
            AND current_setting('redress.signed_in', true) = ''
    )
);

-- The number of the last word of a name; the words themselves are the complaints team's.
CREATE FUNCTION last_name_word() RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ SELECT coalesce(max(w.number), 0) FROM name_word AS w $$;

-- What is stored for searches is written whoever changes the complaint, and counts the names of every other.
ALTER FUNCTION refresh_complaint_text SECURITY DEFINER SET search_path = public, pg_temp;
ALTER FUNCTION add_complaint_text SECURITY DEFINER SET search_path = public, pg_temp;
ALTER FUNCTION name_query SECURITY DEFINER SET search_path = public, pg_temp;
ALTER VIEW complaint_name SET (security_invoker = true);
ALTER VIEW complaint_body SET (security_invoker = true);
