-- The compliments received from $1 to $2, the first received first, with the text that was approved for print: of the
-- procedure $3 and the department $4 where they are given.
SELECT
    m.received_on,
    s.department,
    s.name AS service,
    m.published_text
FROM counted_compliment AS m
JOIN service AS s ON s.id = m.service_id
WHERE m.received_on BETWEEN $1::date AND $2::date
    AND ($3::text IS NULL OR m.procedure = $3)
    AND ($4::text IS NULL OR s.department = $4)
ORDER BY m.received_on, m.id;
