-- A deadline is a pure function of events, procedure version, calendar version and extensions; a row is a cache of one
-- value of it with the days between which it was the deadline as known. It is superseded, never edited.
CREATE TABLE deadline (
    id bigint GENERATED ALWAYS AS IDENTITY,
    stage_id uuid NOT NULL,
    clock text NOT NULL,
    kind text NOT NULL CONSTRAINT deadline_kind CHECK (kind IN ('limit', 'target', 'alternative')),
    basis_on date NOT NULL,
    due_on date NOT NULL,
    calendar_version bigint NOT NULL,
    known_from date NOT NULL,
    ended_on date,
    ended_by text CONSTRAINT deadline_ended_by CHECK (ended_by IN ('met', 'superseded', 'withdrawn')),
    CONSTRAINT deadline_pkey PRIMARY KEY (id),
    CONSTRAINT deadline_known_from_key UNIQUE (stage_id, clock, known_from),
    CONSTRAINT deadline_stage_fkey FOREIGN KEY (stage_id) REFERENCES stage (id),
    CONSTRAINT deadline_calendar_version_fkey FOREIGN KEY (calendar_version) REFERENCES calendar_version (number),
    CONSTRAINT deadline_due_in_order CHECK (due_on >= basis_on),
    CONSTRAINT deadline_ended CHECK ((ended_on IS NULL) = (ended_by IS NULL))
);

-- One deadline of a clock at a time that was not superseded.
CREATE UNIQUE INDEX deadline_current_key ON deadline (stage_id, clock) 
WHERE ended_by IS NULL OR ended_by = 'met';
-- The sweep reads what is due, not what is stored: the first index for what is open, the second for a past day.
CREATE INDEX deadline_open_due_on_idx ON deadline (due_on) INCLUDE (id, stage_id, clock, known_from)
WHERE ended_on IS NULL AND kind = 'limit';
CREATE INDEX deadline_ended_on_idx ON deadline (ended_on) WHERE ended_on IS NOT NULL AND kind = 'limit';

-- What a change of the calendar did to a deadline.
CREATE TABLE deadline_move (
    calendar_version bigint NOT NULL,
    deadline_id bigint NOT NULL,
    basis_before_on date NOT NULL,
    basis_after_on date NOT NULL,
    due_before_on date NOT NULL,
    due_after_on date NOT NULL,
    CONSTRAINT deadline_move_pkey PRIMARY KEY (calendar_version, deadline_id),
    CONSTRAINT deadline_move_calendar_version_fkey
    FOREIGN KEY (calendar_version) REFERENCES calendar_version (number),
    CONSTRAINT deadline_move_deadline_fkey FOREIGN KEY (deadline_id) REFERENCES deadline (id)
);

CREATE INDEX deadline_move_deadline_idx ON deadline_move (deadline_id);
