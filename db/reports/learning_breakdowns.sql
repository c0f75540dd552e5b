-- Causes and obligations of the complaints of a procedure ($2) answered at their first stage in the year that begins on $1.
WITH answered AS (
    SELECT s.complaint_id
    FROM counted_stage AS s
    JOIN counted_complaint AS c ON c.id = s.complaint_id
    WHERE c.procedure = $2
        AND s.position = 1
        AND s.stage IN ('local_resolution', 'single_stage', 'stage_1')
        AND s.responded_on BETWEEN $1::date AND ($1::date + interval '1 year')::date - 1
)

SELECT
    'cause' AS breakdown,
    k.code AS key,
    k.name AS label,
    count(*) AS count
FROM answered AS a
JOIN complaint_cause AS cc ON cc.complaint_id = a.complaint_id
JOIN cause AS k ON k.code = cc.cause
GROUP BY k.code, k.name, k.position
UNION ALL
SELECT
    'obligation_' || b.scope AS breakdown,
    b.type AS key,
    b.type AS label,
    count(*) AS count
FROM answered AS a
JOIN counted_obligation AS b ON b.complaint_id = a.complaint_id
WHERE b.agreed_on IS NOT NULL AND b.accepted IS NOT false
GROUP BY b.scope, b.type
ORDER BY breakdown, count DESC, key;
