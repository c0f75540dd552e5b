-- The limits of a stage that it has not kept yet, of which a list of complaints tells the first: few are open among many that ended.
CREATE INDEX duty_open_stage_idx ON duty (stage_id) WHERE stage_id IS NOT NULL AND ended_on IS NULL AND nature = 'limit';
