-- no-transaction
-- One cause moves a deadline once.
CREATE UNIQUE INDEX CONCURRENTLY deadline_move_once_idx
ON deadline_move (deadline_id, calendar_version, audit_event_id) NULLS NOT DISTINCT;
