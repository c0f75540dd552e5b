-- Written by script/schema from db/migrations; do not edit.
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;
COMMENT ON EXTENSION pg_trgm IS 'text similarity measurement and index searching based on trigrams';
CREATE TYPE public.caller AS (
	token bigint,
	signed_in uuid,
	name text,
	role text,
	person uuid,
	departments text[],
	revoked_at timestamp with time zone,
	expires_at timestamp with time zone,
	holder_until date,
	principal_names text[],
	principal_roles text[],
	principal_people uuid[],
	reach text[]
);
CREATE TYPE public.uuid_range AS RANGE (
    subtype = uuid,
    multirange_type_name = public.uuid_multirange
);
CREATE FUNCTION public.add_complaint_text() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
    INSERT INTO name_word (word)
    SELECT DISTINCT substr(l.lexeme, 2) AS word
    FROM added AS a CROSS JOIN LATERAL unnest(name_lexemes(a.complainant)) AS l (lexeme)
    ORDER BY word
    ON CONFLICT (word) DO NOTHING;
    INSERT INTO complaint_text (complaint_id, received_on, reference, words)
    SELECT a.id, a.received_on, sought_reference(a.reference), search_words(a.complainant, a.summary) FROM added AS a;
    RETURN NULL;
END;
$$;
CREATE FUNCTION public.add_department() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO department (name) VALUES (NEW.department) ON CONFLICT (listed_name(name)) DO NOTHING;
    RETURN NEW;
END;
$$;
CREATE FUNCTION public.admit(INOUT holder public.caller, needed text[], at timestamp with time zone, on_day date) RETURNS public.caller
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF holder.revoked_at IS NOT NULL OR coalesce(holder.expires_at <= at, false) OR coalesce(holder.holder_until < on_day, false) THEN
        PERFORM refuse_caller('RD401', json_build_object(
            'revokedAt', extract(epoch FROM holder.revoked_at), 'expiresAt', extract(epoch FROM holder.expires_at),
            'holderUntil', holder.holder_until)::text);
    END IF;
    holder.principal_names := '{}';
    holder.principal_roles := '{}';
    holder.principal_people := '{}';
    IF holder.departments IS NULL AND holder.person IS NOT NULL AND EXISTS (
        SELECT FROM deputy AS d WHERE d.deputy_id = holder.person AND d.from_on <= on_day AND d.until_on >= on_day
    ) THEN
        SELECT coalesce(array_agg(q.name ORDER BY d.id, k.id), '{}'), coalesce(array_agg(k.role ORDER BY d.id, k.id), '{}'),
            coalesce(array_agg(q.id ORDER BY d.id, k.id), '{}')
        INTO holder.principal_names, holder.principal_roles, holder.principal_people
        FROM deputy AS d
        JOIN person AS q ON q.id = d.person_id AND (q.active_until IS NULL OR q.active_until >= on_day)
        CROSS JOIN LATERAL (
            SELECT t.id, t.role FROM api_token AS t
            WHERE t.person_id = q.id AND t.revoked_at IS NULL AND t.whole_council
            UNION ALL
            SELECT 0, s.deputy_role FROM sign_in AS s WHERE s.person_id = q.id AND s.deputy_role IS NOT NULL
        ) AS k (id, role)
        WHERE d.deputy_id = holder.person AND d.from_on <= on_day AND d.until_on >= on_day;
    END IF;
    IF NOT (holder.role = ANY (needed) OR holder.principal_roles && needed) THEN
        PERFORM refuse_caller('RD403', NULL);
    END IF;
    holder.reach := reach_as(
        holder.role || holder.principal_roles, holder.person || holder.principal_people, holder.departments, holder.token, on_day,
        holder.signed_in
    );
END;
$$;
CREATE FUNCTION public.admit_sign_in(issuer text, subject text, role text, needed text[], at timestamp with time zone, on_day date) RETURNS public.caller
    LANGUAGE plpgsql
    AS $_$
DECLARE
    holder caller;
BEGIN
    SELECT q.id, q.id, q.name, q.active_until INTO holder.signed_in, holder.person, holder.name, holder.holder_until
    FROM sign_in AS s JOIN person AS q ON q.id = s.person_id
    WHERE s.issuer = $1 AND s.subject = $2;
    IF NOT FOUND THEN
        PERFORM refuse_caller('RD401', NULL);
    END IF;
    holder.role := $3;
    RETURN admit(holder, needed, at, on_day);
END;
$_$;
CREATE FUNCTION public.admit_token(hash bytea, needed text[], at timestamp with time zone, on_day date) RETURNS public.caller
    LANGUAGE plpgsql
    AS $_$
DECLARE
    holder caller;
    is_narrowed boolean;
BEGIN
    SELECT t.id, t.name, t.role, t.person_id, t.revoked_at, t.expires_at, NOT t.whole_council, p.active_until
    INTO holder.token, holder.name, holder.role, holder.person, holder.revoked_at, holder.expires_at, is_narrowed, holder.holder_until
    FROM api_token AS t LEFT JOIN person AS p ON p.id = t.person_id
    WHERE t.hash = $1;
    IF NOT FOUND THEN
        PERFORM refuse_caller('RD401', NULL);
    END IF;
    IF is_narrowed THEN
        holder.departments := ARRAY(
            SELECT k.department FROM api_token_department AS k WHERE k.api_token_id = holder.token ORDER BY k.department
        );
    END IF;
    RETURN admit(holder, needed, at, on_day);
END;
$_$;
CREATE FUNCTION public.all_are_seen(ids uuid[]) RETURNS boolean
    LANGUAGE plpgsql STABLE
    AS $$
BEGIN
    RETURN ids = '{}' OR current_setting('redress.reach', true) = 'whole'
        OR NOT EXISTS (SELECT * FROM records_named(ids, '{}') EXCEPT SELECT * FROM records_seen(ids));
END;
$$;
CREATE FUNCTION public.cancel_alerts() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF new.ended_on IS NOT NULL AND new.kind <> 'behaviour_review' THEN
        DELETE FROM duty_ahead WHERE duty_id = new.id;
    END IF;
    UPDATE alert SET cancelled_for = CASE
        WHEN new.ended_by IN ('withdrawn', 'superseded') THEN 'withdrawn'
        WHEN new.due_on <> old.due_on THEN 'moved'
        ELSE 'done'
    END
    WHERE duty_id = new.id AND cancelled_for IS NULL
        AND (new.ended_by IN ('withdrawn', 'superseded') OR new.due_on <> old.due_on OR told_at IS NULL);
    RETURN NULL;
END;
$$;
CREATE FUNCTION public.complaint_is_reached(complaint uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    AS $_$
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
$_$;
CREATE FUNCTION public.complaints_by(of_role text, of_person uuid, on_day date) RETURNS SETOF uuid
    LANGUAGE sql STABLE
    AS $$
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
CREATE FUNCTION public.complaints_of(of_person uuid) RETURNS SETOF uuid
    LANGUAGE sql STABLE
    AS $$
    SELECT s.complaint_id
    FROM appointment AS a JOIN stage AS s ON s.id = a.stage_id
    WHERE a.person_id = of_person AND s.complaint_id IS NOT NULL
    UNION
    SELECT a.complaint_id FROM complaint_assignment AS a WHERE a.person_id = of_person AND a.ended_at IS NULL
    UNION
    SELECT a.complaint_id FROM complaint_admission AS a WHERE a.person_id = of_person
$$;
CREATE FUNCTION public.contact_is_within(of_service bigint, of_department text) RETURNS boolean
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    AS $$
DECLARE
    within text [] := nullif(current_setting('redress.within', true), '')::text [];
BEGIN
    RETURN within IS NULL
        OR coalesce((SELECT s.department FROM service AS s WHERE s.id = of_service), of_department) = ANY (within);
END;
$$;
CREATE FUNCTION public.counts_every_record() RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
    SELECT NOT row_security_active('complaint') OR current_setting('redress.reach', true) IS NOT DISTINCT FROM 'whole'
        OR current_user = 'redress_report'
$$;
CREATE FUNCTION public.departments_of(of_person uuid, on_day date) RETURNS SETOF text
    LANGUAGE sql STABLE
    AS $$
    SELECT p.whole_department FROM person AS p WHERE p.id = of_person AND p.whole_department IS NOT NULL
    UNION
    SELECT q.department
    FROM posts_of(of_person, on_day) AS q WHERE q.department IS NOT NULL
$$;
CREATE FUNCTION public.duty_is_reached(duty bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    AS $_$ BEGIN RETURN EXISTS (SELECT FROM duty AS r WHERE r.id = $1); END; $_$;
CREATE FUNCTION public.few_complaints() RETURNS uuid[]
    LANGUAGE plpgsql STABLE
    AS $$
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
CREATE FUNCTION public.follow_complaint_text() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        PERFORM refresh_complaint_text((to_jsonb(OLD) ->> TG_ARGV[0])::uuid);
    END IF;
    IF TG_OP = 'INSERT' OR TG_OP = 'UPDATE' AND to_jsonb(NEW) -> TG_ARGV[0] <> to_jsonb(OLD) -> TG_ARGV[0] THEN
        PERFORM refresh_complaint_text((to_jsonb(NEW) ->> TG_ARGV[0])::uuid);
    END IF;
    RETURN NULL;
END;
$$;
CREATE FUNCTION public.follow_entry() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE stage AS s SET complainant_updated_on = last_updated_on(s.complaint_id, s.id)
    WHERE s.complaint_id = NEW.complaint_id AND s.responded_on IS NULL AND s.early_referral_accepted_on IS NULL;
    RETURN NULL;
END;
$$;
CREATE FUNCTION public.follow_extension() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE stage AS s SET complainant_updated_on = last_updated_on(s.complaint_id, s.id) WHERE s.id = NEW.stage_id;
    RETURN NULL;
END;
$$;
CREATE FUNCTION public.identifiers_in(written text) RETURNS uuid[]
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
    SELECT ARRAY(
        SELECT DISTINCT m[1]::uuid FROM regexp_matches(written, '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}', 'gi') AS m
    )
$$;
CREATE FUNCTION public.is_of_children(procedure text, about_childrens_social_care boolean, complainant_type text) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $_$
    SELECT coalesce($1 = 'childrens', false) OR $2 OR $3 = 'child_or_young_person'
$_$;
CREATE FUNCTION public.is_seen(kind text, id uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    AS $_$
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
$_$;
CREATE FUNCTION public.is_there(kind text, id uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ SELECT is_seen(kind, id) $$;
CREATE FUNCTION public.kept_complaints() RETURNS uuid[]
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
    SELECT CASE
        WHEN current_setting('redress.reach', true) = 'whole' THEN '{}'::uuid []
        WHEN NOT row_security_active('complaint') THEN '{}'::uuid []
        WHEN current_setting('redress.reach', true) = 'team' THEN nullif(current_setting('redress.hidden', true), '')::uuid []
    END
$$;
CREATE FUNCTION public.last_name_word() RETURNS bigint
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ SELECT coalesce(max(w.number), 0) FROM name_word AS w $$;
CREATE TABLE public.entry (
    id uuid NOT NULL,
    complaint_id uuid NOT NULL,
    kind text NOT NULL,
    occurs_on date NOT NULL,
    people text,
    organisation text,
    body text NOT NULL,
    result text,
    resolved boolean,
    mediation_step text,
    interpreter_confirmed boolean,
    cost_id uuid,
    recorded_by text NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    struck_by text,
    struck_at timestamp with time zone,
    struck_reason text,
    CONSTRAINT entry_body_not_blank CHECK ((btrim(body) <> ''::text)),
    CONSTRAINT entry_interpreter CHECK (((interpreter_confirmed IS NULL) OR (kind = ANY (ARRAY['meeting'::text, 'mediation'::text, 'panel_arrangement'::text])))),
    CONSTRAINT entry_kind CHECK ((kind = ANY (ARRAY['note'::text, 'telephone_call'::text, 'meeting'::text, 'mediation'::text, 'partner_conversation'::text, 'progress_update'::text, 'holding_letter'::text, 'panel_arrangement'::text]))),
    CONSTRAINT entry_mediation CHECK (((mediation_step IS NOT NULL) = (kind = 'mediation'::text))),
    CONSTRAINT entry_mediation_step CHECK ((mediation_step = ANY (ARRAY['offered'::text, 'accepted'::text, 'declined'::text, 'held'::text, 'ended'::text]))),
    CONSTRAINT entry_partner CHECK (((organisation IS NOT NULL) OR (kind <> 'partner_conversation'::text))),
    CONSTRAINT entry_resolved CHECK (((resolved IS NULL) OR (kind = ANY (ARRAY['meeting'::text, 'mediation'::text])))),
    CONSTRAINT entry_struck CHECK ((num_nonnulls(struck_by, struck_at, struck_reason) = ANY (ARRAY[0, 3])))
);
CREATE TABLE public.extension (
    id bigint NOT NULL,
    stage_id uuid NOT NULL,
    agreed_on date NOT NULL,
    extended_to date NOT NULL,
    reason text NOT NULL,
    good_reason text,
    notified_on date,
    ombudsman_details_given boolean DEFAULT false NOT NULL,
    agreed_by text,
    agreed_by_person_id uuid,
    complainant_agreed_on date,
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT extension_forward CHECK ((extended_to > agreed_on))
);
COMMENT ON COLUMN public.extension.good_reason IS 'Why a second extension was needed (Complaint Handling Code 6.4).';
COMMENT ON COLUMN public.extension.agreed_by IS 'Who agreed it for the council; empty in a register from elsewhere.';
COMMENT ON COLUMN public.extension.complainant_agreed_on IS 'The day the complainant agreed; empty where they did not.';
CREATE FUNCTION public.last_updated_on(of_complaint uuid, of_stage uuid) RETURNS date
    LANGUAGE sql STABLE
    RETURN GREATEST((SELECT max(e.occurs_on) AS max FROM public.entry e WHERE ((e.complaint_id = last_updated_on.of_complaint) AND (e.struck_at IS NULL) AND (e.kind = ANY (ARRAY['progress_update'::text, 'holding_letter'::text])))), (SELECT max(x.notified_on) AS max FROM public.extension x WHERE (x.stage_id = last_updated_on.of_stage)));
CREATE FUNCTION public.normal_name(name text) RETURNS text
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
    AS $$
DECLARE
    normal text := name;
BEGIN
    -- Most names need no more than small letters, and spaces for hyphens.
    IF octet_length(name) = length(name) AND name !~ '[\u0001-\u001F\u007F''`]' THEN
        RETURN btrim(regexp_replace(lower(translate(name, '-', ' ')), ' {2,}', ' ', 'g'));
    END IF;
    IF octet_length(name) > length(name) THEN
        -- These are accents that stand alone, which would leave a space behind.
        normal := normalize(translate(name, U&'\00B4\0384\1FBD\1FBF\1FFD\1FFE', ''), NFKD);
    END IF;
    normal := lower(regexp_replace(
        normal,
        '[\u0001-\u0008\u000E-\u001F\u007F-\u0084\u0086-\u009F'
        || '\u00AD\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F'
        || '\uFE00-\uFE0F\uFEFF\uFFF0-\uFFFB\U0001BCA0-\U0001BCA3\U0001D173-\U0001D17A\U000E0000-\U000E0FFF'
        || '\u0300-\u036F\u0483-\u0489\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0610-\u061A\u0640'
        || '\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E4\u06E7\u06E8\u06EA-\u06ED\u0711\u0730-\u074A'
        || '\u1AB0-\u1AFF\u1DC0-\u1DFF\u20D0-\u20F0\uFE20-\uFE2F'
        || '''`\u00B7\u02B9-\u02BF\u02C8\u02CA\u02CB\u02EE\u055A\u05F3\u2018-\u201B\u2032\u2035\u275B\u275C'
        || '\uA78B\uA78C]+',
        '', 'g'
    ));
    IF normal ~ '[ßæœþıȷłƚɫøɵđɖɗðħɦŧƭĸƙŋɲɓƀƃƈƒɠǥɣɨɩʉʋƥƴɏƶȥəǝɛɔɍɉɇȼⱥⱦς]' THEN
        normal := translate(
            replace(replace(replace(replace(normal, 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'),
            'ıȷłƚɫøɵđɖɗðħɦŧƭĸƙŋɲɓƀƃƈƒɠǥɣɨɩʉʋƥƴɏƶȥəǝɛɔɍɉɇȼⱥⱦς',
            'ijlllooddddhhttqknnbbbcfgggiiuvpyyzzeeeorjecatσ'
        );
    END IF;
    normal := regexp_replace(
        normal,
        '[-\u0009-\u000D\u0085\u058A\u05BE\u1400\u1680\u1806\u2010-\u2015\u2028\u2029\u2043\u2212\u2800\u2E17\u2E1A\u2E3A'
        || '\u2E3B\u2E40\u301C\u3030\u30A0]+',
        ' ', 'g'
    );
    RETURN btrim(regexp_replace(normal, ' {2,}', ' ', 'g'));
END;
$$;
CREATE FUNCTION public.listed_name(name text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN replace(public.normal_name(name), ' '::text, ''::text);
CREATE FUNCTION public.look_at_duties() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO duty_ahead (duty_id, next_step_on)
    SELECT id, known_from FROM added
    WHERE nature IN ('limit', 'target') AND (ended_on IS NULL OR kind = 'behaviour_review');
    RETURN NULL;
END;
$$;
CREATE FUNCTION public.look_at_duty() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO duty_ahead (duty_id, next_step_on) VALUES (new.id, new.known_from)
    ON CONFLICT (duty_id) DO UPDATE SET next_step_on = excluded.next_step_on;
    RETURN NULL;
END;
$$;
CREATE FUNCTION public.name_lexemes(name text) RETURNS text[]
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN string_to_array(('~'::text || replace(NULLIF(btrim(regexp_replace(public.normal_name(name), '[^[:alnum:]]+'::text, ' '::text, 'g'::text)), ''::text), ' '::text, ' ~'::text)), ' '::text);
CREATE FUNCTION public.name_query(part text, nearness text, known bigint) RETURNS tsquery
    LANGUAGE plpgsql STABLE STRICT SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE
    found tsquery := (
        quote_literal('~' || part) || CASE WHEN nearness = 'exact' OR length(part) = 1 THEN '' ELSE ':*' END
    )::tsquery;
    alike text;
BEGIN
    IF nearness = 'alike' THEN
        FOR alike IN
            SELECT w.word FROM name_word AS w WHERE w.word % part AND w.number <= known
            ORDER BY similarity(w.word, part) DESC, w.word LIMIT 8
        LOOP
            found := found || quote_literal('~' || alike)::tsquery;
        END LOOP;
    END IF;
    RETURN found;
END;
$$;
CREATE FUNCTION public.names_hidden(written text) RETURNS boolean
    LANGUAGE plpgsql STABLE
    AS $$
BEGIN
    RETURN current_setting('redress.reach', true) IS DISTINCT FROM 'whole' AND EXISTS (
        SELECT FROM records_named(identifiers_in(written), string_to_array(left(written, 2000), ', ')) AS r
        WHERE NOT is_seen(r.kind, r.id)
    );
END;
$$;
CREATE FUNCTION public.normal_reference(reference text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN btrim(regexp_replace(regexp_replace(public.normal_name(reference), '[^[:alnum:]]+'::text, ' '::text, 'g'::text), '(?<![0-9]) | (?![0-9])'::text, ''::text, 'g'::text));
CREATE FUNCTION public.normal_telephone(telephone text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN regexp_replace(regexp_replace(regexp_replace(regexp_replace(telephone, '(ext|x).*$'::text, ''::text, 'i'::text), '[^0-9+]+'::text, ''::text, 'g'::text), '^00'::text, '+'::text), '^[+]440?'::text, '0'::text);
CREATE FUNCTION public.normal_text(body text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN public.normal_name(regexp_replace(body, '[''’ʼ‘´`′](s|t|d|m|ll|ve|re)\M'::text, ' \1'::text, 'gi'::text));
CREATE FUNCTION public.owners_of(of_complaint uuid, on_day date) RETURNS SETOF uuid
    LANGUAGE sql STABLE
    AS $$
    SELECT b.owner_id
    FROM obligation AS b WHERE b.complaint_id = of_complaint AND b.error_on IS NULL AND b.owner_id IS NOT NULL
    UNION
    SELECT h.person_id
    FROM obligation AS b JOIN post_holder AS h ON h.post_id = b.owner_post_id
    WHERE b.complaint_id = of_complaint AND b.error_on IS NULL
        AND h.from_on <= on_day AND coalesce(h.until_on, 'infinity') >= on_day
$$;
CREATE TABLE public.post (
    id uuid NOT NULL,
    kind text NOT NULL,
    team_id uuid,
    service_id bigint,
    department text,
    until_on date,
    version bigint DEFAULT 1 NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT post_kind CHECK ((kind = ANY (ARRAY['team_manager'::text, 'service_manager'::text, 'head_of_service'::text, 'assistant_director'::text, 'director'::text]))),
    CONSTRAINT post_place CHECK (((num_nonnulls(team_id, service_id, department) = 1) AND
CASE kind
    WHEN 'team_manager'::text THEN (team_id IS NOT NULL)
    WHEN 'service_manager'::text THEN (service_id IS NOT NULL)
    ELSE (department IS NOT NULL)
END))
);
COMMENT ON COLUMN public.post.until_on IS 'The last day of a post that is there no more.';
CREATE FUNCTION public.posts_of(of_person uuid, on_day date) RETURNS SETOF public.post
    LANGUAGE sql STABLE
    AS $$
    SELECT q.*
    FROM post_holder AS h JOIN post AS q ON q.id = h.post_id
    WHERE h.person_id = of_person AND h.from_on <= on_day AND coalesce(h.until_on, 'infinity') >= on_day
        AND coalesce(q.until_on, 'infinity') >= on_day
$$;
CREATE FUNCTION public.reach_again(stated text[]) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    PERFORM set_config('redress.reach', stated[1], true), set_config('redress.hidden', stated[2], true),
        set_config('redress.own', stated[3], true), set_config('redress.services', stated[4], true),
        set_config('redress.departments', stated[5], true), set_config('redress.teams', stated[6], true),
        set_config('redress.people', stated[7], true), set_config('redress.childrens', stated[8], true),
        set_config('redress.token', stated[9], true), set_config('redress.signed_in', stated[10], true),
        set_config('redress.within', stated[11], true);
END;
$$;
CREATE FUNCTION public.reach_as(roles text[], people uuid[], stated_departments text[], token bigint, on_day date, signed_in uuid DEFAULT NULL::uuid) RETURNS text[]
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
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
CREATE FUNCTION public.reach_everything() RETURNS void
    LANGUAGE sql
    AS $$ SELECT reach_again(ARRAY['whole', '{}', '{}', '{}', '{}', '{}', '{}', 'no', '', '', '']) $$;
CREATE FUNCTION public.reach_stated() RETURNS text[]
    LANGUAGE sql STABLE
    AS $$
    SELECT array_agg(coalesce(current_setting('redress.' || s.name, true), '') ORDER BY s.place)
    FROM unnest('{reach, hidden, own, services, departments, teams, people, childrens, token, signed_in, within}'::text [])
        WITH ORDINALITY AS s (name, place)
$$;
CREATE FUNCTION public.reached_departments() RETURNS text[]
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT nullif(current_setting('redress.departments', true), '')::text [] $$;
CREATE FUNCTION public.reached_ids(setting text) RETURNS uuid[]
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT nullif(current_setting('redress.' || setting, true), '')::uuid [] $$;
CREATE FUNCTION public.reached_services() RETURNS bigint[]
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT nullif(current_setting('redress.services', true), '')::bigint [] $$;
CREATE TABLE public.bank_holiday (
    id bigint NOT NULL,
    holiday_on date NOT NULL,
    name text NOT NULL,
    added_by bigint NOT NULL,
    withdrawn_by bigint,
    CONSTRAINT bank_holiday_name_not_blank CHECK ((btrim(name) <> ''::text)),
    CONSTRAINT bank_holiday_withdrawn_later CHECK ((withdrawn_by > added_by))
);
COMMENT ON TABLE public.bank_holiday IS 'Bank holidays of England and Wales: SI 2006/1738 reg 2, SI 2009/309 reg 2, SI 2012/3094 reg 19.';
CREATE TABLE public.working_day (
    day_on date NOT NULL,
    working boolean NOT NULL,
    ordinal bigint NOT NULL
);
CREATE FUNCTION public.rebuild_working_days(first_on date, last_on date) RETURNS void
    LANGUAGE sql
    BEGIN ATOMIC
 DELETE FROM public.working_day;
 INSERT INTO public.working_day (day_on, working, ordinal)  SELECT d.day_on,
             d.working,
             count(*) FILTER (WHERE d.working) OVER (ORDER BY d.day_on) AS count
            FROM ( SELECT (g.day)::date AS day_on,
                     ((EXTRACT(isodow FROM g.day) < (6)::numeric) AND (NOT (EXISTS ( SELECT
                            FROM public.bank_holiday b
                           WHERE ((b.holiday_on = (g.day)::date) AND (b.withdrawn_by IS NULL)))))) AS working
                    FROM generate_series((rebuild_working_days.first_on)::timestamp without time zone, (rebuild_working_days.last_on)::timestamp without time zone, '1 day'::interval) g(day)) d;
END;
CREATE FUNCTION public.records_changed(ids uuid[], since timestamp with time zone) RETURNS uuid[]
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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
CREATE FUNCTION public.records_named(ids uuid[], written text[]) RETURNS TABLE(kind text, id uuid)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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
CREATE FUNCTION public.records_seen(ids uuid[]) RETURNS TABLE(kind text, id uuid)
    LANGUAGE sql STABLE
    AS $$
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
CREATE FUNCTION public.records_told(ids uuid[], stated_then text[], stated_now text[], since timestamp with time zone) RETURNS uuid[]
    LANGUAGE plpgsql
    AS $$
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
CREATE FUNCTION public.refresh_complaint_text(sought uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE
    stored tsvector;
    computed tsvector;
BEGIN
    SELECT t.words INTO stored FROM complaint_text AS t WHERE t.complaint_id = sought FOR UPDATE;
    SELECT search_words(
        coalesce((SELECT string_agg(n.name, ' ') FROM complaint_name AS n WHERE n.complaint_id = sought), ''),
        coalesce(
            (SELECT string_agg(b.body, ' ' ORDER BY b.written_at DESC) FROM complaint_body AS b
            WHERE b.complaint_id = sought), '')
    ) INTO computed;
    UPDATE complaint_text AS t SET words = computed, received_on = c.received_on, reference = sought_reference(c.reference)
    FROM complaint AS c
    WHERE t.complaint_id = sought AND c.id = sought
        AND (t.words, t.received_on, t.reference) IS DISTINCT FROM (computed, c.received_on, sought_reference(c.reference));
    INSERT INTO name_word (word)
    SELECT substr(l.lexeme, 2) FROM unnest(tsvector_to_array(computed)) AS l (lexeme)
    WHERE l.lexeme LIKE '~%' AND NOT l.lexeme = ANY (tsvector_to_array(stored))
    ORDER BY l.lexeme
    ON CONFLICT (word) DO NOTHING;
    DELETE FROM name_word AS w
    USING unnest(tsvector_to_array(stored)) AS l (lexeme)
    WHERE l.lexeme LIKE '~%' AND w.word = substr(l.lexeme, 2)
        AND NOT EXISTS (SELECT FROM complaint_text AS t WHERE t.words @@ quote_literal(l.lexeme)::tsquery);
END;
$$;
CREATE FUNCTION public.refuse_caller(sqlstate text, facts text) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION 'the caller is refused' USING ERRCODE = sqlstate, HINT = coalesce(facts, '');
END;
$$;
CREATE FUNCTION public.refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END;
$$;
CREATE FUNCTION public.refuse_change_of_entry() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION 'an entry is struck through, never changed' USING ERRCODE = 'insufficient_privilege';
END;
$$;
CREATE FUNCTION public.report_version_rows(version uuid) RETURNS bigint
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $_$ SELECT count(*) FROM report_version_member AS m WHERE m.report_version_id = $1 $_$;
CREATE FUNCTION public.search_query(sought text, nearness text, known bigint) RETURNS tsquery
    LANGUAGE plpgsql STABLE STRICT
    SET client_min_messages TO 'warning'
    AS $$
DECLARE
    written text;
    part text;
    stem tsquery;
    named tsquery;
    stems tsquery;
    names tsquery;
BEGIN
    FOR written IN SELECT DISTINCT w.word FROM regexp_split_to_table(normal_text(sought), ' ') AS w (word) LIMIT 20
    LOOP
        stem := plainto_tsquery('english', written);
        named := NULL;
        FOR part IN SELECT substr(l.lexeme, 2) FROM unnest(name_lexemes(written)) AS l (lexeme)
        LOOP
            named := coalesce(named && name_query(part, nearness, known), name_query(part, nearness, known));
        END LOOP;
        names := coalesce(names && named, names, named);
        -- A word that texts are not searched for, as "the", narrows nothing.
        IF numnode(stem) > 0 THEN
            named := coalesce(stem || named, stem);
            stems := coalesce(stems && named, named);
        END IF;
    END LOOP;
    RETURN coalesce(stems, names);
END;
$$;
CREATE FUNCTION public.search_words(names text, bodies text) RETURNS tsvector
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (COALESCE(array_to_tsvector(public.name_lexemes(names)), ''::tsvector) || strip(to_tsvector('english'::regconfig, public.normal_text("left"(bodies, 100000)))));
CREATE FUNCTION public.services_of(of_person uuid, on_day date) RETURNS SETOF bigint
    LANGUAGE sql STABLE
    AS $$
    SELECT p.service_id FROM person AS p WHERE p.id = of_person AND p.service_id IS NOT NULL
    UNION
    SELECT q.service_id
    FROM posts_of(of_person, on_day) AS q WHERE q.service_id IS NOT NULL
    UNION
    SELECT s.id FROM service AS s WHERE s.department IN (SELECT k.* FROM departments_of(of_person, on_day) AS k)
$$;
CREATE FUNCTION public.shown_details(details jsonb) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    AS $$
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
CREATE FUNCTION public.sought_reference(reference text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN replace(public.normal_reference(reference), ' '::text, ''::text);
CREATE FUNCTION public.spell_department() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF EXISTS (SELECT FROM department AS d WHERE d.name = NEW.department) THEN
        RETURN NEW;
    END IF;
    NEW.department := coalesce(
        (SELECT d.name FROM department AS d WHERE listed_name(d.name) = listed_name(NEW.department)), NEW.department
    );
    RETURN NEW;
END;
$$;
CREATE FUNCTION public.stage_tell_previous() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE stage AS s SET next_requested_on = a.requested_on
    FROM added AS a
    WHERE s.complaint_id = a.complaint_id AND s.position = a.position - 1;
    RETURN NULL;
END;
$$;
CREATE FUNCTION public.teams_of(of_person uuid, on_day date) RETURNS SETOF uuid
    LANGUAGE sql STABLE
    AS $$
    SELECT p.team_id FROM person AS p WHERE p.id = of_person AND p.team_id IS NOT NULL
    UNION
    SELECT q.team_id
    FROM posts_of(of_person, on_day) AS q WHERE q.team_id IS NOT NULL
$$;
CREATE FUNCTION public.words_digest(body text) RETURNS uuid
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN (md5(btrim(regexp_replace(public.normal_name(body), '[^[:alnum:]]+'::text, ' '::text, 'g'::text))))::uuid;
CREATE FUNCTION public.working_day_after(event_on date, working_days bigint) RETURNS date
    LANGUAGE plpgsql STABLE STRICT
    AS $$
DECLARE
    found_on date;
BEGIN
    IF working_days = 0 THEN
        RETURN event_on;
    END IF;
    SELECT n.day_on INTO found_on
    FROM working_day AS e
    JOIN working_day AS n ON n.ordinal = e.ordinal + working_days AND n.working
    WHERE e.day_on = event_on;
    IF found_on IS NULL THEN
        RAISE EXCEPTION 'outside the calendar: % working days after %', working_days, event_on
            USING ERRCODE = 'datetime_field_overflow', CONSTRAINT = 'working_day_coverage';
    END IF;
    RETURN found_on;
END;
$$;
CREATE FUNCTION public.working_days_between(event_on date, through_on date) RETURNS bigint
    LANGUAGE plpgsql STABLE STRICT
    AS $$
DECLARE
    counted bigint;
BEGIN
    SELECT t.ordinal - e.ordinal INTO counted
    FROM working_day AS e, working_day AS t
    WHERE e.day_on = event_on AND t.day_on = through_on;
    IF counted IS NULL THEN
        RAISE EXCEPTION 'outside the calendar: % to %', event_on, through_on
            USING ERRCODE = 'datetime_field_overflow', CONSTRAINT = 'working_day_coverage';
    END IF;
    RETURN counted;
END;
$$;
CREATE TABLE public.complaint (
    id uuid NOT NULL,
    reference text NOT NULL,
    procedure text,
    procedure_version_id bigint,
    received_at timestamp with time zone NOT NULL,
    received_on date NOT NULL,
    team_received_on date,
    grounds_on date,
    channel text NOT NULL,
    complainant text NOT NULL,
    complainant_type text NOT NULL,
    representative text,
    representative_type text,
    representative_type_before text,
    advocacy_offered_on date,
    advocacy_answer text,
    advocacy_answered_on date,
    advocate_asked_on date,
    advocate_appointed_on date,
    service_id bigint NOT NULL,
    about_childrens_social_care boolean NOT NULL,
    summary text NOT NULL,
    split_from uuid,
    split_point bigint,
    accepted_on date,
    eligible_complainant boolean,
    subject_in_scope boolean,
    acceptance_reason text,
    sufficient_interest boolean,
    sufficient_interest_ground text,
    sufficient_interest_decided_on date,
    sufficient_interest_notified_on date,
    interest_reopened_on date,
    waiver_reason text,
    written_record_sent_on date,
    written_record_agreed_on date,
    closure text,
    closed_on date,
    closure_reason text,
    closure_explanation text,
    closure_letter_on date,
    closed_by text,
    error_on date,
    error_reason text,
    error_by text,
    duplicate_of uuid,
    version bigint DEFAULT 1 NOT NULL,
    registered_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT complaint_accepted CHECK ((((procedure IS NULL) AND (procedure_version_id IS NULL) AND (accepted_on IS NULL)) OR ((procedure IS NOT NULL) AND (procedure_version_id IS NOT NULL) AND (accepted_on IS NOT NULL)))),
    CONSTRAINT complaint_accepted_after_receipt CHECK ((accepted_on >= received_on)),
    CONSTRAINT complaint_advocacy_answer CHECK ((advocacy_answer = ANY (ARRAY['accepted'::text, 'declined'::text]))),
    CONSTRAINT complaint_advocacy_answered CHECK (((advocacy_answer IS NULL) = (advocacy_answered_on IS NULL))),
    CONSTRAINT complaint_advocate_in_order CHECK (((advocate_asked_on >= received_on) AND ((advocate_appointed_on IS NULL) OR COALESCE((advocate_appointed_on >= advocate_asked_on), false)))),
    CONSTRAINT complaint_channel CHECK ((channel = ANY (ARRAY['web_form'::text, 'email'::text, 'phone'::text, 'letter'::text, 'in_person'::text, 'councillor_or_mp'::text]))),
    CONSTRAINT complaint_closed CHECK ((((closure IS NULL) AND (closed_on IS NULL) AND (closure_explanation IS NULL) AND (closed_by IS NULL)) OR ((closure IS NOT NULL) AND (closed_on IS NOT NULL) AND (closure_explanation IS NOT NULL) AND (closed_by IS NOT NULL)))),
    CONSTRAINT complaint_closure CHECK ((closure = ANY (ARRAY['withdrawn'::text, 'refused'::text]))),
    CONSTRAINT complaint_closure_reason CHECK ((closure_reason = ANY (ARRAY['not_eligible'::text, 'no_sufficient_interest'::text, 'out_of_time'::text, 'concurrent_proceedings'::text, 'considered_before'::text, 'outside_procedure'::text, 'conference_appeal'::text, 'court'::text, 'other_body'::text, 'other_redress'::text]))),
    CONSTRAINT complaint_closure_refused CHECK (((closure = 'refused'::text) = (closure_reason IS NOT NULL))),
    CONSTRAINT complaint_complainant_not_blank CHECK ((public.normal_name(complainant) <> ''::text)),
    CONSTRAINT complaint_complainant_type CHECK ((complainant_type = ANY (ARRAY['parent'::text, 'family_member'::text, 'child_or_young_person'::text, 'foster_carer'::text, 'other_sufficient_interest'::text, 'professional_on_behalf'::text, 'adult_service_user'::text, 'resident'::text, 'business'::text]))),
    CONSTRAINT complaint_duplicate_of_another CHECK ((duplicate_of <> id)),
    CONSTRAINT complaint_error CHECK (((num_nonnulls(error_on, error_reason, error_by) =
CASE
    WHEN (error_on IS NULL) THEN 0
    ELSE 3
END) AND ((error_on IS NOT NULL) OR (duplicate_of IS NULL)))),
    CONSTRAINT complaint_interest_reopened CHECK (((interest_reopened_on IS NULL) OR (sufficient_interest IS NULL))),
    CONSTRAINT complaint_representative_type CHECK ((representative_type = ANY (ARRAY['childrens_rights_officer'::text, 'other_advocate'::text, 'other_representative'::text]))),
    CONSTRAINT complaint_representative_type_before CHECK ((representative_type_before = ANY (ARRAY['childrens_rights_officer'::text, 'other_advocate'::text, 'other_representative'::text]))),
    CONSTRAINT complaint_split_whole CHECK (((split_from IS NULL) = (split_point IS NULL))),
    CONSTRAINT complaint_sufficient_interest CHECK ((((sufficient_interest IS NULL) = (sufficient_interest_ground IS NULL)) AND ((sufficient_interest IS NULL) = (sufficient_interest_decided_on IS NULL)))),
    CONSTRAINT complaint_team_received_after_receipt CHECK ((team_received_on >= received_on))
);
COMMENT ON COLUMN public.complaint.error_on IS 'The day it was closed as registered in error or twice, whatever it was before; it counts nowhere.';
COMMENT ON COLUMN public.complaint.duplicate_of IS 'The complaint that counts in its place, where it was registered twice.';
CREATE VIEW public.counted_complaint AS
 SELECT c.id,
    c.reference,
    c.procedure,
    c.procedure_version_id,
    c.received_at,
    c.received_on,
    c.team_received_on,
    c.grounds_on,
    c.channel,
    c.complainant,
    c.complainant_type,
    c.representative,
    c.representative_type,
    c.representative_type_before,
    c.advocacy_offered_on,
    c.advocacy_answer,
    c.advocacy_answered_on,
    c.advocate_asked_on,
    c.advocate_appointed_on,
    c.service_id,
    c.about_childrens_social_care,
    c.summary,
    c.split_from,
    c.split_point,
    c.accepted_on,
    c.eligible_complainant,
    c.subject_in_scope,
    c.acceptance_reason,
    c.sufficient_interest,
    c.sufficient_interest_ground,
    c.sufficient_interest_decided_on,
    c.sufficient_interest_notified_on,
    c.interest_reopened_on,
    c.waiver_reason,
    c.written_record_sent_on,
    c.written_record_agreed_on,
    c.closure,
    c.closed_on,
    c.closure_reason,
    c.closure_explanation,
    c.closure_letter_on,
    c.closed_by,
    c.error_on,
    c.error_reason,
    c.error_by,
    c.duplicate_of,
    c.version,
    c.registered_at,
    c.changed_at
   FROM public.complaint c
  WHERE (( SELECT public.counts_every_record() AS counts_every_record) AND (NOT (EXISTS ( SELECT
           FROM public.complaint e
          WHERE ((e.id = c.id) AND (e.error_on IS NOT NULL))))));
CREATE TABLE public.obligation (
    id uuid NOT NULL,
    complaint_id uuid,
    ombudsman_case_id uuid,
    stage_id uuid,
    number bigint,
    report bigint,
    source text NOT NULL,
    text text NOT NULL,
    accepted boolean,
    decision_reason text,
    decided_on date,
    agreed_on date,
    offered_on date,
    scope text,
    type text,
    amount_pence bigint,
    due_on date,
    due_within bigint,
    due_unit text,
    due_from_on date,
    owner text,
    owner_id uuid,
    owner_department text,
    owner_service text,
    owner_post_id uuid,
    quantity bigint,
    unit text,
    delivered bigint,
    in_lieu_quantity bigint,
    in_lieu_pence bigint,
    in_lieu_on date,
    part_done_on date,
    done_on date,
    evidence text,
    check_on date,
    checked_on date,
    check_result text,
    satisfied_on date,
    error_on date,
    error_reason text,
    error_by text,
    duplicate_of uuid,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT obligation_agreed CHECK (((num_nonnulls(agreed_on, scope, type, due_on) =
CASE
    WHEN (agreed_on IS NULL) THEN 0
    ELSE 4
END) AND (num_nonnulls(agreed_on, stage_id) > 0))),
    CONSTRAINT obligation_amount_pence CHECK ((amount_pence > 0)),
    CONSTRAINT obligation_checked CHECK (((checked_on IS NULL) = (check_result IS NULL))),
    CONSTRAINT obligation_delivered CHECK ((delivered >= 0)),
    CONSTRAINT obligation_departure CHECK (((accepted IS NULL) OR accepted OR (decision_reason IS NOT NULL))),
    CONSTRAINT obligation_done_agreed CHECK (((agreed_on IS NOT NULL) OR (num_nonnulls(part_done_on, done_on) = 0))),
    CONSTRAINT obligation_done_in_order CHECK ((done_on >= agreed_on)),
    CONSTRAINT obligation_due_in_order CHECK ((due_on >= agreed_on)),
    CONSTRAINT obligation_due_said CHECK ((num_nonnulls(due_within, due_unit, due_from_on) = ANY (ARRAY[0, 3]))),
    CONSTRAINT obligation_due_unit CHECK ((due_unit = ANY (ARRAY['weeks'::text, 'months'::text]))),
    CONSTRAINT obligation_due_within CHECK ((due_within > 0)),
    CONSTRAINT obligation_duplicate_of_another CHECK ((duplicate_of <> id)),
    CONSTRAINT obligation_error CHECK (((num_nonnulls(error_on, error_reason, error_by) =
CASE
    WHEN (error_on IS NULL) THEN 0
    ELSE 3
END) AND ((error_on IS NOT NULL) OR (duplicate_of IS NULL)))),
    CONSTRAINT obligation_in_lieu CHECK ((num_nonnulls(in_lieu_quantity, in_lieu_pence, in_lieu_on) = ANY (ARRAY[0, 3]))),
    CONSTRAINT obligation_in_lieu_in_order CHECK (((in_lieu_on >= agreed_on) AND (in_lieu_on <= done_on))),
    CONSTRAINT obligation_in_lieu_pence CHECK ((in_lieu_pence > 0)),
    CONSTRAINT obligation_in_lieu_quantity CHECK ((in_lieu_quantity > 0)),
    CONSTRAINT obligation_number CHECK ((number > 0)),
    CONSTRAINT obligation_of_something CHECK ((num_nonnulls(complaint_id, ombudsman_case_id) > 0)),
    CONSTRAINT obligation_offered_in_order CHECK ((offered_on <= agreed_on)),
    CONSTRAINT obligation_outstanding CHECK (((COALESCE(delivered, (0)::bigint) + COALESCE(in_lieu_quantity, (0)::bigint)) <= COALESCE(quantity, (0)::bigint))),
    CONSTRAINT obligation_owed CHECK ((num_nonnulls(quantity, unit, delivered) = ANY (ARRAY[0, 3]))),
    CONSTRAINT obligation_owned CHECK (((agreed_on IS NULL) OR (num_nonnulls(owner, owner_id, owner_department) > 0))),
    CONSTRAINT obligation_owner_post CHECK (((owner_post_id IS NULL) OR ((owner_id IS NULL) AND (owner_department IS NOT NULL)))),
    CONSTRAINT obligation_owner_service CHECK (((owner_service IS NULL) OR (owner_department IS NOT NULL))),
    CONSTRAINT obligation_part_done_in_order CHECK (((part_done_on >= agreed_on) AND (part_done_on <= done_on))),
    CONSTRAINT obligation_quantity CHECK ((quantity > 0)),
    CONSTRAINT obligation_recommended CHECK (((stage_id IS NULL) = (number IS NULL))),
    CONSTRAINT obligation_satisfied CHECK (((satisfied_on IS NULL) OR ((ombudsman_case_id IS NOT NULL) AND (done_on IS NOT NULL) AND (satisfied_on >= done_on)))),
    CONSTRAINT obligation_scope CHECK ((scope = ANY (ARRAY['individual'::text, 'wider'::text]))),
    CONSTRAINT obligation_source CHECK ((source = ANY (ARRAY['stage_1'::text, 'stage_2'::text, 'stage_3'::text, 'review'::text, 'ombudsman'::text, 'local'::text]))),
    CONSTRAINT obligation_text_not_blank CHECK ((btrim(text) <> ''::text)),
    CONSTRAINT obligation_type CHECK ((type = ANY (ARRAY['apology'::text, 'staff_training'::text, 'overdue_work_done'::text, 'decision_changed'::text, 'policy_or_procedure_change'::text, 'reminder_or_guidance'::text, 'payment'::text, 'system_change'::text, 'capacity_change'::text, 'symbolic_payment'::text, 'distress_payment'::text, 'missed_service_payment'::text, 'quantifiable_loss_payment'::text, 'reimbursement'::text, 'payment_in_lieu'::text, 'backdated_funding'::text, 'charge_deferred'::text, 'charge_waived'::text, 'service_to_be_provided'::text, 'reassessment'::text, 'policy_review'::text, 'reminder_or_training'::text, 'other'::text])))
);
COMMENT ON COLUMN public.obligation.complaint_id IS 'Of an Ombudsman''s case the complaint that it belongs to, where there is one.';
COMMENT ON COLUMN public.obligation.owner IS 'As a register from elsewhere names the owner, who is then not in the directory.';
COMMENT ON COLUMN public.obligation.owner_post_id IS 'Whoever holds the post on a day answers for it.';
CREATE TABLE public.ombudsman_case (
    id uuid NOT NULL,
    reference text NOT NULL,
    complaint_id uuid,
    procedure text NOT NULL,
    service_id bigint NOT NULL,
    enquiry_on date NOT NULL,
    investigation_on date,
    decision_on date,
    decision text,
    public_report boolean NOT NULL,
    stage_reached text,
    procedure_exhausted boolean NOT NULL,
    local_offer_pence bigint,
    summary text,
    members_told_on date,
    error_on date,
    error_reason text,
    error_by text,
    duplicate_of uuid,
    version bigint DEFAULT 1 NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT ombudsman_case_decided CHECK (((decision IS NULL) = (decision_on IS NULL))),
    CONSTRAINT ombudsman_case_decided_in_order CHECK ((decision_on >= enquiry_on)),
    CONSTRAINT ombudsman_case_decision CHECK ((decision = ANY (ARRAY['outside_jurisdiction'::text, 'premature_referred_back'::text, 'closed_after_initial_enquiries'::text, 'not_upheld'::text, 'upheld_fault_and_injustice'::text, 'upheld_fault_no_injustice'::text, 'upheld_satisfied_with_offer'::text]))),
    CONSTRAINT ombudsman_case_duplicate_of_another CHECK ((duplicate_of <> id)),
    CONSTRAINT ombudsman_case_error CHECK (((num_nonnulls(error_on, error_reason, error_by) =
CASE
    WHEN (error_on IS NULL) THEN 0
    ELSE 3
END) AND ((error_on IS NOT NULL) OR (duplicate_of IS NULL)))),
    CONSTRAINT ombudsman_case_investigation_in_order CHECK (((investigation_on >= enquiry_on) AND (investigation_on <= decision_on))),
    CONSTRAINT ombudsman_case_local_offer_pence CHECK ((local_offer_pence >= 0)),
    CONSTRAINT ombudsman_case_members_told_in_order CHECK ((members_told_on >= decision_on)),
    CONSTRAINT ombudsman_case_public_report CHECK (((NOT public_report) OR ((decision IS NOT NULL) AND starts_with(decision, 'upheld_'::text)))),
    CONSTRAINT ombudsman_case_reference_not_blank CHECK ((btrim(reference) <> ''::text)),
    CONSTRAINT ombudsman_case_stage_reached CHECK ((stage_reached = ANY (ARRAY['none'::text, 'local_resolution'::text, 'investigation'::text, 'review_panel'::text, 'single_stage'::text, 'stage_1'::text, 'stage_2'::text])))
);
COMMENT ON COLUMN public.ombudsman_case.stage_reached IS 'The last stage of the council''s procedure that had begun when the Ombudsman enquired; a linked complaint''s own. NULL where
it was not recorded.';
COMMENT ON COLUMN public.ombudsman_case.members_told_on IS 'The day the Monitoring Officer reported the upheld decision to members, alone or in a summary.';
CREATE VIEW public.counted_obligation AS
 SELECT b.id,
    b.complaint_id,
    b.ombudsman_case_id,
    b.stage_id,
    b.number,
    b.report,
    b.source,
    b.text,
    b.accepted,
    b.decision_reason,
    b.decided_on,
    b.agreed_on,
    b.offered_on,
    b.scope,
    b.type,
    b.amount_pence,
    b.due_on,
    b.due_within,
    b.due_unit,
    b.due_from_on,
    b.owner,
    b.owner_id,
    b.owner_department,
    b.owner_service,
    b.owner_post_id,
    b.quantity,
    b.unit,
    b.delivered,
    b.in_lieu_quantity,
    b.in_lieu_pence,
    b.in_lieu_on,
    b.part_done_on,
    b.done_on,
    b.evidence,
    b.check_on,
    b.checked_on,
    b.check_result,
    b.satisfied_on,
    b.error_on,
    b.error_reason,
    b.error_by,
    b.duplicate_of,
    b.version
   FROM public.obligation b
  WHERE (( SELECT public.counts_every_record() AS counts_every_record) AND (b.error_on IS NULL) AND (NOT (EXISTS ( SELECT
           FROM public.complaint e
          WHERE ((e.id = b.complaint_id) AND (e.error_on IS NOT NULL))))) AND (NOT (EXISTS ( SELECT
           FROM public.ombudsman_case e
          WHERE ((e.id = b.ombudsman_case_id) AND (e.error_on IS NOT NULL))))));
CREATE VIEW public.counted_ombudsman_case AS
 SELECT o.id,
    o.reference,
    o.complaint_id,
    o.procedure,
    o.service_id,
    o.enquiry_on,
    o.investigation_on,
    o.decision_on,
    o.decision,
    o.public_report,
    o.stage_reached,
    o.procedure_exhausted,
    o.local_offer_pence,
    o.summary,
    o.members_told_on,
    o.error_on,
    o.error_reason,
    o.error_by,
    o.duplicate_of,
    o.version,
    o.changed_at
   FROM public.ombudsman_case o
  WHERE (( SELECT public.counts_every_record() AS counts_every_record) AND (o.error_on IS NULL));
CREATE TABLE public.service (
    id bigint NOT NULL,
    department text NOT NULL,
    name text NOT NULL,
    in_use_from date,
    in_use_until date,
    CONSTRAINT service_department_not_blank CHECK ((public.normal_name(department) <> ''::text)),
    CONSTRAINT service_in_use_in_order CHECK ((in_use_until >= in_use_from)),
    CONSTRAINT service_name_not_blank CHECK ((public.normal_name(name) <> ''::text))
);
COMMENT ON COLUMN public.service.in_use_from IS 'Empty: since before the records begin.';
COMMENT ON COLUMN public.service.in_use_until IS 'The last day a complaint about it may be received; it is never deleted.';
CREATE VIEW public.agreed_money AS
 SELECT paid.id,
    paid.complaint_id,
    paid.ombudsman_case_id,
    COALESCE(( SELECT o.reference
           FROM public.counted_ombudsman_case o
          WHERE (o.id = paid.ombudsman_case_id)), ( SELECT c.reference
           FROM public.counted_complaint c
          WHERE (c.id = paid.complaint_id))) AS reference,
    paid.source,
    COALESCE(( SELECT o.procedure
           FROM public.counted_ombudsman_case o
          WHERE (o.id = paid.ombudsman_case_id)), ( SELECT c.procedure
           FROM public.counted_complaint c
          WHERE (c.id = paid.complaint_id))) AS procedure,
    paid.counted_on,
    paid.pence,
    ( SELECT v.department
           FROM public.service v
          WHERE (v.id = COALESCE(( SELECT o.service_id
                   FROM public.counted_ombudsman_case o
                  WHERE (o.id = paid.ombudsman_case_id)), ( SELECT c.service_id
                   FROM public.counted_complaint c
                  WHERE (c.id = paid.complaint_id))))) AS department
   FROM ( SELECT (b.id)::text AS id,
            b.source,
            b.complaint_id,
            b.ombudsman_case_id,
            b.agreed_on AS counted_on,
            b.amount_pence AS pence
           FROM public.counted_obligation b
          WHERE ((b.amount_pence IS NOT NULL) AND (b.accepted IS NOT FALSE))
        UNION ALL
         SELECT ((b.id)::text || '/in_lieu'::text),
            b.source,
            b.complaint_id,
            b.ombudsman_case_id,
            b.in_lieu_on,
            b.in_lieu_pence
           FROM public.counted_obligation b
          WHERE (b.in_lieu_on IS NOT NULL)) paid;
CREATE TABLE public.alert (
    id uuid NOT NULL,
    kind text NOT NULL,
    duty_id bigint,
    step bigint,
    working_days bigint,
    due_on date,
    cause text,
    audience text NOT NULL,
    recipient_person_id uuid,
    recipient_role text,
    complaint_id uuid,
    contact_id uuid,
    behaviour_measure_id uuid,
    safeguarding_referral_id uuid,
    single_point_of_contact_id uuid,
    report text,
    report_period text,
    is_urgent boolean DEFAULT false NOT NULL,
    raised_on date NOT NULL,
    raised_at timestamp with time zone NOT NULL,
    answer_due_on date,
    joined_id uuid,
    cancelled_for text,
    told_at timestamp with time zone,
    seen_at timestamp with time zone,
    seen_by text,
    CONSTRAINT alert_cancelled_for CHECK ((cancelled_for = ANY (ARRAY['moved'::text, 'done'::text, 'withdrawn'::text]))),
    CONSTRAINT alert_joined_other CHECK ((joined_id <> id)),
    CONSTRAINT alert_kind CHECK ((kind = ANY (ARRAY['warning'::text, 'overdue'::text, 'challenge'::text, 'safeguarding_referral'::text, 'complaint_back_in_queue'::text, 'contact_back_in_queue'::text, 'single_contact_passed_on'::text, 'single_contact_ended'::text, 'behaviour_measure_ended'::text, 'report_not_published'::text]))),
    CONSTRAINT alert_of_duty_or_cause CHECK (((num_nonnulls(duty_id, cause) = 1) AND ((duty_id IS NULL) = (step IS NULL)) AND ((duty_id IS NULL) = (working_days IS NULL)) AND ((duty_id IS NULL) = (due_on IS NULL)))),
    CONSTRAINT alert_recipient CHECK ((num_nonnulls(recipient_person_id, recipient_role) = 1)),
    CONSTRAINT alert_recipient_role CHECK ((recipient_role = ANY (ARRAY['manager'::text, 'first_response'::text, 'allocated_worker'::text]))),
    CONSTRAINT alert_report CHECK (((report IS NULL) = (report_period IS NULL))),
    CONSTRAINT alert_seen CHECK (((seen_at IS NULL) = (seen_by IS NULL)))
);
COMMENT ON COLUMN public.alert.working_days IS 'Of the step, from the last day in time: what tells one step from another, whatever becomes of the ladder.';
COMMENT ON COLUMN public.alert.due_on IS 'The day it was told for.';
COMMENT ON COLUMN public.alert.cause IS 'The kind and what caused it, where it is of no duty.';
COMMENT ON COLUMN public.alert.joined_id IS 'The alert that told of this step too, where several were due at once.';
COMMENT ON COLUMN public.alert.told_at IS 'When it was first handed over to a channel, seen or answered; when it was raised, where the inbox is all there is.';
CREATE TABLE public.alert_answer (
    id bigint NOT NULL,
    alert_id uuid NOT NULL,
    text text NOT NULL,
    answered_by text NOT NULL,
    answered_by_ids uuid[] NOT NULL,
    answered_at timestamp with time zone NOT NULL,
    answered_on date NOT NULL,
    verdict text,
    verdict_reason text,
    judged_by text,
    judged_at timestamp with time zone,
    CONSTRAINT alert_answer_judged CHECK ((((verdict IS NULL) = (judged_at IS NULL)) AND ((judged_by IS NULL) = (judged_at IS NULL)) AND ((verdict IS DISTINCT FROM 'rejected'::text) OR (verdict_reason IS NOT NULL)))),
    CONSTRAINT alert_answer_text_not_blank CHECK ((btrim(text) <> ''::text)),
    CONSTRAINT alert_answer_verdict CHECK ((verdict = ANY (ARRAY['accepted'::text, 'rejected'::text]))),
    CONSTRAINT alert_answer_verdict_reason_not_blank CHECK ((btrim(verdict_reason) <> ''::text))
);
ALTER TABLE public.alert_answer ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.alert_answer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.api_token (
    id bigint NOT NULL,
    hash bytea NOT NULL,
    name text NOT NULL,
    role text NOT NULL,
    person_id uuid,
    whole_council boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    CONSTRAINT api_token_hash_sha256 CHECK ((octet_length(hash) = 32)),
    CONSTRAINT api_token_name_not_blank CHECK ((public.normal_name(name) <> ''::text)),
    CONSTRAINT api_token_role CHECK ((role = ANY (ARRAY['viewer'::text, 'statistics_reader'::text, 'officer'::text, 'manager'::text, 'investigator'::text, 'responding_manager'::text, 'head_of_service'::text, 'director'::text, 'childrens_rights_officer'::text])))
);
COMMENT ON COLUMN public.api_token.whole_council IS 'Whether it is for all departments; else it is for those of api_token_department, and where there are none for nothing.';
CREATE TABLE public.api_token_department (
    api_token_id bigint NOT NULL,
    department text NOT NULL
);
ALTER TABLE public.api_token ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.api_token_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.appointment (
    stage_id uuid NOT NULL,
    role text NOT NULL,
    "position" smallint NOT NULL,
    name text NOT NULL,
    person_id uuid,
    appointed_on date,
    CONSTRAINT appointment_name_not_blank CHECK ((public.normal_name(name) <> ''::text)),
    CONSTRAINT appointment_position CHECK ((("position" >= 1) AND ("position" <=
CASE role
    WHEN 'panellist'::text THEN 3
    ELSE 1
END))),
    CONSTRAINT appointment_role CHECK ((role = ANY (ARRAY['investigating_officer'::text, 'independent_person'::text, 'panellist'::text]))),
    CONSTRAINT appointment_since CHECK (((person_id IS NULL) = (appointed_on IS NULL)))
);
CREATE TABLE public.audit_event (
    id bigint NOT NULL,
    occurred_at timestamp with time zone NOT NULL,
    actor text NOT NULL,
    api_token_id bigint,
    signed_in_id uuid,
    operation text NOT NULL,
    complaint_id uuid,
    contact_id uuid,
    ombudsman_case_id uuid,
    details jsonb NOT NULL,
    CONSTRAINT audit_event_one_caller CHECK ((num_nonnulls(api_token_id, signed_in_id) < 2))
);
COMMENT ON COLUMN public.audit_event.api_token_id IS 'The token it was done with.';
COMMENT ON COLUMN public.audit_event.signed_in_id IS 'The person who did it, signed in through the council''s provider; empty like the token where it was done on the command line.';
ALTER TABLE public.audit_event ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.audit_event_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.bank_holiday ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.bank_holiday_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.bank_holiday_rename (
    bank_holiday_id bigint NOT NULL,
    calendar_version bigint NOT NULL,
    name_before text NOT NULL,
    name_after text NOT NULL,
    CONSTRAINT bank_holiday_rename_other CHECK ((name_before <> name_after))
);
CREATE TABLE public.behaviour_consultee (
    decision_id bigint NOT NULL,
    person_id uuid NOT NULL
);
CREATE TABLE public.behaviour_decision (
    id bigint NOT NULL,
    measure_id uuid NOT NULL,
    kind text NOT NULL,
    decided_on date NOT NULL,
    decided_by uuid NOT NULL,
    reason text NOT NULL,
    review_on date,
    ends_on date,
    CONSTRAINT behaviour_decision_in_order CHECK (((review_on > decided_on) AND (ends_on >= review_on))),
    CONSTRAINT behaviour_decision_kind CHECK ((kind = ANY (ARRAY['imposed'::text, 'renewed'::text, 'lifted'::text]))),
    CONSTRAINT behaviour_decision_terms CHECK ((num_nonnulls(review_on, ends_on) =
CASE
    WHEN (kind = 'lifted'::text) THEN 0
    ELSE 2
END))
);
ALTER TABLE public.behaviour_decision ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.behaviour_decision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.behaviour_internal_review (
    id bigint NOT NULL,
    measure_id uuid NOT NULL,
    requested_on date NOT NULL,
    reviewer_id uuid NOT NULL,
    concluded_on date,
    conclusion text,
    CONSTRAINT behaviour_internal_review_concluded CHECK ((num_nonnulls(concluded_on, conclusion) = ANY (ARRAY[0, 2]))),
    CONSTRAINT behaviour_internal_review_in_order CHECK ((concluded_on >= requested_on))
);
ALTER TABLE public.behaviour_internal_review ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.behaviour_internal_review_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.behaviour_letter (
    id bigint NOT NULL,
    measure_id uuid NOT NULL,
    sent_on date NOT NULL,
    text text NOT NULL,
    restriction_threatened text,
    signposts_ombudsman boolean NOT NULL,
    CONSTRAINT behaviour_letter_signposts CHECK (signposts_ombudsman)
);
ALTER TABLE public.behaviour_letter ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.behaviour_letter_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.behaviour_measure (
    id uuid NOT NULL,
    complainant text NOT NULL,
    complainant_kind text NOT NULL,
    kind text NOT NULL,
    evidence text NOT NULL,
    exception_reason text,
    warning_id uuid,
    restrictions text[] NOT NULL,
    named_contact_id uuid,
    contact_days text[] NOT NULL,
    adjustments_considered boolean NOT NULL,
    rights_check_by uuid,
    rights_check_on date,
    grace_working_days bigint NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT behaviour_measure_complainant_kind CHECK ((complainant_kind = ANY (ARRAY['adult'::text, 'child_or_young_person'::text, 'advocate'::text]))),
    CONSTRAINT behaviour_measure_complainant_not_blank CHECK ((public.normal_name(complainant) <> ''::text)),
    CONSTRAINT behaviour_measure_contact CHECK ((('named_contact'::text = ANY (restrictions)) = (named_contact_id IS NOT NULL))),
    CONSTRAINT behaviour_measure_contact_days CHECK ((contact_days <@ ARRAY['monday'::text, 'tuesday'::text, 'wednesday'::text, 'thursday'::text, 'friday'::text, 'saturday'::text, 'sunday'::text])),
    CONSTRAINT behaviour_measure_days CHECK ((('set_days'::text = ANY (restrictions)) = (cardinality(contact_days) > 0))),
    CONSTRAINT behaviour_measure_exception_reason CHECK ((exception_reason = ANY (ARRAY['threats'::text, 'violence'::text]))),
    CONSTRAINT behaviour_measure_grace CHECK ((grace_working_days >= 0)),
    CONSTRAINT behaviour_measure_kind CHECK ((kind = ANY (ARRAY['warning'::text, 'restriction'::text]))),
    CONSTRAINT behaviour_measure_restrictions CHECK ((restrictions <@ ARRAY['named_contact'::text, 'letters_only'::text, 'email_only'::text, 'set_days'::text, 'no_phone'::text, 'no_visits'::text])),
    CONSTRAINT behaviour_measure_restricts CHECK (((kind = 'restriction'::text) = (cardinality(restrictions) > 0))),
    CONSTRAINT behaviour_measure_rights_check CHECK (((num_nonnulls(rights_check_by, rights_check_on) = 2) OR ((complainant_kind = 'adult'::text) AND (num_nonnulls(rights_check_by, rights_check_on) = 0)))),
    CONSTRAINT behaviour_measure_warned_first CHECK ((((kind = 'warning'::text) AND (warning_id IS NULL)) OR ((kind = 'restriction'::text) AND (num_nonnulls(warning_id, exception_reason) >= 1))))
);
COMMENT ON COLUMN public.behaviour_measure.warning_id IS 'The warning in force when the restriction was imposed.';
COMMENT ON COLUMN public.behaviour_measure.grace_working_days IS 'The setting of the day it was imposed.';
CREATE TABLE public.behaviour_measure_complaint (
    measure_id uuid NOT NULL,
    complaint_id uuid NOT NULL
);
CREATE TABLE public.calendar_feed (
    id uuid NOT NULL,
    secret_hash bytea NOT NULL,
    person_id uuid,
    team_id uuid,
    description text NOT NULL,
    created_by text NOT NULL,
    api_token_id bigint,
    signed_in_id uuid,
    signed_in_role text,
    created_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    revoked_by text,
    CONSTRAINT calendar_feed_description_not_blank CHECK ((btrim(description) <> ''::text)),
    CONSTRAINT calendar_feed_made_by_one CHECK ((num_nonnulls(api_token_id, signed_in_id) <= 1)),
    CONSTRAINT calendar_feed_of_one CHECK ((num_nonnulls(person_id, team_id) = 1)),
    CONSTRAINT calendar_feed_revoked CHECK ((((revoked_at IS NULL) = (revoked_by IS NULL)) AND (revoked_at >= created_at))),
    CONSTRAINT calendar_feed_secret_sha256 CHECK ((octet_length(secret_hash) = 32)),
    CONSTRAINT calendar_feed_signed_in_role CHECK (((signed_in_id IS NULL) = (signed_in_role IS NULL)))
);
CREATE TABLE public.calendar_version (
    number bigint NOT NULL,
    first_on date NOT NULL,
    last_on date NOT NULL,
    cause text NOT NULL,
    actor text NOT NULL,
    applied_at timestamp with time zone NOT NULL,
    source text NOT NULL,
    source_digest bytea NOT NULL,
    source_body bytea NOT NULL,
    published boolean NOT NULL,
    takes_back bigint,
    CONSTRAINT calendar_version_cause_not_blank CHECK ((btrim(cause) <> ''::text)),
    CONSTRAINT calendar_version_range CHECK ((first_on < last_on)),
    CONSTRAINT calendar_version_source_sha256 CHECK ((octet_length(source_digest) = 32)),
    CONSTRAINT calendar_version_takes_back_earlier CHECK ((takes_back < number))
);
COMMENT ON COLUMN public.calendar_version.source_body IS 'The file or feed as it was read.';
COMMENT ON COLUMN public.calendar_version.published IS 'Whether the source is a list that speaks of every day within its span; else somebody entered the days.';
COMMENT ON COLUMN public.calendar_version.takes_back IS 'The change that this one takes back, as a whole or some days of it.';
CREATE TABLE public.cause (
    code text NOT NULL,
    name text NOT NULL,
    "position" bigint NOT NULL,
    retired_on date,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT cause_code_form CHECK ((code ~ '^[a-z][a-z0-9_]*$'::text))
);
CREATE TABLE public.challenge_item (
    id uuid NOT NULL,
    alert_id uuid NOT NULL,
    listed_on date NOT NULL,
    theme text,
    closed_on date,
    CONSTRAINT challenge_item_in_order CHECK ((closed_on >= listed_on)),
    CONSTRAINT challenge_item_theme_not_blank CHECK ((btrim(theme) <> ''::text))
);
CREATE TABLE public.challenge_note (
    id bigint NOT NULL,
    challenge_item_id uuid NOT NULL,
    decision text NOT NULL,
    text text NOT NULL,
    noted_on date NOT NULL,
    noted_at timestamp with time zone NOT NULL,
    noted_by text NOT NULL,
    CONSTRAINT challenge_note_decision CHECK ((decision = ANY (ARRAY['take_to_meeting'::text, 'follow_up'::text, 'closed'::text]))),
    CONSTRAINT challenge_note_text_not_blank CHECK ((btrim(text) <> ''::text))
);
ALTER TABLE public.challenge_note ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.challenge_note_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.child_decision (
    id bigint NOT NULL,
    decision text NOT NULL,
    complaint_id uuid,
    contact_id uuid,
    measure_id uuid,
    decided_on date NOT NULL,
    decided_by text NOT NULL,
    reason text,
    rights_check_by uuid NOT NULL,
    rights_check_on date NOT NULL,
    CONSTRAINT child_decision_checked_first CHECK ((rights_check_on <= decided_on)),
    CONSTRAINT child_decision_decision CHECK ((decision = ANY (ARRAY['refusal'::text, 'withdrawal'::text, 'registration_error'::text, 'route_out'::text, 'malicious'::text, 'reclassification'::text, 'late_request'::text, 'late_point'::text, 'no_sufficient_interest'::text, 'correction'::text, 'restriction'::text]))),
    CONSTRAINT child_decision_of_one CHECK ((num_nonnulls(complaint_id, contact_id, measure_id) = 1))
);
ALTER TABLE public.child_decision ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.child_decision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.communication_need (
    complaint_id uuid NOT NULL,
    person text NOT NULL,
    language text,
    interpreter text,
    format text,
    adjustments text,
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT communication_need_person CHECK ((person = ANY (ARRAY['complainant'::text, 'child'::text])))
);
CREATE TABLE public.complaint_admission (
    complaint_id uuid NOT NULL,
    person_id uuid NOT NULL
);
CREATE TABLE public.complaint_assignment (
    id bigint NOT NULL,
    complaint_id uuid NOT NULL,
    team_id uuid NOT NULL,
    person_id uuid,
    reason text NOT NULL,
    assigned_by text NOT NULL,
    assigned_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    CONSTRAINT complaint_assignment_ended_in_order CHECK ((ended_at >= assigned_at))
);
COMMENT ON COLUMN public.complaint_assignment.person_id IS 'Empty: the complaint is on the queue of the team.';
ALTER TABLE public.complaint_assignment ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.complaint_assignment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.complaint_point (
    complaint_id uuid NOT NULL,
    number bigint NOT NULL,
    text text NOT NULL,
    origin text NOT NULL,
    found_on date NOT NULL,
    grounds_on date,
    excluded_on date,
    exclusion_reason text,
    exclusion_explanation text,
    proceedings_ended_on date,
    resubmit_until date,
    time_limit_accepted boolean,
    time_limit_decided_on date,
    time_limit_reason text,
    time_limit_letter_sent_on date,
    CONSTRAINT complaint_point_excluded CHECK ((((excluded_on IS NULL) = (exclusion_reason IS NULL)) AND ((excluded_on IS NULL) = (exclusion_explanation IS NULL)))),
    CONSTRAINT complaint_point_excluded_in_order CHECK ((excluded_on >= found_on)),
    CONSTRAINT complaint_point_exclusion_reason CHECK ((exclusion_reason = ANY (ARRAY['court'::text, 'proceedings'::text, 'considered_before'::text, 'outside_procedure'::text, 'out_of_time'::text, 'split_off'::text]))),
    CONSTRAINT complaint_point_grounds_in_order CHECK ((grounds_on <= found_on)),
    CONSTRAINT complaint_point_number CHECK ((number > 0)),
    CONSTRAINT complaint_point_origin CHECK ((origin = ANY (ARRAY['complainant'::text, 'investigating_officer'::text, 'authority'::text]))),
    CONSTRAINT complaint_point_proceedings CHECK (((proceedings_ended_on IS NULL) OR (exclusion_reason = 'proceedings'::text))),
    CONSTRAINT complaint_point_resubmission CHECK (((resubmit_until IS NULL) OR (resubmit_until >= proceedings_ended_on))),
    CONSTRAINT complaint_point_text_not_blank CHECK ((btrim(text) <> ''::text)),
    CONSTRAINT complaint_point_time_limit CHECK ((((time_limit_accepted IS NULL) = (time_limit_decided_on IS NULL)) AND ((time_limit_accepted IS NULL) = (time_limit_reason IS NULL)))),
    CONSTRAINT complaint_point_time_limit_in_order CHECK ((time_limit_decided_on >= found_on)),
    CONSTRAINT complaint_point_time_limit_letter CHECK ((COALESCE(time_limit_accepted, true) OR (time_limit_letter_sent_on >= time_limit_decided_on)))
);
CREATE VIEW public.complaint_body WITH (security_invoker='true') AS
 SELECT complaint.id AS complaint_id,
    complaint.summary AS body,
    complaint.registered_at AS written_at
   FROM public.complaint
UNION ALL
 SELECT entry.complaint_id,
    concat_ws(' '::text, entry.body, entry.result) AS body,
    entry.recorded_at AS written_at
   FROM public.entry
UNION ALL
 SELECT p.complaint_id,
    p.text AS body,
    c.registered_at AS written_at
   FROM (public.complaint_point p
     JOIN public.complaint c ON ((c.id = p.complaint_id)));
CREATE TABLE public.complaint_cause (
    complaint_id uuid NOT NULL,
    cause text NOT NULL
);
CREATE TABLE public.complaint_contributor (
    complaint_id uuid NOT NULL,
    service_id bigint NOT NULL,
    team_id uuid,
    added_at timestamp with time zone NOT NULL
);
CREATE TABLE public.complaint_establishment (
    complaint_id uuid NOT NULL,
    establishment text NOT NULL,
    lado_reference text,
    CONSTRAINT complaint_establishment_not_blank CHECK ((public.normal_name(establishment) <> ''::text))
);
CREATE TABLE public.complaint_link (
    id uuid NOT NULL,
    complaint_id uuid NOT NULL,
    kind text NOT NULL,
    other_complaint_id uuid,
    ombudsman_case_id uuid,
    recorded_by text NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT complaint_link_kind CHECK ((kind = ANY (ARRAY['follows'::text, 'same_matter'::text, 'same_family'::text]))),
    CONSTRAINT complaint_link_one_end CHECK ((num_nonnulls(other_complaint_id, ombudsman_case_id) = 1)),
    CONSTRAINT complaint_link_other_than_itself CHECK ((other_complaint_id <> complaint_id))
);
CREATE TABLE public.party (
    complaint_id uuid NOT NULL,
    number bigint NOT NULL,
    role text NOT NULL,
    name text NOT NULL,
    relationship text,
    ended_on date,
    by_advocacy boolean DEFAULT false NOT NULL,
    CONSTRAINT party_name_not_blank CHECK ((public.normal_name(name) <> ''::text)),
    CONSTRAINT party_number CHECK ((number > 0)),
    CONSTRAINT party_role CHECK ((role = ANY (ARRAY['complainant'::text, 'child'::text, 'representative'::text, 'advocate'::text, 'affected_person'::text])))
);
COMMENT ON COLUMN public.party.by_advocacy IS 'Whether they take part only because the child accepted the offer of an advocate.';
CREATE VIEW public.complaint_name WITH (security_invoker='true') AS
 SELECT complaint.id AS complaint_id,
    concat_ws(' '::text, complaint.complainant, complaint.representative) AS name
   FROM public.complaint
UNION ALL
 SELECT entry.complaint_id,
    concat_ws(' '::text, entry.people, entry.organisation) AS name
   FROM public.entry
UNION ALL
 SELECT party.complaint_id,
    party.name
   FROM public.party;
CREATE TABLE public.complaint_named_person (
    complaint_id uuid NOT NULL,
    person_id uuid NOT NULL,
    named_at timestamp with time zone NOT NULL
);
CREATE SEQUENCE public.complaint_reference_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
CREATE TABLE public.complaint_restriction (
    complaint_id uuid NOT NULL,
    reason text NOT NULL,
    restricted_by text NOT NULL,
    restricted_at timestamp with time zone NOT NULL,
    CONSTRAINT complaint_restriction_reason_not_blank CHECK ((btrim(reason) <> ''::text))
);
CREATE TABLE public.complaint_subject (
    complaint_id uuid NOT NULL,
    subject text NOT NULL,
    CONSTRAINT complaint_subject_subject CHECK ((subject = 'child_protection_conference'::text))
);
CREATE TABLE public.complaint_text (
    complaint_id uuid NOT NULL,
    received_on date NOT NULL,
    reference text NOT NULL,
    words tsvector NOT NULL
);
COMMENT ON COLUMN public.complaint_text.reference IS 'As it is sought (sought_reference).';
COMMENT ON COLUMN public.complaint_text.words IS 'Stems of the texts, and each word of a name after a tilde, both of the normal form (normal_name).';
CREATE TABLE public.compliment (
    id uuid NOT NULL,
    contact_id uuid,
    received_on date NOT NULL,
    service_id bigint NOT NULL,
    procedure text NOT NULL,
    text text NOT NULL,
    passed_on_by text,
    published_text text,
    approved_by text,
    approved_at timestamp with time zone,
    error_on date,
    error_reason text,
    error_by text,
    duplicate_of uuid,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT compliment_approved CHECK ((((published_text IS NULL) AND (approved_by IS NULL) AND (approved_at IS NULL)) OR ((published_text IS NOT NULL) AND (approved_by IS NOT NULL) AND (approved_at IS NOT NULL)))),
    CONSTRAINT compliment_duplicate_of_another CHECK ((duplicate_of <> id)),
    CONSTRAINT compliment_error CHECK (((num_nonnulls(error_on, error_reason, error_by) =
CASE
    WHEN (error_on IS NULL) THEN 0
    ELSE 3
END) AND ((error_on IS NOT NULL) OR (duplicate_of IS NULL))))
);
COMMENT ON COLUMN public.compliment.published_text IS 'As it may be printed, staff and children reduced to initials.';
CREATE TABLE public.contact (
    id uuid NOT NULL,
    reference text NOT NULL,
    received_at timestamp with time zone NOT NULL,
    received_on date GENERATED ALWAYS AS (((received_at AT TIME ZONE 'Europe/London'::text))::date) STORED NOT NULL,
    channel text NOT NULL,
    kind text NOT NULL,
    source text,
    person text,
    procedure text,
    department text NOT NULL,
    service_id bigint,
    text text,
    subject text,
    immediate_risk boolean DEFAULT false NOT NULL,
    safeguarding boolean DEFAULT false NOT NULL,
    reported_before_id uuid,
    establishment text,
    lado_reference text,
    acknowledged_on date,
    resolved_at timestamp with time zone,
    resolution text,
    closed_at timestamp with time zone,
    disposition text,
    destination text,
    explained_on date,
    forwarded_on date,
    eligible_complainant boolean,
    subject_in_scope boolean,
    rationale text,
    agreed_by uuid,
    assessment_reference text,
    spoken_to_on date,
    team_id uuid,
    assignee_id uuid,
    complaint_id uuid,
    released_complaint_id uuid,
    error_on date,
    error_reason text,
    error_by text,
    duplicate_of uuid,
    version bigint DEFAULT 1 NOT NULL,
    registered_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT contact_acknowledged_in_order CHECK ((acknowledged_on >= received_on)),
    CONSTRAINT contact_anonymous CHECK (((source <> 'anonymous'::text) OR ((person IS NULL) AND (acknowledged_on IS NULL)))),
    CONSTRAINT contact_assignee_of_team CHECK (((assignee_id IS NULL) OR (team_id IS NOT NULL))),
    CONSTRAINT contact_channel CHECK ((channel = ANY (ARRAY['web_form'::text, 'email'::text, 'phone'::text, 'letter'::text, 'in_person'::text, 'councillor_or_mp'::text]))),
    CONSTRAINT contact_closed CHECK (((closed_at IS NULL) OR (disposition IS NOT NULL))),
    CONSTRAINT contact_closed_in_order CHECK ((closed_at >= received_at)),
    CONSTRAINT contact_destination CHECK (
CASE disposition
    WHEN 'signposted_organisation'::text THEN COALESCE((destination = ANY (ARRAY['district_council'::text, 'academy_trust'::text, 'health'::text, 'other_authority'::text, 'other_organisation'::text])), false)
    WHEN 'forwarded'::text THEN COALESCE((destination = ANY (ARRAY['district_council'::text, 'academy_trust'::text, 'health'::text, 'other_authority'::text, 'other_organisation'::text])), false)
    WHEN 'signposted_procedure'::text THEN COALESCE((destination = ANY (ARRAY['internal_appeal'::text, 'subject_access_request'::text, 'hr_procedure'::text, 'information_governance_review'::text, 'tribunal'::text, 'whistleblowing'::text])), false)
    WHEN 'routed_out'::text THEN COALESCE((destination = ANY (ARRAY['corporate_complaint'::text, 'child_protection_conference_appeal'::text, 'court'::text])), false)
    ELSE (destination IS NULL)
END),
    CONSTRAINT contact_disposition CHECK ((disposition = ANY (ARRAY['service_request_passed_on'::text, 'informally_resolved'::text, 'signposted_organisation'::text, 'signposted_procedure'::text, 'routed_out'::text, 'forwarded'::text, 'answered_locally'::text, 'malicious'::text, 'other'::text]))),
    CONSTRAINT contact_duplicate_of_another CHECK ((duplicate_of <> id)),
    CONSTRAINT contact_error CHECK (((num_nonnulls(error_on, error_reason, error_by) =
CASE
    WHEN (error_on IS NULL) THEN 0
    ELSE 3
END) AND ((error_on IS NOT NULL) OR (duplicate_of IS NULL)))),
    CONSTRAINT contact_forwarded_on CHECK (((COALESCE(disposition, ''::text) = 'forwarded'::text) = (forwarded_on IS NOT NULL))),
    CONSTRAINT contact_kind CHECK ((kind = ANY (ARRAY['enquiry'::text, 'comment'::text, 'service_request'::text, 'informal_concern'::text, 'complaint'::text, 'compliment'::text, 'appeal'::text]))),
    CONSTRAINT contact_lado_of_establishment CHECK (((lado_reference IS NULL) OR (establishment IS NOT NULL))),
    CONSTRAINT contact_malicious_assessed CHECK (((disposition <> 'malicious'::text) OR (NOT (safeguarding OR immediate_risk)) OR ((assessment_reference IS NOT NULL) AND (spoken_to_on IS NOT NULL) AND (agreed_by IS NOT NULL)))),
    CONSTRAINT contact_not_its_own_report CHECK ((reported_before_id <> id)),
    CONSTRAINT contact_person_not_blank CHECK ((public.normal_name(person) <> ''::text)),
    CONSTRAINT contact_resolved CHECK (((resolved_at IS NULL) = (resolution IS NULL))),
    CONSTRAINT contact_resolved_in_order CHECK ((resolved_at > (received_at - '00:01:00'::interval))),
    CONSTRAINT contact_routed_out_explained CHECK (((disposition <> 'routed_out'::text) OR (explained_on IS NOT NULL))),
    CONSTRAINT contact_source CHECK ((source = ANY (ARRAY['complainant'::text, 'child_or_young_person'::text, 'family_member'::text, 'professional'::text, 'councillor_or_mp'::text, 'employee'::text, 'anonymous'::text, 'other'::text]))),
    CONSTRAINT contact_subject CHECK ((subject = 'child_protection_conference'::text))
);
COMMENT ON COLUMN public.contact.procedure IS 'The procedure it would come under as a complaint.';
COMMENT ON COLUMN public.contact.reported_before_id IS 'The earlier contact that shows it was reported before.';
COMMENT ON COLUMN public.contact.lado_reference IS 'The referral to the designated officer about a person working with children.';
COMMENT ON COLUMN public.contact.assessment_reference IS 'The multi-agency assessment without which nothing is called malicious.';
COMMENT ON COLUMN public.contact.released_complaint_id IS 'The complaint that was made of it in error: it waits again to be ended, or made a complaint.';
CREATE TABLE public.contact_details (
    complaint_id uuid NOT NULL,
    person text NOT NULL,
    postal_address text,
    email text,
    telephone text,
    preferred_way text,
    do_not_contact_at text,
    CONSTRAINT contact_details_email CHECK ((email ~~ '%_@_%'::text)),
    CONSTRAINT contact_details_person CHECK ((person = ANY (ARRAY['complainant'::text, 'representative'::text, 'advocate'::text]))),
    CONSTRAINT contact_details_preferred_is_known CHECK (
CASE preferred_way
    WHEN 'post'::text THEN (postal_address IS NOT NULL)
    WHEN 'email'::text THEN (email IS NOT NULL)
    WHEN 'telephone'::text THEN (telephone IS NOT NULL)
    ELSE true
END),
    CONSTRAINT contact_details_preferred_way CHECK ((preferred_way = ANY (ARRAY['post'::text, 'email'::text, 'telephone'::text]))),
    CONSTRAINT contact_details_reachable CHECK (((postal_address IS NOT NULL) OR (email IS NOT NULL) OR (telephone IS NOT NULL)))
);
CREATE SEQUENCE public.contact_reference_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
CREATE TABLE public.cost (
    id uuid NOT NULL,
    complaint_id uuid,
    procedure text,
    category text NOT NULL,
    incurred_on date NOT NULL,
    amount_pence bigint NOT NULL,
    description text NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT cost_amount_pence CHECK ((amount_pence > 0)),
    CONSTRAINT cost_category CHECK ((category = ANY (ARRAY['commissioned_investigation'::text, 'mediation'::text]))),
    CONSTRAINT cost_of_one CHECK ((num_nonnulls(complaint_id, procedure) = 1))
);
CREATE TABLE public.council_details (
    version bigint NOT NULL,
    name text NOT NULL,
    title text,
    address text,
    contact text,
    from_on date NOT NULL,
    recorded_by text NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT council_details_address_not_blank CHECK ((btrim(address) <> ''::text)),
    CONSTRAINT council_details_contact_not_blank CHECK ((btrim(contact) <> ''::text)),
    CONSTRAINT council_details_name_not_blank CHECK ((btrim(name) <> ''::text)),
    CONSTRAINT council_details_title_not_blank CHECK ((btrim(title) <> ''::text)),
    CONSTRAINT council_details_version CHECK ((version > 0))
);
CREATE TABLE public.council_setting (
    name text NOT NULL,
    from_on date NOT NULL,
    value bigint NOT NULL,
    reason text NOT NULL,
    decided_by text NOT NULL,
    decided_at timestamp with time zone NOT NULL
);
CREATE VIEW public.counted_compliment AS
 SELECT m.id,
    m.contact_id,
    m.received_on,
    m.service_id,
    m.procedure,
    m.text,
    m.passed_on_by,
    m.published_text,
    m.approved_by,
    m.approved_at,
    m.error_on,
    m.error_reason,
    m.error_by,
    m.duplicate_of,
    m.version
   FROM public.compliment m
  WHERE (( SELECT public.counts_every_record() AS counts_every_record) AND (m.error_on IS NULL));
CREATE VIEW public.counted_contact AS
 SELECT k.id,
    k.reference,
    k.received_at,
    k.received_on,
    k.channel,
    k.kind,
    k.source,
    k.person,
    k.procedure,
    k.department,
    k.service_id,
    k.text,
    k.subject,
    k.immediate_risk,
    k.safeguarding,
    k.reported_before_id,
    k.establishment,
    k.lado_reference,
    k.acknowledged_on,
    k.resolved_at,
    k.resolution,
    k.closed_at,
    k.disposition,
    k.destination,
    k.explained_on,
    k.forwarded_on,
    k.eligible_complainant,
    k.subject_in_scope,
    k.rationale,
    k.agreed_by,
    k.assessment_reference,
    k.spoken_to_on,
    k.team_id,
    k.assignee_id,
    k.complaint_id,
    k.released_complaint_id,
    k.error_on,
    k.error_reason,
    k.error_by,
    k.duplicate_of,
    k.version,
    k.registered_at,
    k.changed_at
   FROM public.contact k
  WHERE (( SELECT public.counts_every_record() AS counts_every_record) AND (k.error_on IS NULL) AND (NOT (EXISTS ( SELECT
           FROM public.complaint e
          WHERE ((e.id = k.complaint_id) AND (e.error_on IS NOT NULL))))));
CREATE VIEW public.counted_cost AS
 SELECT k.id,
    k.complaint_id,
    k.procedure,
    k.category,
    k.incurred_on,
    k.amount_pence,
    k.description,
    k.version
   FROM public.cost k
  WHERE (( SELECT public.counts_every_record() AS counts_every_record) AND (NOT (EXISTS ( SELECT
           FROM public.complaint e
          WHERE ((e.id = k.complaint_id) AND (e.error_on IS NOT NULL))))));
CREATE TABLE public.stage (
    id uuid NOT NULL,
    complaint_id uuid,
    taken_back_from uuid,
    stage text NOT NULL,
    "position" smallint NOT NULL,
    requested_on date NOT NULL,
    offered_under_duty_on date,
    offer_excused_on date,
    offer_excuse text,
    late_request_accepted boolean,
    late_request_decided_on date,
    late_request_reason text,
    late_request_letter_sent_on date,
    acknowledged_on date,
    imported_on date,
    advocate_asked_on date,
    advocate_appointed_on date,
    complainant_updated_on date,
    plan_made_on date,
    plan_origin text,
    plan_respond_by_on date,
    plan_letter_on date,
    investigator_type text,
    statement_agreed_on date,
    needs_confirmed_on date,
    panel_held_on date,
    panel_findings_on date,
    findings_received_on date,
    independent_person_consulted_on date,
    early_referral_on date,
    early_referral_reason text,
    early_referral_accepted_on date,
    drafted_by text,
    drafted_by_ids uuid[],
    checked_by text,
    checked_by_ids uuid[],
    responded_on date,
    responded_by uuid,
    outcome text,
    all_points_upheld boolean,
    no_finding_reason text,
    action_plan text,
    adjudication_received_on date,
    bypassed_on date,
    withdrawn_on date,
    ended_on date GENERATED ALWAYS AS (COALESCE(responded_on, early_referral_accepted_on, bypassed_on, withdrawn_on,
CASE
    WHEN (NOT late_request_accepted) THEN late_request_decided_on
    ELSE NULL::date
END)) STORED,
    next_requested_on date,
    CONSTRAINT stage_acknowledged_in_order CHECK ((acknowledged_on >= requested_on)),
    CONSTRAINT stage_adjudication_received_in_order CHECK ((adjudication_received_on >= responded_on)),
    CONSTRAINT stage_advocate_asked CHECK (((advocate_asked_on IS NOT NULL) OR (advocate_appointed_on IS NULL))),
    CONSTRAINT stage_advocate_in_order CHECK (((advocate_asked_on >= requested_on) AND (advocate_appointed_on >= advocate_asked_on))),
    CONSTRAINT stage_bypassed_in_order CHECK ((bypassed_on >= requested_on)),
    CONSTRAINT stage_checked_by_another CHECK (
CASE
    WHEN ((cardinality(checked_by_ids) > 0) AND (cardinality(drafted_by_ids) > 0)) THEN (NOT (checked_by_ids && drafted_by_ids))
    ELSE (checked_by <> drafted_by)
END),
    CONSTRAINT stage_early_referral_accepted_in_order CHECK ((early_referral_accepted_on >= early_referral_on)),
    CONSTRAINT stage_early_referral_in_order CHECK ((early_referral_on >= requested_on)),
    CONSTRAINT stage_early_referral_whole CHECK (((early_referral_on IS NOT NULL) OR (num_nonnulls(early_referral_reason, action_plan, early_referral_accepted_on) = 0))),
    CONSTRAINT stage_early_referral_without_panel CHECK (((early_referral_accepted_on IS NULL) OR (panel_held_on IS NULL))),
    CONSTRAINT stage_findings_in_order CHECK ((panel_findings_on >= panel_held_on)),
    CONSTRAINT stage_findings_received_in_order CHECK ((findings_received_on >= panel_findings_on)),
    CONSTRAINT stage_investigator_type CHECK ((investigator_type = ANY (ARRAY['in_house'::text, 'commissioned'::text]))),
    CONSTRAINT stage_late_request_in_order CHECK (((late_request_decided_on >= requested_on) AND (late_request_letter_sent_on >= late_request_decided_on))),
    CONSTRAINT stage_late_request_letter CHECK ((late_request_accepted OR (late_request_letter_sent_on IS NOT NULL))),
    CONSTRAINT stage_late_request_whole CHECK ((num_nulls(late_request_accepted, late_request_decided_on, late_request_reason) = ANY (ARRAY[0, 3]))),
    CONSTRAINT stage_needs_confirmed_in_order CHECK ((needs_confirmed_on >= requested_on)),
    CONSTRAINT stage_no_finding_reason CHECK ((no_finding_reason = ANY (ARRAY['irreconcilable_versions'::text, 'insufficient_evidence'::text, 'court_is_the_forum'::text]))),
    CONSTRAINT stage_no_finding_reason_with_outcome CHECK (((no_finding_reason IS NULL) OR (outcome = 'no_finding'::text))),
    CONSTRAINT stage_of_one CHECK ((num_nonnulls(complaint_id, taken_back_from) = 1)),
    CONSTRAINT stage_offer_excused CHECK (((offer_excused_on IS NULL) = (offer_excuse IS NULL))),
    CONSTRAINT stage_offer_excused_in_order CHECK ((offer_excused_on >= requested_on)),
    CONSTRAINT stage_outcome CHECK ((outcome = ANY (ARRAY['fault_found'::text, 'not_upheld'::text, 'no_finding'::text]))),
    CONSTRAINT stage_outcome_when_responded CHECK (((outcome IS NULL) = (responded_on IS NULL))),
    CONSTRAINT stage_panel_in_order CHECK ((panel_held_on >= requested_on)),
    CONSTRAINT stage_plan_in_order CHECK (((plan_made_on >= requested_on) AND (plan_respond_by_on >= plan_made_on) AND (plan_letter_on >= plan_made_on))),
    CONSTRAINT stage_plan_letter CHECK (((plan_origin <> 'set_by_authority'::text) OR (plan_letter_on IS NOT NULL))),
    CONSTRAINT stage_plan_origin CHECK ((plan_origin = ANY (ARRAY['agreed'::text, 'set_by_authority'::text]))),
    CONSTRAINT stage_plan_whole CHECK ((((plan_made_on IS NULL) = (plan_origin IS NULL)) AND ((plan_made_on IS NULL) = (plan_respond_by_on IS NULL)) AND ((plan_made_on IS NOT NULL) OR (plan_letter_on IS NULL)))),
    CONSTRAINT stage_responded_in_order CHECK ((responded_on >= requested_on)),
    CONSTRAINT stage_statement_in_order CHECK ((statement_agreed_on >= requested_on)),
    CONSTRAINT stage_withdrawn_in_order CHECK ((withdrawn_on >= requested_on))
);
COMMENT ON COLUMN public.stage.taken_back_from IS 'The complaint that it was never asked for at; its duties, all withdrawn, are the only trace of it besides the audit.';
COMMENT ON COLUMN public.stage.offer_excuse IS 'The good reason for which stage 2 need not be offered under the duty (SI 2006/1738 regs 14, 17).';
COMMENT ON COLUMN public.stage.imported_on IS 'The day it came with a register, which did not keep acknowledgements and notices: none from before is owed.';
COMMENT ON COLUMN public.stage.plan_origin IS 'agreed with the complainant, or set by the authority where the offer to discuss was declined (SI 2009/309 reg 13(7), (8)).';
COMMENT ON COLUMN public.stage.adjudication_received_on IS 'The day the complainant received the adjudication of stage 2, whatever the day it was sent.';
COMMENT ON COLUMN public.stage.next_requested_on IS 'requested_on of the next stage: told by stage_tell_previous when that is opened, and corrected with it.';
CREATE VIEW public.counted_stage AS
 SELECT s.id,
    s.complaint_id,
    s.taken_back_from,
    s.stage,
    s."position",
    s.requested_on,
    s.offered_under_duty_on,
    s.offer_excused_on,
    s.offer_excuse,
    s.late_request_accepted,
    s.late_request_decided_on,
    s.late_request_reason,
    s.late_request_letter_sent_on,
    s.acknowledged_on,
    s.imported_on,
    s.advocate_asked_on,
    s.advocate_appointed_on,
    s.complainant_updated_on,
    s.plan_made_on,
    s.plan_origin,
    s.plan_respond_by_on,
    s.plan_letter_on,
    s.investigator_type,
    s.statement_agreed_on,
    s.needs_confirmed_on,
    s.panel_held_on,
    s.panel_findings_on,
    s.findings_received_on,
    s.independent_person_consulted_on,
    s.early_referral_on,
    s.early_referral_reason,
    s.early_referral_accepted_on,
    s.drafted_by,
    s.drafted_by_ids,
    s.checked_by,
    s.checked_by_ids,
    s.responded_on,
    s.responded_by,
    s.outcome,
    s.all_points_upheld,
    s.no_finding_reason,
    s.action_plan,
    s.adjudication_received_on,
    s.bypassed_on,
    s.withdrawn_on,
    s.ended_on,
    s.next_requested_on
   FROM public.stage s
  WHERE (( SELECT public.counts_every_record() AS counts_every_record) AND (s.complaint_id IS NOT NULL) AND (NOT (EXISTS ( SELECT
           FROM public.complaint e
          WHERE ((e.id = s.complaint_id) AND (e.error_on IS NOT NULL))))));
CREATE TABLE public.decision_freeze (
    complaint_id uuid NOT NULL,
    number bigint NOT NULL,
    disputed_decision text NOT NULL,
    requested_on date NOT NULL,
    agreed boolean NOT NULL,
    decided_on date NOT NULL,
    decided_by text NOT NULL,
    reason text NOT NULL,
    review_on date,
    ended_on date,
    CONSTRAINT decision_freeze_disputed_decision_not_blank CHECK ((btrim(disputed_decision) <> ''::text)),
    CONSTRAINT decision_freeze_in_order CHECK (((decided_on >= requested_on) AND (review_on >= decided_on) AND (ended_on >= decided_on))),
    CONSTRAINT decision_freeze_number CHECK ((number > 0)),
    CONSTRAINT decision_freeze_review CHECK (((NOT agreed) OR (review_on IS NOT NULL)))
);
CREATE TABLE public.delivery (
    id bigint NOT NULL,
    alert_id uuid NOT NULL,
    channel text NOT NULL,
    recipient_person_id uuid,
    webhook_id uuid,
    is_urgent boolean NOT NULL,
    send_after timestamp with time zone NOT NULL,
    message_id uuid,
    cancelled boolean DEFAULT false NOT NULL,
    CONSTRAINT delivery_cancelled_unsent CHECK ((NOT (cancelled AND (message_id IS NOT NULL)))),
    CONSTRAINT delivery_channel CHECK ((channel = ANY (ARRAY['email'::text, 'text_message'::text, 'webhook'::text]))),
    CONSTRAINT delivery_recipient CHECK (((num_nonnulls(recipient_person_id, webhook_id) = 1) AND ((webhook_id IS NOT NULL) = (channel = 'webhook'::text))))
);
COMMENT ON COLUMN public.delivery.send_after IS 'Not before: moved on where it is outside working hours, or beyond the cap.';
ALTER TABLE public.delivery ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.delivery_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.demand (
    year text NOT NULL,
    measure text NOT NULL,
    value bigint NOT NULL,
    source text,
    CONSTRAINT demand_measure CHECK ((measure = ANY (ARRAY['referrals'::text, 'single_assessments'::text, 'children_in_care_at_31_march'::text, 'child_protection_plans_at_31_march'::text, 'open_cases_at_31_march'::text, 'adult_social_care_clients'::text, 'residents'::text, 'households'::text, 'waste_collections'::text, 'waste_tonnes'::text]))),
    CONSTRAINT demand_source_not_blank CHECK ((btrim(source) <> ''::text)),
    CONSTRAINT demand_value CHECK ((value >= 0)),
    CONSTRAINT demand_year CHECK ((year ~ '^\d{4}-\d{2}$'::text))
);
CREATE TABLE public.department (
    name text NOT NULL,
    CONSTRAINT department_name_not_blank CHECK ((public.normal_name(name) <> ''::text))
);
CREATE TABLE public.deputy (
    id bigint NOT NULL,
    person_id uuid NOT NULL,
    deputy_id uuid NOT NULL,
    from_on date NOT NULL,
    until_on date NOT NULL,
    CONSTRAINT deputy_in_order CHECK ((until_on >= from_on)),
    CONSTRAINT deputy_other CHECK ((deputy_id <> person_id))
);
ALTER TABLE public.deputy ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.deputy_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.duty (
    id bigint NOT NULL,
    subject_id uuid GENERATED ALWAYS AS (COALESCE(stage_id, contact_id, letter_id, ombudsman_case_id, obligation_id, behaviour_measure_id, safeguarding_referral_id, complaint_id)) STORED NOT NULL,
    stage_id uuid,
    contact_id uuid,
    letter_id uuid,
    ombudsman_case_id uuid,
    obligation_id uuid,
    behaviour_measure_id uuid,
    safeguarding_referral_id uuid,
    complaint_id uuid,
    kind text NOT NULL,
    clock text NOT NULL,
    nature text NOT NULL,
    basis_on date NOT NULL,
    due_on date NOT NULL,
    due_at timestamp with time zone,
    calendar_version bigint NOT NULL,
    known_from date NOT NULL,
    ended_on date,
    ended_by text,
    provisional boolean DEFAULT false NOT NULL,
    CONSTRAINT duty_due_in_order CHECK ((due_on >= basis_on)),
    CONSTRAINT duty_ended CHECK (((ended_on IS NULL) = (ended_by IS NULL))),
    CONSTRAINT duty_ended_by CHECK ((ended_by = ANY (ARRAY['met'::text, 'stage_ended'::text, 'superseded'::text, 'withdrawn'::text]))),
    CONSTRAINT duty_kind CHECK ((kind = ANY (ARRAY['acknowledgement'::text, 'statement'::text, 'extension_notice'::text, 'response'::text, 'panel'::text, 'findings'::text, 'request_window'::text, 'stage_2_offer'::text, 'enquiry_conversion'::text, 'safeguarding_acknowledgement'::text, 'behaviour_review'::text, 'freeze_review'::text, 'obligation'::text, 'obligation_check'::text, 'ombudsman_letter'::text, 'members_told'::text, 'report_notice'::text, 'report_inspection'::text, 'report_reply'::text, 'notice'::text]))),
    CONSTRAINT duty_nature CHECK ((nature = ANY (ARRAY['limit'::text, 'target'::text, 'window'::text, 'alternative'::text]))),
    CONSTRAINT duty_of_one CHECK ((num_nonnulls(stage_id, contact_id, letter_id, ombudsman_case_id, obligation_id, behaviour_measure_id, safeguarding_referral_id) <= 1))
);
COMMENT ON COLUMN public.duty.subject_id IS 'The record it is about: the one of the columns that is filled, else the complaint.';
COMMENT ON COLUMN public.duty.clock IS 'Its name in the procedure version, or among the duties of its record.';
COMMENT ON COLUMN public.duty.due_at IS 'The last instant in time, where the hour counts.';
COMMENT ON COLUMN public.duty.ended_by IS 'met only where the act was done; stage_ended where the stage or other record ended without it.';
COMMENT ON COLUMN public.duty.provisional IS 'Day 0 stands in for one that is not recorded: the day the adjudication was sent for the day it was received.';
CREATE TABLE public.duty_ahead (
    duty_id bigint NOT NULL,
    next_step_on date NOT NULL
);
CREATE TABLE public.duty_flag (
    id bigint NOT NULL,
    duty_id bigint NOT NULL,
    as_of date NOT NULL,
    flagged_at timestamp with time zone NOT NULL,
    withdrawn_by bigint,
    withdrawn_by_event bigint
);
ALTER TABLE public.duty_flag ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.duty_flag_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.duty ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.duty_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.duty_move (
    duty_id bigint NOT NULL,
    calendar_version bigint,
    audit_event_id bigint,
    basis_before_on date NOT NULL,
    basis_after_on date NOT NULL,
    due_before_on date NOT NULL,
    due_after_on date NOT NULL,
    CONSTRAINT duty_move_one_cause CHECK (((calendar_version IS NULL) <> (audit_event_id IS NULL)))
);
COMMENT ON COLUMN public.duty_move.audit_event_id IS 'The operation that moved it, where no change of the calendar did.';
CREATE TABLE public.earlier_total (
    year text NOT NULL,
    measure text NOT NULL,
    department text NOT NULL,
    value bigint NOT NULL,
    source text,
    CONSTRAINT earlier_total_measure_form CHECK ((measure ~ '^[a-z][a-z0-9_]*$'::text)),
    CONSTRAINT earlier_total_source_not_blank CHECK ((btrim(source) <> ''::text)),
    CONSTRAINT earlier_total_value CHECK ((value >= 0)),
    CONSTRAINT earlier_total_year CHECK ((year ~ '^\d{4}-\d{2}$'::text))
);
CREATE TABLE public.equality_answer (
    complaint_id uuid NOT NULL,
    person text NOT NULL,
    characteristic text NOT NULL,
    answer text NOT NULL,
    category text,
    CONSTRAINT equality_answer_answer CHECK ((answer = ANY (ARRAY['recorded'::text, 'prefer_not_to_say'::text, 'unknown'::text]))),
    CONSTRAINT equality_answer_person CHECK ((person = ANY (ARRAY['complainant'::text, 'child'::text]))),
    CONSTRAINT equality_answer_recorded CHECK (((answer = 'recorded'::text) = (category IS NOT NULL)))
);
CREATE TABLE public.equality_category (
    characteristic text NOT NULL,
    category text NOT NULL,
    name text NOT NULL,
    "position" bigint NOT NULL,
    CONSTRAINT equality_category_characteristic CHECK ((characteristic = ANY (ARRAY['age_band'::text, 'sex'::text, 'ethnicity'::text, 'disability'::text, 'religion'::text, 'first_language'::text]))),
    CONSTRAINT equality_category_form CHECK ((category ~ '^[a-z0-9][a-z0-9_]*$'::text))
);
CREATE VIEW public.equality_count AS
 SELECT y.first_on,
    n.procedure,
    n.person,
    n.characteristic,
    n.answer,
    n.category,
    n.count
   FROM (( SELECT make_date(s.year, 4, 1) AS first_on
           FROM generate_series(2000, 2199) s(year)) y
     CROSS JOIN LATERAL ( SELECT c.procedure,
            e.person,
            e.characteristic,
            e.answer,
            e.category,
            count(*) AS count
           FROM (public.counted_complaint c
             JOIN public.equality_answer e ON ((e.complaint_id = c.id)))
          WHERE ((c.received_on >= y.first_on) AND (c.received_on < (y.first_on + '1 year'::interval)))
          GROUP BY c.procedure, e.person, e.characteristic, e.answer, e.category) n);
CREATE TABLE public.erasure_request (
    complaint_id uuid NOT NULL,
    requested_on date NOT NULL,
    requested_by text NOT NULL,
    CONSTRAINT erasure_request_requested_by_not_blank CHECK ((public.normal_name(requested_by) <> ''::text))
);
CREATE TABLE public.export (
    id uuid NOT NULL,
    api_token_id bigint,
    signed_in_id uuid,
    operation text NOT NULL,
    permissions text[] NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    seen_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    bytes bigint DEFAULT 0 NOT NULL,
    status smallint,
    content_type text,
    content_disposition text,
    location text,
    etag text,
    reached text[] DEFAULT public.reach_stated() NOT NULL,
    asked_about uuid[] DEFAULT '{}'::uuid[] NOT NULL,
    CONSTRAINT export_ended CHECK (((ended_at IS NULL) = (status IS NULL))),
    CONSTRAINT export_in_order CHECK (((asked_at <= seen_at) AND (asked_at <= ended_at))),
    CONSTRAINT export_one_caller CHECK ((num_nonnulls(api_token_id, signed_in_id) = 1))
);
COMMENT ON COLUMN public.export.permissions IS 'What whoever fetches it must still hold.';
COMMENT ON COLUMN public.export.seen_at IS 'When the copy of the service that makes it was last known to be at it.';
COMMENT ON COLUMN public.export.reached IS 'What its caller saw when they asked, as reach_again takes it.';
COMMENT ON COLUMN public.export.asked_about IS 'The identifiers in the path that was answered.';
CREATE TABLE public.export_part (
    export_id uuid NOT NULL,
    number bigint NOT NULL,
    body bytea NOT NULL,
    tells_of uuid[] DEFAULT '{}'::uuid[] NOT NULL
);
ALTER TABLE ONLY public.export_part ALTER COLUMN body SET STORAGE EXTERNAL;
COMMENT ON COLUMN public.export_part.tells_of IS 'The records in it, by identifier or reference, that its caller saw when they asked or it was made.';
ALTER TABLE public.extension ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.extension_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.figure_target (
    id bigint NOT NULL,
    figure text NOT NULL,
    value_tenths bigint NOT NULL,
    comparison text NOT NULL,
    unit text NOT NULL,
    tolerance_hundredths bigint NOT NULL,
    in_force_from date NOT NULL,
    source text NOT NULL,
    decided_by text NOT NULL,
    decided_at timestamp with time zone NOT NULL,
    withdrawn_on date,
    withdrawn_by text,
    withdrawn_reason text,
    CONSTRAINT figure_target_comparison CHECK ((comparison = ANY (ARRAY['at_least'::text, 'at_most'::text]))),
    CONSTRAINT figure_target_figure_form CHECK ((figure ~ '^[a-z][a-z0-9_]*(\.[a-z0-9][a-z0-9_]*)+$'::text)),
    CONSTRAINT figure_target_percent CHECK (((unit <> 'percent'::text) OR (value_tenths <= 1000))),
    CONSTRAINT figure_target_source_not_blank CHECK ((btrim(source) <> ''::text)),
    CONSTRAINT figure_target_tolerance CHECK ((tolerance_hundredths >= 0)),
    CONSTRAINT figure_target_unit CHECK ((unit = ANY (ARRAY['percent'::text, 'count'::text]))),
    CONSTRAINT figure_target_value CHECK ((value_tenths >= 0)),
    CONSTRAINT figure_target_withdrawn CHECK ((num_nonnulls(withdrawn_on, withdrawn_by, withdrawn_reason) = ANY (ARRAY[0, 3])))
);
ALTER TABLE public.figure_target ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.figure_target_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.idempotency_record (
    api_token_id bigint,
    signed_in_id uuid,
    key text NOT NULL,
    fingerprint bytea NOT NULL,
    status bigint NOT NULL,
    location text,
    etag text,
    body bytea NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    event bigint,
    CONSTRAINT idempotency_record_key_length CHECK (((length(key) >= 1) AND (length(key) <= 255))),
    CONSTRAINT idempotency_record_one_caller CHECK ((num_nonnulls(api_token_id, signed_in_id) = 1))
);
COMMENT ON COLUMN public.idempotency_record.signed_in_id IS 'The person who signed in through the council''s provider.';
COMMENT ON COLUMN public.idempotency_record.event IS 'The last audit event of the request: whoever no longer sees what it is filed under is not given the answer again.';
CREATE TABLE public.imported_row (
    file text NOT NULL,
    key text NOT NULL,
    digest bytea NOT NULL,
    imported_at timestamp with time zone NOT NULL
);
CREATE TABLE public.investigation_report (
    stage_id uuid NOT NULL,
    number bigint NOT NULL,
    author text NOT NULL,
    name text,
    person_id uuid,
    appointed_on date,
    received_on date NOT NULL,
    CONSTRAINT investigation_report_author CHECK ((author = ANY (ARRAY['investigating_officer'::text, 'independent_person'::text]))),
    CONSTRAINT investigation_report_in_order CHECK ((received_on >= appointed_on)),
    CONSTRAINT investigation_report_name_not_blank CHECK ((public.normal_name(name) <> ''::text)),
    CONSTRAINT investigation_report_number CHECK ((number > 0)),
    CONSTRAINT investigation_report_since CHECK (((person_id IS NULL) = (appointed_on IS NULL)))
);
CREATE TABLE public.ladder (
    id bigint NOT NULL,
    kind text,
    nature text NOT NULL,
    department text,
    procedure text,
    in_force_from date NOT NULL,
    source text NOT NULL,
    decided_by text NOT NULL,
    decided_at timestamp with time zone NOT NULL,
    CONSTRAINT ladder_kind CHECK ((kind = ANY (ARRAY['acknowledgement'::text, 'statement'::text, 'extension_notice'::text, 'response'::text, 'panel'::text, 'findings'::text, 'request_window'::text, 'stage_2_offer'::text, 'enquiry_conversion'::text, 'safeguarding_acknowledgement'::text, 'behaviour_review'::text, 'freeze_review'::text, 'obligation'::text, 'obligation_check'::text, 'ombudsman_letter'::text, 'members_told'::text, 'report_notice'::text, 'report_inspection'::text, 'report_reply'::text, 'notice'::text]))),
    CONSTRAINT ladder_nature CHECK ((nature = ANY (ARRAY['limit'::text, 'target'::text]))),
    CONSTRAINT ladder_target_of_kind CHECK (((nature = 'limit'::text) OR (kind IS NOT NULL)))
);
ALTER TABLE public.ladder ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.ladder_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.ladder_step (
    ladder_id bigint NOT NULL,
    step bigint NOT NULL,
    working_days bigint NOT NULL,
    audience text NOT NULL,
    answer_working_days bigint,
    CONSTRAINT ladder_step_answer CHECK (((answer_working_days >= 1) AND (answer_working_days <= 60))),
    CONSTRAINT ladder_step_audience CHECK ((audience = ANY (ARRAY['assignee'::text, 'team_manager'::text, 'service_manager'::text, 'head_of_service'::text, 'assistant_director'::text, 'director'::text, 'complaints_manager'::text, 'link_officer'::text, 'challenge_list'::text]))),
    CONSTRAINT ladder_step_step CHECK (((step >= 1) AND (step <= 10))),
    CONSTRAINT ladder_step_working_days CHECK (((working_days >= '-60'::integer) AND (working_days <= 120)))
);
COMMENT ON COLUMN public.ladder_step.working_days IS 'From the last day in time; negative, or 0 for the day itself, for a warning.';
COMMENT ON COLUMN public.ladder_step.answer_working_days IS 'How long whoever is told has to answer; empty where no answer is asked for.';
CREATE TABLE public.late_reason (
    stage_id uuid NOT NULL,
    clock text NOT NULL,
    reason text NOT NULL,
    explanation text,
    CONSTRAINT late_reason_explanation_not_blank CHECK ((btrim(explanation) <> ''::text)),
    CONSTRAINT late_reason_reason CHECK ((reason = ANY (ARRAY['service_capacity'::text, 'staff_absence'::text, 'unknown'::text, 'meeting_arranged'::text, 'local_authority_response'::text, 'complexity'::text, 'complainant_availability'::text, 'no_interpreter'::text])))
);
CREATE TABLE public.learning_pair (
    id uuid NOT NULL,
    you_complained text NOT NULL,
    we_have text NOT NULL,
    procedure text NOT NULL,
    proposed_by text NOT NULL,
    proposed_by_ids uuid[] NOT NULL,
    proposed_at timestamp with time zone NOT NULL,
    approved_by text,
    approved_on date,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT learning_pair_approved CHECK (((approved_by IS NULL) = (approved_on IS NULL))),
    CONSTRAINT learning_pair_we_have_not_blank CHECK ((btrim(we_have) <> ''::text)),
    CONSTRAINT learning_pair_you_complained_not_blank CHECK ((btrim(you_complained) <> ''::text))
);
CREATE TABLE public.learning_pair_complaint (
    learning_pair_id uuid NOT NULL,
    complaint_id uuid NOT NULL
);
CREATE TABLE public.letter (
    id uuid NOT NULL,
    ombudsman_case_id uuid NOT NULL,
    kind text NOT NULL,
    received_on date,
    sent_on date,
    letter_on date NOT NULL,
    subject text,
    due_on date,
    extended_on date,
    extended_to date,
    earlier_extended_on date[] DEFAULT '{}'::date[] NOT NULL,
    earlier_extended_to date[] DEFAULT '{}'::date[] NOT NULL,
    answered_on date,
    answers_id uuid,
    link_officer_id uuid NOT NULL,
    copied_to text NOT NULL,
    logged_at timestamp with time zone NOT NULL,
    error_on date,
    error_reason text,
    error_by text,
    duplicate_of uuid,
    CONSTRAINT letter_answered_in_order CHECK ((answered_on >= received_on)),
    CONSTRAINT letter_answers CHECK (((answers_id IS NULL) OR (kind = 'reply'::text))),
    CONSTRAINT letter_asks CHECK (((due_on IS NOT NULL) OR (num_nonnulls(extended_on, answered_on) = 0))),
    CONSTRAINT letter_due CHECK (((due_on IS NOT NULL) OR (kind <> ALL (ARRAY['enquiry'::text, 'draft_decision'::text])))),
    CONSTRAINT letter_due_in_order CHECK (((due_on IS NULL) OR ((received_on IS NOT NULL) AND (due_on >= received_on)))),
    CONSTRAINT letter_duplicate_of_another CHECK ((duplicate_of <> id)),
    CONSTRAINT letter_earlier_extended CHECK (((cardinality(earlier_extended_on) = cardinality(earlier_extended_to)) AND ((extended_on IS NOT NULL) OR (cardinality(earlier_extended_on) = 0)))),
    CONSTRAINT letter_error CHECK (((num_nonnulls(error_on, error_reason, error_by) =
CASE
    WHEN (error_on IS NULL) THEN 0
    ELSE 3
END) AND ((error_on IS NOT NULL) OR (duplicate_of IS NULL)))),
    CONSTRAINT letter_extended_in_order CHECK (((extended_on >= received_on) AND (extended_to > due_on))),
    CONSTRAINT letter_extended_whole CHECK (((extended_on IS NULL) = (extended_to IS NULL))),
    CONSTRAINT letter_kind CHECK ((kind = ANY (ARRAY['enquiry'::text, 'draft_decision'::text, 'final_decision'::text, 'remedy_decision'::text, 'reply'::text, 'other'::text]))),
    CONSTRAINT letter_subject CHECK (((kind <> 'other'::text) OR (btrim(subject) <> ''::text))),
    CONSTRAINT letter_way_of_its_kind CHECK (((kind = 'other'::text) OR ((kind = 'reply'::text) = (sent_on IS NOT NULL)))),
    CONSTRAINT letter_went_one_way CHECK ((num_nonnulls(received_on, sent_on) = 1)),
    CONSTRAINT letter_written_in_order CHECK ((COALESCE(received_on, sent_on) >= letter_on))
);
COMMENT ON COLUMN public.letter.due_on IS 'The day by which it asks for something, as it states it; never computed.';
COMMENT ON COLUMN public.letter.extended_on IS 'The day of the last agreement to a later date, which is extended_to.';
COMMENT ON COLUMN public.letter.earlier_extended_on IS 'The days of the agreements before it, the first first, with their dates in earlier_extended_to.';
COMMENT ON COLUMN public.letter.answers_id IS 'The letter that a reply answers, whose duty it ends.';
CREATE TABLE public.link_officer (
    from_on date NOT NULL,
    person_id uuid NOT NULL
);
CREATE VIEW public.listed_complaint WITH (security_invoker='true') AS
 SELECT c.id,
    c.reference,
    c.procedure,
    c.procedure_version_id,
    c.received_at,
    c.received_on,
    c.team_received_on,
    c.grounds_on,
    c.channel,
    c.complainant,
    c.complainant_type,
    c.representative,
    c.representative_type,
    c.representative_type_before,
    c.advocacy_offered_on,
    c.advocacy_answer,
    c.advocacy_answered_on,
    c.advocate_asked_on,
    c.advocate_appointed_on,
    c.service_id,
    c.about_childrens_social_care,
    c.summary,
    c.split_from,
    c.split_point,
    c.accepted_on,
    c.eligible_complainant,
    c.subject_in_scope,
    c.acceptance_reason,
    c.sufficient_interest,
    c.sufficient_interest_ground,
    c.sufficient_interest_decided_on,
    c.sufficient_interest_notified_on,
    c.interest_reopened_on,
    c.waiver_reason,
    c.written_record_sent_on,
    c.written_record_agreed_on,
    c.closure,
    c.closed_on,
    c.closure_reason,
    c.closure_explanation,
    c.closure_letter_on,
    c.closed_by,
    c.error_on,
    c.error_reason,
    c.error_by,
    c.duplicate_of,
    c.version,
    c.registered_at,
    c.changed_at
   FROM public.complaint c
  WHERE (NOT (EXISTS ( SELECT
           FROM public.complaint e
          WHERE ((e.id = c.id) AND (e.error_on IS NOT NULL)))));
CREATE VIEW public.listed_contact WITH (security_invoker='true') AS
 SELECT k.id,
    k.reference,
    k.received_at,
    k.received_on,
    k.channel,
    k.kind,
    k.source,
    k.person,
    k.procedure,
    k.department,
    k.service_id,
    k.text,
    k.subject,
    k.immediate_risk,
    k.safeguarding,
    k.reported_before_id,
    k.establishment,
    k.lado_reference,
    k.acknowledged_on,
    k.resolved_at,
    k.resolution,
    k.closed_at,
    k.disposition,
    k.destination,
    k.explained_on,
    k.forwarded_on,
    k.eligible_complainant,
    k.subject_in_scope,
    k.rationale,
    k.agreed_by,
    k.assessment_reference,
    k.spoken_to_on,
    k.team_id,
    k.assignee_id,
    k.complaint_id,
    k.released_complaint_id,
    k.error_on,
    k.error_reason,
    k.error_by,
    k.duplicate_of,
    k.version,
    k.registered_at,
    k.changed_at
   FROM public.contact k
  WHERE ((k.error_on IS NULL) AND (NOT (EXISTS ( SELECT
           FROM public.complaint e
          WHERE ((e.id = k.complaint_id) AND (e.error_on IS NOT NULL))))));
CREATE VIEW public.listed_stage WITH (security_invoker='true') AS
 SELECT s.id,
    s.complaint_id,
    s.taken_back_from,
    s.stage,
    s."position",
    s.requested_on,
    s.offered_under_duty_on,
    s.offer_excused_on,
    s.offer_excuse,
    s.late_request_accepted,
    s.late_request_decided_on,
    s.late_request_reason,
    s.late_request_letter_sent_on,
    s.acknowledged_on,
    s.imported_on,
    s.advocate_asked_on,
    s.advocate_appointed_on,
    s.complainant_updated_on,
    s.plan_made_on,
    s.plan_origin,
    s.plan_respond_by_on,
    s.plan_letter_on,
    s.investigator_type,
    s.statement_agreed_on,
    s.needs_confirmed_on,
    s.panel_held_on,
    s.panel_findings_on,
    s.findings_received_on,
    s.independent_person_consulted_on,
    s.early_referral_on,
    s.early_referral_reason,
    s.early_referral_accepted_on,
    s.drafted_by,
    s.drafted_by_ids,
    s.checked_by,
    s.checked_by_ids,
    s.responded_on,
    s.responded_by,
    s.outcome,
    s.all_points_upheld,
    s.no_finding_reason,
    s.action_plan,
    s.adjudication_received_on,
    s.bypassed_on,
    s.withdrawn_on,
    s.ended_on,
    s.next_requested_on
   FROM public.stage s
  WHERE ((s.complaint_id IS NOT NULL) AND (NOT (EXISTS ( SELECT
           FROM public.complaint e
          WHERE ((e.id = s.complaint_id) AND (e.error_on IS NOT NULL))))));
CREATE TABLE public.message (
    id uuid NOT NULL,
    channel text NOT NULL,
    recipient_person_id uuid,
    webhook_id uuid,
    address text NOT NULL,
    subject text,
    body text NOT NULL,
    is_urgent boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    state text NOT NULL,
    attempts bigint NOT NULL,
    claim uuid,
    lease_until timestamp with time zone,
    next_attempt_at timestamp with time zone,
    error text,
    provider_reference text,
    handed_over_at timestamp with time zone,
    version bigint DEFAULT 1 NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT message_channel CHECK ((channel = ANY (ARRAY['email'::text, 'text_message'::text, 'webhook'::text]))),
    CONSTRAINT message_recipient CHECK (((num_nonnulls(recipient_person_id, webhook_id) = 1) AND ((webhook_id IS NOT NULL) = (channel = 'webhook'::text)))),
    CONSTRAINT message_state CHECK (
CASE state
    WHEN 'claimed'::text THEN ((num_nonnulls(claim, lease_until) = 2) AND (num_nonnulls(next_attempt_at, handed_over_at) = 0))
    WHEN 'waiting'::text THEN ((next_attempt_at IS NOT NULL) AND (num_nonnulls(claim, lease_until, handed_over_at) = 0))
    WHEN 'handed_over'::text THEN ((handed_over_at IS NOT NULL) AND (num_nonnulls(claim, lease_until, next_attempt_at) = 0))
    WHEN 'dead'::text THEN ((error IS NOT NULL) AND (num_nonnulls(claim, lease_until, next_attempt_at, handed_over_at) = 0))
    ELSE false
END)
);
COMMENT ON COLUMN public.message.attempts IS 'How often it was claimed to be sent, but for those who gave it back untried.';
CREATE TABLE public.message_template (
    name text NOT NULL,
    text text NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    changed_by text NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT message_template_name CHECK ((name = ANY (ARRAY['warning'::text, 'overdue'::text, 'challenge'::text, 'at_once'::text, 'email_subject'::text, 'email_body'::text, 'text_message'::text]))),
    CONSTRAINT message_template_text_not_blank CHECK ((btrim(text) <> ''::text))
);
CREATE TABLE public.name_word (
    word text NOT NULL,
    number bigint NOT NULL
);
ALTER TABLE public.name_word ALTER COLUMN number ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.name_word_number_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.notice (
    id uuid NOT NULL,
    complaint_id uuid NOT NULL,
    stage text,
    kind text NOT NULL,
    sent_on date NOT NULL,
    recipients text[] NOT NULL,
    contents text[] NOT NULL,
    recorded_by text NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT notice_kind_form CHECK ((kind ~ '^[a-z][a-z0-9_]*$'::text)),
    CONSTRAINT notice_recipients CHECK ((cardinality(recipients) > 0))
);
CREATE TABLE public.ombudsman_case_theme (
    ombudsman_case_id uuid NOT NULL,
    cause text NOT NULL
);
CREATE TABLE public.ombudsman_clock (
    clock text NOT NULL,
    "position" bigint NOT NULL,
    basis text NOT NULL,
    ends_with text NOT NULL,
    days bigint,
    months bigint,
    month_wording text,
    as_stated boolean DEFAULT false NOT NULL,
    source text NOT NULL,
    verified boolean NOT NULL,
    CONSTRAINT ombudsman_clock_basis CHECK ((basis = ANY (ARRAY['letter_received'::text, 'obligation_agreed'::text, 'decided'::text, 'report_received'::text, 'inspection_opened'::text]))),
    CONSTRAINT ombudsman_clock_ends_with CHECK ((ends_with = ANY (ARRAY['letter_answered'::text, 'obligation_done'::text, 'members_told'::text, 'notice_published'::text, 'inspection_closed'::text, 'report_answered'::text]))),
    CONSTRAINT ombudsman_clock_length CHECK ((((months IS NULL) = (month_wording IS NULL)) AND (num_nonnulls(days, months) <= 1) AND (NOT (as_stated AND (num_nonnulls(days, months) > 0))) AND (days > 0) AND (months > 0))),
    CONSTRAINT ombudsman_clock_month_wording CHECK ((month_wording = ANY (ARRAY['after'::text, 'beginning_with'::text])))
);
COMMENT ON TABLE public.ombudsman_clock IS 'Calendar days and months; a duty without a length has no last day. What is not verified a council may change.';
CREATE TABLE public.safeguarding_referral (
    id uuid NOT NULL,
    contact_id uuid,
    complaint_id uuid,
    recipient text NOT NULL,
    immediate_risk boolean NOT NULL,
    referred_at timestamp with time zone NOT NULL,
    referred_by text NOT NULL,
    acknowledged_at timestamp with time zone,
    acknowledged_by uuid,
    error_on date,
    error_reason text,
    error_by text,
    duplicate_of uuid,
    CONSTRAINT safeguarding_referral_acknowledged CHECK (((acknowledged_at IS NULL) = (acknowledged_by IS NULL))),
    CONSTRAINT safeguarding_referral_acknowledged_in_order CHECK ((acknowledged_at > (referred_at - '00:01:00'::interval))),
    CONSTRAINT safeguarding_referral_duplicate_of_another CHECK ((duplicate_of <> id)),
    CONSTRAINT safeguarding_referral_error CHECK (((num_nonnulls(error_on, error_reason, error_by) =
CASE
    WHEN (error_on IS NULL) THEN 0
    ELSE 3
END) AND ((error_on IS NOT NULL) OR (duplicate_of IS NULL)))),
    CONSTRAINT safeguarding_referral_of_one CHECK (((contact_id IS NULL) <> (complaint_id IS NULL))),
    CONSTRAINT safeguarding_referral_recipient CHECK ((recipient = ANY (ARRAY['first_response'::text, 'allocated_worker'::text]))),
    CONSTRAINT safeguarding_referral_referred_by_not_blank CHECK ((public.normal_name(referred_by) <> ''::text))
);
CREATE VIEW public.owes_nothing AS
 SELECT c.id
   FROM public.complaint c
  WHERE (c.error_on IS NOT NULL)
UNION ALL
 SELECT k.id
   FROM public.contact k
  WHERE (k.error_on IS NOT NULL)
UNION ALL
 SELECT r.id
   FROM (public.safeguarding_referral r
     JOIN public.contact k ON ((k.id = r.contact_id)))
  WHERE (k.error_on IS NOT NULL)
UNION ALL
 SELECT r.id
   FROM public.safeguarding_referral r
  WHERE (r.error_on IS NOT NULL)
UNION ALL
 SELECT l.id
   FROM public.letter l
  WHERE (l.error_on IS NOT NULL)
UNION ALL
 SELECT b.id
   FROM public.obligation b
  WHERE (b.error_on IS NOT NULL)
UNION ALL
 SELECT o.id
   FROM public.ombudsman_case o
  WHERE (o.error_on IS NOT NULL)
UNION ALL
 SELECT l.id
   FROM (public.ombudsman_case o
     JOIN public.letter l ON ((l.ombudsman_case_id = o.id)))
  WHERE (o.error_on IS NOT NULL)
UNION ALL
 SELECT b.id
   FROM (public.ombudsman_case o
     JOIN public.obligation b ON ((b.ombudsman_case_id = o.id)))
  WHERE (o.error_on IS NOT NULL);
CREATE TABLE public.person (
    id uuid NOT NULL,
    reference text,
    name text NOT NULL,
    employment text NOT NULL,
    spouse_of_officer_or_member boolean NOT NULL,
    service_id bigint,
    whole_department text,
    team_id uuid,
    line_manager_id uuid,
    trained_on date,
    day_cost_pence bigint,
    capacities text[] NOT NULL,
    email text,
    telephone text,
    preferred_channel text,
    working_days text[],
    works_from bigint,
    works_until bigint,
    active_until date,
    version bigint DEFAULT 1 NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT person_capacities CHECK ((capacities <@ ARRAY['complaints_officer'::text, 'complaints_manager'::text, 'investigating_officer'::text, 'independent_person'::text, 'panellist'::text, 'childrens_rights_officer'::text, 'adjudicating_officer'::text, 'responsible_person'::text, 'link_officer'::text])),
    CONSTRAINT person_day_cost_pence CHECK ((day_cost_pence >= 0)),
    CONSTRAINT person_department_or_service CHECK ((num_nonnulls(service_id, whole_department) < 2)),
    CONSTRAINT person_email CHECK ((email ~~ '%_@_%'::text)),
    CONSTRAINT person_employment CHECK ((employment = ANY (ARRAY['employee'::text, 'other_council_employee'::text, 'commissioned'::text, 'member'::text, 'none'::text]))),
    CONSTRAINT person_line_manager_other CHECK ((line_manager_id <> id)),
    CONSTRAINT person_name_not_blank CHECK ((public.normal_name(name) <> ''::text)),
    CONSTRAINT person_preferred_channel CHECK ((preferred_channel = ANY (ARRAY['inbox'::text, 'email'::text, 'text_message'::text]))),
    CONSTRAINT person_preferred_is_known CHECK (
CASE preferred_channel
    WHEN 'email'::text THEN (email IS NOT NULL)
    WHEN 'text_message'::text THEN (telephone IS NOT NULL)
    ELSE true
END),
    CONSTRAINT person_reference_not_blank CHECK ((btrim(reference) <> ''::text)),
    CONSTRAINT person_working_days CHECK (((working_days <@ ARRAY['monday'::text, 'tuesday'::text, 'wednesday'::text, 'thursday'::text, 'friday'::text, 'saturday'::text, 'sunday'::text]) AND (cardinality(working_days) > 0))),
    CONSTRAINT person_working_hours CHECK ((num_nulls(working_days, works_from, works_until) = ANY (ARRAY[0, 3]))),
    CONSTRAINT person_works_in_order CHECK (((0 <= works_from) AND (works_from < works_until) AND (works_until < 1440)))
);
COMMENT ON COLUMN public.person.reference IS 'What the council knows them by, as a staff number; files name people by it.';
COMMENT ON COLUMN public.person.spouse_of_officer_or_member IS 'Spouse or civil partner of a member or officer of this council (SI 2006/1738 reg 2).';
COMMENT ON COLUMN public.person.whole_department IS 'Of somebody who works for a whole department and none of its services.';
COMMENT ON COLUMN public.person.works_from IS 'In minutes after midnight in London; empty where the council''s hours hold.';
COMMENT ON COLUMN public.person.active_until IS 'The last day; their tokens are of no use after it.';
CREATE TABLE public.point_finding (
    complaint_id uuid NOT NULL,
    number bigint NOT NULL,
    stage text NOT NULL,
    officer_finding text,
    adjudicated_finding text,
    reason text,
    CONSTRAINT point_finding_adjudicated CHECK ((adjudicated_finding = ANY (ARRAY['upheld'::text, 'partly_upheld'::text, 'not_upheld'::text, 'no_finding'::text]))),
    CONSTRAINT point_finding_departure CHECK (((officer_finding IS NULL) OR (adjudicated_finding IS NULL) OR (officer_finding = adjudicated_finding) OR (reason IS NOT NULL))),
    CONSTRAINT point_finding_made CHECK (((officer_finding IS NOT NULL) OR (adjudicated_finding IS NOT NULL))),
    CONSTRAINT point_finding_officer CHECK ((officer_finding = ANY (ARRAY['upheld'::text, 'partly_upheld'::text, 'not_upheld'::text, 'no_finding'::text])))
);
CREATE VIEW public.population_agreed_money AS
 SELECT m.id,
    m.complaint_id,
    m.reference,
    m.source,
    m.procedure,
    m.department,
    m.counted_on AS agreed_on,
    m.pence
   FROM public.agreed_money m;
CREATE VIEW public.population_alert AS
 SELECT a.id,
    a.complaint_id,
    COALESCE(c.reference, k.reference, o.reference) AS reference,
    a.raised_on,
    to_char((a.raised_on)::timestamp with time zone, 'YYYY"-m"MM'::text) AS month,
    a.kind,
    a.audience,
    d.kind AS duty,
    v.department,
    ((v.department || '/'::text) || v.name) AS service,
    (a.told_at IS NOT NULL) AS delivered,
    (a.cancelled_for IS NOT NULL) AS cancelled,
    w.asked,
    COALESCE((w.asked AND (x.answered_on <= a.answer_due_on)), false) AS answered_in_time,
    COALESCE((w.asked AND (x.answered_on > a.answer_due_on)), false) AS answered_late,
    COALESCE((w.asked AND (x.answered_on IS NULL) AND (d.ended_on <= a.answer_due_on)), false) AS done,
        CASE
            WHEN (w.asked AND (x.answered_on IS NULL) AND ((d.ended_on <= a.answer_due_on) IS NOT TRUE)) THEN (a.answer_due_on + 1)
            ELSE NULL::date
        END AS unanswered_on,
    COALESCE((w.asked AND x.accepted), false) AS accepted,
    COALESCE((w.asked AND x.rejected AND (NOT x.accepted)), false) AS rejected,
    ((a.duty_id IS NOT NULL) AND (a.cancelled_for IS NULL)) AS step_told,
    ( SELECT min(h.raised_on) AS min
           FROM public.alert h
          WHERE ((h.duty_id = a.duty_id) AND (h.working_days > a.working_days) AND (h.joined_id IS NULL) AND (h.cancelled_for IS NULL))) AS climbed_on
   FROM (((((((((public.alert a
     CROSS JOIN LATERAL ( SELECT ((a.answer_due_on IS NOT NULL) AND (a.cancelled_for IS NULL)) AS asked) w)
     LEFT JOIN public.duty d ON ((d.id = a.duty_id)))
     LEFT JOIN LATERAL ( SELECT min(y.answered_on) AS answered_on,
            bool_or((NOT (y.verdict IS DISTINCT FROM 'accepted'::text))) AS accepted,
            bool_or((NOT (y.verdict IS DISTINCT FROM 'rejected'::text))) AS rejected
           FROM public.alert_answer y
          WHERE (y.alert_id = a.id)) x ON (true))
     LEFT JOIN public.counted_complaint c ON ((c.id = a.complaint_id)))
     LEFT JOIN public.counted_contact k ON ((k.id = a.contact_id)))
     LEFT JOIN public.letter t ON ((t.id = d.letter_id)))
     LEFT JOIN public.counted_obligation b ON ((b.id = d.obligation_id)))
     LEFT JOIN public.counted_ombudsman_case o ON ((o.id = COALESCE(d.ombudsman_case_id, t.ombudsman_case_id, b.ombudsman_case_id))))
     LEFT JOIN public.service v ON ((v.id = COALESCE(c.service_id, k.service_id, o.service_id))))
  WHERE (( SELECT public.counts_every_record() AS counts_every_record) AND (a.joined_id IS NULL) AND (num_nonnulls(a.behaviour_measure_id, d.behaviour_measure_id) = 0) AND ((a.complaint_id IS NULL) OR (c.id IS NOT NULL)) AND ((a.contact_id IS NULL) OR (k.id IS NOT NULL)) AND (NOT (EXISTS ( SELECT
           FROM public.owes_nothing e
          WHERE (e.id = d.subject_id)))));
CREATE TABLE public.procedure_version (
    id bigint NOT NULL,
    procedure text NOT NULL,
    name text NOT NULL,
    in_force_from date NOT NULL,
    source text NOT NULL,
    informal_resolution text,
    after_hours_rolls_forward boolean DEFAULT false NOT NULL,
    CONSTRAINT procedure_version_informal_resolution CHECK ((informal_resolution = ANY (ARRAY['same_time_next_working_day'::text, 'oral_by_end_of_next_working_day'::text])))
);
COMMENT ON COLUMN public.procedure_version.after_hours_rolls_forward IS 'Receipt outside office hours counts as on the next working day; never in a statutory procedure.';
CREATE TABLE public.team (
    id uuid NOT NULL,
    department text NOT NULL,
    name text NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT team_name_not_blank CHECK ((public.normal_name(name) <> ''::text))
);
CREATE VIEW public.population_complaint AS
 SELECT c.id,
    c.id AS complaint_id,
    c.reference,
    c.procedure,
    ( SELECT v_1.name
           FROM public.procedure_version v_1
          WHERE (v_1.id = c.procedure_version_id)) AS version,
    v.department,
    ((v.department || '/'::text) || v.name) AS service,
    ( SELECT t.name
           FROM (public.complaint_assignment a
             JOIN public.team t ON ((t.id = a.team_id)))
          WHERE ((a.complaint_id = c.id) AND (a.ended_at IS NULL))) AS team,
    c.channel,
    c.complainant_type,
    c.representative_type,
    COALESCE((c.representative_type = ANY (ARRAY['childrens_rights_officer'::text, 'other_advocate'::text])), false) AS represented,
    c.about_childrens_social_care,
    c.received_on,
    to_char((c.received_on)::timestamp with time zone, 'YYYY"-m"MM'::text) AS month,
    c.accepted_on,
    c.closure,
    c.closure_reason,
    c.closed_on,
    (EXISTS ( SELECT
           FROM public.entry e
          WHERE ((e.complaint_id = c.id) AND e.resolved AND (e.struck_at IS NULL) AND (e.occurs_on <= c.closed_on)))) AS resolved_otherwise,
    ( SELECT s.outcome
           FROM public.stage s
          WHERE ((s.complaint_id = c.id) AND (s."position" = 1))) AS outcome,
    ( SELECT s.outcome
           FROM public.stage s
          WHERE ((s.complaint_id = c.id) AND (s.responded_on IS NOT NULL))
          ORDER BY s."position" DESC
         LIMIT 1) AS last_outcome,
    (( SELECT s."position"
           FROM public.stage s
          WHERE ((s.complaint_id = c.id) AND (s."position" = 1))) IS NOT NULL) AS taken_up,
    (( SELECT s."position"
           FROM public.stage s
          WHERE ((s.complaint_id = c.id) AND (s."position" = 2))) IS NOT NULL) AS escalated,
    (EXISTS ( SELECT
           FROM public.ombudsman_case o
          WHERE ((o.complaint_id = c.id) AND (o.error_on IS NULL)))) AS referred_to_ombudsman,
    (EXISTS ( SELECT
           FROM public.contact k
          WHERE ((k.complaint_id = c.id) AND (k.error_on IS NULL)))) AS came_by_contact,
    (EXISTS ( SELECT
           FROM public.complaint_subject b
          WHERE ((b.complaint_id = c.id) AND (b.subject = 'child_protection_conference'::text)))) AS about_conference,
    (NOT (COALESCE(c.eligible_complainant, true) AND COALESCE(c.subject_in_scope, true))) AS outside_childrens
   FROM (public.counted_complaint c
     JOIN public.service v ON ((v.id = c.service_id)));
CREATE VIEW public.population_compliment AS
 SELECT m.id,
    NULL::uuid AS complaint_id,
    NULL::text AS reference,
    m.received_on,
    to_char((m.received_on)::timestamp with time zone, 'YYYY"-m"MM'::text) AS month,
    m.procedure,
    v.department,
    ((v.department || '/'::text) || v.name) AS service,
    (m.published_text IS NOT NULL) AS approved
   FROM (public.counted_compliment m
     JOIN public.service v ON ((v.id = m.service_id)));
CREATE VIEW public.population_contact AS
 SELECT k.id,
    k.complaint_id,
    k.reference,
    k.received_on,
    to_char((k.received_on)::timestamp with time zone, 'YYYY"-m"MM'::text) AS month,
    k.channel,
    k.kind,
    k.source,
    k.department,
    ( SELECT ((v.department || '/'::text) || v.name)
           FROM public.service v
          WHERE (v.id = k.service_id)) AS service,
    ((k.complaint_id IS NULL) AND (NOT ((k.kind = 'compliment'::text) AND (EXISTS ( SELECT
           FROM public.counted_compliment m
          WHERE (m.contact_id = k.id)))))) AS enquiry,
    COALESCE(k.disposition, 'open'::text) AS disposition,
    k.destination,
    COALESCE(((k.destination = 'child_protection_conference_appeal'::text) OR ((k.kind = 'appeal'::text) AND (k.subject = 'child_protection_conference'::text))), false) AS conference_appeal,
    ( SELECT (d.ended_on <= d.due_on)
           FROM public.duty d
          WHERE ((d.subject_id = k.id) AND (d.kind = 'acknowledgement'::text) AND (d.ended_by = ANY (ARRAY['met'::text, 'stage_ended'::text])))) AS acknowledged_in_time
   FROM public.counted_contact k;
CREATE VIEW public.population_arrival AS
 SELECT k.id,
    NULL::uuid AS complaint_id,
    k.reference,
    'enquiries'::text AS type,
    k.channel,
    k.department,
    k.received_on,
    k.month
   FROM public.population_contact k
  WHERE k.enquiry
UNION ALL
 SELECT c.id,
    c.id AS complaint_id,
    c.reference,
    COALESCE(c.procedure, c.closure, 'unaccepted'::text) AS type,
    c.channel,
    c.department,
    c.received_on,
    c.month
   FROM public.population_complaint c
UNION ALL
 SELECT o.id,
    o.complaint_id,
    o.reference,
    'ombudsman_enquiries'::text AS type,
    NULL::text AS channel,
    v.department,
    o.enquiry_on AS received_on,
    to_char((o.enquiry_on)::timestamp with time zone, 'YYYY"-m"MM'::text) AS month
   FROM (public.counted_ombudsman_case o
     JOIN public.service v ON ((v.id = o.service_id)))
UNION ALL
 SELECT m.id,
    NULL::uuid AS complaint_id,
    NULL::text AS reference,
    'compliments'::text AS type,
    NULL::text AS channel,
    m.department,
    m.received_on,
    m.month
   FROM public.population_compliment m;
CREATE VIEW public.population_behaviour_measure AS
 SELECT m.id,
    NULL::uuid AS complaint_id,
    NULL::text AS reference,
    m.kind,
    m.imposed_on,
        CASE
            WHEN (m.lifted_on IS NOT NULL) THEN m.lifted_on
            ELSE (LEAST(m.ends_on, m.grace_ends_on) + 1)
        END AS ended_on,
        CASE
            WHEN (m.lifted_on IS NOT NULL) THEN 'lifted'::text
            WHEN (m.ends_on <= m.grace_ends_on) THEN 'end_reached'::text
            ELSE 'review_not_held'::text
        END AS ended_by
   FROM ( SELECT b.id,
            b.kind,
            GREATEST(i.decided_on, ( SELECT min(l.sent_on) AS min
                   FROM public.behaviour_letter l
                  WHERE (l.measure_id = b.id))) AS imposed_on,
            ( SELECT d.decided_on
                   FROM public.behaviour_decision d
                  WHERE ((d.measure_id = b.id) AND (d.kind = 'lifted'::text))) AS lifted_on,
            t.ends_on,
            public.working_day_after(t.review_on, b.grace_working_days) AS grace_ends_on
           FROM ((public.behaviour_measure b
             JOIN public.behaviour_decision i ON (((i.measure_id = b.id) AND (i.kind = 'imposed'::text))))
             CROSS JOIN LATERAL ( SELECT d.review_on,
                    d.ends_on
                   FROM public.behaviour_decision d
                  WHERE ((d.measure_id = b.id) AND (d.kind <> 'lifted'::text))
                  ORDER BY d.id DESC
                 LIMIT 1) t)
          WHERE (( SELECT public.counts_every_record() AS counts_every_record) AND (EXISTS ( SELECT
                   FROM public.behaviour_letter l
                  WHERE (l.measure_id = b.id))))) m;
CREATE VIEW public.population_behaviour_review AS
 SELECT d.id,
    NULL::uuid AS complaint_id,
    NULL::text AS reference,
    b.kind,
    d.review_on AS due_on,
    n.decided_on,
    n.kind AS decision,
    (n.decided_on <= d.review_on) AS in_time,
    (d.review_on + 1) AS overdue_on,
    COALESCE(n.decided_on, (LEAST(d.ends_on, public.working_day_after(d.review_on, b.grace_working_days)) + 1)) AS ended_on
   FROM ((public.behaviour_decision d
     JOIN public.behaviour_measure b ON ((b.id = d.measure_id)))
     LEFT JOIN LATERAL ( SELECT x.decided_on,
            x.kind
           FROM public.behaviour_decision x
          WHERE ((x.measure_id = d.measure_id) AND (x.id > d.id))
          ORDER BY x.id
         LIMIT 1) n ON (true))
  WHERE (( SELECT public.counts_every_record() AS counts_every_record) AND (d.kind <> 'lifted'::text) AND (EXISTS ( SELECT
           FROM public.behaviour_letter l
          WHERE (l.measure_id = b.id))));
CREATE VIEW public.population_cause AS
 SELECT (k.complaint_id || k.cause) AS id,
    k.complaint_id,
    c.reference,
    k.cause,
    c.procedure,
    v.department,
    ((v.department || '/'::text) || v.name) AS service,
    c.received_on,
    s.stage,
    s.responded_on AS resolved_on,
    s.outcome
   FROM (((public.complaint_cause k
     JOIN public.counted_complaint c ON ((c.id = k.complaint_id)))
     JOIN public.service v ON ((v.id = c.service_id)))
     LEFT JOIN public.stage s ON (((s.complaint_id = c.id) AND (s."position" = 1))));
CREATE VIEW public.population_child AS
 SELECT c.id,
    c.id AS complaint_id,
    c.reference,
    c.procedure,
    v.department,
    ((v.department || '/'::text) || v.name) AS service,
    c.received_on,
    GREATEST(( SELECT count(*) AS count
           FROM public.party p
          WHERE ((p.complaint_id = c.id) AND (p.role = 'child'::text))), (
        CASE
            WHEN (c.complainant_type = 'child_or_young_person'::text) THEN 1
            ELSE 0
        END)::bigint) AS children,
    ((c.complainant_type = 'child_or_young_person'::text) OR (EXISTS ( SELECT
           FROM public.party p
          WHERE ((p.complaint_id = c.id) AND (p.role = 'child'::text)))) OR (EXISTS ( SELECT
           FROM public.equality_answer e
          WHERE ((e.complaint_id = c.id) AND (e.person = 'child'::text))))) AS about_a_child
   FROM (public.counted_complaint c
     JOIN public.service v ON ((v.id = c.service_id)));
CREATE VIEW public.population_cost AS
 SELECT k.id,
    k.complaint_id,
    ( SELECT c.reference
           FROM public.complaint c
          WHERE (c.id = k.complaint_id)) AS reference,
    COALESCE(( SELECT c.procedure
           FROM public.complaint c
          WHERE (c.id = k.complaint_id)), k.procedure) AS procedure,
    ( SELECT v.department
           FROM (public.complaint c
             JOIN public.service v ON ((v.id = c.service_id)))
          WHERE (c.id = k.complaint_id)) AS department,
    k.category,
    k.incurred_on,
    k.amount_pence AS pence
   FROM public.counted_cost k;
CREATE VIEW public.population_equality_answer AS
 SELECT concat_ws('/'::text, q.first_on, q.procedure, q.person, q.characteristic, q.answer, q.category) AS id,
    NULL::uuid AS complaint_id,
    NULL::text AS reference,
    q.first_on AS received_on,
    q.procedure,
    q.person,
    q.characteristic,
    q.answer,
    q.category,
    q.count
   FROM public.equality_count q;
CREATE VIEW public.population_late_reason AS
 SELECT d.id,
    s.complaint_id,
    c.reference,
    s.stage,
    c.procedure,
    v.department,
    ((v.department || '/'::text) || v.name) AS service,
    d.clock,
    d.ended_on,
    (d.ended_on > d.due_on) AS late,
        CASE
            WHEN (d.ended_on > d.due_on) THEN l.reason
            ELSE NULL::text
        END AS reason
   FROM ((((public.duty d
     JOIN public.counted_stage s ON ((s.id = d.stage_id)))
     JOIN public.complaint c ON ((c.id = s.complaint_id)))
     JOIN public.service v ON ((v.id = c.service_id)))
     LEFT JOIN public.late_reason l ON (((l.stage_id = d.stage_id) AND (l.clock = d.clock))))
  WHERE ((d.nature = 'limit'::text) AND (d.ended_by = ANY (ARRAY['met'::text, 'stage_ended'::text])));
CREATE VIEW public.population_obligation AS
 SELECT b.id,
    b.complaint_id,
    COALESCE(c.reference, o.reference) AS reference,
    COALESCE(o.procedure, c.procedure) AS procedure,
    ( SELECT v.department
           FROM public.service v
          WHERE (v.id = COALESCE(c.service_id, o.service_id))) AS department,
    ( SELECT ((v.department || '/'::text) || v.name)
           FROM public.service v
          WHERE (v.id = COALESCE(c.service_id, o.service_id))) AS service,
    b.source,
    b.scope,
    b.type,
    b.accepted,
    (b.accepted IS NOT FALSE) AS not_refused,
    b.agreed_on,
    (b.agreed_on IS NOT NULL) AS agreed,
    b.due_on,
    b.part_done_on,
    b.done_on,
    (b.done_on <= b.due_on) AS done_in_time,
    b.amount_pence,
    s.stage,
    s.responded_on AS resolved_on,
    s.outcome
   FROM (((public.counted_obligation b
     LEFT JOIN public.complaint c ON ((c.id = b.complaint_id)))
     LEFT JOIN public.ombudsman_case o ON ((o.id = b.ombudsman_case_id)))
     LEFT JOIN public.stage s ON (((s.complaint_id = b.complaint_id) AND (s."position" = 1))));
CREATE VIEW public.population_ombudsman_case AS
 SELECT o.id,
    o.complaint_id,
    o.reference,
    o.procedure,
    v.department,
    ((v.department || '/'::text) || v.name) AS service,
    o.enquiry_on AS enquired_on,
    o.decision_on AS decided_on,
    ((o.decision_on || '/'::text) || o.reference) AS decided_case,
    o.decision,
    starts_with(o.decision, 'upheld'::text) AS upheld,
    (starts_with(o.decision, 'upheld'::text) OR (o.decision = 'not_upheld'::text)) AS investigated,
    o.procedure_exhausted,
    o.public_report,
    o.local_offer_pence,
    (o.local_offer_pence IS NOT NULL) AS offered_before,
    agreed.pence AS agreed_pence,
    (agreed.pence - o.local_offer_pence) AS raised_pence
   FROM ((public.counted_ombudsman_case o
     JOIN public.service v ON ((v.id = o.service_id)))
     CROSS JOIN LATERAL ( SELECT (COALESCE(sum(m.pence), (0)::numeric))::bigint AS pence
           FROM public.agreed_money m
          WHERE (m.ombudsman_case_id = o.id)) agreed);
CREATE VIEW public.population_ombudsman_theme AS
 SELECT ((o.id)::text || t.cause) AS id,
    o.complaint_id,
    o.reference,
    o.procedure,
    v.department,
    o.decision_on AS decided_on,
    t.cause
   FROM ((public.counted_ombudsman_case o
     JOIN public.ombudsman_case_theme t ON ((t.ombudsman_case_id = o.id)))
     JOIN public.service v ON ((v.id = o.service_id)));
CREATE VIEW public.population_other_route AS
 SELECT k.id,
    k.complaint_id,
    k.reference,
    k.destination AS route,
    k.department,
    k.received_on
   FROM public.counted_contact k
  WHERE (k.disposition = 'routed_out'::text)
UNION ALL
 SELECT c.id,
    c.id AS complaint_id,
    c.reference,
        CASE c.closure_reason
            WHEN 'conference_appeal'::text THEN 'child_protection_conference_appeal'::text
            WHEN 'other_redress'::text THEN 'other_procedure'::text
            ELSE c.closure_reason
        END AS route,
    v.department,
    c.received_on
   FROM (public.counted_complaint c
     JOIN public.service v ON ((v.id = c.service_id)))
  WHERE ((c.procedure IS NULL) AND c.about_childrens_social_care AND (c.closure = 'refused'::text) AND (NOT (EXISTS ( SELECT
           FROM public.counted_contact k
          WHERE ((k.complaint_id = c.id) AND (k.disposition = 'routed_out'::text))))));
CREATE VIEW public.population_point AS
 SELECT (((p.complaint_id)::text || '/'::text) || p.number) AS id,
    p.complaint_id,
    c.reference,
    c.procedure,
    v.department,
    ((v.department || '/'::text) || v.name) AS service,
    c.received_on,
    s.responded_on AS resolved_on,
    s.stage,
    f.adjudicated_finding AS finding
   FROM (((public.complaint_point p
     JOIN public.counted_complaint c ON ((c.id = p.complaint_id)))
     JOIN public.service v ON ((v.id = c.service_id)))
     LEFT JOIN (public.point_finding f
     JOIN public.stage s ON (((s.complaint_id = f.complaint_id) AND (s.stage = f.stage)))) ON (((f.complaint_id = p.complaint_id) AND (f.number = p.number) AND (f.adjudicated_finding IS NOT NULL) AND (s.responded_on IS NOT NULL) AND (NOT (EXISTS ( SELECT
           FROM (public.point_finding later
             JOIN public.stage t ON (((t.complaint_id = later.complaint_id) AND (t.stage = later.stage))))
          WHERE ((later.complaint_id = f.complaint_id) AND (later.number = f.number) AND (later.adjudicated_finding IS NOT NULL) AND (t.responded_on IS NOT NULL) AND (t."position" > s."position"))))))))
  WHERE (p.excluded_on IS NULL);
CREATE TABLE public.remedial_review (
    id uuid NOT NULL,
    complaint_id uuid NOT NULL,
    reviewed_on date NOT NULL,
    for_person text,
    nothing_for_person boolean NOT NULL,
    wider_change text,
    no_wider_change boolean NOT NULL,
    reviewed_by text NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT remedial_review_for_person CHECK (((for_person IS NULL) = nothing_for_person)),
    CONSTRAINT remedial_review_wider_change CHECK (((wider_change IS NULL) = no_wider_change))
);
CREATE VIEW public.population_remedial_review AS
 SELECT r.id,
    r.complaint_id,
    c.reference,
    c.procedure,
    v.department,
    ((v.department || '/'::text) || v.name) AS service,
    r.reviewed_on AS decided_on,
    (NOT r.no_wider_change) AS wider_change
   FROM ((public.remedial_review r
     JOIN public.counted_complaint c ON ((c.id = r.complaint_id)))
     JOIN public.service v ON ((v.id = c.service_id)));
CREATE VIEW public.population_returning_cause AS
 WITH fault AS MATERIALIZED (
         SELECT c.procedure,
            c.service_id,
            k_1.cause,
            s.complaint_id,
            s.responded_on,
            (((EXTRACT(year FROM s.responded_on) * (4)::numeric) + EXTRACT(quarter FROM s.responded_on)))::bigint AS quarter
           FROM ((public.counted_stage s
             JOIN public.counted_complaint c ON ((c.id = s.complaint_id)))
             JOIN public.complaint_cause k_1 ON ((k_1.complaint_id = c.id)))
          WHERE ((s.outcome = 'fault_found'::text) AND (s.responded_on IS NOT NULL))
        ), counted_quarter AS (
         SELECT f.procedure,
            f.service_id,
            f.cause,
            f.quarter,
            min(f.responded_on) AS responded_on,
            (f.quarter - row_number() OVER (PARTITION BY f.procedure, f.service_id, f.cause ORDER BY f.quarter)) AS run
           FROM fault f
          GROUP BY f.procedure, f.service_id, f.cause, f.quarter
        ), succession AS (
         SELECT q.procedure,
            q.service_id,
            q.cause,
            q.quarter,
            q.responded_on,
            q.run,
            row_number() OVER (PARTITION BY q.procedure, q.service_id, q.cause, q.run ORDER BY q.quarter) AS number
           FROM counted_quarter q
        )
 SELECT concat_ws('/'::text, n.service_id, n.procedure, n.cause, n.quarter) AS id,
    NULL::uuid AS complaint_id,
    NULL::text AS reference,
    n.procedure,
    v.department,
    ((v.department || '/'::text) || v.name) AS service,
    n.cause,
    ((((v.department || '/'::text) || v.name) || ': '::text) || k.name) AS cause_of_service,
    n.responded_on AS resolved_on,
    ( SELECT min(b.done_on) AS min
           FROM (fault f
             JOIN public.counted_obligation b ON ((b.complaint_id = f.complaint_id)))
          WHERE ((f.procedure = n.procedure) AND (f.service_id = n.service_id) AND (f.cause = n.cause) AND ((f.quarter >= ((n.quarter - n.number) + 1)) AND (f.quarter <= n.quarter)) AND (b.scope = 'wider'::text))) AS done_on
   FROM ((succession n
     JOIN public.service v ON ((v.id = n.service_id)))
     JOIN public.cause k ON ((k.code = n.cause)))
  WHERE (n.number >= 3);
CREATE VIEW public.population_stage AS
 SELECT s.id,
    s.complaint_id,
    c.reference,
    s.stage,
    s."position",
    c.procedure,
    ( SELECT v_1.name
           FROM public.procedure_version v_1
          WHERE (v_1.id = c.procedure_version_id)) AS version,
    ( SELECT v_1.in_force_from
           FROM public.procedure_version v_1
          WHERE (v_1.id = c.procedure_version_id)) AS version_from,
    v.department,
    ((v.department || '/'::text) || v.name) AS service,
    ( SELECT t.name
           FROM (public.complaint_assignment a
             JOIN public.team t ON ((t.id = a.team_id)))
          WHERE ((a.complaint_id = c.id) AND (a.ended_at IS NULL))) AS team,
    c.channel,
    c.complainant_type,
    s.investigator_type,
    c.received_on,
    s.requested_on,
    s.responded_on AS resolved_on,
    to_char((s.responded_on)::timestamp with time zone, 'YYYY"-m"MM'::text) AS month,
    COALESCE(s.ended_on,
        CASE
            WHEN ((s.imported_on IS NOT NULL) AND (s.panel_held_on IS NULL)) THEN s.early_referral_on
            ELSE NULL::date
        END) AS ended_on,
    s.withdrawn_on,
    s.bypassed_on,
    s.offered_under_duty_on AS offered_on,
    ((s.stage = 'investigation'::text) OR (EXISTS ( SELECT
           FROM public.duty d
          WHERE ((d.subject_id = s.id) AND (d.clock = 'stage_2_offer'::text) AND (d.known_from <= s.offered_under_duty_on) AND ((d.ended_by = ANY (ARRAY['met'::text, 'stage_ended'::text])) OR ((d.ended_by = 'superseded'::text) AND (d.ended_on > s.offered_under_duty_on))))))) AS offer_was_due,
    s.panel_held_on,
    (s.panel_held_on IS NOT NULL) AS panel_held,
    ((s.early_referral_on IS NOT NULL) AND (s.panel_held_on IS NULL)) AS referred_early,
    s.outcome,
    s.all_points_upheld,
    found.finding,
    found.several AS several_findings,
    s.no_finding_reason,
    (s.statement_agreed_on IS NOT NULL) AS statement_agreed,
    (answered.ordinal - began.ordinal) AS working_days,
    (answered.ordinal - agreed.ordinal) AS working_days_from_statement,
    (held.ordinal - requested.ordinal) AS working_days_to_panel,
    (answered.ordinal - findings.ordinal) AS working_days_from_findings,
    (( SELECT w.ordinal
           FROM public.working_day w
          WHERE (w.day_on = ( SELECT max(i.received_on) AS max
                   FROM public.investigation_report i
                  WHERE ((i.stage_id = s.id) AND (i.author = 'investigating_officer'::text))))) - requested.ordinal) AS working_days_to_report,
    (answered.ordinal - ( SELECT w.ordinal
           FROM public.working_day w
          WHERE (w.day_on = ( SELECT max(i.received_on) AS max
                   FROM public.investigation_report i
                  WHERE ((i.stage_id = s.id) AND (i.author = 'investigating_officer'::text)))))) AS working_days_from_report,
    (EXISTS ( SELECT
           FROM public.extension e
          WHERE ((e.stage_id = s.id) AND (GREATEST(e.agreed_on, e.complainant_agreed_on) <= s.responded_on) AND (e.complainant_agreed_on IS NOT NULL) AND (e.extended_to >= s.responded_on)))) AS within_agreed_extension,
        CASE
            WHEN (s.stage = 'review_panel'::text) THEN ( SELECT (((h.ordinal - r.ordinal) <= 30) AND ((a.ordinal - f.ordinal) <= 15))
               FROM ((((( VALUES (s.panel_held_on,s.requested_on,s.responded_on,COALESCE(s.findings_received_on, s.panel_findings_on))) t(held_on, requested_on, responded_on, findings_on)
                 LEFT JOIN public.working_day h ON ((h.day_on = t.held_on)))
                 LEFT JOIN public.working_day r ON ((r.day_on = t.requested_on)))
                 LEFT JOIN public.working_day a ON ((a.day_on = t.responded_on)))
                 LEFT JOIN public.working_day f ON ((f.day_on = t.findings_on))))
            ELSE ( SELECT (d.ended_on <= d.due_on)
               FROM public.duty d
              WHERE ((d.subject_id = s.id) AND (d.kind = 'response'::text) AND (d.clock = 'response'::text) AND (d.ended_by = ANY (ARRAY['met'::text, 'stage_ended'::text]))))
        END AS in_limit,
    ( SELECT (d.ended_on <= d.due_on)
           FROM public.duty d
          WHERE ((d.subject_id = s.id) AND (d.kind = 'response'::text) AND (d.clock = 'response_maximum'::text) AND (d.ended_by = ANY (ARRAY['met'::text, 'stage_ended'::text])))) AS in_maximum,
    ( SELECT (d.ended_on <= d.due_on)
           FROM public.duty d
          WHERE ((d.subject_id = s.id) AND (d.kind = 'response'::text) AND (d.clock = ANY (ARRAY['response_target'::text, 'response_plan'::text])) AND (d.ended_by = ANY (ARRAY['met'::text, 'stage_ended'::text])))) AS in_target,
    s.acknowledged_on,
    ( SELECT (d.ended_on <= d.due_on)
           FROM public.duty d
          WHERE ((d.subject_id = s.id) AND (d.kind = 'acknowledgement'::text) AND (d.ended_by = ANY (ARRAY['met'::text, 'stage_ended'::text])))) AS acknowledged_in_time,
    daterange(s.requested_on, COALESCE(s.ended_on,
        CASE
            WHEN ((s.imported_on IS NOT NULL) AND (s.panel_held_on IS NULL)) THEN s.early_referral_on
            ELSE NULL::date
        END)) AS days_open
   FROM (((((((((public.counted_stage s
     JOIN public.complaint c ON ((c.id = s.complaint_id)))
     JOIN public.service v ON ((v.id = c.service_id)))
     LEFT JOIN LATERAL ( SELECT
                CASE
                    WHEN bool_and((f.adjudicated_finding = 'upheld'::text)) THEN 'upheld'::text
                    WHEN bool_or((f.adjudicated_finding = ANY (ARRAY['upheld'::text, 'partly_upheld'::text]))) THEN 'partly_upheld'::text
                    WHEN bool_or((f.adjudicated_finding = 'no_finding'::text)) THEN 'no_finding'::text
                    WHEN (count(*) > 0) THEN 'not_upheld'::text
                    ELSE NULL::text
                END AS finding,
            (count(DISTINCT f.adjudicated_finding) > 1) AS several
           FROM public.point_finding f
          WHERE ((f.complaint_id = s.complaint_id) AND (f.stage = s.stage) AND (f.adjudicated_finding IS NOT NULL))) found ON (true))
     LEFT JOIN public.working_day began ON ((began.day_on =
        CASE
            WHEN (s."position" = 1) THEN c.received_on
            ELSE s.requested_on
        END)))
     LEFT JOIN public.working_day requested ON ((requested.day_on = s.requested_on)))
     LEFT JOIN public.working_day agreed ON ((agreed.day_on = s.statement_agreed_on)))
     LEFT JOIN public.working_day held ON ((held.day_on = s.panel_held_on)))
     LEFT JOIN public.working_day findings ON ((findings.day_on = COALESCE(s.findings_received_on, s.panel_findings_on))))
     LEFT JOIN public.working_day answered ON ((answered.day_on = s.responded_on)));
CREATE TABLE public.post_holder (
    post_id uuid NOT NULL,
    person_id uuid NOT NULL,
    from_on date NOT NULL,
    until_on date,
    handed_over boolean DEFAULT false NOT NULL,
    meant_until date,
    CONSTRAINT post_holder_handed_over CHECK (((handed_over AND (until_on IS NOT NULL)) OR ((NOT handed_over) AND (meant_until IS NULL)))),
    CONSTRAINT post_holder_in_order CHECK ((until_on >= from_on))
);
COMMENT ON COLUMN public.post_holder.meant_until IS 'The last day it would have had, had the post not been handed over; NULL of one that was: until somebody else is.';
CREATE TABLE public.procedure (
    code text NOT NULL,
    name text NOT NULL,
    statutory boolean NOT NULL,
    legal_basis text NOT NULL,
    guidance text
);
CREATE TABLE public.procedure_clock (
    procedure_version_id bigint NOT NULL,
    stage text NOT NULL,
    clock text NOT NULL,
    kind text NOT NULL,
    basis text NOT NULL,
    ends_with text NOT NULL,
    working_days bigint,
    months bigint,
    month_wording text,
    as_stated boolean DEFAULT false NOT NULL,
    extendable boolean DEFAULT false NOT NULL,
    extension_maximum_working_days bigint,
    extension_notice text DEFAULT 'written'::text NOT NULL,
    advocate_maximum_working_days bigint,
    source text NOT NULL,
    verified boolean NOT NULL,
    CONSTRAINT procedure_clock_advocate_maximum CHECK ((advocate_maximum_working_days >= working_days)),
    CONSTRAINT procedure_clock_basis CHECK ((basis = ANY (ARRAY['complaint_received'::text, 'stage_requested'::text, 'statement_agreed'::text, 'statement_agreed_or_requested'::text, 'acknowledged'::text, 'acknowledged_or_due'::text, 'plan_made'::text, 'responded'::text, 'adjudication_received'::text, 'panel_held'::text, 'findings_received'::text, 'response_overrun'::text]))),
    CONSTRAINT procedure_clock_ends_with CHECK ((ends_with = ANY (ARRAY['acknowledged'::text, 'statement_agreed'::text, 'notice_given'::text, 'responded'::text, 'panel_held'::text, 'findings_sent'::text, 'next_stage_requested'::text, 'stage_2_offered'::text]))),
    CONSTRAINT procedure_clock_extension CHECK ((extendable OR (extension_maximum_working_days IS NULL))),
    CONSTRAINT procedure_clock_extension_notice CHECK ((extension_notice = ANY (ARRAY['written'::text, 'code'::text]))),
    CONSTRAINT procedure_clock_kind CHECK ((kind = ANY (ARRAY['limit'::text, 'target'::text, 'window'::text, 'alternative'::text]))),
    CONSTRAINT procedure_clock_length CHECK ((((working_days > 0) AND (months IS NULL) AND (month_wording IS NULL) AND (NOT as_stated)) OR ((working_days IS NULL) AND (months > 0) AND (month_wording IS NOT NULL) AND (NOT as_stated)) OR ((working_days IS NULL) AND (months IS NULL) AND (month_wording IS NULL) AND as_stated))),
    CONSTRAINT procedure_clock_month_wording CHECK ((month_wording = ANY (ARRAY['after'::text, 'beginning_with'::text])))
);
COMMENT ON COLUMN public.procedure_clock.as_stated IS 'The last day is stated for each complaint, as in its response plan.';
COMMENT ON COLUMN public.procedure_clock.extension_maximum_working_days IS 'The furthest an extension may go, in working days from the basis; empty with extendable: any date agreed in time.';
COMMENT ON COLUMN public.procedure_clock.extension_notice IS 'What an extension''s notice holds: written, reason and date; code, the Ombudsman''s details too (Code 6.5), and a second
extension has its good reason (Code 6.4).';
COMMENT ON COLUMN public.procedure_clock.advocate_maximum_working_days IS 'The clock stands still while an advocate is found, but ends no later than these working days from the basis.';
COMMENT ON COLUMN public.procedure_clock.verified IS 'Whether the cited text itself was read; false is a figure the council should confirm and may change.';
CREATE TABLE public.procedure_stage (
    procedure_version_id bigint NOT NULL,
    "position" smallint NOT NULL,
    stage text NOT NULL,
    name text NOT NULL
);
ALTER TABLE public.procedure_version ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.procedure_version_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.proposal (
    id bigint NOT NULL,
    complaint_id uuid NOT NULL,
    decision text NOT NULL,
    text text NOT NULL,
    proposed_by text NOT NULL,
    proposed_by_ids uuid[] NOT NULL,
    proposed_at timestamp with time zone NOT NULL,
    decided_by_event bigint,
    CONSTRAINT proposal_decision CHECK ((decision = ANY (ARRAY['acceptance'::text, 'extension'::text, 'refusal'::text, 'scope_restriction'::text, 'stage_2_offer'::text, 'early_referral'::text]))),
    CONSTRAINT proposal_text_not_blank CHECK ((btrim(text) <> ''::text))
);
ALTER TABLE public.proposal ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.proposal_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.public_report (
    ombudsman_case_id uuid NOT NULL,
    received_on date NOT NULL,
    notice_on date,
    inspection_from_on date,
    inspection_to_on date,
    considered_on date,
    answered_on date,
    extended_on date,
    extended_to date,
    earlier_extended_on date[] DEFAULT '{}'::date[] NOT NULL,
    earlier_extended_to date[] DEFAULT '{}'::date[] NOT NULL,
    CONSTRAINT public_report_earlier_extended CHECK (((cardinality(earlier_extended_on) = cardinality(earlier_extended_to)) AND ((extended_on IS NOT NULL) OR (cardinality(earlier_extended_on) = 0)))),
    CONSTRAINT public_report_extended_in_order CHECK (((extended_on >= received_on) AND (extended_to > extended_on))),
    CONSTRAINT public_report_extended_whole CHECK (((extended_on IS NULL) = (extended_to IS NULL))),
    CONSTRAINT public_report_in_order CHECK (((notice_on >= received_on) AND (inspection_from_on >= received_on) AND (inspection_to_on >= inspection_from_on) AND (considered_on >= received_on) AND (answered_on >= received_on))),
    CONSTRAINT public_report_inspection_opened CHECK (((inspection_from_on IS NOT NULL) OR (inspection_to_on IS NULL)))
);
CREATE TABLE public.rating_decision (
    id bigint NOT NULL,
    figure text NOT NULL,
    period text NOT NULL,
    rating text,
    reason text NOT NULL,
    decided_by text NOT NULL,
    decided_at timestamp with time zone NOT NULL,
    CONSTRAINT rating_decision_figure_form CHECK ((figure ~ '^[a-z][a-z0-9_]*(\.[a-z0-9][a-z0-9_]*)+$'::text)),
    CONSTRAINT rating_decision_period_not_blank CHECK ((btrim(period) <> ''::text)),
    CONSTRAINT rating_decision_rating CHECK ((rating = ANY (ARRAY['green'::text, 'amber'::text, 'red'::text, 'none'::text]))),
    CONSTRAINT rating_decision_reason_not_blank CHECK ((btrim(reason) <> ''::text))
);
ALTER TABLE public.rating_decision ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.rating_decision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE VIEW public.reached_complaint AS
 SELECT c.id,
    c.reference,
    c.procedure,
    c.procedure_version_id,
    c.received_at,
    c.received_on,
    c.team_received_on,
    c.grounds_on,
    c.channel,
    c.complainant,
    c.complainant_type,
    c.representative,
    c.representative_type,
    c.representative_type_before,
    c.advocacy_offered_on,
    c.advocacy_answer,
    c.advocacy_answered_on,
    c.advocate_asked_on,
    c.advocate_appointed_on,
    c.service_id,
    c.about_childrens_social_care,
    c.summary,
    c.split_from,
    c.split_point,
    c.accepted_on,
    c.eligible_complainant,
    c.subject_in_scope,
    c.acceptance_reason,
    c.sufficient_interest,
    c.sufficient_interest_ground,
    c.sufficient_interest_decided_on,
    c.sufficient_interest_notified_on,
    c.interest_reopened_on,
    c.waiver_reason,
    c.written_record_sent_on,
    c.written_record_agreed_on,
    c.closure,
    c.closed_on,
    c.closure_reason,
    c.closure_explanation,
    c.closure_letter_on,
    c.closed_by,
    c.error_on,
    c.error_reason,
    c.error_by,
    c.duplicate_of,
    c.version,
    c.registered_at,
    c.changed_at
   FROM public.complaint c
  WHERE ((c.id <> ALL (( SELECT public.kept_complaints() AS kept_complaints)::uuid[])) OR public.complaint_is_reached(c.id));
CREATE VIEW public.reached_contact AS
 SELECT k.id,
    k.reference,
    k.received_at,
    k.received_on,
    k.channel,
    k.kind,
    k.source,
    k.person,
    k.procedure,
    k.department,
    k.service_id,
    k.text,
    k.subject,
    k.immediate_risk,
    k.safeguarding,
    k.reported_before_id,
    k.establishment,
    k.lado_reference,
    k.acknowledged_on,
    k.resolved_at,
    k.resolution,
    k.closed_at,
    k.disposition,
    k.destination,
    k.explained_on,
    k.forwarded_on,
    k.eligible_complainant,
    k.subject_in_scope,
    k.rationale,
    k.agreed_by,
    k.assessment_reference,
    k.spoken_to_on,
    k.team_id,
    k.assignee_id,
    k.complaint_id,
    k.released_complaint_id,
    k.error_on,
    k.error_reason,
    k.error_by,
    k.duplicate_of,
    k.version,
    k.registered_at,
    k.changed_at
   FROM public.contact k
  WHERE ((k.complaint_id <> ALL (( SELECT public.kept_complaints() AS kept_complaints)::uuid[])) OR public.is_seen('contact'::text, k.id));
CREATE VIEW public.reached_details AS
 SELECT d.complaint_id,
    d.person,
    d.postal_address,
    d.email,
    d.telephone,
    d.preferred_way,
    d.do_not_contact_at
   FROM public.contact_details d
  WHERE ((d.complaint_id <> ALL (( SELECT public.kept_complaints() AS kept_complaints)::uuid[])) OR public.complaint_is_reached(d.complaint_id));
CREATE VIEW public.reached_party AS
 SELECT p.complaint_id,
    p.number,
    p.role,
    p.name,
    p.relationship,
    p.ended_on,
    p.by_advocacy
   FROM public.party p
  WHERE ((p.complaint_id <> ALL (( SELECT public.kept_complaints() AS kept_complaints)::uuid[])) OR public.complaint_is_reached(p.complaint_id));
CREATE VIEW public.reached_text AS
 SELECT t.complaint_id,
    t.received_on,
    t.reference,
    t.words
   FROM public.complaint_text t
  WHERE ((t.complaint_id <> ALL (( SELECT public.kept_complaints() AS kept_complaints)::uuid[])) OR public.complaint_is_reached(t.complaint_id));
CREATE VIEW public.records_begin AS
 WITH whole AS MATERIALIZED (
         SELECT LEAST(( SELECT k.received_on
                   FROM public.counted_contact k
                  ORDER BY k.received_on
                 LIMIT 1), min(answered.first_on)) AS first_on
           FROM (( VALUES ('local_resolution'::text), ('investigation'::text), ('review_panel'::text), ('single_stage'::text), ('stage_1'::text), ('stage_2'::text)) n(stage)
             LEFT JOIN LATERAL ( SELECT s.responded_on AS first_on
                   FROM public.counted_stage s
                  WHERE ((s.stage = n.stage) AND (s.responded_on IS NOT NULL))
                  ORDER BY s.responded_on
                 LIMIT 1) answered ON (true))
        ), r AS MATERIALIZED (
         SELECT COALESCE(LEAST(whole.first_on, ( SELECT c.received_on
                   FROM public.counted_complaint c
                  WHERE ((c.received_on < whole.first_on) AND (NOT (EXISTS ( SELECT
                           FROM public.stage s
                          WHERE ((s.complaint_id = c.id) AND (s.imported_on IS NOT NULL))))))
                  ORDER BY c.received_on
                 LIMIT 1)), ( SELECT c.received_on
                   FROM public.counted_complaint c
                  ORDER BY c.received_on
                 LIMIT 1)) AS first_on
           FROM whole
        )
 SELECT p.population,
    LEAST(p.first_on, r.first_on) AS first_on,
    NULL::text AS procedure
   FROM (r
     CROSS JOIN LATERAL ( VALUES ('complaint'::text,NULL::date), ('stage'::text,NULL::date), ('point'::text,NULL::date), ('cause'::text,NULL::date), ('child'::text,NULL::date), ('late_reason'::text,NULL::date), ('remedial_review'::text,NULL::date), ('returning_cause'::text,NULL::date), ('obligation'::text,NULL::date), ('contact'::text,NULL::date), ('other_route'::text,NULL::date), ('arrival'::text,NULL::date), ('equality_answer'::text,NULL::date), ('ombudsman_case'::text,( SELECT o.enquiry_on
                   FROM public.counted_ombudsman_case o
                  ORDER BY o.enquiry_on
                 LIMIT 1)), ('ombudsman_theme'::text,( SELECT o.enquiry_on
                   FROM public.counted_ombudsman_case o
                  ORDER BY o.enquiry_on
                 LIMIT 1)), ('compliment'::text,( SELECT m.received_on
                   FROM public.counted_compliment m
                  ORDER BY m.received_on
                 LIMIT 1))) p(population, first_on))
UNION ALL
 SELECT 'agreed_money'::text AS population,
    LEAST(( SELECT b.agreed_on
           FROM public.counted_obligation b
          WHERE (b.amount_pence IS NOT NULL)
          ORDER BY b.agreed_on
         LIMIT 1),
        CASE
            WHEN ((EXISTS ( SELECT
               FROM public.counted_obligation)) OR (EXISTS ( SELECT
               FROM public.counted_cost))) THEN r.first_on
            ELSE NULL::date
        END) AS first_on,
    NULL::text AS procedure
   FROM r
UNION ALL
 SELECT 'cost'::text AS population,
        CASE
            WHEN (n.procedure IS NULL) THEN paid.first_on
            ELSE LEAST(( SELECT k.incurred_on
               FROM public.population_cost k
              WHERE ((k.procedure = n.procedure) AND ((k.incurred_on < r.first_on) OR (r.first_on IS NULL)))
              ORDER BY k.incurred_on
             LIMIT 1),
            CASE
                WHEN (r.first_on IS NOT NULL) THEN GREATEST(r.first_on, paid.first_on)
                ELSE NULL::date
            END)
        END AS first_on,
    n.procedure
   FROM ((r
     CROSS JOIN ( SELECT k.incurred_on AS first_on
           FROM public.counted_cost k
          ORDER BY k.incurred_on
         LIMIT 1) paid)
     CROSS JOIN ( VALUES (NULL::text), ('childrens'::text), ('adult_social_care'::text), ('public_health'::text), ('corporate'::text)) n(procedure))
UNION ALL
 SELECT n.population,
    min(d.decided_on) AS first_on,
    NULL::text AS procedure
   FROM (public.behaviour_decision d
     CROSS JOIN ( VALUES ('behaviour_measure'::text), ('behaviour_review'::text)) n(population))
  GROUP BY n.population
UNION ALL
 SELECT 'alert'::text AS population,
    min(a.raised_on) AS first_on,
    NULL::text AS procedure
   FROM public.alert a;
CREATE TABLE public.report_band (
    procedure text NOT NULL,
    stage text NOT NULL,
    edges bigint[] NOT NULL,
    CONSTRAINT report_band_edges CHECK ((((cardinality(edges) >= 1) AND (cardinality(edges) <= 8)) AND (array_position(edges, NULL::bigint) IS NULL) AND (0 < ALL (edges)))),
    CONSTRAINT report_band_procedure CHECK ((procedure = ANY (ARRAY['childrens'::text, 'adult_social_care'::text, 'public_health'::text, 'corporate'::text]))),
    CONSTRAINT report_band_stage CHECK ((stage = ANY (ARRAY['local_resolution'::text, 'investigation'::text, 'review_panel'::text, 'single_stage'::text, 'stage_1'::text, 'stage_2'::text])))
);
COMMENT ON COLUMN public.report_band.edges IS 'The last working day of each band but the last, ascending.';
CREATE TABLE public.report_comment (
    id uuid NOT NULL,
    report_version_id uuid NOT NULL,
    status text NOT NULL,
    body text NOT NULL,
    made_by text NOT NULL,
    made_at timestamp with time zone NOT NULL,
    CONSTRAINT report_comment_body_not_blank CHECK ((btrim(body) <> ''::text)),
    CONSTRAINT report_comment_status CHECK ((status = ANY (ARRAY['draft'::text, 'presented'::text, 'final'::text, 'published'::text])))
);
COMMENT ON COLUMN public.report_comment.status IS 'What the version was when it was said.';
CREATE TABLE public.report_commentary (
    id uuid NOT NULL,
    report text NOT NULL,
    period text NOT NULL,
    section text NOT NULL,
    body text,
    written_by text NOT NULL,
    written_at timestamp with time zone NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT report_commentary_body_not_blank CHECK ((btrim(body) <> ''::text)),
    CONSTRAINT report_commentary_period_not_blank CHECK ((btrim(period) <> ''::text)),
    CONSTRAINT report_commentary_report_form CHECK ((report ~ '^[a-z][a-z0-9_]*$'::text)),
    CONSTRAINT report_commentary_section_form CHECK ((section ~ '^[a-z][a-z0-9_]*$'::text))
);
CREATE TABLE public.report_version (
    id uuid NOT NULL,
    report text NOT NULL,
    period text NOT NULL,
    department text,
    number bigint NOT NULL,
    computed_on date NOT NULL,
    register_position bigint NOT NULL,
    calendar_version bigint NOT NULL,
    document text NOT NULL,
    digest bytea NOT NULL,
    whole_document text NOT NULL,
    whole_digest bytea NOT NULL,
    writing_sections text[] NOT NULL,
    writings text[] NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT report_version_digest CHECK ((digest = sha256(convert_to(document, 'UTF8'::name)))),
    CONSTRAINT report_version_number CHECK ((number > 0)),
    CONSTRAINT report_version_period_not_blank CHECK ((btrim(period) <> ''::text)),
    CONSTRAINT report_version_report_form CHECK ((report ~ '^[a-z][a-z0-9_]*$'::text)),
    CONSTRAINT report_version_whole_digest CHECK ((whole_digest = sha256(convert_to(whole_document, 'UTF8'::name)))),
    CONSTRAINT report_version_writings CHECK ((cardinality(writing_sections) = cardinality(writings)))
);
COMMENT ON COLUMN public.report_version.register_position IS 'The last audit event that was there when it was computed.';
COMMENT ON COLUMN public.report_version.document IS 'Everything the public view prints, as JSON, byte by byte as it was frozen.';
COMMENT ON COLUMN public.report_version.whole_document IS 'Everything the views print that withhold nothing, frozen in the same snapshot.';
COMMENT ON COLUMN public.report_version.writings IS 'What people wrote that it prints, each with the number of its section.';
COMMENT ON COLUMN public.report_version.version IS 'Counts its steps, for If-Match; the one column that changes.';
CREATE TABLE public.report_version_count (
    report_version_id uuid NOT NULL,
    number bigint NOT NULL,
    figure text NOT NULL,
    key text,
    is_whole boolean NOT NULL,
    counted text NOT NULL
);
COMMENT ON COLUMN public.report_version_count.is_whole IS 'Whether it is what a share is taken of.';
CREATE TABLE public.report_version_member (
    report_version_id uuid NOT NULL,
    population text NOT NULL,
    row_id text NOT NULL,
    reference text,
    complaint_id uuid,
    counts bigint[] NOT NULL,
    quantities bigint[] NOT NULL,
    CONSTRAINT report_version_member_quantities CHECK ((cardinality(counts) = cardinality(quantities)))
);
COMMENT ON COLUMN public.report_version_member.quantities IS 'How much of the row each count counted; NULL where it counted the row itself.';
CREATE TABLE public.report_version_step (
    report_version_id uuid NOT NULL,
    status text NOT NULL,
    follows text,
    moved_at timestamp with time zone NOT NULL,
    moved_by text NOT NULL,
    CONSTRAINT report_version_step_follows CHECK ((NOT (follows IS DISTINCT FROM
CASE status
    WHEN 'presented'::text THEN 'draft'::text
    WHEN 'final'::text THEN 'presented'::text
    WHEN 'published'::text THEN 'final'::text
    ELSE NULL::text
END))),
    CONSTRAINT report_version_step_status CHECK ((status = ANY (ARRAY['draft'::text, 'presented'::text, 'final'::text, 'published'::text])))
);
CREATE TABLE public.reported_finding (
    stage_id uuid NOT NULL,
    report bigint NOT NULL,
    point bigint NOT NULL,
    finding text NOT NULL,
    reason text,
    CONSTRAINT reported_finding_finding CHECK ((finding = ANY (ARRAY['upheld'::text, 'partly_upheld'::text, 'not_upheld'::text, 'no_finding'::text])))
);
ALTER TABLE public.service ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.service_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.sign_in (
    person_id uuid NOT NULL,
    issuer text NOT NULL,
    subject text NOT NULL,
    deputy_role text,
    CONSTRAINT sign_in_deputy_role CHECK ((deputy_role = ANY (ARRAY['viewer'::text, 'statistics_reader'::text, 'officer'::text, 'manager'::text, 'investigator'::text, 'responding_manager'::text, 'head_of_service'::text, 'director'::text, 'childrens_rights_officer'::text]))),
    CONSTRAINT sign_in_issuer_not_blank CHECK ((btrim(issuer) <> ''::text)),
    CONSTRAINT sign_in_subject_length CHECK (((octet_length(subject) >= 1) AND (octet_length(subject) <= 255)))
);
COMMENT ON COLUMN public.sign_in.subject IS 'The value of the claim that names the person, unique with its issuer (RFC 7519 section 4.1.2).';
COMMENT ON COLUMN public.sign_in.deputy_role IS 'The role by which a deputy acts for them, since only their own sign-in tells theirs; empty: a deputy has nothing by it.';
CREATE TABLE public.single_point_of_contact (
    id uuid NOT NULL,
    complainant text NOT NULL,
    person_id uuid NOT NULL,
    reason text NOT NULL,
    from_on date NOT NULL,
    until_on date,
    version bigint DEFAULT 1 NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT single_point_of_contact_complainant_not_blank CHECK ((public.normal_name(complainant) <> ''::text)),
    CONSTRAINT single_point_of_contact_in_order CHECK ((until_on >= from_on))
);
CREATE TABLE public.webhook (
    id uuid NOT NULL,
    url text NOT NULL,
    description text NOT NULL,
    secret text NOT NULL,
    secret_before text,
    secret_before_until timestamp with time zone,
    disabled_at timestamp with time zone,
    disabled_for text,
    version bigint DEFAULT 1 NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT webhook_description_not_blank CHECK ((btrim(description) <> ''::text)),
    CONSTRAINT webhook_disabled CHECK (((disabled_at IS NULL) = (disabled_for IS NULL))),
    CONSTRAINT webhook_disabled_for CHECK ((disabled_for = ANY (ARRAY['gone'::text, 'asked'::text]))),
    CONSTRAINT webhook_secret CHECK ((secret ~ '^whsec_'::text)),
    CONSTRAINT webhook_secret_before CHECK ((secret_before ~ '^whsec_'::text)),
    CONSTRAINT webhook_secret_before_until CHECK (((secret_before IS NULL) = (secret_before_until IS NULL))),
    CONSTRAINT webhook_url_https CHECK ((url ~ '^https?://'::text))
);
CREATE TABLE public.withdrawn_extension (
    id bigint NOT NULL,
    stage_id uuid NOT NULL,
    agreed_on date NOT NULL,
    extended_to date NOT NULL,
    reason text NOT NULL,
    good_reason text,
    notified_on date,
    ombudsman_details_given boolean NOT NULL,
    agreed_by text,
    agreed_by_person_id uuid,
    complainant_agreed_on date,
    recorded_at timestamp with time zone NOT NULL,
    withdrawn_at timestamp with time zone NOT NULL
);
ALTER TABLE ONLY public.alert_answer
    ADD CONSTRAINT alert_answer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.alert
    ADD CONSTRAINT alert_cause_key UNIQUE (cause);
ALTER TABLE ONLY public.alert
    ADD CONSTRAINT alert_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.api_token_department
    ADD CONSTRAINT api_token_department_pkey PRIMARY KEY (api_token_id, department);
ALTER TABLE ONLY public.api_token
    ADD CONSTRAINT api_token_hash_key UNIQUE (hash);
ALTER TABLE ONLY public.api_token
    ADD CONSTRAINT api_token_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.appointment
    ADD CONSTRAINT appointment_pkey PRIMARY KEY (stage_id, role, "position");
ALTER TABLE ONLY public.audit_event
    ADD CONSTRAINT audit_event_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.bank_holiday
    ADD CONSTRAINT bank_holiday_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.bank_holiday_rename
    ADD CONSTRAINT bank_holiday_rename_pkey PRIMARY KEY (bank_holiday_id, calendar_version);
ALTER TABLE ONLY public.behaviour_consultee
    ADD CONSTRAINT behaviour_consultee_pkey PRIMARY KEY (decision_id, person_id);
ALTER TABLE ONLY public.behaviour_decision
    ADD CONSTRAINT behaviour_decision_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.behaviour_internal_review
    ADD CONSTRAINT behaviour_internal_review_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.behaviour_letter
    ADD CONSTRAINT behaviour_letter_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.behaviour_measure_complaint
    ADD CONSTRAINT behaviour_measure_complaint_pkey PRIMARY KEY (measure_id, complaint_id);
ALTER TABLE ONLY public.behaviour_measure
    ADD CONSTRAINT behaviour_measure_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.calendar_feed
    ADD CONSTRAINT calendar_feed_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.calendar_feed
    ADD CONSTRAINT calendar_feed_secret_key UNIQUE (secret_hash);
ALTER TABLE ONLY public.calendar_version
    ADD CONSTRAINT calendar_version_pkey PRIMARY KEY (number);
ALTER TABLE ONLY public.cause
    ADD CONSTRAINT cause_pkey PRIMARY KEY (code);
ALTER TABLE ONLY public.challenge_item
    ADD CONSTRAINT challenge_item_alert_key UNIQUE (alert_id);
ALTER TABLE ONLY public.challenge_item
    ADD CONSTRAINT challenge_item_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.challenge_note
    ADD CONSTRAINT challenge_note_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.child_decision
    ADD CONSTRAINT child_decision_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.communication_need
    ADD CONSTRAINT communication_need_pkey PRIMARY KEY (complaint_id, person);
ALTER TABLE ONLY public.complaint_admission
    ADD CONSTRAINT complaint_admission_pkey PRIMARY KEY (complaint_id, person_id);
ALTER TABLE ONLY public.complaint_assignment
    ADD CONSTRAINT complaint_assignment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.complaint_cause
    ADD CONSTRAINT complaint_cause_pkey PRIMARY KEY (complaint_id, cause);
ALTER TABLE ONLY public.complaint_contributor
    ADD CONSTRAINT complaint_contributor_pkey PRIMARY KEY (complaint_id, service_id);
ALTER TABLE ONLY public.complaint_establishment
    ADD CONSTRAINT complaint_establishment_pkey PRIMARY KEY (complaint_id, establishment);
ALTER TABLE ONLY public.complaint_link
    ADD CONSTRAINT complaint_link_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.complaint_named_person
    ADD CONSTRAINT complaint_named_person_pkey PRIMARY KEY (complaint_id, person_id);
ALTER TABLE ONLY public.complaint
    ADD CONSTRAINT complaint_pkey PRIMARY KEY (id) INCLUDE (received_on, procedure, service_id);
ALTER TABLE ONLY public.complaint_point
    ADD CONSTRAINT complaint_point_pkey PRIMARY KEY (complaint_id, number);
ALTER TABLE ONLY public.complaint_restriction
    ADD CONSTRAINT complaint_restriction_pkey PRIMARY KEY (complaint_id);
ALTER TABLE ONLY public.complaint_subject
    ADD CONSTRAINT complaint_subject_pkey PRIMARY KEY (complaint_id, subject);
ALTER TABLE ONLY public.complaint_text
    ADD CONSTRAINT complaint_text_pkey PRIMARY KEY (complaint_id);
ALTER TABLE ONLY public.compliment
    ADD CONSTRAINT compliment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.contact
    ADD CONSTRAINT contact_complaint_key UNIQUE (complaint_id);
ALTER TABLE ONLY public.contact_details
    ADD CONSTRAINT contact_details_pkey PRIMARY KEY (complaint_id, person);
ALTER TABLE ONLY public.contact
    ADD CONSTRAINT contact_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cost
    ADD CONSTRAINT cost_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.council_details
    ADD CONSTRAINT council_details_pkey PRIMARY KEY (version);
ALTER TABLE ONLY public.council_setting
    ADD CONSTRAINT council_setting_pkey PRIMARY KEY (name, from_on);
ALTER TABLE ONLY public.decision_freeze
    ADD CONSTRAINT decision_freeze_pkey PRIMARY KEY (complaint_id, number);
ALTER TABLE ONLY public.delivery
    ADD CONSTRAINT delivery_once_key UNIQUE NULLS NOT DISTINCT (alert_id, channel, recipient_person_id, webhook_id);
ALTER TABLE ONLY public.delivery
    ADD CONSTRAINT delivery_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.demand
    ADD CONSTRAINT demand_pkey PRIMARY KEY (year, measure);
ALTER TABLE ONLY public.department
    ADD CONSTRAINT department_pkey PRIMARY KEY (name);
ALTER TABLE ONLY public.deputy
    ADD CONSTRAINT deputy_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.duty_ahead
    ADD CONSTRAINT duty_ahead_pkey PRIMARY KEY (duty_id);
ALTER TABLE ONLY public.duty_flag
    ADD CONSTRAINT duty_flag_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.duty
    ADD CONSTRAINT duty_known_from_key UNIQUE (subject_id, kind, clock, known_from);
ALTER TABLE ONLY public.duty
    ADD CONSTRAINT duty_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.earlier_total
    ADD CONSTRAINT earlier_total_pkey PRIMARY KEY (year, measure, department);
ALTER TABLE ONLY public.entry
    ADD CONSTRAINT entry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.equality_answer
    ADD CONSTRAINT equality_answer_pkey PRIMARY KEY (complaint_id, person, characteristic);
ALTER TABLE ONLY public.equality_category
    ADD CONSTRAINT equality_category_pkey PRIMARY KEY (characteristic, category);
ALTER TABLE ONLY public.erasure_request
    ADD CONSTRAINT erasure_request_pkey PRIMARY KEY (complaint_id, requested_on);
ALTER TABLE ONLY public.export_part
    ADD CONSTRAINT export_part_pkey PRIMARY KEY (export_id, number);
ALTER TABLE ONLY public.export
    ADD CONSTRAINT export_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.extension
    ADD CONSTRAINT extension_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.figure_target
    ADD CONSTRAINT figure_target_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.idempotency_record
    ADD CONSTRAINT idempotency_record_key UNIQUE NULLS NOT DISTINCT (key, api_token_id, signed_in_id);
ALTER TABLE ONLY public.imported_row
    ADD CONSTRAINT imported_row_pkey PRIMARY KEY (file, key);
ALTER TABLE ONLY public.investigation_report
    ADD CONSTRAINT investigation_report_pkey PRIMARY KEY (stage_id, number);
ALTER TABLE ONLY public.ladder
    ADD CONSTRAINT ladder_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ladder
    ADD CONSTRAINT ladder_scope_key UNIQUE NULLS NOT DISTINCT (nature, kind, department, procedure, in_force_from);
ALTER TABLE ONLY public.ladder_step
    ADD CONSTRAINT ladder_step_pkey PRIMARY KEY (ladder_id, step);
ALTER TABLE ONLY public.late_reason
    ADD CONSTRAINT late_reason_pkey PRIMARY KEY (stage_id, clock);
ALTER TABLE ONLY public.learning_pair_complaint
    ADD CONSTRAINT learning_pair_complaint_pkey PRIMARY KEY (learning_pair_id, complaint_id);
ALTER TABLE ONLY public.learning_pair
    ADD CONSTRAINT learning_pair_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.letter
    ADD CONSTRAINT letter_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.link_officer
    ADD CONSTRAINT link_officer_pkey PRIMARY KEY (from_on);
ALTER TABLE ONLY public.message
    ADD CONSTRAINT message_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.message_template
    ADD CONSTRAINT message_template_pkey PRIMARY KEY (name);
ALTER TABLE ONLY public.name_word
    ADD CONSTRAINT name_word_pkey PRIMARY KEY (word);
ALTER TABLE ONLY public.notice
    ADD CONSTRAINT notice_once_key UNIQUE NULLS NOT DISTINCT (complaint_id, kind, stage, sent_on);
ALTER TABLE ONLY public.notice
    ADD CONSTRAINT notice_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.obligation
    ADD CONSTRAINT obligation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.obligation
    ADD CONSTRAINT obligation_stage_number_key UNIQUE (stage_id, number);
ALTER TABLE ONLY public.ombudsman_case
    ADD CONSTRAINT ombudsman_case_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ombudsman_case_theme
    ADD CONSTRAINT ombudsman_case_theme_pkey PRIMARY KEY (ombudsman_case_id, cause);
ALTER TABLE ONLY public.ombudsman_clock
    ADD CONSTRAINT ombudsman_clock_pkey PRIMARY KEY (clock);
ALTER TABLE ONLY public.ombudsman_clock
    ADD CONSTRAINT ombudsman_clock_position_key UNIQUE ("position");
ALTER TABLE ONLY public.party
    ADD CONSTRAINT party_pkey PRIMARY KEY (complaint_id, number);
ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.point_finding
    ADD CONSTRAINT point_finding_pkey PRIMARY KEY (complaint_id, number, stage);
ALTER TABLE ONLY public.post_holder
    ADD CONSTRAINT post_holder_one_at_a_time EXCLUDE USING gist (public.uuid_range(post_id, post_id, '[]'::text) WITH &&, daterange(from_on, until_on, '[]'::text) WITH &&);
ALTER TABLE ONLY public.post_holder
    ADD CONSTRAINT post_holder_pkey PRIMARY KEY (post_id, from_on);
ALTER TABLE ONLY public.post
    ADD CONSTRAINT post_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.procedure_clock
    ADD CONSTRAINT procedure_clock_pkey PRIMARY KEY (procedure_version_id, stage, clock);
ALTER TABLE ONLY public.procedure
    ADD CONSTRAINT procedure_pkey PRIMARY KEY (code);
ALTER TABLE ONLY public.procedure_stage
    ADD CONSTRAINT procedure_stage_pkey PRIMARY KEY (procedure_version_id, stage);
ALTER TABLE ONLY public.procedure_stage
    ADD CONSTRAINT procedure_stage_position_key UNIQUE (procedure_version_id, "position");
ALTER TABLE ONLY public.procedure_version
    ADD CONSTRAINT procedure_version_from_key UNIQUE (procedure, in_force_from);
ALTER TABLE ONLY public.procedure_version
    ADD CONSTRAINT procedure_version_identity_key UNIQUE (id, procedure);
ALTER TABLE ONLY public.procedure_version
    ADD CONSTRAINT procedure_version_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.proposal
    ADD CONSTRAINT proposal_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.public_report
    ADD CONSTRAINT public_report_pkey PRIMARY KEY (ombudsman_case_id);
ALTER TABLE ONLY public.rating_decision
    ADD CONSTRAINT rating_decision_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.remedial_review
    ADD CONSTRAINT remedial_review_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.report_band
    ADD CONSTRAINT report_band_pkey PRIMARY KEY (procedure, stage);
ALTER TABLE ONLY public.report_comment
    ADD CONSTRAINT report_comment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.report_commentary
    ADD CONSTRAINT report_commentary_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.report_commentary
    ADD CONSTRAINT report_commentary_section_key UNIQUE (report, period, section);
ALTER TABLE ONLY public.report_version_count
    ADD CONSTRAINT report_version_count_pkey PRIMARY KEY (report_version_id, number);
ALTER TABLE ONLY public.report_version_member
    ADD CONSTRAINT report_version_member_pkey PRIMARY KEY (report_version_id, population, row_id);
ALTER TABLE ONLY public.report_version
    ADD CONSTRAINT report_version_number_key UNIQUE NULLS NOT DISTINCT (report, period, department, number);
ALTER TABLE ONLY public.report_version
    ADD CONSTRAINT report_version_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.report_version_step
    ADD CONSTRAINT report_version_step_pkey PRIMARY KEY (report_version_id, status);
ALTER TABLE ONLY public.reported_finding
    ADD CONSTRAINT reported_finding_pkey PRIMARY KEY (stage_id, report, point);
ALTER TABLE ONLY public.safeguarding_referral
    ADD CONSTRAINT safeguarding_referral_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.service
    ADD CONSTRAINT service_name_key UNIQUE (department, name);
ALTER TABLE ONLY public.service
    ADD CONSTRAINT service_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.sign_in
    ADD CONSTRAINT sign_in_pkey PRIMARY KEY (person_id);
ALTER TABLE ONLY public.sign_in
    ADD CONSTRAINT sign_in_subject_key UNIQUE (issuer, subject) DEFERRABLE;
ALTER TABLE ONLY public.single_point_of_contact
    ADD CONSTRAINT single_point_of_contact_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.stage
    ADD CONSTRAINT stage_once_key UNIQUE (complaint_id, "position");
ALTER TABLE ONLY public.stage
    ADD CONSTRAINT stage_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.team
    ADD CONSTRAINT team_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.webhook
    ADD CONSTRAINT webhook_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.withdrawn_extension
    ADD CONSTRAINT withdrawn_extension_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.working_day
    ADD CONSTRAINT working_day_pkey PRIMARY KEY (day_on);
CREATE INDEX alert_answer_alert_idx ON public.alert_answer USING btree (alert_id, id);
CREATE UNIQUE INDEX alert_answer_open_key ON public.alert_answer USING btree (alert_id) WHERE (verdict IS NULL);
CREATE INDEX alert_complaint_idx ON public.alert USING btree (complaint_id) WHERE (complaint_id IS NOT NULL);
CREATE INDEX alert_duty_idx ON public.alert USING btree (duty_id) WHERE (duty_id IS NOT NULL);
CREATE INDEX alert_person_idx ON public.alert USING btree (recipient_person_id, raised_at, id) WHERE (recipient_person_id IS NOT NULL);
CREATE INDEX alert_raised_at_idx ON public.alert USING btree (raised_at, id);
CREATE UNIQUE INDEX alert_report_key ON public.alert USING btree (report, report_period) WHERE (report IS NOT NULL);
CREATE UNIQUE INDEX alert_step_key ON public.alert USING btree (duty_id, working_days) WHERE (cancelled_for IS NULL);
CREATE INDEX api_token_department_department_idx ON public.api_token_department USING btree (department);
CREATE UNIQUE INDEX api_token_name_key ON public.api_token USING btree (public.normal_name(name)) WHERE (revoked_at IS NULL);
CREATE INDEX api_token_person_idx ON public.api_token USING btree (person_id);
CREATE UNIQUE INDEX appointment_once_key ON public.appointment USING btree (stage_id, COALESCE((person_id)::text, name));
CREATE INDEX appointment_person_idx ON public.appointment USING btree (person_id) WHERE (person_id IS NOT NULL);
CREATE INDEX audit_event_complaint_idx ON public.audit_event USING btree (complaint_id, id);
CREATE INDEX audit_event_contact_idx ON public.audit_event USING btree (contact_id, id) WHERE (contact_id IS NOT NULL);
CREATE INDEX audit_event_ombudsman_case_idx ON public.audit_event USING btree (ombudsman_case_id, id);
CREATE UNIQUE INDEX bank_holiday_on_key ON public.bank_holiday USING btree (holiday_on) WHERE (withdrawn_by IS NULL);
CREATE UNIQUE INDEX behaviour_decision_imposed_key ON public.behaviour_decision USING btree (measure_id) WHERE (kind = 'imposed'::text);
CREATE UNIQUE INDEX behaviour_decision_lifted_key ON public.behaviour_decision USING btree (measure_id) WHERE (kind = 'lifted'::text);
CREATE INDEX behaviour_decision_measure_idx ON public.behaviour_decision USING btree (measure_id, id);
CREATE INDEX behaviour_internal_review_measure_idx ON public.behaviour_internal_review USING btree (measure_id);
CREATE UNIQUE INDEX behaviour_internal_review_open_key ON public.behaviour_internal_review USING btree (measure_id) WHERE (concluded_on IS NULL);
CREATE INDEX behaviour_letter_measure_idx ON public.behaviour_letter USING btree (measure_id, sent_on);
CREATE INDEX behaviour_measure_complainant_idx ON public.behaviour_measure USING btree (public.normal_name(complainant));
CREATE INDEX behaviour_measure_complaint_complaint_idx ON public.behaviour_measure_complaint USING btree (complaint_id);
CREATE UNIQUE INDEX cause_name_key ON public.cause USING btree (public.listed_name(name)) WHERE (retired_on IS NULL);
CREATE INDEX challenge_item_listed_on_idx ON public.challenge_item USING btree (listed_on, id);
CREATE INDEX challenge_note_item_idx ON public.challenge_note USING btree (challenge_item_id, id);
CREATE INDEX child_decision_complaint_idx ON public.child_decision USING btree (complaint_id);
CREATE INDEX child_decision_contact_idx ON public.child_decision USING btree (contact_id);
CREATE INDEX child_decision_decided_on_idx ON public.child_decision USING btree (decided_on, id);
CREATE INDEX child_decision_measure_idx ON public.child_decision USING btree (measure_id);
CREATE INDEX complaint_about_childrens_received_on_idx ON public.complaint USING btree (procedure, received_on) WHERE about_childrens_social_care;
CREATE INDEX complaint_admission_person_idx ON public.complaint_admission USING btree (person_id);
CREATE INDEX complaint_assignment_complaint_idx ON public.complaint_assignment USING btree (complaint_id);
CREATE UNIQUE INDEX complaint_assignment_current_key ON public.complaint_assignment USING btree (complaint_id) WHERE (ended_at IS NULL);
CREATE INDEX complaint_assignment_person_idx ON public.complaint_assignment USING btree (person_id) WHERE (ended_at IS NULL);
CREATE INDEX complaint_assignment_team_idx ON public.complaint_assignment USING btree (team_id, person_id) WHERE (ended_at IS NULL);
CREATE INDEX complaint_awaiting_advocate_idx ON public.complaint USING btree (received_on, id) WHERE ((complainant_type = 'child_or_young_person'::text) AND (advocacy_offered_on IS NULL));
CREATE INDEX complaint_awaiting_decision_idx ON public.complaint USING btree (received_on, id) WHERE (procedure IS NULL);
CREATE INDEX complaint_closed_on_idx ON public.complaint USING btree (closed_on) WHERE (closed_on IS NOT NULL);
CREATE INDEX complaint_complainant_idx ON public.complaint USING btree (public.normal_name(complainant), received_on);
CREATE INDEX complaint_contributor_service_idx ON public.complaint_contributor USING btree (service_id);
CREATE INDEX complaint_contributor_team_idx ON public.complaint_contributor USING btree (team_id);
CREATE INDEX complaint_duplicate_of_idx ON public.complaint USING btree (duplicate_of) WHERE (duplicate_of IS NOT NULL);
CREATE INDEX complaint_error_idx ON public.complaint USING btree (id) WHERE (error_on IS NOT NULL);
CREATE INDEX complaint_establishment_establishment_idx ON public.complaint_establishment USING btree (public.normal_name(establishment), complaint_id);
CREATE UNIQUE INDEX complaint_establishment_spelling_key ON public.complaint_establishment USING btree (complaint_id, public.normal_name(establishment));
CREATE INDEX complaint_interest_reopened_idx ON public.complaint USING btree (received_on, id) WHERE (interest_reopened_on IS NOT NULL);
CREATE INDEX complaint_link_case_idx ON public.complaint_link USING btree (ombudsman_case_id);
CREATE INDEX complaint_link_complaint_idx ON public.complaint_link USING btree (complaint_id);
CREATE UNIQUE INDEX complaint_link_ombudsman_case_key ON public.complaint_link USING btree (complaint_id, ombudsman_case_id, kind) WHERE (ombudsman_case_id IS NOT NULL);
CREATE INDEX complaint_link_other_idx ON public.complaint_link USING btree (other_complaint_id);
CREATE UNIQUE INDEX complaint_link_pair_key ON public.complaint_link USING btree (LEAST(complaint_id, other_complaint_id), GREATEST(complaint_id, other_complaint_id), kind) WHERE (other_complaint_id IS NOT NULL);
CREATE INDEX complaint_named_person_person_idx ON public.complaint_named_person USING btree (person_id);
CREATE INDEX complaint_procedure_received_on_idx ON public.complaint USING btree (procedure, received_on, id) INCLUDE (service_id, complainant_type, representative_type, channel);
CREATE INDEX complaint_received_on_idx ON public.complaint USING btree (received_on, id) INCLUDE (procedure, service_id, channel, closure);
CREATE UNIQUE INDEX complaint_reference_key ON public.complaint USING btree (public.normal_reference(reference));
CREATE INDEX complaint_representative_idx ON public.complaint USING btree (public.normal_name(representative)) WHERE (representative IS NOT NULL);
CREATE INDEX complaint_service_idx ON public.complaint USING btree (service_id);
CREATE INDEX complaint_split_from_idx ON public.complaint USING btree (split_from) WHERE (split_from IS NOT NULL);
CREATE INDEX complaint_text_received_on_idx ON public.complaint_text USING btree (received_on, complaint_id);
CREATE INDEX complaint_text_reference_idx ON public.complaint_text USING btree (reference text_pattern_ops);
CREATE INDEX complaint_text_words_idx ON public.complaint_text USING gin (words) WITH (gin_pending_list_limit='512');
CREATE INDEX complaint_words_idx ON public.complaint USING btree (public.normal_name(complainant), public.words_digest(summary));
CREATE INDEX compliment_contact_idx ON public.compliment USING btree (contact_id) WHERE (contact_id IS NOT NULL);
CREATE INDEX compliment_duplicate_of_idx ON public.compliment USING btree (duplicate_of) WHERE (duplicate_of IS NOT NULL);
CREATE INDEX compliment_received_on_idx ON public.compliment USING btree (procedure, received_on);
CREATE INDEX contact_assigned_idx ON public.contact USING btree (team_id, assignee_id) WHERE (team_id IS NOT NULL);
CREATE INDEX contact_assignee_idx ON public.contact USING btree (assignee_id) WHERE (assignee_id IS NOT NULL);
CREATE INDEX contact_department_idx ON public.contact USING btree (public.listed_name(department), received_on, id);
CREATE INDEX contact_details_email_idx ON public.contact_details USING btree (lower(email)) WHERE ((person = 'complainant'::text) AND (email IS NOT NULL));
CREATE INDEX contact_details_telephone_idx ON public.contact_details USING btree (public.normal_telephone(telephone)) WHERE ((person = 'complainant'::text) AND (telephone IS NOT NULL));
CREATE INDEX contact_duplicate_of_idx ON public.contact USING btree (duplicate_of) WHERE (duplicate_of IS NOT NULL);
CREATE INDEX contact_error_idx ON public.contact USING btree (id) WHERE (error_on IS NOT NULL);
CREATE INDEX contact_establishment_idx ON public.contact USING btree (public.normal_name(establishment), received_on) WHERE (establishment IS NOT NULL);
CREATE INDEX contact_open_idx ON public.contact USING btree (received_on, id) WHERE ((closed_at IS NULL) AND (complaint_id IS NULL));
CREATE INDEX contact_person_idx ON public.contact USING btree (public.normal_name(person), received_on) WHERE (person IS NOT NULL);
CREATE INDEX contact_received_on_idx ON public.contact USING btree (received_on, id);
CREATE UNIQUE INDEX contact_reference_key ON public.contact USING btree (public.normal_reference(reference));
CREATE INDEX contact_released_complaint_idx ON public.contact USING btree (released_complaint_id) WHERE (released_complaint_id IS NOT NULL);
CREATE INDEX contact_reported_before_idx ON public.contact USING btree (reported_before_id) WHERE (reported_before_id IS NOT NULL);
CREATE INDEX contact_source_received_on_idx ON public.contact USING btree (source, received_on, id);
CREATE INDEX cost_incurred_on_idx ON public.cost USING btree (incurred_on, id);
CREATE INDEX delivery_message_idx ON public.delivery USING btree (message_id) WHERE (message_id IS NOT NULL);
CREATE INDEX delivery_queued_idx ON public.delivery USING btree (recipient_person_id) WHERE ((message_id IS NULL) AND (NOT cancelled));
CREATE INDEX delivery_queued_webhook_idx ON public.delivery USING btree (is_urgent DESC, send_after, id) WHERE ((message_id IS NULL) AND (NOT cancelled) AND (webhook_id IS NOT NULL));
CREATE UNIQUE INDEX department_spelling_key ON public.department USING btree (public.listed_name(name));
CREATE INDEX deputy_deputy_idx ON public.deputy USING btree (deputy_id);
CREATE INDEX deputy_person_idx ON public.deputy USING btree (person_id);
CREATE INDEX duty_ahead_next_step_idx ON public.duty_ahead USING btree (next_step_on, duty_id);
CREATE UNIQUE INDEX duty_answer_key ON public.duty USING btree (subject_id) INCLUDE (due_on, ended_on) WHERE ((kind = 'response'::text) AND (clock = 'response'::text) AND (ended_by = ANY (ARRAY['met'::text, 'stage_ended'::text])));
CREATE INDEX duty_complaint_idx ON public.duty USING btree (complaint_id) INCLUDE (due_on);
CREATE UNIQUE INDEX duty_current_key ON public.duty USING btree (subject_id, kind, clock) INCLUDE (due_on, ended_on, ended_by) WHERE ((ended_by IS NULL) OR (ended_by = ANY (ARRAY['met'::text, 'stage_ended'::text])));
CREATE INDEX duty_ended_on_idx ON public.duty USING btree (ended_on) WHERE ((ended_on IS NOT NULL) AND (nature = 'limit'::text));
CREATE INDEX duty_flag_as_of_idx ON public.duty_flag USING btree (as_of, duty_id);
CREATE UNIQUE INDEX duty_flag_once_key ON public.duty_flag USING btree (duty_id) WHERE ((withdrawn_by IS NULL) AND (withdrawn_by_event IS NULL));
CREATE INDEX duty_late_idx ON public.duty USING btree (due_on, subject_id, id) INCLUDE (clock) WHERE ((nature = 'limit'::text) AND (ended_by = ANY (ARRAY['met'::text, 'stage_ended'::text])) AND (ended_on > due_on));
CREATE INDEX duty_move_calendar_version_idx ON public.duty_move USING btree (calendar_version);
CREATE UNIQUE INDEX duty_move_once_idx ON public.duty_move USING btree (duty_id, calendar_version, audit_event_id) NULLS NOT DISTINCT;
CREATE INDEX duty_notice_idx ON public.duty USING btree (due_on, subject_id, id) INCLUDE (ended_on) WHERE ((kind = 'notice'::text) AND (ended_by IS DISTINCT FROM 'met'::text) AND (ended_by IS DISTINCT FROM 'withdrawn'::text));
CREATE INDEX duty_obligation_idx ON public.duty USING btree (kind, due_on, subject_id, id) WHERE ((ended_on IS NULL) AND (kind = ANY (ARRAY['obligation'::text, 'obligation_check'::text])));
CREATE INDEX duty_offer_owed_idx ON public.duty USING btree (due_on, subject_id, id) WHERE ((ended_on IS NULL) AND (nature = 'limit'::text) AND (clock = 'stage_2_offer'::text));
CREATE INDEX duty_ombudsman_idx ON public.duty USING btree (due_on, subject_id, id) WHERE ((ended_on IS NULL) AND (nature = ANY (ARRAY['limit'::text, 'target'::text])) AND (num_nonnulls(letter_id, ombudsman_case_id) > 0));
CREATE INDEX duty_open_due_on_idx ON public.duty USING btree (due_on) INCLUDE (id, stage_id, clock, known_from) WHERE ((ended_on IS NULL) AND (nature = 'limit'::text));
CREATE INDEX duty_open_stage_idx ON public.duty USING btree (stage_id) WHERE ((stage_id IS NOT NULL) AND (ended_on IS NULL) AND (nature = 'limit'::text));
CREATE INDEX duty_review_idx ON public.duty USING btree (due_on, subject_id, id) WHERE ((nature = ANY (ARRAY['limit'::text, 'target'::text])) AND (kind = ANY (ARRAY['behaviour_review'::text, 'freeze_review'::text])));
CREATE INDEX entry_complaint_idx ON public.entry USING btree (complaint_id, occurs_on, id);
CREATE INDEX entry_cost_idx ON public.entry USING btree (cost_id) WHERE (cost_id IS NOT NULL);
CREATE INDEX export_api_token_idx ON public.export USING btree (api_token_id);
CREATE INDEX export_asked_idx ON public.export USING btree (asked_at);
CREATE INDEX export_signed_in_idx ON public.export USING btree (signed_in_id);
CREATE INDEX extension_stage_idx ON public.extension USING btree (stage_id, agreed_on, id);
CREATE UNIQUE INDEX figure_target_figure_key ON public.figure_target USING btree (figure, in_force_from) WHERE (withdrawn_on IS NULL);
CREATE INDEX idempotency_record_recorded_at_idx ON public.idempotency_record USING btree (recorded_at);
CREATE INDEX learning_pair_approved_on_idx ON public.learning_pair USING btree (procedure, approved_on);
CREATE INDEX learning_pair_complaint_complaint_idx ON public.learning_pair_complaint USING btree (complaint_id);
CREATE INDEX letter_error_idx ON public.letter USING btree (id) WHERE (error_on IS NOT NULL);
CREATE INDEX letter_ombudsman_case_idx ON public.letter USING btree (ombudsman_case_id);
CREATE INDEX letter_passed_idx ON public.letter USING btree (COALESCE(received_on, sent_on), id);
CREATE INDEX message_claimed_idx ON public.message USING btree (lease_until) WHERE (state = 'claimed'::text);
CREATE INDEX message_person_idx ON public.message USING btree (recipient_person_id, created_at);
CREATE INDEX message_state_idx ON public.message USING btree (state, id);
CREATE INDEX message_waiting_idx ON public.message USING btree (next_attempt_at) WHERE (state = 'waiting'::text);
CREATE UNIQUE INDEX name_word_number_key ON public.name_word USING btree (number);
CREATE INDEX name_word_trigram_idx ON public.name_word USING gin (word public.gin_trgm_ops);
CREATE INDEX obligation_agreed_on_idx ON public.obligation USING btree (agreed_on) INCLUDE (complaint_id, ombudsman_case_id, amount_pence, error_on) WHERE (amount_pence IS NOT NULL);
CREATE INDEX obligation_complaint_idx ON public.obligation USING btree (complaint_id) INCLUDE (ombudsman_case_id, scope, type, agreed_on, done_on, accepted, error_on);
CREATE INDEX obligation_due_on_idx ON public.obligation USING btree (due_on, id);
CREATE INDEX obligation_error_idx ON public.obligation USING btree (id) WHERE (error_on IS NOT NULL);
CREATE INDEX obligation_in_lieu_on_idx ON public.obligation USING btree (in_lieu_on) INCLUDE (complaint_id, ombudsman_case_id, in_lieu_pence, error_on) WHERE (in_lieu_on IS NOT NULL);
CREATE INDEX obligation_ombudsman_case_idx ON public.obligation USING btree (ombudsman_case_id);
CREATE INDEX obligation_open_due_on_idx ON public.obligation USING btree (due_on, id) WHERE ((done_on IS NULL) AND (accepted IS NOT FALSE));
CREATE INDEX obligation_owner_department_idx ON public.obligation USING btree (owner_department) WHERE (owner_department IS NOT NULL);
CREATE INDEX obligation_owner_idx ON public.obligation USING btree (owner_id);
CREATE INDEX obligation_owner_post_idx ON public.obligation USING btree (owner_post_id) WHERE (owner_post_id IS NOT NULL);
CREATE INDEX ombudsman_case_complaint_idx ON public.ombudsman_case USING btree (complaint_id);
CREATE INDEX ombudsman_case_decision_on_idx ON public.ombudsman_case USING btree (procedure, decision_on);
CREATE INDEX ombudsman_case_enquiry_on_idx ON public.ombudsman_case USING btree (enquiry_on, id);
CREATE INDEX ombudsman_case_error_idx ON public.ombudsman_case USING btree (id) WHERE (error_on IS NOT NULL);
CREATE UNIQUE INDEX ombudsman_case_reference_key ON public.ombudsman_case USING btree (public.sought_reference(reference));
CREATE INDEX party_name_idx ON public.party USING btree (public.normal_name(name));
CREATE UNIQUE INDEX person_reference_key ON public.person USING btree (public.normal_reference(reference));
CREATE INDEX post_department_idx ON public.post USING btree (department) WHERE (department IS NOT NULL);
CREATE INDEX post_holder_person_idx ON public.post_holder USING btree (person_id);
CREATE UNIQUE INDEX post_place_key ON public.post USING btree (kind, team_id, service_id, department) NULLS NOT DISTINCT WHERE (until_on IS NULL);
CREATE INDEX post_service_idx ON public.post USING btree (service_id) WHERE (service_id IS NOT NULL);
CREATE INDEX post_team_idx ON public.post USING btree (team_id) WHERE (team_id IS NOT NULL);
CREATE INDEX proposal_complaint_idx ON public.proposal USING btree (complaint_id, id);
CREATE INDEX rating_decision_period_idx ON public.rating_decision USING btree (period, figure, id);
CREATE INDEX remedial_review_complaint_idx ON public.remedial_review USING btree (complaint_id);
CREATE INDEX report_comment_version_idx ON public.report_comment USING btree (report_version_id, made_at, id);
CREATE INDEX safeguarding_referral_complaint_idx ON public.safeguarding_referral USING btree (complaint_id);
CREATE INDEX safeguarding_referral_contact_idx ON public.safeguarding_referral USING btree (contact_id);
CREATE INDEX safeguarding_referral_error_idx ON public.safeguarding_referral USING btree (id) WHERE (error_on IS NOT NULL);
CREATE INDEX safeguarding_referral_open_idx ON public.safeguarding_referral USING btree (id) WHERE (acknowledged_at IS NULL);
CREATE UNIQUE INDEX service_spelling_key ON public.service USING btree (public.listed_name(department), public.listed_name(name));
CREATE UNIQUE INDEX single_point_of_contact_current_key ON public.single_point_of_contact USING btree (public.normal_name(complainant)) WHERE (until_on IS NULL);
CREATE INDEX stage_answered_on_idx ON public.stage USING btree (responded_on) WHERE (responded_on IS NOT NULL);
CREATE INDEX stage_later_requested_on_idx ON public.stage USING btree (requested_on) WHERE ("position" > 1);
CREATE INDEX stage_offered_under_duty_on_idx ON public.stage USING btree (offered_under_duty_on) INCLUDE (complaint_id, stage) WHERE (offered_under_duty_on IS NOT NULL);
CREATE INDEX stage_open_idx ON public.stage USING btree (GREATEST(requested_on, acknowledged_on, complainant_updated_on), id) INCLUDE (complaint_id, stage) WHERE ((responded_on IS NULL) AND (early_referral_accepted_on IS NULL) AND (ended_on IS NULL) AND (next_requested_on IS NULL));
CREATE INDEX stage_receipt_missing_idx ON public.stage USING btree (responded_on, id) INCLUDE (complaint_id) WHERE ((stage = 'investigation'::text) AND (responded_on IS NOT NULL) AND (adjudication_received_on IS NULL) AND (next_requested_on IS NULL) AND (imported_on IS NULL));
CREATE INDEX stage_requested_on_idx ON public.stage USING btree (stage, requested_on) INCLUDE (complaint_id);
CREATE INDEX stage_responded_on_idx ON public.stage USING btree (stage, responded_on) INCLUDE (id, complaint_id, "position", requested_on, outcome, no_finding_reason, statement_agreed_on, panel_held_on, panel_findings_on, findings_received_on);
CREATE INDEX stage_standing_idx ON public.stage USING gist (daterange(requested_on, COALESCE(ended_on,
CASE
    WHEN ((imported_on IS NOT NULL) AND (panel_held_on IS NULL)) THEN early_referral_on
    ELSE NULL::date
END)));
CREATE UNIQUE INDEX team_name_key ON public.team USING btree (public.listed_name(department), public.listed_name(name));
CREATE UNIQUE INDEX webhook_url_key ON public.webhook USING btree (url) WHERE (disabled_at IS NULL);
CREATE INDEX withdrawn_extension_stage_idx ON public.withdrawn_extension USING btree (stage_id);
CREATE UNIQUE INDEX working_day_ordinal_key ON public.working_day USING btree (ordinal) INCLUDE (day_on) WHERE working;
CREATE STATISTICS public.stage_open (mcv) ON early_referral_accepted_on, responded_on, ended_on, next_requested_on FROM public.stage;
CREATE TRIGGER audit_event_append_only BEFORE DELETE OR UPDATE ON public.audit_event FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER audit_event_no_truncate BEFORE TRUNCATE ON public.audit_event FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER complaint_text_added AFTER INSERT ON public.complaint REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.add_complaint_text();
CREATE TRIGGER complaint_text_followed AFTER UPDATE OF complainant, summary, reference, received_on ON public.complaint FOR EACH ROW WHEN (((((old.complainant IS DISTINCT FROM new.complainant) OR (old.summary IS DISTINCT FROM new.summary)) OR (old.reference IS DISTINCT FROM new.reference)) OR (old.received_on IS DISTINCT FROM new.received_on))) EXECUTE FUNCTION public.follow_complaint_text('id');
CREATE TRIGGER complaint_text_followed AFTER INSERT OR DELETE ON public.complaint_point FOR EACH ROW EXECUTE FUNCTION public.follow_complaint_text('complaint_id');
CREATE TRIGGER complaint_text_followed AFTER INSERT OR DELETE OR UPDATE ON public.entry FOR EACH ROW EXECUTE FUNCTION public.follow_complaint_text('complaint_id');
CREATE TRIGGER complaint_text_followed AFTER INSERT OR DELETE OR UPDATE ON public.party FOR EACH ROW EXECUTE FUNCTION public.follow_complaint_text('complaint_id');
CREATE TRIGGER complaint_text_followed_representative AFTER UPDATE OF representative ON public.complaint FOR EACH ROW WHEN ((old.representative IS DISTINCT FROM new.representative)) EXECUTE FUNCTION public.follow_complaint_text('id');
CREATE TRIGGER complaint_text_followed_words AFTER UPDATE OF text ON public.complaint_point FOR EACH ROW WHEN ((old.text IS DISTINCT FROM new.text)) EXECUTE FUNCTION public.follow_complaint_text('complaint_id');
CREATE TRIGGER contact_spell_department BEFORE INSERT ON public.contact FOR EACH ROW EXECUTE FUNCTION public.spell_department();
CREATE TRIGGER duties_are_new AFTER INSERT ON public.duty REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.look_at_duties();
CREATE TRIGGER duty_cancels_alerts AFTER UPDATE ON public.duty FOR EACH ROW WHEN (((new.due_on <> old.due_on) OR ((new.ended_by IS DISTINCT FROM old.ended_by) AND (new.ended_by IS NOT NULL)))) EXECUTE FUNCTION public.cancel_alerts();
CREATE TRIGGER duty_has_moved AFTER UPDATE ON public.duty FOR EACH ROW WHEN (((new.nature = ANY (ARRAY['limit'::text, 'target'::text])) AND ((new.ended_on IS NULL) OR (new.kind = 'behaviour_review'::text)) AND ((new.due_on <> old.due_on) OR (new.nature <> old.nature) OR ((new.ended_on IS NULL) AND (old.ended_on IS NOT NULL)) OR ((new.kind = 'behaviour_review'::text) AND (new.ended_on > old.ended_on))))) EXECUTE FUNCTION public.look_at_duty();
CREATE TRIGGER earlier_total_spell_department BEFORE INSERT ON public.earlier_total FOR EACH ROW EXECUTE FUNCTION public.spell_department();
CREATE TRIGGER entry_append_only BEFORE UPDATE OF complaint_id, kind, occurs_on, people, organisation, body, result, resolved, mediation_step, interpreter_confirmed, recorded_by, recorded_at ON public.entry FOR EACH ROW EXECUTE FUNCTION public.refuse_change_of_entry();
CREATE TRIGGER post_spell_department BEFORE INSERT ON public.post FOR EACH ROW EXECUTE FUNCTION public.spell_department();
CREATE TRIGGER report_comment_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.report_comment FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER report_version_count_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.report_version_count FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER report_version_frozen BEFORE DELETE OR UPDATE OF id, report, period, department, number, computed_on, register_position, calendar_version, document, digest, whole_document, whole_digest, writing_sections, writings ON public.report_version FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER report_version_member_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.report_version_member FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER report_version_no_truncate BEFORE TRUNCATE ON public.report_version FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER report_version_step_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.report_version_step FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER service_add_department BEFORE INSERT ON public.service FOR EACH ROW EXECUTE FUNCTION public.add_department();
CREATE TRIGGER service_spell_department BEFORE INSERT ON public.service FOR EACH ROW EXECUTE FUNCTION public.spell_department();
CREATE TRIGGER stage_tell_previous AFTER INSERT ON public.stage REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.stage_tell_previous();
CREATE TRIGGER stage_updated_by_entry AFTER INSERT OR UPDATE OF struck_at ON public.entry FOR EACH ROW WHEN ((new.kind = ANY (ARRAY['progress_update'::text, 'holding_letter'::text]))) EXECUTE FUNCTION public.follow_entry();
CREATE TRIGGER stage_updated_by_notice AFTER INSERT OR UPDATE OF notified_on ON public.extension FOR EACH ROW WHEN ((new.notified_on IS NOT NULL)) EXECUTE FUNCTION public.follow_extension();
CREATE TRIGGER team_spell_department BEFORE INSERT OR UPDATE ON public.team FOR EACH ROW EXECUTE FUNCTION public.spell_department();
ALTER TABLE ONLY public.alert_answer
    ADD CONSTRAINT alert_answer_alert_fkey FOREIGN KEY (alert_id) REFERENCES public.alert(id);
ALTER TABLE ONLY public.alert
    ADD CONSTRAINT alert_behaviour_measure_fkey FOREIGN KEY (behaviour_measure_id) REFERENCES public.behaviour_measure(id);
ALTER TABLE ONLY public.alert
    ADD CONSTRAINT alert_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES public.complaint(id);
ALTER TABLE ONLY public.alert
    ADD CONSTRAINT alert_contact_fkey FOREIGN KEY (contact_id) REFERENCES public.contact(id);
ALTER TABLE ONLY public.alert
    ADD CONSTRAINT alert_duty_fkey FOREIGN KEY (duty_id) REFERENCES public.duty(id);
ALTER TABLE ONLY public.alert
    ADD CONSTRAINT alert_joined_fkey FOREIGN KEY (joined_id) REFERENCES public.alert(id);
ALTER TABLE ONLY public.alert
    ADD CONSTRAINT alert_person_fkey FOREIGN KEY (recipient_person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.alert
    ADD CONSTRAINT alert_safeguarding_referral_fkey FOREIGN KEY (safeguarding_referral_id) REFERENCES public.safeguarding_referral(id);
ALTER TABLE ONLY public.alert
    ADD CONSTRAINT alert_single_point_of_contact_fkey FOREIGN KEY (single_point_of_contact_id) REFERENCES public.single_point_of_contact(id);
ALTER TABLE ONLY public.api_token_department
    ADD CONSTRAINT api_token_department_api_token_fkey FOREIGN KEY (api_token_id) REFERENCES public.api_token(id);
ALTER TABLE ONLY public.api_token_department
    ADD CONSTRAINT api_token_department_department_fkey FOREIGN KEY (department) REFERENCES public.department(name) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE ONLY public.api_token
    ADD CONSTRAINT api_token_person_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.appointment
    ADD CONSTRAINT appointment_person_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.appointment
    ADD CONSTRAINT appointment_stage_fkey FOREIGN KEY (stage_id) REFERENCES public.stage(id);
ALTER TABLE ONLY public.audit_event
    ADD CONSTRAINT audit_event_api_token_fkey FOREIGN KEY (api_token_id) REFERENCES public.api_token(id);
ALTER TABLE ONLY public.audit_event
    ADD CONSTRAINT audit_event_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES public.complaint(id);
ALTER TABLE ONLY public.audit_event
    ADD CONSTRAINT audit_event_contact_fkey FOREIGN KEY (contact_id) REFERENCES public.contact(id);
ALTER TABLE ONLY public.audit_event
    ADD CONSTRAINT audit_event_ombudsman_case_fkey FOREIGN KEY (ombudsman_case_id) REFERENCES public.ombudsman_case(id);
ALTER TABLE ONLY public.audit_event
    ADD CONSTRAINT audit_event_signed_in_fkey FOREIGN KEY (signed_in_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.bank_holiday
    ADD CONSTRAINT bank_holiday_added_by_fkey FOREIGN KEY (added_by) REFERENCES public.calendar_version(number);
ALTER TABLE ONLY public.bank_holiday_rename
    ADD CONSTRAINT bank_holiday_rename_holiday_fkey FOREIGN KEY (bank_holiday_id) REFERENCES public.bank_holiday(id);
ALTER TABLE ONLY public.bank_holiday_rename
    ADD CONSTRAINT bank_holiday_rename_version_fkey FOREIGN KEY (calendar_version) REFERENCES public.calendar_version(number);
ALTER TABLE ONLY public.bank_holiday
    ADD CONSTRAINT bank_holiday_withdrawn_by_fkey FOREIGN KEY (withdrawn_by) REFERENCES public.calendar_version(number);
ALTER TABLE ONLY public.behaviour_consultee
    ADD CONSTRAINT behaviour_consultee_decision_fkey FOREIGN KEY (decision_id) REFERENCES public.behaviour_decision(id);
ALTER TABLE ONLY public.behaviour_consultee
    ADD CONSTRAINT behaviour_consultee_person_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.behaviour_decision
    ADD CONSTRAINT behaviour_decision_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES public.person(id);
ALTER TABLE ONLY public.behaviour_decision
    ADD CONSTRAINT behaviour_decision_measure_fkey FOREIGN KEY (measure_id) REFERENCES public.behaviour_measure(id);
ALTER TABLE ONLY public.behaviour_internal_review
    ADD CONSTRAINT behaviour_internal_review_measure_fkey FOREIGN KEY (measure_id) REFERENCES public.behaviour_measure(id);
ALTER TABLE ONLY public.behaviour_internal_review
    ADD CONSTRAINT behaviour_internal_review_reviewer_fkey FOREIGN KEY (reviewer_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.behaviour_letter
    ADD CONSTRAINT behaviour_letter_measure_fkey FOREIGN KEY (measure_id) REFERENCES public.behaviour_measure(id);
ALTER TABLE ONLY public.behaviour_measure_complaint
    ADD CONSTRAINT behaviour_measure_complaint_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES public.complaint(id);
ALTER TABLE ONLY public.behaviour_measure_complaint
    ADD CONSTRAINT behaviour_measure_complaint_measure_fkey FOREIGN KEY (measure_id) REFERENCES public.behaviour_measure(id);
ALTER TABLE ONLY public.behaviour_measure
    ADD CONSTRAINT behaviour_measure_named_contact_fkey FOREIGN KEY (named_contact_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.behaviour_measure
    ADD CONSTRAINT behaviour_measure_rights_check_by_fkey FOREIGN KEY (rights_check_by) REFERENCES public.person(id);
ALTER TABLE ONLY public.behaviour_measure
    ADD CONSTRAINT behaviour_measure_warning_fkey FOREIGN KEY (warning_id) REFERENCES public.behaviour_measure(id);
ALTER TABLE ONLY public.calendar_feed
    ADD CONSTRAINT calendar_feed_api_token_fkey FOREIGN KEY (api_token_id) REFERENCES public.api_token(id);
ALTER TABLE ONLY public.calendar_feed
    ADD CONSTRAINT calendar_feed_person_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.calendar_feed
    ADD CONSTRAINT calendar_feed_signed_in_fkey FOREIGN KEY (signed_in_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.calendar_feed
    ADD CONSTRAINT calendar_feed_team_fkey FOREIGN KEY (team_id) REFERENCES public.team(id);
ALTER TABLE ONLY public.calendar_version
    ADD CONSTRAINT calendar_version_takes_back_fkey FOREIGN KEY (takes_back) REFERENCES public.calendar_version(number);
ALTER TABLE ONLY public.challenge_item
    ADD CONSTRAINT challenge_item_alert_fkey FOREIGN KEY (alert_id) REFERENCES public.alert(id);
ALTER TABLE ONLY public.challenge_note
    ADD CONSTRAINT challenge_note_item_fkey FOREIGN KEY (challenge_item_id) REFERENCES public.challenge_item(id);
ALTER TABLE ONLY public.child_decision
    ADD CONSTRAINT child_decision_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES public.complaint(id);
ALTER TABLE ONLY public.child_decision
    ADD CONSTRAINT child_decision_contact_fkey FOREIGN KEY (contact_id) REFERENCES public.contact(id);
ALTER TABLE ONLY public.child_decision
    ADD CONSTRAINT child_decision_measure_fkey FOREIGN KEY (measure_id) REFERENCES public.behaviour_measure(id);
ALTER TABLE ONLY public.child_decision
    ADD CONSTRAINT child_decision_rights_check_by_fkey FOREIGN KEY (rights_check_by) REFERENCES public.person(id);
ALTER TABLE ONLY public.communication_need
    ADD CONSTRAINT communication_need_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES public.complaint(id);
ALTER TABLE ONLY public.complaint_admission
    ADD CONSTRAINT complaint_admission_person_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.complaint_admission
    ADD CONSTRAINT complaint_admission_restriction_fkey FOREIGN KEY (complaint_id) REFERENCES public.complaint_restriction(complaint_id) ON DELETE CASCADE;
ALTER TABLE ONLY public.complaint_assignment
    ADD CONSTRAINT complaint_assignment_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES public.complaint(id);
ALTER TABLE ONLY public.complaint_assignment
    ADD CONSTRAINT complaint_assignment_person_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.complaint_assignment
    ADD CONSTRAINT complaint_assignment_team_fkey FOREIGN KEY (team_id) REFERENCES public.team(id);
ALTER TABLE ONLY public.complaint_cause
    ADD CONSTRAINT complaint_cause_cause_fkey FOREIGN KEY (cause) REFERENCES public.cause(code);
ALTER TABLE ONLY public.complaint_cause
    ADD CONSTRAINT complaint_cause_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES public.complaint(id);
ALTER TABLE ONLY public.complaint_contributor
    ADD CONSTRAINT complaint_contributor_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES public.complaint(id);
ALTER TABLE ONLY public.complaint_contributor
    ADD CONSTRAINT complaint_contributor_service_fkey FOREIGN KEY (service_id) REFERENCES public.service(id);
ALTER TABLE ONLY public.complaint_contributor
    ADD CONSTRAINT complaint_contributor_team_fkey FOREIGN KEY (team_id) REFERENCES public.team(id);
ALTER TABLE ONLY public.complaint
    ADD CONSTRAINT complaint_duplicate_of_fkey FOREIGN KEY (duplicate_of) REFERENCES public.complaint(id);
ALTER TABLE ONLY public.complaint_establishment
    ADD CONSTRAINT complaint_establishment_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES public.complaint(id);
ALTER TABLE ONLY public.complaint_link
    ADD CONSTRAINT complaint_link_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES public.complaint(id);
ALTER TABLE ONLY public.complaint_link
    ADD CONSTRAINT complaint_link_ombudsman_case_fkey FOREIGN KEY (ombudsman_case_id) REFERENCES public.ombudsman_case(id);
ALTER TABLE ONLY public.complaint_link
    ADD CONSTRAINT complaint_link_other_fkey FOREIGN KEY (other_complaint_id) REFERENCES public.complaint(id);
ALTER TABLE ONLY public.complaint_named_person
    ADD CONSTRAINT complaint_named_person_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES public.complaint(id);
ALTER TABLE ONLY public.complaint_named_person
    ADD CONSTRAINT complaint_named_person_person_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.complaint_point
    ADD CONSTRAINT complaint_point_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES public.complaint(id);
ALTER TABLE ONLY public.complaint
    ADD CONSTRAINT complaint_procedure_version_fkey FOREIGN KEY (procedure_version_id, procedure) REFERENCES public.procedure_version(id, procedure);
ALTER TABLE ONLY public.complaint_restriction
    ADD CONSTRAINT complaint_restriction_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES public.complaint(id);
ALTER TABLE ONLY public.complaint
    ADD CONSTRAINT complaint_service_fkey FOREIGN KEY (service_id) REFERENCES public.service(id);
ALTER TABLE ONLY public.complaint
    ADD CONSTRAINT complaint_split_from_fkey FOREIGN KEY (split_from) REFERENCES public.complaint(id);
ALTER TABLE ONLY public.complaint_subject
    ADD CONSTRAINT complaint_subject_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES public.complaint(id);
ALTER TABLE ONLY public.complaint_text
    ADD CONSTRAINT complaint_text_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES public.complaint(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.compliment
    ADD CONSTRAINT compliment_contact_fkey FOREIGN KEY (contact_id) REFERENCES public.contact(id);
ALTER TABLE ONLY public.compliment
    ADD CONSTRAINT compliment_duplicate_of_fkey FOREIGN KEY (duplicate_of) REFERENCES public.compliment(id);
ALTER TABLE ONLY public.compliment
    ADD CONSTRAINT compliment_procedure_fkey FOREIGN KEY (procedure) REFERENCES public.procedure(code);
ALTER TABLE ONLY public.compliment
    ADD CONSTRAINT compliment_service_fkey FOREIGN KEY (service_id) REFERENCES public.service(id);
ALTER TABLE ONLY public.contact
    ADD CONSTRAINT contact_agreed_by_fkey FOREIGN KEY (agreed_by) REFERENCES public.person(id);
ALTER TABLE ONLY public.contact
    ADD CONSTRAINT contact_assignee_fkey FOREIGN KEY (assignee_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.contact
    ADD CONSTRAINT contact_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES public.complaint(id);
ALTER TABLE ONLY public.contact_details
    ADD CONSTRAINT contact_details_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES public.complaint(id);
ALTER TABLE ONLY public.contact
    ADD CONSTRAINT contact_duplicate_of_fkey FOREIGN KEY (duplicate_of) REFERENCES public.contact(id);
ALTER TABLE ONLY public.contact
    ADD CONSTRAINT contact_procedure_fkey FOREIGN KEY (procedure) REFERENCES public.procedure(code);
ALTER TABLE ONLY public.contact
    ADD CONSTRAINT contact_released_complaint_fkey FOREIGN KEY (released_complaint_id) REFERENCES public.complaint(id);
ALTER TABLE ONLY public.contact
    ADD CONSTRAINT contact_reported_before_fkey FOREIGN KEY (reported_before_id) REFERENCES public.contact(id);
ALTER TABLE ONLY public.contact
    ADD CONSTRAINT contact_service_fkey FOREIGN KEY (service_id) REFERENCES public.service(id);
ALTER TABLE ONLY public.contact
    ADD CONSTRAINT contact_team_fkey FOREIGN KEY (team_id) REFERENCES public.team(id);
ALTER TABLE ONLY public.cost
    ADD CONSTRAINT cost_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES public.complaint(id);
ALTER TABLE ONLY public.cost
    ADD CONSTRAINT cost_procedure_fkey FOREIGN KEY (procedure) REFERENCES public.procedure(code);
ALTER TABLE ONLY public.decision_freeze
    ADD CONSTRAINT decision_freeze_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES public.complaint(id);
ALTER TABLE ONLY public.delivery
    ADD CONSTRAINT delivery_alert_fkey FOREIGN KEY (alert_id) REFERENCES public.alert(id);
ALTER TABLE ONLY public.delivery
    ADD CONSTRAINT delivery_message_fkey FOREIGN KEY (message_id) REFERENCES public.message(id);
ALTER TABLE ONLY public.delivery
    ADD CONSTRAINT delivery_person_fkey FOREIGN KEY (recipient_person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.delivery
    ADD CONSTRAINT delivery_webhook_fkey FOREIGN KEY (webhook_id) REFERENCES public.webhook(id);
ALTER TABLE ONLY public.deputy
    ADD CONSTRAINT deputy_deputy_fkey FOREIGN KEY (deputy_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.deputy
    ADD CONSTRAINT deputy_person_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.duty_ahead
    ADD CONSTRAINT duty_ahead_duty_fkey FOREIGN KEY (duty_id) REFERENCES public.duty(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.duty
    ADD CONSTRAINT duty_behaviour_measure_fkey FOREIGN KEY (behaviour_measure_id) REFERENCES public.behaviour_measure(id);
ALTER TABLE ONLY public.duty
    ADD CONSTRAINT duty_calendar_version_fkey FOREIGN KEY (calendar_version) REFERENCES public.calendar_version(number);
ALTER TABLE ONLY public.duty
    ADD CONSTRAINT duty_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES public.complaint(id);
ALTER TABLE ONLY public.duty
    ADD CONSTRAINT duty_contact_fkey FOREIGN KEY (contact_id) REFERENCES public.contact(id);
ALTER TABLE ONLY public.duty_flag
    ADD CONSTRAINT duty_flag_duty_fkey FOREIGN KEY (duty_id) REFERENCES public.duty(id);
ALTER TABLE ONLY public.duty_flag
    ADD CONSTRAINT duty_flag_withdrawn_by_event_fkey FOREIGN KEY (withdrawn_by_event) REFERENCES public.audit_event(id);
ALTER TABLE ONLY public.duty_flag
    ADD CONSTRAINT duty_flag_withdrawn_by_fkey FOREIGN KEY (withdrawn_by) REFERENCES public.calendar_version(number);
ALTER TABLE ONLY public.duty
    ADD CONSTRAINT duty_letter_fkey FOREIGN KEY (letter_id) REFERENCES public.letter(id);
ALTER TABLE ONLY public.duty_move
    ADD CONSTRAINT duty_move_audit_event_fkey FOREIGN KEY (audit_event_id) REFERENCES public.audit_event(id);
ALTER TABLE ONLY public.duty_move
    ADD CONSTRAINT duty_move_calendar_version_fkey FOREIGN KEY (calendar_version) REFERENCES public.calendar_version(number);
ALTER TABLE ONLY public.duty_move
    ADD CONSTRAINT duty_move_duty_fkey FOREIGN KEY (duty_id) REFERENCES public.duty(id);
ALTER TABLE ONLY public.duty
    ADD CONSTRAINT duty_obligation_fkey FOREIGN KEY (obligation_id) REFERENCES public.obligation(id);
ALTER TABLE ONLY public.duty
    ADD CONSTRAINT duty_ombudsman_case_fkey FOREIGN KEY (ombudsman_case_id) REFERENCES public.ombudsman_case(id);
ALTER TABLE ONLY public.duty
    ADD CONSTRAINT duty_safeguarding_referral_fkey FOREIGN KEY (safeguarding_referral_id) REFERENCES public.safeguarding_referral(id);
ALTER TABLE ONLY public.duty
    ADD CONSTRAINT duty_stage_fkey FOREIGN KEY (stage_id) REFERENCES public.stage(id);
ALTER TABLE ONLY public.entry
    ADD CONSTRAINT entry_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES public.complaint(id);
ALTER TABLE ONLY public.entry
    ADD CONSTRAINT entry_cost_fkey FOREIGN KEY (cost_id) REFERENCES public.cost(id) ON DELETE SET NULL;
ALTER TABLE ONLY public.equality_answer
    ADD CONSTRAINT equality_answer_category_fkey FOREIGN KEY (characteristic, category) REFERENCES public.equality_category(characteristic, category);
ALTER TABLE ONLY public.equality_answer
    ADD CONSTRAINT equality_answer_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES public.complaint(id);
ALTER TABLE ONLY public.erasure_request
    ADD CONSTRAINT erasure_request_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES public.complaint(id);
ALTER TABLE ONLY public.export
    ADD CONSTRAINT export_api_token_fkey FOREIGN KEY (api_token_id) REFERENCES public.api_token(id);
ALTER TABLE ONLY public.export_part
    ADD CONSTRAINT export_part_export_fkey FOREIGN KEY (export_id) REFERENCES public.export(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.export
    ADD CONSTRAINT export_signed_in_fkey FOREIGN KEY (signed_in_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.extension
    ADD CONSTRAINT extension_agreed_by_person_fkey FOREIGN KEY (agreed_by_person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.extension
    ADD CONSTRAINT extension_stage_fkey FOREIGN KEY (stage_id) REFERENCES public.stage(id);
ALTER TABLE ONLY public.idempotency_record
    ADD CONSTRAINT idempotency_record_api_token_fkey FOREIGN KEY (api_token_id) REFERENCES public.api_token(id);
ALTER TABLE ONLY public.idempotency_record
    ADD CONSTRAINT idempotency_record_signed_in_fkey FOREIGN KEY (signed_in_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.investigation_report
    ADD CONSTRAINT investigation_report_person_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.investigation_report
    ADD CONSTRAINT investigation_report_stage_fkey FOREIGN KEY (stage_id) REFERENCES public.stage(id);
ALTER TABLE ONLY public.ladder
    ADD CONSTRAINT ladder_department_fkey FOREIGN KEY (department) REFERENCES public.department(name) ON UPDATE CASCADE;
ALTER TABLE ONLY public.ladder
    ADD CONSTRAINT ladder_procedure_fkey FOREIGN KEY (procedure) REFERENCES public.procedure(code);
ALTER TABLE ONLY public.ladder_step
    ADD CONSTRAINT ladder_step_ladder_fkey FOREIGN KEY (ladder_id) REFERENCES public.ladder(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.late_reason
    ADD CONSTRAINT late_reason_stage_fkey FOREIGN KEY (stage_id) REFERENCES public.stage(id);
ALTER TABLE ONLY public.learning_pair_complaint
    ADD CONSTRAINT learning_pair_complaint_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES public.complaint(id);
ALTER TABLE ONLY public.learning_pair_complaint
    ADD CONSTRAINT learning_pair_complaint_pair_fkey FOREIGN KEY (learning_pair_id) REFERENCES public.learning_pair(id);
ALTER TABLE ONLY public.learning_pair
    ADD CONSTRAINT learning_pair_procedure_fkey FOREIGN KEY (procedure) REFERENCES public.procedure(code);
ALTER TABLE ONLY public.letter
    ADD CONSTRAINT letter_answers_fkey FOREIGN KEY (answers_id) REFERENCES public.letter(id);
ALTER TABLE ONLY public.letter
    ADD CONSTRAINT letter_duplicate_of_fkey FOREIGN KEY (duplicate_of) REFERENCES public.letter(id);
ALTER TABLE ONLY public.letter
    ADD CONSTRAINT letter_link_officer_fkey FOREIGN KEY (link_officer_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.letter
    ADD CONSTRAINT letter_ombudsman_case_fkey FOREIGN KEY (ombudsman_case_id) REFERENCES public.ombudsman_case(id);
ALTER TABLE ONLY public.link_officer
    ADD CONSTRAINT link_officer_person_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.message
    ADD CONSTRAINT message_person_fkey FOREIGN KEY (recipient_person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.message
    ADD CONSTRAINT message_webhook_fkey FOREIGN KEY (webhook_id) REFERENCES public.webhook(id);
ALTER TABLE ONLY public.notice
    ADD CONSTRAINT notice_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES public.complaint(id);
ALTER TABLE ONLY public.obligation
    ADD CONSTRAINT obligation_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES public.complaint(id);
ALTER TABLE ONLY public.obligation
    ADD CONSTRAINT obligation_duplicate_of_fkey FOREIGN KEY (duplicate_of) REFERENCES public.obligation(id);
ALTER TABLE ONLY public.obligation
    ADD CONSTRAINT obligation_ombudsman_case_fkey FOREIGN KEY (ombudsman_case_id) REFERENCES public.ombudsman_case(id);
ALTER TABLE ONLY public.obligation
    ADD CONSTRAINT obligation_owner_fkey FOREIGN KEY (owner_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.obligation
    ADD CONSTRAINT obligation_owner_post_fkey FOREIGN KEY (owner_post_id) REFERENCES public.post(id);
ALTER TABLE ONLY public.obligation
    ADD CONSTRAINT obligation_owner_service_fkey FOREIGN KEY (owner_department, owner_service) REFERENCES public.service(department, name) ON UPDATE CASCADE;
ALTER TABLE ONLY public.obligation
    ADD CONSTRAINT obligation_report_fkey FOREIGN KEY (stage_id, report) REFERENCES public.investigation_report(stage_id, number);
ALTER TABLE ONLY public.obligation
    ADD CONSTRAINT obligation_stage_fkey FOREIGN KEY (stage_id) REFERENCES public.stage(id);
ALTER TABLE ONLY public.ombudsman_case
    ADD CONSTRAINT ombudsman_case_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES public.complaint(id);
ALTER TABLE ONLY public.ombudsman_case
    ADD CONSTRAINT ombudsman_case_duplicate_of_fkey FOREIGN KEY (duplicate_of) REFERENCES public.ombudsman_case(id);
ALTER TABLE ONLY public.ombudsman_case
    ADD CONSTRAINT ombudsman_case_procedure_fkey FOREIGN KEY (procedure) REFERENCES public.procedure(code);
ALTER TABLE ONLY public.ombudsman_case
    ADD CONSTRAINT ombudsman_case_service_fkey FOREIGN KEY (service_id) REFERENCES public.service(id);
ALTER TABLE ONLY public.ombudsman_case_theme
    ADD CONSTRAINT ombudsman_case_theme_cause_fkey FOREIGN KEY (cause) REFERENCES public.cause(code);
ALTER TABLE ONLY public.ombudsman_case_theme
    ADD CONSTRAINT ombudsman_case_theme_ombudsman_case_fkey FOREIGN KEY (ombudsman_case_id) REFERENCES public.ombudsman_case(id);
ALTER TABLE ONLY public.party
    ADD CONSTRAINT party_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES public.complaint(id);
ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_line_manager_fkey FOREIGN KEY (line_manager_id) REFERENCES public.person(id) DEFERRABLE;
ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_service_fkey FOREIGN KEY (service_id) REFERENCES public.service(id);
ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_team_fkey FOREIGN KEY (team_id) REFERENCES public.team(id);
ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_whole_department_fkey FOREIGN KEY (whole_department) REFERENCES public.department(name) ON UPDATE CASCADE;
ALTER TABLE ONLY public.point_finding
    ADD CONSTRAINT point_finding_point_fkey FOREIGN KEY (complaint_id, number) REFERENCES public.complaint_point(complaint_id, number);
ALTER TABLE ONLY public.post
    ADD CONSTRAINT post_department_fkey FOREIGN KEY (department) REFERENCES public.department(name) ON UPDATE CASCADE;
ALTER TABLE ONLY public.post_holder
    ADD CONSTRAINT post_holder_person_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.post_holder
    ADD CONSTRAINT post_holder_post_fkey FOREIGN KEY (post_id) REFERENCES public.post(id);
ALTER TABLE ONLY public.post
    ADD CONSTRAINT post_service_fkey FOREIGN KEY (service_id) REFERENCES public.service(id);
ALTER TABLE ONLY public.post
    ADD CONSTRAINT post_team_fkey FOREIGN KEY (team_id) REFERENCES public.team(id);
ALTER TABLE ONLY public.procedure_clock
    ADD CONSTRAINT procedure_clock_stage_fkey FOREIGN KEY (procedure_version_id, stage) REFERENCES public.procedure_stage(procedure_version_id, stage);
ALTER TABLE ONLY public.procedure_stage
    ADD CONSTRAINT procedure_stage_version_fkey FOREIGN KEY (procedure_version_id) REFERENCES public.procedure_version(id);
ALTER TABLE ONLY public.procedure_version
    ADD CONSTRAINT procedure_version_procedure_fkey FOREIGN KEY (procedure) REFERENCES public.procedure(code);
ALTER TABLE ONLY public.proposal
    ADD CONSTRAINT proposal_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES public.complaint(id);
ALTER TABLE ONLY public.proposal
    ADD CONSTRAINT proposal_decided_by_event_fkey FOREIGN KEY (decided_by_event) REFERENCES public.audit_event(id);
ALTER TABLE ONLY public.public_report
    ADD CONSTRAINT public_report_ombudsman_case_fkey FOREIGN KEY (ombudsman_case_id) REFERENCES public.ombudsman_case(id);
ALTER TABLE ONLY public.remedial_review
    ADD CONSTRAINT remedial_review_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES public.complaint(id);
ALTER TABLE ONLY public.report_comment
    ADD CONSTRAINT report_comment_version_fkey FOREIGN KEY (report_version_id) REFERENCES public.report_version(id);
ALTER TABLE ONLY public.report_version_count
    ADD CONSTRAINT report_version_count_version_fkey FOREIGN KEY (report_version_id) REFERENCES public.report_version(id);
ALTER TABLE ONLY public.report_version_member
    ADD CONSTRAINT report_version_member_version_fkey FOREIGN KEY (report_version_id) REFERENCES public.report_version(id);
ALTER TABLE ONLY public.report_version_step
    ADD CONSTRAINT report_version_step_follows_fkey FOREIGN KEY (report_version_id, follows) REFERENCES public.report_version_step(report_version_id, status);
ALTER TABLE ONLY public.report_version_step
    ADD CONSTRAINT report_version_step_version_fkey FOREIGN KEY (report_version_id) REFERENCES public.report_version(id);
ALTER TABLE ONLY public.reported_finding
    ADD CONSTRAINT reported_finding_report_fkey FOREIGN KEY (stage_id, report) REFERENCES public.investigation_report(stage_id, number);
ALTER TABLE ONLY public.safeguarding_referral
    ADD CONSTRAINT safeguarding_referral_acknowledged_by_fkey FOREIGN KEY (acknowledged_by) REFERENCES public.person(id);
ALTER TABLE ONLY public.safeguarding_referral
    ADD CONSTRAINT safeguarding_referral_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES public.complaint(id);
ALTER TABLE ONLY public.safeguarding_referral
    ADD CONSTRAINT safeguarding_referral_contact_fkey FOREIGN KEY (contact_id) REFERENCES public.contact(id);
ALTER TABLE ONLY public.safeguarding_referral
    ADD CONSTRAINT safeguarding_referral_duplicate_of_fkey FOREIGN KEY (duplicate_of) REFERENCES public.safeguarding_referral(id);
ALTER TABLE ONLY public.service
    ADD CONSTRAINT service_department_fkey FOREIGN KEY (department) REFERENCES public.department(name) ON UPDATE CASCADE;
ALTER TABLE ONLY public.sign_in
    ADD CONSTRAINT sign_in_person_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.single_point_of_contact
    ADD CONSTRAINT single_point_of_contact_person_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.stage
    ADD CONSTRAINT stage_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES public.complaint(id);
ALTER TABLE ONLY public.stage
    ADD CONSTRAINT stage_responded_by_fkey FOREIGN KEY (responded_by) REFERENCES public.person(id);
ALTER TABLE ONLY public.stage
    ADD CONSTRAINT stage_taken_back_from_fkey FOREIGN KEY (taken_back_from) REFERENCES public.complaint(id);
ALTER TABLE ONLY public.team
    ADD CONSTRAINT team_department_fkey FOREIGN KEY (department) REFERENCES public.department(name) ON UPDATE CASCADE;
ALTER TABLE ONLY public.withdrawn_extension
    ADD CONSTRAINT withdrawn_extension_agreed_by_person_fkey FOREIGN KEY (agreed_by_person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.withdrawn_extension
    ADD CONSTRAINT withdrawn_extension_stage_fkey FOREIGN KEY (stage_id) REFERENCES public.stage(id);
ALTER TABLE public.alert ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.alert_answer ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.appointment ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.audit_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.behaviour_consultee ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.behaviour_decision ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.behaviour_internal_review ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.behaviour_letter ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.behaviour_measure ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.behaviour_measure_complaint ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.challenge_item ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.challenge_note ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.child_decision ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.communication_need ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.complaint ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.complaint_admission ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.complaint_assignment ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.complaint_cause ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.complaint_contributor ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.complaint_establishment ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.complaint_link ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.complaint_named_person ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.complaint_point ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.complaint_restriction ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.complaint_subject ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.complaint_text ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.compliment ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.contact ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.contact_details ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.cost ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.decision_freeze ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.delivery ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.duty ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.duty_ahead ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.duty_flag ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.duty_move ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.equality_answer ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.erasure_request ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.export ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.export_part ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.extension ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.idempotency_record ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.investigation_report ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.late_reason ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.learning_pair_complaint ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.letter ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.message ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.name_word ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.notice ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.obligation ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.ombudsman_case ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.ombudsman_case_theme ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.party ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.point_finding ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.proposal ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.public_report ENABLE ROW LEVEL SECURITY;
CREATE POLICY reached ON public.alert USING (((complaint_id <> ALL (( SELECT public.kept_complaints() AS kept_complaints)::uuid[])) OR
CASE
    WHEN (complaint_id IS NOT NULL) THEN public.complaint_is_reached(complaint_id)
    WHEN (behaviour_measure_id IS NOT NULL) THEN (current_setting('redress.reach'::text, true) = 'team'::text)
    WHEN (contact_id IS NOT NULL) THEN public.is_seen('contact'::text, contact_id)
    WHEN (safeguarding_referral_id IS NOT NULL) THEN public.is_seen('referral'::text, safeguarding_referral_id)
    WHEN (duty_id IS NOT NULL) THEN public.duty_is_reached(duty_id)
    ELSE ((current_setting('redress.reach'::text, true) = 'team'::text) OR COALESCE((recipient_person_id = ANY (public.reached_ids('people'::text))), false))
END));
CREATE POLICY reached ON public.alert_answer USING (((current_setting('redress.reach'::text, true) = 'whole'::text) OR public.is_seen('alert'::text, alert_id)));
CREATE POLICY reached ON public.appointment USING (((current_setting('redress.reach'::text, true) = 'whole'::text) OR public.is_seen('stage'::text, stage_id)));
CREATE POLICY reached ON public.audit_event USING ((( SELECT (current_setting('redress.reach'::text, true) = 'whole'::text)) OR (((complaint_id IS NULL) OR public.complaint_is_reached(complaint_id)) AND ((contact_id IS NULL) OR public.is_seen('contact'::text, contact_id)) AND ((ombudsman_case_id IS NULL) OR public.is_seen('ombudsman_case'::text, ombudsman_case_id)) AND ((num_nonnulls(complaint_id, contact_id, ombudsman_case_id) > 0) OR (current_setting('redress.reach'::text, true) = 'team'::text) OR (api_token_id = (NULLIF(current_setting('redress.token'::text, true), ''::text))::bigint) OR (signed_in_id = (NULLIF(current_setting('redress.signed_in'::text, true), ''::text))::uuid)))));
CREATE POLICY reached ON public.behaviour_consultee USING (( SELECT (current_setting('redress.reach'::text, true) = ANY (ARRAY['whole'::text, 'team'::text]))));
CREATE POLICY reached ON public.behaviour_decision USING (( SELECT (current_setting('redress.reach'::text, true) = ANY (ARRAY['whole'::text, 'team'::text]))));
CREATE POLICY reached ON public.behaviour_internal_review USING (( SELECT (current_setting('redress.reach'::text, true) = ANY (ARRAY['whole'::text, 'team'::text]))));
CREATE POLICY reached ON public.behaviour_letter USING (( SELECT (current_setting('redress.reach'::text, true) = ANY (ARRAY['whole'::text, 'team'::text]))));
CREATE POLICY reached ON public.behaviour_measure USING (( SELECT (current_setting('redress.reach'::text, true) = ANY (ARRAY['whole'::text, 'team'::text]))));
CREATE POLICY reached ON public.behaviour_measure_complaint USING ((( SELECT (current_setting('redress.reach'::text, true) = 'whole'::text)) OR (( SELECT (current_setting('redress.reach'::text, true) = 'team'::text)) AND (complaint_id <> ALL (( SELECT public.reached_ids('hidden'::text) AS reached_ids)::uuid[])))));
CREATE POLICY reached ON public.challenge_item USING (((current_setting('redress.reach'::text, true) = 'whole'::text) OR public.is_seen('alert'::text, alert_id)));
CREATE POLICY reached ON public.challenge_note USING (((current_setting('redress.reach'::text, true) = 'whole'::text) OR public.is_seen('challenge_item'::text, challenge_item_id)));
CREATE POLICY reached ON public.child_decision USING (((complaint_id <> ALL (( SELECT public.kept_complaints() AS kept_complaints)::uuid[])) OR
CASE
    WHEN (complaint_id IS NOT NULL) THEN public.complaint_is_reached(complaint_id)
    WHEN (contact_id IS NOT NULL) THEN public.is_seen('contact'::text, contact_id)
    ELSE ( SELECT (current_setting('redress.reach'::text, true) = 'team'::text))
END));
CREATE POLICY reached ON public.communication_need USING (((current_setting('redress.reach'::text, true) = 'whole'::text) OR public.complaint_is_reached(complaint_id)));
CREATE POLICY reached ON public.complaint USING (((id <> ALL (( SELECT public.kept_complaints() AS kept_complaints)::uuid[])) OR ((id <> ALL (( SELECT public.reached_ids('hidden'::text) AS reached_ids)::uuid[])) AND ((service_id = ANY (( SELECT public.reached_services() AS reached_services)::bigint[])) OR (( SELECT (current_setting('redress.childrens'::text, true) = 'yes'::text)) AND public.is_of_children(procedure, about_childrens_social_care, complainant_type)) OR (id IN ( SELECT unnest(public.reached_ids('own'::text)) AS unnest))))));
CREATE POLICY reached ON public.complaint_admission USING (((current_setting('redress.reach'::text, true) = 'whole'::text) OR public.complaint_is_reached(complaint_id)));
CREATE POLICY reached ON public.complaint_assignment USING (((complaint_id <> ALL (( SELECT public.kept_complaints() AS kept_complaints)::uuid[])) OR public.complaint_is_reached(complaint_id)));
CREATE POLICY reached ON public.complaint_cause USING (((current_setting('redress.reach'::text, true) = 'whole'::text) OR public.complaint_is_reached(complaint_id)));
CREATE POLICY reached ON public.complaint_contributor USING (((current_setting('redress.reach'::text, true) = 'whole'::text) OR public.complaint_is_reached(complaint_id)));
CREATE POLICY reached ON public.complaint_establishment USING (((current_setting('redress.reach'::text, true) = 'whole'::text) OR public.complaint_is_reached(complaint_id)));
CREATE POLICY reached ON public.complaint_link USING ((( SELECT (current_setting('redress.reach'::text, true) = 'whole'::text)) OR (( SELECT (current_setting('redress.reach'::text, true) = ANY (ARRAY['team'::text, 'some'::text]))) AND public.complaint_is_reached(complaint_id) AND ((other_complaint_id IS NULL) OR public.complaint_is_reached(other_complaint_id)) AND ((ombudsman_case_id IS NULL) OR public.is_seen('ombudsman_case'::text, ombudsman_case_id)))));
CREATE POLICY reached ON public.complaint_named_person USING (((current_setting('redress.reach'::text, true) = 'whole'::text) OR public.complaint_is_reached(complaint_id)));
CREATE POLICY reached ON public.complaint_point USING (((current_setting('redress.reach'::text, true) = 'whole'::text) OR public.complaint_is_reached(complaint_id)));
CREATE POLICY reached ON public.complaint_restriction USING (((current_setting('redress.reach'::text, true) = 'whole'::text) OR public.complaint_is_reached(complaint_id)));
CREATE POLICY reached ON public.complaint_subject USING (((current_setting('redress.reach'::text, true) = 'whole'::text) OR public.complaint_is_reached(complaint_id)));
CREATE POLICY reached ON public.complaint_text USING (((complaint_id <> ALL (( SELECT public.kept_complaints() AS kept_complaints)::uuid[])) OR public.complaint_is_reached(complaint_id)));
CREATE POLICY reached ON public.compliment USING ((( SELECT (current_setting('redress.reach'::text, true) = ANY (ARRAY['whole'::text, 'team'::text]))) OR (( SELECT (current_setting('redress.reach'::text, true) = 'some'::text)) AND (service_id = ANY (( SELECT public.reached_services() AS reached_services)::bigint[])))));
CREATE POLICY reached ON public.contact USING (((complaint_id <> ALL (( SELECT public.kept_complaints() AS kept_complaints)::uuid[])) OR
CASE
    WHEN (complaint_id IS NOT NULL) THEN public.complaint_is_reached(complaint_id)
    ELSE ((service_id = ANY (( SELECT public.reached_services() AS reached_services)::bigint[])) OR ((service_id IS NULL) AND (current_setting('redress.reach'::text, true) = 'team'::text)) OR ((service_id IS NULL) AND (department = ANY (public.reached_departments()))) OR ((((assignee_id = ANY (( SELECT public.reached_ids('people'::text) AS reached_ids)::uuid[])) AND (current_setting('redress.reach'::text, true) = 'some'::text)) OR (team_id = ANY (( SELECT public.reached_ids('teams'::text) AS reached_ids)::uuid[])) OR (( SELECT (current_setting('redress.childrens'::text, true) = ANY (ARRAY['yes'::text, 'within'::text]))) AND ((source = 'child_or_young_person'::text) OR (procedure = 'childrens'::text)))) AND public.contact_is_within(service_id, department)))
END));
CREATE POLICY reached ON public.contact_details USING (((current_setting('redress.reach'::text, true) = 'whole'::text) OR public.complaint_is_reached(complaint_id)));
CREATE POLICY reached ON public.cost USING (((complaint_id <> ALL (( SELECT public.kept_complaints() AS kept_complaints)::uuid[])) OR
CASE
    WHEN (complaint_id IS NOT NULL) THEN public.complaint_is_reached(complaint_id)
    ELSE (current_setting('redress.reach'::text, true) = 'team'::text)
END));
CREATE POLICY reached ON public.decision_freeze USING (((current_setting('redress.reach'::text, true) = 'whole'::text) OR public.complaint_is_reached(complaint_id)));
CREATE POLICY reached ON public.delivery USING (((current_setting('redress.reach'::text, true) = 'whole'::text) OR public.is_seen('alert'::text, alert_id)));
CREATE POLICY reached ON public.duty USING (((complaint_id <> ALL (( SELECT public.kept_complaints() AS kept_complaints)::uuid[])) OR
CASE
    WHEN (complaint_id IS NOT NULL) THEN public.complaint_is_reached(complaint_id)
    WHEN (behaviour_measure_id IS NOT NULL) THEN (current_setting('redress.reach'::text, true) = 'team'::text)
    WHEN (contact_id IS NOT NULL) THEN public.is_seen('contact'::text, contact_id)
    WHEN (letter_id IS NOT NULL) THEN public.is_seen('letter'::text, letter_id)
    WHEN (ombudsman_case_id IS NOT NULL) THEN public.is_seen('ombudsman_case'::text, ombudsman_case_id)
    WHEN (obligation_id IS NOT NULL) THEN public.is_seen('obligation'::text, obligation_id)
    WHEN (safeguarding_referral_id IS NOT NULL) THEN public.is_seen('referral'::text, safeguarding_referral_id)
    ELSE false
END));
CREATE POLICY reached ON public.duty_ahead USING ((( SELECT (current_setting('redress.reach'::text, true) = 'whole'::text)) OR ( SELECT true
   FROM public.duty d
  WHERE (d.id = duty_ahead.duty_id))));
CREATE POLICY reached ON public.duty_flag USING ((( SELECT (current_setting('redress.reach'::text, true) = 'whole'::text)) OR ( SELECT true
   FROM public.duty d
  WHERE (d.id = duty_flag.duty_id))));
CREATE POLICY reached ON public.duty_move USING ((( SELECT (current_setting('redress.reach'::text, true) = 'whole'::text)) OR ( SELECT true
   FROM public.duty d
  WHERE (d.id = duty_move.duty_id))));
CREATE POLICY reached ON public.entry USING (((current_setting('redress.reach'::text, true) = 'whole'::text) OR public.complaint_is_reached(complaint_id)));
CREATE POLICY reached ON public.equality_answer USING (((current_setting('redress.reach'::text, true) = 'whole'::text) OR public.complaint_is_reached(complaint_id)));
CREATE POLICY reached ON public.erasure_request USING (((current_setting('redress.reach'::text, true) = 'whole'::text) OR public.complaint_is_reached(complaint_id)));
CREATE POLICY reached ON public.export USING ((( SELECT (current_setting('redress.reach'::text, true) = 'whole'::text)) OR ((((api_token_id)::text = ( SELECT current_setting('redress.token'::text, true) AS current_setting)) OR ((signed_in_id)::text = ( SELECT current_setting('redress.signed_in'::text, true) AS current_setting))) AND ((reached[1] <> ALL (ARRAY['whole'::text, 'team'::text])) OR ( SELECT (current_setting('redress.reach'::text, true) = 'team'::text))) AND public.all_are_seen(asked_about))));
CREATE POLICY reached ON public.export_part USING (((EXISTS ( SELECT
   FROM public.export e
  WHERE (e.id = export_part.export_id))) AND public.all_are_seen(tells_of)));
CREATE POLICY reached ON public.extension USING (((current_setting('redress.reach'::text, true) = 'whole'::text) OR public.is_seen('stage'::text, stage_id)));
CREATE POLICY reached ON public.idempotency_record USING (((api_token_id = ( SELECT (NULLIF(current_setting('redress.token'::text, true), ''::text))::bigint AS "nullif")) OR (signed_in_id = ( SELECT (NULLIF(current_setting('redress.signed_in'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT ((current_setting('redress.reach'::text, true) = 'whole'::text) AND (current_setting('redress.token'::text, true) = ''::text) AND (current_setting('redress.signed_in'::text, true) = ''::text)))));
CREATE POLICY reached ON public.investigation_report USING (((current_setting('redress.reach'::text, true) = 'whole'::text) OR public.is_seen('stage'::text, stage_id)));
CREATE POLICY reached ON public.late_reason USING (((current_setting('redress.reach'::text, true) = 'whole'::text) OR public.is_seen('stage'::text, stage_id)));
CREATE POLICY reached ON public.learning_pair_complaint USING (((current_setting('redress.reach'::text, true) = 'whole'::text) OR public.complaint_is_reached(complaint_id)));
CREATE POLICY reached ON public.letter USING (((current_setting('redress.reach'::text, true) = 'whole'::text) OR public.is_seen('ombudsman_case'::text, ombudsman_case_id)));
CREATE POLICY reached ON public.message USING (( SELECT (current_setting('redress.reach'::text, true) = ANY (ARRAY['whole'::text, 'team'::text]))));
CREATE POLICY reached ON public.name_word USING (( SELECT (current_setting('redress.reach'::text, true) = ANY (ARRAY['whole'::text, 'team'::text]))));
CREATE POLICY reached ON public.notice USING (((current_setting('redress.reach'::text, true) = 'whole'::text) OR public.complaint_is_reached(complaint_id)));
CREATE POLICY reached ON public.obligation USING ((( SELECT (current_setting('redress.reach'::text, true) = 'whole'::text)) OR (( SELECT (current_setting('redress.reach'::text, true) = ANY (ARRAY['team'::text, 'some'::text]))) AND ((complaint_id IS NULL) OR public.complaint_is_reached(complaint_id)) AND ((ombudsman_case_id IS NULL) OR public.is_seen('ombudsman_case'::text, ombudsman_case_id)))));
CREATE POLICY reached ON public.ombudsman_case USING (((complaint_id <> ALL (( SELECT public.kept_complaints() AS kept_complaints)::uuid[])) OR
CASE
    WHEN (complaint_id IS NOT NULL) THEN public.complaint_is_reached(complaint_id)
    WHEN ( SELECT (current_setting('redress.reach'::text, true) = 'some'::text)) THEN (service_id = ANY (( SELECT public.reached_services() AS reached_services)::bigint[]))
    ELSE ( SELECT (current_setting('redress.reach'::text, true) = 'team'::text))
END));
CREATE POLICY reached ON public.ombudsman_case_theme USING (((current_setting('redress.reach'::text, true) = 'whole'::text) OR public.is_seen('ombudsman_case'::text, ombudsman_case_id)));
CREATE POLICY reached ON public.party USING (((current_setting('redress.reach'::text, true) = 'whole'::text) OR public.complaint_is_reached(complaint_id)));
CREATE POLICY reached ON public.point_finding USING (((current_setting('redress.reach'::text, true) = 'whole'::text) OR public.complaint_is_reached(complaint_id)));
CREATE POLICY reached ON public.proposal USING (((current_setting('redress.reach'::text, true) = 'whole'::text) OR public.complaint_is_reached(complaint_id)));
CREATE POLICY reached ON public.public_report USING (((current_setting('redress.reach'::text, true) = 'whole'::text) OR public.is_seen('ombudsman_case'::text, ombudsman_case_id)));
CREATE POLICY reached ON public.remedial_review USING (((current_setting('redress.reach'::text, true) = 'whole'::text) OR public.complaint_is_reached(complaint_id)));
CREATE POLICY reached ON public.report_version_member USING (((complaint_id <> ALL (( SELECT public.kept_complaints() AS kept_complaints)::uuid[])) OR
CASE
    WHEN (complaint_id IS NOT NULL) THEN public.complaint_is_reached(complaint_id)
    WHEN ( SELECT (current_setting('redress.reach'::text, true) IS DISTINCT FROM 'team'::text)) THEN false
    WHEN (row_id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'::text) THEN (public.is_seen('record'::text, (row_id)::uuid) OR (NOT public.is_there('record'::text, (row_id)::uuid)))
    ELSE true
END)) WITH CHECK (( SELECT (current_setting('redress.reach'::text, true) = ANY (ARRAY['whole'::text, 'team'::text]))));
CREATE POLICY reached ON public.reported_finding USING (((current_setting('redress.reach'::text, true) = 'whole'::text) OR public.is_seen('stage'::text, stage_id)));
CREATE POLICY reached ON public.safeguarding_referral USING ((( SELECT (current_setting('redress.reach'::text, true) = 'whole'::text)) OR (( SELECT (current_setting('redress.reach'::text, true) = ANY (ARRAY['team'::text, 'some'::text]))) AND ((contact_id IS NULL) OR public.is_seen('contact'::text, contact_id)) AND ((complaint_id IS NULL) OR public.complaint_is_reached(complaint_id)))));
CREATE POLICY reached ON public.single_point_of_contact USING ((( SELECT (current_setting('redress.reach'::text, true) = ANY (ARRAY['whole'::text, 'team'::text]))) OR (( SELECT (current_setting('redress.reach'::text, true) = 'some'::text)) AND ((person_id = ANY (( SELECT public.reached_ids('people'::text) AS reached_ids)::uuid[])) OR ( SELECT (current_setting('redress.childrens'::text, true) = 'yes'::text))))));
CREATE POLICY reached ON public.stage USING (((COALESCE(complaint_id, taken_back_from) <> ALL (( SELECT public.kept_complaints() AS kept_complaints)::uuid[])) OR public.complaint_is_reached(COALESCE(complaint_id, taken_back_from))));
CREATE POLICY reached ON public.withdrawn_extension USING (((current_setting('redress.reach'::text, true) = 'whole'::text) OR public.is_seen('stage'::text, stage_id)));
ALTER TABLE public.remedial_review ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.report_version_member ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.reported_finding ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.safeguarding_referral ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.single_point_of_contact ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.stage ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.withdrawn_extension ENABLE ROW LEVEL SECURITY;
