-- What came in under the children's procedure in each year that begins on a day of $1, with the other routes.
-- Complaints count by the day received, stages 2 and 3 by the day requested; what became of them is as recorded now.
WITH year AS (
    SELECT
        y.first_on,
        (y.first_on + interval '1 year')::date - 1 AS last_on
    FROM unnest($1::date[]) AS y (first_on)
)

SELECT
    year.first_on,
    complaints.statutory,
    complaints.stage_1,
    complaints.resolved_at_stage_1,
    other_route.corporate,
    route.conference_appeals,
    route.court,
    route.other_procedure,
    stage_2.stage_2,
    stage_3.stage_3,
    stage_3.panels,
    stage_3.panels_in_time,
    stage_3.early_referrals,
    stage_3.outside_calendar,
    duty.duty_offers,
    coalesce(open_stage_1.unanswered, 0) + coalesce(open_stage_1.answered_later, 0) AS open_stage_1,
    compliments.compliments,
    EXISTS (SELECT FROM earlier_total AS e WHERE e.year >= to_char(year.first_on, 'YYYY') || '-') AS before_records
FROM year
CROSS JOIN LATERAL (
    SELECT
        count(*) AS statutory,
        count(one.complaint_id) AS stage_1,
        count(one.complaint_id) FILTER (WHERE two.complaint_id IS NULL) AS resolved_at_stage_1
    FROM counted_complaint AS c
    LEFT JOIN counted_stage AS one ON one.complaint_id = c.id AND one.position = 1
    LEFT JOIN counted_stage AS two ON two.complaint_id = c.id AND two.position = 2
    WHERE c.procedure = 'childrens' AND c.received_on BETWEEN year.first_on AND year.last_on
) AS complaints
CROSS JOIN LATERAL (
    SELECT count(*) AS corporate
    FROM counted_complaint AS c
    WHERE c.procedure = 'corporate'
        AND c.about_childrens_social_care
        AND c.received_on BETWEEN year.first_on AND year.last_on
) AS other_route
CROSS JOIN LATERAL (
    SELECT
        count(*) FILTER (WHERE r.route IN ('child_protection_conference_appeal', 'conference_appeal'))
            AS conference_appeals,
        count(*) FILTER (WHERE r.route = 'court') AS court,
        count(*) FILTER (WHERE r.route = 'other_redress') AS other_procedure
    FROM (
        SELECT k.destination AS route
        FROM counted_contact AS k
        WHERE k.disposition = 'routed_out' AND k.received_on BETWEEN year.first_on AND year.last_on
        UNION ALL
        SELECT c.closure_reason
        FROM counted_complaint AS c
        WHERE c.procedure IS NULL
            AND c.about_childrens_social_care
            AND c.closure = 'refused'
            AND c.received_on BETWEEN year.first_on AND year.last_on
    ) AS r
) AS route
CROSS JOIN LATERAL (
    SELECT count(*) AS stage_2
    FROM counted_stage AS s
    WHERE s.stage = 'investigation' AND s.requested_on BETWEEN year.first_on AND year.last_on
) AS stage_2
CROSS JOIN LATERAL (
    SELECT
        count(*) AS stage_3,
        count(s.panel_held_on) AS panels,
        count(*) FILTER (
            WHERE held.ordinal - requested.ordinal <= 30 AND answered.ordinal - findings.ordinal <= 15
        ) AS panels_in_time,
        count(*) FILTER (WHERE s.early_referral_on IS NOT NULL AND s.panel_held_on IS NULL) AS early_referrals,
        count(*) FILTER (
            WHERE requested.day_on IS NULL
                OR (s.panel_held_on IS NOT NULL AND held.day_on IS NULL)
                OR (coalesce(s.findings_received_on, s.panel_findings_on) IS NOT NULL AND findings.day_on IS NULL)
                OR (s.responded_on IS NOT NULL AND answered.day_on IS NULL)
        ) AS outside_calendar
    FROM counted_stage AS s
    LEFT JOIN working_day AS requested ON requested.day_on = s.requested_on
    LEFT JOIN working_day AS held ON held.day_on = s.panel_held_on
    LEFT JOIN working_day AS findings ON findings.day_on = coalesce(s.findings_received_on, s.panel_findings_on)
    LEFT JOIN working_day AS answered ON answered.day_on = s.responded_on
    WHERE s.stage = 'review_panel' AND s.requested_on BETWEEN year.first_on AND year.last_on
) AS stage_3
CROSS JOIN LATERAL (
    SELECT count(DISTINCT s.complaint_id) AS duty_offers
    FROM counted_stage AS s
    WHERE s.offered_under_duty_on BETWEEN year.first_on AND year.last_on
        AND (
            s.stage = 'investigation'
            OR s.stage = 'local_resolution' AND EXISTS (
                SELECT FROM duty AS d
                WHERE d.subject_id = s.id AND d.clock = 'stage_2_offer' AND d.known_from <= s.offered_under_duty_on
                    AND (d.ended_by IN ('met', 'stage_ended') OR d.ended_by = 'superseded' AND d.ended_on > s.offered_under_duty_on)
            )
        )
) AS duty
CROSS JOIN LATERAL (
    SELECT
        (
            SELECT count(*)
            FROM counted_stage AS s
            WHERE s.stage = 'local_resolution' AND s.responded_on IS NULL AND s.requested_on <= year.last_on
        ) AS unanswered,
        (
            SELECT count(*)
            FROM counted_stage AS s
            WHERE s.stage = 'local_resolution'
                AND s.responded_on > year.last_on
                AND s.requested_on <= year.last_on
        ) AS answered_later
) AS open_stage_1
CROSS JOIN LATERAL (
    SELECT count(*) AS compliments
    FROM counted_compliment AS c
    WHERE c.procedure = 'childrens' AND c.received_on BETWEEN year.first_on AND year.last_on
) AS compliments
ORDER BY year.first_on;
