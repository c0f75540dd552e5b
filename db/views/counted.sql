-- What counts: every record but those registered in error or twice, and what belongs to them (ruling "Three closings").
-- Whatever counts reads these views and never the tables, and lists of work read those in listed.sql, which hold the same.
-- These are there whole, for figures of the whole register, or not at all (counts_every_record).
CREATE OR REPLACE VIEW counted_complaint AS
SELECT c.*
FROM complaint AS c
WHERE (SELECT counts_every_record()) AND NOT EXISTS (SELECT FROM complaint AS e WHERE e.id = c.id AND e.error_on IS NOT NULL);

CREATE OR REPLACE VIEW counted_stage AS
SELECT s.*
FROM stage AS s
WHERE (SELECT counts_every_record()) AND s.complaint_id IS NOT NULL
    AND NOT EXISTS (SELECT FROM complaint AS e WHERE e.id = s.complaint_id AND e.error_on IS NOT NULL);

-- A contact of a complaint that was registered twice counts as the other complaint.
CREATE OR REPLACE VIEW counted_contact AS
SELECT k.*
FROM contact AS k
WHERE (SELECT counts_every_record()) AND k.error_on IS NULL
    AND NOT EXISTS (SELECT FROM complaint AS e WHERE e.id = k.complaint_id AND e.error_on IS NOT NULL);

CREATE OR REPLACE VIEW counted_compliment AS
SELECT m.*
FROM compliment AS m
WHERE (SELECT counts_every_record()) AND m.error_on IS NULL;

CREATE OR REPLACE VIEW counted_obligation AS
SELECT b.*
FROM obligation AS b
WHERE (SELECT counts_every_record()) AND b.error_on IS NULL
    AND NOT EXISTS (SELECT FROM complaint AS e WHERE e.id = b.complaint_id AND e.error_on IS NOT NULL)
    AND NOT EXISTS (SELECT FROM ombudsman_case AS e WHERE e.id = b.ombudsman_case_id AND e.error_on IS NOT NULL);

CREATE OR REPLACE VIEW counted_ombudsman_case AS
SELECT o.*
FROM ombudsman_case AS o
WHERE (SELECT counts_every_record()) AND o.error_on IS NULL;

CREATE OR REPLACE VIEW counted_cost AS
SELECT k.*
FROM cost AS k
WHERE (SELECT counts_every_record()) AND NOT EXISTS (SELECT FROM complaint AS e WHERE e.id = k.complaint_id AND e.error_on IS NOT NULL);

-- Of whatever is registered in error nothing is owed; it tells identifiers and nothing else.
CREATE OR REPLACE VIEW owes_nothing AS
SELECT c.id
FROM complaint AS c
WHERE c.error_on IS NOT NULL
UNION ALL
SELECT k.id
FROM contact AS k
WHERE k.error_on IS NOT NULL
UNION ALL
SELECT r.id
FROM safeguarding_referral AS r
JOIN contact AS k ON k.id = r.contact_id
WHERE k.error_on IS NOT NULL
UNION ALL
SELECT r.id
FROM safeguarding_referral AS r
WHERE r.error_on IS NOT NULL
UNION ALL
SELECT l.id
FROM letter AS l
WHERE l.error_on IS NOT NULL
UNION ALL
SELECT b.id
FROM obligation AS b
WHERE b.error_on IS NOT NULL
UNION ALL
SELECT o.id
FROM ombudsman_case AS o
WHERE o.error_on IS NOT NULL
UNION ALL
SELECT l.id
FROM ombudsman_case AS o
JOIN letter AS l ON l.ombudsman_case_id = o.id
WHERE o.error_on IS NOT NULL
UNION ALL
SELECT b.id
FROM ombudsman_case AS o
JOIN obligation AS b ON b.ombudsman_case_id = o.id
WHERE o.error_on IS NOT NULL;
