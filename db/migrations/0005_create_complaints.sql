-- Why people complain. The list is the council's own; a cause that was used is retired, never deleted.
CREATE TABLE cause (
    code text NOT NULL CONSTRAINT cause_code_form CHECK (code ~ '^[a-z][a-z0-9_]*$'),
    name text NOT NULL,
    position bigint NOT NULL,
    retired_on date,
    version bigint NOT NULL DEFAULT 1,
    CONSTRAINT cause_pkey PRIMARY KEY (code)
);

CREATE UNIQUE INDEX cause_name_key ON cause (listed_name(name)) WHERE retired_on IS NULL;

CREATE SEQUENCE complaint_reference_seq;

-- procedure and its version are set together when the complaint is accepted, and only a decision moves it to others.
CREATE TABLE complaint (
    id uuid NOT NULL,
    reference text NOT NULL,
    procedure text,
    procedure_version_id bigint,
    received_at timestamptz NOT NULL,
    received_on date NOT NULL,
    team_received_on date,
    grounds_on date,
    channel text NOT NULL CONSTRAINT complaint_channel CHECK (
        channel IN ('web_form', 'email', 'phone', 'letter', 'in_person', 'councillor_or_mp')
    ),
    complainant text NOT NULL CONSTRAINT complaint_complainant_not_blank CHECK (normal_name(complainant) <> ''),
    complainant_type text NOT NULL CONSTRAINT complaint_complainant_type CHECK (complainant_type IN (
        'parent', 'family_member', 'child_or_young_person', 'foster_carer', 'other_sufficient_interest',
        'professional_on_behalf', 'adult_service_user', 'resident', 'business'
    )),
    representative text,
    representative_type text CONSTRAINT complaint_representative_type CHECK (
        representative_type IN ('childrens_rights_officer', 'other_advocate', 'other_representative')
    ),
    representative_type_before text CONSTRAINT complaint_representative_type_before CHECK (
        representative_type_before IN ('childrens_rights_officer', 'other_advocate', 'other_representative')
    ),
    advocacy_offered_on date,
    advocacy_answer text CONSTRAINT complaint_advocacy_answer CHECK (advocacy_answer IN ('accepted', 'declined')),
    advocacy_answered_on date,
    advocate_asked_on date,
    advocate_appointed_on date,
    service_id bigint NOT NULL,
    about_childrens_social_care boolean NOT NULL,
    summary text NOT NULL,
    split_from uuid,
    split_point bigint,
    accepted_on date,
    eligible_complainant boolean,
    subject_in_scope boolean,
    acceptance_reason text,
    sufficient_interest boolean,
    sufficient_interest_ground text,
    sufficient_interest_decided_on date,
    sufficient_interest_notified_on date,
    interest_reopened_on date,
    waiver_reason text,
    written_record_sent_on date,
    written_record_agreed_on date,
    closure text CONSTRAINT complaint_closure CHECK (closure IN ('withdrawn', 'refused')),
    closed_on date,
    closure_reason text CONSTRAINT complaint_closure_reason CHECK (closure_reason IN (
        'not_eligible', 'no_sufficient_interest', 'out_of_time', 'concurrent_proceedings', 'considered_before',
        'outside_procedure', 'conference_appeal', 'court', 'other_body', 'other_redress'
    )),
    closure_explanation text,
    closure_letter_on date,
    closed_by text,
    error_on date,
    error_reason text,
    error_by text,
    duplicate_of uuid,
    version bigint NOT NULL DEFAULT 1,
    registered_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    CONSTRAINT complaint_pkey PRIMARY KEY (id) INCLUDE (received_on, procedure, service_id),
    CONSTRAINT complaint_service_fkey FOREIGN KEY (service_id) REFERENCES service (id),
    CONSTRAINT complaint_procedure_version_fkey
    FOREIGN KEY (procedure_version_id, procedure) REFERENCES procedure_version (id, procedure),
    CONSTRAINT complaint_split_from_fkey FOREIGN KEY (split_from) REFERENCES complaint (id),
    CONSTRAINT complaint_split_whole CHECK ((split_from IS NULL) = (split_point IS NULL)),
    CONSTRAINT complaint_accepted CHECK (
        (procedure IS NULL AND procedure_version_id IS NULL AND accepted_on IS NULL)
        OR (procedure IS NOT NULL AND procedure_version_id IS NOT NULL AND accepted_on IS NOT NULL)
    ),
    CONSTRAINT complaint_team_received_after_receipt CHECK (team_received_on >= received_on),
    CONSTRAINT complaint_accepted_after_receipt CHECK (accepted_on >= received_on),
    CONSTRAINT complaint_advocacy_answered CHECK ((advocacy_answer IS NULL) = (advocacy_answered_on IS NULL)),
    CONSTRAINT complaint_advocate_in_order CHECK (
        advocate_asked_on >= received_on AND (
            advocate_appointed_on IS NULL OR coalesce(advocate_appointed_on >= advocate_asked_on, false)
        )
    ),
    CONSTRAINT complaint_sufficient_interest CHECK (
        (sufficient_interest IS NULL) = (sufficient_interest_ground IS NULL)
        AND (sufficient_interest IS NULL) = (sufficient_interest_decided_on IS NULL)
    ),
    CONSTRAINT complaint_interest_reopened CHECK (interest_reopened_on IS NULL OR sufficient_interest IS NULL),
    CONSTRAINT complaint_closed CHECK (
        (closure IS NULL AND closed_on IS NULL AND closure_explanation IS NULL AND closed_by IS NULL)
        OR (closure IS NOT NULL AND closed_on IS NOT NULL AND closure_explanation IS NOT NULL AND closed_by IS NOT NULL)
    ),
    CONSTRAINT complaint_closure_refused CHECK ((closure = 'refused') = (closure_reason IS NOT NULL)),
    CONSTRAINT complaint_duplicate_of_fkey FOREIGN KEY (duplicate_of) REFERENCES complaint (id),
    CONSTRAINT complaint_duplicate_of_another CHECK (duplicate_of <> id),
    CONSTRAINT complaint_error CHECK (
        num_nonnulls(error_on, error_reason, error_by) = CASE WHEN error_on IS NULL THEN 0 ELSE 3 END
        AND (error_on IS NOT NULL OR duplicate_of IS NULL)
    )
);

CREATE UNIQUE INDEX complaint_reference_key ON complaint (normal_reference(reference));
-- Whatever was received in some days is counted from these indexes alone.
CREATE INDEX complaint_received_on_idx ON complaint (received_on, id) INCLUDE (procedure, service_id, channel, closure);
CREATE INDEX complaint_closed_on_idx ON complaint (closed_on) WHERE closed_on IS NOT NULL;
CREATE INDEX complaint_procedure_received_on_idx ON complaint (procedure, received_on, id)
INCLUDE (service_id, complainant_type, representative_type, channel);
-- The other routes of complaints about children's social care.
CREATE INDEX complaint_about_childrens_received_on_idx ON complaint (procedure, received_on)
WHERE about_childrens_social_care;
CREATE INDEX complaint_complainant_idx ON complaint (normal_name(complainant), received_on);
-- What one person sent in the same words.
CREATE INDEX complaint_words_idx ON complaint (normal_name(complainant), words_digest(summary));
CREATE INDEX complaint_representative_idx ON complaint (normal_name(representative)) WHERE representative IS NOT NULL;
CREATE INDEX complaint_service_idx ON complaint (service_id);
CREATE INDEX complaint_awaiting_decision_idx ON complaint (received_on, id) WHERE procedure IS NULL;
-- The decision on sufficient interest is to be made again, after a correction of who complains.
CREATE INDEX complaint_interest_reopened_idx ON complaint (received_on, id) WHERE interest_reopened_on IS NOT NULL;
-- Registered in error or twice: few, and left out of every figure (see db/views).
CREATE INDEX complaint_error_idx ON complaint (id) WHERE error_on IS NOT NULL;
CREATE INDEX complaint_split_from_idx ON complaint (split_from) WHERE split_from IS NOT NULL;
CREATE INDEX complaint_duplicate_of_idx ON complaint (duplicate_of) WHERE duplicate_of IS NOT NULL;
CREATE INDEX complaint_awaiting_advocate_idx ON complaint (received_on, id)
WHERE complainant_type = 'child_or_young_person' AND advocacy_offered_on IS NULL;

COMMENT ON COLUMN complaint.error_on IS
'The day it was closed as registered in error or twice, whatever it was before; it counts nowhere.';
COMMENT ON COLUMN complaint.duplicate_of IS 'The complaint that counts in its place, where it was registered twice.';

CREATE TABLE complaint_cause (
    complaint_id uuid NOT NULL,
    cause text NOT NULL,
    CONSTRAINT complaint_cause_pkey PRIMARY KEY (complaint_id, cause),
    CONSTRAINT complaint_cause_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES complaint (id),
    CONSTRAINT complaint_cause_cause_fkey FOREIGN KEY (cause) REFERENCES cause (code)
);

-- What a complaint is about where it is counted apart.
CREATE TABLE complaint_subject (
    complaint_id uuid NOT NULL,
    subject text NOT NULL CONSTRAINT complaint_subject_subject CHECK (subject IN ('child_protection_conference')),
    CONSTRAINT complaint_subject_pkey PRIMARY KEY (complaint_id, subject),
    CONSTRAINT complaint_subject_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES complaint (id)
);

-- The decision complained about is held back while the complaint is considered; no clock stands still for it.
CREATE TABLE decision_freeze (
    complaint_id uuid NOT NULL,
    number bigint NOT NULL CONSTRAINT decision_freeze_number CHECK (number > 0),
    disputed_decision text NOT NULL
    CONSTRAINT decision_freeze_disputed_decision_not_blank CHECK (btrim(disputed_decision) <> ''),
    requested_on date NOT NULL,
    agreed boolean NOT NULL,
    decided_on date NOT NULL,
    decided_by text NOT NULL,
    reason text NOT NULL,
    review_on date,
    ended_on date,
    CONSTRAINT decision_freeze_pkey PRIMARY KEY (complaint_id, number),
    CONSTRAINT decision_freeze_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES complaint (id),
    CONSTRAINT decision_freeze_in_order CHECK (
        decided_on >= requested_on AND review_on >= decided_on AND ended_on >= decided_on
    ),
    CONSTRAINT decision_freeze_review CHECK (NOT agreed OR review_on IS NOT NULL)
);

-- A request to erase personal data; what holds it back is computed when it is read.
CREATE TABLE erasure_request (
    complaint_id uuid NOT NULL,
    requested_on date NOT NULL,
    requested_by text NOT NULL
    CONSTRAINT erasure_request_requested_by_not_blank CHECK (normal_name(requested_by) <> ''),
    CONSTRAINT erasure_request_pkey PRIMARY KEY (complaint_id, requested_on),
    CONSTRAINT erasure_request_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES complaint (id)
);

-- The team that answers for a complaint, and the person of it; one at a time, and none is overwritten.
CREATE TABLE complaint_assignment (
    id bigint GENERATED ALWAYS AS IDENTITY,
    complaint_id uuid NOT NULL,
    team_id uuid NOT NULL,
    person_id uuid,
    reason text NOT NULL,
    assigned_by text NOT NULL,
    assigned_at timestamptz NOT NULL,
    ended_at timestamptz,
    CONSTRAINT complaint_assignment_pkey PRIMARY KEY (id),
    CONSTRAINT complaint_assignment_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES complaint (id),
    CONSTRAINT complaint_assignment_team_fkey FOREIGN KEY (team_id) REFERENCES team (id),
    CONSTRAINT complaint_assignment_person_fkey FOREIGN KEY (person_id) REFERENCES person (id),
    CONSTRAINT complaint_assignment_ended_in_order CHECK (ended_at >= assigned_at)
);

CREATE UNIQUE INDEX complaint_assignment_current_key ON complaint_assignment (complaint_id) WHERE ended_at IS NULL;
CREATE INDEX complaint_assignment_complaint_idx ON complaint_assignment (complaint_id);
CREATE INDEX complaint_assignment_team_idx ON complaint_assignment (team_id, person_id) WHERE ended_at IS NULL;
CREATE INDEX complaint_assignment_person_idx ON complaint_assignment (person_id) WHERE ended_at IS NULL;

COMMENT ON COLUMN complaint_assignment.person_id IS 'Empty: the complaint is on the queue of the team.';

-- The services that answer together with the complaint's own, which leads (requirement R34).
CREATE TABLE complaint_contributor (
    complaint_id uuid NOT NULL,
    service_id bigint NOT NULL,
    team_id uuid,
    added_at timestamptz NOT NULL,
    CONSTRAINT complaint_contributor_pkey PRIMARY KEY (complaint_id, service_id),
    CONSTRAINT complaint_contributor_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES complaint (id),
    CONSTRAINT complaint_contributor_service_fkey FOREIGN KEY (service_id) REFERENCES service (id),
    CONSTRAINT complaint_contributor_team_fkey FOREIGN KEY (team_id) REFERENCES team (id)
);

CREATE INDEX complaint_contributor_service_idx ON complaint_contributor (service_id);
CREATE INDEX complaint_contributor_team_idx ON complaint_contributor (team_id);

-- Who the complaint is about; nobody handles a complaint that names them.
CREATE TABLE complaint_named_person (
    complaint_id uuid NOT NULL,
    person_id uuid NOT NULL,
    named_at timestamptz NOT NULL,
    CONSTRAINT complaint_named_person_pkey PRIMARY KEY (complaint_id, person_id),
    CONSTRAINT complaint_named_person_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES complaint (id),
    CONSTRAINT complaint_named_person_person_fkey FOREIGN KEY (person_id) REFERENCES person (id)
);

CREATE INDEX complaint_named_person_person_idx ON complaint_named_person (person_id);
