-- A stage of a complaint. Its working days are from the day its clock starts to its answer: the day the complaint was
-- received for a first stage, the day of the request for a later one. It is in its limit where its answer is, and a review
-- panel where it was held in time too.
CREATE OR REPLACE VIEW population_stage AS
SELECT
    s.id,
    s.complaint_id,
    c.reference,
    s.stage,
    s.position,
    c.procedure,
    (SELECT v.name FROM procedure_version AS v WHERE v.id = c.procedure_version_id) AS version,
    (SELECT v.in_force_from FROM procedure_version AS v WHERE v.id = c.procedure_version_id) AS version_from,
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
    s.investigator_type,
    c.received_on,
    s.requested_on,
    s.responded_on AS resolved_on,
    to_char(s.responded_on, 'YYYY"-m"MM') AS month,
    -- An imported referral to the Ombudsman says no more than its day.
    coalesce(
        s.ended_on, CASE WHEN s.imported_on IS NOT NULL AND s.panel_held_on IS NULL THEN s.early_referral_on END
    ) AS ended_on,
    s.withdrawn_on,
    s.bypassed_on,
    s.offered_under_duty_on AS offered_on,
    s.stage = 'investigation' OR EXISTS (
        SELECT FROM duty AS d
        WHERE d.subject_id = s.id AND d.clock = 'stage_2_offer' AND d.known_from <= s.offered_under_duty_on
            AND (d.ended_by IN ('met', 'stage_ended') OR d.ended_by = 'superseded' AND d.ended_on > s.offered_under_duty_on)
    ) AS offer_was_due,
    s.panel_held_on,
    s.panel_held_on IS NOT NULL AS panel_held,
    s.early_referral_on IS NOT NULL AND s.panel_held_on IS NULL AS referred_early,
    s.outcome,
    s.all_points_upheld,
    found.finding,
    found.several AS several_findings,
    s.no_finding_reason,
    s.statement_agreed_on IS NOT NULL AS statement_agreed,
    answered.ordinal - began.ordinal AS working_days,
    answered.ordinal - agreed.ordinal AS working_days_from_statement,
    held.ordinal - requested.ordinal AS working_days_to_panel,
    answered.ordinal - findings.ordinal AS working_days_from_findings,
    (
        SELECT w.ordinal
        FROM working_day AS w
        WHERE w.day_on = (
            SELECT max(i.received_on)
            FROM investigation_report AS i
            WHERE i.stage_id = s.id AND i.author = 'investigating_officer'
        )
    ) - requested.ordinal AS working_days_to_report,
    answered.ordinal - (
        SELECT w.ordinal
        FROM working_day AS w
        WHERE w.day_on = (
            SELECT max(i.received_on)
            FROM investigation_report AS i
            WHERE i.stage_id = s.id AND i.author = 'investigating_officer'
        )
    ) AS working_days_from_report,
    EXISTS (
        SELECT FROM extension AS e
        WHERE e.stage_id = s.id AND greatest(e.agreed_on, e.complainant_agreed_on) <= s.responded_on
            AND e.complainant_agreed_on IS NOT NULL AND e.extended_to >= s.responded_on
    ) AS within_agreed_extension,
    CASE
        WHEN s.stage = 'review_panel'
            THEN (
                SELECT h.ordinal - r.ordinal <= 30 AND a.ordinal - f.ordinal <= 15
                FROM (
                    VALUES (s.panel_held_on, s.requested_on, s.responded_on, coalesce(s.findings_received_on, s.panel_findings_on))
                ) AS t (held_on, requested_on, responded_on, findings_on)
                LEFT JOIN working_day AS h ON h.day_on = t.held_on
                LEFT JOIN working_day AS r ON r.day_on = t.requested_on
                LEFT JOIN working_day AS a ON a.day_on = t.responded_on
                LEFT JOIN working_day AS f ON f.day_on = t.findings_on
            )
        ELSE (
            SELECT d.ended_on <= d.due_on
            FROM duty AS d
            WHERE d.subject_id = s.id AND d.kind = 'response' AND d.clock = 'response'
                AND d.ended_by IN ('met', 'stage_ended')
        )
    END AS in_limit,
    (
        SELECT d.ended_on <= d.due_on
        FROM duty AS d
        WHERE d.subject_id = s.id AND d.kind = 'response' AND d.clock = 'response_maximum' AND d.ended_by IN ('met', 'stage_ended')
    ) AS in_maximum,
    (
        SELECT d.ended_on <= d.due_on
        FROM duty AS d
        WHERE d.subject_id = s.id AND d.kind = 'response' AND d.clock IN ('response_target', 'response_plan')
            AND d.ended_by IN ('met', 'stage_ended')
    ) AS in_target,
    s.acknowledged_on,
    (
        SELECT d.ended_on <= d.due_on
        FROM duty AS d
        WHERE d.subject_id = s.id AND d.kind = 'acknowledgement' AND d.ended_by IN ('met', 'stage_ended')
    ) AS acknowledged_in_time,
    -- From its request to the day before it ended, by which stages that were open on a day are found.
    daterange(
        s.requested_on,
        coalesce(s.ended_on, CASE WHEN s.imported_on IS NOT NULL AND s.panel_held_on IS NULL THEN s.early_referral_on END)
    ) AS days_open
FROM counted_stage AS s
JOIN complaint AS c ON c.id = s.complaint_id
JOIN service AS v ON v.id = c.service_id
LEFT JOIN LATERAL (
    SELECT
        CASE
            WHEN bool_and(f.adjudicated_finding = 'upheld') THEN 'upheld'
            WHEN bool_or(f.adjudicated_finding IN ('upheld', 'partly_upheld')) THEN 'partly_upheld'
            WHEN bool_or(f.adjudicated_finding = 'no_finding') THEN 'no_finding'
            WHEN count(*) > 0 THEN 'not_upheld'
        END AS finding,
        count(DISTINCT f.adjudicated_finding) > 1 AS several
    FROM point_finding AS f
    WHERE f.complaint_id = s.complaint_id AND f.stage = s.stage AND f.adjudicated_finding IS NOT NULL
) AS found ON true
LEFT JOIN working_day AS began ON began.day_on = CASE WHEN s.position = 1 THEN c.received_on ELSE s.requested_on END
LEFT JOIN working_day AS requested ON requested.day_on = s.requested_on
LEFT JOIN working_day AS agreed ON agreed.day_on = s.statement_agreed_on
LEFT JOIN working_day AS held ON held.day_on = s.panel_held_on
LEFT JOIN working_day AS findings ON findings.day_on = coalesce(s.findings_received_on, s.panel_findings_on)
LEFT JOIN working_day AS answered ON answered.day_on = s.responded_on;

-- A limit or target of a stage that ended, with the reason where it was late.
CREATE OR REPLACE VIEW population_late_reason AS
SELECT
    d.id,
    s.complaint_id,
    c.reference,
    s.stage,
    c.procedure,
    v.department,
    v.department || '/' || v.name AS service,
    d.clock,
    d.ended_on,
    d.ended_on > d.due_on AS late,
    CASE WHEN d.ended_on > d.due_on THEN l.reason END AS reason
FROM duty AS d
JOIN counted_stage AS s ON s.id = d.stage_id
JOIN complaint AS c ON c.id = s.complaint_id
JOIN service AS v ON v.id = c.service_id
LEFT JOIN late_reason AS l ON l.stage_id = d.stage_id AND l.clock = d.clock
WHERE d.nature = 'limit' AND d.ended_by IN ('met', 'stage_ended');
