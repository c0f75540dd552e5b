-- What the $4 of each complaint of a procedure ($3) received from $1 to $2 answered of each characteristic; whoever has no
-- answer was not asked, and a child only of a complaint about one.
WITH received AS (
    SELECT c.id FROM counted_complaint AS c
    WHERE c.procedure = $3 AND c.received_on BETWEEN $1 AND $2
        AND ($4 <> 'child' OR EXISTS (SELECT FROM population_child AS p WHERE p.id = c.id AND p.about_a_child))
),

answer AS (
    SELECT
        q.characteristic,
        q.answer,
        q.category,
        q.count
    FROM equality_count AS q
    WHERE q.first_on = $1 AND q.procedure = $3 AND q.person = $4
)

SELECT
    k.characteristic,
    k.category,
    'recorded' AS answer,
    k.name AS label,
    k.position,
    (
        SELECT coalesce(sum(a.count), 0) FROM answer AS a
        WHERE a.characteristic = k.characteristic AND a.category = k.category
    )::bigint AS count
FROM equality_category AS k
UNION ALL
SELECT
    k.characteristic,
    NULL AS category,
    o.answer,
    o.label,
    o.position,
    CASE o.answer
        WHEN 'not_asked' THEN
            (SELECT count(*) FROM received)
            - (SELECT coalesce(sum(a.count), 0) FROM answer AS a WHERE a.characteristic = k.characteristic)
        ELSE (
            SELECT coalesce(sum(a.count), 0) FROM answer AS a
            WHERE a.characteristic = k.characteristic AND a.answer = o.answer
        )
    END::bigint AS count
FROM (SELECT DISTINCT characteristic FROM equality_category) AS k
CROSS JOIN (
    VALUES ('prefer_not_to_say', 'Prefer not to say', 1001::bigint), ('unknown', 'Unknown', 1002),
    ('not_asked', 'Not asked', 1003)
) AS o (answer, label, position)
ORDER BY characteristic, position;
