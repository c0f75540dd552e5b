-- no-transaction
CREATE INDEX CONCURRENTLY action_due_on_idx ON action (due_on, id);
