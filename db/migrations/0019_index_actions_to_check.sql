-- no-transaction
CREATE INDEX CONCURRENTLY action_to_check_idx ON action (check_on, id)
WHERE check_on IS NOT NULL AND checked_on IS NULL;
