-- A search also finds the points of a complaint and everybody it concerns.
CREATE OR REPLACE VIEW complaint_name AS
SELECT
    id AS complaint_id,
    concat_ws(' ', complainant, representative) AS name
FROM complaint
UNION ALL
SELECT
    complaint_id,
    concat_ws(' ', people, organisation) AS name
FROM entry
UNION ALL
SELECT
    complaint_id,
    name
FROM party;

CREATE OR REPLACE VIEW complaint_body AS
SELECT
    id AS complaint_id,
    summary AS body,
    registered_at AS written_at
FROM complaint
UNION ALL
SELECT
    complaint_id,
    concat_ws(' ', body, result) AS body,
    recorded_at AS written_at
FROM entry
UNION ALL
SELECT
    p.complaint_id,
    p.text AS body,
    c.registered_at AS written_at
FROM complaint_point AS p
JOIN complaint AS c ON c.id = p.complaint_id;

CREATE TRIGGER complaint_text_followed AFTER INSERT OR UPDATE OR DELETE ON party
FOR EACH ROW EXECUTE FUNCTION follow_complaint_text('complaint_id');
CREATE TRIGGER complaint_text_followed AFTER INSERT OR DELETE ON complaint_point
FOR EACH ROW EXECUTE FUNCTION follow_complaint_text('complaint_id');
CREATE TRIGGER complaint_text_followed_representative AFTER UPDATE OF representative ON complaint
FOR EACH ROW WHEN (old.representative IS DISTINCT FROM new.representative)
EXECUTE FUNCTION follow_complaint_text('id');
