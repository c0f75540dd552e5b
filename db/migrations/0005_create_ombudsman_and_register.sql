-- Our record of a case at the Local Government and Social Care Ombudsman.
CREATE TABLE ombudsman_case (
    id uuid NOT NULL,
    reference text NOT NULL CONSTRAINT ombudsman_case_reference_not_blank CHECK (btrim(reference) <> ''),
    complaint_id uuid,
    procedure text NOT NULL,
    service_id bigint NOT NULL,
    enquiry_on date NOT NULL,
    decision_on date,
    decision text CONSTRAINT ombudsman_case_decision CHECK (decision IN (
        'outside_jurisdiction', 'premature_referred_back', 'closed_after_initial_enquiries', 'not_upheld',
        'upheld_fault_and_injustice', 'upheld_fault_no_injustice'
    )),
    public_report boolean NOT NULL,
    procedure_exhausted boolean NOT NULL,
    local_offer_pence bigint CONSTRAINT ombudsman_case_local_offer_pence CHECK (local_offer_pence >= 0),
    summary text,
    version bigint NOT NULL DEFAULT 1,
    changed_at timestamptz NOT NULL,
    CONSTRAINT ombudsman_case_pkey PRIMARY KEY (id),
    CONSTRAINT ombudsman_case_reference_key UNIQUE (reference),
    CONSTRAINT ombudsman_case_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES complaint (id),
    CONSTRAINT ombudsman_case_procedure_fkey FOREIGN KEY (procedure) REFERENCES procedure (code),
    CONSTRAINT ombudsman_case_service_fkey FOREIGN KEY (service_id) REFERENCES service (id),
    CONSTRAINT ombudsman_case_decided CHECK ((decision IS NULL) = (decision_on IS NULL)),
    CONSTRAINT ombudsman_case_decided_in_order CHECK (decision_on >= enquiry_on)
);

CREATE INDEX ombudsman_case_decision_on_idx ON ombudsman_case (procedure, decision_on);
CREATE INDEX ombudsman_case_enquiry_on_idx ON ombudsman_case (enquiry_on, id);
CREATE INDEX ombudsman_case_complaint_idx ON ombudsman_case (complaint_id);

CREATE TABLE remedy (
    id uuid NOT NULL,
    ombudsman_case_id uuid NOT NULL,
    type text NOT NULL CONSTRAINT remedy_type CHECK (type IN (
        'apology', 'symbolic_payment', 'quantifiable_loss_payment', 'reimbursement', 'backdated_funding',
        'charge_deferred', 'service_to_be_provided', 'reassessment', 'policy_review', 'reminder_or_training', 'other'
    )),
    amount_pence bigint CONSTRAINT remedy_amount_pence CHECK (amount_pence > 0),
    agreed_on date NOT NULL,
    due_on date NOT NULL,
    completed_on date,
    description text NOT NULL,
    CONSTRAINT remedy_pkey PRIMARY KEY (id),
    CONSTRAINT remedy_ombudsman_case_fkey FOREIGN KEY (ombudsman_case_id) REFERENCES ombudsman_case (id),
    CONSTRAINT remedy_due_in_order CHECK (due_on >= agreed_on),
    CONSTRAINT remedy_completed_in_order CHECK (completed_on >= agreed_on)
);

CREATE INDEX remedy_ombudsman_case_idx ON remedy (ombudsman_case_id);
CREATE INDEX remedy_agreed_on_idx ON remedy (agreed_on) INCLUDE (ombudsman_case_id, amount_pence)
WHERE amount_pence IS NOT NULL;

-- What a service does after a complaint: redress for the person (individual) or learning for the service (wider).
CREATE TABLE action (
    id uuid NOT NULL,
    complaint_id uuid NOT NULL,
    scope text NOT NULL CONSTRAINT action_scope CHECK (scope IN ('individual', 'wider')),
    type text NOT NULL CONSTRAINT action_type CHECK (type IN (
        'apology', 'staff_training', 'overdue_work_done', 'decision_changed', 'policy_or_procedure_change',
        'reminder_or_guidance', 'other'
    )),
    owner text NOT NULL,
    agreed_on date NOT NULL,
    due_on date NOT NULL,
    completed_on date,
    description text NOT NULL,
    CONSTRAINT action_pkey PRIMARY KEY (id),
    CONSTRAINT action_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES complaint (id),
    CONSTRAINT action_due_in_order CHECK (due_on >= agreed_on),
    CONSTRAINT action_completed_in_order CHECK (completed_on >= agreed_on)
);

CREATE INDEX action_complaint_idx ON action (complaint_id) INCLUDE (scope, type, completed_on);

-- Commissioned work of the children's procedure; redress is counted from remedies.
CREATE TABLE cost (
    id uuid NOT NULL,
    complaint_id uuid,
    category text NOT NULL CONSTRAINT cost_category CHECK (category IN ('commissioned_investigation', 'mediation')),
    incurred_on date NOT NULL,
    amount_pence bigint NOT NULL CONSTRAINT cost_amount_pence CHECK (amount_pence > 0),
    description text NOT NULL,
    CONSTRAINT cost_pkey PRIMARY KEY (id),
    CONSTRAINT cost_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES complaint (id)
);

CREATE INDEX cost_incurred_on_idx ON cost (incurred_on);

CREATE TABLE compliment (
    id uuid NOT NULL,
    received_on date NOT NULL,
    service_id bigint NOT NULL,
    procedure text NOT NULL,
    text text NOT NULL,
    CONSTRAINT compliment_pkey PRIMARY KEY (id),
    CONSTRAINT compliment_service_fkey FOREIGN KEY (service_id) REFERENCES service (id),
    CONSTRAINT compliment_procedure_fkey FOREIGN KEY (procedure) REFERENCES procedure (code)
);

CREATE INDEX compliment_received_on_idx ON compliment (procedure, received_on);

-- A contact that did not become a complaint.
CREATE TABLE enquiry (
    id uuid NOT NULL,
    reference text NOT NULL,
    received_at timestamptz NOT NULL,
    channel text NOT NULL CONSTRAINT enquiry_channel CHECK (
        channel IN ('web_form', 'email', 'phone', 'letter', 'in_person', 'councillor_or_mp')
    ),
    disposition text NOT NULL CONSTRAINT enquiry_disposition CHECK (disposition IN (
        'service_request_passed_on', 'informally_resolved', 'signposted_organisation', 'signposted_procedure', 'other'
    )),
    signposted_to text CONSTRAINT enquiry_signposted_to CHECK (signposted_to IN (
        'district_council', 'academy_trust', 'health', 'other_authority', 'internal_appeal', 'subject_access_request',
        'hr_procedure', 'information_governance_review', 'tribunal'
    )),
    department text NOT NULL,
    closed_at timestamptz,
    CONSTRAINT enquiry_pkey PRIMARY KEY (id),
    CONSTRAINT enquiry_reference_key UNIQUE (reference),
    CONSTRAINT enquiry_closed_in_order CHECK (closed_at >= received_at),
    CONSTRAINT enquiry_signposted CHECK (
        (signposted_to IS NOT NULL) = (disposition IN ('signposted_organisation', 'signposted_procedure'))
    )
);

CREATE INDEX enquiry_received_at_idx ON enquiry (received_at);

-- Denominators of a year (1 April to 31 March, written 2022-23).
CREATE TABLE demand (
    year text NOT NULL CONSTRAINT demand_year CHECK (year ~ '^\d{4}-\d{2}$'),
    measure text NOT NULL CONSTRAINT demand_measure CHECK (measure IN (
        'referrals', 'single_assessments', 'children_in_care_at_31_march', 'child_protection_plans_at_31_march'
    )),
    value bigint NOT NULL CONSTRAINT demand_value CHECK (value >= 0),
    CONSTRAINT demand_pkey PRIMARY KEY (year, measure)
);

-- Published totals of a year before the records begin.
CREATE TABLE earlier_total (
    year text NOT NULL CONSTRAINT earlier_total_year CHECK (year ~ '^\d{4}-\d{2}$'),
    measure text NOT NULL CONSTRAINT earlier_total_measure CHECK (measure IN (
        'ombudsman_enquiries', 'financial_redress_childrens_pounds', 'corporate_complaints_received'
    )),
    department text NOT NULL,
    value bigint NOT NULL CONSTRAINT earlier_total_value CHECK (value >= 0),
    CONSTRAINT earlier_total_pkey PRIMARY KEY (year, measure, department)
);

-- Every row that came in by an import, so that the same row again changes nothing and another row under its key is
-- refused. Rows without a reference of their own have their digest and a running number as key.
CREATE TABLE imported_row (
    file text NOT NULL,
    key text NOT NULL,
    digest bytea NOT NULL,
    imported_at timestamptz NOT NULL,
    CONSTRAINT imported_row_pkey PRIMARY KEY (file, key)
);
