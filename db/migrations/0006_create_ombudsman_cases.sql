-- Our record of a case at the Local Government and Social Care Ombudsman.
CREATE TABLE ombudsman_case (
    id uuid NOT NULL,
    reference text NOT NULL CONSTRAINT ombudsman_case_reference_not_blank CHECK (btrim(reference) <> ''),
    complaint_id uuid,
    procedure text NOT NULL,
    service_id bigint NOT NULL,
    enquiry_on date NOT NULL,
    investigation_on date,
    decision_on date,
    decision text CONSTRAINT ombudsman_case_decision CHECK (decision IN (
        'outside_jurisdiction', 'premature_referred_back', 'closed_after_initial_enquiries', 'not_upheld',
        'upheld_fault_and_injustice', 'upheld_fault_no_injustice', 'upheld_satisfied_with_offer'
    )),
    public_report boolean NOT NULL,
    stage_reached text CONSTRAINT ombudsman_case_stage_reached CHECK (stage_reached IN (
        'none', 'local_resolution', 'investigation', 'review_panel', 'single_stage', 'stage_1', 'stage_2'
    )),
    procedure_exhausted boolean NOT NULL,
    local_offer_pence bigint CONSTRAINT ombudsman_case_local_offer_pence CHECK (local_offer_pence >= 0),
    summary text,
    members_told_on date,
    version bigint NOT NULL DEFAULT 1,
    changed_at timestamptz NOT NULL,
    CONSTRAINT ombudsman_case_pkey PRIMARY KEY (id),
    CONSTRAINT ombudsman_case_reference_key UNIQUE (reference),
    CONSTRAINT ombudsman_case_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES complaint (id),
    CONSTRAINT ombudsman_case_procedure_fkey FOREIGN KEY (procedure) REFERENCES procedure (code),
    CONSTRAINT ombudsman_case_service_fkey FOREIGN KEY (service_id) REFERENCES service (id),
    CONSTRAINT ombudsman_case_decided CHECK ((decision IS NULL) = (decision_on IS NULL)),
    CONSTRAINT ombudsman_case_decided_in_order CHECK (decision_on >= enquiry_on),
    CONSTRAINT ombudsman_case_investigation_in_order CHECK (
        investigation_on >= enquiry_on AND investigation_on <= decision_on
    ),
    -- A report in the public interest is of a decision with fault.
    CONSTRAINT ombudsman_case_public_report CHECK (
        NOT public_report OR (decision IS NOT NULL AND starts_with(decision, 'upheld_'))
    ),
    CONSTRAINT ombudsman_case_members_told_in_order CHECK (members_told_on >= decision_on)
);

CREATE INDEX ombudsman_case_decision_on_idx ON ombudsman_case (procedure, decision_on);
CREATE INDEX ombudsman_case_enquiry_on_idx ON ombudsman_case (enquiry_on, id);
CREATE INDEX ombudsman_case_complaint_idx ON ombudsman_case (complaint_id);

COMMENT ON COLUMN ombudsman_case.stage_reached IS
'The last stage of the council''s procedure that had begun when the Ombudsman enquired; a linked complaint''s own. NULL where
it was not recorded.';
COMMENT ON COLUMN ombudsman_case.members_told_on IS
'The day the Monitoring Officer reported the upheld decision to members, alone or in a summary.';

-- The causes of the faults that the Ombudsman found in a case.
CREATE TABLE ombudsman_case_theme (
    ombudsman_case_id uuid NOT NULL,
    cause text NOT NULL,
    CONSTRAINT ombudsman_case_theme_pkey PRIMARY KEY (ombudsman_case_id, cause),
    CONSTRAINT ombudsman_case_theme_ombudsman_case_fkey FOREIGN KEY (ombudsman_case_id) REFERENCES ombudsman_case (id),
    CONSTRAINT ombudsman_case_theme_cause_fkey FOREIGN KEY (cause) REFERENCES cause (code)
);

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

-- Dates at the Ombudsman. What a letter states is stored and never computed; what the Act sets is computed from receipt.
CREATE TABLE ombudsman_clock (
    clock text NOT NULL,
    position bigint NOT NULL,
    basis text NOT NULL CONSTRAINT ombudsman_clock_basis CHECK (basis IN (
        'letter_received', 'remedy_agreed', 'decided', 'report_received', 'inspection_opened'
    )),
    ends_with text NOT NULL CONSTRAINT ombudsman_clock_ends_with CHECK (ends_with IN (
        'letter_answered', 'remedy_completed', 'members_told', 'notice_published', 'inspection_closed', 'report_answered'
    )),
    days bigint,
    months bigint,
    month_wording text CONSTRAINT ombudsman_clock_month_wording CHECK (month_wording IN ('after', 'beginning_with')),
    as_stated boolean NOT NULL DEFAULT false,
    source text NOT NULL,
    verified boolean NOT NULL,
    CONSTRAINT ombudsman_clock_pkey PRIMARY KEY (clock),
    CONSTRAINT ombudsman_clock_position_key UNIQUE (position),
    CONSTRAINT ombudsman_clock_length CHECK (
        (months IS NULL) = (month_wording IS NULL) AND num_nonnulls(days, months) <= 1
        AND NOT (as_stated AND num_nonnulls(days, months) > 0) AND days > 0 AND months > 0
    )
);

COMMENT ON TABLE ombudsman_clock IS
'Calendar days and months; a duty without a length has no last day. What is not verified a council may change.';

-- The letters of an Ombudsman case, each with the Link Officer of its day, who stays when the office changes hands.
CREATE TABLE letter (
    id uuid NOT NULL,
    ombudsman_case_id uuid NOT NULL,
    kind text NOT NULL CONSTRAINT letter_kind CHECK (kind IN (
        'enquiry', 'draft_decision', 'final_decision', 'remedy_decision', 'reply', 'other'
    )),
    received_on date,
    sent_on date,
    letter_on date NOT NULL,
    subject text,
    due_on date,
    extended_on date,
    extended_to date,
    answered_on date,
    link_officer_id uuid NOT NULL,
    copied_to text NOT NULL,
    logged_at timestamptz NOT NULL,
    CONSTRAINT letter_pkey PRIMARY KEY (id),
    CONSTRAINT letter_ombudsman_case_fkey FOREIGN KEY (ombudsman_case_id) REFERENCES ombudsman_case (id),
    CONSTRAINT letter_link_officer_fkey FOREIGN KEY (link_officer_id) REFERENCES person (id),
    CONSTRAINT letter_went_one_way CHECK (num_nonnulls(received_on, sent_on) = 1),
    CONSTRAINT letter_way_of_its_kind CHECK (kind = 'other' OR (kind = 'reply') = (sent_on IS NOT NULL)),
    CONSTRAINT letter_written_in_order CHECK (coalesce(received_on, sent_on) >= letter_on),
    CONSTRAINT letter_subject CHECK (kind <> 'other' OR btrim(subject) <> ''),
    CONSTRAINT letter_due CHECK (due_on IS NOT NULL OR kind NOT IN ('enquiry', 'draft_decision')),
    CONSTRAINT letter_due_in_order CHECK (due_on IS NULL OR (received_on IS NOT NULL AND due_on >= received_on)),
    CONSTRAINT letter_asks CHECK (due_on IS NOT NULL OR num_nonnulls(extended_on, answered_on) = 0),
    CONSTRAINT letter_extended_whole CHECK ((extended_on IS NULL) = (extended_to IS NULL)),
    CONSTRAINT letter_extended_in_order CHECK (extended_on >= received_on AND extended_to > due_on),
    CONSTRAINT letter_answered_in_order CHECK (answered_on >= received_on)
);

CREATE INDEX letter_ombudsman_case_idx ON letter (ombudsman_case_id);
CREATE INDEX letter_passed_idx ON letter (coalesce(received_on, sent_on), id);

COMMENT ON COLUMN letter.due_on IS 'The day by which it asks for something, as it states it; never computed.';

-- A report in the public interest (Local Government Act 1974 s30(1)) and what the council did with it.
CREATE TABLE public_report (
    ombudsman_case_id uuid NOT NULL,
    received_on date NOT NULL,
    notice_on date,
    inspection_from_on date,
    inspection_to_on date,
    considered_on date,
    answered_on date,
    extended_on date,
    extended_to date,
    CONSTRAINT public_report_pkey PRIMARY KEY (ombudsman_case_id),
    CONSTRAINT public_report_ombudsman_case_fkey FOREIGN KEY (ombudsman_case_id) REFERENCES ombudsman_case (id),
    CONSTRAINT public_report_in_order CHECK (
        notice_on >= received_on AND inspection_from_on >= received_on AND inspection_to_on >= inspection_from_on
        AND considered_on >= received_on AND answered_on >= received_on
    ),
    CONSTRAINT public_report_inspection_opened CHECK (inspection_from_on IS NOT NULL OR inspection_to_on IS NULL),
    CONSTRAINT public_report_extended_whole CHECK ((extended_on IS NULL) = (extended_to IS NULL)),
    CONSTRAINT public_report_extended_in_order CHECK (extended_on >= received_on AND extended_to > extended_on)
);
