-- Clocks that the first versions did not have: windows in which the complainant may ask, periods agreed for one complaint,
-- the written notice of stage 2, and the day by which its statement should be agreed.
-- A constraint is dropped here only to come back with more codes in its list.
-- squawk-ignore-file ban-drop-constraint

-- window: the complainant's time to ask for the next stage; it is nobody's breach and is never flagged.
ALTER TABLE procedure_clock
DROP CONSTRAINT procedure_clock_kind,
DROP CONSTRAINT procedure_clock_basis,
DROP CONSTRAINT procedure_clock_ends_with,
DROP CONSTRAINT procedure_clock_length,
ADD COLUMN as_stated boolean NOT NULL DEFAULT false,
ADD COLUMN extension_notice text NOT NULL DEFAULT 'written',
ADD COLUMN advocate_maximum_working_days bigint;

ALTER TABLE procedure_clock
ADD CONSTRAINT procedure_clock_kind CHECK (kind IN ('limit', 'target', 'window', 'alternative')) NOT VALID,
ADD CONSTRAINT procedure_clock_basis CHECK (basis IN (
    'complaint_received', 'stage_requested', 'statement_agreed', 'statement_agreed_or_requested', 'acknowledged',
    'acknowledged_or_due', 'plan_made', 'responded', 'adjudication_received', 'panel_held', 'findings_received'
)) NOT VALID,
ADD CONSTRAINT procedure_clock_ends_with CHECK (ends_with IN (
    'acknowledged', 'statement_agreed', 'notice_given', 'responded', 'panel_held', 'findings_sent',
    'next_stage_requested'
)) NOT VALID,
ADD CONSTRAINT procedure_clock_length CHECK (
    (working_days > 0 AND months IS NULL AND month_wording IS NULL AND NOT as_stated)
    OR (working_days IS NULL AND months > 0 AND month_wording IS NOT NULL AND NOT as_stated)
    OR (working_days IS NULL AND months IS NULL AND month_wording IS NULL AND as_stated)
) NOT VALID,
ADD CONSTRAINT procedure_clock_extension_notice CHECK (extension_notice IN ('written', 'code')) NOT VALID,
ADD CONSTRAINT procedure_clock_advocate_maximum CHECK (advocate_maximum_working_days >= working_days) NOT VALID;

COMMENT ON COLUMN procedure_clock.as_stated IS 'The last day is stated for each complaint, as in its response plan.';
COMMENT ON COLUMN procedure_clock.extension_notice IS
'What an extension''s notice holds: written, reason and date; code, the Ombudsman''s details too (Code 6.5), and a second
extension has its good reason (Code 6.4).';
COMMENT ON COLUMN procedure_clock.advocate_maximum_working_days IS
'The clock stands still while an advocate is found, but ends no later than these working days from the basis.';

ALTER TABLE procedure_version ADD COLUMN after_hours_rolls_forward boolean NOT NULL DEFAULT false;

COMMENT ON COLUMN procedure_version.after_hours_rolls_forward IS
'Receipt outside office hours counts as on the next working day; never in a statutory procedure.';

ALTER TABLE stage
ADD COLUMN advocate_asked_on date,
ADD COLUMN advocate_appointed_on date,
ADD COLUMN plan_made_on date,
ADD COLUMN plan_origin text,
ADD COLUMN plan_respond_by_on date,
ADD COLUMN plan_letter_on date,
ADD COLUMN adjudication_received_on date;

COMMENT ON COLUMN stage.plan_origin IS
'agreed with the complainant, or set by the authority where the offer to discuss was declined (SI 2009/309 reg 13(7), (8)).';
COMMENT ON COLUMN stage.adjudication_received_on IS
'The day the complainant received the adjudication of stage 2, whatever the day it was sent.';

ALTER TABLE stage
ADD CONSTRAINT stage_plan_origin CHECK (plan_origin IN ('agreed', 'set_by_authority')) NOT VALID,
ADD CONSTRAINT stage_plan_whole CHECK (
    (plan_made_on IS NULL) = (plan_origin IS NULL) AND (plan_made_on IS NULL) = (plan_respond_by_on IS NULL)
    AND (plan_made_on IS NOT NULL OR plan_letter_on IS NULL)
) NOT VALID,
ADD CONSTRAINT stage_plan_letter CHECK (plan_origin <> 'set_by_authority' OR plan_letter_on IS NOT NULL) NOT VALID,
ADD CONSTRAINT stage_plan_in_order CHECK (
    plan_made_on >= requested_on AND plan_respond_by_on >= plan_made_on AND plan_letter_on >= plan_made_on
) NOT VALID,
ADD CONSTRAINT stage_advocate_in_order CHECK (
    advocate_asked_on >= requested_on AND advocate_appointed_on >= advocate_asked_on
) NOT VALID,
ADD CONSTRAINT stage_advocate_asked CHECK (advocate_asked_on IS NOT NULL OR advocate_appointed_on IS NULL) NOT VALID,
ADD CONSTRAINT stage_adjudication_received_in_order CHECK (adjudication_received_on >= responded_on) NOT VALID;

ALTER TABLE extension
ADD COLUMN ombudsman_details_given boolean NOT NULL DEFAULT false,
ADD COLUMN good_reason text;

COMMENT ON COLUMN extension.good_reason IS 'Why a second extension was needed (Complaint Handling Code 6.4).';

-- A notice recorded before this column was the whole letter.
UPDATE extension SET ombudsman_details_given = true WHERE notified_on IS NOT NULL;

ALTER TABLE deadline DROP CONSTRAINT deadline_kind;
ALTER TABLE deadline
ADD CONSTRAINT deadline_kind CHECK (kind IN ('limit', 'target', 'window', 'alternative')) NOT VALID;

UPDATE procedure_clock AS c SET extension_notice = 'code'
FROM procedure_version AS v
WHERE v.id = c.procedure_version_id AND v.procedure = 'corporate' AND v.in_force_from = '2026-04-01'
    AND c.extendable;

UPDATE procedure_clock AS c SET advocate_maximum_working_days = 20
FROM procedure_version AS v
WHERE v.id = c.procedure_version_id AND v.procedure = 'childrens' AND c.clock = 'response_target';

INSERT INTO procedure_clock (
    procedure_version_id, stage, clock, kind, basis, ends_with, working_days, as_stated, extendable, source, verified
)
SELECT v.id, c.stage, c.clock, c.kind, c.basis, c.ends_with, c.working_days, c.as_stated, c.extendable, c.source, false
FROM procedure_version AS v
JOIN (VALUES
    ('childrens', 'local_resolution', 'next_stage_request', 'window', 'responded', 'next_stage_requested',
        20::bigint, false, false, 'Getting the Best from Complaints 2006; no statutory limit'),
    ('childrens', 'investigation', 'statement', 'target', 'stage_requested', 'statement_agreed',
        10, false, false, 'Local standard; SI 2006/1738 reg 16'),
    ('childrens', 'investigation', 'notice', 'limit', 'stage_requested', 'notice_given',
        25, false, false, 'SI 2006/1738 reg 17(6)'),
    ('childrens', 'investigation', 'next_stage_request', 'window', 'adjudication_received', 'next_stage_requested',
        20, false, false, 'SI 2006/1738 reg 18'),
    ('adult_social_care', 'single_stage', 'response_plan', 'target', 'plan_made', 'responded',
        NULL, true, true, 'SI 2009/309 reg 13(7), (8)'),
    ('public_health', 'single_stage', 'response_plan', 'target', 'plan_made', 'responded',
        NULL, true, true, 'SI 2012/3094 Part 5')
) AS c (procedure, stage, clock, kind, basis, ends_with, working_days, as_stated, extendable, source)
ON c.procedure = v.procedure;

-- The deadlines of these clocks for stages that are there already, as the program computes them.
INSERT INTO deadline (
    stage_id, clock, kind, basis_on, due_on, calendar_version, known_from, ended_on, ended_by
)
SELECT d.stage_id, d.clock, d.kind, d.basis_on, working_day_after(d.basis_on, d.working_days), k.number, d.basis_on,
    d.ended_on, CASE WHEN d.ended_on IS NOT NULL THEN 'met' END
FROM (
    SELECT s.id AS stage_id, 'next_stage_request' AS clock, 'window' AS kind, s.responded_on AS basis_on,
        20 AS working_days, n.requested_on AS ended_on
    FROM stage AS s
    LEFT JOIN stage AS n ON n.complaint_id = s.complaint_id AND n.position = s.position + 1
    WHERE s.stage = 'local_resolution' AND s.responded_on IS NOT NULL
        AND (n.requested_on IS NULL OR n.requested_on >= s.responded_on)
    UNION ALL
    SELECT s.id, 'statement', 'target', s.requested_on, 10, least(s.statement_agreed_on, s.ended_on)
    FROM stage AS s WHERE s.stage = 'investigation'
    UNION ALL
    SELECT s.id, 'notice', 'limit', s.requested_on, 25, least(
            (SELECT min(e.notified_on) FROM extension AS e WHERE e.stage_id = s.id), s.ended_on)
    FROM stage AS s WHERE s.stage = 'investigation'
) AS d
CROSS JOIN (SELECT max(c.number) AS number FROM calendar_version AS c) AS k;
