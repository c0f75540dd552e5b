-- Duties of which something was told on the days from $1 to $2, by who was told at the highest step of them, whatever became of
-- the ladder; one row for each audience. None of the behaviour register, nor of what was registered in error.
SELECT
    t.audience,
    count(*) AS duties
FROM (
    SELECT DISTINCT ON (a.duty_id) a.audience
    FROM alert AS a
    JOIN duty AS d ON d.id = a.duty_id
    WHERE a.raised_on BETWEEN $1 AND $2 AND a.joined_id IS NULL AND a.cancelled_for IS NULL
        AND d.behaviour_measure_id IS NULL
        AND NOT EXISTS (SELECT FROM owes_nothing AS e WHERE e.id = d.subject_id)
        AND (a.complaint_id IS NULL OR EXISTS (SELECT FROM counted_complaint AS c WHERE c.id = a.complaint_id))
        AND (a.contact_id IS NULL OR EXISTS (SELECT FROM counted_contact AS k WHERE k.id = a.contact_id))
    ORDER BY a.duty_id, a.working_days DESC
) AS t
GROUP BY t.audience
ORDER BY t.audience;
