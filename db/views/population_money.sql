-- A sum agreed, by the day it was agreed.
CREATE OR REPLACE VIEW population_agreed_money AS
SELECT
    m.id,
    m.complaint_id,
    m.reference,
    m.source,
    m.procedure,
    m.department,
    m.counted_on AS agreed_on,
    m.pence
FROM agreed_money AS m;

-- A cost, of its complaint's procedure.
CREATE OR REPLACE VIEW population_cost AS
SELECT
    k.id,
    k.complaint_id,
    (SELECT c.reference FROM complaint AS c WHERE c.id = k.complaint_id) AS reference,
    coalesce((SELECT c.procedure FROM complaint AS c WHERE c.id = k.complaint_id), k.procedure) AS procedure,
    (
        SELECT v.department FROM complaint AS c JOIN service AS v ON v.id = c.service_id WHERE c.id = k.complaint_id
    ) AS department,
    k.category,
    k.incurred_on,
    k.amount_pence AS pence
FROM counted_cost AS k;
