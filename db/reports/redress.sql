-- What was agreed in money from $1 to $2, in pence, by procedure and by where it came from.
SELECT
    m.procedure,
    m.source,
    sum(m.pence)::bigint AS pence
FROM agreed_money AS m
WHERE m.counted_on BETWEEN $1 AND $2
GROUP BY m.procedure, m.source
ORDER BY m.procedure, m.source;
