CREATE SEQUENCE contact_reference_seq;

-- Everything that reaches the complaints team, logged once. A contact that was made a complaint counts as that.
CREATE TABLE contact (
    id uuid NOT NULL,
    reference text NOT NULL,
    received_at timestamptz NOT NULL,
    received_on date NOT NULL GENERATED ALWAYS AS ((received_at AT TIME ZONE 'Europe/London')::date) STORED,
    channel text NOT NULL CONSTRAINT contact_channel CHECK (
        channel IN ('web_form', 'email', 'phone', 'letter', 'in_person', 'councillor_or_mp')
    ),
    kind text NOT NULL CONSTRAINT contact_kind CHECK (kind IN (
        'enquiry', 'comment', 'service_request', 'informal_concern', 'complaint', 'compliment', 'appeal'
    )),
    source text CONSTRAINT contact_source CHECK (source IN (
        'complainant', 'child_or_young_person', 'family_member', 'professional', 'councillor_or_mp', 'employee',
        'anonymous', 'other'
    )),
    person text CONSTRAINT contact_person_not_blank CHECK (normal_name(person) <> ''),
    procedure text,
    department text NOT NULL,
    service_id bigint,
    text text,
    subject text CONSTRAINT contact_subject CHECK (subject IN ('child_protection_conference')),
    immediate_risk boolean NOT NULL DEFAULT false,
    safeguarding boolean NOT NULL DEFAULT false,
    reported_before_id uuid,
    establishment text,
    lado_reference text,
    acknowledged_on date,
    resolved_at timestamptz,
    resolution text,
    closed_at timestamptz,
    disposition text CONSTRAINT contact_disposition CHECK (disposition IN (
        'service_request_passed_on', 'informally_resolved', 'signposted_organisation', 'signposted_procedure',
        'routed_out', 'forwarded', 'answered_locally', 'malicious', 'other'
    )),
    destination text,
    explained_on date,
    forwarded_on date,
    eligible_complainant boolean,
    subject_in_scope boolean,
    rationale text,
    agreed_by uuid,
    assessment_reference text,
    spoken_to_on date,
    team_id uuid,
    assignee_id uuid,
    complaint_id uuid,
    released_complaint_id uuid,
    error_on date,
    error_reason text,
    error_by text,
    duplicate_of uuid,
    version bigint NOT NULL DEFAULT 1,
    registered_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    CONSTRAINT contact_pkey PRIMARY KEY (id),
    CONSTRAINT contact_complaint_key UNIQUE (complaint_id),
    CONSTRAINT contact_procedure_fkey FOREIGN KEY (procedure) REFERENCES procedure (code),
    CONSTRAINT contact_service_fkey FOREIGN KEY (service_id) REFERENCES service (id),
    CONSTRAINT contact_reported_before_fkey FOREIGN KEY (reported_before_id) REFERENCES contact (id),
    CONSTRAINT contact_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES complaint (id),
    CONSTRAINT contact_released_complaint_fkey FOREIGN KEY (released_complaint_id) REFERENCES complaint (id),
    CONSTRAINT contact_duplicate_of_fkey FOREIGN KEY (duplicate_of) REFERENCES contact (id),
    CONSTRAINT contact_duplicate_of_another CHECK (duplicate_of <> id),
    CONSTRAINT contact_error CHECK (
        num_nonnulls(error_on, error_reason, error_by) = CASE WHEN error_on IS NULL THEN 0 ELSE 3 END
        AND (error_on IS NOT NULL OR duplicate_of IS NULL)
    ),
    CONSTRAINT contact_team_fkey FOREIGN KEY (team_id) REFERENCES team (id),
    CONSTRAINT contact_assignee_fkey FOREIGN KEY (assignee_id) REFERENCES person (id),
    CONSTRAINT contact_assignee_of_team CHECK (assignee_id IS NULL OR team_id IS NOT NULL),
    CONSTRAINT contact_agreed_by_fkey FOREIGN KEY (agreed_by) REFERENCES person (id),
    CONSTRAINT contact_anonymous CHECK (source <> 'anonymous' OR (person IS NULL AND acknowledged_on IS NULL)),
    CONSTRAINT contact_not_its_own_report CHECK (reported_before_id <> id),
    CONSTRAINT contact_lado_of_establishment CHECK (lado_reference IS NULL OR establishment IS NOT NULL),
    CONSTRAINT contact_acknowledged_in_order CHECK (acknowledged_on >= received_on),
    CONSTRAINT contact_resolved CHECK ((resolved_at IS NULL) = (resolution IS NULL)),
    CONSTRAINT contact_resolved_in_order CHECK (resolved_at > received_at - interval '1 minute'),
    CONSTRAINT contact_closed CHECK (closed_at IS NULL OR disposition IS NOT NULL),
    CONSTRAINT contact_closed_in_order CHECK (closed_at >= received_at),
    CONSTRAINT contact_destination CHECK (CASE disposition
        WHEN 'signposted_organisation' THEN coalesce(destination IN (
            'district_council', 'academy_trust', 'health', 'other_authority', 'other_organisation'
        ), false)
        WHEN 'forwarded' THEN coalesce(destination IN (
            'district_council', 'academy_trust', 'health', 'other_authority', 'other_organisation'
        ), false)
        WHEN 'signposted_procedure' THEN coalesce(destination IN (
            'internal_appeal', 'subject_access_request', 'hr_procedure', 'information_governance_review', 'tribunal',
            'whistleblowing'
        ), false)
        WHEN 'routed_out' THEN coalesce(destination IN (
            'corporate_complaint', 'child_protection_conference_appeal', 'court'
        ), false)
        ELSE destination IS NULL
    END),
    CONSTRAINT contact_routed_out_explained CHECK (disposition <> 'routed_out' OR explained_on IS NOT NULL),
    CONSTRAINT contact_forwarded_on CHECK ((coalesce(disposition, '') = 'forwarded') = (forwarded_on IS NOT NULL)),
    CONSTRAINT contact_malicious_assessed CHECK (
        disposition <> 'malicious' OR NOT (safeguarding OR immediate_risk)
        OR (assessment_reference IS NOT NULL AND spoken_to_on IS NOT NULL AND agreed_by IS NOT NULL)
    )
);

CREATE UNIQUE INDEX contact_reference_key ON contact (normal_reference(reference));
CREATE INDEX contact_person_idx ON contact (normal_name(person), received_on) WHERE person IS NOT NULL;
CREATE INDEX contact_department_idx ON contact (listed_name(department), received_on, id);
CREATE INDEX contact_received_on_idx ON contact (received_on, id);
CREATE INDEX contact_source_received_on_idx ON contact (source, received_on, id);
CREATE INDEX contact_open_idx ON contact (received_on, id) WHERE closed_at IS NULL AND complaint_id IS NULL;
CREATE INDEX contact_establishment_idx ON contact (normal_name(establishment), received_on) WHERE establishment IS NOT NULL;
CREATE INDEX contact_assigned_idx ON contact (team_id, assignee_id) WHERE team_id IS NOT NULL;
CREATE INDEX contact_assignee_idx ON contact (assignee_id) WHERE assignee_id IS NOT NULL;
CREATE INDEX contact_error_idx ON contact (id) WHERE error_on IS NOT NULL;
CREATE INDEX contact_duplicate_of_idx ON contact (duplicate_of) WHERE duplicate_of IS NOT NULL;
CREATE INDEX contact_released_complaint_idx ON contact (released_complaint_id) WHERE released_complaint_id IS NOT NULL;
CREATE INDEX contact_reported_before_idx ON contact (reported_before_id) WHERE reported_before_id IS NOT NULL;

CREATE TRIGGER contact_spell_department BEFORE INSERT ON contact
FOR EACH ROW EXECUTE FUNCTION spell_department();

COMMENT ON COLUMN contact.procedure IS 'The procedure it would come under as a complaint.';
COMMENT ON COLUMN contact.reported_before_id IS 'The earlier contact that shows it was reported before.';
COMMENT ON COLUMN contact.lado_reference IS
'The referral to the designated officer about a person working with children.';
COMMENT ON COLUMN contact.released_complaint_id IS
'The complaint that was made of it in error: it waits again to be ended, or made a complaint.';
COMMENT ON COLUMN contact.assessment_reference IS
'The multi-agency assessment without which nothing is called malicious.';

-- What a contact or a complaint says about the safety of a child or adult, passed on at once.
CREATE TABLE safeguarding_referral (
    id uuid NOT NULL,
    contact_id uuid,
    complaint_id uuid,
    recipient text NOT NULL CONSTRAINT safeguarding_referral_recipient CHECK (
        recipient IN ('first_response', 'allocated_worker')
    ),
    immediate_risk boolean NOT NULL,
    referred_at timestamptz NOT NULL,
    referred_by text NOT NULL
    CONSTRAINT safeguarding_referral_referred_by_not_blank CHECK (normal_name(referred_by) <> ''),
    acknowledged_at timestamptz,
    acknowledged_by uuid,
    error_on date,
    error_reason text,
    error_by text,
    duplicate_of uuid,
    CONSTRAINT safeguarding_referral_pkey PRIMARY KEY (id),
    CONSTRAINT safeguarding_referral_duplicate_of_fkey FOREIGN KEY (duplicate_of) REFERENCES safeguarding_referral (id),
    CONSTRAINT safeguarding_referral_duplicate_of_another CHECK (duplicate_of <> id),
    CONSTRAINT safeguarding_referral_error CHECK (
        num_nonnulls(error_on, error_reason, error_by) = CASE WHEN error_on IS NULL THEN 0 ELSE 3 END
        AND (error_on IS NOT NULL OR duplicate_of IS NULL)
    ),
    CONSTRAINT safeguarding_referral_contact_fkey FOREIGN KEY (contact_id) REFERENCES contact (id),
    CONSTRAINT safeguarding_referral_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES complaint (id),
    CONSTRAINT safeguarding_referral_acknowledged_by_fkey FOREIGN KEY (acknowledged_by) REFERENCES person (id),
    CONSTRAINT safeguarding_referral_of_one CHECK ((contact_id IS NULL) <> (complaint_id IS NULL)),
    CONSTRAINT safeguarding_referral_acknowledged CHECK ((acknowledged_at IS NULL) = (acknowledged_by IS NULL)),
    CONSTRAINT safeguarding_referral_acknowledged_in_order CHECK (acknowledged_at > referred_at - interval '1 minute')
);

-- Made in error or twice: few, and nobody's word on them is awaited.
CREATE INDEX safeguarding_referral_error_idx ON safeguarding_referral (id) WHERE error_on IS NOT NULL;
CREATE INDEX safeguarding_referral_contact_idx ON safeguarding_referral (contact_id);
CREATE INDEX safeguarding_referral_complaint_idx ON safeguarding_referral (complaint_id);
CREATE INDEX safeguarding_referral_open_idx ON safeguarding_referral (id) WHERE acknowledged_at IS NULL;

-- A home or other place whose staff a complaint is about, and the referral to the designated officer where one was made.
CREATE TABLE complaint_establishment (
    complaint_id uuid NOT NULL,
    establishment text NOT NULL CONSTRAINT complaint_establishment_not_blank CHECK (normal_name(establishment) <> ''),
    lado_reference text,
    CONSTRAINT complaint_establishment_pkey PRIMARY KEY (complaint_id, establishment),
    CONSTRAINT complaint_establishment_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES complaint (id)
);

CREATE UNIQUE INDEX complaint_establishment_spelling_key
ON complaint_establishment (complaint_id, normal_name(establishment));
CREATE INDEX complaint_establishment_establishment_idx
ON complaint_establishment (normal_name(establishment), complaint_id);

-- What an import brought has no contact and nobody who passed it on.
CREATE TABLE compliment (
    id uuid NOT NULL,
    contact_id uuid,
    received_on date NOT NULL,
    service_id bigint NOT NULL,
    procedure text NOT NULL,
    text text NOT NULL,
    passed_on_by text,
    published_text text,
    approved_by text,
    approved_at timestamptz,
    error_on date,
    error_reason text,
    error_by text,
    duplicate_of uuid,
    version bigint NOT NULL DEFAULT 1,
    CONSTRAINT compliment_pkey PRIMARY KEY (id),
    CONSTRAINT compliment_contact_fkey FOREIGN KEY (contact_id) REFERENCES contact (id),
    CONSTRAINT compliment_service_fkey FOREIGN KEY (service_id) REFERENCES service (id),
    CONSTRAINT compliment_procedure_fkey FOREIGN KEY (procedure) REFERENCES procedure (code),
    CONSTRAINT compliment_duplicate_of_fkey FOREIGN KEY (duplicate_of) REFERENCES compliment (id),
    CONSTRAINT compliment_duplicate_of_another CHECK (duplicate_of <> id),
    CONSTRAINT compliment_error CHECK (
        num_nonnulls(error_on, error_reason, error_by) = CASE WHEN error_on IS NULL THEN 0 ELSE 3 END
        AND (error_on IS NOT NULL OR duplicate_of IS NULL)
    ),
    CONSTRAINT compliment_approved CHECK (
        (published_text IS NULL AND approved_by IS NULL AND approved_at IS NULL)
        OR (published_text IS NOT NULL AND approved_by IS NOT NULL AND approved_at IS NOT NULL)
    )
);

CREATE INDEX compliment_received_on_idx ON compliment (procedure, received_on);
CREATE INDEX compliment_duplicate_of_idx ON compliment (duplicate_of) WHERE duplicate_of IS NOT NULL;
CREATE INDEX compliment_contact_idx ON compliment (contact_id) WHERE contact_id IS NOT NULL;

COMMENT ON COLUMN compliment.published_text IS 'As it may be printed, staff and children reduced to initials.';
