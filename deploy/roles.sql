-- Roles of a council's database. Run by its owner after `redress migrate`, and again after each later one.
-- redress_service: what `redress serve`, `sweep` and `send` connect as. It owns nothing, changes no schema, neither adds nor
-- changes tokens, nor says who signs in as whom, and sees the rows that a transaction states it is for
-- (db/migrations/0023_add_reach.sql).
-- redress_report: reads for reports: no name, and of words about somebody only what is written for print.
DO $$
BEGIN
    CREATE ROLE redress_service LOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END;
$$;
DO $$
BEGIN
    CREATE ROLE redress_report LOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END;
$$;

BEGIN;

-- What reports read is narrowed by columns and not by rows. It comes first, since it waits for whoever reads or analyses a table, and
-- these may wait for what is granted on it; on tables that have it, nobody is waited for.
DO $$
DECLARE
    narrowed record;
BEGIN
    FOR narrowed IN
        SELECT c.relname FROM pg_class AS c
        WHERE c.relnamespace = 'public'::regnamespace AND c.relrowsecurity AND c.relkind = 'r'
            AND NOT EXISTS (SELECT FROM pg_policy AS p WHERE p.polrelid = c.oid AND p.polname = 'report')
    LOOP
        EXECUTE format('CREATE POLICY report ON %I FOR SELECT TO redress_report USING (true)', narrowed.relname);
    END LOOP;
END;
$$;

-- What is not granted below is not granted.
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM redress_service, redress_report;
GRANT USAGE ON SCHEMA public TO redress_service, redress_report;
GRANT SELECT ON ALL TABLES IN SCHEMA public TO redress_service;

-- The report's role reads each column that is no text (days, numbers, yes or no, identifiers), and of texts only these:
-- codes, the council's own names of things, and what is written for print; of a view that counts (counted_complaint) those
-- of its table. What figures count (population_complaint) holds nothing else and is read whole. So a new column of text is
-- closed to it until somebody lists it here, and CaseworkTests/RoleGrantTests asks for that decision.
DO $$
DECLARE
    granted record;
    absent text;
BEGIN
    CREATE TEMPORARY TABLE open_text (table_name text, column_names text []) ON COMMIT DROP;
    INSERT INTO open_text VALUES
    ('agreed_money', '{id, reference, source, procedure, department}'),
    ('alert', '{kind, audience, recipient_role, report, report_period, cancelled_for}'),
    ('alert_answer', '{verdict}'),
    ('appointment', '{role}'),
    ('audit_event', '{operation}'),
    ('bank_holiday', '{name}'),
    ('bank_holiday_rename', '{name_before, name_after}'),
    ('cause', '{code, name}'),
    ('challenge_note', '{decision}'),
    ('communication_need', '{person}'),
    ('complaint', '{reference, procedure, channel, complainant_type, representative_type, representative_type_before, advocacy_answer, closure, closure_reason}'),
    ('complaint_cause', '{cause}'),
    ('complaint_link', '{kind}'),
    ('complaint_point', '{origin, exclusion_reason}'),
    ('complaint_subject', '{subject}'),
    ('compliment', '{procedure, published_text}'),
    ('contact', '{reference, channel, kind, source, procedure, department, subject, disposition, destination}'),
    ('cost', '{category, procedure}'),
    ('council_details', '{name, title, address, contact}'),
    ('council_setting', '{name}'),
    ('duty', '{kind, clock, nature, ended_by}'),
    ('delivery', '{channel}'),
    ('demand', '{year, measure, source}'),
    ('department', '{name}'),
    ('earlier_total', '{year, measure, department, source}'),
    ('entry', '{kind, mediation_step}'),
    ('equality_category', '{characteristic, category, name}'),
    ('equality_count', '{procedure, person, characteristic, answer, category}'),
    ('figure_target', '{figure, comparison, unit, source}'),
    ('imported_row', '{file}'),
    ('investigation_report', '{author}'),
    ('late_reason', '{clock, reason}'),
    ('ladder', '{nature, kind, department, procedure, source}'),
    ('ladder_step', '{audience}'),
    ('learning_pair', '{you_complained, we_have, procedure}'),
    ('message', '{channel, state}'),
    ('notice', '{stage, kind, recipients, contents}'),
    ('obligation', '{source, scope, type, due_unit, owner_department, owner_service}'),
    ('ombudsman_case', '{reference, procedure, decision, stage_reached, summary}'),
    ('ombudsman_case_theme', '{cause}'),
    ('ombudsman_clock', '{clock, basis, ends_with, month_wording, source}'),
    ('letter', '{kind}'),
    ('party', '{role}'),
    ('person', '{employment, whole_department, capacities}'),
    ('point_finding', '{stage, officer_finding, adjudicated_finding}'),
    ('post', '{kind, department}'),
    ('procedure', '{code, name, legal_basis, guidance}'),
    ('procedure_clock', '{stage, clock, kind, basis, ends_with, month_wording, extension_notice, source}'),
    ('procedure_stage', '{stage, name}'),
    ('procedure_version', '{procedure, name, source, informal_resolution}'),
    ('proposal', '{decision}'),
    ('records_begin', '{population, procedure}'),
    ('report_band', '{procedure, stage}'),
    ('reported_finding', '{finding}'),
    ('rating_decision', '{figure, period, rating, reason}'),
    ('report_commentary', '{report, period, section, body}'),
    ('safeguarding_referral', '{recipient}'),
    ('schema_migration', '{name, checksum}'),
    ('schema_view', '{name, checksum}'),
    ('service', '{department, name}'),
    ('stage', '{stage, plan_origin, investigator_type, outcome, no_finding_reason}'),
    ('team', '{department, name}');
    -- Closed as a whole: the behaviour register, which is for the complaints team alone (requirement R161), what is about
    -- people and nothing else, and reports as they were frozen, which reports do not read. How often an answer to equality monitoring was given is in equality_count.
    CREATE TEMPORARY TABLE closed_table (table_name text) ON COMMIT DROP;
    INSERT INTO closed_table VALUES
    ('api_token'), ('api_token_department'), ('sign_in'), ('idempotency_record'), ('complaint_text'), ('complaint_name'), ('complaint_body'), ('name_word'),
    ('contact_details'), ('equality_answer'), ('child_decision'), ('behaviour_measure'), ('behaviour_decision'),
    ('behaviour_consultee'), ('behaviour_letter'), ('behaviour_measure_complaint'), ('behaviour_internal_review'),
    ('webhook'), ('message_template'), ('calendar_feed'), ('report_version'),
    ('report_version_count'), ('report_version_member'), ('report_comment'), ('complaint_restriction'),
    ('complaint_admission'), ('listed_complaint'), ('listed_stage'), ('listed_contact'), ('reached_complaint'),
    ('reached_contact'), ('reached_text'), ('reached_details'), ('reached_party'), ('export'), ('export_part');

    SELECT string_agg(o.table_name || '.' || n.column_name, ', ') INTO absent
    FROM open_text AS o
    CROSS JOIN unnest(o.column_names) AS n (column_name)
    WHERE NOT EXISTS (
        SELECT FROM information_schema.columns AS c
        WHERE c.table_schema = 'public' AND c.table_name = o.table_name AND c.column_name = n.column_name
    );
    IF absent IS NOT NULL THEN
        RAISE EXCEPTION 'deploy/roles.sql lists what the database does not have: %', absent;
    END IF;

    FOR granted IN
        SELECT c.table_name, string_agg(quote_ident(c.column_name), ', ') AS columns
        FROM information_schema.columns AS c
        WHERE c.table_schema = 'public'
            AND NOT EXISTS (SELECT FROM closed_table AS x WHERE x.table_name = c.table_name)
            AND (
                c.udt_name IN ('uuid', '_uuid', 'int2', 'int4', 'int8', '_int8', 'bool', 'date', '_date', 'timestamptz')
                OR c.table_name LIKE 'population\_%'
                OR EXISTS (
                    SELECT FROM open_text AS o
                    WHERE o.table_name = regexp_replace(c.table_name, '^counted_', '')
                        AND c.column_name = ANY(o.column_names)
                )
            )
        GROUP BY c.table_name
    LOOP
        EXECUTE format('GRANT SELECT (%s) ON %I TO redress_report', granted.columns, granted.table_name);
    END LOOP;
END;
$$;

-- What an operation writes. The audit and the import ledger are only ever added to, versions of procedures too as soon as
-- they are in force; what the sweep recorded is withdrawn where it became untrue.
GRANT INSERT ON ALL TABLES IN SCHEMA public TO redress_service;
-- Tokens, who signs in as whom, and the calendar are the operator's: redress token, redress sign-in and redress calendar
-- connect as the owner.
REVOKE INSERT ON schema_migration, schema_view, procedure, ombudsman_clock, equality_category, complaint_name,
complaint_body, listed_complaint, listed_stage, listed_contact, reached_complaint, reached_contact, reached_text,
reached_details, reached_party, equality_count, agreed_money, counted_complaint, counted_stage, counted_contact, counted_compliment,
counted_obligation, counted_ombudsman_case, counted_cost, owes_nothing, records_begin, api_token,
api_token_department, sign_in, bank_holiday,
bank_holiday_rename, calendar_version, working_day FROM redress_service;
GRANT UPDATE ON complaint, stage, duty, duty_flag, ombudsman_case, letter, public_report,
obligation, complaint_point, point_finding, party, decision_freeze, proposal TO redress_service;
GRANT UPDATE ON contact, contact_details, safeguarding_referral, compliment, complaint_establishment TO redress_service;
-- A notice may be told of twice, tells an extension, and follows its stage to another procedure; one that was recorded
-- wrongly is corrected or taken back.
GRANT UPDATE, DELETE ON notice TO redress_service;
GRANT UPDATE (notified_on, ombudsman_details_given) ON extension TO redress_service;
-- What was decided, appointed, linked, named or received wrongly is taken back.
GRANT DELETE ON council_setting, procedure_version, procedure_stage, procedure_clock, complaint_link, public_report,
deputy, link_officer, party, complaint_subject, complaint_establishment, complaint_named_person, complaint_restriction, complaint_admission, behaviour_consultee, behaviour_measure_complaint TO redress_service;
GRANT UPDATE ON link_officer, behaviour_decision, behaviour_letter, reported_finding TO redress_service;
-- A decision that kept a child out follows the record it is of.
GRANT UPDATE, DELETE ON child_decision TO redress_service;
-- A report that was recorded wrongly is corrected or taken back, with what it recommended.
GRANT UPDATE, DELETE ON investigation_report TO redress_service;
GRANT USAGE ON SEQUENCE complaint_reference_seq, contact_reference_seq TO redress_service;
GRANT UPDATE ON entry, communication_need, equality_answer, cause, learning_pair TO redress_service;
GRANT DELETE ON idempotency_record, extension, point_finding, complaint_cause, cost, equality_answer,
appointment, late_reason, contact_details, ombudsman_case_theme, post_holder, reported_finding, obligation
TO redress_service;
-- What is merged into another is there no more.
GRANT UPDATE ON department, complaint_contributor, earlier_total TO redress_service;
GRANT DELETE ON department, service, team, post, complaint_contributor, earlier_total TO redress_service;
GRANT UPDATE ON person, team, post, service, complaint_assignment, single_point_of_contact, behaviour_measure,
behaviour_internal_review TO redress_service;
-- What is told is seen, answered, cancelled and sent; a ladder that is not in force yet is taken back.
GRANT UPDATE ON alert, alert_answer, challenge_item, delivery, message, webhook, message_template, calendar_feed,
ladder TO redress_service;
GRANT DELETE ON ladder TO redress_service;
GRANT UPDATE, DELETE ON duty_ahead TO redress_service;
-- An export is made part by part, and destroyed with its parts.
GRANT UPDATE, DELETE ON export TO redress_service;
GRANT DELETE ON export_part TO redress_service;
-- A report that was frozen never changes; its version counts the steps it goes.
GRANT UPDATE (version) ON report_version TO redress_service;
-- What is entered for reports is corrected and taken back; the audit keeps what it said.
GRANT UPDATE ON cost, demand, figure_target, report_commentary TO redress_service;
GRANT DELETE ON demand TO redress_service;

COMMIT;
