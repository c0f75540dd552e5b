public import WorkingDays

/// Why a review panel does not sit, its findings are not recorded, or it is not passed over by an early referral.
enum PanelRefusal: String, SubjectRefusal {
    static let subject = RefusalSubject.panels

    case panelOfThree = "panel_of_three"
    case panelWithIndependentPerson = "panel_with_independent_person"
    case panelWithInvestigatingOfficer = "panel_with_investigating_officer"
    case panelNotConvened = "panel_not_convened"
    case panelNotHeld = "panel_not_held"
    case findingsMissing = "findings_missing"
    case independentPersonNotConsulted = "independent_person_not_consulted"
    case earlyReferralNotAllUpheld = "early_referral_not_all_upheld"
    case earlyReferralWithoutAgreement = "early_referral_without_agreement"
    case noEarlyReferral = "no_early_referral"
    case earlyReferralAfterPanel = "early_referral_after_panel"

    var page: RefusalPage {
        switch self {
        case .panelOfThree:
            .fault(
                "A review panel has three people",
                means: "The panel of stage 3 is made up of three different people.",
                next: "Send three different identifiers in panellist_ids.",
                rule: "SI 2006/1738 reg 19(2)")
        case .panelWithIndependentPerson:
            .fault(
                "The Independent Person of stage 2 may not sit on the panel",
                means: "Whoever took part in the investigation does not review it.",
                next: "Choose another panellist.",
                rule: "SI 2006/1738 reg 19(3)")
        case .panelWithInvestigatingOfficer:
            .fault(
                "An Investigating Officer of stage 2 may not sit on the panel",
                means: "Whoever investigated the complaint does not review the investigation.",
                next: "Choose another panellist.",
                rule: "SI 2006/1738 reg 19; Getting the Best from Complaints")
        case .panelNotConvened:
            .conflict(
                "The panel has not been convened",
                means: "Three people are appointed to the panel before it meets.",
                next: "Appoint them with POST /v1/complaints/{complaint_id}/stages/review_panel/panellists.",
                rule: "SI 2006/1738 reg 19(2)")
        case .panelNotHeld:
            .conflict(
                "The panel has not met",
                means: "The panel meets before it sends its findings and before the council answers them.",
                next: "Record the meeting with POST /v1/complaints/{complaint_id}/stages/review_panel/panel.",
                rule: "SI 2006/1738 reg 19")
        case .findingsMissing:
            .conflict(
                "The panel's findings are not recorded",
                means: "The council answers the findings of the panel, so they come first.",
                next: "Record them with POST /v1/complaints/{complaint_id}/stages/review_panel/findings, then answer.",
                rule: "SI 2006/1738 reg 20")
        case .independentPersonNotConsulted:
            .fault(
                "It is not said when the Independent Person was consulted",
                means: """
                    The council considers the panel's findings together with the Independent Person before it \
                    answers.
                    """,
                next: "Send the day in independent_person_consulted_on.",
                rule: "SI 2006/1738 reg 20(3)")
        case .earlyReferralNotAllUpheld:
            .conflict(
                "Early referral needs every point upheld",
                means: """
                    A complaint goes to the Ombudsman without a review panel only after a stage 2 that upheld every \
                    point.
                    """,
                next: "Hold the review panel.",
                rule: "Getting the Best from Complaints; ruling: early referral")
        case .earlyReferralWithoutAgreement:
            .fault(
                "The complainant has not agreed to an early referral",
                means: "The complainant has a right to a review panel, and gives it up only by agreeing.",
                next: "Ask the complainant. Send complainant_agrees as true once they have agreed, or hold the panel.",
                rule: "Getting the Best from Complaints; ruling: early referral")
        case .earlyReferralAfterPanel:
            .conflict(
                "A review panel was held",
                means: "An early referral takes the place of a review panel, and a panel has met.",
                next: "Send the panel's findings and answer them. The complainant may then go to the Ombudsman.",
                rule: "Getting the Best from Complaints; ruling: early referral")
        case .noEarlyReferral:
            .conflict(
                "There was no early referral",
                means: "The Ombudsman can accept an early referral only after the council has made one.",
                next: "Record the referral with POST /v1/complaints/{complaint_id}/stages/review_panel/early-referral.")
        }
    }
}

extension Refusal {
    /// A panel has three people.
    public static func panelOfThree(_ count: Int) -> Refusal {
        Refusal(
            PanelRefusal.panelOfThree,
            count == 3
                ? "A review panel has three different people; one of these is named twice."
                : "A review panel has three different people; \(count) \(count == 1 ? "was" : "were") given.",
            fields: ["panellist_ids"])
    }

    /// The Independent Person of stage 2 may not sit.
    public static var panelWithIndependentPerson: Refusal {
        Refusal(
            PanelRefusal.panelWithIndependentPerson,
            "The Independent Person of stage 2 may not sit on the panel; choose another panellist.",
            fields: ["panellist_ids"])
    }

    /// An Investigating Officer of stage 2 may not sit.
    public static var panelWithInvestigatingOfficer: Refusal {
        Refusal(
            PanelRefusal.panelWithInvestigatingOfficer,
            "An Investigating Officer of stage 2 may not sit on the panel; choose another panellist.",
            fields: ["panellist_ids"])
    }

    /// Nobody was appointed to the panel.
    public static var panelNotConvened: Refusal {
        Refusal(PanelRefusal.panelNotConvened, "Nobody is appointed to the panel; appoint its three people first.")
    }

    /// The panel has not met, so there are no findings to send or answer.
    public static var panelNotHeld: Refusal {
        Refusal(PanelRefusal.panelNotHeld, "The review panel has not met; record its meeting first.")
    }

    /// The panel's findings must be recorded before the response (SI 2006/1738 reg 20).
    public static var findingsMissing: Refusal {
        Refusal(
            PanelRefusal.findingsMissing, "The panel's findings are not recorded; record them before the answer.")
    }

    /// The response to the panel is considered with the Independent Person.
    public static var independentPersonNotConsulted: Refusal {
        Refusal(
            PanelRefusal.independentPersonNotConsulted,
            "Send the day on which the findings were considered with the Independent Person.",
            fields: ["independent_person_consulted_on"])
    }

    /// Early referral needs a stage 2 with every point upheld (Getting the Best from Complaints; ruling "Early referral").
    public static var earlyReferralNotAllUpheld: Refusal {
        Refusal(
            PanelRefusal.earlyReferralNotAllUpheld,
            "Stage 2 did not uphold every point, so the complaint cannot be referred early; hold the review panel.")
    }

    /// Early referral needs the complainant's agreement.
    public static var earlyReferralWithoutAgreement: Refusal {
        Refusal(
            PanelRefusal.earlyReferralWithoutAgreement,
            "The complainant has not agreed to an early referral; ask them first.",
            fields: ["complainant_agrees"])
    }

    /// A panel was held, and an early referral stands in the place of one.
    public static func earlyReferralAfterPanel(_ heldOn: Day) -> Refusal {
        Refusal(
            PanelRefusal.earlyReferralAfterPanel,
            "The review panel met on \(heldOn.written), so the complaint is not referred early; answer the panel's findings."
        )
    }

    /// There was no early referral to accept.
    public static var noEarlyReferral: Refusal {
        Refusal(PanelRefusal.noEarlyReferral, "No early referral is recorded that the Ombudsman could accept.")
    }
}
