-- An answer that is made while whoever asked does something else (RFC 7240, respond-async), with its bytes in parts, each stored
-- as soon as it is there. Of the token that asked or, where a person signed in without one, of that person.
CREATE TABLE export (
    id uuid NOT NULL,
    api_token_id bigint,
    signed_in_id uuid,
    operation text NOT NULL,
    permissions text [] NOT NULL,
    asked_at timestamptz NOT NULL,
    seen_at timestamptz NOT NULL,
    ended_at timestamptz,
    bytes bigint NOT NULL DEFAULT 0,
    status smallint,
    content_type text,
    content_disposition text,
    location text,
    etag text,
    reached text [] NOT NULL DEFAULT reach_stated(),
    asked_about uuid [] NOT NULL DEFAULT '{}',
    CONSTRAINT export_pkey PRIMARY KEY (id),
    CONSTRAINT export_one_caller CHECK (num_nonnulls(api_token_id, signed_in_id) = 1),
    CONSTRAINT export_ended CHECK ((ended_at IS NULL) = (status IS NULL)),
    CONSTRAINT export_in_order CHECK (asked_at <= seen_at AND asked_at <= ended_at),
    CONSTRAINT export_api_token_fkey FOREIGN KEY (api_token_id) REFERENCES api_token (id),
    CONSTRAINT export_signed_in_fkey FOREIGN KEY (signed_in_id) REFERENCES person (id)
);

COMMENT ON COLUMN export.seen_at IS 'When the copy of the service that makes it was last known to be at it.';

COMMENT ON COLUMN export.permissions IS 'What whoever fetches it must still hold.';
COMMENT ON COLUMN export.reached IS 'What its caller saw when they asked, as reach_again takes it.';
COMMENT ON COLUMN export.asked_about IS 'The identifiers in the path that was answered.';

CREATE INDEX export_asked_idx ON export (asked_at);
CREATE INDEX export_api_token_idx ON export (api_token_id);
CREATE INDEX export_signed_in_idx ON export (signed_in_id);

CREATE TABLE export_part (
    export_id uuid NOT NULL,
    number bigint NOT NULL,
    body bytea NOT NULL,
    tells_of uuid [] NOT NULL DEFAULT '{}',
    CONSTRAINT export_part_pkey PRIMARY KEY (export_id, number),
    CONSTRAINT export_part_export_fkey FOREIGN KEY (export_id) REFERENCES export (id) ON DELETE CASCADE
);

COMMENT ON COLUMN export_part.tells_of IS 'The records in it, by identifier or reference, that its caller saw when they asked or it was made.';

-- What a council's spreadsheet takes is packed on its way already or by whoever fetches it.
ALTER TABLE export_part ALTER COLUMN body SET STORAGE EXTERNAL;

ALTER TABLE export ENABLE ROW LEVEL SECURITY;
CREATE POLICY reached ON export USING (
    (SELECT current_setting('redress.reach', true) = 'whole')
    OR (
        api_token_id::text = (SELECT current_setting('redress.token', true))
        OR signed_in_id::text = (SELECT current_setting('redress.signed_in', true))
    )
    -- Who saw everything or most saw what belongs to no record, too.
    AND (reached[1] NOT IN ('whole', 'team') OR (SELECT current_setting('redress.reach', true) = 'team'))
    AND all_are_seen(asked_about)
);

ALTER TABLE export_part ENABLE ROW LEVEL SECURITY;
CREATE POLICY reached ON export_part USING (EXISTS (SELECT FROM export AS e WHERE e.id = export_id) AND all_are_seen(tells_of));
