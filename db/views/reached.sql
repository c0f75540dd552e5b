-- What finds by words reads these: `@@` and normal_name are not leakproof, so that beneath a policy no index of them is used.
-- They are the owner's, which no policy narrows, and have the conditions of policies themselves (0019_add_reach.sql).
CREATE OR REPLACE VIEW reached_complaint AS
SELECT *
FROM complaint AS c
WHERE c.id <> ALL ((SELECT kept_complaints())::uuid [])
    OR c.id <> ALL ((SELECT reached_ids('hidden'))::uuid []) AND (
        c.service_id = ANY ((SELECT reached_services())::bigint [])
        OR (SELECT current_setting('redress.childrens', true) = 'yes') AND (
            c.procedure = 'childrens' OR c.about_childrens_social_care OR c.complainant_type = 'child_or_young_person'
        )
        OR c.id IN (SELECT unnest(reached_ids('own')))
    );

CREATE OR REPLACE VIEW reached_contact AS
SELECT *
FROM contact AS k
WHERE k.complaint_id <> ALL ((SELECT kept_complaints())::uuid []) OR is_seen('contact', k.id);

CREATE OR REPLACE VIEW reached_text AS
SELECT t.complaint_id, t.received_on, t.reference, t.words
FROM complaint_text AS t
WHERE t.complaint_id <> ALL ((SELECT kept_complaints())::uuid [])
    OR (SELECT true FROM reached_complaint AS c WHERE c.id = t.complaint_id);

CREATE OR REPLACE VIEW reached_details AS
SELECT d.*
FROM contact_details AS d
WHERE d.complaint_id <> ALL ((SELECT kept_complaints())::uuid [])
    OR (SELECT true FROM reached_complaint AS c WHERE c.id = d.complaint_id);

CREATE OR REPLACE VIEW reached_party AS
SELECT p.*
FROM party AS p
WHERE p.complaint_id <> ALL ((SELECT kept_complaints())::uuid [])
    OR (SELECT true FROM reached_complaint AS c WHERE c.id = p.complaint_id);
