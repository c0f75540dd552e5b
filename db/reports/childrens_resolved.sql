-- How the children's complaints answered in each year that begins on a day of $1 were answered: time and outcome.
-- Days are working days after the day the complaint was received (stage 1) or the stage was requested (stage 2);
-- those of stage 2 also from the day the statement of complaint was agreed.
WITH year AS (
    SELECT
        y.first_on,
        (y.first_on + interval '1 year')::date - 1 AS last_on
    FROM unnest($1::date[]) AS y (first_on)
)

SELECT
    year.first_on,
    stage_1.resolved,
    stage_1.within_10,
    stage_1.from_11_to_20,
    stage_1.from_21_to_65,
    stage_1.over_65,
    stage_1.within_agreed_extension,
    stage_1.fault_found,
    stage_1.not_upheld,
    stage_1.no_finding,
    stage_2.stage_2_resolved,
    stage_2.stage_2_within_25,
    stage_2.stage_2_from_26_to_65,
    stage_2.stage_2_over_65,
    stage_2.statement_agreed,
    stage_2.statement_within_25,
    stage_2.statement_from_26_to_65,
    stage_2.statement_over_65,
    learning.faults_with_wider_action,
    learning.policy_changes,
    learning.wider_actions,
    learning.wider_actions_completed,
    stage_1.outside_calendar + stage_2.outside_calendar AS outside_calendar
FROM year
CROSS JOIN LATERAL (
    SELECT
        count(*) AS resolved,
        count(*) FILTER (WHERE timed.days <= 10) AS within_10,
        count(*) FILTER (WHERE timed.days BETWEEN 11 AND 20) AS from_11_to_20,
        count(*) FILTER (WHERE timed.days BETWEEN 21 AND 65) AS from_21_to_65,
        count(*) FILTER (WHERE timed.days > 65) AS over_65,
        count(*) FILTER (
            WHERE timed.days > 20
                AND EXISTS (
                    SELECT FROM extension AS e
                    WHERE e.stage_id = timed.id AND greatest(e.agreed_on, e.complainant_agreed_on) <= timed.responded_on
                        AND e.complainant_agreed_on IS NOT NULL AND e.extended_to >= timed.responded_on
                )
        ) AS within_agreed_extension,
        count(*) FILTER (WHERE timed.outcome = 'fault_found') AS fault_found,
        count(*) FILTER (WHERE timed.outcome = 'not_upheld') AS not_upheld,
        count(*) FILTER (WHERE timed.outcome = 'no_finding') AS no_finding,
        count(*) FILTER (WHERE timed.days IS NULL) AS outside_calendar
    FROM (
        SELECT
            s.id,
            s.responded_on,
            s.outcome,
            answered.ordinal - received.ordinal AS days
        FROM counted_stage AS s
        JOIN counted_complaint AS c ON c.id = s.complaint_id
        LEFT JOIN working_day AS received ON received.day_on = c.received_on
        LEFT JOIN working_day AS answered ON answered.day_on = s.responded_on
        WHERE s.stage = 'local_resolution' AND s.responded_on BETWEEN year.first_on AND year.last_on
    ) AS timed
) AS stage_1
CROSS JOIN LATERAL (
    SELECT
        count(*) AS stage_2_resolved,
        count(*) FILTER (WHERE timed.days <= 25) AS stage_2_within_25,
        count(*) FILTER (WHERE timed.days BETWEEN 26 AND 65) AS stage_2_from_26_to_65,
        count(*) FILTER (WHERE timed.days > 65) AS stage_2_over_65,
        count(timed.statement_agreed_on) AS statement_agreed,
        count(*) FILTER (WHERE timed.statement_days <= 25) AS statement_within_25,
        count(*) FILTER (WHERE timed.statement_days BETWEEN 26 AND 65) AS statement_from_26_to_65,
        count(*) FILTER (WHERE timed.statement_days > 65) AS statement_over_65,
        count(*) FILTER (
            WHERE timed.days IS NULL OR (timed.statement_agreed_on IS NOT NULL AND timed.statement_days IS NULL)
        ) AS outside_calendar
    FROM (
        SELECT
            s.statement_agreed_on,
            answered.ordinal - requested.ordinal AS days,
            answered.ordinal - agreed.ordinal AS statement_days
        FROM counted_stage AS s
        LEFT JOIN working_day AS requested ON requested.day_on = s.requested_on
        LEFT JOIN working_day AS agreed ON agreed.day_on = s.statement_agreed_on
        LEFT JOIN working_day AS answered ON answered.day_on = s.responded_on
        WHERE s.stage = 'investigation' AND s.responded_on BETWEEN year.first_on AND year.last_on
    ) AS timed
) AS stage_2
CROSS JOIN LATERAL (
    SELECT
        count(DISTINCT b.complaint_id) AS faults_with_wider_action,
        count(*) FILTER (WHERE b.type = 'policy_or_procedure_change') AS policy_changes,
        count(*) AS wider_actions,
        count(*) FILTER (WHERE b.done_on <= year.last_on) AS wider_actions_completed
    FROM counted_stage AS s
    JOIN counted_obligation AS b ON b.complaint_id = s.complaint_id AND b.scope = 'wider'
    WHERE s.stage = 'local_resolution'
        AND s.outcome = 'fault_found'
        AND s.responded_on BETWEEN year.first_on AND year.last_on
) AS learning
ORDER BY year.first_on;
