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
