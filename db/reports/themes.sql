-- Causes of a procedure ($4) with fault found in a service in three or more successive quarters, looking back to $1, that
-- reach into the days from $2 to $3, where no improvement of the service is done.
WITH fault AS (
    SELECT DISTINCT
        c.service_id,
        k.cause,
        s.complaint_id,
        (extract(year FROM s.responded_on) * 4 + extract(quarter FROM s.responded_on))::bigint AS quarter
    FROM counted_stage AS s
    JOIN counted_complaint AS c ON c.id = s.complaint_id
    JOIN complaint_cause AS k ON k.complaint_id = c.id
    WHERE c.procedure = $4 AND s.outcome = 'fault_found' AND s.responded_on BETWEEN $1 AND $3
),

quarter AS (
    SELECT
        f.service_id,
        f.cause,
        f.quarter,
        f.quarter - row_number() OVER (PARTITION BY f.service_id, f.cause ORDER BY f.quarter) AS run
    FROM fault AS f
    GROUP BY f.service_id, f.cause, f.quarter
),

theme AS (
    SELECT
        q.service_id,
        q.cause,
        min(q.quarter) AS first_quarter,
        max(q.quarter) AS last_quarter,
        count(*) AS quarters
    FROM quarter AS q
    GROUP BY q.service_id, q.cause, q.run
    HAVING count(*) >= 3
)

SELECT
    v.department,
    v.name AS service,
    k.name AS cause,
    t.quarters,
    count(*) AS complaints
FROM theme AS t
JOIN fault AS f
    ON f.service_id = t.service_id AND f.cause = t.cause AND f.quarter BETWEEN t.first_quarter AND t.last_quarter
JOIN service AS v ON v.id = t.service_id
JOIN cause AS k ON k.code = t.cause
WHERE t.last_quarter >= (extract(year FROM $2::date) * 4 + extract(quarter FROM $2::date))::bigint
GROUP BY v.department, v.name, k.name, k.position, t.quarters, t.first_quarter
HAVING count(*) FILTER (
    WHERE EXISTS (
        SELECT FROM counted_obligation AS b
        WHERE b.complaint_id = f.complaint_id AND b.scope = 'wider' AND b.done_on IS NOT NULL
    )
) = 0
ORDER BY t.quarters DESC, complaints DESC, v.department, v.name, k.position;
