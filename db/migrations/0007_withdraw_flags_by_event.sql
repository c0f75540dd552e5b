-- A flag may also be made untrue by a change of its complaint, as by a move to another version of its procedure.
ALTER TABLE deadline_flag ADD COLUMN withdrawn_by_event bigint;
ALTER TABLE deadline_flag ADD CONSTRAINT deadline_flag_withdrawn_by_event_fkey
FOREIGN KEY (withdrawn_by_event) REFERENCES audit_event (id) NOT VALID;
ALTER TABLE deadline_flag VALIDATE CONSTRAINT deadline_flag_withdrawn_by_event_fkey;

COMMENT ON COLUMN deadline_flag.withdrawn_by_event IS
'The audit event of the change of the complaint that made the flag untrue.';

DROP INDEX deadline_flag_once_key;
CREATE UNIQUE INDEX deadline_flag_once_key ON deadline_flag (deadline_id, flag)
WHERE withdrawn_by IS NULL AND withdrawn_by_event IS NULL;
