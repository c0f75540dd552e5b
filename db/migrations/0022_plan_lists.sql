-- The limits of a stage that it has not kept yet, of which a list of complaints tells the first: few are open among many that ended.
CREATE INDEX duty_open_stage_idx ON duty (stage_id) WHERE stage_id IS NOT NULL AND ended_on IS NULL AND nature = 'limit';

-- A stage is open where all of these are null. The planner would take that for a chance of four, and open stages for hardly any.
CREATE STATISTICS stage_open (mcv) ON responded_on, early_referral_accepted_on, ended_on, next_requested_on FROM stage;
