-- A measure of the complainant-behaviour register that took effect, without a word about whom it binds or what it is of. It
-- binds from its decision, or its first letter if that was later, to the day before it ended: the day it was lifted, or the day
-- after its last day or after the time that is left for a review that was not held (requirement R164).
CREATE OR REPLACE VIEW population_behaviour_measure AS
SELECT
    m.id,
    NULL::uuid AS complaint_id,
    NULL::text AS reference,
    m.kind,
    m.imposed_on,
    CASE
        WHEN m.lifted_on IS NOT NULL THEN m.lifted_on
        ELSE least(m.ends_on, m.grace_ends_on) + 1
    END AS ended_on,
    CASE
        WHEN m.lifted_on IS NOT NULL THEN 'lifted'
        WHEN m.ends_on <= m.grace_ends_on THEN 'end_reached'
        ELSE 'review_not_held'
    END AS ended_by
FROM (
    SELECT
        b.id,
        b.kind,
        greatest(i.decided_on, (SELECT min(l.sent_on) FROM behaviour_letter AS l WHERE l.measure_id = b.id)) AS imposed_on,
        (
            SELECT d.decided_on FROM behaviour_decision AS d WHERE d.measure_id = b.id AND d.kind = 'lifted'
        ) AS lifted_on,
        t.ends_on,
        working_day_after(t.review_on, b.grace_working_days) AS grace_ends_on
    FROM behaviour_measure AS b
    JOIN behaviour_decision AS i ON i.measure_id = b.id AND i.kind = 'imposed'
    CROSS JOIN LATERAL (
        SELECT
            d.review_on,
            d.ends_on
        FROM behaviour_decision AS d
        WHERE d.measure_id = b.id AND d.kind <> 'lifted'
        ORDER BY d.id DESC
        LIMIT 1
    ) AS t
    WHERE (SELECT counts_every_record()) AND EXISTS (SELECT FROM behaviour_letter AS l WHERE l.measure_id = b.id)
) AS m;

-- A review of such a measure: when it was held, and from when to when it was overdue. One that was not held before the measure
-- ended is overdue until then.
CREATE OR REPLACE VIEW population_behaviour_review AS
SELECT
    d.id,
    NULL::uuid AS complaint_id,
    NULL::text AS reference,
    b.kind,
    d.review_on AS due_on,
    n.decided_on,
    n.kind AS decision,
    n.decided_on <= d.review_on AS in_time,
    d.review_on + 1 AS overdue_on,
    coalesce(n.decided_on, least(d.ends_on, working_day_after(d.review_on, b.grace_working_days)) + 1) AS ended_on
FROM behaviour_decision AS d
JOIN behaviour_measure AS b ON b.id = d.measure_id
LEFT JOIN LATERAL (
    SELECT
        x.decided_on,
        x.kind
    FROM behaviour_decision AS x
    WHERE x.measure_id = d.measure_id AND x.id > d.id
    ORDER BY x.id
    LIMIT 1
) AS n ON true
WHERE (SELECT counts_every_record()) AND d.kind <> 'lifted'
    AND EXISTS (SELECT FROM behaviour_letter AS l WHERE l.measure_id = b.id);
