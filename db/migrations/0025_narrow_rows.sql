-- Each row is seen by whoever reaches the complaint or other record it belongs to (requirements R57, R156, decision 0056).

-- The complaint itself. What finds by words reads db/views/reached.sql, which asks the same.
ALTER TABLE complaint ENABLE ROW LEVEL SECURITY;
CREATE POLICY reached ON complaint USING (
    id <> ALL ((SELECT kept_complaints())::uuid [])
    OR id <> ALL ((SELECT reached_ids('hidden'))::uuid []) AND (
        service_id = ANY ((SELECT reached_services())::bigint [])
        OR (SELECT current_setting('redress.childrens', true) = 'yes')
        AND is_of_children(procedure, about_childrens_social_care, complainant_type)
        OR id IN (SELECT unnest(reached_ids('own')))
    )
);

-- What belongs to a complaint follows it. Of what is read with one there are few rows, so that the setting is looked at for each:
-- to have a subquery of it made ready takes longer.
DO $$
DECLARE
    followed text;
BEGIN
    FOREACH followed IN ARRAY '{entry, communication_need, complaint_admission, complaint_cause, complaint_contributor,
        complaint_establishment, complaint_named_person, complaint_point, complaint_restriction, complaint_subject,
        contact_details, decision_freeze, equality_answer, erasure_request, learning_pair_complaint, notice, party,
        point_finding, proposal, remedial_review}'::text [] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', followed);
        EXECUTE format(
            $policy$
            CREATE POLICY reached ON %I USING (
                current_setting('redress.reach', true) = 'whole' OR complaint_is_reached(complaint_id)
            )
            $policy$,
            followed);
    END LOOP;
END;
$$;

-- These are looked through for lists.
ALTER TABLE stage ENABLE ROW LEVEL SECURITY;
CREATE POLICY reached ON stage USING (
    coalesce(complaint_id, taken_back_from) <> ALL ((SELECT kept_complaints())::uuid [])
    OR complaint_is_reached(coalesce(complaint_id, taken_back_from))
);

ALTER TABLE complaint_assignment ENABLE ROW LEVEL SECURITY;
CREATE POLICY reached ON complaint_assignment USING (
    complaint_id <> ALL ((SELECT kept_complaints())::uuid []) OR complaint_is_reached(complaint_id)
);

ALTER TABLE complaint_text ENABLE ROW LEVEL SECURITY;
CREATE POLICY reached ON complaint_text USING (
    complaint_id <> ALL ((SELECT kept_complaints())::uuid []) OR complaint_is_reached(complaint_id)
);

-- A contact is seen by whoever its service, department, team or assignee is; one that became a complaint by whoever sees that,
-- whose clocks begin with it. A Children's Rights Officer sees what children and young people told.
ALTER TABLE contact ENABLE ROW LEVEL SECURITY;
CREATE POLICY reached ON contact USING (
    complaint_id <> ALL ((SELECT kept_complaints())::uuid [])
    OR CASE
        WHEN complaint_id IS NOT NULL THEN complaint_is_reached(complaint_id)
        ELSE service_id = ANY ((SELECT reached_services())::bigint [])
        OR service_id IS NULL AND current_setting('redress.reach', true) = 'team'
        OR service_id IS NULL AND department = ANY (reached_departments())
        OR (
            assignee_id = ANY ((SELECT reached_ids('people'))::uuid []) AND current_setting('redress.reach', true) = 'some'
            OR team_id = ANY ((SELECT reached_ids('teams'))::uuid [])
            OR (SELECT current_setting('redress.childrens', true) IN ('yes', 'within'))
            AND (source = 'child_or_young_person' OR procedure = 'childrens')
        ) AND contact_is_within(service_id, department)
    END
);

-- A case of a complaint follows it; another is its service's.
ALTER TABLE ombudsman_case ENABLE ROW LEVEL SECURITY;
CREATE POLICY reached ON ombudsman_case USING (
    complaint_id <> ALL ((SELECT kept_complaints())::uuid [])
    OR CASE
        WHEN complaint_id IS NOT NULL THEN complaint_is_reached(complaint_id)
        WHEN (SELECT current_setting('redress.reach', true) = 'some') THEN
            service_id = ANY ((SELECT reached_services())::bigint [])
        ELSE (SELECT current_setting('redress.reach', true) = 'team')
    END
);

-- What is due, told and recorded follows the record it is about: a complaint, as most is, or another. The behaviour register
-- is for the complaints team alone (requirement R161).
ALTER TABLE duty ENABLE ROW LEVEL SECURITY;
CREATE POLICY reached ON duty USING (
    complaint_id <> ALL ((SELECT kept_complaints())::uuid [])
    OR CASE
        WHEN complaint_id IS NOT NULL THEN complaint_is_reached(complaint_id)
        WHEN behaviour_measure_id IS NOT NULL THEN current_setting('redress.reach', true) = 'team'
        WHEN contact_id IS NOT NULL THEN is_seen('contact', contact_id)
        WHEN letter_id IS NOT NULL THEN is_seen('letter', letter_id)
        WHEN ombudsman_case_id IS NOT NULL THEN is_seen('ombudsman_case', ombudsman_case_id)
        WHEN obligation_id IS NOT NULL THEN is_seen('obligation', obligation_id)
        WHEN safeguarding_referral_id IS NOT NULL THEN is_seen('referral', safeguarding_referral_id)
        ELSE false
    END
);

CREATE FUNCTION duty_is_reached(duty bigint) RETURNS boolean
LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$ BEGIN RETURN EXISTS (SELECT FROM duty AS r WHERE r.id = $1); END; $$;

-- An alert about no record is the complaints team's, and whoever's it is told to.
ALTER TABLE alert ENABLE ROW LEVEL SECURITY;
CREATE POLICY reached ON alert USING (
    complaint_id <> ALL ((SELECT kept_complaints())::uuid [])
    OR CASE
        WHEN complaint_id IS NOT NULL THEN complaint_is_reached(complaint_id)
        WHEN behaviour_measure_id IS NOT NULL THEN current_setting('redress.reach', true) = 'team'
        WHEN contact_id IS NOT NULL THEN is_seen('contact', contact_id)
        WHEN safeguarding_referral_id IS NOT NULL THEN is_seen('referral', safeguarding_referral_id)
        WHEN duty_id IS NOT NULL THEN duty_is_reached(duty_id)
        ELSE current_setting('redress.reach', true) = 'team'
            OR coalesce(recipient_person_id = ANY (reached_ids('people')), false)
    END
);

-- What is about no record is the complaints team's, and the caller's who did it.
ALTER TABLE audit_event ENABLE ROW LEVEL SECURITY;
CREATE POLICY reached ON audit_event USING (
    (SELECT current_setting('redress.reach', true) = 'whole')
    OR (complaint_id IS NULL OR complaint_is_reached(complaint_id))
    AND (contact_id IS NULL OR is_seen('contact', contact_id))
    AND (ombudsman_case_id IS NULL OR is_seen('ombudsman_case', ombudsman_case_id))
    AND (
        num_nonnulls(complaint_id, contact_id, ombudsman_case_id) > 0
        OR current_setting('redress.reach', true) = 'team'
        OR api_token_id = nullif(current_setting('redress.token', true), '')::bigint
        OR signed_in_id = nullif(current_setting('redress.signed_in', true), '')::uuid
    )
);

-- What belongs to another record follows it.
DO $$
DECLARE
    followed record;
BEGIN
    FOR followed IN
        SELECT * FROM (VALUES
            ('extension', 'stage'), ('appointment', 'stage'), ('investigation_report', 'stage'), ('late_reason', 'stage'),
            ('reported_finding', 'stage'), ('withdrawn_extension', 'stage'), ('letter', 'ombudsman_case'),
            ('ombudsman_case_theme', 'ombudsman_case'), ('public_report', 'ombudsman_case'), ('alert_answer', 'alert'),
            ('challenge_item', 'alert'), ('challenge_note', 'challenge_item'), ('delivery', 'alert')
        ) AS t (table_name, parent)
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', followed.table_name);
        EXECUTE format(
            $policy$
            CREATE POLICY reached ON %1$I USING (
                current_setting('redress.reach', true) = 'whole' OR is_seen(%2$L, %2$I_id)
            )
            $policy$,
            followed.table_name, followed.parent);
    END LOOP;
END;
$$;

-- Lists look through what belongs to a duty: a subquery takes a tenth of the function's time for a row, and longer to be made ready.
DO $$
DECLARE
    followed text;
BEGIN
    FOREACH followed IN ARRAY ARRAY['duty_ahead', 'duty_flag', 'duty_move'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', followed);
        EXECUTE format(
            $policy$
            CREATE POLICY reached ON %1$I USING (
                (SELECT current_setting('redress.reach', true) = 'whole')
                OR (SELECT true FROM duty AS d WHERE d.id = %1$I.duty_id)
            )
            $policy$,
            followed);
    END LOOP;
END;
$$;

-- What may belong to several follows all of them.
ALTER TABLE obligation ENABLE ROW LEVEL SECURITY;
CREATE POLICY reached ON obligation USING (
    (SELECT current_setting('redress.reach', true) = 'whole')
    OR (SELECT current_setting('redress.reach', true) IN ('team', 'some'))
    AND (complaint_id IS NULL OR complaint_is_reached(complaint_id))
    AND (ombudsman_case_id IS NULL OR is_seen('ombudsman_case', ombudsman_case_id))
);

ALTER TABLE complaint_link ENABLE ROW LEVEL SECURITY;
CREATE POLICY reached ON complaint_link USING (
    (SELECT current_setting('redress.reach', true) = 'whole')
    OR (SELECT current_setting('redress.reach', true) IN ('team', 'some'))
    AND complaint_is_reached(complaint_id)
    AND (other_complaint_id IS NULL OR complaint_is_reached(other_complaint_id))
    AND (ombudsman_case_id IS NULL OR is_seen('ombudsman_case', ombudsman_case_id))
);

ALTER TABLE safeguarding_referral ENABLE ROW LEVEL SECURITY;
CREATE POLICY reached ON safeguarding_referral USING (
    (SELECT current_setting('redress.reach', true) = 'whole')
    OR (SELECT current_setting('redress.reach', true) IN ('team', 'some'))
    AND (contact_id IS NULL OR is_seen('contact', contact_id))
    AND (complaint_id IS NULL OR complaint_is_reached(complaint_id))
);

-- A compliment is its service's.
ALTER TABLE compliment ENABLE ROW LEVEL SECURITY;
CREATE POLICY reached ON compliment USING (
    (SELECT current_setting('redress.reach', true) IN ('whole', 'team'))
    OR (SELECT current_setting('redress.reach', true) = 'some')
    AND service_id = ANY ((SELECT reached_services())::bigint [])
);

-- Of whom complaints are answered by one person, that person knows, and whoever logs what children say.
ALTER TABLE single_point_of_contact ENABLE ROW LEVEL SECURITY;
CREATE POLICY reached ON single_point_of_contact USING (
    (SELECT current_setting('redress.reach', true) IN ('whole', 'team'))
    OR (SELECT current_setting('redress.reach', true) = 'some') AND (
        person_id = ANY ((SELECT reached_ids('people'))::uuid [])
        OR (SELECT current_setting('redress.childrens', true) = 'yes')
    )
);

-- For the complaints team alone: the behaviour register, the children who were kept out, and what was sent to whom.
DO $$
DECLARE
    closed text;
BEGIN
    FOREACH closed IN ARRAY ARRAY[
        'behaviour_measure', 'behaviour_decision', 'behaviour_consultee', 'behaviour_letter', 'behaviour_internal_review',
        'message', 'name_word'
    ] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', closed);
        EXECUTE format(
            $policy$CREATE POLICY reached ON %I
            USING ((SELECT current_setting('redress.reach', true) IN ('whole', 'team')))$policy$, closed);
    END LOOP;
END;
$$;

ALTER TABLE behaviour_measure_complaint ENABLE ROW LEVEL SECURITY;
CREATE POLICY reached ON behaviour_measure_complaint USING (
    (SELECT current_setting('redress.reach', true) = 'whole')
    OR (SELECT current_setting('redress.reach', true) = 'team')
    AND complaint_id <> ALL ((SELECT reached_ids('hidden'))::uuid [])
);

ALTER TABLE child_decision ENABLE ROW LEVEL SECURITY;
CREATE POLICY reached ON child_decision USING (
    complaint_id <> ALL ((SELECT kept_complaints())::uuid [])
    OR CASE
        WHEN complaint_id IS NOT NULL THEN complaint_is_reached(complaint_id)
        WHEN contact_id IS NOT NULL THEN is_seen('contact', contact_id)
        ELSE (SELECT current_setting('redress.reach', true) = 'team')
    END
);

-- A cost that is no complaint's is the complaints team's.
ALTER TABLE cost ENABLE ROW LEVEL SECURITY;
CREATE POLICY reached ON cost USING (
    complaint_id <> ALL ((SELECT kept_complaints())::uuid [])
    OR CASE
        WHEN complaint_id IS NOT NULL THEN complaint_is_reached(complaint_id)
        ELSE current_setting('redress.reach', true) = 'team'
    END
);

-- The rows that a published report counted: of a complaint like it; others are the complaints team's, while they see the record, which
-- may have become a complaint since. They are written with the report, which counts every complaint.
ALTER TABLE report_version_member ENABLE ROW LEVEL SECURITY;
CREATE POLICY reached ON report_version_member USING (
    complaint_id <> ALL ((SELECT kept_complaints())::uuid [])
    OR CASE
        WHEN complaint_id IS NOT NULL THEN complaint_is_reached(complaint_id)
        WHEN (SELECT current_setting('redress.reach', true) IS DISTINCT FROM 'team') THEN false
        WHEN row_id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN
            is_seen('record', row_id::uuid) OR NOT is_there('record', row_id::uuid)
        ELSE true
    END
) WITH CHECK ((SELECT current_setting('redress.reach', true) IN ('whole', 'team')));

-- The answers kept for a caller's own keys.
ALTER TABLE idempotency_record ENABLE ROW LEVEL SECURITY;
CREATE POLICY reached ON idempotency_record USING (
    api_token_id = (SELECT nullif(current_setting('redress.token', true), '')::bigint)
    OR signed_in_id = (SELECT nullif(current_setting('redress.signed_in', true), '')::uuid)
    OR (
        SELECT current_setting('redress.reach', true) = 'whole' AND current_setting('redress.token', true) = ''
            AND current_setting('redress.signed_in', true) = ''
    )
);
