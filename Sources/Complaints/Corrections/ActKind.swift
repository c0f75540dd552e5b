/// What is recorded of a complaint or of its stages by an act of its own.
public enum ActKind: String, Sendable, CaseIterable {
    case registration, acceptance, interest, advocacy, writtenRecord, refusal, withdrawal
    case point, pointDecision, exclusion, proceedings
    case request, lateRequest, acknowledgement, `extension`, answer
    case advocateRequest, advocateAppointment, bypass, offer, excuse
    case plan
    case statement, officer, independentPerson, report, independentReport, receipt
    case panel, needs, meeting, findings, earlyReferral, earlyReferralAcceptance
    case obligation
    case notice, entry, freeze, erasure, agreement, enquiry, rightsCheck

    /// As a sentence names it, for somebody who knows the complaint and not the code.
    var written: String {
        switch self {
        case .registration: "the registration"
        case .acceptance: "the acceptance into the procedure"
        case .interest: "the decision on sufficient interest"
        case .advocacy: "the offer of an advocate"
        case .writtenRecord: "the written record"
        case .refusal: "the refusal of the complaint"
        case .withdrawal: "the withdrawal of the complaint"
        case .point: "the finding of a point"
        case .pointDecision: "the decision on a late point"
        case .exclusion: "the exclusion of a point"
        case .proceedings: "the end of the proceedings that a point waited for"
        case .request: "the request"
        case .lateRequest: "the decision on the late request"
        case .acknowledgement: "the acknowledgement"
        case .extension: "the extension"
        case .answer: "the answer"
        case .advocateRequest: "the request for an advocate"
        case .advocateAppointment: "the appointment of the advocate"
        case .bypass: "the agreement to pass over the stage"
        case .offer: "the offer of stage 2"
        case .excuse: "the good reason not to offer stage 2"
        case .plan: "the response plan"
        case .statement: "the agreement of the statement"
        case .officer: "the appointment of the Investigating Officer"
        case .independentPerson: "the appointment of the Independent Person"
        case .report: "the report"
        case .independentReport: "the Independent Person's report"
        case .receipt: "the receipt of the adjudication"
        case .panel: "the appointment of the panel"
        case .needs: "the confirmation of what people need"
        case .meeting: "the panel's meeting"
        case .findings: "the panel's findings"
        case .earlyReferral: "the early referral"
        case .earlyReferralAcceptance: "the Ombudsman's acceptance of the early referral"
        case .obligation: "the obligation agreed in the answer"
        case .notice: "the notice"
        case .entry: "the entry of the file"
        case .freeze: "the request to hold the decision back"
        case .erasure: "the request for erasure"
        case .agreement: "the agreement of an obligation"
        case .enquiry: "the Ombudsman's enquiry"
        case .rightsCheck: "the Children's Rights Officer's check"
        }
    }

    /// The field in which a correction has the day of an act of a stage.
    var day: String {
        switch self {
        case .request: "requested_on"
        case .lateRequest: "late_request/decided_on"
        case .acknowledgement: "acknowledged_on"
        case .extension: "replaced_by/agreed_on"
        case .answer: "responded_on"
        case .advocateRequest: "advocate_asked_on"
        case .advocateAppointment: "advocate_appointed_on"
        case .bypass: "bypassed_on"
        case .offer: "offered_under_duty_on"
        case .excuse: "offer_excused_on"
        case .plan: "response_plan/made_on"
        case .statement: "statement_agreed_on"
        case .officer: "officer_appointed_on"
        case .independentPerson: "independent_person_appointed_on"
        case .report, .independentReport: "reports"
        case .receipt: "adjudication_received_on"
        case .panel: "panel_appointed_on"
        case .needs: "needs_confirmed_on"
        case .meeting: "panel_held_on"
        case .findings: "panel_findings_on"
        case .earlyReferral: "early_referral_on"
        case .earlyReferralAcceptance: "early_referral_accepted_on"
        case .registration, .acceptance, .interest, .advocacy, .writtenRecord, .refusal, .withdrawal, .point,
            .pointDecision, .exclusion, .proceedings, .obligation, .notice, .entry, .freeze, .erasure, .agreement,
            .enquiry, .rightsCheck:
            rawValue
        }
    }

    /// The field in which a correction has what the first entry has in another, where the two differ.
    var corrected: [String: String] {
        switch self {
        case .registration: ["received_on": "received_at"]
        case .interest: ["decided_on": "interest_decided_on", "notified_on": "interest_notified_on"]
        case .advocacy: ["offered_on": "advocacy_offered_on", "answered_on": "advocacy_answered_on"]
        case .writtenRecord: ["sent_on": "written_record/sent_on", "agreed_on": "written_record/agreed_on"]
        case .refusal: ["refused_on": "closed_on", "letter_sent_on": "closure_letter_on", "reason": "closure_reason"]
        case .withdrawal: ["withdrawn_on": "closed_on", "confirmed_on": "closure_letter_on"]
        case .lateRequest:
            ["decided_on": "late_request/decided_on", "letter_sent_on": "late_request/letter_sent_on"]
        case .excuse: ["excused_on": "offer_excused_on"]
        case .plan:
            [
                "made_on": "response_plan/made_on", "letter_on": "response_plan/letter_on",
                "respond_by_on": "response_plan/respond_by_on",
            ]
        case .extension:
            [
                "agreed_on": "replaced_by/agreed_on", "extended_to": "replaced_by/extended_to",
                "notified_on": "replaced_by/notified_on", "reason": "replaced_by/reason",
                "good_reason": "replaced_by/good_reason",
                "complainant_agreed_on": "replaced_by/complainant_agreed_on",
            ]
        case .officer: ["appointed_on": "officer_appointed_on"]
        case .independentPerson: ["appointed_on": "independent_person_appointed_on"]
        case .panel: ["appointed_on": "panel_appointed_on"]
        case .report, .independentReport:
            ["report_received_on": "reports", "independent_report_received_on": "reports"]
        case .point, .exclusion, .proceedings, .pointDecision:
            Dictionary(
                uniqueKeysWithValues: (ComplaintPoint.correctableDays.map(\.field)
                    + ["text", "origin", "explanation", "decided_on", "letter_sent_on", "reason"]).map {
                        ($0, "points")
                    })
        case .acceptance, .request, .acknowledgement, .answer,
            .advocateRequest, .advocateAppointment, .bypass, .offer, .statement, .receipt, .needs, .meeting, .findings,
            .earlyReferral, .earlyReferralAcceptance, .obligation, .notice, .entry, .freeze, .erasure, .agreement,
            .enquiry,
            .rightsCheck:
            [:]
        }
    }
}
