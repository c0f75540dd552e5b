-- The Ombudsman's cases of a procedure ($3) decided from $1 to $2 in which the council had offered a sum before: what it
-- had offered and what was agreed in the end, in pence.
SELECT
    o.reference,
    o.local_offer_pence AS offered,
    agreed.pence AS agreed
FROM counted_ombudsman_case AS o
CROSS JOIN LATERAL (
    SELECT
        coalesce(sum(
            CASE WHEN b.accepted IS NOT false THEN coalesce(b.amount_pence, 0) ELSE 0 END + coalesce(b.in_lieu_pence, 0)
        ), 0)::bigint AS pence
    FROM counted_obligation AS b
    WHERE b.ombudsman_case_id = o.id
) AS agreed
WHERE o.procedure = $3
    AND o.decision_on BETWEEN $1 AND $2
    AND o.local_offer_pence IS NOT NULL
ORDER BY o.decision_on, o.reference;
