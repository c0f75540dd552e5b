-- Reports as they were frozen (requirement R141): what each prints, what it was computed from, and the rows that each of its
-- counts counted. All of it is only ever added to; that a version moves on is a row of report_version_step.
CREATE TABLE report_version (
    id uuid NOT NULL,
    report text NOT NULL CONSTRAINT report_version_report_form CHECK (report ~ '^[a-z][a-z0-9_]*$'),
    period text NOT NULL CONSTRAINT report_version_period_not_blank CHECK (btrim(period) <> ''),
    department text,
    number bigint NOT NULL CONSTRAINT report_version_number CHECK (number > 0),
    computed_on date NOT NULL,
    register_position bigint NOT NULL,
    calendar_version bigint NOT NULL,
    document text NOT NULL,
    digest bytea NOT NULL,
    whole_document text NOT NULL,
    whole_digest bytea NOT NULL,
    writing_sections text [] NOT NULL,
    writings text [] NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    CONSTRAINT report_version_pkey PRIMARY KEY (id),
    CONSTRAINT report_version_number_key UNIQUE NULLS NOT DISTINCT (report, period, department, number),
    CONSTRAINT report_version_digest CHECK (digest = sha256(convert_to(document, 'UTF8'))),
    CONSTRAINT report_version_whole_digest CHECK (whole_digest = sha256(convert_to(whole_document, 'UTF8'))),
    CONSTRAINT report_version_writings CHECK (cardinality(writing_sections) = cardinality(writings))
);

COMMENT ON COLUMN report_version.document IS 'Everything the public view prints, as JSON, byte by byte as it was frozen.';
COMMENT ON COLUMN report_version.whole_document IS 'Everything the views print that withhold nothing, frozen in the same snapshot.';
COMMENT ON COLUMN report_version.register_position IS 'The last audit event that was there when it was computed.';
COMMENT ON COLUMN report_version.writings IS 'What people wrote that it prints, each with the number of its section.';
COMMENT ON COLUMN report_version.version IS 'Counts its steps, for If-Match; the one column that changes.';

CREATE TABLE report_version_step (
    report_version_id uuid NOT NULL,
    status text NOT NULL CONSTRAINT report_version_step_status CHECK (
        status IN ('draft', 'presented', 'final', 'published')
    ),
    follows text CONSTRAINT report_version_step_follows CHECK (
        follows IS NOT DISTINCT FROM CASE status
            WHEN 'presented' THEN 'draft' WHEN 'final' THEN 'presented' WHEN 'published' THEN 'final'
        END
    ),
    moved_at timestamptz NOT NULL,
    moved_by text NOT NULL,
    CONSTRAINT report_version_step_pkey PRIMARY KEY (report_version_id, status),
    CONSTRAINT report_version_step_version_fkey FOREIGN KEY (report_version_id) REFERENCES report_version (id),
    CONSTRAINT report_version_step_follows_fkey FOREIGN KEY (report_version_id, follows)
    REFERENCES report_version_step (report_version_id, status)
);

-- A count that a value of a figure is made of.
CREATE TABLE report_version_count (
    report_version_id uuid NOT NULL,
    number bigint NOT NULL,
    figure text NOT NULL,
    key text,
    is_whole boolean NOT NULL,
    counted text NOT NULL,
    CONSTRAINT report_version_count_pkey PRIMARY KEY (report_version_id, number),
    CONSTRAINT report_version_count_version_fkey FOREIGN KEY (report_version_id) REFERENCES report_version (id)
);

COMMENT ON COLUMN report_version_count.is_whole IS 'Whether it is what a share is taken of.';

-- A row that was counted, once, with the numbers of the counts it is in. It names records without referring to them: what a
-- version counted stays, whatever becomes of the record.
CREATE TABLE report_version_member (
    report_version_id uuid NOT NULL,
    population text NOT NULL,
    row_id text NOT NULL,
    reference text,
    complaint_id uuid,
    counts bigint [] NOT NULL,
    quantities bigint [] NOT NULL,
    CONSTRAINT report_version_member_pkey PRIMARY KEY (report_version_id, population, row_id),
    CONSTRAINT report_version_member_version_fkey FOREIGN KEY (report_version_id) REFERENCES report_version (id),
    CONSTRAINT report_version_member_quantities CHECK (cardinality(counts) = cardinality(quantities))
);

COMMENT ON COLUMN report_version_member.quantities IS 'How much of the row each count counted; NULL where it counted the row itself.';

CREATE TABLE report_comment (
    id uuid NOT NULL,
    report_version_id uuid NOT NULL,
    status text NOT NULL CONSTRAINT report_comment_status CHECK (
        status IN ('draft', 'presented', 'final', 'published')
    ),
    body text NOT NULL CONSTRAINT report_comment_body_not_blank CHECK (btrim(body) <> ''),
    made_by text NOT NULL,
    made_at timestamptz NOT NULL,
    CONSTRAINT report_comment_pkey PRIMARY KEY (id),
    CONSTRAINT report_comment_version_fkey FOREIGN KEY (report_version_id) REFERENCES report_version (id)
);

CREATE INDEX report_comment_version_idx ON report_comment (report_version_id, made_at, id);

COMMENT ON COLUMN report_comment.status IS 'What the version was when it was said.';

CREATE TRIGGER report_version_frozen BEFORE DELETE OR UPDATE OF id, report, period, department, number, computed_on,
register_position, calendar_version, document, digest, whole_document, whole_digest, writing_sections, writings ON report_version
FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER report_version_no_truncate BEFORE TRUNCATE ON report_version
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER report_version_step_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON report_version_step
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER report_version_count_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON report_version_count
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER report_version_member_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON report_version_member
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER report_comment_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON report_comment
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
