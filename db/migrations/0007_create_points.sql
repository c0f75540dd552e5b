-- What a complaint is about, who takes part in it, how it may end without an answer, and what its stages need.

-- A point (head) of a complaint; the findings on it are made at each stage.
CREATE TABLE complaint_point (
    complaint_id uuid NOT NULL,
    number bigint NOT NULL CONSTRAINT complaint_point_number CHECK (number > 0),
    text text NOT NULL CONSTRAINT complaint_point_text_not_blank CHECK (btrim(text) <> ''),
    origin text NOT NULL CONSTRAINT complaint_point_origin CHECK (
        origin IN ('complainant', 'investigating_officer', 'authority')
    ),
    found_on date NOT NULL,
    excluded_on date,
    exclusion_reason text CONSTRAINT complaint_point_exclusion_reason CHECK (
        exclusion_reason IN ('court', 'proceedings', 'considered_before', 'outside_procedure', 'split_off')
    ),
    exclusion_explanation text,
    proceedings_ended_on date,
    CONSTRAINT complaint_point_pkey PRIMARY KEY (complaint_id, number),
    CONSTRAINT complaint_point_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES complaint (id),
    CONSTRAINT complaint_point_excluded CHECK (
        (excluded_on IS NULL) = (exclusion_reason IS NULL)
        AND (excluded_on IS NULL) = (exclusion_explanation IS NULL)
    ),
    CONSTRAINT complaint_point_excluded_in_order CHECK (excluded_on >= found_on),
    CONSTRAINT complaint_point_proceedings CHECK (proceedings_ended_on IS NULL OR exclusion_reason = 'proceedings')
);

-- The officer's finding and the adjudicated one are kept apart; where they differ, with the reason.
CREATE TABLE point_finding (
    complaint_id uuid NOT NULL,
    number bigint NOT NULL,
    stage text NOT NULL,
    officer_finding text CONSTRAINT point_finding_officer CHECK (
        officer_finding IN ('upheld', 'partly_upheld', 'not_upheld', 'no_finding')
    ),
    adjudicated_finding text CONSTRAINT point_finding_adjudicated CHECK (
        adjudicated_finding IN ('upheld', 'partly_upheld', 'not_upheld', 'no_finding')
    ),
    reason text,
    CONSTRAINT point_finding_pkey PRIMARY KEY (complaint_id, number, stage),
    CONSTRAINT point_finding_point_fkey
    FOREIGN KEY (complaint_id, number) REFERENCES complaint_point (complaint_id, number),
    CONSTRAINT point_finding_made CHECK (officer_finding IS NOT NULL OR adjudicated_finding IS NOT NULL),
    CONSTRAINT point_finding_departure CHECK (
        officer_finding IS NULL OR adjudicated_finding IS NULL OR officer_finding = adjudicated_finding OR reason IS NOT NULL
    )
);

-- Everybody the complaint concerns besides the complainant who made it.
CREATE TABLE party (
    complaint_id uuid NOT NULL,
    number bigint NOT NULL CONSTRAINT party_number CHECK (number > 0),
    role text NOT NULL CONSTRAINT party_role CHECK (
        role IN ('complainant', 'child', 'representative', 'advocate', 'affected_person')
    ),
    name text NOT NULL CONSTRAINT party_name_not_blank CHECK (btrim(name) <> ''),
    relationship text,
    ended_on date,
    CONSTRAINT party_pkey PRIMARY KEY (complaint_id, number),
    CONSTRAINT party_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES complaint (id)
);

-- A notice the law or guidance wants: who was told what, and when.
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
    CONSTRAINT notice_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES complaint (id)
);

CREATE INDEX notice_complaint_idx ON notice (complaint_id, sent_on);

-- The decision complained about is held back while the complaint is considered; no clock stands still for it.
CREATE TABLE decision_freeze (
    complaint_id uuid NOT NULL,
    number bigint NOT NULL CONSTRAINT decision_freeze_number CHECK (number > 0),
    disputed_decision text NOT NULL CONSTRAINT decision_freeze_disputed_decision_not_blank CHECK (btrim(disputed_decision) <> ''),
    requested_on date NOT NULL,
    agreed boolean NOT NULL,
    decided_on date NOT NULL,
    decided_by text NOT NULL,
    reason text NOT NULL,
    review_on date,
    ended_on date,
    CONSTRAINT decision_freeze_pkey PRIMARY KEY (complaint_id, number),
    CONSTRAINT decision_freeze_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES complaint (id),
    CONSTRAINT decision_freeze_in_order CHECK (decided_on >= requested_on AND review_on >= decided_on AND ended_on >= decided_on),
    CONSTRAINT decision_freeze_review CHECK (NOT agreed OR review_on IS NOT NULL)
);

-- What an officer proposed, until the Complaints Manager decides it (ruling: officers propose, the manager decides).
CREATE TABLE proposal (
    id bigint GENERATED ALWAYS AS IDENTITY,
    complaint_id uuid NOT NULL,
    decision text NOT NULL CONSTRAINT proposal_decision CHECK (decision IN (
        'acceptance', 'extension', 'refusal', 'scope_restriction', 'stage_2_offer', 'early_referral'
    )),
    text text NOT NULL CONSTRAINT proposal_text_not_blank CHECK (btrim(text) <> ''),
    proposed_by text NOT NULL,
    proposed_at timestamptz NOT NULL,
    decided_by_event bigint,
    CONSTRAINT proposal_pkey PRIMARY KEY (id),
    CONSTRAINT proposal_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES complaint (id),
    CONSTRAINT proposal_decided_by_event_fkey FOREIGN KEY (decided_by_event) REFERENCES audit_event (id)
);

CREATE INDEX proposal_complaint_idx ON proposal (complaint_id, id);

-- A request to erase personal data; what holds it back is computed when it is read.
CREATE TABLE erasure_request (
    complaint_id uuid NOT NULL,
    requested_on date NOT NULL,
    requested_by text NOT NULL CONSTRAINT erasure_request_requested_by_not_blank CHECK (btrim(requested_by) <> ''),
    CONSTRAINT erasure_request_pkey PRIMARY KEY (complaint_id, requested_on),
    CONSTRAINT erasure_request_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES complaint (id)
);

-- What the Investigating Officer or the panel recommends and what the authority makes of it, with reasons for any
-- departure (SI 2006/1738 regs 17, 20).
CREATE TABLE recommendation (
    stage_id uuid NOT NULL,
    number bigint NOT NULL CONSTRAINT recommendation_number CHECK (number > 0),
    text text NOT NULL CONSTRAINT recommendation_text_not_blank CHECK (btrim(text) <> ''),
    accepted boolean,
    reason text,
    CONSTRAINT recommendation_pkey PRIMARY KEY (stage_id, number),
    CONSTRAINT recommendation_stage_fkey FOREIGN KEY (stage_id) REFERENCES stage (id),
    CONSTRAINT recommendation_departure CHECK (accepted OR accepted IS NULL OR reason IS NOT NULL)
);

ALTER TABLE complaint
ADD COLUMN grounds_on date,
ADD COLUMN representative text,
ADD COLUMN advocacy_answer text,
ADD COLUMN advocacy_answered_on date,
ADD COLUMN sufficient_interest boolean,
ADD COLUMN sufficient_interest_ground text,
ADD COLUMN sufficient_interest_decided_on date,
ADD COLUMN sufficient_interest_notified_on date,
ADD COLUMN waiver_reason text,
ADD COLUMN written_record_sent_on date,
ADD COLUMN written_record_agreed_on date,
ADD COLUMN closure text,
ADD COLUMN closed_on date,
ADD COLUMN closure_reason text,
ADD COLUMN closure_explanation text,
ADD COLUMN closure_letter_on date,
ADD COLUMN closed_by text,
ADD COLUMN rights_check_by text,
ADD COLUMN rights_check_on date,
ADD COLUMN split_from uuid;

ALTER TABLE complaint
ADD CONSTRAINT complaint_advocacy_answer CHECK (advocacy_answer IN ('accepted', 'declined')) NOT VALID,
ADD CONSTRAINT complaint_advocacy_answered CHECK (
    (advocacy_answer IS NULL) = (advocacy_answered_on IS NULL)
) NOT VALID,
ADD CONSTRAINT complaint_sufficient_interest CHECK (
    (sufficient_interest IS NULL) = (sufficient_interest_ground IS NULL)
    AND (sufficient_interest IS NULL) = (sufficient_interest_decided_on IS NULL)
) NOT VALID,
ADD CONSTRAINT complaint_closure CHECK (closure IN ('withdrawn', 'refused')) NOT VALID,
ADD CONSTRAINT complaint_closure_reason CHECK (closure_reason IN (
    'not_eligible', 'no_sufficient_interest', 'out_of_time', 'concurrent_proceedings', 'considered_before',
    'outside_procedure', 'conference_appeal', 'court', 'other_body', 'other_redress'
)) NOT VALID,
ADD CONSTRAINT complaint_closed CHECK (
    (closure IS NULL AND closed_on IS NULL AND closure_explanation IS NULL AND closed_by IS NULL)
    OR (closure IS NOT NULL AND closed_on IS NOT NULL AND closure_explanation IS NOT NULL AND closed_by IS NOT NULL)
) NOT VALID,
ADD CONSTRAINT complaint_closure_refused CHECK ((closure = 'refused') = (closure_reason IS NOT NULL)) NOT VALID,
ADD CONSTRAINT complaint_split_from_fkey FOREIGN KEY (split_from) REFERENCES complaint (id) NOT VALID;

ALTER TABLE stage
ADD COLUMN bypassed_on date,
ADD COLUMN withdrawn_on date,
ADD COLUMN independent_report_received_on date,
ADD COLUMN panellists text [],
ADD COLUMN independent_person_consulted_on date,
ADD COLUMN drafted_by text,
ADD COLUMN checked_by text,
ADD COLUMN early_referral_reason text,
ADD COLUMN action_plan text;

ALTER TABLE stage
ADD CONSTRAINT stage_panellists CHECK (cardinality(panellists) = 3) NOT VALID,
ADD CONSTRAINT stage_checked_by_another CHECK (checked_by <> drafted_by) NOT VALID,
ADD CONSTRAINT stage_bypassed_in_order CHECK (bypassed_on >= requested_on) NOT VALID,
ADD CONSTRAINT stage_withdrawn_in_order CHECK (withdrawn_on >= requested_on) NOT VALID;

-- A stage also ends where it is passed over by agreement, or the complaint is withdrawn.
-- squawk-ignore ban-drop-column
ALTER TABLE stage DROP COLUMN ended_on;
-- squawk-ignore adding-field-with-default
ALTER TABLE stage ADD COLUMN ended_on date GENERATED ALWAYS AS (
    coalesce(responded_on, early_referral_accepted_on, bypassed_on, withdrawn_on)
) STORED;

ALTER TABLE procedure_version ADD COLUMN quality_check_required boolean NOT NULL DEFAULT false;
