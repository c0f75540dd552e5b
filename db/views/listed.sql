-- What counts, as in counted.sql, for lists of work: each row as far as whoever asks sees it.
CREATE OR REPLACE VIEW listed_complaint WITH (security_invoker = true) AS
SELECT c.*
FROM complaint AS c
WHERE NOT EXISTS (SELECT FROM complaint AS e WHERE e.id = c.id AND e.error_on IS NOT NULL);

CREATE OR REPLACE VIEW listed_stage WITH (security_invoker = true) AS
SELECT s.*
FROM stage AS s
WHERE s.complaint_id IS NOT NULL
    AND NOT EXISTS (SELECT FROM complaint AS e WHERE e.id = s.complaint_id AND e.error_on IS NOT NULL);

CREATE OR REPLACE VIEW listed_contact WITH (security_invoker = true) AS
SELECT k.*
FROM contact AS k
WHERE k.error_on IS NULL
    AND NOT EXISTS (SELECT FROM complaint AS e WHERE e.id = k.complaint_id AND e.error_on IS NOT NULL);
