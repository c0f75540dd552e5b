-- no-transaction
-- stage_open_idx has taken its place.
DROP INDEX CONCURRENTLY stage_open_last_heard_idx;
