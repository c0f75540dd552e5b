-- What was agreed in money from $1 to $2, in pence, by procedure and by where it came from: an amount by the day it was
-- agreed, a payment in the place of a service that was owed by the day of that.
SELECT
    paid.procedure,
    paid.source,
    sum(paid.pence)::bigint AS pence
FROM (
    SELECT
        agreed.source,
        agreed.pence,
        coalesce(
            (SELECT o.procedure FROM counted_ombudsman_case AS o WHERE o.id = agreed.ombudsman_case_id),
            (SELECT c.procedure FROM counted_complaint AS c WHERE c.id = agreed.complaint_id)
        ) AS procedure
    FROM (
        SELECT
            b.source,
            b.complaint_id,
            b.ombudsman_case_id,
            b.amount_pence AS pence
        FROM counted_obligation AS b
        WHERE b.amount_pence IS NOT NULL AND b.accepted IS NOT false AND b.agreed_on BETWEEN $1 AND $2
        UNION ALL
        SELECT
            b.source,
            b.complaint_id,
            b.ombudsman_case_id,
            b.in_lieu_pence
        FROM counted_obligation AS b
        WHERE b.in_lieu_on IS NOT NULL AND b.in_lieu_on BETWEEN $1 AND $2
    ) AS agreed
) AS paid
GROUP BY paid.procedure, paid.source
ORDER BY paid.procedure, paid.source;
