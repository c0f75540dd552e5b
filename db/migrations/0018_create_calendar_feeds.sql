-- A feed of days that somebody's calendar program reads by a secret address (RFC 5545); the address itself is never stored.
CREATE TABLE calendar_feed (
    id uuid NOT NULL,
    secret_hash bytea NOT NULL CONSTRAINT calendar_feed_secret_sha256 CHECK (octet_length(secret_hash) = 32),
    person_id uuid,
    team_id uuid,
    description text NOT NULL CONSTRAINT calendar_feed_description_not_blank CHECK (btrim(description) <> ''),
    created_by text NOT NULL,
    -- Whoever made it knows its address: it holds what they see now, by the token it was made with or as who signed in then.
    api_token_id bigint,
    signed_in_id uuid,
    signed_in_role text,
    created_at timestamptz NOT NULL,
    revoked_at timestamptz,
    revoked_by text,
    CONSTRAINT calendar_feed_pkey PRIMARY KEY (id),
    CONSTRAINT calendar_feed_secret_key UNIQUE (secret_hash),
    CONSTRAINT calendar_feed_of_one CHECK (num_nonnulls(person_id, team_id) = 1),
    CONSTRAINT calendar_feed_revoked CHECK ((revoked_at IS NULL) = (revoked_by IS NULL) AND revoked_at >= created_at),
    CONSTRAINT calendar_feed_person_fkey FOREIGN KEY (person_id) REFERENCES person (id),
    CONSTRAINT calendar_feed_made_by_one CHECK (num_nonnulls(api_token_id, signed_in_id) <= 1),
    CONSTRAINT calendar_feed_signed_in_role CHECK ((signed_in_id IS NULL) = (signed_in_role IS NULL)),
    CONSTRAINT calendar_feed_signed_in_fkey FOREIGN KEY (signed_in_id) REFERENCES person (id),
    CONSTRAINT calendar_feed_api_token_fkey FOREIGN KEY (api_token_id) REFERENCES api_token (id),
    CONSTRAINT calendar_feed_team_fkey FOREIGN KEY (team_id) REFERENCES team (id)
);
