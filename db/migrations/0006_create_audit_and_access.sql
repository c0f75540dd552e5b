-- Who may call; the token itself is never stored.
CREATE TABLE api_token (
    id bigint GENERATED ALWAYS AS IDENTITY,
    hash bytea NOT NULL CONSTRAINT api_token_hash_sha256 CHECK (octet_length(hash) = 32),
    name text NOT NULL CONSTRAINT api_token_name_not_blank CHECK (btrim(name) <> ''),
    role text NOT NULL CONSTRAINT api_token_role CHECK (role IN ('viewer', 'officer', 'manager')),
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    revoked_at timestamptz,
    CONSTRAINT api_token_pkey PRIMARY KEY (id),
    CONSTRAINT api_token_hash_key UNIQUE (hash)
);

-- Every operation appends one row in its own transaction. Append-only: the trigger below refuses anything else.
CREATE TABLE audit_event (
    id bigint GENERATED ALWAYS AS IDENTITY,
    occurred_at timestamptz NOT NULL,
    actor text NOT NULL,
    operation text NOT NULL,
    complaint_id uuid,
    ombudsman_case_id uuid,
    details jsonb NOT NULL,
    CONSTRAINT audit_event_pkey PRIMARY KEY (id),
    CONSTRAINT audit_event_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES complaint (id),
    CONSTRAINT audit_event_ombudsman_case_fkey FOREIGN KEY (ombudsman_case_id) REFERENCES ombudsman_case (id)
);

CREATE INDEX audit_event_complaint_idx ON audit_event (complaint_id, id);
CREATE INDEX audit_event_ombudsman_case_idx ON audit_event (ombudsman_case_id, id);

CREATE FUNCTION refuse_change() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END;
$$;

CREATE TRIGGER audit_event_append_only BEFORE UPDATE OR DELETE ON audit_event
FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_event_no_truncate BEFORE TRUNCATE ON audit_event
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The first answer to a POST with an Idempotency-Key, written in the transaction of its effect.
CREATE TABLE idempotency_record (
    api_token_id bigint NOT NULL,
    key text NOT NULL CONSTRAINT idempotency_record_key_length CHECK (length(key) BETWEEN 1 AND 255),
    fingerprint bytea NOT NULL,
    status bigint NOT NULL,
    location text,
    etag text,
    body bytea NOT NULL,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT idempotency_record_pkey PRIMARY KEY (api_token_id, key),
    CONSTRAINT idempotency_record_api_token_fkey FOREIGN KEY (api_token_id) REFERENCES api_token (id)
);

CREATE INDEX idempotency_record_recorded_at_idx ON idempotency_record (recorded_at);

-- What the sweep found, each once: a breach when the day after the limit begins, a warning before it.
CREATE TABLE deadline_flag (
    id bigint GENERATED ALWAYS AS IDENTITY,
    deadline_id bigint NOT NULL,
    flag text NOT NULL CONSTRAINT deadline_flag_flag CHECK (flag IN ('warning', 'breach')),
    as_of date NOT NULL,
    flagged_at timestamptz NOT NULL,
    withdrawn_by bigint,
    withdrawn_by_event bigint,
    CONSTRAINT deadline_flag_pkey PRIMARY KEY (id),
    CONSTRAINT deadline_flag_deadline_fkey FOREIGN KEY (deadline_id) REFERENCES deadline (id),
    CONSTRAINT deadline_flag_withdrawn_by_fkey FOREIGN KEY (withdrawn_by) REFERENCES calendar_version (number),
    CONSTRAINT deadline_flag_withdrawn_by_event_fkey FOREIGN KEY (withdrawn_by_event) REFERENCES audit_event (id)
);

-- A flag that a change of the calendar, or of the complaint, made untrue is withdrawn by it; then the deadline may be
-- flagged again.
CREATE UNIQUE INDEX deadline_flag_once_key ON deadline_flag (deadline_id, flag)
WHERE withdrawn_by IS NULL AND withdrawn_by_event IS NULL;

CREATE INDEX deadline_flag_as_of_idx ON deadline_flag (flag, as_of, deadline_id);
