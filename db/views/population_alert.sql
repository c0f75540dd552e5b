-- An alert that is told by itself, and what became of it; none of the behaviour register, nor of what was registered in
-- error. It waits for its answer until the day it was asked for by; where none came, it is unanswered from the day after. It
-- climbed on the day on which a higher step of its duty was told.
CREATE OR REPLACE VIEW population_alert AS
SELECT
    a.id,
    a.complaint_id,
    coalesce(c.reference, k.reference, o.reference) AS reference,
    a.raised_on,
    to_char(a.raised_on, 'YYYY"-m"MM') AS month,
    a.kind,
    a.audience,
    d.kind AS duty,
    v.department,
    v.department || '/' || v.name AS service,
    a.told_at IS NOT NULL AS delivered,
    a.cancelled_for IS NOT NULL AS cancelled,
    w.asked,
    coalesce(w.asked AND x.answered_on <= a.answer_due_on, false) AS answered_in_time,
    coalesce(w.asked AND x.answered_on > a.answer_due_on, false) AS answered_late,
    coalesce(w.asked AND x.answered_on IS NULL AND d.ended_on <= a.answer_due_on, false) AS done,
    CASE
        WHEN w.asked AND x.answered_on IS NULL AND (d.ended_on <= a.answer_due_on) IS NOT true THEN a.answer_due_on + 1
    END AS unanswered_on,
    coalesce(w.asked AND x.accepted, false) AS accepted,
    coalesce(w.asked AND x.rejected AND NOT x.accepted, false) AS rejected,
    a.duty_id IS NOT NULL AND a.cancelled_for IS NULL AS step_told,
    (
        SELECT min(h.raised_on)
        FROM alert AS h
        WHERE h.duty_id = a.duty_id AND h.working_days > a.working_days AND h.joined_id IS NULL AND h.cancelled_for IS NULL
    ) AS climbed_on
FROM alert AS a
CROSS JOIN LATERAL (SELECT a.answer_due_on IS NOT NULL AND a.cancelled_for IS NULL AS asked) AS w
LEFT JOIN duty AS d ON d.id = a.duty_id
LEFT JOIN LATERAL (
    SELECT
        min(y.answered_on) AS answered_on,
        bool_or(y.verdict IS NOT DISTINCT FROM 'accepted') AS accepted,
        bool_or(y.verdict IS NOT DISTINCT FROM 'rejected') AS rejected
    FROM alert_answer AS y
    WHERE y.alert_id = a.id
) AS x ON true
LEFT JOIN counted_complaint AS c ON c.id = a.complaint_id
LEFT JOIN counted_contact AS k ON k.id = a.contact_id
LEFT JOIN letter AS t ON t.id = d.letter_id
LEFT JOIN counted_obligation AS b ON b.id = d.obligation_id
LEFT JOIN counted_ombudsman_case AS o ON o.id = coalesce(d.ombudsman_case_id, t.ombudsman_case_id, b.ombudsman_case_id)
LEFT JOIN service AS v ON v.id = coalesce(c.service_id, k.service_id, o.service_id)
WHERE (SELECT counts_every_record()) AND a.joined_id IS NULL
    AND num_nonnulls(a.behaviour_measure_id, d.behaviour_measure_id) = 0
    AND (a.complaint_id IS NULL OR c.id IS NOT NULL) AND (a.contact_id IS NULL OR k.id IS NOT NULL)
    AND NOT EXISTS (SELECT FROM owes_nothing AS e WHERE e.id = d.subject_id);
