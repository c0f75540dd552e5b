-- Checks what 0038 added without a look at the rows.
ALTER TABLE deadline_move VALIDATE CONSTRAINT deadline_move_audit_event_fkey;
ALTER TABLE deadline_move VALIDATE CONSTRAINT deadline_move_one_cause;
