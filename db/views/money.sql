-- What was agreed in money, in pence: an amount counts by the day it was agreed, a payment in the place of a service that was
-- owed by the day of that; of the procedure of the case at the Ombudsman, or else of the complaint.
CREATE OR REPLACE VIEW agreed_money AS
SELECT
    paid.id,
    paid.complaint_id,
    paid.ombudsman_case_id,
    coalesce(
        (SELECT o.reference FROM counted_ombudsman_case AS o WHERE o.id = paid.ombudsman_case_id),
        (SELECT c.reference FROM counted_complaint AS c WHERE c.id = paid.complaint_id)
    ) AS reference,
    paid.source,
    coalesce(
        (SELECT o.procedure FROM counted_ombudsman_case AS o WHERE o.id = paid.ombudsman_case_id),
        (SELECT c.procedure FROM counted_complaint AS c WHERE c.id = paid.complaint_id)
    ) AS procedure,
    paid.counted_on,
    paid.pence,
    (
        SELECT v.department
        FROM service AS v
        WHERE v.id = coalesce(
            (SELECT o.service_id FROM counted_ombudsman_case AS o WHERE o.id = paid.ombudsman_case_id),
            (SELECT c.service_id FROM counted_complaint AS c WHERE c.id = paid.complaint_id)
        )
    ) AS department
FROM (
    SELECT
        b.id::text AS id,
        b.source,
        b.complaint_id,
        b.ombudsman_case_id,
        b.agreed_on AS counted_on,
        b.amount_pence AS pence
    FROM counted_obligation AS b
    WHERE b.amount_pence IS NOT NULL AND b.accepted IS NOT false
    UNION ALL
    SELECT
        b.id::text || '/in_lieu',
        b.source,
        b.complaint_id,
        b.ombudsman_case_id,
        b.in_lieu_on,
        b.in_lieu_pence
    FROM counted_obligation AS b
    WHERE b.in_lieu_on IS NOT NULL
) AS paid;
