/// What the report's role of `deploy/roles.sql` may not read.
extension RoleGrantTests {
    /// Closed to the report's role as a whole.
    static let closedTables: Set = [
        "api_token", "api_token_department", "sign_in", "idempotency_record", "complaint_text", "complaint_name",
        "complaint_body", "name_word",
        "contact_details", "equality_answer", "child_decision", "behaviour_measure", "behaviour_decision",
        "behaviour_consultee", "behaviour_letter", "behaviour_measure_complaint", "behaviour_internal_review",
        "webhook", "message_template", "calendar_feed", "report_version", "report_version_count",
        "report_version_member", "report_comment", "complaint_restriction", "complaint_admission", "listed_complaint",
        "listed_stage", "listed_contact", "reached_complaint", "reached_contact", "reached_text", "reached_details",
        "reached_party", "export", "export_part",
    ]

    /// The columns of other tables that may hold a name or words about somebody; every other column of a text is a code, the
    /// council's own name of a thing, or written for print.
    ///
    /// Whoever adds a table or a column decides: here, or in the list of `deploy/roles.sql`.
    static let closedColumns = """
        alert: cause seen_by
        alert_answer: text answered_by verdict_reason judged_by
        appointment: name
        audit_event: actor details
        calendar_version: cause actor source source_digest source_body
        challenge_item: theme
        challenge_note: text noted_by
        communication_need: language interpreter format adjustments
        complaint: complainant representative summary acceptance_reason sufficient_interest_ground waiver_reason
        complaint: closure_explanation closed_by error_reason error_by
        complaint_assignment: reason assigned_by
        complaint_establishment: establishment lado_reference
        complaint_link: recorded_by
        complaint_point: text exclusion_explanation time_limit_reason
        compliment: text passed_on_by approved_by error_reason error_by
        contact: person text establishment lado_reference resolution rationale assessment_reference
        contact: error_reason error_by
        cost: description
        council_details: recorded_by
        council_setting: reason decided_by
        decision_freeze: disputed_decision decided_by reason
        entry: people organisation body result recorded_by struck_by struck_reason
        erasure_request: requested_by
        extension: reason good_reason agreed_by
        figure_target: decided_by withdrawn_by withdrawn_reason
        imported_row: key digest
        investigation_report: name
        ladder: decided_by
        late_reason: explanation
        learning_pair: proposed_by approved_by
        letter: subject copied_to error_reason error_by
        message: address subject body error provider_reference
        notice: recorded_by
        obligation: text owner decision_reason unit evidence check_result error_reason error_by
        ombudsman_case: error_reason error_by
        party: name relationship
        person: name reference email telephone preferred_channel working_days
        point_finding: reason
        proposal: text proposed_by
        remedial_review: for_person wider_change reviewed_by
        rating_decision: decided_by
        report_commentary: written_by
        report_version_step: status follows moved_by
        reported_finding: reason
        safeguarding_referral: referred_by error_reason error_by
        schema_migration: applied_by
        single_point_of_contact: complainant reason
        stage: offer_excuse late_request_reason early_referral_reason drafted_by checked_by action_plan
        withdrawn_extension: reason good_reason agreed_by
        """
}
