CREATE TABLE service (
    id bigint GENERATED ALWAYS AS IDENTITY,
    department text NOT NULL CONSTRAINT service_department_not_blank CHECK (btrim(department) <> ''),
    name text NOT NULL CONSTRAINT service_name_not_blank CHECK (btrim(name) <> ''),
    CONSTRAINT service_pkey PRIMARY KEY (id),
    CONSTRAINT service_name_key UNIQUE (department, name)
);

-- Why people complain; a council may add to it.
CREATE TABLE cause (
    code text NOT NULL CONSTRAINT cause_code_form CHECK (code ~ '^[a-z][a-z0-9_]*$'),
    name text NOT NULL,
    position bigint NOT NULL,
    CONSTRAINT cause_pkey PRIMARY KEY (code)
);

INSERT INTO cause (code, name, position) VALUES
('delay', 'Delay', 1),
('poor_communication', 'Poor communication', 2),
('staff_conduct_customer_care', 'Staff conduct / customer care', 3),
('decision_disputed', 'Decision disputed', 4),
('policy', 'Policy', 5),
('provision_not_given', 'Provision not given', 6),
('information_sharing', 'Information sharing', 7),
('record_keeping', 'Record keeping', 8),
('procedure_not_followed', 'Procedure not followed', 9);

CREATE SEQUENCE complaint_reference_seq;

-- procedure and its version are set together when the complaint is accepted, and then stay.
CREATE TABLE complaint (
    id uuid NOT NULL,
    reference text NOT NULL,
    procedure text,
    procedure_version_id bigint,
    received_at timestamptz NOT NULL,
    received_on date NOT NULL,
    channel text NOT NULL CONSTRAINT complaint_channel CHECK (
        channel IN ('web_form', 'email', 'phone', 'letter', 'in_person', 'councillor_or_mp')
    ),
    complainant text NOT NULL CONSTRAINT complaint_complainant_not_blank CHECK (btrim(complainant) <> ''),
    complainant_type text NOT NULL CONSTRAINT complaint_complainant_type CHECK (complainant_type IN (
        'parent', 'family_member', 'child_or_young_person', 'foster_carer', 'other_sufficient_interest',
        'adult_service_user', 'resident', 'business'
    )),
    representative_type text CONSTRAINT complaint_representative_type CHECK (
        representative_type IN ('childrens_rights_officer', 'other_advocate', 'other_representative')
    ),
    advocacy_offered_on date,
    service_id bigint NOT NULL,
    about_childrens_social_care boolean NOT NULL,
    summary text NOT NULL,
    accepted_on date,
    eligible_complainant boolean,
    subject_in_scope boolean,
    acceptance_reason text,
    version bigint NOT NULL DEFAULT 1,
    registered_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    CONSTRAINT complaint_pkey PRIMARY KEY (id) INCLUDE (received_on),
    CONSTRAINT complaint_reference_key UNIQUE (reference),
    CONSTRAINT complaint_service_fkey FOREIGN KEY (service_id) REFERENCES service (id),
    CONSTRAINT complaint_procedure_version_fkey
    FOREIGN KEY (procedure_version_id, procedure) REFERENCES procedure_version (id, procedure),
    CONSTRAINT complaint_accepted CHECK (
        (procedure IS NULL AND procedure_version_id IS NULL AND accepted_on IS NULL)
        OR (procedure IS NOT NULL AND procedure_version_id IS NOT NULL AND accepted_on IS NOT NULL)
    ),
    CONSTRAINT complaint_accepted_after_receipt CHECK (accepted_on >= received_on)
);

CREATE INDEX complaint_received_on_idx ON complaint (received_on, id);
CREATE INDEX complaint_procedure_received_on_idx ON complaint (procedure, received_on, id)
INCLUDE (service_id, complainant_type, representative_type);
-- The other routes of complaints about children's social care.
CREATE INDEX complaint_about_childrens_received_on_idx ON complaint (procedure, received_on)
WHERE about_childrens_social_care;
CREATE INDEX complaint_service_idx ON complaint (service_id);

CREATE TABLE complaint_cause (
    complaint_id uuid NOT NULL,
    cause text NOT NULL,
    CONSTRAINT complaint_cause_pkey PRIMARY KEY (complaint_id, cause),
    CONSTRAINT complaint_cause_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES complaint (id),
    CONSTRAINT complaint_cause_cause_fkey FOREIGN KEY (cause) REFERENCES cause (code)
);

-- One stage of a complaint with the days of its events. A stage ends when its answer is sent, or when the Ombudsman
-- accepts an early referral.
CREATE TABLE stage (
    id uuid NOT NULL,
    complaint_id uuid NOT NULL,
    stage text NOT NULL,
    position smallint NOT NULL,
    requested_on date NOT NULL,
    offered_under_duty_on date,
    acknowledged_on date,
    acknowledgement_kept boolean NOT NULL DEFAULT true,
    statement_agreed_on date,
    investigating_officer text,
    investigator_type text CONSTRAINT stage_investigator_type CHECK (investigator_type IN ('in_house', 'commissioned')),
    independent_person text,
    report_received_on date,
    panel_held_on date,
    panel_findings_on date,
    findings_received_on date,
    early_referral_on date,
    early_referral_accepted_on date,
    responded_on date,
    responded_by text,
    outcome text CONSTRAINT stage_outcome CHECK (outcome IN ('fault_found', 'not_upheld', 'no_finding')),
    all_points_upheld boolean,
    no_finding_reason text CONSTRAINT stage_no_finding_reason CHECK (
        no_finding_reason IN ('irreconcilable_versions', 'insufficient_evidence', 'court_is_the_forum')
    ),
    breach_reason text CONSTRAINT stage_breach_reason CHECK (breach_reason IN (
        'service_capacity', 'staff_absence', 'unknown', 'meeting_arranged', 'local_authority_response', 'complexity',
        'complainant_availability'
    )),
    ended_on date GENERATED ALWAYS AS (coalesce(responded_on, early_referral_accepted_on)) STORED,
    CONSTRAINT stage_pkey PRIMARY KEY (id),
    CONSTRAINT stage_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES complaint (id),
    CONSTRAINT stage_once_key UNIQUE (complaint_id, position),
    CONSTRAINT stage_independent_person_not_officer CHECK (independent_person <> investigating_officer),
    CONSTRAINT stage_outcome_when_responded CHECK ((outcome IS NULL) = (responded_on IS NULL)),
    CONSTRAINT stage_no_finding_reason_with_outcome CHECK (no_finding_reason IS NULL OR outcome = 'no_finding'),
    CONSTRAINT stage_acknowledged_in_order CHECK (acknowledged_on >= requested_on),
    CONSTRAINT stage_responded_in_order CHECK (responded_on >= requested_on),
    CONSTRAINT stage_statement_in_order CHECK (statement_agreed_on >= requested_on),
    CONSTRAINT stage_report_in_order CHECK (report_received_on >= requested_on),
    CONSTRAINT stage_panel_in_order CHECK (panel_held_on >= requested_on),
    CONSTRAINT stage_findings_in_order CHECK (panel_findings_on >= panel_held_on),
    CONSTRAINT stage_findings_received_in_order CHECK (findings_received_on >= panel_findings_on),
    CONSTRAINT stage_early_referral_in_order CHECK (early_referral_on >= requested_on),
    CONSTRAINT stage_early_referral_accepted_in_order CHECK (early_referral_accepted_on >= early_referral_on)
);

-- Performance is counted by the day resolved, volumes by the day requested.
CREATE INDEX stage_responded_on_idx ON stage (stage, responded_on)
INCLUDE (id, complaint_id, requested_on, outcome, statement_agreed_on);
CREATE INDEX stage_offered_under_duty_on_idx ON stage (offered_under_duty_on) INCLUDE (complaint_id, stage)
WHERE offered_under_duty_on IS NOT NULL;
CREATE INDEX stage_requested_on_idx ON stage (stage, requested_on) INCLUDE (complaint_id);

CREATE TABLE extension (
    id bigint GENERATED ALWAYS AS IDENTITY,
    stage_id uuid NOT NULL,
    agreed_on date NOT NULL,
    extended_to date NOT NULL,
    reason text NOT NULL,
    notified_on date,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT extension_pkey PRIMARY KEY (id),
    CONSTRAINT extension_stage_fkey FOREIGN KEY (stage_id) REFERENCES stage (id),
    CONSTRAINT extension_once_key UNIQUE (stage_id, agreed_on),
    CONSTRAINT extension_forward CHECK (extended_to > agreed_on)
);
