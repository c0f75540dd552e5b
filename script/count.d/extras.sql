-- What an import cannot hold, added to an imported register for `script/count`: which rows, follows from their references.
CREATE FUNCTION one_in(of_these integer, name text) RETURNS boolean LANGUAGE sql IMMUTABLE AS
'SELECT abs(hashtext(name)) % of_these = 0';

INSERT INTO complaint_point (complaint_id, number, text, origin, found_on, excluded_on, exclusion_reason, exclusion_explanation)
SELECT
    c.id,
    n.number,
    'made up',
    'complainant',
    c.received_on,
    x.excluded_on,
    CASE WHEN x.excluded_on IS NOT NULL THEN 'outside_procedure' END,
    CASE WHEN x.excluded_on IS NOT NULL THEN 'made up' END
FROM complaint AS c
CROSS JOIN generate_series(1, 3) AS n (number)
CROSS JOIN LATERAL (SELECT CASE WHEN one_in(9, c.reference || n.number) THEN c.received_on END AS excluded_on) AS x
WHERE one_in(2, c.reference || n.number);

INSERT INTO point_finding (complaint_id, number, stage, officer_finding, adjudicated_finding, reason)
SELECT
    p.complaint_id,
    p.number,
    s.stage,
    'upheld',
    CASE WHEN NOT one_in(6, s.id::text || p.number) THEN
        (ARRAY['upheld', 'partly_upheld', 'not_upheld', 'no_finding'])[1 + abs(hashtext(s.id::text || p.number)) % 4]
    END,
    'made up'
FROM complaint_point AS p
JOIN stage AS s ON s.complaint_id = p.complaint_id
WHERE s.responded_on IS NOT NULL AND p.excluded_on IS NULL;

INSERT INTO remedial_review (
    id, complaint_id, reviewed_on, for_person, nothing_for_person, wider_change, no_wider_change, reviewed_by, recorded_at
)
SELECT
    gen_random_uuid(), c.id, s.responded_on + 14, 'made up', false, NULL, true, 'A. Reviewer', s.responded_on
FROM complaint AS c
JOIN stage AS s ON s.complaint_id = c.id AND s.position = 1
WHERE s.outcome = 'fault_found' AND one_in(2, c.reference);

UPDATE stage AS s SET withdrawn_on = s.requested_on + 30 WHERE s.responded_on IS NULL AND one_in(3, s.id::text);
UPDATE stage AS s SET bypassed_on = s.requested_on + 40
WHERE s.ended_on IS NULL AND s.stage = 'local_resolution' AND one_in(3, s.id::text);

INSERT INTO entry (id, complaint_id, kind, occurs_on, body, resolved, recorded_by, recorded_at)
SELECT gen_random_uuid(), s.complaint_id, 'meeting', s.withdrawn_on - 3, 'made up', true, 'A. Manager', s.withdrawn_on
FROM stage AS s
WHERE s.withdrawn_on IS NOT NULL AND one_in(2, s.id::text || 'm');
UPDATE complaint AS c
SET closure = 'withdrawn', closed_on = s.withdrawn_on, closure_explanation = 'made up', closed_by = 'A. Manager'
FROM stage AS s
WHERE s.complaint_id = c.id AND s.withdrawn_on IS NOT NULL;
UPDATE complaint AS c
SET closure = 'refused', closed_on = s.requested_on + 9, closure_reason = 'out_of_time', closure_explanation = 'made up',
    closed_by = 'A. Manager'
FROM stage AS s
WHERE s.complaint_id = c.id AND s.position = 1 AND s.ended_on IS NULL AND c.closure IS NULL AND one_in(3, c.reference);

-- Complaints that no procedure took: open, withdrawn, or refused by a route.
INSERT INTO complaint (
    id, reference, received_at, received_on, channel, complainant, complainant_type, service_id, about_childrens_social_care,
    summary, closure, closed_on, closure_reason, closure_explanation, closed_by, registered_at, changed_at
)
SELECT
    gen_random_uuid(),
    'N' || c.reference,
    c.received_at,
    c.received_on,
    c.channel,
    c.complainant,
    c.complainant_type,
    c.service_id,
    c.about_childrens_social_care,
    c.summary,
    x.closure,
    CASE WHEN x.closure IS NOT NULL THEN c.received_on + 5 END,
    CASE WHEN x.closure = 'refused' THEN
        (ARRAY['conference_appeal', 'court', 'other_body', 'other_redress', 'out_of_time'])[1 + abs(hashtext(c.reference)) % 5]
    END,
    CASE WHEN x.closure IS NOT NULL THEN 'made up' END,
    CASE WHEN x.closure IS NOT NULL THEN 'A. Manager' END,
    c.registered_at,
    c.changed_at
FROM complaint AS c
CROSS JOIN LATERAL (
    SELECT (ARRAY['refused', 'withdrawn', 'refused', NULL])[1 + abs(hashtext('N' || c.reference)) % 4] AS closure
) AS x
WHERE one_in(4, c.reference);

INSERT INTO ombudsman_case_theme (ombudsman_case_id, cause)
SELECT
    o.id,
    k.cause
FROM ombudsman_case AS o
CROSS JOIN (VALUES ('delay'), ('policy'), ('record_keeping')) AS k (cause)
WHERE starts_with(o.decision, 'upheld') AND one_in(2, o.reference || k.cause);

UPDATE obligation SET accepted = false, decision_reason = 'made up' WHERE one_in(6, id::text);
UPDATE obligation
SET quantity = 3, unit = 'sessions', delivered = 0, in_lieu_quantity = 1, in_lieu_pence = 12345, in_lieu_on = done_on
WHERE done_on IS NOT NULL AND one_in(5, id::text);

-- Contacts: some open, some routed out, some that became a complaint, some that praise.
UPDATE contact SET disposition = NULL, destination = NULL, closed_at = NULL WHERE one_in(7, reference);
UPDATE contact
SET disposition = 'routed_out', explained_on = received_on,
    destination = (ARRAY['child_protection_conference_appeal', 'court'])[1 + abs(hashtext(reference)) % 2]
WHERE closed_at IS NOT NULL AND one_in(5, reference);
UPDATE contact AS k SET complaint_id = c.id
FROM complaint AS c
WHERE c.reference = replace(k.reference, 'E', 'R') AND one_in(3, k.reference);
UPDATE contact AS k SET kind = 'compliment' WHERE k.complaint_id IS NULL AND one_in(4, k.reference || 'm');
UPDATE compliment AS m SET contact_id = k.id
FROM contact AS k
WHERE k.kind = 'compliment' AND m.text = 'Thank you ' || substr(k.reference, 3)::bigint AND one_in(2, k.reference);

-- Some of each registered in error.
UPDATE complaint SET error_on = '2024-05-01', error_reason = 'made up', error_by = 'A. Manager' WHERE one_in(11, reference || 'e');
UPDATE contact SET error_on = '2024-05-01', error_reason = 'made up', error_by = 'A. Manager' WHERE one_in(11, reference || 'e');
UPDATE compliment SET error_on = '2024-05-01', error_reason = 'made up', error_by = 'A. Manager' WHERE one_in(11, text);
UPDATE ombudsman_case SET error_on = '2024-05-01', error_reason = 'made up', error_by = 'A. Manager'
WHERE one_in(11, reference || 'e');
UPDATE obligation SET error_on = '2024-05-01', error_reason = 'made up', error_by = 'A. Manager' WHERE one_in(11, id::text);

-- A register of behaviour: warnings and restrictions, some lifted, some renewed, some never reviewed.
INSERT INTO person (id, name, employment, spouse_of_officer_or_member, capacities, changed_at)
VALUES ('00000000-0000-7000-8000-000000000001', 'A. Manager', 'employee', false, '{}', '2021-04-01');
INSERT INTO behaviour_measure (
    id, complainant, complainant_kind, kind, evidence, exception_reason, restrictions, contact_days, adjustments_considered,
    grace_working_days, changed_at
)
SELECT
    gen_random_uuid(), 'P' || n, 'adult', k.kind, 'made up', CASE k.kind WHEN 'restriction' THEN 'threats' END, k.restrictions, '{}',
    true, 20, '2021-04-01'
FROM generate_series(1, 40) AS n
CROSS JOIN (VALUES ('warning', '{}'::text[]), ('restriction', '{no_phone}')) AS k (kind, restrictions);
INSERT INTO behaviour_decision (measure_id, kind, decided_on, decided_by, reason, review_on, ends_on)
SELECT m.id, 'imposed', d.day, '00000000-0000-7000-8000-000000000001', 'made up', d.day + 180, d.day + 360
FROM behaviour_measure AS m
CROSS JOIN LATERAL (SELECT date '2021-04-01' + abs(hashtext(m.id::text)) % 1000 AS day) AS d;
INSERT INTO behaviour_decision (measure_id, kind, decided_on, decided_by, reason, review_on, ends_on)
SELECT
    d.measure_id, k.kind, d.review_on + abs(hashtext(d.measure_id::text)) % 20 - 10, d.decided_by, 'made up',
    CASE k.kind WHEN 'renewed' THEN d.review_on + 190 END, CASE k.kind WHEN 'renewed' THEN d.review_on + 300 END
FROM behaviour_decision AS d
CROSS JOIN LATERAL (SELECT CASE WHEN one_in(2, d.measure_id::text || 'k') THEN 'renewed' ELSE 'lifted' END AS kind) AS k
WHERE one_in(2, d.measure_id::text || 'r');
INSERT INTO behaviour_letter (measure_id, sent_on, text, signposts_ombudsman)
SELECT d.measure_id, d.decided_on + abs(hashtext(d.measure_id::text)) % 7, 'made up', true
FROM behaviour_decision AS d
WHERE d.kind = 'imposed' AND NOT one_in(9, d.measure_id::text);

INSERT INTO equality_answer (complaint_id, person, characteristic, answer, category)
SELECT
    c.id, p.person, e.characteristic, a.answer, CASE a.answer WHEN 'recorded' THEN e.category END
FROM complaint AS c
CROSS JOIN (VALUES ('complainant'), ('child')) AS p (person)
CROSS JOIN LATERAL (
    SELECT DISTINCT ON (q.characteristic) q.characteristic, q.category
    FROM equality_category AS q
    ORDER BY q.characteristic, hashtext(q.category || c.reference)
) AS e
CROSS JOIN LATERAL (
    SELECT (ARRAY['recorded', 'recorded', 'unknown', 'prefer_not_to_say'])[1 + abs(hashtext(c.reference || e.characteristic)) % 4] AS answer
) AS a
WHERE one_in(2, c.reference || p.person || e.characteristic);
