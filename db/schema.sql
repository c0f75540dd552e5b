-- Written by script/schema from db/migrations; do not edit.
CREATE FUNCTION public.add_department() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO department (name) VALUES (NEW.department) ON CONFLICT (name) DO NOTHING;
    RETURN NEW;
END;
$$;
CREATE FUNCTION public.complainant_key(complainant text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT
    RETURN lower(btrim(regexp_replace(complainant, '\s+'::text, ' '::text, 'g'::text)));
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
    person_id uuid,
    CONSTRAINT api_token_hash_sha256 CHECK ((octet_length(hash) = 32)),
    CONSTRAINT api_token_name_not_blank CHECK ((btrim(name) <> ''::text)),
    CONSTRAINT api_token_role CHECK ((role = ANY (ARRAY['viewer'::text, 'statistics_reader'::text, 'officer'::text, 'manager'::text, 'investigator'::text, 'responding_manager'::text, 'head_of_service'::text, 'director'::text, 'childrens_rights_officer'::text])))
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
CREATE TABLE public.behaviour_consultee (
    decision_id bigint NOT NULL,
    person_id uuid NOT NULL
);
CREATE TABLE public.behaviour_decision (
    id bigint NOT NULL,
    measure_id uuid NOT NULL,
    kind text NOT NULL,
    decided_on date NOT NULL,
    decided_by uuid NOT NULL,
    reason text NOT NULL,
    review_on date,
    ends_on date,
    CONSTRAINT behaviour_decision_in_order CHECK (((review_on > decided_on) AND (ends_on >= review_on))),
    CONSTRAINT behaviour_decision_kind CHECK ((kind = ANY (ARRAY['imposed'::text, 'renewed'::text, 'lifted'::text]))),
    CONSTRAINT behaviour_decision_terms CHECK ((num_nonnulls(review_on, ends_on) =
CASE
    WHEN (kind = 'lifted'::text) THEN 0
    ELSE 2
END))
);
ALTER TABLE public.behaviour_decision ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.behaviour_decision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.behaviour_internal_review (
    id bigint NOT NULL,
    measure_id uuid NOT NULL,
    requested_on date NOT NULL,
    reviewer_id uuid NOT NULL,
    concluded_on date,
    conclusion text,
    CONSTRAINT behaviour_internal_review_concluded CHECK ((num_nonnulls(concluded_on, conclusion) = ANY (ARRAY[0, 2]))),
    CONSTRAINT behaviour_internal_review_in_order CHECK ((concluded_on >= requested_on))
);
ALTER TABLE public.behaviour_internal_review ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.behaviour_internal_review_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.behaviour_letter (
    id bigint NOT NULL,
    measure_id uuid NOT NULL,
    sent_on date NOT NULL,
    text text NOT NULL,
    restriction_threatened text,
    signposts_ombudsman boolean NOT NULL,
    CONSTRAINT behaviour_letter_signposts CHECK (signposts_ombudsman)
);
ALTER TABLE public.behaviour_letter ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.behaviour_letter_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.behaviour_measure (
    id uuid NOT NULL,
    complainant text NOT NULL,
    complainant_kind text NOT NULL,
    kind text NOT NULL,
    evidence text NOT NULL,
    exception_reason text,
    warning_id uuid,
    restrictions text[] NOT NULL,
    named_contact_id uuid,
    contact_days text[] NOT NULL,
    adjustments_considered boolean NOT NULL,
    rights_checked_by uuid,
    rights_checked_on date,
    grace_working_days bigint NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT behaviour_measure_complainant_kind CHECK ((complainant_kind = ANY (ARRAY['adult'::text, 'child_or_young_person'::text, 'advocate'::text]))),
    CONSTRAINT behaviour_measure_complainant_not_blank CHECK ((btrim(complainant) <> ''::text)),
    CONSTRAINT behaviour_measure_contact CHECK ((('named_contact'::text = ANY (restrictions)) = (named_contact_id IS NOT NULL))),
    CONSTRAINT behaviour_measure_contact_days CHECK ((contact_days <@ ARRAY['monday'::text, 'tuesday'::text, 'wednesday'::text, 'thursday'::text, 'friday'::text, 'saturday'::text, 'sunday'::text])),
    CONSTRAINT behaviour_measure_days CHECK ((('set_days'::text = ANY (restrictions)) = (cardinality(contact_days) > 0))),
    CONSTRAINT behaviour_measure_exception_reason CHECK ((exception_reason = ANY (ARRAY['threats'::text, 'violence'::text]))),
    CONSTRAINT behaviour_measure_grace CHECK ((grace_working_days >= 0)),
    CONSTRAINT behaviour_measure_kind CHECK ((kind = ANY (ARRAY['warning'::text, 'restriction'::text]))),
    CONSTRAINT behaviour_measure_restrictions CHECK ((restrictions <@ ARRAY['named_contact'::text, 'letters_only'::text, 'email_only'::text, 'set_days'::text, 'no_phone'::text, 'no_visits'::text])),
    CONSTRAINT behaviour_measure_restricts CHECK (((kind = 'restriction'::text) = (cardinality(restrictions) > 0))),
    CONSTRAINT behaviour_measure_rights_check CHECK (((num_nonnulls(rights_checked_by, rights_checked_on) = 2) OR ((complainant_kind = 'adult'::text) AND (num_nonnulls(rights_checked_by, rights_checked_on) = 0)))),
    CONSTRAINT behaviour_measure_warned_first CHECK ((((kind = 'warning'::text) AND (warning_id IS NULL)) OR ((kind = 'restriction'::text) AND (num_nonnulls(warning_id, exception_reason) >= 1))))
);
COMMENT ON COLUMN public.behaviour_measure.warning_id IS 'The warning in force when the restriction was imposed.';
COMMENT ON COLUMN public.behaviour_measure.grace_working_days IS 'The setting of the day it was imposed.';
CREATE TABLE public.behaviour_measure_complaint (
    measure_id uuid NOT NULL,
    complaint_id uuid NOT NULL
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
CREATE TABLE public.complaint_assignment (
    id bigint NOT NULL,
    complaint_id uuid NOT NULL,
    team_id uuid NOT NULL,
    person_id uuid,
    reason text NOT NULL,
    assigned_by text NOT NULL,
    assigned_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    CONSTRAINT complaint_assignment_ended_in_order CHECK ((ended_at >= assigned_at))
);
COMMENT ON COLUMN public.complaint_assignment.person_id IS 'Empty: the complaint is on the queue of the team.';
ALTER TABLE public.complaint_assignment ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.complaint_assignment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.complaint_cause (
    complaint_id uuid NOT NULL,
    cause text NOT NULL
);
CREATE TABLE public.complaint_contributor (
    complaint_id uuid NOT NULL,
    service_id bigint NOT NULL,
    team_id uuid,
    added_at timestamp with time zone NOT NULL
);
CREATE TABLE public.complaint_named_person (
    complaint_id uuid NOT NULL,
    person_id uuid NOT NULL,
    named_at timestamp with time zone NOT NULL
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
CREATE TABLE public.council_setting (
    name text NOT NULL,
    from_on date NOT NULL,
    value bigint NOT NULL,
    reason text NOT NULL,
    decided_by text NOT NULL,
    decided_at timestamp with time zone NOT NULL
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
    CONSTRAINT deadline_kind CHECK ((kind = ANY (ARRAY['limit'::text, 'target'::text, 'alternative'::text])))
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
CREATE TABLE public.department (
    name text NOT NULL,
    CONSTRAINT department_name_not_blank CHECK ((btrim(name) <> ''::text))
);
CREATE TABLE public.deputy (
    id bigint NOT NULL,
    person_id uuid NOT NULL,
    deputy_id uuid NOT NULL,
    from_on date NOT NULL,
    until_on date NOT NULL,
    CONSTRAINT deputy_in_order CHECK ((until_on >= from_on)),
    CONSTRAINT deputy_other CHECK ((deputy_id <> person_id))
);
ALTER TABLE public.deputy ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.deputy_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
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
    CONSTRAINT extension_forward CHECK ((extended_to > agreed_on))
);
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
CREATE TABLE public.link_officer (
    from_on date NOT NULL,
    person_id uuid NOT NULL
);
CREATE TABLE public.notification (
    id bigint NOT NULL,
    kind text NOT NULL,
    recipient_person_id uuid,
    recipient_role text,
    complaint_id uuid,
    behaviour_measure_id uuid,
    dedupe_key text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT notification_kind CHECK ((kind = ANY (ARRAY['complaint_back_in_queue'::text, 'behaviour_review_due'::text, 'behaviour_review_overdue'::text, 'behaviour_measure_ended'::text]))),
    CONSTRAINT notification_recipient CHECK ((num_nonnulls(recipient_person_id, recipient_role) = 1)),
    CONSTRAINT notification_recipient_role CHECK ((recipient_role = 'manager'::text))
);
ALTER TABLE public.notification ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.notification_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
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
    CONSTRAINT ombudsman_case_decided CHECK (((decision IS NULL) = (decision_on IS NULL))),
    CONSTRAINT ombudsman_case_decided_in_order CHECK ((decision_on >= enquiry_on)),
    CONSTRAINT ombudsman_case_decision CHECK ((decision = ANY (ARRAY['outside_jurisdiction'::text, 'premature_referred_back'::text, 'closed_after_initial_enquiries'::text, 'not_upheld'::text, 'upheld_fault_and_injustice'::text, 'upheld_fault_no_injustice'::text]))),
    CONSTRAINT ombudsman_case_local_offer_pence CHECK ((local_offer_pence >= 0)),
    CONSTRAINT ombudsman_case_reference_not_blank CHECK ((btrim(reference) <> ''::text))
);
CREATE TABLE public.ombudsman_letter (
    id uuid NOT NULL,
    ombudsman_case_id uuid NOT NULL,
    direction text NOT NULL,
    letter_on date NOT NULL,
    subject text NOT NULL,
    due_on date,
    link_officer_id uuid NOT NULL,
    copied_to text NOT NULL,
    logged_at timestamp with time zone NOT NULL,
    CONSTRAINT ombudsman_letter_direction CHECK ((direction = ANY (ARRAY['sent'::text, 'received'::text]))),
    CONSTRAINT ombudsman_letter_due_in_order CHECK ((due_on >= letter_on))
);
CREATE TABLE public.person (
    id uuid NOT NULL,
    name text NOT NULL,
    employment text NOT NULL,
    spouse_of_officer_or_member boolean NOT NULL,
    service_id bigint,
    team_id uuid,
    line_manager_id uuid,
    trained_on date,
    day_cost_pence bigint,
    capacities text[] NOT NULL,
    active_until date,
    version bigint DEFAULT 1 NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT person_capacities CHECK ((capacities <@ ARRAY['complaints_officer'::text, 'complaints_manager'::text, 'investigating_officer'::text, 'independent_person'::text, 'panellist'::text, 'childrens_rights_officer'::text, 'adjudicating_officer'::text, 'responsible_person'::text, 'link_officer'::text])),
    CONSTRAINT person_day_cost_pence CHECK ((day_cost_pence >= 0)),
    CONSTRAINT person_employment CHECK ((employment = ANY (ARRAY['employee'::text, 'other_council_employee'::text, 'commissioned'::text, 'member'::text, 'none'::text]))),
    CONSTRAINT person_line_manager_other CHECK ((line_manager_id <> id)),
    CONSTRAINT person_name_not_blank CHECK ((btrim(name) <> ''::text))
);
COMMENT ON COLUMN public.person.spouse_of_officer_or_member IS 'Spouse or civil partner of a member or officer of this council (SI 2006/1738 reg 2).';
COMMENT ON COLUMN public.person.active_until IS 'The last day; their tokens are of no use after it.';
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
    CONSTRAINT procedure_clock_basis CHECK ((basis = ANY (ARRAY['complaint_received'::text, 'stage_requested'::text, 'statement_agreed'::text, 'acknowledged'::text, 'acknowledged_or_due'::text, 'panel_held'::text, 'findings_received'::text]))),
    CONSTRAINT procedure_clock_ends_with CHECK ((ends_with = ANY (ARRAY['acknowledged'::text, 'responded'::text, 'panel_held'::text, 'findings_sent'::text]))),
    CONSTRAINT procedure_clock_extension CHECK ((extendable OR (extension_maximum_working_days IS NULL))),
    CONSTRAINT procedure_clock_kind CHECK ((kind = ANY (ARRAY['limit'::text, 'target'::text, 'alternative'::text]))),
    CONSTRAINT procedure_clock_length CHECK ((((working_days > 0) AND (months IS NULL) AND (month_wording IS NULL)) OR ((working_days IS NULL) AND (months > 0) AND (month_wording IS NOT NULL)))),
    CONSTRAINT procedure_clock_month_wording CHECK ((month_wording = ANY (ARRAY['after'::text, 'beginning_with'::text])))
);
COMMENT ON COLUMN public.procedure_clock.extension_maximum_working_days IS 'The furthest an extension may go, in working days from the basis; empty with extendable: any date agreed in time.';
COMMENT ON COLUMN public.procedure_clock.verified IS 'Whether the cited text itself was read; false is a figure the council should confirm and may change.';
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
    source text NOT NULL
);
ALTER TABLE public.procedure_version ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.procedure_version_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
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
    in_use_from date,
    in_use_until date,
    CONSTRAINT service_department_not_blank CHECK ((btrim(department) <> ''::text)),
    CONSTRAINT service_in_use_in_order CHECK ((in_use_until >= in_use_from)),
    CONSTRAINT service_name_not_blank CHECK ((btrim(name) <> ''::text))
);
COMMENT ON COLUMN public.service.in_use_from IS 'Empty: since before the records begin.';
COMMENT ON COLUMN public.service.in_use_until IS 'The last day a complaint about it may be received; it is never deleted.';
ALTER TABLE public.service ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.service_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.single_point_of_contact (
    id uuid NOT NULL,
    complainant text NOT NULL,
    person_id uuid NOT NULL,
    reason text NOT NULL,
    from_on date NOT NULL,
    until_on date,
    version bigint DEFAULT 1 NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT single_point_of_contact_complainant_not_blank CHECK ((btrim(complainant) <> ''::text)),
    CONSTRAINT single_point_of_contact_in_order CHECK ((until_on >= from_on))
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
    CONSTRAINT stage_acknowledged_in_order CHECK ((acknowledged_on >= requested_on)),
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
    CONSTRAINT stage_report_in_order CHECK ((report_received_on >= requested_on)),
    CONSTRAINT stage_responded_in_order CHECK ((responded_on >= requested_on)),
    CONSTRAINT stage_statement_in_order CHECK ((statement_agreed_on >= requested_on))
);
CREATE TABLE public.team (
    id uuid NOT NULL,
    department text NOT NULL,
    name text NOT NULL,
    head_id uuid,
    version bigint DEFAULT 1 NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT team_name_not_blank CHECK ((btrim(name) <> ''::text))
);
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
ALTER TABLE ONLY public.behaviour_consultee
    ADD CONSTRAINT behaviour_consultee_pkey PRIMARY KEY (decision_id, person_id);
ALTER TABLE ONLY public.behaviour_decision
    ADD CONSTRAINT behaviour_decision_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.behaviour_internal_review
    ADD CONSTRAINT behaviour_internal_review_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.behaviour_letter
    ADD CONSTRAINT behaviour_letter_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.behaviour_measure_complaint
    ADD CONSTRAINT behaviour_measure_complaint_pkey PRIMARY KEY (measure_id, complaint_id);
ALTER TABLE ONLY public.behaviour_measure
    ADD CONSTRAINT behaviour_measure_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.calendar_version
    ADD CONSTRAINT calendar_version_pkey PRIMARY KEY (number);
ALTER TABLE ONLY public.calendar_version
    ADD CONSTRAINT calendar_version_takes_back_key UNIQUE (takes_back);
ALTER TABLE ONLY public.cause
    ADD CONSTRAINT cause_pkey PRIMARY KEY (code);
ALTER TABLE ONLY public.complaint_assignment
    ADD CONSTRAINT complaint_assignment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.complaint_cause
    ADD CONSTRAINT complaint_cause_pkey PRIMARY KEY (complaint_id, cause);
ALTER TABLE ONLY public.complaint_contributor
    ADD CONSTRAINT complaint_contributor_pkey PRIMARY KEY (complaint_id, service_id);
ALTER TABLE ONLY public.complaint_named_person
    ADD CONSTRAINT complaint_named_person_pkey PRIMARY KEY (complaint_id, person_id);
ALTER TABLE ONLY public.complaint
    ADD CONSTRAINT complaint_pkey PRIMARY KEY (id) INCLUDE (received_on);
ALTER TABLE ONLY public.complaint
    ADD CONSTRAINT complaint_reference_key UNIQUE (reference);
ALTER TABLE ONLY public.compliment
    ADD CONSTRAINT compliment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cost
    ADD CONSTRAINT cost_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.council_setting
    ADD CONSTRAINT council_setting_pkey PRIMARY KEY (name, from_on);
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
ALTER TABLE ONLY public.department
    ADD CONSTRAINT department_pkey PRIMARY KEY (name);
ALTER TABLE ONLY public.deputy
    ADD CONSTRAINT deputy_pkey PRIMARY KEY (id);
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
ALTER TABLE ONLY public.link_officer
    ADD CONSTRAINT link_officer_pkey PRIMARY KEY (from_on);
ALTER TABLE ONLY public.notification
    ADD CONSTRAINT notification_dedupe_key UNIQUE (dedupe_key);
ALTER TABLE ONLY public.notification
    ADD CONSTRAINT notification_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ombudsman_case
    ADD CONSTRAINT ombudsman_case_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ombudsman_case
    ADD CONSTRAINT ombudsman_case_reference_key UNIQUE (reference);
ALTER TABLE ONLY public.ombudsman_letter
    ADD CONSTRAINT ombudsman_letter_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_pkey PRIMARY KEY (id);
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
ALTER TABLE ONLY public.remedy
    ADD CONSTRAINT remedy_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.service
    ADD CONSTRAINT service_name_key UNIQUE (department, name);
ALTER TABLE ONLY public.service
    ADD CONSTRAINT service_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.single_point_of_contact
    ADD CONSTRAINT single_point_of_contact_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.stage
    ADD CONSTRAINT stage_once_key UNIQUE (complaint_id, "position");
ALTER TABLE ONLY public.stage
    ADD CONSTRAINT stage_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.team
    ADD CONSTRAINT team_name_key UNIQUE (department, name);
ALTER TABLE ONLY public.team
    ADD CONSTRAINT team_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.working_day
    ADD CONSTRAINT working_day_pkey PRIMARY KEY (day_on);
CREATE INDEX action_complaint_idx ON public.action USING btree (complaint_id) INCLUDE (scope, type, completed_on);
CREATE INDEX api_token_person_idx ON public.api_token USING btree (person_id);
CREATE INDEX audit_event_complaint_idx ON public.audit_event USING btree (complaint_id, id);
CREATE INDEX audit_event_ombudsman_case_idx ON public.audit_event USING btree (ombudsman_case_id, id);
CREATE UNIQUE INDEX bank_holiday_on_key ON public.bank_holiday USING btree (holiday_on) WHERE (withdrawn_by IS NULL);
CREATE UNIQUE INDEX behaviour_decision_imposed_key ON public.behaviour_decision USING btree (measure_id) WHERE (kind = 'imposed'::text);
CREATE UNIQUE INDEX behaviour_decision_lifted_key ON public.behaviour_decision USING btree (measure_id) WHERE (kind = 'lifted'::text);
CREATE INDEX behaviour_decision_measure_idx ON public.behaviour_decision USING btree (measure_id, id);
CREATE INDEX behaviour_internal_review_measure_idx ON public.behaviour_internal_review USING btree (measure_id);
CREATE UNIQUE INDEX behaviour_internal_review_open_key ON public.behaviour_internal_review USING btree (measure_id) WHERE (concluded_on IS NULL);
CREATE INDEX behaviour_letter_measure_idx ON public.behaviour_letter USING btree (measure_id, sent_on);
CREATE INDEX behaviour_measure_complainant_idx ON public.behaviour_measure USING btree (public.complainant_key(complainant));
CREATE INDEX behaviour_measure_complaint_complaint_idx ON public.behaviour_measure_complaint USING btree (complaint_id);
CREATE INDEX complaint_about_childrens_received_on_idx ON public.complaint USING btree (procedure, received_on) WHERE about_childrens_social_care;
CREATE INDEX complaint_assignment_complaint_idx ON public.complaint_assignment USING btree (complaint_id);
CREATE UNIQUE INDEX complaint_assignment_current_key ON public.complaint_assignment USING btree (complaint_id) WHERE (ended_at IS NULL);
CREATE INDEX complaint_assignment_person_idx ON public.complaint_assignment USING btree (person_id) WHERE (ended_at IS NULL);
CREATE INDEX complaint_assignment_team_idx ON public.complaint_assignment USING btree (team_id, person_id) WHERE (ended_at IS NULL);
CREATE INDEX complaint_contributor_service_idx ON public.complaint_contributor USING btree (service_id);
CREATE INDEX complaint_contributor_team_idx ON public.complaint_contributor USING btree (team_id);
CREATE INDEX complaint_named_person_person_idx ON public.complaint_named_person USING btree (person_id);
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
CREATE INDEX deputy_deputy_idx ON public.deputy USING btree (deputy_id);
CREATE INDEX deputy_person_idx ON public.deputy USING btree (person_id);
CREATE INDEX enquiry_received_at_idx ON public.enquiry USING btree (received_at);
CREATE INDEX idempotency_record_recorded_at_idx ON public.idempotency_record USING btree (recorded_at);
CREATE INDEX notification_person_idx ON public.notification USING btree (recipient_person_id, id);
CREATE INDEX ombudsman_case_complaint_idx ON public.ombudsman_case USING btree (complaint_id);
CREATE INDEX ombudsman_case_decision_on_idx ON public.ombudsman_case USING btree (procedure, decision_on);
CREATE INDEX ombudsman_case_enquiry_on_idx ON public.ombudsman_case USING btree (enquiry_on, id);
CREATE INDEX ombudsman_letter_case_idx ON public.ombudsman_letter USING btree (ombudsman_case_id, letter_on);
CREATE INDEX remedy_agreed_on_idx ON public.remedy USING btree (agreed_on) INCLUDE (ombudsman_case_id, amount_pence) WHERE (amount_pence IS NOT NULL);
CREATE INDEX remedy_ombudsman_case_idx ON public.remedy USING btree (ombudsman_case_id);
CREATE UNIQUE INDEX single_point_of_contact_current_key ON public.single_point_of_contact USING btree (public.complainant_key(complainant)) WHERE (until_on IS NULL);
CREATE INDEX stage_offered_under_duty_on_idx ON public.stage USING btree (offered_under_duty_on) INCLUDE (complaint_id, stage) WHERE (offered_under_duty_on IS NOT NULL);
CREATE INDEX stage_requested_on_idx ON public.stage USING btree (stage, requested_on) INCLUDE (complaint_id);
CREATE INDEX stage_responded_on_idx ON public.stage USING btree (stage, responded_on) INCLUDE (id, complaint_id, requested_on, outcome, statement_agreed_on);
CREATE UNIQUE INDEX working_day_ordinal_key ON public.working_day USING btree (ordinal) INCLUDE (day_on) WHERE working;
CREATE TRIGGER audit_event_append_only BEFORE DELETE OR UPDATE ON public.audit_event FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER audit_event_no_truncate BEFORE TRUNCATE ON public.audit_event FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER service_add_department BEFORE INSERT ON public.service FOR EACH ROW EXECUTE FUNCTION public.add_department();
ALTER TABLE ONLY public.action
    ADD CONSTRAINT action_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES public.complaint(id);
ALTER TABLE ONLY public.api_token
    ADD CONSTRAINT api_token_person_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.audit_event
    ADD CONSTRAINT audit_event_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES public.complaint(id);
ALTER TABLE ONLY public.audit_event
    ADD CONSTRAINT audit_event_ombudsman_case_fkey FOREIGN KEY (ombudsman_case_id) REFERENCES public.ombudsman_case(id);
ALTER TABLE ONLY public.bank_holiday
    ADD CONSTRAINT bank_holiday_added_by_fkey FOREIGN KEY (added_by) REFERENCES public.calendar_version(number);
ALTER TABLE ONLY public.bank_holiday
    ADD CONSTRAINT bank_holiday_withdrawn_by_fkey FOREIGN KEY (withdrawn_by) REFERENCES public.calendar_version(number);
ALTER TABLE ONLY public.behaviour_consultee
    ADD CONSTRAINT behaviour_consultee_decision_fkey FOREIGN KEY (decision_id) REFERENCES public.behaviour_decision(id);
ALTER TABLE ONLY public.behaviour_consultee
    ADD CONSTRAINT behaviour_consultee_person_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.behaviour_decision
    ADD CONSTRAINT behaviour_decision_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES public.person(id);
ALTER TABLE ONLY public.behaviour_decision
    ADD CONSTRAINT behaviour_decision_measure_fkey FOREIGN KEY (measure_id) REFERENCES public.behaviour_measure(id);
ALTER TABLE ONLY public.behaviour_internal_review
    ADD CONSTRAINT behaviour_internal_review_measure_fkey FOREIGN KEY (measure_id) REFERENCES public.behaviour_measure(id);
ALTER TABLE ONLY public.behaviour_internal_review
    ADD CONSTRAINT behaviour_internal_review_reviewer_fkey FOREIGN KEY (reviewer_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.behaviour_letter
    ADD CONSTRAINT behaviour_letter_measure_fkey FOREIGN KEY (measure_id) REFERENCES public.behaviour_measure(id);
ALTER TABLE ONLY public.behaviour_measure_complaint
    ADD CONSTRAINT behaviour_measure_complaint_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES public.complaint(id);
ALTER TABLE ONLY public.behaviour_measure_complaint
    ADD CONSTRAINT behaviour_measure_complaint_measure_fkey FOREIGN KEY (measure_id) REFERENCES public.behaviour_measure(id);
ALTER TABLE ONLY public.behaviour_measure
    ADD CONSTRAINT behaviour_measure_named_contact_fkey FOREIGN KEY (named_contact_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.behaviour_measure
    ADD CONSTRAINT behaviour_measure_rights_checked_by_fkey FOREIGN KEY (rights_checked_by) REFERENCES public.person(id);
ALTER TABLE ONLY public.behaviour_measure
    ADD CONSTRAINT behaviour_measure_warning_fkey FOREIGN KEY (warning_id) REFERENCES public.behaviour_measure(id);
ALTER TABLE ONLY public.calendar_version
    ADD CONSTRAINT calendar_version_takes_back_fkey FOREIGN KEY (takes_back) REFERENCES public.calendar_version(number);
ALTER TABLE ONLY public.complaint_assignment
    ADD CONSTRAINT complaint_assignment_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES public.complaint(id);
ALTER TABLE ONLY public.complaint_assignment
    ADD CONSTRAINT complaint_assignment_person_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.complaint_assignment
    ADD CONSTRAINT complaint_assignment_team_fkey FOREIGN KEY (team_id) REFERENCES public.team(id);
ALTER TABLE ONLY public.complaint_cause
    ADD CONSTRAINT complaint_cause_cause_fkey FOREIGN KEY (cause) REFERENCES public.cause(code);
ALTER TABLE ONLY public.complaint_cause
    ADD CONSTRAINT complaint_cause_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES public.complaint(id);
ALTER TABLE ONLY public.complaint_contributor
    ADD CONSTRAINT complaint_contributor_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES public.complaint(id);
ALTER TABLE ONLY public.complaint_contributor
    ADD CONSTRAINT complaint_contributor_service_fkey FOREIGN KEY (service_id) REFERENCES public.service(id);
ALTER TABLE ONLY public.complaint_contributor
    ADD CONSTRAINT complaint_contributor_team_fkey FOREIGN KEY (team_id) REFERENCES public.team(id);
ALTER TABLE ONLY public.complaint_named_person
    ADD CONSTRAINT complaint_named_person_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES public.complaint(id);
ALTER TABLE ONLY public.complaint_named_person
    ADD CONSTRAINT complaint_named_person_person_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
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
ALTER TABLE ONLY public.deputy
    ADD CONSTRAINT deputy_deputy_fkey FOREIGN KEY (deputy_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.deputy
    ADD CONSTRAINT deputy_person_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.extension
    ADD CONSTRAINT extension_stage_fkey FOREIGN KEY (stage_id) REFERENCES public.stage(id);
ALTER TABLE ONLY public.idempotency_record
    ADD CONSTRAINT idempotency_record_api_token_fkey FOREIGN KEY (api_token_id) REFERENCES public.api_token(id);
ALTER TABLE ONLY public.link_officer
    ADD CONSTRAINT link_officer_person_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.notification
    ADD CONSTRAINT notification_behaviour_measure_fkey FOREIGN KEY (behaviour_measure_id) REFERENCES public.behaviour_measure(id);
ALTER TABLE ONLY public.notification
    ADD CONSTRAINT notification_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES public.complaint(id);
ALTER TABLE ONLY public.notification
    ADD CONSTRAINT notification_person_fkey FOREIGN KEY (recipient_person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.ombudsman_case
    ADD CONSTRAINT ombudsman_case_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES public.complaint(id);
ALTER TABLE ONLY public.ombudsman_case
    ADD CONSTRAINT ombudsman_case_procedure_fkey FOREIGN KEY (procedure) REFERENCES public.procedure(code);
ALTER TABLE ONLY public.ombudsman_case
    ADD CONSTRAINT ombudsman_case_service_fkey FOREIGN KEY (service_id) REFERENCES public.service(id);
ALTER TABLE ONLY public.ombudsman_letter
    ADD CONSTRAINT ombudsman_letter_link_officer_fkey FOREIGN KEY (link_officer_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.ombudsman_letter
    ADD CONSTRAINT ombudsman_letter_ombudsman_case_fkey FOREIGN KEY (ombudsman_case_id) REFERENCES public.ombudsman_case(id);
ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_line_manager_fkey FOREIGN KEY (line_manager_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_service_fkey FOREIGN KEY (service_id) REFERENCES public.service(id);
ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_team_fkey FOREIGN KEY (team_id) REFERENCES public.team(id);
ALTER TABLE ONLY public.procedure_clock
    ADD CONSTRAINT procedure_clock_stage_fkey FOREIGN KEY (procedure_version_id, stage) REFERENCES public.procedure_stage(procedure_version_id, stage);
ALTER TABLE ONLY public.procedure_stage
    ADD CONSTRAINT procedure_stage_version_fkey FOREIGN KEY (procedure_version_id) REFERENCES public.procedure_version(id);
ALTER TABLE ONLY public.procedure_version
    ADD CONSTRAINT procedure_version_procedure_fkey FOREIGN KEY (procedure) REFERENCES public.procedure(code);
ALTER TABLE ONLY public.remedy
    ADD CONSTRAINT remedy_ombudsman_case_fkey FOREIGN KEY (ombudsman_case_id) REFERENCES public.ombudsman_case(id);
ALTER TABLE ONLY public.service
    ADD CONSTRAINT service_department_fkey FOREIGN KEY (department) REFERENCES public.department(name);
ALTER TABLE ONLY public.single_point_of_contact
    ADD CONSTRAINT single_point_of_contact_person_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.stage
    ADD CONSTRAINT stage_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES public.complaint(id);
ALTER TABLE ONLY public.team
    ADD CONSTRAINT team_department_fkey FOREIGN KEY (department) REFERENCES public.department(name);
ALTER TABLE ONLY public.team
    ADD CONSTRAINT team_head_fkey FOREIGN KEY (head_id) REFERENCES public.person(id);
