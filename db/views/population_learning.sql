-- A cause of a complaint, with its first stage and the day and outcome of the answer there.
CREATE OR REPLACE VIEW population_cause AS
SELECT
    k.complaint_id || k.cause AS id,
    k.complaint_id,
    c.reference,
    k.cause,
    c.procedure,
    v.department,
    v.department || '/' || v.name AS service,
    c.received_on,
    s.stage,
    s.responded_on AS resolved_on,
    s.outcome
FROM complaint_cause AS k
JOIN counted_complaint AS c ON c.id = k.complaint_id
JOIN service AS v ON v.id = c.service_id
LEFT JOIN stage AS s ON s.complaint_id = c.id AND s.position = 1;

-- Something owed, with the first stage of its complaint and the day and outcome of the answer there. A case at the Ombudsman says the procedure
-- of what is owed for it.
CREATE OR REPLACE VIEW population_obligation AS
SELECT
    b.id,
    b.complaint_id,
    coalesce(c.reference, o.reference) AS reference,
    coalesce(o.procedure, c.procedure) AS procedure,
    (SELECT v.department FROM service AS v WHERE v.id = coalesce(c.service_id, o.service_id)) AS department,
    (
        SELECT v.department || '/' || v.name FROM service AS v WHERE v.id = coalesce(c.service_id, o.service_id)
    ) AS service,
    b.source,
    b.scope,
    b.type,
    b.accepted,
    b.accepted IS NOT false AS not_refused,
    b.agreed_on,
    b.agreed_on IS NOT NULL AS agreed,
    b.due_on,
    b.part_done_on,
    b.done_on,
    b.done_on <= b.due_on AS done_in_time,
    b.amount_pence,
    s.stage,
    s.responded_on AS resolved_on,
    s.outcome
FROM counted_obligation AS b
LEFT JOIN complaint AS c ON c.id = b.complaint_id
LEFT JOIN ombudsman_case AS o ON o.id = b.ombudsman_case_id
LEFT JOIN stage AS s ON s.complaint_id = b.complaint_id AND s.position = 1;

-- A review of what can be learnt from a complaint in which fault was found.
CREATE OR REPLACE VIEW population_remedial_review AS
SELECT
    r.id,
    r.complaint_id,
    c.reference,
    c.procedure,
    v.department,
    v.department || '/' || v.name AS service,
    r.reviewed_on AS decided_on,
    NOT r.no_wider_change AS wider_change
FROM remedial_review AS r
JOIN counted_complaint AS c ON c.id = r.complaint_id
JOIN service AS v ON v.id = c.service_id;

-- A point of complaint that was not left out, once, with what was found of it in the last answer that adjudicated it.
CREATE OR REPLACE VIEW population_point AS
SELECT
    p.complaint_id::text || '/' || p.number AS id,
    p.complaint_id,
    c.reference,
    c.procedure,
    v.department,
    v.department || '/' || v.name AS service,
    c.received_on,
    s.responded_on AS resolved_on,
    s.stage,
    f.adjudicated_finding AS finding
FROM complaint_point AS p
JOIN counted_complaint AS c ON c.id = p.complaint_id
JOIN service AS v ON v.id = c.service_id
LEFT JOIN (
    point_finding AS f
    JOIN stage AS s ON s.complaint_id = f.complaint_id AND s.stage = f.stage
)
    ON f.complaint_id = p.complaint_id
    AND f.number = p.number
    AND f.adjudicated_finding IS NOT NULL
    AND s.responded_on IS NOT NULL
    AND NOT EXISTS (
        SELECT
        FROM point_finding AS later
        JOIN stage AS t ON t.complaint_id = later.complaint_id AND t.stage = later.stage
        WHERE later.complaint_id = f.complaint_id
            AND later.number = f.number
            AND later.adjudicated_finding IS NOT NULL
            AND t.responded_on IS NOT NULL
            AND t.position > s.position
    )
WHERE p.excluded_on IS NULL;

-- A quarter in which a cause had fault found in a service for the third quarter in succession or a later one, by the first answer
-- with it; and the day on which the service had first done anything of these complaints for itself.
CREATE OR REPLACE VIEW population_returning_cause AS
WITH fault AS MATERIALIZED (
    SELECT
        c.procedure,
        c.service_id,
        k.cause,
        s.complaint_id,
        s.responded_on,
        (extract(year FROM s.responded_on) * 4 + extract(quarter FROM s.responded_on))::bigint AS quarter
    FROM counted_stage AS s
    JOIN counted_complaint AS c ON c.id = s.complaint_id
    JOIN complaint_cause AS k ON k.complaint_id = c.id
    WHERE s.outcome = 'fault_found' AND s.responded_on IS NOT NULL
), counted_quarter AS (
    SELECT
        f.procedure,
        f.service_id,
        f.cause,
        f.quarter,
        min(f.responded_on) AS responded_on,
        f.quarter - row_number() OVER (PARTITION BY f.procedure, f.service_id, f.cause ORDER BY f.quarter) AS run
    FROM fault AS f
    GROUP BY f.procedure, f.service_id, f.cause, f.quarter
), succession AS (
    SELECT
        q.*,
        row_number() OVER (PARTITION BY q.procedure, q.service_id, q.cause, q.run ORDER BY q.quarter) AS number
    FROM counted_quarter AS q
)

SELECT
    concat_ws('/', n.service_id, n.procedure, n.cause, n.quarter) AS id,
    NULL::uuid AS complaint_id,
    NULL::text AS reference,
    n.procedure,
    v.department,
    v.department || '/' || v.name AS service,
    n.cause,
    v.department || '/' || v.name || ': ' || k.name AS cause_of_service,
    n.responded_on AS resolved_on,
    (
        SELECT min(b.done_on)
        FROM fault AS f
        JOIN counted_obligation AS b ON b.complaint_id = f.complaint_id
        WHERE f.procedure = n.procedure AND f.service_id = n.service_id AND f.cause = n.cause
            AND f.quarter BETWEEN n.quarter - n.number + 1 AND n.quarter AND b.scope = 'wider'
    ) AS done_on
FROM succession AS n
JOIN service AS v ON v.id = n.service_id
JOIN cause AS k ON k.code = n.cause
WHERE n.number >= 3;
