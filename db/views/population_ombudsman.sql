-- A case at the Ombudsman.
CREATE OR REPLACE VIEW population_ombudsman_case AS
SELECT
    o.id,
    o.complaint_id,
    o.reference,
    o.procedure,
    v.department,
    v.department || '/' || v.name AS service,
    o.enquiry_on AS enquired_on,
    o.decision_on AS decided_on,
    o.decision_on || '/' || o.reference AS decided_case,
    o.decision,
    starts_with(o.decision, 'upheld') AS upheld,
    starts_with(o.decision, 'upheld') OR o.decision = 'not_upheld' AS investigated,
    o.procedure_exhausted,
    o.public_report,
    o.local_offer_pence,
    o.local_offer_pence IS NOT NULL AS offered_before,
    agreed.pence AS agreed_pence,
    agreed.pence - o.local_offer_pence AS raised_pence
FROM counted_ombudsman_case AS o
JOIN service AS v ON v.id = o.service_id
CROSS JOIN LATERAL (
    SELECT coalesce(sum(m.pence), 0)::bigint AS pence
    FROM agreed_money AS m
    WHERE m.ombudsman_case_id = o.id
) AS agreed;

-- A theme of the fault found in a case at the Ombudsman.
CREATE OR REPLACE VIEW population_ombudsman_theme AS
SELECT
    o.id::text || t.cause AS id,
    o.complaint_id,
    o.reference,
    o.procedure,
    v.department,
    o.decision_on AS decided_on,
    t.cause
FROM counted_ombudsman_case AS o
JOIN ombudsman_case_theme AS t ON t.ombudsman_case_id = o.id
JOIN service AS v ON v.id = o.service_id;
