ALTER TABLE compliment VALIDATE CONSTRAINT compliment_contact_fkey;
ALTER TABLE compliment VALIDATE CONSTRAINT compliment_approved;
ALTER TABLE audit_event VALIDATE CONSTRAINT audit_event_contact_fkey;
