-- no-transaction
-- The extensions of a stage in their order; those of one day in the order they were recorded.
CREATE INDEX CONCURRENTLY extension_stage_idx ON extension (stage_id, agreed_on, id);
