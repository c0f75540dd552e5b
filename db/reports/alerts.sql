-- Alerts raised on the days from $1 to $2, each told by itself, as of a day ($3), by kind, kind of duty, service and month of
-- the alert; one row for each of these.
SELECT
    a.kind,
    a.duty,
    a.department,
    right(a.service, -length(a.department) - 1) AS service,
    to_char(a.raised_on, 'YYYY-MM') AS month,
    count(*) AS planned,
    count(*) FILTER (WHERE a.delivered) AS delivered,
    count(*) FILTER (WHERE a.cancelled) AS cancelled,
    count(*) FILTER (WHERE a.asked) AS asked,
    count(*) FILTER (WHERE a.answered_in_time) AS in_time,
    count(*) FILTER (WHERE a.answered_late) AS late,
    count(*) FILTER (WHERE a.done) AS done,
    count(*) FILTER (WHERE a.unanswered_on > $3) AS waiting,
    count(*) FILTER (WHERE a.unanswered_on <= $3) AS unanswered,
    count(*) FILTER (WHERE a.accepted) AS accepted,
    count(*) FILTER (WHERE a.rejected) AS rejected
FROM population_alert AS a
WHERE a.raised_on BETWEEN $1 AND $2
GROUP BY a.kind, a.duty, a.department, a.service, to_char(a.raised_on, 'YYYY-MM')
ORDER BY a.kind, a.duty, a.department, a.service, to_char(a.raised_on, 'YYYY-MM');
