-- What the figures of the reports count, one view for each population, one row for each thing counted. They hold no name,
-- run with their owner's rights, and a column that a statement does not ask for costs it nothing.

-- A complaint. Its outcome is that of its first stage, its last outcome that of the last stage that was answered. Its stages
-- are looked up by their key: the planner would read every stage there is for an EXISTS.
CREATE OR REPLACE VIEW population_complaint AS
SELECT
    c.id,
    c.id AS complaint_id,
    c.reference,
    c.procedure,
    (SELECT v.name FROM procedure_version AS v WHERE v.id = c.procedure_version_id) AS version,
    v.department,
    v.department || '/' || v.name AS service,
    (
        SELECT t.name
        FROM complaint_assignment AS a
        JOIN team AS t ON t.id = a.team_id
        WHERE a.complaint_id = c.id AND a.ended_at IS NULL
    ) AS team,
    c.channel,
    c.complainant_type,
    c.representative_type,
    coalesce(c.representative_type IN ('childrens_rights_officer', 'other_advocate'), false) AS represented,
    c.about_childrens_social_care,
    c.received_on,
    to_char(c.received_on, 'YYYY"-m"MM') AS month,
    c.accepted_on,
    c.closure,
    c.closure_reason,
    c.closed_on,
    EXISTS (
        SELECT FROM entry AS e
        WHERE e.complaint_id = c.id AND e.resolved AND e.struck_at IS NULL AND e.occurs_on <= c.closed_on
    ) AS resolved_otherwise,
    (SELECT s.outcome FROM stage AS s WHERE s.complaint_id = c.id AND s.position = 1) AS outcome,
    (
        SELECT s.outcome
        FROM stage AS s
        WHERE s.complaint_id = c.id AND s.responded_on IS NOT NULL
        ORDER BY s.position DESC
        LIMIT 1
    ) AS last_outcome,
    (SELECT s.position FROM stage AS s WHERE s.complaint_id = c.id AND s.position = 1) IS NOT NULL AS taken_up,
    (SELECT s.position FROM stage AS s WHERE s.complaint_id = c.id AND s.position = 2) IS NOT NULL AS escalated,
    EXISTS (SELECT FROM ombudsman_case AS o WHERE o.complaint_id = c.id AND o.error_on IS NULL) AS referred_to_ombudsman,
    EXISTS (SELECT FROM contact AS k WHERE k.complaint_id = c.id AND k.error_on IS NULL) AS came_by_contact,
    EXISTS (
        SELECT FROM complaint_subject AS b WHERE b.complaint_id = c.id AND b.subject = 'child_protection_conference'
    ) AS about_conference,
    NOT (coalesce(c.eligible_complainant, true) AND coalesce(c.subject_in_scope, true)) AS outside_childrens
FROM counted_complaint AS c
JOIN service AS v ON v.id = c.service_id;
