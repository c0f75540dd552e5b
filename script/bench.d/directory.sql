-- Whoever may be told: a team in each department with its manager, a manager of each service, a head of each department, a
-- Complaints Manager, and every complaint with the team of its department.
CREATE TEMPORARY TABLE held AS
SELECT gen_random_uuid() AS post_id, gen_random_uuid() AS person_id, p.*
FROM (
    SELECT 'team_manager' AS kind, gen_random_uuid() AS team_id, NULL::bigint AS service_id, name AS department FROM department
    UNION ALL SELECT 'service_manager', NULL, id, department FROM service
    UNION ALL SELECT 'head_of_service', NULL, NULL, name FROM department
    UNION ALL SELECT 'manager', NULL, NULL, NULL
) AS p;
INSERT INTO team (id, department, name, changed_at) SELECT team_id, department, 'Team', now() FROM held WHERE team_id IS NOT NULL;
INSERT INTO person (id, name, employment, spouse_of_officer_or_member, capacities, preferred_channel, changed_at)
SELECT person_id, 'Person ' || row_number() OVER (), 'employee', false,
    CASE kind WHEN 'manager' THEN ARRAY['complaints_manager'] ELSE '{}' END, 'inbox', now()
FROM held;
INSERT INTO post (id, kind, team_id, service_id, department, changed_at)
SELECT post_id, kind, team_id, service_id, CASE kind WHEN 'head_of_service' THEN department END, now()
FROM held WHERE kind <> 'manager';
INSERT INTO post_holder (post_id, person_id, from_on) SELECT post_id, person_id, '2020-01-01' FROM held WHERE kind <> 'manager';
INSERT INTO complaint_assignment (complaint_id, team_id, reason, assigned_by, assigned_at)
SELECT c.id, h.team_id, 'made up', 'the benchmark', now()
FROM complaint AS c
JOIN service AS s ON s.id = c.service_id
JOIN held AS h ON h.department = s.department AND h.kind = 'team_manager';
