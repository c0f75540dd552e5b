-- no-transaction
-- deadline_move_once_idx begins with the deadline.
DROP INDEX CONCURRENTLY deadline_move_deadline_idx;
