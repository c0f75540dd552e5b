import Postgres

/// How the lists of stages are read: of a few stages each from its index, of all stages in one pass over each table.
enum ListReading {
    case each, all
}

extension SQL {
    /// The columns of the stages `s`; extensions and recommendations as arrays in their order, NULL where there are none.
    static let stageColumns: SQL = """
        SELECT \(clockFacts), \(otherFacts)
        \(stagesAndExtensions(.each))
        \(lists(recommendationLists, "r", from: "recommendation", of: "s", .each))
        """

    /// What the deadlines of each stage are computed from, and the deadlines that are stored, as arrays.
    static func stagesWithDeadlines(_ reading: ListReading) -> SQL {
        """
        SELECT c.procedure_version_id, v.*, c.received_at, d.deadlines_id, d.deadlines_clock, d.deadlines_kind,
            d.deadlines_basis_on, d.deadlines_due_on, d.deadlines_known_from, d.deadlines_ended_on,
            d.deadlines_ended_by, c.reference
        FROM (SELECT \(clockFacts) \(stagesAndExtensions(reading))) AS v
        JOIN complaint AS c ON c.id = v.complaint_id
        \(lists(deadlineLists, "d", from: "deadline", of: "v", reading))
        """
    }

    private static func stagesAndExtensions(_ reading: ListReading) -> SQL {
        """
        FROM stage AS s
        \(lists(extensionLists, "e", from: "extension", of: "s", reading))
        """
    }

    /// Joins the arrays of a table to the stages they belong to, NULLs where it has nothing of a stage.
    private static func lists(
        _ columns: SQL, _ name: SQL, from table: SQL, of stage: SQL, _ reading: ListReading
    ) -> SQL {
        switch reading {
        case .each:
            """
            CROSS JOIN LATERAL (
                SELECT \(columns) FROM \(table) AS \(name) WHERE \(name).stage_id = \(stage).id
            ) AS \(name)
            """
        case .all:
            """
            LEFT JOIN (
                SELECT \(name).stage_id, \(columns) FROM \(table) AS \(name) GROUP BY \(name).stage_id
            ) AS \(name) ON \(name).stage_id = \(stage).id
            """
        }
    }

    /// In the order in which `Stage.init(clockFacts:)` reads them.
    private static let clockFacts: SQL = """
        s.complaint_id, s.id, s.stage, s.position, s.requested_on, s.acknowledgement_kept, s.acknowledged_on,
        s.statement_agreed_on, s.bypassed_on, s.withdrawn_on, s.panel_held_on, s.panel_findings_on,
        s.findings_received_on, s.early_referral_accepted_on, s.responded_on, s.advocate_asked_on,
        s.advocate_appointed_on, s.adjudication_received_on, s.next_requested_on, s.plan_made_on,
        s.plan_origin, s.plan_respond_by_on, s.plan_letter_on, s.late_request_decided_on, s.late_request_accepted,
        s.late_request_reason, s.late_request_letter_sent_on, e.extensions_agreed_on, e.extensions_extended_to,
        e.extensions_reason, e.extensions_notified_on, e.extensions_details_given, e.extensions_good_reason
        """

    /// In the order in which `Stage.init(row:)` reads them.
    private static let otherFacts: SQL = """
        s.offered_under_duty_on, s.investigator_type, s.report_received_on, s.independent_report_received_on,
        s.independent_person_consulted_on, s.drafted_by, s.checked_by, s.early_referral_reason, s.action_plan,
        s.early_referral_on, s.responded_by, s.outcome, s.all_points_upheld, s.no_finding_reason, s.breach_reason,
        s.investigating_officer, s.investigating_officer_id, s.investigating_officer_appointed_on,
        s.independent_person, s.independent_person_id, s.independent_person_appointed_on, s.panellists,
        s.panellist_ids, s.panel_appointed_on, r.recommendations_text, r.recommendations_accepted,
        r.recommendations_reason
        """

    private static let extensionLists: SQL = """
        array_agg(e.agreed_on ORDER BY e.agreed_on, e.id) AS extensions_agreed_on,
        array_agg(e.extended_to ORDER BY e.agreed_on, e.id) AS extensions_extended_to,
        array_agg(e.reason ORDER BY e.agreed_on, e.id) AS extensions_reason,
        array_agg(e.notified_on ORDER BY e.agreed_on, e.id) AS extensions_notified_on,
        array_agg(e.ombudsman_details_given ORDER BY e.agreed_on, e.id) AS extensions_details_given,
        array_agg(e.good_reason ORDER BY e.agreed_on, e.id) AS extensions_good_reason
        """

    private static let recommendationLists: SQL = """
        array_agg(r.text ORDER BY r.number) AS recommendations_text,
        array_agg(r.accepted ORDER BY r.number) AS recommendations_accepted,
        array_agg(r.reason ORDER BY r.number) AS recommendations_reason
        """

    /// The aggregates of one stage read the same rows in the same order; the order itself does not matter.
    private static let deadlineLists: SQL = """
        array_agg(d.id) AS deadlines_id, array_agg(d.clock) AS deadlines_clock, array_agg(d.kind) AS deadlines_kind,
        array_agg(d.basis_on) AS deadlines_basis_on, array_agg(d.due_on) AS deadlines_due_on,
        array_agg(d.known_from) AS deadlines_known_from, array_agg(d.ended_on) AS deadlines_ended_on,
        array_agg(d.ended_by) AS deadlines_ended_by
        """
}
