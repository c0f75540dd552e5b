-- One complaint in 25 goes to the Ombudsman, as in a council's register: half a year later, decided three months after that.
INSERT INTO ombudsman_case (
    id, reference, complaint_id, procedure, service_id, enquiry_on, decision_on, decision, public_report, procedure_exhausted,
    changed_at
)
SELECT
    gen_random_uuid(),
    'O-' || c.reference,
    c.id,
    c.procedure,
    c.service_id,
    c.received_on + 180,
    c.received_on + 270,
    CASE abs(hashtext(c.reference)) % 3
        WHEN 0 THEN 'upheld_fault_and_injustice' WHEN 1 THEN 'not_upheld' ELSE 'closed_after_initial_enquiries'
    END,
    false,
    false,
    c.changed_at
FROM complaint AS c
WHERE abs(hashtext(c.reference)) % 25 = 0 AND c.received_on < current_date - 270;
