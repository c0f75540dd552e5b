-- One row each time the working days were changed; the highest number is in force.
CREATE TABLE calendar_version (
    number bigint NOT NULL,
    first_on date NOT NULL,
    last_on date NOT NULL,
    cause text NOT NULL CONSTRAINT calendar_version_cause_not_blank CHECK (btrim(cause) <> ''),
    actor text NOT NULL,
    applied_at timestamptz NOT NULL,
    source text NOT NULL,
    source_digest bytea NOT NULL CONSTRAINT calendar_version_source_sha256 CHECK (octet_length(source_digest) = 32),
    source_body bytea NOT NULL,
    published boolean NOT NULL,
    takes_back bigint,
    CONSTRAINT calendar_version_pkey PRIMARY KEY (number),
    CONSTRAINT calendar_version_range CHECK (first_on < last_on),
    CONSTRAINT calendar_version_takes_back_fkey FOREIGN KEY (takes_back) REFERENCES calendar_version (number),
    CONSTRAINT calendar_version_takes_back_earlier CHECK (takes_back < number)
);

COMMENT ON COLUMN calendar_version.source_body IS 'The file or feed as it was read.';
COMMENT ON COLUMN calendar_version.published IS
'Whether the source is a list that speaks of every day within its span; else somebody entered the days.';
COMMENT ON COLUMN calendar_version.takes_back IS 'The change that this one takes back, as a whole or some days of it.';

-- Working days live here and nowhere else. A row is added and, where it was a mistake, withdrawn; none is deleted.
CREATE TABLE bank_holiday (
    id bigint GENERATED ALWAYS AS IDENTITY,
    holiday_on date NOT NULL,
    name text NOT NULL CONSTRAINT bank_holiday_name_not_blank CHECK (btrim(name) <> ''),
    added_by bigint NOT NULL,
    withdrawn_by bigint,
    CONSTRAINT bank_holiday_pkey PRIMARY KEY (id),
    CONSTRAINT bank_holiday_added_by_fkey FOREIGN KEY (added_by) REFERENCES calendar_version (number),
    CONSTRAINT bank_holiday_withdrawn_by_fkey FOREIGN KEY (withdrawn_by) REFERENCES calendar_version (number),
    CONSTRAINT bank_holiday_withdrawn_later CHECK (withdrawn_by > added_by)
);

CREATE UNIQUE INDEX bank_holiday_on_key ON bank_holiday (holiday_on) WHERE withdrawn_by IS NULL;

-- A day that gets another name keeps the one it had.
CREATE TABLE bank_holiday_rename (
    bank_holiday_id bigint NOT NULL,
    calendar_version bigint NOT NULL,
    name_before text NOT NULL,
    name_after text NOT NULL,
    CONSTRAINT bank_holiday_rename_pkey PRIMARY KEY (bank_holiday_id, calendar_version),
    CONSTRAINT bank_holiday_rename_holiday_fkey FOREIGN KEY (bank_holiday_id) REFERENCES bank_holiday (id),
    CONSTRAINT bank_holiday_rename_version_fkey FOREIGN KEY (calendar_version) REFERENCES calendar_version (number),
    CONSTRAINT bank_holiday_rename_other CHECK (name_before <> name_after)
);

COMMENT ON TABLE bank_holiday IS
'Bank holidays of England and Wales: SI 2006/1738 reg 2, SI 2009/309 reg 2, SI 2012/3094 reg 19.';

-- ordinal: working days from the first day of the calendar up to and with this day.
-- The n-th working day after an event is the working day with the ordinal of the event's day plus n.
CREATE TABLE working_day (
    day_on date NOT NULL,
    working boolean NOT NULL,
    ordinal bigint NOT NULL,
    CONSTRAINT working_day_pkey PRIMARY KEY (day_on)
);

CREATE UNIQUE INDEX working_day_ordinal_key ON working_day (ordinal) INCLUDE (day_on) WHERE working;

-- Works out working_day from bank_holiday; called in the transaction that adds holidays.
CREATE FUNCTION rebuild_working_days(first_on date, last_on date) RETURNS void
LANGUAGE sql
BEGIN ATOMIC
    DELETE FROM working_day;
    INSERT INTO working_day (day_on, working, ordinal)
    SELECT
        d.day_on,
        d.working,
        count(*) FILTER (WHERE d.working) OVER (ORDER BY d.day_on)
    FROM (
        SELECT
            g.day::date AS day_on,
            extract(isodow FROM g.day) < 6
            AND NOT EXISTS (
                SELECT FROM bank_holiday AS b WHERE b.holiday_on = g.day::date AND b.withdrawn_by IS NULL
            ) AS working
        FROM generate_series(first_on::timestamp, last_on::timestamp, interval '1 day') AS g (day)
    ) AS d;
END;

-- The n-th working day after a day; a day outside the calendar is an error, never a guess.
CREATE FUNCTION working_day_after(event_on date, working_days bigint) RETURNS date
LANGUAGE plpgsql STABLE STRICT AS $$
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

-- Working days after one day up to and with another: 0 on the day itself.
CREATE FUNCTION working_days_between(event_on date, through_on date) RETURNS bigint
LANGUAGE plpgsql STABLE STRICT AS $$
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

CREATE TABLE procedure (
    code text NOT NULL,
    name text NOT NULL,
    statutory boolean NOT NULL,
    legal_basis text NOT NULL,
    guidance text,
    CONSTRAINT procedure_pkey PRIMARY KEY (code)
);

-- A complaint keeps the version in force on the day it was received.
--
-- informal_resolution: how long a concern may be put right without being recorded as a complaint; nothing where no
-- version allows it. oral_by_end_of_next_working_day: SI 2009/309 reg 8, and SI 2012/3094 Part 5 after it; neither text
-- was read.
CREATE TABLE procedure_version (
    id bigint GENERATED ALWAYS AS IDENTITY,
    procedure text NOT NULL,
    name text NOT NULL,
    in_force_from date NOT NULL,
    source text NOT NULL,
    informal_resolution text CONSTRAINT procedure_version_informal_resolution CHECK (informal_resolution IN (
        'same_time_next_working_day', 'oral_by_end_of_next_working_day'
    )),
    after_hours_rolls_forward boolean NOT NULL DEFAULT false,
    CONSTRAINT procedure_version_pkey PRIMARY KEY (id),
    CONSTRAINT procedure_version_procedure_fkey FOREIGN KEY (procedure) REFERENCES procedure (code),
    CONSTRAINT procedure_version_from_key UNIQUE (procedure, in_force_from),
    CONSTRAINT procedure_version_identity_key UNIQUE (id, procedure)
);

COMMENT ON COLUMN procedure_version.after_hours_rolls_forward IS
'Receipt outside office hours counts as on the next working day; never in a statutory procedure.';

CREATE TABLE procedure_stage (
    procedure_version_id bigint NOT NULL,
    position smallint NOT NULL,
    stage text NOT NULL,
    name text NOT NULL,
    CONSTRAINT procedure_stage_pkey PRIMARY KEY (procedure_version_id, stage),
    CONSTRAINT procedure_stage_position_key UNIQUE (procedure_version_id, position),
    CONSTRAINT procedure_stage_version_fkey FOREIGN KEY (procedure_version_id) REFERENCES procedure_version (id)
);

-- limit: passing it is a breach. target: what is expected inside the limit. window: the complainant's time to ask for
-- the next stage; it is nobody's breach and is never flagged. alternative: another reading of the same duty (the other
-- basis where the law is unsure; the furthest an extension could have gone), shown beside and never flagged.
CREATE TABLE procedure_clock (
    procedure_version_id bigint NOT NULL,
    stage text NOT NULL,
    clock text NOT NULL,
    kind text NOT NULL CONSTRAINT procedure_clock_kind CHECK (kind IN ('limit', 'target', 'window', 'alternative')),
    basis text NOT NULL CONSTRAINT procedure_clock_basis CHECK (basis IN (
        'complaint_received', 'stage_requested', 'statement_agreed', 'statement_agreed_or_requested', 'acknowledged',
        'acknowledged_or_due', 'plan_made', 'responded', 'adjudication_received', 'panel_held', 'findings_received',
        'response_overrun'
    )),
    ends_with text NOT NULL CONSTRAINT procedure_clock_ends_with CHECK (ends_with IN (
        'acknowledged', 'statement_agreed', 'notice_given', 'responded', 'panel_held', 'findings_sent',
        'next_stage_requested', 'stage_2_offered'
    )),
    working_days bigint,
    months bigint,
    month_wording text CONSTRAINT procedure_clock_month_wording CHECK (month_wording IN ('after', 'beginning_with')),
    as_stated boolean NOT NULL DEFAULT false,
    extendable boolean NOT NULL DEFAULT false,
    extension_maximum_working_days bigint,
    extension_notice text NOT NULL DEFAULT 'written'
    CONSTRAINT procedure_clock_extension_notice CHECK (extension_notice IN ('written', 'code')),
    advocate_maximum_working_days bigint,
    source text NOT NULL,
    verified boolean NOT NULL,
    CONSTRAINT procedure_clock_pkey PRIMARY KEY (procedure_version_id, stage, clock),
    CONSTRAINT procedure_clock_stage_fkey
    FOREIGN KEY (procedure_version_id, stage) REFERENCES procedure_stage (procedure_version_id, stage),
    CONSTRAINT procedure_clock_length CHECK (
        (working_days > 0 AND months IS NULL AND month_wording IS NULL AND NOT as_stated)
        OR (working_days IS NULL AND months > 0 AND month_wording IS NOT NULL AND NOT as_stated)
        OR (working_days IS NULL AND months IS NULL AND month_wording IS NULL AND as_stated)
    ),
    CONSTRAINT procedure_clock_extension CHECK (extendable OR extension_maximum_working_days IS NULL),
    CONSTRAINT procedure_clock_advocate_maximum CHECK (advocate_maximum_working_days >= working_days)
);

COMMENT ON COLUMN procedure_clock.as_stated IS 'The last day is stated for each complaint, as in its response plan.';
COMMENT ON COLUMN procedure_clock.extension_maximum_working_days IS
'The furthest an extension may go, in working days from the basis; empty with extendable: any date agreed in time.';
COMMENT ON COLUMN procedure_clock.extension_notice IS
'What an extension''s notice holds: written, reason and date; code, the Ombudsman''s details too (Code 6.5), and a second
extension has its good reason (Code 6.4).';
COMMENT ON COLUMN procedure_clock.advocate_maximum_working_days IS
'The clock stands still while an advocate is found, but ends no later than these working days from the basis.';
COMMENT ON COLUMN procedure_clock.verified IS
'Whether the cited text itself was read; false is a figure the council should confirm and may change.';
