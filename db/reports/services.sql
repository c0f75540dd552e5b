-- Complaints, faults, obligations and compliments of a procedure ($3) from $1 to $2, by service.
WITH counted AS (
    SELECT
        c.service_id,
        'complaint' AS kind,
        count(*) AS count
    FROM counted_complaint AS c
    WHERE c.procedure = $3 AND c.received_on BETWEEN $1 AND $2
    GROUP BY c.service_id
    UNION ALL
    SELECT
        c.service_id,
        'fault' AS kind,
        count(*) AS count
    FROM counted_stage AS s
    JOIN counted_complaint AS c ON c.id = s.complaint_id
    WHERE c.procedure = $3 AND s.position = 1 AND s.outcome = 'fault_found' AND s.responded_on BETWEEN $1 AND $2
    GROUP BY c.service_id
    UNION ALL
    SELECT
        c.service_id,
        CASE WHEN b.done_on IS NULL THEN 'obligation' ELSE 'obligation_done' END AS kind,
        count(*) AS count
    FROM counted_obligation AS b
    JOIN counted_complaint AS c ON c.id = b.complaint_id
    WHERE c.procedure = $3 AND b.accepted IS NOT false AND b.agreed_on BETWEEN $1 AND $2
    GROUP BY c.service_id, b.done_on IS NULL
    UNION ALL
    SELECT
        m.service_id,
        'compliment' AS kind,
        count(*) AS count
    FROM counted_compliment AS m
    WHERE m.procedure = $3 AND m.received_on BETWEEN $1 AND $2
    GROUP BY m.service_id
)

SELECT
    v.department,
    v.name AS service,
    coalesce(sum(n.count) FILTER (WHERE n.kind = 'complaint'), 0)::bigint AS complaints,
    coalesce(sum(n.count) FILTER (WHERE n.kind = 'fault'), 0)::bigint AS faults,
    coalesce(sum(n.count) FILTER (WHERE n.kind IN ('obligation', 'obligation_done')), 0)::bigint AS obligations,
    coalesce(sum(n.count) FILTER (WHERE n.kind = 'obligation_done'), 0)::bigint AS obligations_done,
    coalesce(sum(n.count) FILTER (WHERE n.kind = 'compliment'), 0)::bigint AS compliments
FROM counted AS n
JOIN service AS v ON v.id = n.service_id
GROUP BY v.department, v.name
ORDER BY v.department, v.name;
