-- A notice the law or guidance wants: who was told what, and when. What was sent on one day is one notice of its kind.
CREATE TABLE notice (
    id uuid NOT NULL,
    complaint_id uuid NOT NULL,
    stage text,
    kind text NOT NULL CONSTRAINT notice_kind_form CHECK (kind ~ '^[a-z][a-z0-9_]*$'),
    sent_on date NOT NULL,
    recipients text [] NOT NULL CONSTRAINT notice_recipients CHECK (cardinality(recipients) > 0),
    contents text [] NOT NULL,
    recorded_by text NOT NULL,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT notice_pkey PRIMARY KEY (id),
    CONSTRAINT notice_once_key UNIQUE NULLS NOT DISTINCT (complaint_id, kind, stage, sent_on),
    CONSTRAINT notice_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES complaint (id)
);

-- What a procedure cost besides redress, which is counted from obligations: of a complaint, and so of its procedure, or of
-- a procedure alone.
CREATE TABLE cost (
    id uuid NOT NULL,
    complaint_id uuid,
    procedure text,
    category text NOT NULL CONSTRAINT cost_category CHECK (category IN ('commissioned_investigation', 'mediation')),
    incurred_on date NOT NULL,
    amount_pence bigint NOT NULL CONSTRAINT cost_amount_pence CHECK (amount_pence > 0),
    description text NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    CONSTRAINT cost_pkey PRIMARY KEY (id),
    CONSTRAINT cost_of_one CHECK (num_nonnulls(complaint_id, procedure) = 1),
    CONSTRAINT cost_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES complaint (id),
    CONSTRAINT cost_procedure_fkey FOREIGN KEY (procedure) REFERENCES procedure (code)
);

CREATE INDEX cost_incurred_on_idx ON cost (incurred_on, id);

-- The file of a complaint: what happened besides its stages. An entry is never changed; one that is wrong is struck
-- through and stays.
CREATE TABLE entry (
    id uuid NOT NULL,
    complaint_id uuid NOT NULL,
    kind text NOT NULL CONSTRAINT entry_kind CHECK (kind IN (
        'note', 'telephone_call', 'meeting', 'mediation', 'partner_conversation', 'progress_update', 'holding_letter',
        'panel_arrangement'
    )),
    occurs_on date NOT NULL,
    people text,
    organisation text,
    body text NOT NULL CONSTRAINT entry_body_not_blank CHECK (btrim(body) <> ''),
    result text,
    resolved boolean,
    mediation_step text CONSTRAINT entry_mediation_step CHECK (
        mediation_step IN ('offered', 'accepted', 'declined', 'held', 'ended')
    ),
    interpreter_confirmed boolean,
    cost_id uuid,
    recorded_by text NOT NULL,
    recorded_at timestamptz NOT NULL,
    struck_by text,
    struck_at timestamptz,
    struck_reason text,
    CONSTRAINT entry_pkey PRIMARY KEY (id),
    CONSTRAINT entry_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES complaint (id),
    CONSTRAINT entry_cost_fkey FOREIGN KEY (cost_id) REFERENCES cost (id) ON DELETE SET NULL,
    CONSTRAINT entry_mediation CHECK ((mediation_step IS NOT NULL) = (kind = 'mediation')),
    CONSTRAINT entry_partner CHECK (organisation IS NOT NULL OR kind <> 'partner_conversation'),
    CONSTRAINT entry_resolved CHECK (resolved IS NULL OR kind IN ('meeting', 'mediation')),
    CONSTRAINT entry_interpreter CHECK (
        interpreter_confirmed IS NULL OR kind IN ('meeting', 'mediation', 'panel_arrangement')
    ),
    CONSTRAINT entry_struck CHECK (num_nonnulls(struck_by, struck_at, struck_reason) IN (0, 3))
);

CREATE INDEX entry_complaint_idx ON entry (complaint_id, occurs_on, id);
CREATE INDEX entry_cost_idx ON entry (cost_id) WHERE cost_id IS NOT NULL;

CREATE FUNCTION refuse_change_of_entry() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'an entry is struck through, never changed' USING ERRCODE = 'insufficient_privilege';
END;
$$;

CREATE TRIGGER entry_append_only
BEFORE UPDATE OF complaint_id, kind, occurs_on, people, organisation, body, result, resolved, mediation_step,
    interpreter_confirmed, recorded_by, recorded_at ON entry
FOR EACH ROW EXECUTE FUNCTION refuse_change_of_entry();

-- The last day the complainant was told something about a stage: an update, or the notice of an extension.
CREATE FUNCTION last_updated_on(of_complaint uuid, of_stage uuid) RETURNS date
LANGUAGE sql STABLE
RETURN greatest(
    (
        SELECT max(e.occurs_on) FROM entry AS e
        WHERE e.complaint_id = of_complaint AND e.struck_at IS NULL
            AND e.kind IN ('progress_update', 'holding_letter')
    ),
    (SELECT max(x.notified_on) FROM extension AS x WHERE x.stage_id = of_stage)
);

CREATE FUNCTION follow_entry() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    UPDATE stage AS s SET complainant_updated_on = last_updated_on(s.complaint_id, s.id)
    WHERE s.complaint_id = NEW.complaint_id AND s.responded_on IS NULL AND s.early_referral_accepted_on IS NULL;
    RETURN NULL;
END;
$$;

CREATE FUNCTION follow_extension() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    UPDATE stage AS s SET complainant_updated_on = last_updated_on(s.complaint_id, s.id) WHERE s.id = NEW.stage_id;
    RETURN NULL;
END;
$$;

CREATE TRIGGER stage_updated_by_entry AFTER INSERT OR UPDATE OF struck_at ON entry
FOR EACH ROW WHEN (new.kind IN ('progress_update', 'holding_letter')) EXECUTE FUNCTION follow_entry();
CREATE TRIGGER stage_updated_by_notice AFTER INSERT OR UPDATE OF notified_on ON extension
FOR EACH ROW WHEN (new.notified_on IS NOT NULL) EXECUTE FUNCTION follow_extension();

-- One link is read from both ends; it merges nothing.
CREATE TABLE complaint_link (
    id uuid NOT NULL,
    complaint_id uuid NOT NULL,
    kind text NOT NULL CONSTRAINT complaint_link_kind CHECK (kind IN ('follows', 'same_matter', 'same_family')),
    other_complaint_id uuid,
    ombudsman_case_id uuid,
    recorded_by text NOT NULL,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT complaint_link_pkey PRIMARY KEY (id),
    CONSTRAINT complaint_link_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES complaint (id),
    CONSTRAINT complaint_link_other_fkey FOREIGN KEY (other_complaint_id) REFERENCES complaint (id),
    CONSTRAINT complaint_link_ombudsman_case_fkey FOREIGN KEY (ombudsman_case_id) REFERENCES ombudsman_case (id),
    CONSTRAINT complaint_link_one_end CHECK (num_nonnulls(other_complaint_id, ombudsman_case_id) = 1),
    CONSTRAINT complaint_link_other_than_itself CHECK (other_complaint_id <> complaint_id)
);

CREATE UNIQUE INDEX complaint_link_pair_key ON complaint_link (
    least(complaint_id, other_complaint_id), greatest(complaint_id, other_complaint_id), kind
) WHERE other_complaint_id IS NOT NULL;
CREATE UNIQUE INDEX complaint_link_ombudsman_case_key ON complaint_link (complaint_id, ombudsman_case_id, kind)
WHERE ombudsman_case_id IS NOT NULL;
CREATE INDEX complaint_link_complaint_idx ON complaint_link (complaint_id);
CREATE INDEX complaint_link_other_idx ON complaint_link (other_complaint_id);
CREATE INDEX complaint_link_case_idx ON complaint_link (ombudsman_case_id);

-- What was done about a fault; the latest review counts.
CREATE TABLE remedial_review (
    id uuid NOT NULL,
    complaint_id uuid NOT NULL,
    reviewed_on date NOT NULL,
    for_person text,
    nothing_for_person boolean NOT NULL,
    wider_change text,
    no_wider_change boolean NOT NULL,
    reviewed_by text NOT NULL,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT remedial_review_pkey PRIMARY KEY (id),
    CONSTRAINT remedial_review_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES complaint (id),
    CONSTRAINT remedial_review_for_person CHECK ((for_person IS NULL) = nothing_for_person),
    CONSTRAINT remedial_review_wider_change CHECK ((wider_change IS NULL) = no_wider_change)
);

CREATE INDEX remedial_review_complaint_idx ON remedial_review (complaint_id);

-- What is published of learning: "You complained", "We have".
CREATE TABLE learning_pair (
    id uuid NOT NULL,
    you_complained text NOT NULL CONSTRAINT learning_pair_you_complained_not_blank CHECK (btrim(you_complained) <> ''),
    we_have text NOT NULL CONSTRAINT learning_pair_we_have_not_blank CHECK (btrim(we_have) <> ''),
    procedure text NOT NULL,
    proposed_by text NOT NULL,
    proposed_by_ids uuid [] NOT NULL,
    proposed_at timestamptz NOT NULL,
    approved_by text,
    approved_on date,
    version bigint NOT NULL DEFAULT 1,
    CONSTRAINT learning_pair_pkey PRIMARY KEY (id),
    CONSTRAINT learning_pair_procedure_fkey FOREIGN KEY (procedure) REFERENCES procedure (code),
    CONSTRAINT learning_pair_approved CHECK ((approved_by IS NULL) = (approved_on IS NULL))
);

CREATE INDEX learning_pair_approved_on_idx ON learning_pair (procedure, approved_on);

CREATE TABLE learning_pair_complaint (
    learning_pair_id uuid NOT NULL,
    complaint_id uuid NOT NULL,
    CONSTRAINT learning_pair_complaint_pkey PRIMARY KEY (learning_pair_id, complaint_id),
    CONSTRAINT learning_pair_complaint_pair_fkey FOREIGN KEY (learning_pair_id) REFERENCES learning_pair (id),
    CONSTRAINT learning_pair_complaint_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES complaint (id)
);

CREATE INDEX learning_pair_complaint_complaint_idx ON learning_pair_complaint (complaint_id);

-- Denominators of a year (1 April to 31 March, written 2022-23).
CREATE TABLE demand (
    year text NOT NULL CONSTRAINT demand_year CHECK (year ~ '^\d{4}-\d{2}$'),
    measure text NOT NULL CONSTRAINT demand_measure CHECK (measure IN (
        'referrals', 'single_assessments', 'children_in_care_at_31_march', 'child_protection_plans_at_31_march',
        'open_cases_at_31_march', 'adult_social_care_clients', 'residents', 'households', 'waste_collections',
        'waste_tonnes'
    )),
    value bigint NOT NULL CONSTRAINT demand_value CHECK (value >= 0),
    source text CONSTRAINT demand_source_not_blank CHECK (btrim(source) <> ''),
    CONSTRAINT demand_pkey PRIMARY KEY (year, measure)
);

-- Published totals of a year from before the register's records: of the whole council where the department is empty; money
-- is pence.
CREATE TABLE earlier_total (
    year text NOT NULL CONSTRAINT earlier_total_year CHECK (year ~ '^\d{4}-\d{2}$'),
    measure text NOT NULL CONSTRAINT earlier_total_measure_form CHECK (measure ~ '^[a-z][a-z0-9_]*$'),
    department text NOT NULL,
    value bigint NOT NULL CONSTRAINT earlier_total_value CHECK (value >= 0),
    source text CONSTRAINT earlier_total_source_not_blank CHECK (btrim(source) <> ''),
    CONSTRAINT earlier_total_pkey PRIMARY KEY (year, measure, department)
);

CREATE TRIGGER earlier_total_spell_department BEFORE INSERT ON earlier_total
FOR EACH ROW EXECUTE FUNCTION spell_department();

-- Every row that came in by an import, so that the same row again changes nothing and another row under its key is
-- refused. Rows without a reference of their own have their digest and a running number as key.
CREATE TABLE imported_row (
    file text NOT NULL,
    key text NOT NULL,
    digest bytea NOT NULL,
    imported_at timestamptz NOT NULL,
    CONSTRAINT imported_row_pkey PRIMARY KEY (file, key)
);
