-- What finds by words reads these: `@@` and normal_name are not leakproof, so that beneath a policy no index of them is used.
-- They are the owner's, which no policy narrows, and have the conditions of the policies (0019_add_reach.sql).
CREATE OR REPLACE VIEW reached_complaint AS
SELECT *
FROM complaint AS c
WHERE (SELECT NOT row_security_active('complaint') OR current_setting('redress.reach', true) = 'whole')
    OR c.id <> ALL ((SELECT reached_ids('hidden'))::uuid []) AND (
        (SELECT current_setting('redress.reach', true) = 'team')
        OR (SELECT current_setting('redress.reach', true) = 'some') AND (
            c.service_id = ANY ((SELECT reached_services())::bigint [])
            OR (SELECT current_setting('redress.childrens', true) = 'yes') AND (
                c.procedure = 'childrens' OR c.about_childrens_social_care OR c.complainant_type = 'child_or_young_person'
            )
            OR c.id IN (SELECT unnest(reached_ids('own')))
        )
    );

CREATE OR REPLACE VIEW reached_contact AS
SELECT *
FROM contact AS k
WHERE (SELECT NOT row_security_active('contact') OR current_setting('redress.reach', true) = 'whole')
    OR (
        (SELECT current_setting('redress.reach', true) = 'team')
        OR (SELECT current_setting('redress.reach', true) = 'some') AND (
            k.service_id = ANY ((SELECT reached_services())::bigint [])
            OR k.service_id IS NULL AND k.department = ANY ((SELECT reached_departments())::text [])
            OR k.assignee_id = ANY ((SELECT reached_ids('people'))::uuid [])
            OR k.team_id = ANY ((SELECT reached_ids('teams'))::uuid [])
            OR (SELECT current_setting('redress.childrens', true) = 'yes')
            AND (k.source = 'child_or_young_person' OR k.procedure = 'childrens')
        )
    ) AND (k.complaint_id IS NULL OR EXISTS (SELECT FROM reached_complaint AS c WHERE c.id = k.complaint_id OFFSET 0));

CREATE OR REPLACE VIEW reached_text AS
SELECT t.complaint_id, t.received_on, t.reference, t.words
FROM complaint_text AS t
WHERE (SELECT NOT row_security_active('complaint') OR current_setting('redress.reach', true) = 'whole')
    OR (SELECT current_setting('redress.reach', true) = 'team')
    AND t.complaint_id <> ALL ((SELECT reached_ids('hidden'))::uuid [])
    OR (SELECT current_setting('redress.reach', true) = 'some')
    AND EXISTS (SELECT FROM reached_complaint AS c WHERE c.id = t.complaint_id OFFSET 0);

CREATE OR REPLACE VIEW reached_details AS
SELECT d.*
FROM contact_details AS d
WHERE (SELECT NOT row_security_active('complaint') OR current_setting('redress.reach', true) = 'whole')
    OR EXISTS (SELECT FROM reached_complaint AS c WHERE c.id = d.complaint_id OFFSET 0);

CREATE OR REPLACE VIEW reached_party AS
SELECT p.*
FROM party AS p
WHERE (SELECT NOT row_security_active('complaint') OR current_setting('redress.reach', true) = 'whole')
    OR EXISTS (SELECT FROM reached_complaint AS c WHERE c.id = p.complaint_id OFFSET 0);
