-- Who calls, and what they see: asked before everything else a request asks, so that each question is a statement of its own, planned
-- once in a session, and most are not asked of most callers.

-- Fails with the code for unknown, ended (RD401, with what is known of the credential) or not permitted (RD403).
CREATE FUNCTION refuse_caller(sqlstate text, facts text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the caller is refused' USING ERRCODE = sqlstate, HINT = coalesce(facts, '');
END;
$$;

-- Whose credential it is, and what is stated of what they see.
CREATE TYPE caller AS (
    token bigint, signed_in uuid, name text, role text, person uuid, departments text [],
    revoked_at timestamptz, expires_at timestamptz, holder_until date,
    principal_names text [], principal_roles text [], principal_people uuid [], reach text []
);

-- Admits whoever has one of the roles themselves, or by somebody they stand in for, on a day, and states what they see (reach_as).
--
-- A deputy has the roles of the tokens of whomever they stand in for, and of their sign-in as the operator says it. A token may
-- have expired, since a role outlives it; one that was revoked or is narrowed to departments gives nothing, and with one that is narrowed
-- nobody is a deputy.
CREATE FUNCTION admit(INOUT holder caller, needed text [], at timestamptz, on_day date)
LANGUAGE plpgsql AS $$
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

-- Admits the holder of a token by its hash.
CREATE FUNCTION admit_token(hash bytea, needed text [], at timestamptz, on_day date) RETURNS caller
LANGUAGE plpgsql AS $$
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
$$;

-- Admits somebody who signed in, with the role that their access token claims.
CREATE FUNCTION admit_sign_in(issuer text, subject text, role text, needed text [], at timestamptz, on_day date) RETURNS caller
LANGUAGE plpgsql AS $$
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
$$;
