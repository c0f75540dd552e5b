-- The counts of the children's procedure by kind, for each year that begins on a day of $1. Services, complainants and
-- representatives count by the day received; causes and actions by the day answered at stage 1 (actions only of
-- complaints with fault found); the Ombudsman's decisions by their day. A row's position is its place in the tables.
WITH year AS (
    SELECT
        y.first_on,
        (y.first_on + interval '1 year')::date - 1 AS last_on
    FROM unnest($1::date[]) AS y (first_on)
),

received AS MATERIALIZED (
    SELECT
        year.first_on,
        c.service_id,
        c.complainant_type,
        coalesce(c.representative_type IN ('childrens_rights_officer', 'other_advocate'), false) AS represented,
        count(*) AS complaints
    FROM year
    JOIN counted_complaint AS c
        ON c.procedure = 'childrens' AND c.received_on BETWEEN year.first_on AND year.last_on
    GROUP BY year.first_on, c.service_id, c.complainant_type, represented
),

resolved AS MATERIALIZED (
    SELECT
        year.first_on,
        s.complaint_id,
        s.outcome
    FROM year
    JOIN counted_stage AS s
        ON s.stage = 'local_resolution' AND s.responded_on BETWEEN year.first_on AND year.last_on
)

SELECT
    'service' AS breakdown,
    r.first_on,
    v.name AS key,
    v.name AS label,
    0::bigint AS position,
    sum(r.complaints)::bigint AS count
FROM received AS r
JOIN service AS v ON v.id = r.service_id
GROUP BY r.first_on, v.name
UNION ALL
SELECT
    'complainant',
    r.first_on,
    r.complainant_type,
    '',
    0,
    sum(r.complaints)::bigint
FROM received AS r
GROUP BY r.first_on, r.complainant_type
UNION ALL
SELECT
    'represented',
    r.first_on,
    r.complainant_type,
    '',
    0,
    sum(r.complaints)::bigint
FROM received AS r
WHERE r.represented
GROUP BY r.first_on, r.complainant_type
UNION ALL
SELECT
    'cause',
    r.first_on,
    k.code,
    k.name,
    k.position,
    count(*)
FROM resolved AS r
JOIN complaint_cause AS cc ON cc.complaint_id = r.complaint_id
JOIN cause AS k ON k.code = cc.cause
GROUP BY r.first_on, k.code, k.name, k.position
UNION ALL
SELECT
    'obligation_' || b.scope,
    r.first_on,
    b.type,
    '',
    0,
    count(*)
FROM resolved AS r
JOIN counted_obligation AS b ON b.complaint_id = r.complaint_id
WHERE r.outcome = 'fault_found' AND b.agreed_on IS NOT NULL
GROUP BY r.first_on, b.scope, b.type
UNION ALL
SELECT
    'ombudsman_decision',
    year.first_on,
    o.decision,
    '',
    0,
    count(*)
FROM year
JOIN counted_ombudsman_case AS o
    ON o.procedure = 'childrens' AND o.decision_on BETWEEN year.first_on AND year.last_on
GROUP BY year.first_on, o.decision
UNION ALL
SELECT
    'ombudsman_exhausted',
    year.first_on,
    'exhausted',
    '',
    0,
    count(*)
FROM year
JOIN counted_ombudsman_case AS o
    ON o.procedure = 'childrens' AND o.decision_on BETWEEN year.first_on AND year.last_on
WHERE o.procedure_exhausted
GROUP BY year.first_on
ORDER BY breakdown, first_on, position, key;
