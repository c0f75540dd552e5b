-- What script/alert-storm has sent: :alerts alerts over the duties there are, a third each by e-mail, in messages of three, by
-- text message and to a webhook. They become due one after the other over :seconds seconds, and are urgent, so that it does
-- not matter at what hour the storm is.
INSERT INTO webhook (id, url, description, secret, changed_at)
VALUES (gen_random_uuid(), :'webhook', 'Storm', :'secret', now());

CREATE TEMPORARY TABLE storm AS
SELECT
    n.number,
    gen_random_uuid() AS alert_id,
    (ARRAY['email', 'text_message', 'webhook'])[n.number % 3 + 1] AS channel,
    -- Three alerts by e-mail are for one person.
    CASE n.number % 3 WHEN 0 THEN 'e' || n.number / 9 WHEN 1 THEN 't' || n.number END AS recipient,
    d.id AS duty_id,
    d.due_on,
    d.complaint_id
FROM generate_series(0, :alerts - 1) AS n (number)
CROSS JOIN (SELECT count(*) AS duties FROM duty WHERE stage_id IS NOT NULL) AS k
JOIN (SELECT *, row_number() OVER (ORDER BY id) - 1 AS place FROM duty WHERE stage_id IS NOT NULL) AS d
    ON d.place = n.number % k.duties;

INSERT INTO person (
    id, name, employment, spouse_of_officer_or_member, capacities, email, telephone, preferred_channel, changed_at
)
SELECT DISTINCT ON (s.recipient)
    md5(s.recipient)::uuid, 'Storm ' || s.recipient, 'employee', false, '{}'::text [],
    CASE WHEN s.channel = 'email' THEN s.recipient || '@example.org' END,
    CASE WHEN s.channel = 'text_message' THEN '+447700' || lpad(s.number::text, 6, '0') END, s.channel, now()
FROM storm AS s
WHERE s.recipient IS NOT NULL;

INSERT INTO alert (
    id, kind, duty_id, step, working_days, due_on, audience, recipient_person_id, recipient_role, complaint_id, is_urgent, raised_on,
    raised_at
)
SELECT
    s.alert_id, 'overdue', s.duty_id, 100 + s.number, 100 + s.number, s.due_on, 'assignee', md5(s.recipient)::uuid,
    CASE WHEN s.recipient IS NULL THEN 'manager' END, s.complaint_id, true, current_date, now()
FROM storm AS s;

INSERT INTO delivery (alert_id, channel, recipient_person_id, webhook_id, is_urgent, send_after)
SELECT
    s.alert_id, s.channel, md5(s.recipient)::uuid, CASE WHEN s.recipient IS NULL THEN w.id END, true,
    now() + make_interval(secs => :seconds * (hashtextextended(coalesce(s.recipient, s.alert_id::text), 0) & 1023) / 1024.0)
FROM storm AS s
CROSS JOIN webhook AS w;
