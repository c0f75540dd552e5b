-- What the children's procedure cost in each year that begins on a day of $1, in pence: commissioned work by the day it
-- was incurred, redress by the day it was agreed. In a year before the records begin a published total stands
-- for the redress, and the rest is known only where it was recorded.
SELECT
    year.first_on,
    costs.recorded AS costs_recorded,
    costs.commissioned,
    costs.mediation,
    redress.payments,
    redress.ombudsman_payments,
    earlier.earlier_redress,
    EXISTS (SELECT FROM earlier_total AS e WHERE e.year >= to_char(year.first_on, 'YYYY') || '-') AS before_records
FROM (
    SELECT
        y.first_on,
        (y.first_on + interval '1 year')::date - 1 AS last_on
    FROM unnest($1::date[]) AS y (first_on)
) AS year
CROSS JOIN LATERAL (
    SELECT
        count(*) > 0 AS recorded,
        coalesce(sum(k.amount_pence) FILTER (WHERE k.category = 'commissioned_investigation'), 0)::bigint AS commissioned,
        coalesce(sum(k.amount_pence) FILTER (WHERE k.category = 'mediation'), 0)::bigint AS mediation
    FROM counted_cost AS k
    WHERE k.incurred_on BETWEEN year.first_on AND year.last_on
) AS costs
CROSS JOIN LATERAL (
    SELECT
        coalesce(sum(m.pence), 0)::bigint AS payments,
        coalesce(sum(m.pence) FILTER (WHERE m.source = 'ombudsman'), 0)::bigint AS ombudsman_payments
    FROM agreed_money AS m
    WHERE m.procedure = 'childrens' AND m.counted_on BETWEEN year.first_on AND year.last_on
) AS redress
CROSS JOIN LATERAL (
    SELECT sum(e.value * 100)::bigint AS earlier_redress
    FROM earlier_total AS e
    WHERE e.measure = 'financial_redress_childrens_pounds'
        AND left(e.year, 4) = to_char(year.first_on, 'YYYY')
) AS earlier
ORDER BY year.first_on;
