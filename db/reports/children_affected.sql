-- The children whom complaints of a procedure ($3) received on the days from $1 to $2 are about.
SELECT
    count(*) AS complaints,
    coalesce(sum(greatest(p.children, CASE WHEN c.complainant_type = 'child_or_young_person' THEN 1 ELSE 0 END)), 0)::bigint
        AS children
FROM counted_complaint AS c
CROSS JOIN LATERAL (
    SELECT count(*) AS children FROM party AS p WHERE p.complaint_id = c.id AND p.role = 'child'
) AS p
WHERE c.procedure = $3 AND c.received_on BETWEEN $1 AND $2;
