-- Figures a council decides, each from a day on; where none is in force the default of the program holds.
CREATE TABLE council_setting (
    name text NOT NULL,
    from_on date NOT NULL,
    value bigint NOT NULL,
    reason text NOT NULL,
    decided_by text NOT NULL,
    decided_at timestamptz NOT NULL,
    CONSTRAINT council_setting_pkey PRIMARY KEY (name, from_on)
);

-- Who may call, with the roles of requirement R57; the token itself is never stored. One without a person is a machine's.
CREATE TABLE api_token (
    id bigint GENERATED ALWAYS AS IDENTITY,
    hash bytea NOT NULL CONSTRAINT api_token_hash_sha256 CHECK (octet_length(hash) = 32),
    name text NOT NULL CONSTRAINT api_token_name_not_blank CHECK (normal_name(name) <> ''),
    role text NOT NULL CONSTRAINT api_token_role CHECK (role IN (
        'viewer', 'statistics_reader', 'officer', 'manager', 'investigator', 'responding_manager', 'head_of_service',
        'director', 'childrens_rights_officer'
    )),
    person_id uuid,
    whole_council boolean NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    revoked_at timestamptz,
    CONSTRAINT api_token_pkey PRIMARY KEY (id),
    CONSTRAINT api_token_hash_key UNIQUE (hash),
    CONSTRAINT api_token_person_fkey FOREIGN KEY (person_id) REFERENCES person (id)
);

CREATE INDEX api_token_person_idx ON api_token (person_id);
-- A name in the audit means one token at a time; who has the name of a revoked one is told apart by the token's number.
CREATE UNIQUE INDEX api_token_name_key ON api_token (normal_name(name)) WHERE revoked_at IS NULL;

COMMENT ON COLUMN api_token.whole_council IS
'Whether it is for all departments; else it is for those of api_token_department, and where there are none for nothing.';

-- The departments a token is narrowed to. One that is merged into another is there no more, and the token is not widened.
CREATE TABLE api_token_department (
    api_token_id bigint NOT NULL,
    department text NOT NULL,
    CONSTRAINT api_token_department_pkey PRIMARY KEY (api_token_id, department),
    CONSTRAINT api_token_department_api_token_fkey FOREIGN KEY (api_token_id) REFERENCES api_token (id),
    CONSTRAINT api_token_department_department_fkey FOREIGN KEY (department) REFERENCES department (name)
    ON UPDATE CASCADE ON DELETE CASCADE
);

CREATE INDEX api_token_department_department_idx ON api_token_department (department);

-- Who signs in through the council's own provider: how its tokens name each person of the directory (decision 0055). The
-- operator keeps it, as tokens; the service reads it.
CREATE TABLE sign_in (
    person_id uuid NOT NULL,
    issuer text NOT NULL CONSTRAINT sign_in_issuer_not_blank CHECK (btrim(issuer) <> ''),
    subject text NOT NULL CONSTRAINT sign_in_subject_length CHECK (octet_length(subject) BETWEEN 1 AND 255),
    deputy_role text CONSTRAINT sign_in_deputy_role CHECK (deputy_role IN (
        'viewer', 'statistics_reader', 'officer', 'manager', 'investigator', 'responding_manager', 'head_of_service',
        'director', 'childrens_rights_officer'
    )),
    CONSTRAINT sign_in_pkey PRIMARY KEY (person_id),
    -- Two people may change their subjects for each other's in one file.
    CONSTRAINT sign_in_subject_key UNIQUE (issuer, subject) DEFERRABLE,
    CONSTRAINT sign_in_person_fkey FOREIGN KEY (person_id) REFERENCES person (id)
);

COMMENT ON COLUMN sign_in.subject IS 'The value of the claim that names the person, unique with its issuer (RFC 7519 section 4.1.2).';
COMMENT ON COLUMN sign_in.deputy_role IS
'The role by which a deputy acts for them, since only their own sign-in tells theirs; empty: a deputy has nothing by it.';

-- The first answer to a POST with an Idempotency-Key, written in the transaction of its effect. A key is a token's, or that of
-- whoever signed in, whose tokens change by the hour.
CREATE TABLE idempotency_record (
    api_token_id bigint,
    signed_in_id uuid,
    key text NOT NULL CONSTRAINT idempotency_record_key_length CHECK (length(key) BETWEEN 1 AND 255),
    fingerprint bytea NOT NULL,
    status bigint NOT NULL,
    location text,
    etag text,
    body bytea NOT NULL,
    recorded_at timestamptz NOT NULL,
    event bigint,
    CONSTRAINT idempotency_record_one_caller CHECK (num_nonnulls(api_token_id, signed_in_id) = 1),
    CONSTRAINT idempotency_record_key UNIQUE NULLS NOT DISTINCT (key, api_token_id, signed_in_id),
    CONSTRAINT idempotency_record_api_token_fkey FOREIGN KEY (api_token_id) REFERENCES api_token (id),
    CONSTRAINT idempotency_record_signed_in_fkey FOREIGN KEY (signed_in_id) REFERENCES person (id)
);

COMMENT ON COLUMN idempotency_record.signed_in_id IS 'The person who signed in through the council''s provider.';
COMMENT ON COLUMN idempotency_record.event IS
'The last audit event of the request: whoever no longer sees what it is filed under is not given the answer again.';

CREATE INDEX idempotency_record_recorded_at_idx ON idempotency_record (recorded_at);
