-- Who is told of a duty that is near its day or past it, and in what order: a ladder from a day on, the one that says most of
-- what a duty is (decision 0044).
CREATE TABLE ladder (
    id bigint GENERATED ALWAYS AS IDENTITY,
    kind text CONSTRAINT ladder_kind CHECK (kind IN (
        'acknowledgement', 'statement', 'extension_notice', 'response', 'panel', 'findings', 'request_window',
        'stage_2_offer', 'enquiry_conversion', 'safeguarding_acknowledgement', 'behaviour_review', 'freeze_review',
        'obligation', 'obligation_check', 'ombudsman_letter', 'members_told', 'report_notice', 'report_inspection',
        'report_reply', 'notice'
    )),
    nature text NOT NULL CONSTRAINT ladder_nature CHECK (nature IN ('limit', 'target')),
    department text,
    procedure text,
    in_force_from date NOT NULL,
    source text NOT NULL,
    decided_by text NOT NULL,
    decided_at timestamptz NOT NULL,
    CONSTRAINT ladder_pkey PRIMARY KEY (id),
    CONSTRAINT ladder_scope_key UNIQUE NULLS NOT DISTINCT (nature, kind, department, procedure, in_force_from),
    CONSTRAINT ladder_department_fkey FOREIGN KEY (department) REFERENCES department (name) ON UPDATE CASCADE,
    CONSTRAINT ladder_procedure_fkey FOREIGN KEY (procedure) REFERENCES procedure (code),
    -- A target that is passed is nobody's breach: who is told of it is said of its kind, if anybody is.
    CONSTRAINT ladder_target_of_kind CHECK (nature = 'limit' OR kind IS NOT NULL)
);

CREATE TABLE ladder_step (
    ladder_id bigint NOT NULL,
    step bigint NOT NULL CONSTRAINT ladder_step_step CHECK (step BETWEEN 1 AND 10),
    working_days bigint NOT NULL CONSTRAINT ladder_step_working_days CHECK (working_days BETWEEN -60 AND 120),
    audience text NOT NULL CONSTRAINT ladder_step_audience CHECK (audience IN (
        'assignee', 'team_manager', 'service_manager', 'head_of_service', 'assistant_director', 'director',
        'complaints_manager', 'link_officer', 'challenge_list'
    )),
    answer_working_days bigint CONSTRAINT ladder_step_answer CHECK (answer_working_days BETWEEN 1 AND 60),
    CONSTRAINT ladder_step_pkey PRIMARY KEY (ladder_id, step),
    CONSTRAINT ladder_step_ladder_fkey FOREIGN KEY (ladder_id) REFERENCES ladder (id) ON DELETE CASCADE
);

COMMENT ON COLUMN ladder_step.working_days IS 'From the last day in time; negative, or 0 for the day itself, for a warning.';
COMMENT ON COLUMN ladder_step.answer_working_days IS 'How long whoever is told has to answer; empty where no answer is asked for.';

-- Everything that somebody is told, each once: a step of the ladder of a duty, or what an operation caused. It holds
-- identifiers and no names.
CREATE TABLE alert (
    id uuid NOT NULL,
    kind text NOT NULL CONSTRAINT alert_kind CHECK (kind IN (
        'warning', 'overdue', 'challenge', 'safeguarding_referral', 'complaint_back_in_queue', 'contact_back_in_queue',
        'single_contact_passed_on', 'single_contact_ended', 'behaviour_measure_ended', 'report_not_published'
    )),
    duty_id bigint,
    step bigint,
    working_days bigint,
    due_on date,
    cause text,
    audience text NOT NULL,
    recipient_person_id uuid,
    recipient_role text CONSTRAINT alert_recipient_role CHECK (
        recipient_role IN ('manager', 'first_response', 'allocated_worker')
    ),
    complaint_id uuid,
    contact_id uuid,
    behaviour_measure_id uuid,
    safeguarding_referral_id uuid,
    single_point_of_contact_id uuid,
    report text,
    report_period text,
    is_urgent boolean NOT NULL DEFAULT false,
    raised_on date NOT NULL,
    raised_at timestamptz NOT NULL,
    answer_due_on date,
    joined_id uuid,
    cancelled_for text CONSTRAINT alert_cancelled_for CHECK (cancelled_for IN ('moved', 'done', 'withdrawn')),
    told_at timestamptz,
    seen_at timestamptz,
    seen_by text,
    CONSTRAINT alert_pkey PRIMARY KEY (id),
    CONSTRAINT alert_cause_key UNIQUE (cause),
    CONSTRAINT alert_of_duty_or_cause CHECK (
        num_nonnulls(duty_id, cause) = 1 AND (duty_id IS NULL) = (step IS NULL)
            AND (duty_id IS NULL) = (working_days IS NULL) AND (duty_id IS NULL) = (due_on IS NULL)
    ),
    CONSTRAINT alert_recipient CHECK (num_nonnulls(recipient_person_id, recipient_role) = 1),
    CONSTRAINT alert_seen CHECK ((seen_at IS NULL) = (seen_by IS NULL)),
    CONSTRAINT alert_report CHECK ((report IS NULL) = (report_period IS NULL)),
    CONSTRAINT alert_joined_other CHECK (joined_id <> id),
    CONSTRAINT alert_duty_fkey FOREIGN KEY (duty_id) REFERENCES duty (id),
    CONSTRAINT alert_person_fkey FOREIGN KEY (recipient_person_id) REFERENCES person (id),
    CONSTRAINT alert_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES complaint (id),
    CONSTRAINT alert_contact_fkey FOREIGN KEY (contact_id) REFERENCES contact (id),
    CONSTRAINT alert_behaviour_measure_fkey FOREIGN KEY (behaviour_measure_id) REFERENCES behaviour_measure (id),
    CONSTRAINT alert_safeguarding_referral_fkey
    FOREIGN KEY (safeguarding_referral_id) REFERENCES safeguarding_referral (id),
    CONSTRAINT alert_single_point_of_contact_fkey
    FOREIGN KEY (single_point_of_contact_id) REFERENCES single_point_of_contact (id),
    CONSTRAINT alert_joined_fkey FOREIGN KEY (joined_id) REFERENCES alert (id)
);

-- A step of a duty is told once, for the day it is due: when the day moves, what was told of the other is cancelled.
CREATE UNIQUE INDEX alert_step_key ON alert (duty_id, working_days) WHERE cancelled_for IS NULL;
CREATE INDEX alert_duty_idx ON alert (duty_id) WHERE duty_id IS NOT NULL;
CREATE INDEX alert_person_idx ON alert (recipient_person_id, raised_at, id) WHERE recipient_person_id IS NOT NULL;
CREATE INDEX alert_raised_at_idx ON alert (raised_at, id);
-- A report that is not published is told of once.
CREATE UNIQUE INDEX alert_report_key ON alert (report, report_period) WHERE report IS NOT NULL;
CREATE INDEX alert_complaint_idx ON alert (complaint_id) WHERE complaint_id IS NOT NULL;

COMMENT ON COLUMN alert.working_days IS
'Of the step, from the last day in time: what tells one step from another, whatever becomes of the ladder.';
COMMENT ON COLUMN alert.due_on IS 'The day it was told for.';
COMMENT ON COLUMN alert.cause IS 'The kind and what caused it, where it is of no duty.';
COMMENT ON COLUMN alert.joined_id IS 'The alert that told of this step too, where several were due at once.';
COMMENT ON COLUMN alert.told_at IS 'When it was first handed over to a channel, seen or answered; when it was raised, where the inbox is all there is.';

-- What whoever was told says, and whether that will do (requirements R107, R109).
CREATE TABLE alert_answer (
    id bigint GENERATED ALWAYS AS IDENTITY,
    alert_id uuid NOT NULL,
    text text NOT NULL CONSTRAINT alert_answer_text_not_blank CHECK (btrim(text) <> ''),
    answered_by text NOT NULL,
    answered_by_ids uuid [] NOT NULL,
    answered_at timestamptz NOT NULL,
    answered_on date NOT NULL,
    verdict text CONSTRAINT alert_answer_verdict CHECK (verdict IN ('accepted', 'rejected')),
    verdict_reason text CONSTRAINT alert_answer_verdict_reason_not_blank CHECK (btrim(verdict_reason) <> ''),
    judged_by text,
    judged_at timestamptz,
    CONSTRAINT alert_answer_pkey PRIMARY KEY (id),
    CONSTRAINT alert_answer_alert_fkey FOREIGN KEY (alert_id) REFERENCES alert (id),
    CONSTRAINT alert_answer_judged CHECK (
        (verdict IS NULL) = (judged_at IS NULL) AND (judged_by IS NULL) = (judged_at IS NULL)
            AND (verdict IS DISTINCT FROM 'rejected' OR verdict_reason IS NOT NULL)
    )
);

CREATE UNIQUE INDEX alert_answer_open_key ON alert_answer (alert_id) WHERE verdict IS NULL;
CREATE INDEX alert_answer_alert_idx ON alert_answer (alert_id, id);

-- What finished its ladder, until the challenge meeting is done with it (requirement R110).
CREATE TABLE challenge_item (
    id uuid NOT NULL,
    alert_id uuid NOT NULL,
    listed_on date NOT NULL,
    theme text CONSTRAINT challenge_item_theme_not_blank CHECK (btrim(theme) <> ''),
    closed_on date,
    CONSTRAINT challenge_item_pkey PRIMARY KEY (id),
    CONSTRAINT challenge_item_alert_key UNIQUE (alert_id),
    CONSTRAINT challenge_item_alert_fkey FOREIGN KEY (alert_id) REFERENCES alert (id),
    CONSTRAINT challenge_item_in_order CHECK (closed_on >= listed_on)
);

CREATE INDEX challenge_item_listed_on_idx ON challenge_item (listed_on, id);

CREATE TABLE challenge_note (
    id bigint GENERATED ALWAYS AS IDENTITY,
    challenge_item_id uuid NOT NULL,
    decision text NOT NULL CONSTRAINT challenge_note_decision CHECK (
        decision IN ('take_to_meeting', 'follow_up', 'closed')
    ),
    text text NOT NULL CONSTRAINT challenge_note_text_not_blank CHECK (btrim(text) <> ''),
    noted_on date NOT NULL,
    noted_at timestamptz NOT NULL,
    noted_by text NOT NULL,
    CONSTRAINT challenge_note_pkey PRIMARY KEY (id),
    CONSTRAINT challenge_note_item_fkey FOREIGN KEY (challenge_item_id) REFERENCES challenge_item (id)
);

CREATE INDEX challenge_note_item_idx ON challenge_note (challenge_item_id, id);

-- The duties whose ladder goes on, with the day on which the planner of alerts looks at each next: what it reads is not what
-- is stored, nor all that is overdue. It stands beside the duty, which a look would otherwise write again in each of its indexes.
CREATE TABLE duty_ahead (
    duty_id bigint NOT NULL,
    next_step_on date NOT NULL,
    CONSTRAINT duty_ahead_pkey PRIMARY KEY (duty_id),
    CONSTRAINT duty_ahead_duty_fkey FOREIGN KEY (duty_id) REFERENCES duty (id) ON DELETE CASCADE
);

CREATE INDEX duty_ahead_next_step_idx ON duty_ahead (next_step_on, duty_id);

-- A new duty, and one whose day moved, is looked at as soon as it is known; so is one that is of another nature, and one that
-- is open again or, of a review, for longer. A review has the day its measure will end by itself.
CREATE FUNCTION look_at_duties() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO duty_ahead (duty_id, next_step_on)
    SELECT id, known_from FROM added
    WHERE nature IN ('limit', 'target') AND (ended_on IS NULL OR kind = 'behaviour_review');
    RETURN NULL;
END;
$$;

CREATE TRIGGER duties_are_new AFTER INSERT ON duty
REFERENCING NEW TABLE AS added
FOR EACH STATEMENT EXECUTE FUNCTION look_at_duties();

CREATE FUNCTION look_at_duty() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO duty_ahead (duty_id, next_step_on) VALUES (new.id, new.known_from)
    ON CONFLICT (duty_id) DO UPDATE SET next_step_on = excluded.next_step_on;
    RETURN NULL;
END;
$$;

CREATE TRIGGER duty_has_moved AFTER UPDATE ON duty
FOR EACH ROW WHEN (
    new.nature IN ('limit', 'target') AND (new.ended_on IS NULL OR new.kind = 'behaviour_review') AND (
        new.due_on <> old.due_on OR new.nature <> old.nature OR new.ended_on IS NULL AND old.ended_on IS NOT NULL
            OR new.kind = 'behaviour_review' AND new.ended_on > old.ended_on
    )
) EXECUTE FUNCTION look_at_duty();

-- What was told of another day, or of a duty that was never in force, is cancelled, and what is not yet told of a duty that
-- has ended need not be; nor is that looked at again.
CREATE FUNCTION cancel_alerts() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF new.ended_on IS NOT NULL AND new.kind <> 'behaviour_review' THEN
        DELETE FROM duty_ahead WHERE duty_id = new.id;
    END IF;
    UPDATE alert SET cancelled_for = CASE
        WHEN new.ended_by IN ('withdrawn', 'superseded') THEN 'withdrawn'
        WHEN new.due_on <> old.due_on THEN 'moved'
        ELSE 'done'
    END
    WHERE duty_id = new.id AND cancelled_for IS NULL
        AND (new.ended_by IN ('withdrawn', 'superseded') OR new.due_on <> old.due_on OR told_at IS NULL);
    RETURN NULL;
END;
$$;

CREATE TRIGGER duty_cancels_alerts AFTER UPDATE ON duty
FOR EACH ROW WHEN (new.due_on <> old.due_on OR new.ended_by IS DISTINCT FROM old.ended_by AND new.ended_by IS NOT NULL)
EXECUTE FUNCTION cancel_alerts();
