-- A deadline is moved by a change of the calendar or by an operation on its complaint; either way both dates are kept.
-- Nothing but the program reads the table, and 0040 puts an index in the place of the key.
-- squawk-ignore ban-drop-constraint
ALTER TABLE deadline_move DROP CONSTRAINT deadline_move_pkey;
-- squawk-ignore ban-drop-not-null
ALTER TABLE deadline_move ALTER COLUMN calendar_version DROP NOT NULL;
ALTER TABLE deadline_move ADD COLUMN audit_event_id bigint;
ALTER TABLE deadline_move ADD CONSTRAINT deadline_move_audit_event_fkey
FOREIGN KEY (audit_event_id) REFERENCES audit_event (id) NOT VALID;
ALTER TABLE deadline_move ADD CONSTRAINT deadline_move_one_cause
CHECK ((calendar_version IS NULL) <> (audit_event_id IS NULL)) NOT VALID;
COMMENT ON COLUMN deadline_move.audit_event_id IS 'The operation that moved it, where no change of the calendar did.';
