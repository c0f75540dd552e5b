-- no-transaction
-- Stages that are open, by the day the complainant last heard: the lists of open stages look at no other row.
CREATE INDEX CONCURRENTLY stage_open_idx
ON stage (greatest(requested_on, acknowledged_on, complainant_updated_on), id) INCLUDE (complaint_id, stage)
WHERE responded_on IS NULL AND early_referral_accepted_on IS NULL AND ended_on IS NULL AND next_requested_on IS NULL;
