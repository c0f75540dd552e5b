-- The children a complaint is about: those named in it, and one where a child or young person complained; and whether it is
-- about one at all, which an answer about the child says too.
CREATE OR REPLACE VIEW population_child AS
SELECT
    c.id,
    c.id AS complaint_id,
    c.reference,
    c.procedure,
    v.department,
    v.department || '/' || v.name AS service,
    c.received_on,
    greatest(
        (SELECT count(*) FROM party AS p WHERE p.complaint_id = c.id AND p.role = 'child'),
        CASE WHEN c.complainant_type = 'child_or_young_person' THEN 1 ELSE 0 END
    ) AS children,
    c.complainant_type = 'child_or_young_person'
    OR EXISTS (SELECT FROM party AS p WHERE p.complaint_id = c.id AND p.role = 'child')
    OR EXISTS (SELECT FROM equality_answer AS e WHERE e.complaint_id = c.id AND e.person = 'child') AS about_a_child
FROM counted_complaint AS c
JOIN service AS v ON v.id = c.service_id;

-- How often an answer to equality monitoring was given in a year, as received on the first day of it: whoever computes reports
-- reads no more of it than that.
CREATE OR REPLACE VIEW population_equality_answer AS
SELECT
    concat_ws('/', q.first_on, q.procedure, q.person, q.characteristic, q.answer, q.category) AS id,
    NULL::uuid AS complaint_id,
    NULL::text AS reference,
    q.first_on AS received_on,
    q.procedure,
    q.person,
    q.characteristic,
    q.answer,
    q.category,
    q.count
FROM equality_count AS q;
