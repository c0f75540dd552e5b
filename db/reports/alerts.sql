-- Alerts raised on the days from $1 to $2, each told by itself, as of a day ($3), by kind, kind of duty, service and month of
-- the alert; one row for each of these. None of the behaviour register, nor of what was registered in error.
WITH answered AS (
    SELECT
        x.alert_id,
        min(x.answered_on) AS answered_on,
        bool_or(x.verdict = 'accepted') AS accepted,
        bool_or(x.verdict = 'rejected') AS rejected
    FROM alert_answer AS x
    GROUP BY x.alert_id
), counted AS (
    SELECT
        a.kind,
        a.raised_on,
        a.told_at IS NOT NULL AS is_delivered,
        a.cancelled_for IS NOT NULL AS is_cancelled,
        a.answer_due_on IS NOT NULL AND a.cancelled_for IS NULL AS is_asked,
        a.answer_due_on,
        d.kind AS duty,
        d.ended_on,
        x.answered_on,
        coalesce(x.accepted, false) AS is_accepted,
        coalesce(x.rejected, false) AND NOT coalesce(x.accepted, false) AS is_rejected,
        coalesce(c.service_id, k.service_id, o.service_id) AS service_id
    FROM alert AS a
    LEFT JOIN duty AS d ON d.id = a.duty_id
    LEFT JOIN answered AS x ON x.alert_id = a.id
    LEFT JOIN counted_complaint AS c ON c.id = a.complaint_id
    LEFT JOIN counted_contact AS k ON k.id = a.contact_id
    LEFT JOIN letter AS t ON t.id = d.letter_id
    LEFT JOIN counted_obligation AS b ON b.id = d.obligation_id
    LEFT JOIN counted_ombudsman_case AS o
        ON o.id = coalesce(d.ombudsman_case_id, t.ombudsman_case_id, b.ombudsman_case_id)
    WHERE a.raised_on BETWEEN $1 AND $2 AND a.joined_id IS NULL
        AND num_nonnulls(a.behaviour_measure_id, d.behaviour_measure_id) = 0
        AND (a.complaint_id IS NULL OR c.id IS NOT NULL) AND (a.contact_id IS NULL OR k.id IS NOT NULL)
        AND NOT EXISTS (SELECT FROM owes_nothing AS e WHERE e.id = d.subject_id)
)

SELECT
    n.kind,
    n.duty,
    s.department,
    s.name AS service,
    to_char(n.raised_on, 'YYYY-MM') AS month,
    count(*) AS planned,
    count(*) FILTER (WHERE n.is_delivered) AS delivered,
    count(*) FILTER (WHERE n.is_cancelled) AS cancelled,
    count(*) FILTER (WHERE n.is_asked) AS asked,
    count(*) FILTER (WHERE n.is_asked AND n.answered_on <= n.answer_due_on) AS in_time,
    count(*) FILTER (WHERE n.is_asked AND n.answered_on > n.answer_due_on) AS late,
    count(*) FILTER (WHERE n.is_asked AND n.answered_on IS NULL AND n.ended_on <= n.answer_due_on) AS done,
    count(*) FILTER (
        WHERE n.is_asked AND n.answered_on IS NULL AND (n.ended_on <= n.answer_due_on) IS NOT true AND n.answer_due_on >= $3
    ) AS waiting,
    count(*) FILTER (
        WHERE n.is_asked AND n.answered_on IS NULL AND (n.ended_on <= n.answer_due_on) IS NOT true AND n.answer_due_on < $3
    ) AS unanswered,
    count(*) FILTER (WHERE n.is_asked AND n.is_accepted) AS accepted,
    count(*) FILTER (WHERE n.is_asked AND n.is_rejected) AS rejected
FROM counted AS n
LEFT JOIN service AS s ON s.id = n.service_id
GROUP BY n.kind, n.duty, s.department, s.name, to_char(n.raised_on, 'YYYY-MM')
ORDER BY n.kind, n.duty, s.department, s.name, to_char(n.raised_on, 'YYYY-MM');
