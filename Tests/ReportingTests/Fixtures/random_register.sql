-- A small register of random rows for tests: setseed() before it says which.
CREATE FUNCTION pg_temp.pick(choices text[]) RETURNS text LANGUAGE sql VOLATILE AS
'SELECT choices[1 + floor(random() * cardinality(choices))]';
CREATE FUNCTION pg_temp.one_in(chances integer) RETURNS boolean LANGUAGE sql VOLATILE AS
'SELECT random() * chances < 1';
CREATE FUNCTION pg_temp.later(day date, days integer) RETURNS date LANGUAGE sql VOLATILE AS
'SELECT day + floor(random() * days)::integer';

INSERT INTO service (department, name)
SELECT
    'Department ' || d,
    'Service ' || s
FROM generate_series(1, 3) AS d
CROSS JOIN generate_series(1, 3) AS s;

INSERT INTO complaint (
    id, reference, procedure, procedure_version_id, received_at, received_on, channel, complainant, complainant_type,
    representative_type, service_id, about_childrens_social_care, summary, accepted_on, registered_at, changed_at
)
SELECT
    gen_random_uuid(),
    'R-' || r.number,
    r.procedure,
    v.id,
    r.received_on,
    r.received_on,
    pg_temp.pick('{web_form,email,phone,councillor_or_mp}'),
    'P',
    pg_temp.pick('{parent,foster_carer,child_or_young_person}'),
    CASE WHEN pg_temp.one_in(3) THEN 'other_advocate' END,
    s.id,
    pg_temp.one_in(2),
    'made up',
    CASE WHEN r.procedure IS NOT NULL THEN r.received_on END,
    r.received_on,
    r.received_on
FROM (
    SELECT
        n.number,
        pg_temp.later('2021-04-01', 1095) AS received_on,
        'Service ' || pg_temp.pick('{1,2,3}') AS service,
        'Department ' || pg_temp.pick('{1,2,3}') AS department,
        nullif(pg_temp.pick('{childrens,childrens,adult_social_care,public_health,corporate,corporate,none}'), 'none') AS procedure
    FROM generate_series(1, 70) AS n (number)
) AS r
JOIN service AS s ON s.name = r.service AND s.department = r.department
LEFT JOIN LATERAL (
    SELECT v.id
    FROM procedure_version AS v
    WHERE v.procedure = r.procedure AND v.in_force_from <= r.received_on
    ORDER BY v.in_force_from DESC
    LIMIT 1
) AS v ON true;

UPDATE complaint SET closure = 'withdrawn', closed_on = pg_temp.later(received_on, 200), closure_explanation = 'made up', closed_by = 'M'
WHERE pg_temp.one_in(8);
UPDATE complaint
SET closure = 'refused', closed_on = pg_temp.later(received_on, 200), closure_explanation = 'made up', closed_by = 'M',
    closure_reason = pg_temp.pick('{court,other_body,other_redress,conference_appeal,out_of_time}')
WHERE closure IS NULL AND pg_temp.one_in(8);

INSERT INTO stage (id, complaint_id, stage, position, requested_on, responded_on, outcome, no_finding_reason)
SELECT
    gen_random_uuid(), r.complaint_id, r.stage, 1, r.received_on, r.responded_on, o.outcome,
    CASE WHEN o.outcome = 'no_finding' AND pg_temp.one_in(2) THEN 'insufficient_evidence' END
FROM (
    SELECT
        c.id AS complaint_id,
        c.received_on,
        CASE c.procedure WHEN 'childrens' THEN 'local_resolution' WHEN 'corporate' THEN 'stage_1' ELSE 'single_stage' END AS stage,
        CASE WHEN NOT pg_temp.one_in(7) THEN pg_temp.later(c.received_on, 120) END AS responded_on
    FROM complaint AS c
    WHERE c.procedure IS NOT NULL
) AS r
CROSS JOIN LATERAL (
    SELECT CASE WHEN r.responded_on IS NOT NULL THEN pg_temp.pick('{fault_found,not_upheld,no_finding}') END AS outcome
) AS o;

INSERT INTO stage (id, complaint_id, stage, position, requested_on, statement_agreed_on, responded_on, outcome, offered_under_duty_on)
SELECT
    gen_random_uuid(), r.complaint_id, r.stage, 2, r.requested_on,
    CASE WHEN r.stage = 'investigation' AND pg_temp.one_in(2) THEN r.requested_on END,
    r.responded_on,
    CASE WHEN r.responded_on IS NOT NULL THEN pg_temp.pick('{fault_found,not_upheld,no_finding}') END,
    CASE WHEN pg_temp.one_in(3) THEN r.requested_on END
FROM (
    SELECT
        s.complaint_id,
        CASE s.stage WHEN 'local_resolution' THEN 'investigation' ELSE 'stage_2' END AS stage,
        s.responded_on AS requested_on,
        CASE WHEN NOT pg_temp.one_in(5) THEN pg_temp.later(s.responded_on, 120) END AS responded_on
    FROM stage AS s
    WHERE s.stage IN ('local_resolution', 'stage_1') AND s.responded_on IS NOT NULL AND pg_temp.one_in(2)
) AS r;

INSERT INTO stage (id, complaint_id, stage, position, requested_on, panel_held_on, panel_findings_on, responded_on, outcome)
SELECT
    gen_random_uuid(), s.complaint_id, 'review_panel', 3, s.responded_on, s.responded_on + 20, s.responded_on + 22,
    pg_temp.later(s.responded_on + 22, 30), pg_temp.pick('{fault_found,not_upheld,no_finding}')
FROM stage AS s
WHERE s.stage = 'investigation' AND s.responded_on IS NOT NULL AND pg_temp.one_in(2);

UPDATE stage SET withdrawn_on = pg_temp.later(requested_on, 90) WHERE responded_on IS NULL AND pg_temp.one_in(3);

INSERT INTO duty (stage_id, kind, clock, nature, basis_on, due_on, calendar_version, known_from, ended_on, ended_by)
SELECT
    s.id, 'response', 'response', 'limit', s.requested_on, pg_temp.later(s.requested_on, 120), 1, s.requested_on,
    s.responded_on, 'met'
FROM stage AS s
WHERE s.responded_on IS NOT NULL;
INSERT INTO extension (stage_id, agreed_on, extended_to, reason, complainant_agreed_on, recorded_at)
SELECT s.id, s.requested_on, pg_temp.later(s.requested_on + 1, 120), 'made up', s.requested_on, s.requested_on
FROM stage AS s
WHERE pg_temp.one_in(3);

INSERT INTO complaint_cause (complaint_id, cause)
SELECT c.id, k.code
FROM complaint AS c
CROSS JOIN cause AS k
WHERE pg_temp.one_in(7);
INSERT INTO complaint_point (complaint_id, number, text, origin, found_on)
SELECT c.id, n.number, 'made up', 'complainant', c.received_on
FROM complaint AS c
CROSS JOIN generate_series(1, 2) AS n (number);
INSERT INTO point_finding (complaint_id, number, stage, adjudicated_finding)
SELECT p.complaint_id, p.number, s.stage, pg_temp.pick('{upheld,partly_upheld,not_upheld,no_finding}')
FROM complaint_point AS p
JOIN stage AS s ON s.complaint_id = p.complaint_id
WHERE s.responded_on IS NOT NULL AND NOT pg_temp.one_in(5);

INSERT INTO ombudsman_case (
    id, reference, complaint_id, procedure, service_id, enquiry_on, decision_on, decision, public_report, procedure_exhausted,
    local_offer_pence, changed_at
)
SELECT
    gen_random_uuid(), 'O-' || c.reference, c.id, c.procedure, c.service_id, c.received_on + 150, d.decision_on,
    CASE WHEN d.decision_on IS NOT NULL THEN
        pg_temp.pick('{outside_jurisdiction,not_upheld,upheld_fault_and_injustice,upheld_fault_no_injustice}')
    END,
    false, pg_temp.one_in(2), CASE WHEN pg_temp.one_in(2) THEN floor(random() * 90000)::bigint END, c.received_on
FROM complaint AS c
CROSS JOIN LATERAL (SELECT CASE WHEN NOT pg_temp.one_in(4) THEN pg_temp.later(c.received_on + 150, 150) END AS decision_on) AS d
WHERE c.procedure IS NOT NULL AND pg_temp.one_in(4);
INSERT INTO ombudsman_case_theme (ombudsman_case_id, cause)
SELECT o.id, k.code
FROM ombudsman_case AS o
CROSS JOIN cause AS k
WHERE starts_with(o.decision, 'upheld') AND pg_temp.one_in(5);

INSERT INTO obligation (id, complaint_id, source, text, accepted, decision_reason, agreed_on, scope, type, due_on, done_on, owner)
SELECT
    gen_random_uuid(), r.complaint_id, 'local', 'made up', r.accepted, 'made up', r.responded_on, r.scope,
    CASE r.scope WHEN 'wider' THEN pg_temp.pick('{policy_or_procedure_change,staff_training}') ELSE pg_temp.pick('{apology,other}') END,
    r.responded_on + 28, CASE WHEN pg_temp.one_in(2) THEN pg_temp.later(r.responded_on, 200) END, 'Team'
FROM (
    SELECT
        s.complaint_id,
        s.responded_on,
        pg_temp.pick('{wider,individual}') AS scope,
        NOT pg_temp.one_in(6) AS accepted
    FROM stage AS s
    WHERE s.responded_on IS NOT NULL
) AS r;
INSERT INTO obligation (id, ombudsman_case_id, source, text, agreed_on, scope, type, amount_pence, due_on, owner)
SELECT
    gen_random_uuid(), o.id, 'ombudsman', 'made up', o.decision_on, 'individual', 'distress_payment',
    1 + floor(random() * 300000)::bigint, o.decision_on + 28, 'Team'
FROM ombudsman_case AS o
WHERE o.decision_on IS NOT NULL AND pg_temp.one_in(2);
INSERT INTO remedial_review (
    id, complaint_id, reviewed_on, for_person, nothing_for_person, wider_change, no_wider_change, reviewed_by, recorded_at
)
SELECT gen_random_uuid(), c.id, c.received_on + 90, 'made up', false, NULL, true, 'R', c.received_on
FROM complaint AS c
WHERE pg_temp.one_in(3);

INSERT INTO cost (id, procedure, category, incurred_on, amount_pence, description)
SELECT
    gen_random_uuid(), pg_temp.pick('{childrens,corporate}'), pg_temp.pick('{mediation,commissioned_investigation}'),
    pg_temp.later('2021-04-01', 1095), 1 + floor(random() * 300000)::bigint, 'made up'
FROM generate_series(1, 20);
INSERT INTO compliment (id, received_on, service_id, procedure, text)
SELECT gen_random_uuid(), pg_temp.later('2021-04-01', 1095), s.id, pg_temp.pick('{childrens,corporate}'), 'made up'
FROM service AS s
CROSS JOIN generate_series(1, 4);
INSERT INTO contact (
    id, reference, received_at, channel, kind, department, service_id, disposition, destination, explained_on, closed_at, registered_at,
    changed_at
)
SELECT
    gen_random_uuid(), 'K-' || r.number, r.received_at, pg_temp.pick('{email,phone,letter,councillor_or_mp}'), 'enquiry',
    s.department, s.id, r.disposition, CASE r.disposition WHEN 'routed_out' THEN 'court' END,
    CASE r.disposition WHEN 'routed_out' THEN r.received_at::date END,
    CASE WHEN r.disposition IS NOT NULL THEN r.received_at END, r.received_at, r.received_at
FROM (
    SELECT
        n.number,
        timestamptz '2021-04-01T12:00Z' + random() * interval '1094 days' AS received_at,
        nullif(pg_temp.pick('{other,informally_resolved,routed_out,none}'), 'none') AS disposition
    FROM generate_series(1, 40) AS n (number)
) AS r
JOIN (SELECT row_number() OVER (ORDER BY id) AS number, id, department FROM service) AS s ON s.number = 1 + r.number % 9;

INSERT INTO equality_answer (complaint_id, person, characteristic, answer, category)
SELECT
    c.id, p.person, q.characteristic, CASE WHEN a.recorded THEN 'recorded' ELSE pg_temp.pick('{prefer_not_to_say,unknown}') END,
    CASE WHEN a.recorded THEN q.category END
FROM complaint AS c
CROSS JOIN (VALUES ('complainant'), ('child')) AS p (person)
CROSS JOIN LATERAL (
    SELECT DISTINCT ON (e.characteristic) e.characteristic, e.category
    FROM equality_category AS e
    ORDER BY e.characteristic, hashtext(c.id::text || e.category)
) AS q
CROSS JOIN LATERAL (SELECT hashtext(c.id::text || q.characteristic) % 3 <> 0 AS recorded) AS a
WHERE pg_temp.one_in(2);
INSERT INTO demand (year, measure, value) VALUES ('2022-23', 'referrals', 1 + floor(random() * 5000)::bigint);

UPDATE complaint SET error_on = received_on, error_reason = 'made up', error_by = 'M' WHERE pg_temp.one_in(12);
UPDATE contact SET error_on = received_on, error_reason = 'made up', error_by = 'M' WHERE pg_temp.one_in(12);
