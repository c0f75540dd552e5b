-- What finds by words reads these: `@@` and normal_name are not leakproof, so that beneath a policy no index of them is used.
-- They are the owner's, which no policy narrows, and ask for what is found whether it is seen (db/migrations/0024_ask_what_is_seen.sql): by a function, since
-- a search is planned for its words, and would be planned with what the function asks.
CREATE OR REPLACE VIEW reached_complaint AS
SELECT *
FROM complaint AS c
WHERE c.id <> ALL ((SELECT kept_complaints())::uuid []) OR complaint_is_reached(c.id);

CREATE OR REPLACE VIEW reached_contact AS
SELECT *
FROM contact AS k
WHERE k.complaint_id <> ALL ((SELECT kept_complaints())::uuid []) OR is_seen('contact', k.id);

CREATE OR REPLACE VIEW reached_text AS
SELECT t.complaint_id, t.received_on, t.reference, t.words
FROM complaint_text AS t
WHERE t.complaint_id <> ALL ((SELECT kept_complaints())::uuid []) OR complaint_is_reached(t.complaint_id);

CREATE OR REPLACE VIEW reached_details AS
SELECT d.*
FROM contact_details AS d
WHERE d.complaint_id <> ALL ((SELECT kept_complaints())::uuid []) OR complaint_is_reached(d.complaint_id);

CREATE OR REPLACE VIEW reached_party AS
SELECT p.*
FROM party AS p
WHERE p.complaint_id <> ALL ((SELECT kept_complaints())::uuid []) OR complaint_is_reached(p.complaint_id);
