-- What the policies of 0025_narrow_rows.sql ask, and whatever tells of a record that another may not see (decision 0056).

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
        WHEN 'single_point_of_contact' THEN RETURN EXISTS (SELECT FROM single_point_of_contact AS r WHERE r.id = $2);
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

-- Those of some identifiers that are of a record which whoever asks sees.
CREATE FUNCTION records_seen(ids uuid []) RETURNS TABLE (kind text, id uuid)
LANGUAGE sql STABLE AS $$
    SELECT 'complaint', r.id FROM complaint AS r WHERE r.id = ANY (ids)
    UNION ALL
    SELECT 'contact', r.id FROM contact AS r WHERE r.id = ANY (ids)
    UNION ALL
    SELECT 'ombudsman_case', r.id FROM ombudsman_case AS r WHERE r.id = ANY (ids)
    UNION ALL
    SELECT 'obligation', r.id FROM obligation AS r WHERE r.id = ANY (ids)
    UNION ALL
    SELECT 'compliment', r.id FROM compliment AS r WHERE r.id = ANY (ids)
    UNION ALL
    SELECT 'letter', r.id FROM letter AS r WHERE r.id = ANY (ids)
    UNION ALL
    SELECT 'link', r.id FROM complaint_link AS r WHERE r.id = ANY (ids)
    UNION ALL
    SELECT 'behaviour_measure', r.id FROM behaviour_measure AS r WHERE r.id = ANY (ids)
    UNION ALL
    SELECT 'referral', r.id FROM safeguarding_referral AS r WHERE r.id = ANY (ids)
    UNION ALL
    SELECT 'cost', r.id FROM cost AS r WHERE r.id = ANY (ids)
    UNION ALL
    SELECT 'alert', r.id FROM alert AS r WHERE r.id = ANY (ids)
    UNION ALL
    SELECT 'single_point_of_contact', r.id FROM single_point_of_contact AS r WHERE r.id = ANY (ids)
$$;

-- Those of some identifiers that are of a record which was changed since, or belongs to a complaint or case that was.
CREATE FUNCTION records_changed(ids uuid [], since timestamptz) RETURNS uuid []
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT ARRAY(
        SELECT r.id FROM complaint AS r WHERE r.id = ANY (ids) AND r.changed_at > since
        UNION ALL
        SELECT r.id FROM contact AS r LEFT JOIN complaint AS c ON c.id = r.complaint_id
        WHERE r.id = ANY (ids) AND greatest(r.changed_at, c.changed_at) > since
        UNION ALL
        SELECT r.id FROM ombudsman_case AS r LEFT JOIN complaint AS c ON c.id = r.complaint_id
        WHERE r.id = ANY (ids) AND greatest(r.changed_at, c.changed_at) > since
        UNION ALL
        SELECT r.id
        FROM obligation AS r
        LEFT JOIN complaint AS c ON c.id = r.complaint_id
        LEFT JOIN ombudsman_case AS o ON o.id = r.ombudsman_case_id
        WHERE r.id = ANY (ids) AND greatest(c.changed_at, o.changed_at) > since
        UNION ALL
        SELECT r.id FROM alert AS r JOIN complaint AS c ON c.id = r.complaint_id
        WHERE r.id = ANY (ids) AND c.changed_at > since
    )
$$;

-- The records there are with these identifiers, or with these references however they are written.
CREATE FUNCTION records_named(ids uuid [], written text []) RETURNS TABLE (kind text, id uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    SELECT r.kind, r.id FROM records_seen(ids) AS r
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

-- How many rows a version of a report counted, seen or not.
CREATE FUNCTION report_version_rows(version uuid) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ SELECT count(*) FROM report_version_member AS m WHERE m.report_version_id = $1 $$;

-- Those of some identifiers that are of a record which is seen as it was stated when something was asked or is stated now, or was
-- changed since: between being read and being stored it may have been hidden.
CREATE FUNCTION records_told(ids uuid [], stated_then text [], stated_now text [], since timestamptz) RETURNS uuid []
LANGUAGE plpgsql AS $$
DECLARE
    before text [] := reach_stated();
    told uuid [] := records_changed(ids, since);
BEGIN
    PERFORM reach_again(stated_then);
    told := told || ARRAY(SELECT r.id FROM records_seen(ids) AS r);
    PERFORM reach_again(stated_now);
    told := told || ARRAY(SELECT r.id FROM records_seen(ids) AS r);
    PERFORM reach_again(before);
    RETURN ARRAY(SELECT DISTINCT k.id FROM unnest(told) AS k (id));
END;
$$;

-- Whether whoever asks sees every record there is with one of these identifiers.
CREATE FUNCTION all_are_seen(ids uuid []) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN ids = '{}' OR current_setting('redress.reach', true) = 'whole'
        OR NOT EXISTS (SELECT * FROM records_named(ids, '{}') EXCEPT SELECT * FROM records_seen(ids));
END;
$$;

-- The identifiers that stand anywhere in a text.
CREATE FUNCTION identifiers_in(written text) RETURNS uuid []
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT ARRAY(
        SELECT DISTINCT m[1]::uuid FROM regexp_matches(written, '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}', 'gi') AS m
    )
$$;

-- Whether a text names a record that is there and that whoever asks does not see: by its identifier anywhere in it, or by its
-- reference where the text is a list of references.
CREATE FUNCTION names_hidden(written text) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN current_setting('redress.reach', true) IS DISTINCT FROM 'whole' AND EXISTS (
        SELECT FROM records_named(identifiers_in(written), string_to_array(left(written, 2000), ', ')) AS r
        WHERE NOT is_seen(r.kind, r.id)
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

-- Whether a contact is of the departments that the caller's token is narrowed to, if it is.
CREATE FUNCTION contact_is_within(of_service bigint, of_department text) RETURNS boolean
LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
    within text [] := nullif(current_setting('redress.within', true), '')::text [];
BEGIN
    RETURN within IS NULL
        OR coalesce((SELECT s.department FROM service AS s WHERE s.id = of_service), of_department) = ANY (within);
END;
$$;

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

-- The complaints that whoever sees some may see, where they are few; NULL where they are many, or not of services and their own.
-- Lists look for these: to ask of each complaint whether it is seen takes long where hardly any is.
CREATE FUNCTION few_complaints() RETURNS uuid []
LANGUAGE plpgsql STABLE AS $$
DECLARE
    most CONSTANT bigint := 500;
    few uuid [] := reached_ids('own');
BEGIN
    IF current_setting('redress.reach', true) IS DISTINCT FROM 'some' OR current_setting('redress.childrens', true) = 'yes'
        OR cardinality(few) > most THEN
        RETURN NULL;
    END IF;
    IF reached_services() <> '{}' THEN
        few := few || ARRAY(SELECT c.id FROM complaint AS c WHERE c.service_id = ANY (reached_services()) LIMIT most + 1);
    END IF;
    RETURN CASE WHEN cardinality(few) <= most THEN few END;
END;
$$;

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
