-- Why a limit of a stage was not kept; a better reason takes the place of the first.
CREATE TABLE late_reason (
    stage_id uuid NOT NULL,
    clock text NOT NULL,
    reason text NOT NULL CONSTRAINT late_reason_reason CHECK (reason IN (
        'service_capacity', 'staff_absence', 'unknown', 'meeting_arranged', 'local_authority_response', 'complexity',
        'complainant_availability', 'no_interpreter'
    )),
    explanation text CONSTRAINT late_reason_explanation_not_blank CHECK (btrim(explanation) <> ''),
    CONSTRAINT late_reason_pkey PRIMARY KEY (stage_id, clock),
    CONSTRAINT late_reason_stage_fkey FOREIGN KEY (stage_id) REFERENCES stage (id)
);

-- Who is appointed at a stage, by place among those of the role: the chair of a panel has the first. They are people of
-- the directory, from a day, who are never deleted from it; a register from elsewhere has only the name.
CREATE TABLE appointment (
    stage_id uuid NOT NULL,
    role text NOT NULL CONSTRAINT appointment_role CHECK (
        role IN ('investigating_officer', 'independent_person', 'panellist')
    ),
    position smallint NOT NULL,
    name text NOT NULL CONSTRAINT appointment_name_not_blank CHECK (normal_name(name) <> ''),
    person_id uuid,
    appointed_on date,
    CONSTRAINT appointment_pkey PRIMARY KEY (stage_id, role, position),
    CONSTRAINT appointment_stage_fkey FOREIGN KEY (stage_id) REFERENCES stage (id),
    CONSTRAINT appointment_person_fkey FOREIGN KEY (person_id) REFERENCES person (id),
    CONSTRAINT appointment_position CHECK (position BETWEEN 1 AND CASE role WHEN 'panellist' THEN 3 ELSE 1 END),
    CONSTRAINT appointment_since CHECK ((person_id IS NULL) = (appointed_on IS NULL))
);

-- Nobody is appointed twice at a stage. Two people of one name are two people: whom the directory knows is told apart by
-- it, and others by the name.
CREATE UNIQUE INDEX appointment_once_key ON appointment (stage_id, coalesce(person_id::text, name));
CREATE INDEX appointment_person_idx ON appointment (person_id) WHERE person_id IS NOT NULL;

-- What moved nothing for want of its notice may be made good the same day; the rule refuses a second that would move.
CREATE TABLE extension (
    id bigint GENERATED ALWAYS AS IDENTITY,
    stage_id uuid NOT NULL,
    agreed_on date NOT NULL,
    extended_to date NOT NULL,
    reason text NOT NULL,
    good_reason text,
    notified_on date,
    ombudsman_details_given boolean NOT NULL DEFAULT false,
    agreed_by text,
    agreed_by_person_id uuid,
    complainant_agreed_on date,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT extension_pkey PRIMARY KEY (id),
    CONSTRAINT extension_stage_fkey FOREIGN KEY (stage_id) REFERENCES stage (id),
    CONSTRAINT extension_agreed_by_person_fkey FOREIGN KEY (agreed_by_person_id) REFERENCES person (id),
    CONSTRAINT extension_forward CHECK (extended_to > agreed_on)
);

-- The extensions of a stage in their order; those of one day in the order they were recorded.
CREATE INDEX extension_stage_idx ON extension (stage_id, agreed_on, id);

COMMENT ON COLUMN extension.agreed_by IS 'Who agreed it for the council; empty in a register from elsewhere.';
COMMENT ON COLUMN extension.complainant_agreed_on IS 'The day the complainant agreed; empty where they did not.';
COMMENT ON COLUMN extension.good_reason IS 'Why a second extension was needed (Complaint Handling Code 6.4).';

-- Extensions that were taken back; nothing counts them. The reason is in the audit event.
CREATE TABLE withdrawn_extension (
    id bigint NOT NULL,
    stage_id uuid NOT NULL,
    agreed_on date NOT NULL,
    extended_to date NOT NULL,
    reason text NOT NULL,
    good_reason text,
    notified_on date,
    ombudsman_details_given boolean NOT NULL,
    agreed_by text,
    agreed_by_person_id uuid,
    complainant_agreed_on date,
    recorded_at timestamptz NOT NULL,
    withdrawn_at timestamptz NOT NULL,
    CONSTRAINT withdrawn_extension_pkey PRIMARY KEY (id),
    CONSTRAINT withdrawn_extension_stage_fkey FOREIGN KEY (stage_id) REFERENCES stage (id),
    CONSTRAINT withdrawn_extension_agreed_by_person_fkey FOREIGN KEY (agreed_by_person_id) REFERENCES person (id)
);

CREATE INDEX withdrawn_extension_stage_idx ON withdrawn_extension (stage_id);

-- The reports on a stage 2 in the order they were received, and the findings they make: where another officer
-- investigates again all are kept, and the adjudication answers the last (SI 2006/1738 reg 17). A register from elsewhere
-- may not name the officer.
CREATE TABLE investigation_report (
    stage_id uuid NOT NULL,
    number bigint NOT NULL CONSTRAINT investigation_report_number CHECK (number > 0),
    author text NOT NULL CONSTRAINT investigation_report_author CHECK (
        author IN ('investigating_officer', 'independent_person')
    ),
    name text CONSTRAINT investigation_report_name_not_blank CHECK (normal_name(name) <> ''),
    person_id uuid,
    appointed_on date,
    received_on date NOT NULL,
    CONSTRAINT investigation_report_pkey PRIMARY KEY (stage_id, number),
    CONSTRAINT investigation_report_stage_fkey FOREIGN KEY (stage_id) REFERENCES stage (id),
    CONSTRAINT investigation_report_person_fkey FOREIGN KEY (person_id) REFERENCES person (id),
    CONSTRAINT investigation_report_since CHECK ((person_id IS NULL) = (appointed_on IS NULL)),
    CONSTRAINT investigation_report_in_order CHECK (received_on >= appointed_on)
);

CREATE TABLE reported_finding (
    stage_id uuid NOT NULL,
    report bigint NOT NULL,
    point bigint NOT NULL,
    finding text NOT NULL CONSTRAINT reported_finding_finding CHECK (
        finding IN ('upheld', 'partly_upheld', 'not_upheld', 'no_finding')
    ),
    reason text,
    CONSTRAINT reported_finding_pkey PRIMARY KEY (stage_id, report, point),
    CONSTRAINT reported_finding_report_fkey
    FOREIGN KEY (stage_id, report) REFERENCES investigation_report (stage_id, number)
);
