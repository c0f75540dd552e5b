-- Validates what 0007 and 0008 added, each check in a transaction apart from its creation.
ALTER TABLE service VALIDATE CONSTRAINT service_department_fkey;
ALTER TABLE service VALIDATE CONSTRAINT service_in_use_in_order;
ALTER TABLE api_token VALIDATE CONSTRAINT api_token_person_fkey;
ALTER TABLE api_token VALIDATE CONSTRAINT api_token_role;
ALTER TABLE notification VALIDATE CONSTRAINT notification_behaviour_measure_fkey;
