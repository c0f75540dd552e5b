-- How often each answer to equality monitoring was given of each person, by procedure and financial year in which the
-- complaint was received: for whoever may not read what one person answered.
CREATE OR REPLACE VIEW equality_count AS
SELECT
    y.first_on,
    n.procedure,
    n.person,
    n.characteristic,
    n.answer,
    n.category,
    n.count
FROM (SELECT make_date(s.year, 4, 1) AS first_on FROM generate_series(2000, 2199) AS s (year)) AS y
CROSS JOIN LATERAL (
    SELECT
        c.procedure,
        e.person,
        e.characteristic,
        e.answer,
        e.category,
        count(*) AS count
    FROM counted_complaint AS c
    JOIN equality_answer AS e ON e.complaint_id = c.id
    WHERE c.received_on >= y.first_on AND c.received_on < y.first_on + interval '1 year'
    GROUP BY c.procedure, e.person, e.characteristic, e.answer, e.category
) AS n;
