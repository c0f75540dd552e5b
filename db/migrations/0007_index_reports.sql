-- For the annual reports: the other routes of complaints about children's social care, and the offers under the duty.
CREATE INDEX complaint_about_childrens_received_on_idx ON complaint (procedure, received_on)
WHERE about_childrens_social_care;
CREATE INDEX stage_offered_under_duty_on_idx ON stage (offered_under_duty_on) INCLUDE (complaint_id, stage)
WHERE offered_under_duty_on IS NOT NULL;
CREATE INDEX remedy_agreed_on_idx ON remedy (agreed_on) INCLUDE (ombudsman_case_id, amount_pence)
WHERE amount_pence IS NOT NULL;
