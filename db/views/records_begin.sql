-- The first day of the records of each population; none where nothing was ever recorded of it, or only in error. A figure of a
-- period before the financial year of that day is not recorded, and never 0. Nobody was told of anything before the first
-- alert, whatever was imported from then, and nobody was bound before the first measure. Of money to be paid nothing is known
-- where no remedy and no cost was ever recorded; of the costs of a procedure nothing before the first of them, unless costs and
-- complaints are on record by then. What was imported and had come in before anything that was answered, and before any
-- contact, is a remainder of years that the register does not have, and begins no records.
CREATE OR REPLACE VIEW records_begin AS
WITH whole AS MATERIALIZED (
    SELECT
        least(
            (SELECT k.received_on FROM counted_contact AS k ORDER BY k.received_on LIMIT 1), min(answered.first_on)
        ) AS first_on
    FROM (
        VALUES
            ('local_resolution'), ('investigation'), ('review_panel'), ('single_stage'), ('stage_1'), ('stage_2')
    ) AS n (stage)
    LEFT JOIN LATERAL (
        SELECT s.responded_on AS first_on
        FROM counted_stage AS s
        WHERE s.stage = n.stage AND s.responded_on IS NOT NULL
        ORDER BY s.responded_on
        LIMIT 1
    ) AS answered ON true
), r AS MATERIALIZED (
    SELECT
        coalesce(
            least(whole.first_on, (
                SELECT c.received_on
                FROM counted_complaint AS c
                WHERE c.received_on < whole.first_on
                    AND NOT EXISTS (SELECT FROM stage AS s WHERE s.complaint_id = c.id AND s.imported_on IS NOT NULL)
                ORDER BY c.received_on
                LIMIT 1
            )), (SELECT c.received_on FROM counted_complaint AS c ORDER BY c.received_on LIMIT 1)
        ) AS first_on
    FROM whole
)

SELECT
    p.population,
    least(p.first_on, r.first_on) AS first_on,
    NULL::text AS procedure
FROM r
CROSS JOIN LATERAL (
    VALUES
        ('complaint', NULL::date), ('stage', NULL), ('point', NULL), ('cause', NULL), ('child', NULL),
        ('late_reason', NULL), ('remedial_review', NULL), ('returning_cause', NULL), ('obligation', NULL), ('contact', NULL), ('other_route', NULL),
        ('arrival', NULL), ('equality_answer', NULL),
        ('ombudsman_case', (SELECT o.enquiry_on FROM counted_ombudsman_case AS o ORDER BY o.enquiry_on LIMIT 1)),
        ('ombudsman_theme', (SELECT o.enquiry_on FROM counted_ombudsman_case AS o ORDER BY o.enquiry_on LIMIT 1)),
        ('compliment', (SELECT m.received_on FROM counted_compliment AS m ORDER BY m.received_on LIMIT 1))
) AS p (population, first_on)
UNION ALL
SELECT
    'agreed_money',
    least(
        (SELECT b.agreed_on FROM counted_obligation AS b WHERE b.amount_pence IS NOT NULL ORDER BY b.agreed_on LIMIT 1),
        CASE
            WHEN EXISTS (SELECT FROM counted_obligation) OR EXISTS (SELECT FROM counted_cost) THEN r.first_on
        END
    ),
    NULL
FROM r
UNION ALL
SELECT
    'cost',
    CASE
        WHEN n.procedure IS NULL THEN paid.first_on
        ELSE
            least(
                (
                    SELECT k.incurred_on
                    FROM population_cost AS k
                    WHERE k.procedure = n.procedure AND (k.incurred_on < r.first_on OR r.first_on IS NULL)
                    ORDER BY k.incurred_on
                    LIMIT 1
                ),
                CASE WHEN r.first_on IS NOT NULL THEN greatest(r.first_on, paid.first_on) END
            )
    END,
    n.procedure
FROM r
CROSS JOIN (SELECT k.incurred_on AS first_on FROM counted_cost AS k ORDER BY k.incurred_on LIMIT 1) AS paid
CROSS JOIN (
    VALUES (NULL::text), ('childrens'), ('adult_social_care'), ('public_health'), ('corporate')
) AS n (procedure)
UNION ALL
SELECT
    n.population,
    min(d.decided_on),
    NULL
FROM behaviour_decision AS d
CROSS JOIN (VALUES ('behaviour_measure'), ('behaviour_review')) AS n (population)
GROUP BY n.population
UNION ALL
SELECT
    'alert',
    min(a.raised_on),
    NULL
FROM alert AS a;
