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
    takes_back bigint,
    CONSTRAINT calendar_version_pkey PRIMARY KEY (number),
    CONSTRAINT calendar_version_range CHECK (first_on < last_on),
    CONSTRAINT calendar_version_takes_back_key UNIQUE (takes_back),
    CONSTRAINT calendar_version_takes_back_fkey FOREIGN KEY (takes_back) REFERENCES calendar_version (number),
    CONSTRAINT calendar_version_takes_back_earlier CHECK (takes_back < number)
);

COMMENT ON COLUMN calendar_version.source_body IS 'The file or feed as it was read.';
COMMENT ON COLUMN calendar_version.takes_back IS 'The change that this one takes back.';

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
