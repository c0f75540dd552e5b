-- A contact; an enquiry is one that did not become a complaint and is no compliment on record.
CREATE OR REPLACE VIEW population_contact AS
SELECT
    k.id,
    k.complaint_id,
    k.reference,
    k.received_on,
    to_char(k.received_on, 'YYYY"-m"MM') AS month,
    k.channel,
    k.kind,
    k.source,
    k.department,
    (SELECT v.department || '/' || v.name FROM service AS v WHERE v.id = k.service_id) AS service,
    k.complaint_id IS NULL
    AND NOT (k.kind = 'compliment' AND EXISTS (SELECT FROM counted_compliment AS m WHERE m.contact_id = k.id)) AS enquiry,
    coalesce(k.disposition, 'open') AS disposition,
    k.destination,
    coalesce(
        k.destination = 'child_protection_conference_appeal'
        OR (k.kind = 'appeal' AND k.subject = 'child_protection_conference'), false
    ) AS conference_appeal,
    (
        SELECT d.ended_on <= d.due_on
        FROM duty AS d
        WHERE d.subject_id = k.id AND d.kind = 'acknowledgement' AND d.ended_by IN ('met', 'stage_ended')
    ) AS acknowledged_in_time
FROM counted_contact AS k;

-- A compliment, which has no reference: that of its contact is for those who see the contact.
CREATE OR REPLACE VIEW population_compliment AS
SELECT
    m.id,
    NULL::uuid AS complaint_id,
    NULL::text AS reference,
    m.received_on,
    to_char(m.received_on, 'YYYY"-m"MM') AS month,
    m.procedure,
    v.department,
    v.department || '/' || v.name AS service,
    m.published_text IS NOT NULL AS approved
FROM counted_compliment AS m
JOIN service AS v ON v.id = m.service_id;

-- Whatever reached the council, each thing once: a contact that became a complaint counts as the complaint.
CREATE OR REPLACE VIEW population_arrival AS
SELECT
    k.id,
    NULL::uuid AS complaint_id,
    k.reference,
    'enquiries' AS type,
    k.channel,
    k.department,
    k.received_on,
    k.month
FROM population_contact AS k
WHERE k.enquiry
UNION ALL
SELECT
    c.id,
    c.id,
    c.reference,
    coalesce(c.procedure, c.closure, 'unaccepted'),
    c.channel,
    c.department,
    c.received_on,
    c.month
FROM population_complaint AS c
UNION ALL
SELECT
    o.id,
    o.complaint_id,
    o.reference,
    'ombudsman_enquiries',
    NULL,
    v.department,
    o.enquiry_on,
    to_char(o.enquiry_on, 'YYYY"-m"MM')
FROM counted_ombudsman_case AS o
JOIN service AS v ON v.id = o.service_id
UNION ALL
SELECT
    m.id,
    NULL,
    NULL,
    'compliments',
    NULL,
    m.department,
    m.received_on,
    m.month
FROM population_compliment AS m;

-- A matter of children's social care that took another route than its procedure, by the day received.
CREATE OR REPLACE VIEW population_other_route AS
SELECT
    k.id,
    k.complaint_id,
    k.reference,
    k.destination AS route,
    k.department,
    k.received_on
FROM counted_contact AS k
WHERE k.disposition = 'routed_out'
UNION ALL
SELECT
    c.id,
    c.id,
    c.reference,
    CASE c.closure_reason
        WHEN 'conference_appeal' THEN 'child_protection_conference_appeal'
        WHEN 'other_redress' THEN 'other_procedure'
        ELSE c.closure_reason
    END,
    v.department,
    c.received_on
FROM counted_complaint AS c
JOIN service AS v ON v.id = c.service_id
WHERE c.procedure IS NULL
    AND c.about_childrens_social_care
    AND c.closure = 'refused'
    AND NOT EXISTS (
        SELECT FROM counted_contact AS k WHERE k.complaint_id = c.id AND k.disposition = 'routed_out'
    );
