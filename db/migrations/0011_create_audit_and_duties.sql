-- Every operation appends one row in its own transaction. Append-only: the trigger below refuses anything else.
CREATE TABLE audit_event (
    id bigint GENERATED ALWAYS AS IDENTITY,
    occurred_at timestamptz NOT NULL,
    actor text NOT NULL,
    api_token_id bigint,
    signed_in_id uuid,
    operation text NOT NULL,
    complaint_id uuid,
    contact_id uuid,
    ombudsman_case_id uuid,
    details jsonb NOT NULL,
    CONSTRAINT audit_event_pkey PRIMARY KEY (id),
    CONSTRAINT audit_event_one_caller CHECK (num_nonnulls(api_token_id, signed_in_id) < 2),
    CONSTRAINT audit_event_api_token_fkey FOREIGN KEY (api_token_id) REFERENCES api_token (id),
    CONSTRAINT audit_event_signed_in_fkey FOREIGN KEY (signed_in_id) REFERENCES person (id),
    CONSTRAINT audit_event_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES complaint (id),
    CONSTRAINT audit_event_contact_fkey FOREIGN KEY (contact_id) REFERENCES contact (id),
    CONSTRAINT audit_event_ombudsman_case_fkey FOREIGN KEY (ombudsman_case_id) REFERENCES ombudsman_case (id)
);

CREATE INDEX audit_event_complaint_idx ON audit_event (complaint_id, id);
CREATE INDEX audit_event_contact_idx ON audit_event (contact_id, id) WHERE contact_id IS NOT NULL;
CREATE INDEX audit_event_ombudsman_case_idx ON audit_event (ombudsman_case_id, id);

COMMENT ON COLUMN audit_event.api_token_id IS 'The token it was done with.';
COMMENT ON COLUMN audit_event.signed_in_id IS
'The person who did it, signed in through the council''s provider; empty like the token where it was done on the command line.';

CREATE FUNCTION refuse_change() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END;
$$;

CREATE TRIGGER audit_event_append_only BEFORE UPDATE OR DELETE ON audit_event
FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_event_no_truncate BEFORE TRUNCATE ON audit_event
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What an officer proposed, until the Complaints Manager decides it (ruling: officers propose, the manager decides).
CREATE TABLE proposal (
    id bigint GENERATED ALWAYS AS IDENTITY,
    complaint_id uuid NOT NULL,
    decision text NOT NULL CONSTRAINT proposal_decision CHECK (decision IN (
        'acceptance', 'extension', 'refusal', 'scope_restriction', 'stage_2_offer', 'early_referral'
    )),
    text text NOT NULL CONSTRAINT proposal_text_not_blank CHECK (btrim(text) <> ''),
    proposed_by text NOT NULL,
    proposed_by_ids uuid [] NOT NULL,
    proposed_at timestamptz NOT NULL,
    decided_by_event bigint,
    CONSTRAINT proposal_pkey PRIMARY KEY (id),
    CONSTRAINT proposal_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES complaint (id),
    CONSTRAINT proposal_decided_by_event_fkey FOREIGN KEY (decided_by_event) REFERENCES audit_event (id)
);

CREATE INDEX proposal_complaint_idx ON proposal (complaint_id, id);

-- Everything that must be done by a day. A duty is a pure function of the record it is about, of the procedure version
-- and of the calendar; a row is a cache of one value of it with the days between which it was the one as known. What a
-- later fact moved is superseded; what was computed wrongly is written over, and duty_move keeps both days (decision 0033).
CREATE TABLE duty (
    id bigint GENERATED ALWAYS AS IDENTITY,
    subject_id uuid NOT NULL GENERATED ALWAYS AS (
        coalesce(
            stage_id, contact_id, letter_id, ombudsman_case_id, obligation_id, behaviour_measure_id,
            safeguarding_referral_id, complaint_id
        )
    ) STORED,
    stage_id uuid,
    contact_id uuid,
    letter_id uuid,
    ombudsman_case_id uuid,
    obligation_id uuid,
    behaviour_measure_id uuid,
    safeguarding_referral_id uuid,
    complaint_id uuid,
    kind text NOT NULL CONSTRAINT duty_kind CHECK (kind IN (
        'acknowledgement', 'statement', 'extension_notice', 'response', 'panel', 'findings', 'request_window',
        'stage_2_offer', 'enquiry_conversion', 'safeguarding_acknowledgement', 'behaviour_review', 'freeze_review',
        'obligation', 'obligation_check', 'ombudsman_letter', 'members_told', 'report_notice', 'report_inspection',
        'report_reply', 'notice'
    )),
    clock text NOT NULL,
    nature text NOT NULL CONSTRAINT duty_nature CHECK (nature IN ('limit', 'target', 'window', 'alternative')),
    basis_on date NOT NULL,
    due_on date NOT NULL,
    due_at timestamptz,
    calendar_version bigint NOT NULL,
    known_from date NOT NULL,
    ended_on date,
    ended_by text CONSTRAINT duty_ended_by CHECK (ended_by IN ('met', 'stage_ended', 'superseded', 'withdrawn')),
    provisional boolean NOT NULL DEFAULT false,
    CONSTRAINT duty_pkey PRIMARY KEY (id),
    CONSTRAINT duty_known_from_key UNIQUE (subject_id, kind, clock, known_from),
    CONSTRAINT duty_stage_fkey FOREIGN KEY (stage_id) REFERENCES stage (id),
    CONSTRAINT duty_contact_fkey FOREIGN KEY (contact_id) REFERENCES contact (id),
    CONSTRAINT duty_letter_fkey FOREIGN KEY (letter_id) REFERENCES letter (id),
    CONSTRAINT duty_ombudsman_case_fkey FOREIGN KEY (ombudsman_case_id) REFERENCES ombudsman_case (id),
    CONSTRAINT duty_obligation_fkey FOREIGN KEY (obligation_id) REFERENCES obligation (id),
    CONSTRAINT duty_safeguarding_referral_fkey
    FOREIGN KEY (safeguarding_referral_id) REFERENCES safeguarding_referral (id),
    CONSTRAINT duty_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES complaint (id),
    CONSTRAINT duty_calendar_version_fkey FOREIGN KEY (calendar_version) REFERENCES calendar_version (number),
    -- Beside its complaint it is of one record at most.
    CONSTRAINT duty_of_one CHECK (
        num_nonnulls(
            stage_id, contact_id, letter_id, ombudsman_case_id, obligation_id, behaviour_measure_id,
            safeguarding_referral_id
        ) <= 1
    ),
    CONSTRAINT duty_due_in_order CHECK (due_on >= basis_on),
    CONSTRAINT duty_ended CHECK ((ended_on IS NULL) = (ended_by IS NULL))
);

-- One duty of a clock at a time that was neither superseded nor withdrawn; reports read from it what was in time.
CREATE UNIQUE INDEX duty_current_key ON duty (subject_id, kind, clock) INCLUDE (due_on, ended_on, ended_by)
WHERE ended_by IS NULL OR ended_by IN ('met', 'stage_ended');
-- The limit of an answer that was given, of which reports ask whether it was kept.
CREATE UNIQUE INDEX duty_answer_key ON duty (subject_id) INCLUDE (due_on, ended_on)
WHERE kind = 'response' AND clock = 'response' AND ended_by IN ('met', 'stage_ended');
CREATE INDEX duty_complaint_idx ON duty (complaint_id) INCLUDE (due_on);
-- The sweep reads what is due, not what is stored: the first index for what is open, the second for a past day.
CREATE INDEX duty_open_due_on_idx ON duty (due_on) INCLUDE (id, stage_id, clock, known_from)
WHERE ended_on IS NULL AND nature = 'limit';
-- The limits of a stage that it has not kept yet, of which a list of complaints tells the first: few are open among many that ended.
CREATE INDEX duty_open_stage_idx ON duty (stage_id) WHERE stage_id IS NOT NULL AND ended_on IS NULL AND nature = 'limit';
-- Offers of stage 2 that are owed, which are few among the open duties.
CREATE INDEX duty_offer_owed_idx ON duty (due_on, subject_id, id)
WHERE ended_on IS NULL AND nature = 'limit' AND clock = 'stage_2_offer';
-- Few duties are the Ombudsman's, and few are reviews.
CREATE INDEX duty_ombudsman_idx ON duty (due_on, subject_id, id)
WHERE ended_on IS NULL AND nature IN ('limit', 'target') AND num_nonnulls(letter_id, ombudsman_case_id) > 0;
CREATE INDEX duty_review_idx ON duty (due_on, subject_id, id)
WHERE nature IN ('limit', 'target') AND kind IN ('behaviour_review', 'freeze_review');
CREATE INDEX duty_obligation_idx ON duty (kind, due_on, subject_id, id)
WHERE ended_on IS NULL AND kind IN ('obligation', 'obligation_check');
-- Notices that were not sent, the day that calls for them perhaps to come.
CREATE INDEX duty_notice_idx ON duty (due_on, subject_id, id) INCLUDE (ended_on)
WHERE kind = 'notice' AND ended_by IS DISTINCT FROM 'met' AND ended_by IS DISTINCT FROM 'withdrawn';
-- Limits that were not kept, which a reason is asked for.
CREATE INDEX duty_late_idx ON duty (due_on, subject_id, id) INCLUDE (clock)
WHERE nature = 'limit' AND ended_by IN ('met', 'stage_ended') AND ended_on > due_on;
CREATE INDEX duty_ended_on_idx ON duty (ended_on) WHERE ended_on IS NOT NULL AND nature = 'limit';

COMMENT ON COLUMN duty.subject_id IS 'The record it is about: the one of the columns that is filled, else the complaint.';
COMMENT ON COLUMN duty.clock IS 'Its name in the procedure version, or among the duties of its record.';
COMMENT ON COLUMN duty.due_at IS 'The last instant in time, where the hour counts.';
COMMENT ON COLUMN duty.ended_by IS
'met only where the act was done; stage_ended where the stage or other record ended without it.';
COMMENT ON COLUMN duty.provisional IS
'Day 0 stands in for one that is not recorded: the day the adjudication was sent for the day it was received.';

-- A duty is moved by a change of the calendar or by an operation on its record; either way both dates are kept.
CREATE TABLE duty_move (
    duty_id bigint NOT NULL,
    calendar_version bigint,
    audit_event_id bigint,
    basis_before_on date NOT NULL,
    basis_after_on date NOT NULL,
    due_before_on date NOT NULL,
    due_after_on date NOT NULL,
    CONSTRAINT duty_move_duty_fkey FOREIGN KEY (duty_id) REFERENCES duty (id),
    CONSTRAINT duty_move_calendar_version_fkey FOREIGN KEY (calendar_version) REFERENCES calendar_version (number),
    CONSTRAINT duty_move_audit_event_fkey FOREIGN KEY (audit_event_id) REFERENCES audit_event (id),
    CONSTRAINT duty_move_one_cause CHECK ((calendar_version IS NULL) <> (audit_event_id IS NULL))
);

-- One cause moves a duty once.
CREATE UNIQUE INDEX duty_move_once_idx
ON duty_move (duty_id, calendar_version, audit_event_id) NULLS NOT DISTINCT;
CREATE INDEX duty_move_calendar_version_idx ON duty_move (calendar_version);

COMMENT ON COLUMN duty_move.audit_event_id IS 'The operation that moved it, where no change of the calendar did.';

-- The breaches that the sweep found, each once: when the day after the limit begins.
CREATE TABLE duty_flag (
    id bigint GENERATED ALWAYS AS IDENTITY,
    duty_id bigint NOT NULL,
    as_of date NOT NULL,
    flagged_at timestamptz NOT NULL,
    withdrawn_by bigint,
    withdrawn_by_event bigint,
    CONSTRAINT duty_flag_pkey PRIMARY KEY (id),
    CONSTRAINT duty_flag_duty_fkey FOREIGN KEY (duty_id) REFERENCES duty (id),
    CONSTRAINT duty_flag_withdrawn_by_fkey FOREIGN KEY (withdrawn_by) REFERENCES calendar_version (number),
    CONSTRAINT duty_flag_withdrawn_by_event_fkey FOREIGN KEY (withdrawn_by_event) REFERENCES audit_event (id)
);

-- A flag that a change of the calendar, or of the record, made untrue is withdrawn by it; then the duty may be
-- flagged again.
CREATE UNIQUE INDEX duty_flag_once_key ON duty_flag (duty_id)
WHERE withdrawn_by IS NULL AND withdrawn_by_event IS NULL;

CREATE INDEX duty_flag_as_of_idx ON duty_flag (as_of, duty_id);
