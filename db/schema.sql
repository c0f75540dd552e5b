-- Written by script/schema from db/migrations; do not edit.
CREATE TABLE public.bank_holiday (
    id bigint NOT NULL,
    holiday_on date NOT NULL,
    name text NOT NULL,
    added_by bigint NOT NULL,
    withdrawn_by bigint,
    CONSTRAINT bank_holiday_name_not_blank CHECK ((btrim(name) <> ''::text)),
    CONSTRAINT bank_holiday_withdrawn_later CHECK ((withdrawn_by > added_by))
);
COMMENT ON TABLE public.bank_holiday IS 'Bank holidays of England and Wales: SI 2006/1738 reg 2, SI 2009/309 reg 2, SI 2012/3094 reg 19.';
CREATE TABLE public.working_day (
    day_on date NOT NULL,
    working boolean NOT NULL,
    ordinal bigint NOT NULL
);
CREATE FUNCTION public.rebuild_working_days(first_on date, last_on date) RETURNS void
    LANGUAGE sql
    BEGIN ATOMIC
 DELETE FROM public.working_day;
 INSERT INTO public.working_day (day_on, working, ordinal)  SELECT d.day_on,
             d.working,
             count(*) FILTER (WHERE d.working) OVER (ORDER BY d.day_on) AS count
            FROM ( SELECT (g.day)::date AS day_on,
                     ((EXTRACT(isodow FROM g.day) < (6)::numeric) AND (NOT (EXISTS ( SELECT
                            FROM public.bank_holiday b
                           WHERE ((b.holiday_on = (g.day)::date) AND (b.withdrawn_by IS NULL)))))) AS working
                    FROM generate_series((rebuild_working_days.first_on)::timestamp without time zone, (rebuild_working_days.last_on)::timestamp without time zone, '1 day'::interval) g(day)) d;
END;
CREATE FUNCTION public.refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END;
$$;
CREATE FUNCTION public.working_day_after(event_on date, working_days bigint) RETURNS date
    LANGUAGE plpgsql STABLE STRICT
    AS $$
DECLARE
    found_on date;
BEGIN
    IF working_days = 0 THEN
        RETURN event_on;
    END IF;
    SELECT n.day_on INTO found_on
    FROM working_day AS e
    JOIN working_day AS n ON n.ordinal = e.ordinal + working_days AND n.working
    WHERE e.day_on = event_on;
    IF found_on IS NULL THEN
        RAISE EXCEPTION 'outside the calendar: % working days after %', working_days, event_on
            USING ERRCODE = 'datetime_field_overflow', CONSTRAINT = 'working_day_coverage';
    END IF;
    RETURN found_on;
END;
$$;
CREATE FUNCTION public.working_days_between(event_on date, through_on date) RETURNS bigint
    LANGUAGE plpgsql STABLE STRICT
    AS $$
DECLARE
    counted bigint;
BEGIN
    SELECT t.ordinal - e.ordinal INTO counted
    FROM working_day AS e, working_day AS t
    WHERE e.day_on = event_on AND t.day_on = through_on;
    IF counted IS NULL THEN
        RAISE EXCEPTION 'outside the calendar: % to %', event_on, through_on
            USING ERRCODE = 'datetime_field_overflow', CONSTRAINT = 'working_day_coverage';
    END IF;
    RETURN counted;
END;
$$;
CREATE TABLE public.action (
    id uuid NOT NULL,
    complaint_id uuid NOT NULL,
    scope text NOT NULL,
    type text NOT NULL,
    owner text NOT NULL,
    agreed_on date NOT NULL,
    due_on date NOT NULL,
    completed_on date,
    description text NOT NULL,
    CONSTRAINT action_completed_in_order CHECK ((completed_on >= agreed_on)),
    CONSTRAINT action_due_in_order CHECK ((due_on >= agreed_on)),
    CONSTRAINT action_scope CHECK ((scope = ANY (ARRAY['individual'::text, 'wider'::text]))),
    CONSTRAINT action_type CHECK ((type = ANY (ARRAY['apology'::text, 'staff_training'::text, 'overdue_work_done'::text, 'decision_changed'::text, 'policy_or_procedure_change'::text, 'reminder_or_guidance'::text, 'other'::text])))
);
CREATE TABLE public.api_token (
    id bigint NOT NULL,
    hash bytea NOT NULL,
    name text NOT NULL,
    role text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    CONSTRAINT api_token_hash_sha256 CHECK ((octet_length(hash) = 32)),
    CONSTRAINT api_token_name_not_blank CHECK ((btrim(name) <> ''::text)),
    CONSTRAINT api_token_role CHECK ((role = ANY (ARRAY['viewer'::text, 'officer'::text, 'manager'::text])))
);
ALTER TABLE public.api_token ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.api_token_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.audit_event (
    id bigint NOT NULL,
    occurred_at timestamp with time zone NOT NULL,
    actor text NOT NULL,
    operation text NOT NULL,
    complaint_id uuid,
    ombudsman_case_id uuid,
    details jsonb NOT NULL
);
ALTER TABLE public.audit_event ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.audit_event_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.bank_holiday ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.bank_holiday_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.calendar_version (
    number bigint NOT NULL,
    first_on date NOT NULL,
    last_on date NOT NULL,
    cause text NOT NULL,
    actor text NOT NULL,
    applied_at timestamp with time zone NOT NULL,
    source text NOT NULL,
    source_digest bytea NOT NULL,
    source_body bytea NOT NULL,
    takes_back bigint,
    CONSTRAINT calendar_version_cause_not_blank CHECK ((btrim(cause) <> ''::text)),
    CONSTRAINT calendar_version_range CHECK ((first_on < last_on)),
    CONSTRAINT calendar_version_source_sha256 CHECK ((octet_length(source_digest) = 32)),
    CONSTRAINT calendar_version_takes_back_earlier CHECK ((takes_back < number))
);
COMMENT ON COLUMN public.calendar_version.source_body IS 'The file or feed as it was read.';
COMMENT ON COLUMN public.calendar_version.takes_back IS 'The change that this one takes back.';
CREATE TABLE public.cause (
    code text NOT NULL,
    name text NOT NULL,
    "position" bigint NOT NULL,
    CONSTRAINT cause_code_form CHECK ((code ~ '^[a-z][a-z0-9_]*$'::text))
);
CREATE TABLE public.complaint (
    id uuid NOT NULL,
    reference text NOT NULL,
    procedure text,
    procedure_version_id bigint,
    received_at timestamp with time zone NOT NULL,
    received_on date NOT NULL,
    channel text NOT NULL,
    complainant text NOT NULL,
    complainant_type text NOT NULL,
    representative_type text,
    advocacy_offered_on date,
    service_id bigint NOT NULL,
    about_childrens_social_care boolean NOT NULL,
    summary text NOT NULL,
    accepted_on date,
    eligible_complainant boolean,
    subject_in_scope boolean,
    acceptance_reason text,
    version bigint DEFAULT 1 NOT NULL,
    registered_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT complaint_accepted CHECK ((((procedure IS NULL) AND (procedure_version_id IS NULL) AND (accepted_on IS NULL)) OR ((procedure IS NOT NULL) AND (procedure_version_id IS NOT NULL) AND (accepted_on IS NOT NULL)))),
    CONSTRAINT complaint_accepted_after_receipt CHECK ((accepted_on >= received_on)),
    CONSTRAINT complaint_channel CHECK ((channel = ANY (ARRAY['web_form'::text, 'email'::text, 'phone'::text, 'letter'::text, 'in_person'::text, 'councillor_or_mp'::text]))),
    CONSTRAINT complaint_complainant_not_blank CHECK ((btrim(complainant) <> ''::text)),
    CONSTRAINT complaint_complainant_type CHECK ((complainant_type = ANY (ARRAY['parent'::text, 'family_member'::text, 'child_or_young_person'::text, 'foster_carer'::text, 'other_sufficient_interest'::text, 'adult_service_user'::text, 'resident'::text, 'business'::text]))),
    CONSTRAINT complaint_representative_type CHECK ((representative_type = ANY (ARRAY['childrens_rights_officer'::text, 'other_advocate'::text, 'other_representative'::text])))
);
CREATE TABLE public.complaint_cause (
    complaint_id uuid NOT NULL,
    cause text NOT NULL
);
CREATE SEQUENCE public.complaint_reference_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
CREATE TABLE public.compliment (
    id uuid NOT NULL,
    received_on date NOT NULL,
    service_id bigint NOT NULL,
    procedure text NOT NULL,
    text text NOT NULL
);
CREATE TABLE public.cost (
    id uuid NOT NULL,
    complaint_id uuid,
    category text NOT NULL,
    incurred_on date NOT NULL,
    amount_pence bigint NOT NULL,
    description text NOT NULL,
    CONSTRAINT cost_amount_pence CHECK ((amount_pence > 0)),
    CONSTRAINT cost_category CHECK ((category = ANY (ARRAY['commissioned_investigation'::text, 'mediation'::text])))
);
CREATE TABLE public.deadline (
    id bigint NOT NULL,
    stage_id uuid NOT NULL,
    clock text NOT NULL,
    kind text NOT NULL,
    basis_on date NOT NULL,
    due_on date NOT NULL,
    calendar_version bigint NOT NULL,
    known_from date NOT NULL,
    ended_on date,
    ended_by text,
    CONSTRAINT deadline_due_in_order CHECK ((due_on >= basis_on)),
    CONSTRAINT deadline_ended CHECK (((ended_on IS NULL) = (ended_by IS NULL))),
    CONSTRAINT deadline_ended_by CHECK ((ended_by = ANY (ARRAY['met'::text, 'superseded'::text, 'withdrawn'::text]))),
    CONSTRAINT deadline_kind CHECK ((kind = ANY (ARRAY['limit'::text, 'target'::text, 'window'::text, 'alternative'::text])))
);
CREATE TABLE public.deadline_flag (
    id bigint NOT NULL,
    deadline_id bigint NOT NULL,
    flag text NOT NULL,
    as_of date NOT NULL,
    flagged_at timestamp with time zone NOT NULL,
    withdrawn_by bigint,
    withdrawn_by_event bigint,
    CONSTRAINT deadline_flag_flag CHECK ((flag = ANY (ARRAY['warning'::text, 'breach'::text])))
);
ALTER TABLE public.deadline_flag ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.deadline_flag_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.deadline ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.deadline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.deadline_move (
    calendar_version bigint NOT NULL,
    deadline_id bigint NOT NULL,
    basis_before_on date NOT NULL,
    basis_after_on date NOT NULL,
    due_before_on date NOT NULL,
    due_after_on date NOT NULL
);
CREATE TABLE public.demand (
    year text NOT NULL,
    measure text NOT NULL,
    value bigint NOT NULL,
    CONSTRAINT demand_measure CHECK ((measure = ANY (ARRAY['referrals'::text, 'single_assessments'::text, 'children_in_care_at_31_march'::text, 'child_protection_plans_at_31_march'::text]))),
    CONSTRAINT demand_value CHECK ((value >= 0)),
    CONSTRAINT demand_year CHECK ((year ~ '^\d{4}-\d{2}$'::text))
);
CREATE TABLE public.earlier_total (
    year text NOT NULL,
    measure text NOT NULL,
    department text NOT NULL,
    value bigint NOT NULL,
    CONSTRAINT earlier_total_measure CHECK ((measure = ANY (ARRAY['ombudsman_enquiries'::text, 'financial_redress_childrens_pounds'::text, 'corporate_complaints_received'::text]))),
    CONSTRAINT earlier_total_value CHECK ((value >= 0)),
    CONSTRAINT earlier_total_year CHECK ((year ~ '^\d{4}-\d{2}$'::text))
);
CREATE TABLE public.enquiry (
    id uuid NOT NULL,
    reference text NOT NULL,
    received_at timestamp with time zone NOT NULL,
    channel text NOT NULL,
    disposition text NOT NULL,
    signposted_to text,
    department text NOT NULL,
    closed_at timestamp with time zone,
    CONSTRAINT enquiry_channel CHECK ((channel = ANY (ARRAY['web_form'::text, 'email'::text, 'phone'::text, 'letter'::text, 'in_person'::text, 'councillor_or_mp'::text]))),
    CONSTRAINT enquiry_closed_in_order CHECK ((closed_at >= received_at)),
    CONSTRAINT enquiry_disposition CHECK ((disposition = ANY (ARRAY['service_request_passed_on'::text, 'informally_resolved'::text, 'signposted_organisation'::text, 'signposted_procedure'::text, 'other'::text]))),
    CONSTRAINT enquiry_signposted CHECK (((signposted_to IS NOT NULL) = (disposition = ANY (ARRAY['signposted_organisation'::text, 'signposted_procedure'::text])))),
    CONSTRAINT enquiry_signposted_to CHECK ((signposted_to = ANY (ARRAY['district_council'::text, 'academy_trust'::text, 'health'::text, 'other_authority'::text, 'internal_appeal'::text, 'subject_access_request'::text, 'hr_procedure'::text, 'information_governance_review'::text, 'tribunal'::text])))
);
CREATE TABLE public.extension (
    id bigint NOT NULL,
    stage_id uuid NOT NULL,
    agreed_on date NOT NULL,
    extended_to date NOT NULL,
    reason text NOT NULL,
    notified_on date,
    recorded_at timestamp with time zone NOT NULL,
    ombudsman_details_given boolean DEFAULT false NOT NULL,
    good_reason text,
    CONSTRAINT extension_forward CHECK ((extended_to > agreed_on))
);
COMMENT ON COLUMN public.extension.good_reason IS 'Why a second extension was needed (Complaint Handling Code 6.4).';
ALTER TABLE public.extension ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.extension_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.idempotency_record (
    api_token_id bigint NOT NULL,
    key text NOT NULL,
    fingerprint bytea NOT NULL,
    status bigint NOT NULL,
    location text,
    etag text,
    body bytea NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT idempotency_record_key_length CHECK (((length(key) >= 1) AND (length(key) <= 255)))
);
CREATE TABLE public.imported_row (
    file text NOT NULL,
    key text NOT NULL,
    digest bytea NOT NULL,
    imported_at timestamp with time zone NOT NULL
);
CREATE TABLE public.ombudsman_case (
    id uuid NOT NULL,
    reference text NOT NULL,
    complaint_id uuid,
    procedure text NOT NULL,
    service_id bigint NOT NULL,
    enquiry_on date NOT NULL,
    decision_on date,
    decision text,
    public_report boolean NOT NULL,
    procedure_exhausted boolean NOT NULL,
    local_offer_pence bigint,
    summary text,
    version bigint DEFAULT 1 NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    members_told_on date,
    CONSTRAINT ombudsman_case_decided CHECK (((decision IS NULL) = (decision_on IS NULL))),
    CONSTRAINT ombudsman_case_decided_in_order CHECK ((decision_on >= enquiry_on)),
    CONSTRAINT ombudsman_case_decision CHECK ((decision = ANY (ARRAY['outside_jurisdiction'::text, 'premature_referred_back'::text, 'closed_after_initial_enquiries'::text, 'not_upheld'::text, 'upheld_fault_and_injustice'::text, 'upheld_fault_no_injustice'::text]))),
    CONSTRAINT ombudsman_case_local_offer_pence CHECK ((local_offer_pence >= 0)),
    CONSTRAINT ombudsman_case_members_told_in_order CHECK ((members_told_on >= decision_on)),
    CONSTRAINT ombudsman_case_reference_not_blank CHECK ((btrim(reference) <> ''::text))
);
COMMENT ON COLUMN public.ombudsman_case.members_told_on IS 'The day the Monitoring Officer reported the upheld decision to members, alone or in a summary.';
CREATE TABLE public.ombudsman_clock (
    clock text NOT NULL,
    "position" bigint NOT NULL,
    basis text NOT NULL,
    ends_with text NOT NULL,
    days bigint,
    months bigint,
    month_wording text,
    as_stated boolean DEFAULT false NOT NULL,
    source text NOT NULL,
    verified boolean NOT NULL,
    CONSTRAINT ombudsman_clock_basis CHECK ((basis = ANY (ARRAY['letter_received'::text, 'remedy_agreed'::text, 'decided'::text, 'report_received'::text, 'inspection_opened'::text]))),
    CONSTRAINT ombudsman_clock_ends_with CHECK ((ends_with = ANY (ARRAY['letter_answered'::text, 'remedy_completed'::text, 'members_told'::text, 'notice_published'::text, 'inspection_closed'::text, 'report_answered'::text]))),
    CONSTRAINT ombudsman_clock_length CHECK ((((months IS NULL) = (month_wording IS NULL)) AND (num_nonnulls(days, months) <= 1) AND (NOT (as_stated AND (num_nonnulls(days, months) > 0))) AND (days > 0) AND (months > 0))),
    CONSTRAINT ombudsman_clock_month_wording CHECK ((month_wording = ANY (ARRAY['after'::text, 'beginning_with'::text])))
);
COMMENT ON TABLE public.ombudsman_clock IS 'Calendar days and months; a duty without a length has no last day. What is not verified a council may change.';
CREATE TABLE public.ombudsman_letter (
    id uuid NOT NULL,
    ombudsman_case_id uuid NOT NULL,
    type text NOT NULL,
    received_on date NOT NULL,
    due_on date NOT NULL,
    extended_on date,
    extended_to date,
    answered_on date,
    CONSTRAINT ombudsman_letter_answered_in_order CHECK ((answered_on >= received_on)),
    CONSTRAINT ombudsman_letter_due_in_order CHECK ((due_on >= received_on)),
    CONSTRAINT ombudsman_letter_extended_in_order CHECK (((extended_on >= received_on) AND (extended_to > due_on))),
    CONSTRAINT ombudsman_letter_extended_whole CHECK (((extended_on IS NULL) = (extended_to IS NULL))),
    CONSTRAINT ombudsman_letter_type CHECK ((type = ANY (ARRAY['enquiry'::text, 'draft_decision'::text])))
);
CREATE TABLE public.procedure (
    code text NOT NULL,
    name text NOT NULL,
    statutory boolean NOT NULL,
    legal_basis text NOT NULL,
    guidance text
);
CREATE TABLE public.procedure_clock (
    procedure_version_id bigint NOT NULL,
    stage text NOT NULL,
    clock text NOT NULL,
    kind text NOT NULL,
    basis text NOT NULL,
    ends_with text NOT NULL,
    working_days bigint,
    months bigint,
    month_wording text,
    extendable boolean DEFAULT false NOT NULL,
    extension_maximum_working_days bigint,
    source text NOT NULL,
    verified boolean NOT NULL,
    as_stated boolean DEFAULT false NOT NULL,
    extension_notice text DEFAULT 'written'::text NOT NULL,
    advocate_maximum_working_days bigint,
    CONSTRAINT procedure_clock_advocate_maximum CHECK ((advocate_maximum_working_days >= working_days)),
    CONSTRAINT procedure_clock_basis CHECK ((basis = ANY (ARRAY['complaint_received'::text, 'stage_requested'::text, 'statement_agreed'::text, 'statement_agreed_or_requested'::text, 'acknowledged'::text, 'acknowledged_or_due'::text, 'plan_made'::text, 'responded'::text, 'adjudication_received'::text, 'panel_held'::text, 'findings_received'::text]))),
    CONSTRAINT procedure_clock_ends_with CHECK ((ends_with = ANY (ARRAY['acknowledged'::text, 'statement_agreed'::text, 'notice_given'::text, 'responded'::text, 'panel_held'::text, 'findings_sent'::text, 'next_stage_requested'::text]))),
    CONSTRAINT procedure_clock_extension CHECK ((extendable OR (extension_maximum_working_days IS NULL))),
    CONSTRAINT procedure_clock_extension_notice CHECK ((extension_notice = ANY (ARRAY['written'::text, 'code'::text]))),
    CONSTRAINT procedure_clock_kind CHECK ((kind = ANY (ARRAY['limit'::text, 'target'::text, 'window'::text, 'alternative'::text]))),
    CONSTRAINT procedure_clock_length CHECK ((((working_days > 0) AND (months IS NULL) AND (month_wording IS NULL) AND (NOT as_stated)) OR ((working_days IS NULL) AND (months > 0) AND (month_wording IS NOT NULL) AND (NOT as_stated)) OR ((working_days IS NULL) AND (months IS NULL) AND (month_wording IS NULL) AND as_stated))),
    CONSTRAINT procedure_clock_month_wording CHECK ((month_wording = ANY (ARRAY['after'::text, 'beginning_with'::text])))
);
COMMENT ON COLUMN public.procedure_clock.extension_maximum_working_days IS 'The furthest an extension may go, in working days from the basis; empty with extendable: any date agreed in time.';
COMMENT ON COLUMN public.procedure_clock.verified IS 'Whether the cited text itself was read; false is a figure the council should confirm and may change.';
COMMENT ON COLUMN public.procedure_clock.as_stated IS 'The last day is stated for each complaint, as in its response plan.';
COMMENT ON COLUMN public.procedure_clock.extension_notice IS 'What an extension''s notice holds: written, reason and date; code, the Ombudsman''s details too (Code 6.5), and a second
extension has its good reason (Code 6.4).';
COMMENT ON COLUMN public.procedure_clock.advocate_maximum_working_days IS 'The clock stands still while an advocate is found, but ends no later than these working days from the basis.';
CREATE TABLE public.procedure_stage (
    procedure_version_id bigint NOT NULL,
    "position" smallint NOT NULL,
    stage text NOT NULL,
    name text NOT NULL
);
CREATE TABLE public.procedure_version (
    id bigint NOT NULL,
    procedure text NOT NULL,
    name text NOT NULL,
    in_force_from date NOT NULL,
    source text NOT NULL,
    after_hours_rolls_forward boolean DEFAULT false NOT NULL
);
COMMENT ON COLUMN public.procedure_version.after_hours_rolls_forward IS 'Receipt outside office hours counts as on the next working day; never in a statutory procedure.';
ALTER TABLE public.procedure_version ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.procedure_version_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.public_report (
    ombudsman_case_id uuid NOT NULL,
    received_on date NOT NULL,
    notice_on date,
    inspection_from_on date,
    inspection_to_on date,
    considered_on date,
    answered_on date,
    extended_on date,
    extended_to date,
    CONSTRAINT public_report_extended_in_order CHECK (((extended_on >= received_on) AND (extended_to > extended_on))),
    CONSTRAINT public_report_extended_whole CHECK (((extended_on IS NULL) = (extended_to IS NULL))),
    CONSTRAINT public_report_in_order CHECK (((notice_on >= received_on) AND (inspection_from_on >= received_on) AND (inspection_to_on >= inspection_from_on) AND (considered_on >= received_on) AND (answered_on >= received_on))),
    CONSTRAINT public_report_inspection_opened CHECK (((inspection_from_on IS NOT NULL) OR (inspection_to_on IS NULL)))
);
CREATE TABLE public.remedy (
    id uuid NOT NULL,
    ombudsman_case_id uuid NOT NULL,
    type text NOT NULL,
    amount_pence bigint,
    agreed_on date NOT NULL,
    due_on date NOT NULL,
    completed_on date,
    description text NOT NULL,
    CONSTRAINT remedy_amount_pence CHECK ((amount_pence > 0)),
    CONSTRAINT remedy_completed_in_order CHECK ((completed_on >= agreed_on)),
    CONSTRAINT remedy_due_in_order CHECK ((due_on >= agreed_on)),
    CONSTRAINT remedy_type CHECK ((type = ANY (ARRAY['apology'::text, 'symbolic_payment'::text, 'quantifiable_loss_payment'::text, 'reimbursement'::text, 'backdated_funding'::text, 'charge_deferred'::text, 'service_to_be_provided'::text, 'reassessment'::text, 'policy_review'::text, 'reminder_or_training'::text, 'other'::text])))
);
CREATE TABLE public.service (
    id bigint NOT NULL,
    department text NOT NULL,
    name text NOT NULL,
    CONSTRAINT service_department_not_blank CHECK ((btrim(department) <> ''::text)),
    CONSTRAINT service_name_not_blank CHECK ((btrim(name) <> ''::text))
);
ALTER TABLE public.service ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.service_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.stage (
    id uuid NOT NULL,
    complaint_id uuid NOT NULL,
    stage text NOT NULL,
    "position" smallint NOT NULL,
    requested_on date NOT NULL,
    offered_under_duty_on date,
    acknowledged_on date,
    acknowledgement_kept boolean DEFAULT true NOT NULL,
    statement_agreed_on date,
    investigating_officer text,
    investigator_type text,
    independent_person text,
    report_received_on date,
    panel_held_on date,
    panel_findings_on date,
    findings_received_on date,
    early_referral_on date,
    early_referral_accepted_on date,
    responded_on date,
    responded_by text,
    outcome text,
    all_points_upheld boolean,
    no_finding_reason text,
    breach_reason text,
    ended_on date GENERATED ALWAYS AS (COALESCE(responded_on, early_referral_accepted_on)) STORED,
    advocate_asked_on date,
    advocate_appointed_on date,
    plan_made_on date,
    plan_origin text,
    plan_respond_by_on date,
    plan_letter_on date,
    adjudication_received_on date,
    CONSTRAINT stage_acknowledged_in_order CHECK ((acknowledged_on >= requested_on)),
    CONSTRAINT stage_adjudication_received_in_order CHECK ((adjudication_received_on >= responded_on)),
    CONSTRAINT stage_advocate_asked CHECK (((advocate_asked_on IS NOT NULL) OR (advocate_appointed_on IS NULL))),
    CONSTRAINT stage_advocate_in_order CHECK (((advocate_asked_on >= requested_on) AND (advocate_appointed_on >= advocate_asked_on))),
    CONSTRAINT stage_breach_reason CHECK ((breach_reason = ANY (ARRAY['service_capacity'::text, 'staff_absence'::text, 'unknown'::text, 'meeting_arranged'::text, 'local_authority_response'::text, 'complexity'::text, 'complainant_availability'::text]))),
    CONSTRAINT stage_early_referral_accepted_in_order CHECK ((early_referral_accepted_on >= early_referral_on)),
    CONSTRAINT stage_early_referral_in_order CHECK ((early_referral_on >= requested_on)),
    CONSTRAINT stage_findings_in_order CHECK ((panel_findings_on >= panel_held_on)),
    CONSTRAINT stage_findings_received_in_order CHECK ((findings_received_on >= panel_findings_on)),
    CONSTRAINT stage_independent_person_not_officer CHECK ((independent_person <> investigating_officer)),
    CONSTRAINT stage_investigator_type CHECK ((investigator_type = ANY (ARRAY['in_house'::text, 'commissioned'::text]))),
    CONSTRAINT stage_no_finding_reason CHECK ((no_finding_reason = ANY (ARRAY['irreconcilable_versions'::text, 'insufficient_evidence'::text, 'court_is_the_forum'::text]))),
    CONSTRAINT stage_no_finding_reason_with_outcome CHECK (((no_finding_reason IS NULL) OR (outcome = 'no_finding'::text))),
    CONSTRAINT stage_outcome CHECK ((outcome = ANY (ARRAY['fault_found'::text, 'not_upheld'::text, 'no_finding'::text]))),
    CONSTRAINT stage_outcome_when_responded CHECK (((outcome IS NULL) = (responded_on IS NULL))),
    CONSTRAINT stage_panel_in_order CHECK ((panel_held_on >= requested_on)),
    CONSTRAINT stage_plan_in_order CHECK (((plan_made_on >= requested_on) AND (plan_respond_by_on >= plan_made_on) AND (plan_letter_on >= plan_made_on))),
    CONSTRAINT stage_plan_letter CHECK (((plan_origin <> 'set_by_authority'::text) OR (plan_letter_on IS NOT NULL))),
    CONSTRAINT stage_plan_origin CHECK ((plan_origin = ANY (ARRAY['agreed'::text, 'set_by_authority'::text]))),
    CONSTRAINT stage_plan_whole CHECK ((((plan_made_on IS NULL) = (plan_origin IS NULL)) AND ((plan_made_on IS NULL) = (plan_respond_by_on IS NULL)) AND ((plan_made_on IS NOT NULL) OR (plan_letter_on IS NULL)))),
    CONSTRAINT stage_report_in_order CHECK ((report_received_on >= requested_on)),
    CONSTRAINT stage_responded_in_order CHECK ((responded_on >= requested_on)),
    CONSTRAINT stage_statement_in_order CHECK ((statement_agreed_on >= requested_on))
);
COMMENT ON COLUMN public.stage.plan_origin IS 'agreed with the complainant, or set by the authority where the offer to discuss was declined (SI 2009/309 reg 13(7), (8)).';
COMMENT ON COLUMN public.stage.adjudication_received_on IS 'The day the complainant received the adjudication of stage 2, whatever the day it was sent.';
ALTER TABLE ONLY public.action
    ADD CONSTRAINT action_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.api_token
    ADD CONSTRAINT api_token_hash_key UNIQUE (hash);
ALTER TABLE ONLY public.api_token
    ADD CONSTRAINT api_token_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.audit_event
    ADD CONSTRAINT audit_event_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.bank_holiday
    ADD CONSTRAINT bank_holiday_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.calendar_version
    ADD CONSTRAINT calendar_version_pkey PRIMARY KEY (number);
ALTER TABLE ONLY public.calendar_version
    ADD CONSTRAINT calendar_version_takes_back_key UNIQUE (takes_back);
ALTER TABLE ONLY public.cause
    ADD CONSTRAINT cause_pkey PRIMARY KEY (code);
ALTER TABLE ONLY public.complaint_cause
    ADD CONSTRAINT complaint_cause_pkey PRIMARY KEY (complaint_id, cause);
ALTER TABLE ONLY public.complaint
    ADD CONSTRAINT complaint_pkey PRIMARY KEY (id) INCLUDE (received_on);
ALTER TABLE ONLY public.complaint
    ADD CONSTRAINT complaint_reference_key UNIQUE (reference);
ALTER TABLE ONLY public.compliment
    ADD CONSTRAINT compliment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cost
    ADD CONSTRAINT cost_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.deadline_flag
    ADD CONSTRAINT deadline_flag_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.deadline
    ADD CONSTRAINT deadline_known_from_key UNIQUE (stage_id, clock, known_from);
ALTER TABLE ONLY public.deadline_move
    ADD CONSTRAINT deadline_move_pkey PRIMARY KEY (calendar_version, deadline_id);
ALTER TABLE ONLY public.deadline
    ADD CONSTRAINT deadline_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.demand
    ADD CONSTRAINT demand_pkey PRIMARY KEY (year, measure);
ALTER TABLE ONLY public.earlier_total
    ADD CONSTRAINT earlier_total_pkey PRIMARY KEY (year, measure, department);
ALTER TABLE ONLY public.enquiry
    ADD CONSTRAINT enquiry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.enquiry
    ADD CONSTRAINT enquiry_reference_key UNIQUE (reference);
ALTER TABLE ONLY public.extension
    ADD CONSTRAINT extension_once_key UNIQUE (stage_id, agreed_on);
ALTER TABLE ONLY public.extension
    ADD CONSTRAINT extension_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.idempotency_record
    ADD CONSTRAINT idempotency_record_pkey PRIMARY KEY (api_token_id, key);
ALTER TABLE ONLY public.imported_row
    ADD CONSTRAINT imported_row_pkey PRIMARY KEY (file, key);
ALTER TABLE ONLY public.ombudsman_case
    ADD CONSTRAINT ombudsman_case_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ombudsman_case
    ADD CONSTRAINT ombudsman_case_reference_key UNIQUE (reference);
ALTER TABLE ONLY public.ombudsman_clock
    ADD CONSTRAINT ombudsman_clock_pkey PRIMARY KEY (clock);
ALTER TABLE ONLY public.ombudsman_clock
    ADD CONSTRAINT ombudsman_clock_position_key UNIQUE ("position");
ALTER TABLE ONLY public.ombudsman_letter
    ADD CONSTRAINT ombudsman_letter_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.procedure_clock
    ADD CONSTRAINT procedure_clock_pkey PRIMARY KEY (procedure_version_id, stage, clock);
ALTER TABLE ONLY public.procedure
    ADD CONSTRAINT procedure_pkey PRIMARY KEY (code);
ALTER TABLE ONLY public.procedure_stage
    ADD CONSTRAINT procedure_stage_pkey PRIMARY KEY (procedure_version_id, stage);
ALTER TABLE ONLY public.procedure_stage
    ADD CONSTRAINT procedure_stage_position_key UNIQUE (procedure_version_id, "position");
ALTER TABLE ONLY public.procedure_version
    ADD CONSTRAINT procedure_version_from_key UNIQUE (procedure, in_force_from);
ALTER TABLE ONLY public.procedure_version
    ADD CONSTRAINT procedure_version_identity_key UNIQUE (id, procedure);
ALTER TABLE ONLY public.procedure_version
    ADD CONSTRAINT procedure_version_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.public_report
    ADD CONSTRAINT public_report_pkey PRIMARY KEY (ombudsman_case_id);
ALTER TABLE ONLY public.remedy
    ADD CONSTRAINT remedy_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.service
    ADD CONSTRAINT service_name_key UNIQUE (department, name);
ALTER TABLE ONLY public.service
    ADD CONSTRAINT service_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.stage
    ADD CONSTRAINT stage_once_key UNIQUE (complaint_id, "position");
ALTER TABLE ONLY public.stage
    ADD CONSTRAINT stage_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.working_day
    ADD CONSTRAINT working_day_pkey PRIMARY KEY (day_on);
CREATE INDEX action_complaint_idx ON public.action USING btree (complaint_id) INCLUDE (scope, type, completed_on);
CREATE INDEX audit_event_complaint_idx ON public.audit_event USING btree (complaint_id, id);
CREATE INDEX audit_event_ombudsman_case_idx ON public.audit_event USING btree (ombudsman_case_id, id);
CREATE UNIQUE INDEX bank_holiday_on_key ON public.bank_holiday USING btree (holiday_on) WHERE (withdrawn_by IS NULL);
CREATE INDEX complaint_about_childrens_received_on_idx ON public.complaint USING btree (procedure, received_on) WHERE about_childrens_social_care;
CREATE INDEX complaint_procedure_received_on_idx ON public.complaint USING btree (procedure, received_on, id) INCLUDE (service_id, complainant_type, representative_type);
CREATE INDEX complaint_received_on_idx ON public.complaint USING btree (received_on, id);
CREATE INDEX complaint_service_idx ON public.complaint USING btree (service_id);
CREATE INDEX compliment_received_on_idx ON public.compliment USING btree (procedure, received_on);
CREATE INDEX cost_incurred_on_idx ON public.cost USING btree (incurred_on);
CREATE UNIQUE INDEX deadline_current_key ON public.deadline USING btree (stage_id, clock) WHERE ((ended_by IS NULL) OR (ended_by = 'met'::text));
CREATE INDEX deadline_ended_on_idx ON public.deadline USING btree (ended_on) WHERE ((ended_on IS NOT NULL) AND (kind = 'limit'::text));
CREATE INDEX deadline_flag_as_of_idx ON public.deadline_flag USING btree (flag, as_of, deadline_id);
CREATE UNIQUE INDEX deadline_flag_once_key ON public.deadline_flag USING btree (deadline_id, flag) WHERE ((withdrawn_by IS NULL) AND (withdrawn_by_event IS NULL));
CREATE INDEX deadline_move_deadline_idx ON public.deadline_move USING btree (deadline_id);
CREATE INDEX deadline_open_due_on_idx ON public.deadline USING btree (due_on) INCLUDE (id, stage_id, clock, known_from) WHERE ((ended_on IS NULL) AND (kind = 'limit'::text));
CREATE INDEX enquiry_received_at_idx ON public.enquiry USING btree (received_at);
CREATE INDEX idempotency_record_recorded_at_idx ON public.idempotency_record USING btree (recorded_at);
CREATE INDEX ombudsman_case_complaint_idx ON public.ombudsman_case USING btree (complaint_id);
CREATE INDEX ombudsman_case_decision_on_idx ON public.ombudsman_case USING btree (procedure, decision_on);
CREATE INDEX ombudsman_case_enquiry_on_idx ON public.ombudsman_case USING btree (enquiry_on, id);
CREATE INDEX ombudsman_letter_ombudsman_case_idx ON public.ombudsman_letter USING btree (ombudsman_case_id);
CREATE INDEX remedy_agreed_on_idx ON public.remedy USING btree (agreed_on) INCLUDE (ombudsman_case_id, amount_pence) WHERE (amount_pence IS NOT NULL);
CREATE INDEX remedy_ombudsman_case_idx ON public.remedy USING btree (ombudsman_case_id);
CREATE INDEX stage_offered_under_duty_on_idx ON public.stage USING btree (offered_under_duty_on) INCLUDE (complaint_id, stage) WHERE (offered_under_duty_on IS NOT NULL);
CREATE INDEX stage_requested_on_idx ON public.stage USING btree (stage, requested_on) INCLUDE (complaint_id);
CREATE INDEX stage_responded_on_idx ON public.stage USING btree (stage, responded_on) INCLUDE (id, complaint_id, requested_on, outcome, statement_agreed_on);
CREATE UNIQUE INDEX working_day_ordinal_key ON public.working_day USING btree (ordinal) INCLUDE (day_on) WHERE working;
CREATE TRIGGER audit_event_append_only BEFORE DELETE OR UPDATE ON public.audit_event FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER audit_event_no_truncate BEFORE TRUNCATE ON public.audit_event FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();
ALTER TABLE ONLY public.action
    ADD CONSTRAINT action_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES public.complaint(id);
ALTER TABLE ONLY public.audit_event
    ADD CONSTRAINT audit_event_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES public.complaint(id);
ALTER TABLE ONLY public.audit_event
    ADD CONSTRAINT audit_event_ombudsman_case_fkey FOREIGN KEY (ombudsman_case_id) REFERENCES public.ombudsman_case(id);
ALTER TABLE ONLY public.bank_holiday
    ADD CONSTRAINT bank_holiday_added_by_fkey FOREIGN KEY (added_by) REFERENCES public.calendar_version(number);
ALTER TABLE ONLY public.bank_holiday
    ADD CONSTRAINT bank_holiday_withdrawn_by_fkey FOREIGN KEY (withdrawn_by) REFERENCES public.calendar_version(number);
ALTER TABLE ONLY public.calendar_version
    ADD CONSTRAINT calendar_version_takes_back_fkey FOREIGN KEY (takes_back) REFERENCES public.calendar_version(number);
ALTER TABLE ONLY public.complaint_cause
    ADD CONSTRAINT complaint_cause_cause_fkey FOREIGN KEY (cause) REFERENCES public.cause(code);
ALTER TABLE ONLY public.complaint_cause
    ADD CONSTRAINT complaint_cause_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES public.complaint(id);
ALTER TABLE ONLY public.complaint
    ADD CONSTRAINT complaint_procedure_version_fkey FOREIGN KEY (procedure_version_id, procedure) REFERENCES public.procedure_version(id, procedure);
ALTER TABLE ONLY public.complaint
    ADD CONSTRAINT complaint_service_fkey FOREIGN KEY (service_id) REFERENCES public.service(id);
ALTER TABLE ONLY public.compliment
    ADD CONSTRAINT compliment_procedure_fkey FOREIGN KEY (procedure) REFERENCES public.procedure(code);
ALTER TABLE ONLY public.compliment
    ADD CONSTRAINT compliment_service_fkey FOREIGN KEY (service_id) REFERENCES public.service(id);
ALTER TABLE ONLY public.cost
    ADD CONSTRAINT cost_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES public.complaint(id);
ALTER TABLE ONLY public.deadline
    ADD CONSTRAINT deadline_calendar_version_fkey FOREIGN KEY (calendar_version) REFERENCES public.calendar_version(number);
ALTER TABLE ONLY public.deadline_flag
    ADD CONSTRAINT deadline_flag_deadline_fkey FOREIGN KEY (deadline_id) REFERENCES public.deadline(id);
ALTER TABLE ONLY public.deadline_flag
    ADD CONSTRAINT deadline_flag_withdrawn_by_event_fkey FOREIGN KEY (withdrawn_by_event) REFERENCES public.audit_event(id);
ALTER TABLE ONLY public.deadline_flag
    ADD CONSTRAINT deadline_flag_withdrawn_by_fkey FOREIGN KEY (withdrawn_by) REFERENCES public.calendar_version(number);
ALTER TABLE ONLY public.deadline_move
    ADD CONSTRAINT deadline_move_calendar_version_fkey FOREIGN KEY (calendar_version) REFERENCES public.calendar_version(number);
ALTER TABLE ONLY public.deadline_move
    ADD CONSTRAINT deadline_move_deadline_fkey FOREIGN KEY (deadline_id) REFERENCES public.deadline(id);
ALTER TABLE ONLY public.deadline
    ADD CONSTRAINT deadline_stage_fkey FOREIGN KEY (stage_id) REFERENCES public.stage(id);
ALTER TABLE ONLY public.extension
    ADD CONSTRAINT extension_stage_fkey FOREIGN KEY (stage_id) REFERENCES public.stage(id);
ALTER TABLE ONLY public.idempotency_record
    ADD CONSTRAINT idempotency_record_api_token_fkey FOREIGN KEY (api_token_id) REFERENCES public.api_token(id);
ALTER TABLE ONLY public.ombudsman_case
    ADD CONSTRAINT ombudsman_case_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES public.complaint(id);
ALTER TABLE ONLY public.ombudsman_case
    ADD CONSTRAINT ombudsman_case_procedure_fkey FOREIGN KEY (procedure) REFERENCES public.procedure(code);
ALTER TABLE ONLY public.ombudsman_case
    ADD CONSTRAINT ombudsman_case_service_fkey FOREIGN KEY (service_id) REFERENCES public.service(id);
ALTER TABLE ONLY public.ombudsman_letter
    ADD CONSTRAINT ombudsman_letter_ombudsman_case_fkey FOREIGN KEY (ombudsman_case_id) REFERENCES public.ombudsman_case(id);
ALTER TABLE ONLY public.procedure_clock
    ADD CONSTRAINT procedure_clock_stage_fkey FOREIGN KEY (procedure_version_id, stage) REFERENCES public.procedure_stage(procedure_version_id, stage);
ALTER TABLE ONLY public.procedure_stage
    ADD CONSTRAINT procedure_stage_version_fkey FOREIGN KEY (procedure_version_id) REFERENCES public.procedure_version(id);
ALTER TABLE ONLY public.procedure_version
    ADD CONSTRAINT procedure_version_procedure_fkey FOREIGN KEY (procedure) REFERENCES public.procedure(code);
ALTER TABLE ONLY public.public_report
    ADD CONSTRAINT public_report_ombudsman_case_fkey FOREIGN KEY (ombudsman_case_id) REFERENCES public.ombudsman_case(id);
ALTER TABLE ONLY public.remedy
    ADD CONSTRAINT remedy_ombudsman_case_fkey FOREIGN KEY (ombudsman_case_id) REFERENCES public.ombudsman_case(id);
ALTER TABLE ONLY public.stage
    ADD CONSTRAINT stage_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES public.complaint(id);
