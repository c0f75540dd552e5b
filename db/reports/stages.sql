-- Stages of a procedure ($3) requested, ended and open at the end of the days from $1 to $2.
SELECT
    s.stage,
    count(*) FILTER (WHERE s.requested_on >= $1) AS received,
    count(*) FILTER (WHERE s.ended_on BETWEEN $1 AND $2) AS resolved,
    count(*) FILTER (WHERE s.ended_on IS NULL OR s.ended_on > $2) AS open
FROM counted_stage AS s
JOIN counted_complaint AS c ON c.id = s.complaint_id
WHERE c.procedure = $3 AND s.requested_on <= $2 AND (s.ended_on IS NULL OR s.ended_on >= $1)
GROUP BY s.stage, s.position
ORDER BY s.position;
