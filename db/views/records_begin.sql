-- The first day of the records of each population; none where nothing was ever recorded of it. A figure of a period before
-- the financial year of that day is not recorded, and never 0.
CREATE OR REPLACE VIEW records_begin AS
SELECT
    p.population,
    least(p.first_on, r.first_on) AS first_on
FROM (
    SELECT least((SELECT min(c.received_on) FROM complaint AS c), (SELECT min(k.received_on) FROM contact AS k)) AS first_on
) AS r
CROSS JOIN LATERAL (
    VALUES
        ('complaint', NULL::date), ('stage', NULL), ('point', NULL), ('cause', NULL), ('child', NULL), ('extension', NULL),
        ('late_reason', NULL), ('remedial_review', NULL), ('contact', NULL), ('other_route', NULL),
        ('arrival', NULL), ('equality_answer', NULL), ('alert', NULL),
        ('obligation', (SELECT min(b.agreed_on) FROM obligation AS b)),
        ('agreed_money', (SELECT min(b.agreed_on) FROM obligation AS b WHERE b.amount_pence IS NOT NULL)),
        ('ombudsman_case', (SELECT min(o.enquiry_on) FROM ombudsman_case AS o)),
        ('ombudsman_theme', (SELECT min(o.enquiry_on) FROM ombudsman_case AS o)),
        ('compliment', (SELECT min(m.received_on) FROM compliment AS m)),
        ('behaviour_measure', (SELECT min(d.decided_on) FROM behaviour_decision AS d))
) AS p (population, first_on)
UNION ALL
SELECT
    'cost',
    min(k.incurred_on)
FROM cost AS k;
