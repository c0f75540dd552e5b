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
    error_on date,
    error_reason text,
    error_by text,
    duplicate_of uuid,
    version bigint NOT NULL DEFAULT 1,
    changed_at timestamptz NOT NULL,
    CONSTRAINT ombudsman_case_pkey PRIMARY KEY (id),
    CONSTRAINT ombudsman_case_duplicate_of_fkey FOREIGN KEY (duplicate_of) REFERENCES ombudsman_case (id),
    CONSTRAINT ombudsman_case_duplicate_of_another CHECK (duplicate_of <> id),
    CONSTRAINT ombudsman_case_error CHECK (
        num_nonnulls(error_on, error_reason, error_by) = CASE WHEN error_on IS NULL THEN 0 ELSE 3 END
        AND (error_on IS NOT NULL OR duplicate_of IS NULL)
    ),
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

-- Opened in error or twice: few, and left out of every figure (see db/views).
CREATE INDEX ombudsman_case_error_idx ON ombudsman_case (id) WHERE error_on IS NOT NULL;
-- The Ombudsman's numbers are of one length, so that nothing between their digits tells two apart.
CREATE UNIQUE INDEX ombudsman_case_reference_key ON ombudsman_case (sought_reference(reference));
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

-- What somebody is to do after a complaint or a case at the Ombudsman, from the recommendation to what came of it:
-- redress for the person (individual) or an improvement of the service (wider). Whoever owns it does it, the complaints
-- team watches it. What a report of a stage recommends is agreed by the stage's answer, with the reasons for any
-- departure (SI 2006/1738 regs 17, 20); until then it has no terms.
CREATE TABLE obligation (
    id uuid NOT NULL,
    complaint_id uuid,
    ombudsman_case_id uuid,
    stage_id uuid,
    number bigint CONSTRAINT obligation_number CHECK (number > 0),
    report bigint,
    source text NOT NULL CONSTRAINT obligation_source CHECK (
        source IN ('stage_1', 'stage_2', 'stage_3', 'review', 'ombudsman', 'local')
    ),
    text text NOT NULL CONSTRAINT obligation_text_not_blank CHECK (btrim(text) <> ''),
    accepted boolean,
    decision_reason text,
    decided_on date,
    agreed_on date,
    offered_on date,
    scope text CONSTRAINT obligation_scope CHECK (scope IN ('individual', 'wider')),
    type text CONSTRAINT obligation_type CHECK (type IN (
        'apology', 'staff_training', 'overdue_work_done', 'decision_changed', 'policy_or_procedure_change',
        'reminder_or_guidance', 'payment', 'system_change', 'capacity_change', 'symbolic_payment',
        'distress_payment', 'missed_service_payment', 'quantifiable_loss_payment', 'reimbursement',
        'payment_in_lieu', 'backdated_funding', 'charge_deferred', 'charge_waived', 'service_to_be_provided',
        'reassessment', 'policy_review', 'reminder_or_training', 'other'
    )),
    amount_pence bigint CONSTRAINT obligation_amount_pence CHECK (amount_pence > 0),
    due_on date,
    due_within bigint CONSTRAINT obligation_due_within CHECK (due_within > 0),
    due_unit text CONSTRAINT obligation_due_unit CHECK (due_unit IN ('weeks', 'months')),
    due_from_on date,
    owner text,
    owner_id uuid,
    owner_department text,
    owner_service text,
    owner_post_id uuid,
    quantity bigint CONSTRAINT obligation_quantity CHECK (quantity > 0),
    unit text,
    delivered bigint CONSTRAINT obligation_delivered CHECK (delivered >= 0),
    in_lieu_quantity bigint CONSTRAINT obligation_in_lieu_quantity CHECK (in_lieu_quantity > 0),
    in_lieu_pence bigint CONSTRAINT obligation_in_lieu_pence CHECK (in_lieu_pence > 0),
    in_lieu_on date,
    part_done_on date,
    done_on date,
    evidence text,
    check_on date,
    checked_on date,
    check_result text,
    satisfied_on date,
    error_on date,
    error_reason text,
    error_by text,
    duplicate_of uuid,
    version bigint NOT NULL DEFAULT 1,
    CONSTRAINT obligation_pkey PRIMARY KEY (id),
    CONSTRAINT obligation_duplicate_of_fkey FOREIGN KEY (duplicate_of) REFERENCES obligation (id),
    CONSTRAINT obligation_duplicate_of_another CHECK (duplicate_of <> id),
    CONSTRAINT obligation_error CHECK (
        num_nonnulls(error_on, error_reason, error_by) = CASE WHEN error_on IS NULL THEN 0 ELSE 3 END
        AND (error_on IS NOT NULL OR duplicate_of IS NULL)
    ),
    CONSTRAINT obligation_stage_number_key UNIQUE (stage_id, number),
    CONSTRAINT obligation_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES complaint (id),
    CONSTRAINT obligation_ombudsman_case_fkey FOREIGN KEY (ombudsman_case_id) REFERENCES ombudsman_case (id),
    CONSTRAINT obligation_stage_fkey FOREIGN KEY (stage_id) REFERENCES stage (id),
    CONSTRAINT obligation_report_fkey
    FOREIGN KEY (stage_id, report) REFERENCES investigation_report (stage_id, number),
    CONSTRAINT obligation_owner_fkey FOREIGN KEY (owner_id) REFERENCES person (id),
    CONSTRAINT obligation_owner_post_fkey FOREIGN KEY (owner_post_id) REFERENCES post (id),
    CONSTRAINT obligation_owner_service_fkey
    FOREIGN KEY (owner_department, owner_service) REFERENCES service (department, name) ON UPDATE CASCADE,
    CONSTRAINT obligation_of_something CHECK (num_nonnulls(complaint_id, ombudsman_case_id) > 0),
    CONSTRAINT obligation_recommended CHECK ((stage_id IS NULL) = (number IS NULL)),
    CONSTRAINT obligation_departure CHECK (accepted IS NULL OR accepted OR decision_reason IS NOT NULL),
    CONSTRAINT obligation_agreed CHECK (
        num_nonnulls(agreed_on, scope, type, due_on) = CASE WHEN agreed_on IS NULL THEN 0 ELSE 4 END
        AND num_nonnulls(agreed_on, stage_id) > 0
    ),
    CONSTRAINT obligation_owned CHECK (agreed_on IS NULL OR num_nonnulls(owner, owner_id, owner_department) > 0),
    CONSTRAINT obligation_owner_service CHECK (owner_service IS NULL OR owner_department IS NOT NULL),
    -- A post owns it alone, with the department that the post is of.
    CONSTRAINT obligation_owner_post CHECK (
        owner_post_id IS NULL OR owner_id IS NULL AND owner_department IS NOT NULL
    ),
    CONSTRAINT obligation_offered_in_order CHECK (offered_on <= agreed_on),
    CONSTRAINT obligation_due_in_order CHECK (due_on >= agreed_on),
    CONSTRAINT obligation_due_said CHECK (num_nonnulls(due_within, due_unit, due_from_on) IN (0, 3)),
    CONSTRAINT obligation_owed CHECK (num_nonnulls(quantity, unit, delivered) IN (0, 3)),
    CONSTRAINT obligation_in_lieu CHECK (num_nonnulls(in_lieu_quantity, in_lieu_pence, in_lieu_on) IN (0, 3)),
    CONSTRAINT obligation_outstanding CHECK (
        coalesce(delivered, 0) + coalesce(in_lieu_quantity, 0) <= coalesce(quantity, 0)
    ),
    CONSTRAINT obligation_done_in_order CHECK (done_on >= agreed_on),
    CONSTRAINT obligation_part_done_in_order CHECK (part_done_on >= agreed_on AND part_done_on <= done_on),
    CONSTRAINT obligation_in_lieu_in_order CHECK (in_lieu_on >= agreed_on AND in_lieu_on <= done_on),
    CONSTRAINT obligation_done_agreed CHECK (agreed_on IS NOT NULL OR num_nonnulls(part_done_on, done_on) = 0),
    CONSTRAINT obligation_checked CHECK ((checked_on IS NULL) = (check_result IS NULL)),
    CONSTRAINT obligation_satisfied CHECK (
        satisfied_on IS NULL OR (ombudsman_case_id IS NOT NULL AND done_on IS NOT NULL AND satisfied_on >= done_on)
    )
);

COMMENT ON COLUMN obligation.owner IS
'As a register from elsewhere names the owner, who is then not in the directory.';
COMMENT ON COLUMN obligation.owner_post_id IS 'Whoever holds the post on a day answers for it.';
COMMENT ON COLUMN obligation.complaint_id IS 'Of an Ombudsman''s case the complaint that it belongs to, where there is one.';

-- Registered in error or twice: few, and left out of every figure (see db/views).
CREATE INDEX obligation_error_idx ON obligation (id) WHERE error_on IS NOT NULL;
CREATE INDEX obligation_owner_idx ON obligation (owner_id);
CREATE INDEX obligation_owner_post_idx ON obligation (owner_post_id) WHERE owner_post_id IS NOT NULL;
CREATE INDEX obligation_owner_department_idx ON obligation (owner_department) WHERE owner_department IS NOT NULL;
CREATE INDEX obligation_complaint_idx ON obligation (complaint_id)
INCLUDE (ombudsman_case_id, scope, type, agreed_on, done_on, accepted, error_on);
CREATE INDEX obligation_ombudsman_case_idx ON obligation (ombudsman_case_id);
CREATE INDEX obligation_due_on_idx ON obligation (due_on, id);
CREATE INDEX obligation_open_due_on_idx ON obligation (due_on, id) WHERE done_on IS NULL AND accepted IS NOT false;
CREATE INDEX obligation_agreed_on_idx ON obligation (agreed_on) INCLUDE (complaint_id, ombudsman_case_id, amount_pence, error_on)
WHERE amount_pence IS NOT NULL;
CREATE INDEX obligation_in_lieu_on_idx ON obligation (in_lieu_on) INCLUDE (complaint_id, ombudsman_case_id, in_lieu_pence, error_on)
WHERE in_lieu_on IS NOT NULL;

-- Dates at the Ombudsman. What a letter states is stored and never computed; what the Act sets is computed from receipt.
CREATE TABLE ombudsman_clock (
    clock text NOT NULL,
    position bigint NOT NULL,
    basis text NOT NULL CONSTRAINT ombudsman_clock_basis CHECK (basis IN (
        'letter_received', 'obligation_agreed', 'decided', 'report_received', 'inspection_opened'
    )),
    ends_with text NOT NULL CONSTRAINT ombudsman_clock_ends_with CHECK (ends_with IN (
        'letter_answered', 'obligation_done', 'members_told', 'notice_published', 'inspection_closed', 'report_answered'
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
    earlier_extended_on date[] NOT NULL DEFAULT '{}',
    earlier_extended_to date[] NOT NULL DEFAULT '{}',
    answered_on date,
    answers_id uuid,
    link_officer_id uuid NOT NULL,
    copied_to text NOT NULL,
    logged_at timestamptz NOT NULL,
    error_on date,
    error_reason text,
    error_by text,
    duplicate_of uuid,
    CONSTRAINT letter_pkey PRIMARY KEY (id),
    CONSTRAINT letter_duplicate_of_fkey FOREIGN KEY (duplicate_of) REFERENCES letter (id),
    CONSTRAINT letter_duplicate_of_another CHECK (duplicate_of <> id),
    CONSTRAINT letter_error CHECK (
        num_nonnulls(error_on, error_reason, error_by) = CASE WHEN error_on IS NULL THEN 0 ELSE 3 END
        AND (error_on IS NOT NULL OR duplicate_of IS NULL)
    ),
    CONSTRAINT letter_ombudsman_case_fkey FOREIGN KEY (ombudsman_case_id) REFERENCES ombudsman_case (id),
    CONSTRAINT letter_answers_fkey FOREIGN KEY (answers_id) REFERENCES letter (id),
    CONSTRAINT letter_link_officer_fkey FOREIGN KEY (link_officer_id) REFERENCES person (id),
    CONSTRAINT letter_went_one_way CHECK (num_nonnulls(received_on, sent_on) = 1),
    CONSTRAINT letter_way_of_its_kind CHECK (kind = 'other' OR (kind = 'reply') = (sent_on IS NOT NULL)),
    CONSTRAINT letter_answers CHECK (answers_id IS NULL OR kind = 'reply'),
    CONSTRAINT letter_written_in_order CHECK (coalesce(received_on, sent_on) >= letter_on),
    CONSTRAINT letter_subject CHECK (kind <> 'other' OR btrim(subject) <> ''),
    CONSTRAINT letter_due CHECK (due_on IS NOT NULL OR kind NOT IN ('enquiry', 'draft_decision')),
    CONSTRAINT letter_due_in_order CHECK (due_on IS NULL OR (received_on IS NOT NULL AND due_on >= received_on)),
    CONSTRAINT letter_asks CHECK (due_on IS NOT NULL OR num_nonnulls(extended_on, answered_on) = 0),
    CONSTRAINT letter_extended_whole CHECK ((extended_on IS NULL) = (extended_to IS NULL)),
    CONSTRAINT letter_earlier_extended CHECK (
        cardinality(earlier_extended_on) = cardinality(earlier_extended_to)
        AND (extended_on IS NOT NULL OR cardinality(earlier_extended_on) = 0)
    ),
    CONSTRAINT letter_extended_in_order CHECK (extended_on >= received_on AND extended_to > due_on),
    CONSTRAINT letter_answered_in_order CHECK (answered_on >= received_on)
);

-- Logged in error or twice: few, and in no list of what is due.
CREATE INDEX letter_error_idx ON letter (id) WHERE error_on IS NOT NULL;
CREATE INDEX letter_ombudsman_case_idx ON letter (ombudsman_case_id);
CREATE INDEX letter_passed_idx ON letter (coalesce(received_on, sent_on), id);

COMMENT ON COLUMN letter.answers_id IS 'The letter that a reply answers, whose duty it ends.';
COMMENT ON COLUMN letter.extended_on IS 'The day of the last agreement to a later date, which is extended_to.';
COMMENT ON COLUMN letter.earlier_extended_on IS
'The days of the agreements before it, the first first, with their dates in earlier_extended_to.';
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
    earlier_extended_on date[] NOT NULL DEFAULT '{}',
    earlier_extended_to date[] NOT NULL DEFAULT '{}',
    CONSTRAINT public_report_pkey PRIMARY KEY (ombudsman_case_id),
    CONSTRAINT public_report_ombudsman_case_fkey FOREIGN KEY (ombudsman_case_id) REFERENCES ombudsman_case (id),
    CONSTRAINT public_report_in_order CHECK (
        notice_on >= received_on AND inspection_from_on >= received_on AND inspection_to_on >= inspection_from_on
        AND considered_on >= received_on AND answered_on >= received_on
    ),
    CONSTRAINT public_report_inspection_opened CHECK (inspection_from_on IS NOT NULL OR inspection_to_on IS NULL),
    CONSTRAINT public_report_extended_whole CHECK ((extended_on IS NULL) = (extended_to IS NULL)),
    CONSTRAINT public_report_earlier_extended CHECK (
        cardinality(earlier_extended_on) = cardinality(earlier_extended_to)
        AND (extended_on IS NOT NULL OR cardinality(earlier_extended_on) = 0)
    ),
    CONSTRAINT public_report_extended_in_order CHECK (extended_on >= received_on AND extended_to > extended_on)
);
