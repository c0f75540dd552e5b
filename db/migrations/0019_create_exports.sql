-- An answer that is made while whoever asked does something else (RFC 7240, respond-async), with its bytes in parts, each stored
-- as soon as it is there. Of the token that asked or, where a person signed in without one, of that person.
CREATE TABLE export (
    id uuid NOT NULL,
    api_token_id bigint,
    person_id uuid,
    operation text NOT NULL,
    permission text NOT NULL,
    asked_at timestamptz NOT NULL,
    seen_at timestamptz NOT NULL,
    ended_at timestamptz,
    bytes bigint NOT NULL DEFAULT 0,
    status smallint,
    content_type text,
    content_disposition text,
    location text,
    etag text,
    CONSTRAINT export_pkey PRIMARY KEY (id),
    CONSTRAINT export_of_somebody CHECK (num_nonnulls(api_token_id, person_id) > 0),
    CONSTRAINT export_ended CHECK ((ended_at IS NULL) = (status IS NULL)),
    CONSTRAINT export_in_order CHECK (asked_at <= seen_at AND asked_at <= ended_at),
    CONSTRAINT export_api_token_fkey FOREIGN KEY (api_token_id) REFERENCES api_token (id),
    CONSTRAINT export_person_fkey FOREIGN KEY (person_id) REFERENCES person (id)
);

COMMENT ON COLUMN export.seen_at IS 'When the copy of the service that makes it was last known to be at it.';

CREATE INDEX export_asked_idx ON export (asked_at);
CREATE INDEX export_api_token_idx ON export (api_token_id);
CREATE INDEX export_person_idx ON export (person_id);

CREATE TABLE export_part (
    export_id uuid NOT NULL,
    number bigint NOT NULL,
    body bytea NOT NULL,
    CONSTRAINT export_part_pkey PRIMARY KEY (export_id, number),
    CONSTRAINT export_part_export_fkey FOREIGN KEY (export_id) REFERENCES export (id) ON DELETE CASCADE
);

-- What a council's spreadsheet takes is packed on its way already or by whoever fetches it.
ALTER TABLE export_part ALTER COLUMN body SET STORAGE EXTERNAL;
