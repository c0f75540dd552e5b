-- The compliments received from $1 to $2, the first received first, with the text that was approved for print.
SELECT
    m.received_on,
    s.department,
    s.name AS service,
    m.published_text
FROM counted_compliment AS m
JOIN service AS s ON s.id = m.service_id
WHERE m.received_on BETWEEN $1::date AND $2::date
ORDER BY m.received_on, m.id;
