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

CREATE OR REPLACE VIEW complaint_name AS
SELECT
    id AS complaint_id,
    complainant AS name
FROM complaint
UNION ALL
SELECT
    complaint_id,
    concat_ws(' ', people, organisation) AS name
FROM entry;

CREATE OR REPLACE VIEW complaint_body AS
SELECT
    id AS complaint_id,
    summary AS body,
    registered_at AS written_at
FROM complaint
UNION ALL
SELECT
    complaint_id,
    concat_ws(' ', body, result) AS body,
    recorded_at AS written_at
FROM entry;

CREATE TRIGGER complaint_text_followed AFTER INSERT OR UPDATE OR DELETE ON entry
FOR EACH ROW EXECUTE FUNCTION follow_complaint_text('complaint_id');

-- The last day the complainant was told something about a stage: an update, or the notice of an extension.
ALTER TABLE stage ADD COLUMN complainant_updated_on date;

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
CREATE TRIGGER stage_updated_by_notice AFTER INSERT ON extension
FOR EACH ROW WHEN (new.notified_on IS NOT NULL) EXECUTE FUNCTION follow_extension();

UPDATE stage AS s SET complainant_updated_on = last_updated_on(s.complaint_id, s.id)
WHERE s.responded_on IS NULL AND s.early_referral_accepted_on IS NULL;

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

-- What a person needs to take part: Equality Act 2010 s20.
CREATE TABLE communication_need (
    complaint_id uuid NOT NULL,
    person text NOT NULL CONSTRAINT communication_need_person CHECK (person IN ('complainant', 'child')),
    language text,
    interpreter text,
    format text,
    adjustments text,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT communication_need_pkey PRIMARY KEY (complaint_id, person),
    CONSTRAINT communication_need_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES complaint (id)
);

-- Equality monitoring, apart from everything else. No row: the person was not asked.
CREATE TABLE equality_category (
    characteristic text NOT NULL CONSTRAINT equality_category_characteristic CHECK (characteristic IN (
        'age_band', 'sex', 'ethnicity', 'disability', 'religion', 'first_language'
    )),
    category text NOT NULL CONSTRAINT equality_category_form CHECK (category ~ '^[a-z0-9][a-z0-9_]*$'),
    name text NOT NULL,
    position bigint NOT NULL,
    CONSTRAINT equality_category_pkey PRIMARY KEY (characteristic, category)
);

INSERT INTO equality_category (characteristic, category, name, position) VALUES
('age_band', 'under_5', 'Under 5', 1), ('age_band', '5_to_9', '5 to 9', 2), ('age_band', '10_to_15', '10 to 15', 3),
('age_band', '16_to_17', '16 to 17', 4), ('age_band', '18_to_24', '18 to 24', 5),
('age_band', '25_to_44', '25 to 44', 6), ('age_band', '45_to_64', '45 to 64', 7),
('age_band', '65_and_over', '65 and over', 8),
('sex', 'female', 'Female', 1), ('sex', 'male', 'Male', 2),
('ethnicity', 'asian', 'Asian, Asian British or Asian Welsh', 1),
('ethnicity', 'black', 'Black, Black British, Black Welsh, Caribbean or African', 2),
('ethnicity', 'mixed', 'Mixed or multiple ethnic groups', 3), ('ethnicity', 'white', 'White', 4),
('ethnicity', 'other', 'Other ethnic group', 5),
('disability', 'disabled', 'Disabled', 1), ('disability', 'not_disabled', 'Not disabled', 2),
('religion', 'no_religion', 'No religion', 1), ('religion', 'buddhist', 'Buddhist', 2),
('religion', 'christian', 'Christian', 3), ('religion', 'hindu', 'Hindu', 4), ('religion', 'jewish', 'Jewish', 5),
('religion', 'muslim', 'Muslim', 6), ('religion', 'sikh', 'Sikh', 7), ('religion', 'other', 'Other religion', 8),
('first_language', 'english', 'English', 1), ('first_language', 'other', 'Other than English', 2);

CREATE TABLE equality_answer (
    complaint_id uuid NOT NULL,
    person text NOT NULL CONSTRAINT equality_answer_person CHECK (person IN ('complainant', 'child')),
    characteristic text NOT NULL,
    answer text NOT NULL CONSTRAINT equality_answer_answer CHECK (
        answer IN ('recorded', 'prefer_not_to_say', 'unknown')
    ),
    category text,
    CONSTRAINT equality_answer_pkey PRIMARY KEY (complaint_id, person, characteristic),
    CONSTRAINT equality_answer_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES complaint (id),
    CONSTRAINT equality_answer_category_fkey
    FOREIGN KEY (characteristic, category) REFERENCES equality_category (characteristic, category),
    CONSTRAINT equality_answer_recorded CHECK ((answer = 'recorded') = (category IS NOT NULL))
);

-- Causes are a council's own list: one that was used is retired, never deleted.
ALTER TABLE cause ADD COLUMN retired_on date;
ALTER TABLE cause ADD COLUMN version bigint NOT NULL DEFAULT 1;

INSERT INTO cause (code, name, position) VALUES
('statutory_timescales_not_followed', 'Not following statutory timescales', 10),
('other', 'Other', 11)
ON CONFLICT (code) DO NOTHING;

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

-- The tracker of recommendations: the department owns an action, the complaints team watches it.
ALTER TABLE action ADD COLUMN source text NOT NULL DEFAULT 'local';
ALTER TABLE action ADD COLUMN owner_department text;
ALTER TABLE action ADD COLUMN accepted boolean;
ALTER TABLE action ADD COLUMN decision_reason text;
ALTER TABLE action ADD COLUMN part_done_on date;
ALTER TABLE action ADD COLUMN evidence text;
ALTER TABLE action ADD COLUMN check_on date;
ALTER TABLE action ADD COLUMN checked_on date;
ALTER TABLE action ADD COLUMN check_result text;
ALTER TABLE action ADD COLUMN version bigint NOT NULL DEFAULT 1;
ALTER TABLE action ADD CONSTRAINT action_source CHECK (
    source IN ('stage_2', 'stage_3', 'ombudsman', 'local')
) NOT VALID;
ALTER TABLE action ADD CONSTRAINT action_decision_reason CHECK (
    accepted IS NULL OR accepted OR decision_reason IS NOT NULL
) NOT VALID;
ALTER TABLE action ADD CONSTRAINT action_checked CHECK (
    (checked_on IS NULL) = (check_result IS NULL)
) NOT VALID;
-- What replaces it allows all that it did.
-- squawk-ignore ban-drop-constraint
ALTER TABLE action DROP CONSTRAINT action_type;
ALTER TABLE action ADD CONSTRAINT action_type CHECK (type IN (
    'apology', 'staff_training', 'overdue_work_done', 'decision_changed', 'policy_or_procedure_change',
    'reminder_or_guidance', 'payment', 'system_change', 'capacity_change', 'other'
)) NOT VALID;

-- What is published of learning: "You complained", "We have".
CREATE TABLE learning_pair (
    id uuid NOT NULL,
    you_complained text NOT NULL CONSTRAINT learning_pair_you_complained_not_blank CHECK (btrim(you_complained) <> ''),
    we_have text NOT NULL CONSTRAINT learning_pair_we_have_not_blank CHECK (btrim(we_have) <> ''),
    procedure text NOT NULL,
    proposed_by text NOT NULL,
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

-- No interpreter is a reason a stage was late.
-- What replaces it allows all that it did.
-- squawk-ignore ban-drop-constraint
ALTER TABLE stage DROP CONSTRAINT stage_breach_reason;
ALTER TABLE stage ADD CONSTRAINT stage_breach_reason CHECK (breach_reason IN (
    'service_capacity', 'staff_absence', 'unknown', 'meeting_arranged', 'local_authority_response', 'complexity',
    'complainant_availability', 'no_interpreter'
)) NOT VALID;
