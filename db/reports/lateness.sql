-- Limits of a procedure ($3) whose act was done, or whose stage ended, in the days from $1 to $2, by the reason recorded
-- for passing them; one row for each limit of a stage and each reason, which is NULL where there is none.
SELECT
    s.stage,
    d.clock,
    l.reason,
    count(*) AS ended,
    count(*) FILTER (WHERE d.ended_on > d.due_on) AS late
FROM duty AS d
JOIN counted_stage AS s ON s.id = d.stage_id
JOIN counted_complaint AS c ON c.id = s.complaint_id
LEFT JOIN late_reason AS l ON l.stage_id = d.stage_id AND l.clock = d.clock
WHERE d.nature = 'limit' AND d.ended_by IN ('met', 'stage_ended') AND d.ended_on IS NOT NULL AND d.ended_on BETWEEN $1 AND $2
    AND c.procedure = $3
GROUP BY s.position, s.stage, d.clock, l.reason
ORDER BY s.position, d.clock, l.reason;
