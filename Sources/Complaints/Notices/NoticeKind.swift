/// A notice that a regulation, guidance or the Code wants, and what it must say to whom.
public enum NoticeKind: String, Sendable, Codable, CaseIterable {
    case receipt
    case refusal
    case noSufficientInterest = "no_sufficient_interest"
    /// A point is left out for a court or for proceedings.
    case pointExclusion = "point_exclusion"
    case withdrawalConfirmed = "withdrawal_confirmed"
    case targetNotMet = "target_not_met"
    case limitNotMet = "limit_not_met"
    case stage1End = "stage_1_end"
    case extensionTo65 = "extension_to_65"
    case adjudication
    case panelFindings = "panel_findings"
    case panelResponse = "panel_response"
    case responsePlan = "response_plan"
    case sixMonthsNotMet = "six_months_not_met"
    case singleStageEnd = "single_stage_end"
    case acknowledgement
    case codeExtension = "code_extension"
    case corporateStage1End = "corporate_stage_1_end"
    case finalReply = "final_reply"

    /// Where it comes from.
    public var rule: String {
        switch self {
        case .receipt: "Children Act 1989 s26A; SI 2006/1738 reg 11"
        case .refusal: "SI 2006/1738 regs 7 to 9, 12; Complaint Handling Code 2"
        case .noSufficientInterest: "SI 2006/1738 reg 12"
        case .pointExclusion: "SI 2006/1738 reg 8"
        case .withdrawalConfirmed: "Getting the Best from Complaints"
        case .targetNotMet: "SI 2006/1738 reg 14(5)"
        case .limitNotMet: "SI 2006/1738 regs 14, 17"
        case .stage1End: "SI 2006/1738 regs 15, 17"
        case .extensionTo65: "SI 2006/1738 reg 17(6)"
        case .adjudication: "SI 2006/1738 regs 17, 18; Getting the Best from Complaints"
        case .panelFindings: "SI 2006/1738 reg 20"
        case .panelResponse: "SI 2006/1738 reg 20(3)"
        case .responsePlan: "SI 2009/309 reg 13(7), (8); SI 2012/3094 Part 5"
        case .sixMonthsNotMet: "SI 2009/309 reg 14(4); SI 2012/3094 reg 29(4)"
        case .singleStageEnd: "SI 2009/309 reg 14(2); SI 2012/3094 reg 29"
        case .acknowledgement: "Complaint Handling Code 5, 6.2"
        case .codeExtension: "Complaint Handling Code 6.4, 6.5"
        case .corporateStage1End: "Complaint Handling Code 6.8"
        case .finalReply: "Complaint Handling Code; Local Government Act 1974 s26B"
        }
    }

    /// What it must contain, each item once; `Complaint.contents(of:terms:)` has what a complaint adds to it.
    public var contents: [NoticeContent] {
        switch self {
        case .receipt: [.procedure, .advocacy, .help]
        case .refusal: [.decision, .reasons, .ombudsman, .otherRoute]
        case .noSufficientInterest: [.decision, .noFurtherAction, .otherRoute]
        case .pointExclusion: [.decision, .reasons, .resubmission]
        case .withdrawalConfirmed: [.decision]
        case .targetNotMet: [.reasons, .newDate]
        case .limitNotMet: [.rightToStage2]
        case .stage1End: [.termsOfResolutionOrRightToStage2]
        case .extensionTo65: [.reasons, .newDate]
        case .adjudication: [.officerReport, .independentPersonReport, .decisionPerPoint, .actions, .rightToStage3]
        case .panelFindings: [.summary, .recommendations]
        case .panelResponse: [.response, .departures, .ombudsman]
        case .responsePlan: [.offerToDiscuss, .period]
        case .sixMonthsNotMet: [.reasons]
        case .singleStageEnd: [.howConsidered, .conclusions, .actions, .ombudsman]
        case .acknowledgement: [.understanding, .outcomeSought]
        case .codeExtension: [.reasons, .newDate, .ombudsman]
        case .corporateStage1End: [.decision, .reasons, .actions, .rightToStage2]
        case .finalReply: [.finalPosition, .ombudsman, .twelveMonthsFromKnowledge]
        }
    }

    /// The stages it belongs to; none where it is about the complaint as a whole.
    public var stages: Set<StageName> {
        switch self {
        case .receipt, .refusal, .noSufficientInterest, .pointExclusion, .withdrawalConfirmed: []
        case .targetNotMet, .limitNotMet, .stage1End: [.localResolution]
        case .extensionTo65, .adjudication: [.investigation]
        case .panelFindings, .panelResponse: [.reviewPanel]
        case .responsePlan, .sixMonthsNotMet, .singleStageEnd: [.singleStage]
        case .acknowledgement, .corporateStage1End: [.stage1]
        case .codeExtension: [.stage1, .stage2]
        case .finalReply: [.stage2]
        }
    }

    /// Whether it is sent in time when it goes before the day that calls for it: what says that a limit will not be met.
    public var mayPrecede: Bool {
        switch self {
        case .targetNotMet, .limitNotMet, .extensionTo65, .sixMonthsNotMet: true
        default: false
        }
    }

    /// Who must be told.
    public var recipients: [NoticeRecipient] {
        switch self {
        case .adjudication: [.complainant, .advocate]
        case .panelFindings: [.authority, .complainant, .advocate, .independentPerson, .othersWithInterest]
        default: [.complainant]
        }
    }
}

/// What a notice says.
public enum NoticeContent: String, Sendable, Codable, CaseIterable {
    case procedure, advocacy, help, decision, reasons, ombudsman, summary, recommendations, response, conclusions
    case actions, period, understanding, departures
    /// That the point may be brought again once the proceedings have ended (SI 2006/1738 reg 8).
    case resubmission
    /// Which points were left out, and why (requirement R29).
    case excludedPoints = "excluded_points"
    case otherRoute = "other_route"
    case noFurtherAction = "no_further_action"
    case newDate = "new_date"
    case rightToStage2 = "right_to_stage_2"
    case rightToStage3 = "right_to_stage_3"
    case termsOfResolutionOrRightToStage2 = "terms_of_resolution_or_right_to_stage_2"
    case officerReport = "officer_report"
    case independentPersonReport = "independent_person_report"
    case decisionPerPoint = "decision_per_point"
    case offerToDiscuss = "offer_to_discuss"
    case howConsidered = "how_considered"
    case outcomeSought = "outcome_sought"
    case finalPosition = "final_position"
    /// The year to the Ombudsman runs from knowledge of the matter, not from the letter (1974 Act s26B).
    case twelveMonthsFromKnowledge = "twelve_months_from_knowledge"
}

/// Who a notice goes to.
public enum NoticeRecipient: String, Sendable, Codable, CaseIterable {
    case complainant, child, advocate, authority
    case independentPerson = "independent_person"
    case othersWithInterest = "others_with_interest"
}
