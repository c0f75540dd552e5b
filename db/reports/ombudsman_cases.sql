-- The cases in which the Ombudsman found fault, decided from $1 to $2, with what was agreed: of the procedure $3 and the
-- department $4 where they are given.
SELECT
    o.decision_on,
    o.decision,
    coalesce(o.summary, '') AS summary,
    o.public_report,
    coalesce(b.types, '{}'::text[]) AS obligation_types,
    coalesce(b.amounts, '{}'::bigint[]) AS obligation_pence
FROM counted_ombudsman_case AS o
JOIN service AS v ON v.id = o.service_id
LEFT JOIN LATERAL (
    SELECT
        array_agg(m.type ORDER BY m.type, m.id) AS types,
        array_agg(coalesce(m.amount_pence, 0) ORDER BY m.type, m.id) AS amounts
    FROM counted_obligation AS m
    WHERE m.ombudsman_case_id = o.id AND m.accepted IS NOT false
) AS b ON true
WHERE o.decision_on BETWEEN $1 AND $2
    AND o.decision IN ('upheld_fault_and_injustice', 'upheld_fault_no_injustice', 'upheld_satisfied_with_offer')
    AND ($3::text IS NULL OR o.procedure = $3)
    AND ($4::text IS NULL OR v.department = $4)
ORDER BY o.decision_on, o.reference;
