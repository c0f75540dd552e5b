import Complaints
import Foundation
import Postgres
import WorkingDays

extension Stage {
    /// A stage from the columns of `SQL.stageColumns`, read in their order; what goes together is read where there is any.
    init(row: Row) throws {
        try self.init(clockFacts: row)
        offeredUnderDutyOn = try row["offered_under_duty_on"]
        investigatorType = try row["investigator_type"]
        reportReceivedOn = try row["report_received_on"]
        independentReportReceivedOn = try row["independent_report_received_on"]
        independentPersonConsultedOn = try row["independent_person_consulted_on"]
        draftedBy = try row["drafted_by"]
        checkedBy = try row["checked_by"]
        earlyReferralReason = try row["early_referral_reason"]
        actionPlan = try row["action_plan"]
        earlyReferralOn = try row["early_referral_on"]
        respondedBy = try row["responded_by"]
        outcome = try row["outcome"]
        allPointsUpheld = try row["all_points_upheld"]
        noFindingReason = try row["no_finding_reason"]
        breachReason = try row["breach_reason"]
        try readPeople(row)
        try readRecommendations(row)
    }

    /// Only what `DeadlineRule` counts by; for reading very many stages.
    init(clockFacts row: Row) throws {
        self.init(
            id: try row["id"], stage: try row["stage"], position: try row["position"],
            requestedOn: try row["requested_on"])
        acknowledgementKept = try row["acknowledgement_kept"]
        acknowledgedOn = try row["acknowledged_on"]
        statementAgreedOn = try row["statement_agreed_on"]
        bypassedOn = try row["bypassed_on"]
        withdrawnOn = try row["withdrawn_on"]
        panelHeldOn = try row["panel_held_on"]
        panelFindingsOn = try row["panel_findings_on"]
        findingsReceivedOn = try row["findings_received_on"]
        earlyReferralAcceptedOn = try row["early_referral_accepted_on"]
        respondedOn = try row["responded_on"]
        advocateAskedOn = try row["advocate_asked_on"]
        advocateAppointedOn = try row["advocate_appointed_on"]
        adjudicationReceivedOn = try row["adjudication_received_on"]
        nextRequestedOn = try row["next_requested_on"]
        if let madeOn = try row["plan_made_on"] as Day? {
            responsePlan = ResponsePlan(
                madeOn: madeOn, origin: try row["plan_origin"], respondByOn: try row["plan_respond_by_on"],
                letterOn: try row["plan_letter_on"])
        }
        if let decidedOn = try row["late_request_decided_on"] as Day? {
            lateRequest = LateRequestDecision(
                accepted: try row["late_request_accepted"], decidedOn: decidedOn,
                reason: try row["late_request_reason"], letterSentOn: try row["late_request_letter_sent_on"])
        }
        try readExtensions(row)
    }

    private mutating func readExtensions(_ row: Row) throws {
        guard let agreedOn = try row["extensions_agreed_on"] as [Day]? else { return }
        let extendedTo: [Day] = try row["extensions_extended_to"]
        let reasons: [String] = try row["extensions_reason"]
        let notifiedOn: [Day?] = try row["extensions_notified_on"]
        let detailsGiven: [Bool] = try row["extensions_details_given"]
        let goodReasons: [String?] = try row["extensions_good_reason"]
        extensions = agreedOn.indices.map { index in
            Extension(
                agreedOn: agreedOn[index], extendedTo: extendedTo[index], reason: reasons[index],
                notifiedOn: notifiedOn[index], ombudsmanDetailsGiven: detailsGiven[index],
                goodReason: goodReasons[index])
        }
    }

    private mutating func readRecommendations(_ row: Row) throws {
        guard let texts = try row["recommendations_text"] as [String]? else { return }
        let accepted: [Bool?] = try row["recommendations_accepted"]
        let reasons: [String?] = try row["recommendations_reason"]
        recommendations = texts.indices.map { index in
            var read = Recommendation(number: index + 1, text: texts[index])
            read.accepted = accepted[index]
            read.reason = reasons[index]
            return read
        }
    }

    private mutating func readPeople(_ row: Row) throws {
        if let name = try row["investigating_officer"] as String? {
            investigatingOfficer = Appointee(
                name: name, person: try row["investigating_officer_id"],
                appointedOn: try row["investigating_officer_appointed_on"])
        }
        if let name = try row["independent_person"] as String? {
            independentPerson = Appointee(
                name: name, person: try row["independent_person_id"],
                appointedOn: try row["independent_person_appointed_on"])
        }
        if let names = try row["panellists"] as [String]? {
            let ids = try row["panellist_ids"] as [UUID]? ?? []
            let appointedOn = try row["panel_appointed_on"] as Day?
            panellists = names.indices.map { index in
                Appointee(
                    name: names[index],
                    person: ids.indices.contains(index) ? PersonID(rawValue: ids[index]) : nil,
                    appointedOn: appointedOn)
            }
        }
    }
}

extension SQL {
    static func stages(of complaint: ComplaintID) -> SQL {
        "\(stageColumns) WHERE s.complaint_id = \(complaint) ORDER BY s.position"
    }

    static func upsert(_ stage: Stage, of complaint: ComplaintID) -> SQL {
        """
        INSERT INTO stage (
            id, complaint_id, stage, position, requested_on, offered_under_duty_on, acknowledged_on,
            statement_agreed_on, investigating_officer, investigator_type, independent_person, report_received_on,
            panel_held_on, panel_findings_on, findings_received_on, early_referral_on, early_referral_accepted_on,
            responded_on, responded_by, outcome, all_points_upheld, no_finding_reason, breach_reason,
            independent_report_received_on, panellists, independent_person_consulted_on, drafted_by, checked_by,
            bypassed_on, withdrawn_on, early_referral_reason, action_plan,
            investigating_officer_id, investigating_officer_appointed_on, independent_person_id,
            independent_person_appointed_on, panellist_ids, panel_appointed_on, late_request_accepted,
            late_request_decided_on, late_request_reason, late_request_letter_sent_on,
            advocate_asked_on, advocate_appointed_on, plan_made_on, plan_origin, plan_respond_by_on, plan_letter_on,
            adjudication_received_on
        ) VALUES (
            \(stage.id), \(complaint), \(stage.stage), \(stage.position), \(stage.requestedOn),
            \(stage.offeredUnderDutyOn), \(stage.acknowledgedOn), \(stage.statementAgreedOn),
            \(stage.investigatingOfficer?.name), \(stage.investigatorType), \(stage.independentPerson?.name),
            \(stage.reportReceivedOn), \(stage.panelHeldOn), \(stage.panelFindingsOn), \(stage.findingsReceivedOn),
            \(stage.earlyReferralOn), \(stage.earlyReferralAcceptedOn), \(stage.respondedOn), \(stage.respondedBy),
            \(stage.outcome), \(stage.allPointsUpheld), \(stage.noFindingReason), \(stage.breachReason),
            \(stage.independentReportReceivedOn), \(stage.panellists?.map(\.name)), \(stage.independentPersonConsultedOn),
            \(stage.draftedBy), \(stage.checkedBy), \(stage.bypassedOn), \(stage.withdrawnOn),
            \(stage.earlyReferralReason), \(stage.actionPlan),
            \(stage.investigatingOfficer?.person), \(stage.investigatingOfficer?.appointedOn),
            \(stage.independentPerson?.person), \(stage.independentPerson?.appointedOn),
            \(stage.panellists?.compactMap(\.person?.rawValue)), \(stage.panellists?.first?.appointedOn),
            \(stage.lateRequest?.accepted), \(stage.lateRequest?.decidedOn), \(stage.lateRequest?.reason),
            \(stage.lateRequest?.letterSentOn),
            \(stage.advocateAskedOn), \(stage.advocateAppointedOn), \(stage.responsePlan?.madeOn),
            \(stage.responsePlan?.origin), \(stage.responsePlan?.respondByOn), \(stage.responsePlan?.letterOn),
            \(stage.adjudicationReceivedOn)
        )
        ON CONFLICT (id) DO UPDATE SET
            offered_under_duty_on = excluded.offered_under_duty_on, acknowledged_on = excluded.acknowledged_on,
            statement_agreed_on = excluded.statement_agreed_on,
            investigating_officer = excluded.investigating_officer, investigator_type = excluded.investigator_type,
            independent_person = excluded.independent_person, report_received_on = excluded.report_received_on,
            panel_held_on = excluded.panel_held_on, panel_findings_on = excluded.panel_findings_on,
            findings_received_on = excluded.findings_received_on, early_referral_on = excluded.early_referral_on,
            early_referral_accepted_on = excluded.early_referral_accepted_on, responded_on = excluded.responded_on,
            responded_by = excluded.responded_by, outcome = excluded.outcome,
            all_points_upheld = excluded.all_points_upheld, no_finding_reason = excluded.no_finding_reason,
            breach_reason = excluded.breach_reason,
            independent_report_received_on = excluded.independent_report_received_on,
            panellists = excluded.panellists,
            independent_person_consulted_on = excluded.independent_person_consulted_on,
            drafted_by = excluded.drafted_by, checked_by = excluded.checked_by, bypassed_on = excluded.bypassed_on,
            withdrawn_on = excluded.withdrawn_on, early_referral_reason = excluded.early_referral_reason,
            action_plan = excluded.action_plan, investigating_officer_id = excluded.investigating_officer_id,
            investigating_officer_appointed_on = excluded.investigating_officer_appointed_on,
            independent_person_id = excluded.independent_person_id,
            independent_person_appointed_on = excluded.independent_person_appointed_on,
            panellist_ids = excluded.panellist_ids, panel_appointed_on = excluded.panel_appointed_on,
            late_request_accepted = excluded.late_request_accepted,
            late_request_decided_on = excluded.late_request_decided_on,
            late_request_reason = excluded.late_request_reason,
            late_request_letter_sent_on = excluded.late_request_letter_sent_on,
            advocate_asked_on = excluded.advocate_asked_on, advocate_appointed_on = excluded.advocate_appointed_on,
            plan_made_on = excluded.plan_made_on, plan_origin = excluded.plan_origin,
            plan_respond_by_on = excluded.plan_respond_by_on, plan_letter_on = excluded.plan_letter_on,
            adjudication_received_on = excluded.adjudication_received_on
        """
    }

    static func upsert(_ recommendation: Recommendation, of stage: StageID) -> SQL {
        """
        INSERT INTO recommendation (stage_id, number, text, accepted, reason)
        VALUES (\(stage), \(recommendation.number), \(recommendation.text), \(recommendation.accepted),
            \(recommendation.reason))
        ON CONFLICT (stage_id, number) DO UPDATE SET accepted = excluded.accepted, reason = excluded.reason
        """
    }

    static func insert(_ extension: Extension, of stage: StageID, at now: Date) -> SQL {
        """
        INSERT INTO extension (
            stage_id, agreed_on, extended_to, reason, notified_on, ombudsman_details_given, good_reason, recorded_at
        ) VALUES (
            \(stage), \(`extension`.agreedOn), \(`extension`.extendedTo), \(`extension`.reason),
            \(`extension`.notifiedOn), \(`extension`.ombudsmanDetailsGiven), \(`extension`.goodReason), \(now)
        )
        """
    }
}

extension Stage {
    /// The columns of `copyRow`, for COPY.
    static let copyColumns: [StaticString] = [
        "id", "complaint_id", "stage", "position", "requested_on", "acknowledgement_kept", "statement_agreed_on",
        "investigating_officer", "investigator_type", "independent_person", "report_received_on", "panel_held_on",
        "panel_findings_on", "early_referral_on", "responded_on", "outcome", "all_points_upheld", "no_finding_reason",
        "breach_reason",
    ]

    func copyRow(of complaint: UUID?) -> [(any PostgresEncodable)?] {
        [
            id, complaint, stage, position, requestedOn, acknowledgementKept, statementAgreedOn,
            investigatingOfficer?.name, investigatorType, independentPerson?.name, reportReceivedOn, panelHeldOn,
            panelFindingsOn, earlyReferralOn,
            respondedOn, outcome, allPointsUpheld, noFindingReason, breachReason,
        ]
    }
}
