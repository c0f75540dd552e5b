-- no-transaction
CREATE INDEX CONCURRENTLY complaint_awaiting_advocate_idx ON complaint (received_on, id)
WHERE complainant_type = 'child_or_young_person' AND advocacy_offered_on IS NULL;
