-- no-transaction
-- Open stages by the day the complainant last heard, the longest ago first.
CREATE INDEX CONCURRENTLY stage_open_last_heard_idx
ON stage (greatest(requested_on, acknowledged_on, complainant_updated_on), id) INCLUDE (complaint_id, stage, position)
WHERE responded_on IS NULL AND early_referral_accepted_on IS NULL;
