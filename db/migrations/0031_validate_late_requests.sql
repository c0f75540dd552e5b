-- Checks what 0030 added without a look at the rows.
ALTER TABLE stage VALIDATE CONSTRAINT stage_late_request_whole;
ALTER TABLE stage VALIDATE CONSTRAINT stage_late_request_in_order;
ALTER TABLE stage VALIDATE CONSTRAINT stage_late_request_letter;
