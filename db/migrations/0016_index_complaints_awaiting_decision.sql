-- no-transaction
CREATE INDEX CONCURRENTLY complaint_awaiting_decision_idx ON complaint (received_on, id) WHERE procedure IS NULL;
