-- A point (head) of a complaint; the findings on it are made at each stage.
CREATE TABLE complaint_point (
    complaint_id uuid NOT NULL,
    number bigint NOT NULL CONSTRAINT complaint_point_number CHECK (number > 0),
    text text NOT NULL CONSTRAINT complaint_point_text_not_blank CHECK (btrim(text) <> ''),
    origin text NOT NULL CONSTRAINT complaint_point_origin CHECK (
        origin IN ('complainant', 'investigating_officer', 'authority')
    ),
    found_on date NOT NULL,
    grounds_on date CONSTRAINT complaint_point_grounds_in_order CHECK (grounds_on <= found_on),
    excluded_on date,
    exclusion_reason text CONSTRAINT complaint_point_exclusion_reason CHECK (
        exclusion_reason IN ('court', 'proceedings', 'considered_before', 'outside_procedure', 'out_of_time', 'split_off')
    ),
    exclusion_explanation text,
    proceedings_ended_on date,
    resubmit_until date,
    time_limit_accepted boolean,
    time_limit_decided_on date CONSTRAINT complaint_point_time_limit_in_order CHECK (time_limit_decided_on >= found_on),
    time_limit_reason text,
    time_limit_letter_sent_on date,
    CONSTRAINT complaint_point_pkey PRIMARY KEY (complaint_id, number),
    CONSTRAINT complaint_point_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES complaint (id),
    CONSTRAINT complaint_point_excluded CHECK (
        (excluded_on IS NULL) = (exclusion_reason IS NULL)
        AND (excluded_on IS NULL) = (exclusion_explanation IS NULL)
    ),
    CONSTRAINT complaint_point_time_limit CHECK (
        (time_limit_accepted IS NULL) = (time_limit_decided_on IS NULL)
        AND (time_limit_accepted IS NULL) = (time_limit_reason IS NULL)
    ),
    CONSTRAINT complaint_point_time_limit_letter CHECK (
        coalesce(time_limit_accepted, true) OR time_limit_letter_sent_on >= time_limit_decided_on
    ),
    CONSTRAINT complaint_point_excluded_in_order CHECK (excluded_on >= found_on),
    CONSTRAINT complaint_point_proceedings CHECK (proceedings_ended_on IS NULL OR exclusion_reason = 'proceedings'),
    CONSTRAINT complaint_point_resubmission CHECK (resubmit_until IS NULL OR resubmit_until >= proceedings_ended_on)
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
        officer_finding IS NULL OR adjudicated_finding IS NULL OR officer_finding = adjudicated_finding
        OR reason IS NOT NULL
    )
);

-- One stage of a complaint with the days of its events. A stage ends when its answer is sent, when the Ombudsman
-- accepts an early referral, when it is passed over by agreement, when the complaint is withdrawn, or when a request
-- that came after the complainant's time for it is declined.
CREATE TABLE stage (
    id uuid NOT NULL,
    complaint_id uuid,
    taken_back_from uuid,
    stage text NOT NULL,
    position smallint NOT NULL,
    requested_on date NOT NULL,
    offered_under_duty_on date,
    offer_excused_on date,
    offer_excuse text,
    late_request_accepted boolean,
    late_request_decided_on date,
    late_request_reason text,
    late_request_letter_sent_on date,
    acknowledged_on date,
    imported_on date,
    advocate_asked_on date,
    advocate_appointed_on date,
    complainant_updated_on date,
    plan_made_on date,
    plan_origin text CONSTRAINT stage_plan_origin CHECK (plan_origin IN ('agreed', 'set_by_authority')),
    plan_respond_by_on date,
    plan_letter_on date,
    investigator_type text CONSTRAINT stage_investigator_type CHECK (investigator_type IN ('in_house', 'commissioned')),
    statement_agreed_on date,
    needs_confirmed_on date,
    panel_held_on date,
    panel_findings_on date,
    findings_received_on date,
    independent_person_consulted_on date,
    early_referral_on date,
    early_referral_reason text,
    early_referral_accepted_on date,
    drafted_by text,
    drafted_by_ids uuid [],
    checked_by text,
    checked_by_ids uuid [],
    responded_on date,
    responded_by uuid,
    outcome text CONSTRAINT stage_outcome CHECK (outcome IN ('fault_found', 'not_upheld', 'no_finding')),
    all_points_upheld boolean,
    no_finding_reason text CONSTRAINT stage_no_finding_reason CHECK (
        no_finding_reason IN ('irreconcilable_versions', 'insufficient_evidence', 'court_is_the_forum')
    ),
    action_plan text,
    adjudication_received_on date,
    bypassed_on date,
    withdrawn_on date,
    ended_on date GENERATED ALWAYS AS (coalesce(
        responded_on, early_referral_accepted_on, bypassed_on, withdrawn_on,
        CASE WHEN NOT late_request_accepted THEN late_request_decided_on END
    )) STORED,
    next_requested_on date,
    CONSTRAINT stage_pkey PRIMARY KEY (id),
    CONSTRAINT stage_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES complaint (id),
    CONSTRAINT stage_taken_back_from_fkey FOREIGN KEY (taken_back_from) REFERENCES complaint (id),
    CONSTRAINT stage_of_one CHECK (num_nonnulls(complaint_id, taken_back_from) = 1),
    CONSTRAINT stage_responded_by_fkey FOREIGN KEY (responded_by) REFERENCES person (id),
    CONSTRAINT stage_once_key UNIQUE (complaint_id, position),
    CONSTRAINT stage_late_request_whole CHECK (
        num_nulls(late_request_accepted, late_request_decided_on, late_request_reason) IN (0, 3)
    ),
    CONSTRAINT stage_late_request_in_order CHECK (
        late_request_decided_on >= requested_on AND late_request_letter_sent_on >= late_request_decided_on
    ),
    CONSTRAINT stage_late_request_letter CHECK (late_request_accepted OR late_request_letter_sent_on IS NOT NULL),
    CONSTRAINT stage_offer_excused CHECK ((offer_excused_on IS NULL) = (offer_excuse IS NULL)),
    CONSTRAINT stage_offer_excused_in_order CHECK (offer_excused_on >= requested_on),
    CONSTRAINT stage_acknowledged_in_order CHECK (acknowledged_on >= requested_on),
    CONSTRAINT stage_advocate_in_order CHECK (
        advocate_asked_on >= requested_on AND advocate_appointed_on >= advocate_asked_on
    ),
    CONSTRAINT stage_advocate_asked CHECK (advocate_asked_on IS NOT NULL OR advocate_appointed_on IS NULL),
    CONSTRAINT stage_plan_whole CHECK (
        (plan_made_on IS NULL) = (plan_origin IS NULL) AND (plan_made_on IS NULL) = (plan_respond_by_on IS NULL)
        AND (plan_made_on IS NOT NULL OR plan_letter_on IS NULL)
    ),
    CONSTRAINT stage_plan_letter CHECK (plan_origin <> 'set_by_authority' OR plan_letter_on IS NOT NULL),
    CONSTRAINT stage_plan_in_order CHECK (
        plan_made_on >= requested_on AND plan_respond_by_on >= plan_made_on AND plan_letter_on >= plan_made_on
    ),
    CONSTRAINT stage_statement_in_order CHECK (statement_agreed_on >= requested_on),
    CONSTRAINT stage_needs_confirmed_in_order CHECK (needs_confirmed_on >= requested_on),
    CONSTRAINT stage_panel_in_order CHECK (panel_held_on >= requested_on),
    CONSTRAINT stage_findings_in_order CHECK (panel_findings_on >= panel_held_on),
    CONSTRAINT stage_findings_received_in_order CHECK (findings_received_on >= panel_findings_on),
    CONSTRAINT stage_early_referral_whole CHECK (
        early_referral_on IS NOT NULL
        OR num_nonnulls(early_referral_reason, action_plan, early_referral_accepted_on) = 0
    ),
    CONSTRAINT stage_early_referral_in_order CHECK (early_referral_on >= requested_on),
    CONSTRAINT stage_early_referral_accepted_in_order CHECK (early_referral_accepted_on >= early_referral_on),
    -- Two people of one name are two, where both are in the directory.
    CONSTRAINT stage_checked_by_another CHECK (
        CASE WHEN cardinality(checked_by_ids) > 0 AND cardinality(drafted_by_ids) > 0
            THEN NOT checked_by_ids && drafted_by_ids
            ELSE checked_by <> drafted_by
        END
    ),
    CONSTRAINT stage_early_referral_without_panel CHECK (early_referral_accepted_on IS NULL OR panel_held_on IS NULL),
    CONSTRAINT stage_responded_in_order CHECK (responded_on >= requested_on),
    CONSTRAINT stage_outcome_when_responded CHECK ((outcome IS NULL) = (responded_on IS NULL)),
    CONSTRAINT stage_no_finding_reason_with_outcome CHECK (no_finding_reason IS NULL OR outcome = 'no_finding'),
    CONSTRAINT stage_adjudication_received_in_order CHECK (adjudication_received_on >= responded_on),
    CONSTRAINT stage_bypassed_in_order CHECK (bypassed_on >= requested_on),
    CONSTRAINT stage_withdrawn_in_order CHECK (withdrawn_on >= requested_on)
);

-- Performance is counted by the day resolved, volumes by the day requested.
CREATE INDEX stage_responded_on_idx ON stage (stage, responded_on)
INCLUDE (
    id, complaint_id, position, requested_on, outcome, no_finding_reason, statement_agreed_on, panel_held_on, panel_findings_on,
    findings_received_on
);
CREATE INDEX stage_requested_on_idx ON stage (stage, requested_on) INCLUDE (complaint_id);
-- The same of every stage together.
CREATE INDEX stage_answered_on_idx ON stage (responded_on) WHERE responded_on IS NOT NULL;
CREATE INDEX stage_later_requested_on_idx ON stage (requested_on) WHERE position > 1;
CREATE INDEX stage_offered_under_duty_on_idx ON stage (offered_under_duty_on) INCLUDE (complaint_id, stage)
WHERE offered_under_duty_on IS NOT NULL;
-- Stages that are open, by the day the complainant last heard: the lists of open stages look at no other row.
CREATE INDEX stage_open_idx
ON stage (greatest(requested_on, acknowledged_on, complainant_updated_on), id) INCLUDE (complaint_id, stage)
WHERE responded_on IS NULL AND early_referral_accepted_on IS NULL AND ended_on IS NULL AND next_requested_on IS NULL;
-- The planner would take it for chance that all four are null, and would reckon with hardly any open stage.
CREATE STATISTICS stage_open (mcv) ON responded_on, early_referral_accepted_on, ended_on, next_requested_on FROM stage;

-- Stages that were open on a past day, as reports count them; an imported referral to the Ombudsman says no more than its day.
CREATE INDEX stage_standing_idx ON stage USING gist (daterange(
    requested_on,
    coalesce(ended_on, CASE WHEN imported_on IS NOT NULL AND panel_held_on IS NULL THEN early_referral_on END)
));

-- Adjudications whose receipt is asked for.
CREATE INDEX stage_receipt_missing_idx ON stage (responded_on, id) INCLUDE (complaint_id)
WHERE stage = 'investigation' AND responded_on IS NOT NULL AND adjudication_received_on IS NULL
AND next_requested_on IS NULL AND imported_on IS NULL;

COMMENT ON COLUMN stage.taken_back_from IS
'The complaint that it was never asked for at; its duties, all withdrawn, are the only trace of it besides the audit.';
COMMENT ON COLUMN stage.imported_on IS
'The day it came with a register, which did not keep acknowledgements and notices: none from before is owed.';
COMMENT ON COLUMN stage.offer_excuse IS
'The good reason for which stage 2 need not be offered under the duty (SI 2006/1738 regs 14, 17).';
COMMENT ON COLUMN stage.plan_origin IS
'agreed with the complainant, or set by the authority where the offer to discuss was declined (SI 2009/309 reg 13(7), (8)).';
COMMENT ON COLUMN stage.adjudication_received_on IS
'The day the complainant received the adjudication of stage 2, whatever the day it was sent.';
COMMENT ON COLUMN stage.next_requested_on IS 'requested_on of the next stage: told by stage_tell_previous when that is opened, and corrected with it.';

-- A stage knows the day the next one was requested: every reading of a stage and every list of open stages asks for it.
-- It is kept by a trigger, so that it is so whoever adds a stage.
CREATE FUNCTION stage_tell_previous() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    UPDATE stage AS s SET next_requested_on = a.requested_on
    FROM added AS a
    WHERE s.complaint_id = a.complaint_id AND s.position = a.position - 1;
    RETURN NULL;
END;
$$;

CREATE TRIGGER stage_tell_previous AFTER INSERT ON stage
REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION stage_tell_previous();
