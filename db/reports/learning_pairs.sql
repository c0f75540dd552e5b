-- "You complained, we have": the pairs approved for print from $1 to $2, of the procedure $3 and after a complaint of the
-- department $4 where they are given.
SELECT
    p.you_complained,
    p.we_have
FROM learning_pair AS p
WHERE p.approved_on BETWEEN $1::date AND $2::date
    AND ($3::text IS NULL OR p.procedure = $3)
    AND (
        $4::text IS NULL
        OR EXISTS (
            SELECT FROM learning_pair_complaint AS l
            JOIN counted_complaint AS c ON c.id = l.complaint_id
            JOIN service AS s ON s.id = c.service_id
            WHERE l.learning_pair_id = p.id AND s.department = $4
        )
    )
ORDER BY p.approved_on, p.id;
