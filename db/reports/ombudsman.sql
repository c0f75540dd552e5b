-- The Ombudsman's cases from $1 to $2: enquiries by their day and department, what was decided by the day of the decision.
SELECT 'enquiry' AS measure, d.name AS key, NULL::text AS part, count(o.id) AS count
FROM department AS d
LEFT JOIN service AS s ON s.department = d.name
LEFT JOIN counted_ombudsman_case AS o ON o.service_id = s.id AND o.enquiry_on BETWEEN $1::date AND $2::date
GROUP BY d.name
UNION ALL
SELECT 'decision', o.decision, o.procedure, count(*)
FROM counted_ombudsman_case AS o
WHERE o.decision_on BETWEEN $1 AND $2
GROUP BY o.decision, o.procedure
UNION ALL
SELECT 'exhausted', o.procedure, NULL, count(*)
FROM counted_ombudsman_case AS o
WHERE o.decision_on BETWEEN $1 AND $2 AND o.procedure_exhausted
GROUP BY o.procedure
UNION ALL
SELECT 'public_report', o.procedure, NULL, count(*)
FROM counted_ombudsman_case AS o
WHERE o.decision_on BETWEEN $1 AND $2 AND o.public_report
GROUP BY o.procedure
UNION ALL
SELECT 'theme', t.cause, o.procedure, count(*)
FROM counted_ombudsman_case AS o
JOIN ombudsman_case_theme AS t ON t.ombudsman_case_id = o.id
WHERE o.decision_on BETWEEN $1 AND $2
GROUP BY t.cause, o.procedure;
