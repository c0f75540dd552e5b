-- Checks what 0028 added without a look at the rows.
ALTER TABLE stage VALIDATE CONSTRAINT stage_investigating_officer_fkey;
ALTER TABLE stage VALIDATE CONSTRAINT stage_independent_person_fkey;
ALTER TABLE stage VALIDATE CONSTRAINT stage_independent_person_other;
ALTER TABLE stage VALIDATE CONSTRAINT stage_investigating_officer_in_order;
ALTER TABLE stage VALIDATE CONSTRAINT stage_independent_person_in_order;
ALTER TABLE stage VALIDATE CONSTRAINT stage_panel_appointed_in_order;
ALTER TABLE stage VALIDATE CONSTRAINT stage_panellists_known;
