/// What must be done.
public enum DutyKind: String, Sendable, Codable, CaseIterable {
    case acknowledgement
    /// To agree the statement of complaint (SI 2006/1738 reg 16).
    case statement
    /// The written notice that stage 2 takes longer (SI 2006/1738 reg 17(6)).
    case extensionNotice = "extension_notice"
    /// The answer of a stage: response, adjudication, or the authority's response to the panel.
    case response
    case panel
    case findings
    /// The complainant's own time to ask for the next stage.
    case requestWindow = "request_window"
    /// To offer stage 2 (ruling "Duty to offer stage 2").
    case stage2Offer = "stage_2_offer"
    /// To put a contact right informally or make it a complaint (requirement R3).
    case enquiryConversion = "enquiry_conversion"
    /// The recipient's word that they have a safeguarding referral (requirement R9).
    case safeguardingAcknowledgement = "safeguarding_acknowledgement"
    /// To review a measure of the behaviour register (requirement R164).
    case behaviourReview = "behaviour_review"
    /// To review whether the decision complained about is still held back.
    case freezeReview = "freeze_review"
    /// To do what was agreed (requirements R78, R88).
    case obligation
    /// The later check whether it worked (requirement R80).
    case obligationCheck = "obligation_check"
    /// To send a notice that the law, guidance or the Code wants as soon as reasonably practicable (decision 0043).
    case notice
    /// To answer a letter of the Ombudsman.
    case ombudsmanLetter = "ombudsman_letter"
    /// The Monitoring Officer's report of an upheld decision to members (rule LG-R6).
    case membersTold = "members_told"
    /// The notice of a report in the public interest, its inspection, and the reply to it (rules LG-R2 to LG-R4).
    case reportNotice = "report_notice"
    case reportInspection = "report_inspection"
    case reportReply = "report_reply"
}

extension ClockEnd {
    /// The duty that a clock measures which ends with the act.
    public var duty: DutyKind {
        switch self {
        case .acknowledged: .acknowledgement
        case .statementAgreed: .statement
        case .noticeGiven: .extensionNotice
        case .responded: .response
        case .panelHeld: .panel
        case .findingsSent: .findings
        case .nextStageRequested: .requestWindow
        case .stage2Offered: .stage2Offer
        }
    }
}
