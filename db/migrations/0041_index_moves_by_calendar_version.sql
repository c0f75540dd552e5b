-- no-transaction
CREATE INDEX CONCURRENTLY deadline_move_calendar_version_idx ON deadline_move (calendar_version);
