CREATE TABLE procedure (
    code text NOT NULL,
    name text NOT NULL,
    statutory boolean NOT NULL,
    legal_basis text NOT NULL,
    guidance text,
    CONSTRAINT procedure_pkey PRIMARY KEY (code)
);

-- A complaint keeps the version in force on the day it was received.
CREATE TABLE procedure_version (
    id bigint GENERATED ALWAYS AS IDENTITY,
    procedure text NOT NULL,
    name text NOT NULL,
    in_force_from date NOT NULL,
    source text NOT NULL,
    CONSTRAINT procedure_version_pkey PRIMARY KEY (id),
    CONSTRAINT procedure_version_procedure_fkey FOREIGN KEY (procedure) REFERENCES procedure (code),
    CONSTRAINT procedure_version_from_key UNIQUE (procedure, in_force_from),
    CONSTRAINT procedure_version_identity_key UNIQUE (id, procedure)
);

CREATE TABLE procedure_stage (
    procedure_version_id bigint NOT NULL,
    position smallint NOT NULL,
    stage text NOT NULL,
    name text NOT NULL,
    CONSTRAINT procedure_stage_pkey PRIMARY KEY (procedure_version_id, stage),
    CONSTRAINT procedure_stage_position_key UNIQUE (procedure_version_id, position),
    CONSTRAINT procedure_stage_version_fkey FOREIGN KEY (procedure_version_id) REFERENCES procedure_version (id)
);

-- limit: passing it is a breach. target: what is expected inside the limit. alternative: another reading of the same
-- duty (the other basis where the law is unsure; the furthest an extension could have gone), shown beside and never
-- flagged.
CREATE TABLE procedure_clock (
    procedure_version_id bigint NOT NULL,
    stage text NOT NULL,
    clock text NOT NULL,
    kind text NOT NULL CONSTRAINT procedure_clock_kind CHECK (kind IN ('limit', 'target', 'alternative')),
    basis text NOT NULL CONSTRAINT procedure_clock_basis CHECK (basis IN (
        'complaint_received', 'stage_requested', 'statement_agreed', 'acknowledged', 'acknowledged_or_due',
        'panel_held', 'findings_received'
    )),
    ends_with text NOT NULL CONSTRAINT procedure_clock_ends_with CHECK (ends_with IN (
        'acknowledged', 'responded', 'panel_held', 'findings_sent'
    )),
    working_days bigint,
    months bigint,
    month_wording text CONSTRAINT procedure_clock_month_wording CHECK (month_wording IN ('after', 'beginning_with')),
    extendable boolean NOT NULL DEFAULT false,
    extension_maximum_working_days bigint,
    source text NOT NULL,
    verified boolean NOT NULL,
    CONSTRAINT procedure_clock_pkey PRIMARY KEY (procedure_version_id, stage, clock),
    CONSTRAINT procedure_clock_stage_fkey
    FOREIGN KEY (procedure_version_id, stage) REFERENCES procedure_stage (procedure_version_id, stage),
    CONSTRAINT procedure_clock_length CHECK (
        (working_days > 0 AND months IS NULL AND month_wording IS NULL)
        OR (working_days IS NULL AND months > 0 AND month_wording IS NOT NULL)
    ),
    CONSTRAINT procedure_clock_extension CHECK (extendable OR extension_maximum_working_days IS NULL)
);

COMMENT ON COLUMN procedure_clock.extension_maximum_working_days IS
'The furthest an extension may go, in working days from the basis; empty with extendable: any date agreed in time.';
COMMENT ON COLUMN procedure_clock.verified IS
'Whether the cited text itself was read; false is a figure the council should confirm and may change.';

INSERT INTO procedure (code, name, statutory, legal_basis, guidance) VALUES
('childrens', 'Children''s social care', true,
    'Children Act 1989 Representations Procedure (England) Regulations 2006 (SI 2006/1738), reg 13(3)',
    'Getting the Best from Complaints 2006'),
('adult_social_care', 'Adult social care', true,
    'Local Authority Social Services and National Health Service Complaints (England) Regulations 2009 (SI 2009/309)',
    NULL),
('public_health', 'Public health', true,
    'NHS Bodies and Local Authorities Regulations 2012 (SI 2012/3094) Part 5', NULL),
('corporate', 'Corporate', false, 'Council policy; Local Government and Social Care Ombudsman Complaint Handling Code',
    NULL);

INSERT INTO procedure_version (procedure, name, in_force_from, source) VALUES
('childrens', 'SI 2006/1738', '2017-01-01', 'SI 2006/1738'),
('adult_social_care', 'SI 2009/309', '2017-01-01', 'SI 2009/309'),
('public_health', 'SI 2012/3094', '2017-01-01', 'SI 2012/3094 Part 5'),
('corporate', '65 working days for the whole procedure', '2017-01-01', 'Council policy to 31 March 2022'),
('corporate', 'Stage 1 40, stage 2 20 working days', '2022-04-01', 'Council policy from 1 April 2022'),
('corporate', 'Complaint Handling Code', '2026-04-01', 'Complaint Handling Code, February 2024');

INSERT INTO procedure_stage (procedure_version_id, position, stage, name)
SELECT v.id, s.position, s.stage, s.name
FROM procedure_version AS v
JOIN (VALUES
    ('childrens', 1, 'local_resolution', 'Stage 1, local resolution'),
    ('childrens', 2, 'investigation', 'Stage 2, investigation'),
    ('childrens', 3, 'review_panel', 'Stage 3, review panel'),
    ('adult_social_care', 1, 'single_stage', 'Single stage'),
    ('public_health', 1, 'single_stage', 'Single stage'),
    ('corporate', 1, 'stage_1', 'Stage 1'),
    ('corporate', 2, 'stage_2', 'Stage 2')
) AS s (procedure, position, stage, name) ON s.procedure = v.procedure;

INSERT INTO procedure_clock (
    procedure_version_id, stage, clock, kind, basis, ends_with, working_days, months, month_wording,
    extendable, extension_maximum_working_days, source, verified
)
SELECT
    v.id, c.stage, c.clock, c.kind, c.basis, c.ends_with, c.working_days, c.months, c.month_wording,
    c.extendable, c.extension_maximum, c.source, c.verified
FROM procedure_version AS v
JOIN (VALUES
    ('childrens', '2017-01-01'::date, 'local_resolution', 'acknowledgement', 'target', 'complaint_received',
        'acknowledged', 3::bigint, NULL::bigint, NULL, false, NULL::bigint, 'Local standard; no statutory limit', false),
    ('childrens', '2017-01-01', 'local_resolution', 'response_target', 'target', 'complaint_received',
        'responded', 10, NULL, NULL, false, NULL, 'SI 2006/1738 reg 14', true),
    ('childrens', '2017-01-01', 'local_resolution', 'response', 'limit', 'complaint_received',
        'responded', 20, NULL, NULL, false, NULL, 'SI 2006/1738 reg 14(5)', false),
    ('childrens', '2017-01-01', 'investigation', 'response', 'limit', 'stage_requested',
        'responded', 25, NULL, NULL, true, 65, 'SI 2006/1738 reg 17(3), (6)', false),
    ('childrens', '2017-01-01', 'investigation', 'response_maximum', 'alternative', 'stage_requested',
        'responded', 65, NULL, NULL, false, NULL, 'SI 2006/1738 reg 17(6)', false),
    ('childrens', '2017-01-01', 'investigation', 'response_from_statement', 'alternative', 'statement_agreed',
        'responded', 25, NULL, NULL, true, 65, 'SI 2006/1738 reg 17(3); statement agreed, reg 16', false),
    ('childrens', '2017-01-01', 'investigation', 'response_maximum_from_statement', 'alternative', 'statement_agreed',
        'responded', 65, NULL, NULL, false, NULL, 'SI 2006/1738 reg 17(6); statement agreed, reg 16', false),
    ('childrens', '2017-01-01', 'review_panel', 'panel', 'limit', 'stage_requested',
        'panel_held', 30, NULL, NULL, false, NULL, 'SI 2006/1738 reg 19(4)', true),
    ('childrens', '2017-01-01', 'review_panel', 'findings', 'limit', 'panel_held',
        'findings_sent', 5, NULL, NULL, false, NULL, 'SI 2006/1738 reg 20', true),
    ('childrens', '2017-01-01', 'review_panel', 'response', 'limit', 'findings_received',
        'responded', 15, NULL, NULL, false, NULL, 'SI 2006/1738 reg 20(3)', true),
    ('adult_social_care', '2017-01-01', 'single_stage', 'acknowledgement', 'limit', 'complaint_received',
        'acknowledged', 3, NULL, NULL, false, NULL, 'SI 2009/309 reg 13(3)', false),
    ('adult_social_care', '2017-01-01', 'single_stage', 'response', 'limit', 'complaint_received',
        'responded', NULL, 6, 'beginning_with', true, NULL, 'SI 2009/309 reg 14(3)', false),
    ('public_health', '2017-01-01', 'single_stage', 'acknowledgement', 'limit', 'complaint_received',
        'acknowledged', 3, NULL, NULL, false, NULL, 'SI 2012/3094 Part 5', false),
    ('public_health', '2017-01-01', 'single_stage', 'response', 'limit', 'complaint_received',
        'responded', NULL, 6, 'beginning_with', true, NULL, 'SI 2012/3094 reg 29(3)', true),
    ('corporate', '2017-01-01', 'stage_1', 'acknowledgement', 'target', 'complaint_received',
        'acknowledged', 3, NULL, NULL, false, NULL, 'Local standard', false),
    ('corporate', '2017-01-01', 'stage_1', 'response', 'limit', 'complaint_received',
        'responded', 65, NULL, NULL, false, NULL, 'Council policy to 31 March 2022, whole procedure', true),
    ('corporate', '2017-01-01', 'stage_2', 'response', 'limit', 'complaint_received',
        'responded', 65, NULL, NULL, false, NULL, 'Council policy to 31 March 2022, whole procedure', true),
    ('corporate', '2022-04-01', 'stage_1', 'acknowledgement', 'target', 'complaint_received',
        'acknowledged', 3, NULL, NULL, false, NULL, 'Local standard', false),
    ('corporate', '2022-04-01', 'stage_1', 'response', 'limit', 'complaint_received',
        'responded', 40, NULL, NULL, false, NULL, 'Council policy from 1 April 2022', true),
    ('corporate', '2022-04-01', 'stage_2', 'response', 'limit', 'stage_requested',
        'responded', 20, NULL, NULL, false, NULL, 'Council policy from 1 April 2022', true),
    ('corporate', '2026-04-01', 'stage_1', 'acknowledgement', 'limit', 'complaint_received',
        'acknowledged', 5, NULL, NULL, false, NULL, 'Complaint Handling Code 6.2', true),
    ('corporate', '2026-04-01', 'stage_1', 'response', 'limit', 'acknowledged_or_due',
        'responded', 10, NULL, NULL, true, 20, 'Complaint Handling Code 6.3, 6.4', true),
    ('corporate', '2026-04-01', 'stage_1', 'response_from_acknowledgement', 'alternative', 'acknowledged',
        'responded', 10, NULL, NULL, true, 20, 'Complaint Handling Code 6.3', true),
    ('corporate', '2026-04-01', 'stage_2', 'acknowledgement', 'limit', 'stage_requested',
        'acknowledged', 5, NULL, NULL, false, NULL, 'Complaint Handling Code, stage 2', false),
    ('corporate', '2026-04-01', 'stage_2', 'response', 'limit', 'acknowledged_or_due',
        'responded', 20, NULL, NULL, true, 40, 'Complaint Handling Code, stage 2', false),
    ('corporate', '2026-04-01', 'stage_2', 'response_from_acknowledgement', 'alternative', 'acknowledged',
        'responded', 20, NULL, NULL, true, 40, 'Complaint Handling Code, stage 2', false)
) AS c (
    procedure, in_force_from, stage, clock, kind, basis, ends_with, working_days, months, month_wording,
    extendable, extension_maximum, source, verified
) ON c.procedure = v.procedure AND c.in_force_from = v.in_force_from;
