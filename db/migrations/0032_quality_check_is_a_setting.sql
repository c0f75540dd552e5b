-- Whether answers are checked before they are sent is a setting from a day on (response_quality_check), not of a version.
-- No operation ever set the column.
-- squawk-ignore ban-drop-column
ALTER TABLE procedure_version DROP COLUMN quality_check_required;
