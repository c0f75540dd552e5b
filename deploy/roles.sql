-- Roles of a council's database. Run by its owner after `redress migrate`, and again after each later one.
-- redress_service: what `redress serve`, `sweep`, `import` and `token` connect as. It owns nothing and changes no schema.
-- redress_report: reads, for reports.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'redress_service') THEN
        CREATE ROLE redress_service LOGIN;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'redress_report') THEN
        CREATE ROLE redress_report LOGIN;
    END IF;
END;
$$;

GRANT USAGE ON SCHEMA public TO redress_service, redress_report;
GRANT SELECT ON ALL TABLES IN SCHEMA public TO redress_service, redress_report;
REVOKE SELECT ON api_token, idempotency_record, complaint_text, name_word, contact_details FROM redress_report;
-- The behaviour register is for the complaints team alone (requirement R161).
REVOKE SELECT ON behaviour_measure, behaviour_decision, behaviour_consultee, behaviour_letter,
behaviour_measure_complaint, behaviour_internal_review, child_decision FROM redress_report;

-- What an operation writes. The audit, the versions of procedures and the import ledger are only ever added to; what the
-- sweep recorded is withdrawn where it became untrue.
GRANT INSERT ON ALL TABLES IN SCHEMA public TO redress_service;
REVOKE INSERT ON schema_migration, schema_view, procedure, ombudsman_clock, complaint_name, complaint_body FROM redress_service;
GRANT UPDATE ON complaint, stage, duty, duty_flag, ombudsman_case, letter, public_report, remedy,
action, api_token, complaint_point, point_finding, party, decision_freeze, proposal, recommendation TO redress_service;
GRANT UPDATE ON contact, contact_details, safeguarding_referral, compliment, complaint_establishment TO redress_service;
-- A notice may be told of twice, and tells an extension.
GRANT UPDATE (recipients, contents) ON notice TO redress_service;
GRANT UPDATE (notified_on, ombudsman_details_given) ON extension TO redress_service;
GRANT USAGE ON SEQUENCE complaint_reference_seq, contact_reference_seq TO redress_service;
GRANT UPDATE ON complaint_text, entry, communication_need, equality_answer, cause, learning_pair TO redress_service;
GRANT DELETE ON idempotency_record, extension, working_day, point_finding, name_word, complaint_cause, cost, equality_answer,
appointment, late_reason, ombudsman_case_theme, post_holder
TO redress_service;
GRANT UPDATE ON person, team, post, service, complaint_assignment, single_point_of_contact, behaviour_measure,
behaviour_internal_review TO redress_service;
