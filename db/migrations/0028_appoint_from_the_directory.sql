-- Who was appointed to a stage is somebody of the directory, from a day; a register from elsewhere has only the name.
ALTER TABLE stage ADD COLUMN investigating_officer_id uuid;
ALTER TABLE stage ADD COLUMN investigating_officer_appointed_on date;
ALTER TABLE stage ADD COLUMN independent_person_id uuid;
ALTER TABLE stage ADD COLUMN independent_person_appointed_on date;
ALTER TABLE stage ADD COLUMN panellist_ids uuid [];
ALTER TABLE stage ADD COLUMN panel_appointed_on date;

ALTER TABLE stage ADD CONSTRAINT stage_investigating_officer_fkey
FOREIGN KEY (investigating_officer_id) REFERENCES person (id) NOT VALID;
ALTER TABLE stage ADD CONSTRAINT stage_independent_person_fkey
FOREIGN KEY (independent_person_id) REFERENCES person (id) NOT VALID;
ALTER TABLE stage ADD CONSTRAINT stage_independent_person_other
CHECK (independent_person_id <> investigating_officer_id) NOT VALID;
ALTER TABLE stage ADD CONSTRAINT stage_investigating_officer_in_order
CHECK (investigating_officer_appointed_on >= requested_on) NOT VALID;
ALTER TABLE stage ADD CONSTRAINT stage_independent_person_in_order
CHECK (independent_person_appointed_on >= requested_on) NOT VALID;
ALTER TABLE stage ADD CONSTRAINT stage_panel_appointed_in_order
CHECK (panel_appointed_on >= requested_on) NOT VALID;
ALTER TABLE stage ADD CONSTRAINT stage_panellists_known
CHECK (cardinality(panellist_ids) = cardinality(panellists)) NOT VALID;

COMMENT ON COLUMN stage.panellist_ids IS 'In the order of the names in panellists; people of the directory are never deleted.';
