-- What finds by words reads these: `@@` and normal_name are not leakproof, so that beneath a policy no index of them is used.
-- They are the owner's, which no policy narrows, and ask for each row they find whether it is seen (0019_add_reach.sql).
CREATE OR REPLACE VIEW reached_complaint AS
SELECT *
FROM complaint AS c
WHERE (SELECT NOT row_security_active('complaint') OR current_setting('redress.reach', true) = 'whole')
    OR complaint_is_reached(c.id);

CREATE OR REPLACE VIEW reached_contact AS
SELECT *
FROM contact AS k
WHERE (SELECT NOT row_security_active('contact') OR current_setting('redress.reach', true) = 'whole')
    OR is_seen('contact', k.id);

CREATE OR REPLACE VIEW reached_text AS
SELECT t.complaint_id, t.received_on, t.reference, t.words
FROM complaint_text AS t
WHERE (SELECT NOT row_security_active('complaint') OR current_setting('redress.reach', true) = 'whole')
    OR complaint_is_reached(t.complaint_id);

CREATE OR REPLACE VIEW reached_details AS
SELECT d.*
FROM contact_details AS d
WHERE (SELECT NOT row_security_active('complaint') OR current_setting('redress.reach', true) = 'whole')
    OR complaint_is_reached(d.complaint_id);

CREATE OR REPLACE VIEW reached_party AS
SELECT p.*
FROM party AS p
WHERE (SELECT NOT row_security_active('complaint') OR current_setting('redress.reach', true) = 'whole')
    OR complaint_is_reached(p.complaint_id);
