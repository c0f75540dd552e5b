-- no-transaction
CREATE INDEX CONCURRENTLY audit_event_contact_idx ON audit_event (contact_id, id) WHERE contact_id IS NOT NULL;
