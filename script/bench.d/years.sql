-- Every complaint a second time, so many years earlier that no year has more than it had, and a calendar that reaches as far.
SELECT rebuild_working_days('1996-01-01', '2028-12-31');
CREATE TEMP TABLE copied AS SELECT id, gen_random_uuid() AS other, 366 * 20 AS days FROM complaint;
CREATE TEMP TABLE copied_stage AS SELECT id, gen_random_uuid() AS other FROM stage;
INSERT INTO complaint (
    id, reference, procedure, procedure_version_id, received_at, received_on, channel, complainant, complainant_type, service_id,
    about_childrens_social_care, summary, accepted_on, registered_at, changed_at
)
SELECT
    n.other, 'E' || c.reference, c.procedure, c.procedure_version_id, c.received_at, c.received_on - n.days, c.channel,
    c.complainant, c.complainant_type, c.service_id, c.about_childrens_social_care, c.summary, c.accepted_on, c.registered_at,
    c.changed_at
FROM copied AS n
JOIN complaint AS c ON c.id = n.id;
INSERT INTO stage (id, complaint_id, stage, position, requested_on, responded_on, outcome, no_finding_reason, imported_on)
SELECT
    m.other, n.other, s.stage, s.position, s.requested_on - n.days, s.responded_on - n.days, s.outcome, s.no_finding_reason,
    s.imported_on
FROM copied AS n
JOIN stage AS s ON s.complaint_id = n.id
JOIN copied_stage AS m ON m.id = s.id;
INSERT INTO complaint_cause (complaint_id, cause)
SELECT n.other, k.cause
FROM copied AS n
JOIN complaint_cause AS k ON k.complaint_id = n.id;
INSERT INTO obligation (id, complaint_id, source, text, agreed_on, scope, type, due_on, done_on, owner)
SELECT
    gen_random_uuid(), n.other, b.source, b.text, b.agreed_on - n.days, b.scope, b.type, b.due_on - n.days, b.done_on - n.days,
    b.owner
FROM copied AS n
JOIN obligation AS b ON b.complaint_id = n.id;
INSERT INTO duty (stage_id, kind, clock, nature, basis_on, due_on, calendar_version, known_from, ended_on, ended_by)
SELECT
    m.other, d.kind, d.clock, d.nature, d.basis_on - 366 * 20, d.due_on - 366 * 20, d.calendar_version, d.known_from - 366 * 20,
    d.ended_on - 366 * 20, d.ended_by
FROM copied_stage AS m
JOIN duty AS d ON d.stage_id = m.id;
