-- Checks what 0033 added without a look at the rows.
ALTER TABLE stage VALIDATE CONSTRAINT stage_independent_person_other;
