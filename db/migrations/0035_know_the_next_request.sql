-- A stage knows the day the next one was requested: every reading of a stage and every list of open stages asks for it.
-- It is kept by a trigger, so that it is so whoever adds a stage.
ALTER TABLE stage ADD COLUMN next_requested_on date;
COMMENT ON COLUMN stage.next_requested_on IS 'requested_on of the next stage; kept by stage_tell_previous.';

UPDATE stage AS s SET next_requested_on = n.requested_on
FROM stage AS n
WHERE n.complaint_id = s.complaint_id AND n.position = s.position + 1;

CREATE FUNCTION stage_tell_previous() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    UPDATE stage AS s SET next_requested_on = a.requested_on
    FROM added AS a
    WHERE s.complaint_id = a.complaint_id AND s.position = a.position - 1;
    RETURN NULL;
END;
$$;

CREATE TRIGGER stage_tell_previous AFTER INSERT ON stage
REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION stage_tell_previous();
