-- What a council starts from: the procedures with their versions and clocks, and lists that it may add to. Its
-- departments and services come with its register or through the API.
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

INSERT INTO procedure_version (procedure, name, in_force_from, source, informal_resolution) VALUES
('childrens', 'SI 2006/1738', '2017-01-01', 'SI 2006/1738', NULL),
('adult_social_care', 'SI 2009/309', '2017-01-01', 'SI 2009/309', 'oral_by_end_of_next_working_day'),
('public_health', 'SI 2012/3094', '2017-01-01', 'SI 2012/3094 Part 5', 'oral_by_end_of_next_working_day'),
('corporate', '65 working days for the whole procedure', '2017-01-01', 'Council policy to 31 March 2022',
    'same_time_next_working_day'),
('corporate', 'Stage 1 40, stage 2 20 working days', '2022-04-01', 'Council policy from 1 April 2022',
    'same_time_next_working_day'),
('corporate', 'Complaint Handling Code', '2026-04-01', 'Complaint Handling Code, February 2024', NULL);

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

-- Clocks in working days; one with a maximum can be extended so far.
INSERT INTO procedure_clock (
    procedure_version_id, stage, clock, kind, basis, ends_with, working_days, extendable,
    extension_maximum_working_days, extension_notice, advocate_maximum_working_days, source, verified
)
SELECT
    v.id, c.stage, c.clock, c.kind, c.basis, c.ends_with, c.working_days, c.extension_maximum IS NOT NULL,
    c.extension_maximum, c.extension_notice, c.advocate_maximum, c.source, c.verified
FROM procedure_version AS v
JOIN (VALUES
    ('childrens', '2017-01-01'::date, 'local_resolution', 'acknowledgement', 'target', 'complaint_received',
        'acknowledged', 3::bigint, NULL::bigint, 'written', NULL::bigint, 'Local standard; no statutory limit', false),
    ('childrens', '2017-01-01', 'local_resolution', 'response_target', 'target', 'complaint_received',
        'responded', 10, NULL, 'written', 20, 'SI 2006/1738 reg 14', true),
    ('childrens', '2017-01-01', 'local_resolution', 'response', 'limit', 'complaint_received',
        'responded', 20, NULL, 'written', NULL, 'SI 2006/1738 reg 14(5)', false),
    ('childrens', '2017-01-01', 'local_resolution', 'stage_2_offer', 'limit', 'response_overrun',
        'stage_2_offered', 1, NULL, 'written', NULL,
        'SI 2006/1738 regs 14, 17; Getting the Best from Complaints 2006', false),
    ('childrens', '2017-01-01', 'local_resolution', 'next_stage_request', 'window', 'responded',
        'next_stage_requested', 20, NULL, 'written', NULL,
        'Getting the Best from Complaints 2006; no statutory limit', false),
    ('childrens', '2017-01-01', 'investigation', 'statement', 'target', 'stage_requested',
        'statement_agreed', 10, NULL, 'written', NULL, 'Local standard; SI 2006/1738 reg 16', false),
    ('childrens', '2017-01-01', 'investigation', 'notice', 'limit', 'stage_requested',
        'notice_given', 25, NULL, 'written', NULL, 'SI 2006/1738 reg 17(6)', false),
    ('childrens', '2017-01-01', 'investigation', 'response', 'limit', 'stage_requested',
        'responded', 25, 65, 'written', NULL, 'SI 2006/1738 reg 17(3), (6)', false),
    ('childrens', '2017-01-01', 'investigation', 'response_maximum', 'alternative', 'stage_requested',
        'responded', 65, NULL, 'written', NULL, 'SI 2006/1738 reg 17(6)', false),
    ('childrens', '2017-01-01', 'investigation', 'response_from_statement', 'alternative', 'statement_agreed',
        'responded', 25, 65, 'written', NULL, 'SI 2006/1738 reg 17(3); statement agreed, reg 16', false),
    ('childrens', '2017-01-01', 'investigation', 'response_maximum_from_statement', 'alternative', 'statement_agreed',
        'responded', 65, NULL, 'written', NULL, 'SI 2006/1738 reg 17(6); statement agreed, reg 16', false),
    ('childrens', '2017-01-01', 'investigation', 'next_stage_request', 'window', 'adjudication_received',
        'next_stage_requested', 20, NULL, 'written', NULL, 'SI 2006/1738 reg 18', false),
    ('childrens', '2017-01-01', 'review_panel', 'panel', 'limit', 'stage_requested',
        'panel_held', 30, NULL, 'written', NULL, 'SI 2006/1738 reg 19(4)', true),
    ('childrens', '2017-01-01', 'review_panel', 'findings', 'limit', 'panel_held',
        'findings_sent', 5, NULL, 'written', NULL, 'SI 2006/1738 reg 20', true),
    ('childrens', '2017-01-01', 'review_panel', 'response', 'limit', 'findings_received',
        'responded', 15, NULL, 'written', NULL, 'SI 2006/1738 reg 20(3)', true),
    ('adult_social_care', '2017-01-01', 'single_stage', 'acknowledgement', 'limit', 'complaint_received',
        'acknowledged', 3, NULL, 'written', NULL, 'SI 2009/309 reg 13(3)', false),
    ('public_health', '2017-01-01', 'single_stage', 'acknowledgement', 'limit', 'complaint_received',
        'acknowledged', 3, NULL, 'written', NULL, 'SI 2012/3094 Part 5', false),
    ('corporate', '2017-01-01', 'stage_1', 'acknowledgement', 'target', 'complaint_received',
        'acknowledged', 3, NULL, 'written', NULL, 'Local standard', false),
    ('corporate', '2017-01-01', 'stage_1', 'response', 'limit', 'complaint_received',
        'responded', 65, NULL, 'written', NULL, 'Council policy to 31 March 2022, whole procedure', true),
    ('corporate', '2017-01-01', 'stage_2', 'response', 'limit', 'complaint_received',
        'responded', 65, NULL, 'written', NULL, 'Council policy to 31 March 2022, whole procedure', true),
    ('corporate', '2022-04-01', 'stage_1', 'acknowledgement', 'target', 'complaint_received',
        'acknowledged', 3, NULL, 'written', NULL, 'Local standard', false),
    ('corporate', '2022-04-01', 'stage_1', 'response', 'limit', 'complaint_received',
        'responded', 40, NULL, 'written', NULL, 'Council policy from 1 April 2022', true),
    ('corporate', '2022-04-01', 'stage_2', 'response', 'limit', 'stage_requested',
        'responded', 20, NULL, 'written', NULL, 'Council policy from 1 April 2022', true),
    ('corporate', '2026-04-01', 'stage_1', 'acknowledgement', 'limit', 'complaint_received',
        'acknowledged', 5, NULL, 'written', NULL, 'Complaint Handling Code 6.2', true),
    ('corporate', '2026-04-01', 'stage_1', 'response', 'limit', 'acknowledged_or_due',
        'responded', 10, 20, 'code', NULL, 'Complaint Handling Code 6.3, 6.4', true),
    ('corporate', '2026-04-01', 'stage_1', 'response_from_acknowledgement', 'alternative', 'acknowledged',
        'responded', 10, 20, 'code', NULL, 'Complaint Handling Code 6.3', true),
    ('corporate', '2026-04-01', 'stage_2', 'acknowledgement', 'limit', 'stage_requested',
        'acknowledged', 5, NULL, 'written', NULL, 'Complaint Handling Code, stage 2', false),
    ('corporate', '2026-04-01', 'stage_2', 'response', 'limit', 'acknowledged_or_due',
        'responded', 20, 40, 'code', NULL, 'Complaint Handling Code, stage 2', false),
    ('corporate', '2026-04-01', 'stage_2', 'response_from_acknowledgement', 'alternative', 'acknowledged',
        'responded', 20, 40, 'code', NULL, 'Complaint Handling Code, stage 2', false)
) AS c (
    procedure, in_force_from, stage, clock, kind, basis,
    ends_with, working_days, extension_maximum, extension_notice, advocate_maximum, source, verified
) ON c.procedure = v.procedure AND c.in_force_from = v.in_force_from;

-- Clocks in months, and those whose last day is stated in the response plan of each complaint.
INSERT INTO procedure_clock (
    procedure_version_id, stage, clock, kind, basis, ends_with, months, month_wording, as_stated, extendable, source,
    verified
)
SELECT
    v.id, 'single_stage', c.clock, c.kind, c.basis, 'responded', c.months, c.month_wording, c.months IS NULL, true,
    c.source, c.verified
FROM procedure_version AS v
JOIN (VALUES
    ('adult_social_care', 'response', 'limit', 'complaint_received', 6::bigint, 'beginning_with',
        'SI 2009/309 reg 14(3)', false),
    ('adult_social_care', 'response_plan', 'target', 'plan_made', NULL, NULL, 'SI 2009/309 reg 13(7), (8)', false),
    ('public_health', 'response', 'limit', 'complaint_received', 6, 'beginning_with', 'SI 2012/3094 reg 29(3)', true),
    ('public_health', 'response_plan', 'target', 'plan_made', NULL, NULL, 'SI 2012/3094 Part 5', false)
) AS c (procedure, clock, kind, basis, months, month_wording, source, verified) ON c.procedure = v.procedure;

INSERT INTO ombudsman_clock (
    clock, position, basis, ends_with, days, months, month_wording, as_stated, source, verified
) VALUES
('letter', 1, 'letter_received', 'letter_answered', NULL, NULL, NULL, true, 'The date in the Ombudsman''s letter', true),
('obligation', 2, 'obligation_agreed', 'obligation_done', NULL, NULL, NULL, true, 'The date the Ombudsman set', true),
('members_told', 3, 'decided', 'members_told', NULL, NULL, NULL, false,
    'Local Government and Housing Act 1989 ss 5, 5A', true),
('report_notice', 4, 'report_received', 'notice_published', 14, NULL, NULL, false,
    'Local Government Act 1974 s30(5), two weeks', false),
('report_inspection', 5, 'inspection_opened', 'inspection_closed', 21, NULL, NULL, false,
    'Local Government Act 1974 s30(4), three weeks', false),
('report_reply', 6, 'report_received', 'report_answered', NULL, 3, 'beginning_with', false,
    'Local Government Act 1974 s31(2)', true);

-- A starting list; a council may add to it and retire from it.
INSERT INTO cause (code, name, position) VALUES
('delay', 'Delay', 1),
('poor_communication', 'Poor communication', 2),
('staff_conduct_customer_care', 'Staff conduct / customer care', 3),
('decision_disputed', 'Decision disputed', 4),
('policy', 'Policy', 5),
('provision_not_given', 'Provision not given', 6),
('information_sharing', 'Information sharing', 7),
('record_keeping', 'Record keeping', 8),
('procedure_not_followed', 'Procedure not followed', 9),
('statutory_timescales_not_followed', 'Not following statutory timescales', 10),
('other', 'Other', 11);

INSERT INTO equality_category (characteristic, category, name, position) VALUES
('age_band', 'under_5', 'Under 5', 1), ('age_band', '5_to_9', '5 to 9', 2), ('age_band', '10_to_15', '10 to 15', 3),
('age_band', '16_to_17', '16 to 17', 4), ('age_band', '18_to_24', '18 to 24', 5),
('age_band', '25_to_44', '25 to 44', 6), ('age_band', '45_to_64', '45 to 64', 7),
('age_band', '65_and_over', '65 and over', 8),
('sex', 'female', 'Female', 1), ('sex', 'male', 'Male', 2),
('ethnicity', 'asian', 'Asian, Asian British or Asian Welsh', 1),
('ethnicity', 'black', 'Black, Black British, Black Welsh, Caribbean or African', 2),
('ethnicity', 'mixed', 'Mixed or multiple ethnic groups', 3), ('ethnicity', 'white', 'White', 4),
('ethnicity', 'other', 'Other ethnic group', 5),
('disability', 'disabled', 'Disabled', 1), ('disability', 'not_disabled', 'Not disabled', 2),
('religion', 'no_religion', 'No religion', 1), ('religion', 'buddhist', 'Buddhist', 2),
('religion', 'christian', 'Christian', 3), ('religion', 'hindu', 'Hindu', 4), ('religion', 'jewish', 'Jewish', 5),
('religion', 'muslim', 'Muslim', 6), ('religion', 'sikh', 'Sikh', 7), ('religion', 'other', 'Other religion', 8),
('first_language', 'english', 'English', 1), ('first_language', 'other', 'Other than English', 2);
