-- Checks the rows that were there before; writers may go on meanwhile.
ALTER TABLE action VALIDATE CONSTRAINT action_source;
ALTER TABLE action VALIDATE CONSTRAINT action_decision_reason;
ALTER TABLE action VALIDATE CONSTRAINT action_checked;
ALTER TABLE action VALIDATE CONSTRAINT action_type;
ALTER TABLE stage VALIDATE CONSTRAINT stage_breach_reason;
