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

INSERT INTO ombudsman_clock (
    clock, position, basis, ends_with, days, months, month_wording, as_stated, source, verified
) VALUES
('letter', 1, 'letter_received', 'letter_answered', NULL, NULL, NULL, true, 'The date in the Ombudsman''s letter', true),
('remedy', 2, 'remedy_agreed', 'remedy_completed', NULL, NULL, NULL, true, 'The date the Ombudsman set', true),
('members_told', 3, 'decided', 'members_told', NULL, NULL, NULL, false,
    'Local Government and Housing Act 1989 ss 5, 5A', true),
('report_notice', 4, 'report_received', 'notice_published', 14, NULL, NULL, false,
    'Local Government Act 1974 s30(5), two weeks', false),
('report_inspection', 5, 'inspection_opened', 'inspection_closed', 21, NULL, NULL, false,
    'Local Government Act 1974 s30(4), three weeks', false),
('report_reply', 6, 'report_received', 'report_answered', NULL, 3, 'beginning_with', false,
    'Local Government Act 1974 s31(2)', true);

-- A letter that asks something of the council by a date: an enquiry, or a draft decision to comment on.
CREATE TABLE ombudsman_letter (
    id uuid NOT NULL,
    ombudsman_case_id uuid NOT NULL,
    type text NOT NULL CONSTRAINT ombudsman_letter_type CHECK (type IN ('enquiry', 'draft_decision')),
    received_on date NOT NULL,
    due_on date NOT NULL,
    extended_on date,
    extended_to date,
    answered_on date,
    CONSTRAINT ombudsman_letter_pkey PRIMARY KEY (id),
    CONSTRAINT ombudsman_letter_ombudsman_case_fkey FOREIGN KEY (ombudsman_case_id) REFERENCES ombudsman_case (id),
    CONSTRAINT ombudsman_letter_due_in_order CHECK (due_on >= received_on),
    CONSTRAINT ombudsman_letter_extended_whole CHECK ((extended_on IS NULL) = (extended_to IS NULL)),
    CONSTRAINT ombudsman_letter_extended_in_order CHECK (extended_on >= received_on AND extended_to > due_on),
    CONSTRAINT ombudsman_letter_answered_in_order CHECK (answered_on >= received_on)
);

CREATE INDEX ombudsman_letter_ombudsman_case_idx ON ombudsman_letter (ombudsman_case_id);

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

ALTER TABLE ombudsman_case ADD COLUMN members_told_on date;

COMMENT ON COLUMN ombudsman_case.members_told_on IS
'The day the Monitoring Officer reported the upheld decision to members, alone or in a summary.';

ALTER TABLE ombudsman_case
ADD CONSTRAINT ombudsman_case_members_told_in_order CHECK (members_told_on >= decision_on) NOT VALID;
