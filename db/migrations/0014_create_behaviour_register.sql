-- The complainant-behaviour register: a warning, then a restriction (requirements R161 to R167). Its state is computed
-- from these facts and never stored.
CREATE TABLE behaviour_measure (
    id uuid NOT NULL,
    complainant text NOT NULL CONSTRAINT behaviour_measure_complainant_not_blank CHECK (normal_name(complainant) <> ''),
    complainant_kind text NOT NULL CONSTRAINT behaviour_measure_complainant_kind CHECK (
        complainant_kind IN ('adult', 'child_or_young_person', 'advocate')
    ),
    kind text NOT NULL CONSTRAINT behaviour_measure_kind CHECK (kind IN ('warning', 'restriction')),
    evidence text NOT NULL,
    exception_reason text CONSTRAINT behaviour_measure_exception_reason CHECK (
        exception_reason IN ('threats', 'violence')
    ),
    warning_id uuid,
    restrictions text [] NOT NULL CONSTRAINT behaviour_measure_restrictions CHECK (restrictions <@ ARRAY[
        'named_contact', 'letters_only', 'email_only', 'set_days', 'no_phone', 'no_visits'
    ]),
    named_contact_id uuid,
    contact_days text [] NOT NULL CONSTRAINT behaviour_measure_contact_days CHECK (contact_days <@ ARRAY[
        'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'
    ]),
    adjustments_considered boolean NOT NULL,
    rights_check_by uuid,
    rights_check_on date,
    grace_working_days bigint NOT NULL CONSTRAINT behaviour_measure_grace CHECK (grace_working_days >= 0),
    version bigint NOT NULL DEFAULT 1,
    changed_at timestamptz NOT NULL,
    CONSTRAINT behaviour_measure_pkey PRIMARY KEY (id),
    CONSTRAINT behaviour_measure_warning_fkey FOREIGN KEY (warning_id) REFERENCES behaviour_measure (id),
    CONSTRAINT behaviour_measure_named_contact_fkey FOREIGN KEY (named_contact_id) REFERENCES person (id),
    CONSTRAINT behaviour_measure_rights_check_by_fkey FOREIGN KEY (rights_check_by) REFERENCES person (id),
    CONSTRAINT behaviour_measure_warned_first CHECK (
        kind = 'warning' AND warning_id IS NULL
        OR kind = 'restriction' AND num_nonnulls(warning_id, exception_reason) >= 1
    ),
    CONSTRAINT behaviour_measure_restricts CHECK ((kind = 'restriction') = (cardinality(restrictions) > 0)),
    CONSTRAINT behaviour_measure_contact CHECK (
        ('named_contact' = ANY(restrictions)) = (named_contact_id IS NOT NULL)
    ),
    CONSTRAINT behaviour_measure_days CHECK (('set_days' = ANY(restrictions)) = (cardinality(contact_days) > 0)),
    CONSTRAINT behaviour_measure_rights_check CHECK (
        num_nonnulls(rights_check_by, rights_check_on) = 2
        OR complainant_kind = 'adult' AND num_nonnulls(rights_check_by, rights_check_on) = 0
    )
);

-- The register comes after the table of duties, which is still empty.
-- squawk-ignore constraint-missing-not-valid, adding-foreign-key-constraint
ALTER TABLE duty ADD CONSTRAINT duty_behaviour_measure_fkey
FOREIGN KEY (behaviour_measure_id) REFERENCES behaviour_measure (id);

CREATE INDEX behaviour_measure_complainant_idx ON behaviour_measure (normal_name(complainant));

COMMENT ON COLUMN behaviour_measure.warning_id IS 'The warning in force when the restriction was imposed.';
COMMENT ON COLUMN behaviour_measure.grace_working_days IS 'The setting of the day it was imposed.';

-- What was decided about a measure, in order: imposed, then kept at each review, or lifted.
CREATE TABLE behaviour_decision (
    id bigint GENERATED ALWAYS AS IDENTITY,
    measure_id uuid NOT NULL,
    kind text NOT NULL CONSTRAINT behaviour_decision_kind CHECK (kind IN ('imposed', 'renewed', 'lifted')),
    decided_on date NOT NULL,
    decided_by uuid NOT NULL,
    reason text NOT NULL,
    review_on date,
    ends_on date,
    CONSTRAINT behaviour_decision_pkey PRIMARY KEY (id),
    CONSTRAINT behaviour_decision_measure_fkey FOREIGN KEY (measure_id) REFERENCES behaviour_measure (id),
    CONSTRAINT behaviour_decision_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES person (id),
    CONSTRAINT behaviour_decision_terms CHECK (
        num_nonnulls(review_on, ends_on) = CASE WHEN kind = 'lifted' THEN 0 ELSE 2 END
    ),
    CONSTRAINT behaviour_decision_in_order CHECK (review_on > decided_on AND ends_on >= review_on)
);

CREATE UNIQUE INDEX behaviour_decision_imposed_key ON behaviour_decision (measure_id) WHERE kind = 'imposed';
CREATE UNIQUE INDEX behaviour_decision_lifted_key ON behaviour_decision (measure_id) WHERE kind = 'lifted';
CREATE INDEX behaviour_decision_measure_idx ON behaviour_decision (measure_id, id);

CREATE TABLE behaviour_consultee (
    decision_id bigint NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT behaviour_consultee_pkey PRIMARY KEY (decision_id, person_id),
    CONSTRAINT behaviour_consultee_decision_fkey FOREIGN KEY (decision_id) REFERENCES behaviour_decision (id),
    CONSTRAINT behaviour_consultee_person_fkey FOREIGN KEY (person_id) REFERENCES person (id)
);

-- A letter that tells the complainant; without one the measure is a draft. Each says how to go to the Ombudsman.
CREATE TABLE behaviour_letter (
    id bigint GENERATED ALWAYS AS IDENTITY,
    measure_id uuid NOT NULL,
    sent_on date NOT NULL,
    text text NOT NULL,
    restriction_threatened text,
    signposts_ombudsman boolean NOT NULL CONSTRAINT behaviour_letter_signposts CHECK (signposts_ombudsman),
    CONSTRAINT behaviour_letter_pkey PRIMARY KEY (id),
    CONSTRAINT behaviour_letter_measure_fkey FOREIGN KEY (measure_id) REFERENCES behaviour_measure (id)
);

CREATE INDEX behaviour_letter_measure_idx ON behaviour_letter (measure_id, sent_on);

CREATE TABLE behaviour_measure_complaint (
    measure_id uuid NOT NULL,
    complaint_id uuid NOT NULL,
    CONSTRAINT behaviour_measure_complaint_pkey PRIMARY KEY (measure_id, complaint_id),
    CONSTRAINT behaviour_measure_complaint_measure_fkey FOREIGN KEY (measure_id) REFERENCES behaviour_measure (id),
    CONSTRAINT behaviour_measure_complaint_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES complaint (id)
);

CREATE INDEX behaviour_measure_complaint_complaint_idx ON behaviour_measure_complaint (complaint_id);

-- A review that the complainant asked for, by somebody who decided nothing of the measure; where the council offers it.
CREATE TABLE behaviour_internal_review (
    id bigint GENERATED ALWAYS AS IDENTITY,
    measure_id uuid NOT NULL,
    requested_on date NOT NULL,
    reviewer_id uuid NOT NULL,
    concluded_on date,
    conclusion text,
    CONSTRAINT behaviour_internal_review_pkey PRIMARY KEY (id),
    CONSTRAINT behaviour_internal_review_measure_fkey FOREIGN KEY (measure_id) REFERENCES behaviour_measure (id),
    CONSTRAINT behaviour_internal_review_reviewer_fkey FOREIGN KEY (reviewer_id) REFERENCES person (id),
    CONSTRAINT behaviour_internal_review_concluded CHECK (num_nonnulls(concluded_on, conclusion) IN (0, 2)),
    CONSTRAINT behaviour_internal_review_in_order CHECK (concluded_on >= requested_on)
);

CREATE UNIQUE INDEX behaviour_internal_review_open_key ON behaviour_internal_review (measure_id)
WHERE concluded_on IS NULL;
CREATE INDEX behaviour_internal_review_measure_idx ON behaviour_internal_review (measure_id);

-- Every decision that kept a child or an advocate out, with the check of a Children's Rights Officer before it
-- (requirements R56, R166): a refusal, a route out, a late request or point declined, a place on the register.
CREATE TABLE child_decision (
    id bigint GENERATED ALWAYS AS IDENTITY,
    decision text NOT NULL CONSTRAINT child_decision_decision CHECK (decision IN (
        'refusal', 'withdrawal', 'registration_error', 'route_out', 'malicious', 'reclassification', 'late_request',
        'late_point', 'no_sufficient_interest', 'correction', 'restriction'
    )),
    complaint_id uuid,
    contact_id uuid,
    measure_id uuid,
    decided_on date NOT NULL,
    decided_by text NOT NULL,
    reason text,
    rights_check_by uuid NOT NULL,
    rights_check_on date NOT NULL,
    CONSTRAINT child_decision_pkey PRIMARY KEY (id),
    CONSTRAINT child_decision_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES complaint (id),
    CONSTRAINT child_decision_contact_fkey FOREIGN KEY (contact_id) REFERENCES contact (id),
    CONSTRAINT child_decision_measure_fkey FOREIGN KEY (measure_id) REFERENCES behaviour_measure (id),
    CONSTRAINT child_decision_rights_check_by_fkey FOREIGN KEY (rights_check_by) REFERENCES person (id),
    CONSTRAINT child_decision_of_one CHECK (num_nonnulls(complaint_id, contact_id, measure_id) = 1),
    CONSTRAINT child_decision_checked_first CHECK (rights_check_on <= decided_on)
);

CREATE INDEX child_decision_decided_on_idx ON child_decision (decided_on, id);
CREATE INDEX child_decision_complaint_idx ON child_decision (complaint_id);
CREATE INDEX child_decision_contact_idx ON child_decision (contact_id);
CREATE INDEX child_decision_measure_idx ON child_decision (measure_id);
