-- no-transaction
CREATE INDEX CONCURRENTLY action_open_due_on_idx ON action (due_on, id)
WHERE completed_on IS NULL AND accepted IS NOT false;
