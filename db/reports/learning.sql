-- What was learnt from complaints of a procedure ($2) in each year that begins on a day of $1: outcomes of the first stage
-- by the day of its answer, obligations of these complaints, and the tracker by the day an
-- obligation was agreed.
WITH year AS (
    SELECT
        y.first_on,
        (y.first_on + interval '1 year')::date - 1 AS last_on
    FROM unnest($1::date[]) AS y (first_on)
)

SELECT
    year.first_on,
    answered.*,
    tracker.*
FROM year
CROSS JOIN LATERAL (
    SELECT
        count(*) AS resolved,
        count(*) FILTER (WHERE s.outcome = 'fault_found') AS fault_found,
        count(*) FILTER (WHERE s.outcome = 'not_upheld') AS not_upheld,
        count(*) FILTER (WHERE s.outcome = 'no_finding') AS no_finding,
        count(*) FILTER (WHERE s.no_finding_reason = 'irreconcilable_versions') AS irreconcilable_versions,
        count(*) FILTER (WHERE s.no_finding_reason = 'insufficient_evidence') AS insufficient_evidence,
        count(*) FILTER (WHERE s.no_finding_reason = 'court_is_the_forum') AS court_is_the_forum,
        count(*) FILTER (WHERE s.outcome = 'fault_found' AND wider.obligations > 0) AS faults_with_wider_obligation,
        coalesce(sum(wider.obligations) FILTER (WHERE s.outcome <> 'fault_found'), 0)::bigint AS other_learning,
        count(*) FILTER (
            WHERE s.outcome = 'fault_found'
                AND EXISTS (SELECT FROM remedial_review AS r WHERE r.complaint_id = s.complaint_id)
        ) AS faults_reviewed,
        count(*) FILTER (WHERE cause.causes > 0) AS with_cause,
        coalesce(sum(cause.causes), 0)::bigint AS causes
    FROM counted_stage AS s
    JOIN counted_complaint AS c ON c.id = s.complaint_id
    CROSS JOIN LATERAL (
        SELECT count(*) AS obligations
        FROM counted_obligation AS b
        WHERE b.complaint_id = s.complaint_id AND b.scope = 'wider' AND b.accepted IS NOT false
    ) AS wider
    CROSS JOIN LATERAL (
        SELECT count(*) AS causes FROM complaint_cause AS k WHERE k.complaint_id = s.complaint_id
    ) AS cause
    WHERE c.procedure = $2
        AND s.position = 1
        AND s.stage IN ('local_resolution', 'single_stage', 'stage_1')
        AND s.responded_on BETWEEN year.first_on AND year.last_on
) AS answered
CROSS JOIN LATERAL (
    SELECT
        count(*) FILTER (WHERE b.done_on IS NOT NULL) AS done,
        count(*) FILTER (WHERE b.done_on IS NULL AND b.part_done_on IS NOT NULL) AS part_done,
        count(*) FILTER (
            WHERE b.done_on IS NULL AND b.part_done_on IS NULL AND b.accepted IS NOT false
        ) AS not_started,
        count(*) FILTER (WHERE b.accepted IS NULL AND b.source <> 'local') AS undecided,
        count(*) FILTER (WHERE b.accepted = false) AS not_accepted
    FROM counted_obligation AS b
    WHERE b.agreed_on BETWEEN year.first_on AND year.last_on
        AND coalesce(
            (SELECT o.procedure FROM counted_ombudsman_case AS o WHERE o.id = b.ombudsman_case_id),
            (SELECT c.procedure FROM counted_complaint AS c WHERE c.id = b.complaint_id)
        ) = $2
) AS tracker
ORDER BY year.first_on DESC;
