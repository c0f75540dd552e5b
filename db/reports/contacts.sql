-- What reached the council from $1 to $2, each thing once: a contact that became a complaint counts as the complaint.
WITH own AS (
    SELECT
        c.id,
        c.received_on,
        c.channel,
        c.kind,
        c.source,
        c.subject,
        c.disposition,
        c.destination,
        c.complaint_id,
        c.kind = 'compliment'
        AND EXISTS (SELECT FROM counted_compliment AS m WHERE m.contact_id = c.id) AS is_compliment
    FROM counted_contact AS c
    WHERE c.received_on BETWEEN $1::date AND $2::date
),

enquiry AS (
    SELECT * FROM own WHERE complaint_id IS NULL AND NOT is_compliment
),

conference AS (
    SELECT DISTINCT s.complaint_id
    FROM complaint_subject AS s
    WHERE s.subject = 'child_protection_conference'
)

SELECT 'type' AS measure, 'enquiries' AS key, NULL::text AS part, count(*) AS count FROM enquiry
UNION ALL
SELECT 'type', coalesce(c.procedure, c.closure, 'unaccepted'), NULL, count(*)
FROM counted_complaint AS c
WHERE c.received_on BETWEEN $1 AND $2
GROUP BY 2
UNION ALL
SELECT 'type', 'ombudsman_enquiries', NULL, count(*)
FROM counted_ombudsman_case AS o
WHERE o.enquiry_on BETWEEN $1 AND $2
UNION ALL
SELECT 'type', 'compliments', NULL, count(*)
FROM counted_compliment AS m
WHERE m.received_on BETWEEN $1 AND $2
UNION ALL
SELECT 'disposition', coalesce(e.disposition, 'open'), NULL, count(*) FROM enquiry AS e
GROUP BY 2
UNION ALL
SELECT e.disposition, e.destination, NULL, count(*)
FROM enquiry AS e
WHERE e.disposition IN ('signposted_organisation', 'signposted_procedure', 'forwarded')
GROUP BY 1, 2
UNION ALL
SELECT 'routed_out', r.destination, NULL, count(*)
FROM (
    SELECT o.destination FROM own AS o WHERE o.disposition = 'routed_out'
    UNION ALL
    SELECT 'corporate_complaint'
    FROM counted_complaint AS c
    WHERE c.received_on BETWEEN $1 AND $2
        AND c.procedure = 'corporate'
        AND NOT (coalesce(c.eligible_complainant, true) AND coalesce(c.subject_in_scope, true))
        AND NOT EXISTS (SELECT FROM counted_contact AS k WHERE k.complaint_id = c.id AND k.disposition = 'routed_out')
    UNION ALL
    SELECT CASE c.closure_reason
        WHEN 'court' THEN 'court'
        WHEN 'conference_appeal' THEN 'child_protection_conference_appeal'
        WHEN 'other_redress' THEN 'other_procedure'
        WHEN 'other_body' THEN 'other_body'
    END
    FROM counted_complaint AS c
    WHERE c.received_on BETWEEN $1 AND $2
        AND c.procedure IS NULL
        AND c.about_childrens_social_care
        AND c.closure_reason IN ('court', 'conference_appeal', 'other_redress', 'other_body')
        AND NOT EXISTS (SELECT FROM counted_contact AS k WHERE k.complaint_id = c.id AND k.disposition = 'routed_out')
) AS r
GROUP BY 2
UNION ALL
SELECT 'refused', c.closure_reason, NULL, count(*)
FROM counted_complaint AS c
WHERE c.received_on BETWEEN $1 AND $2 AND c.closure = 'refused'
GROUP BY 2
UNION ALL
SELECT 'channel', a.channel, to_char(a.received_on, 'YYYY-MM'), count(*)
FROM (
    SELECT o.channel, o.received_on FROM own AS o
    UNION ALL
    SELECT c.channel, c.received_on
    FROM counted_complaint AS c
    WHERE c.received_on BETWEEN $1 AND $2
        AND NOT EXISTS (SELECT FROM counted_contact AS k WHERE k.complaint_id = c.id)
) AS a
GROUP BY 2, 3
UNION ALL
SELECT 'compliment', s.department, s.name, count(*)
FROM counted_compliment AS m
JOIN service AS s ON s.id = m.service_id
WHERE m.received_on BETWEEN $1 AND $2
GROUP BY 2, 3
UNION ALL
SELECT 'conference', 'complaints', NULL, count(*)
FROM conference AS f
JOIN counted_complaint AS c ON c.id = f.complaint_id
WHERE c.received_on BETWEEN $1 AND $2
UNION ALL
SELECT 'conference', k.key, NULL, count(*) FILTER (WHERE k.counts)
FROM conference AS f
JOIN counted_stage AS t ON t.complaint_id = f.complaint_id AND t.stage = 'investigation'
CROSS JOIN LATERAL (
    VALUES
        ('stage_2', t.requested_on BETWEEN $1 AND $2),
        ('stage_2_open_at_year_end', t.requested_on <= $2 AND (t.ended_on IS NULL OR t.ended_on > $2))
) AS k (key, counts)
GROUP BY 2
UNION ALL
SELECT 'conference', k.key, NULL, count(*) FILTER (WHERE k.counts)
FROM own AS o
CROSS JOIN LATERAL (
    VALUES
        ('appeals', true),
        ('appeals_by_young_people', coalesce(o.source = 'child_or_young_person', false))
) AS k (key, counts)
WHERE o.destination = 'child_protection_conference_appeal'
    OR (o.kind = 'appeal' AND o.subject = 'child_protection_conference')
GROUP BY 2;
