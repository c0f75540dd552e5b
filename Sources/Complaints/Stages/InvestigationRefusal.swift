/// Why an investigation under stage 2 of the children's procedure does not go on.
enum InvestigationRefusal: String, SubjectRefusal {
    static let subject = RefusalSubject.investigations

    case investigatingOfficerMissing = "investigating_officer_missing"
    case independentPersonMissing = "independent_person_missing"
    case independentPersonIsInvestigatingOfficer = "independent_person_is_investigating_officer"
    case adjudicatorInvestigated = "adjudicator_investigated"
    case reportMissing = "report_missing"
    case independentReportMissing = "independent_report_missing"
    case unknownRecommendation = "unknown_recommendation"
    case departureFromRecommendation = "departure_from_recommendation"
    case recommendationAnsweredTwice = "recommendation_answered_twice"
    case recommendationsUnanswered = "recommendations_unanswered"

    var page: RefusalPage {
        switch self {
        case .investigatingOfficerMissing:
            .conflict(
                "There is no Investigating Officer",
                means: """
                    A children's stage 2 is investigated by an Investigating Officer, who is appointed before the \
                    report and the adjudication.
                    """,
                next: "Appoint one with POST /v1/complaints/{complaint_id}/stages/investigation/investigating-officer.",
                rule: "SI 2006/1738 reg 17(2)")
        case .independentPersonMissing:
            .conflict(
                "There is no Independent Person",
                means: """
                    A children's stage 2 has an Independent Person beside the Investigating Officer, who is \
                    appointed before the report and the adjudication.
                    """,
                next: "Appoint one with POST /v1/complaints/{complaint_id}/stages/investigation/independent-person.",
                rule: "SI 2006/1738 reg 17(2)")
        case .independentPersonIsInvestigatingOfficer:
            .conflict(
                "One person cannot investigate and be the Independent Person",
                means: """
                    The Independent Person sees that the investigation is fair, and so cannot be the one who \
                    conducts it, nor who reported on it before it was repeated.
                    """,
                next: """
                    Appoint somebody else to one of the two tasks. Where the two were recorded in each other's place, correct both \
                    their reports at once.
                    """,
                rule: "SI 2006/1738 reg 2")
        case .adjudicatorInvestigated:
            .fault(
                "Nobody adjudicates their own investigation",
                means: """
                    Whoever adjudicates weighs the reports of the Investigating Officer and the Independent Person, and \
                    so is neither of them, nor somebody who reported before the investigation was repeated.
                    """,
                next: "Have another adjudicating officer sign.",
                rule: "SI 2006/1738 reg 17; Getting the Best from Complaints")
        case .reportMissing:
            .conflict(
                "The investigation report is not recorded",
                means: """
                    The adjudication answers the report of the Investigating Officer who is appointed. Where another \
                    was appointed after a report, the investigation is repeated and they report too.
                    """,
                next: """
                    Record the report with POST /v1/complaints/{complaint_id}/stages/investigation/report, then \
                    adjudicate.
                    """)
        case .independentReportMissing:
            .conflict(
                "The Independent Person's report is not recorded",
                means: """
                    The Independent Person reports on the investigation once the Investigating Officer's report is \
                    there, and whoever adjudicates reads both.
                    """,
                next: """
                    Record it with POST /v1/complaints/{complaint_id}/stages/investigation/independent-report, then \
                    adjudicate.
                    """,
                rule: "SI 2006/1738 reg 17; Getting the Best from Complaints")
        case .unknownRecommendation:
            .fault(
                "There is no such recommendation",
                means: "The adjudication answers a recommendation that the report does not make.",
                next: "Read the complaint for the numbers of its recommendations.")
        case .departureFromRecommendation:
            .fault(
                "A recommendation is not followed without a reason",
                means: "A recommendation is answered with an obligation, or with the reason why it is not followed.",
                next: "Send one of the two for each recommendation.",
                rule: "SI 2006/1738 reg 20; Getting the Best from Complaints")
        case .recommendationAnsweredTwice:
            .fault(
                "A recommendation has two answers",
                means: """
                    A recommendation is followed, with an obligation, or it is not, with the reason. It is answered once.
                    """,
                next: "Send either the obligation or the reason, once for each recommendation.",
                rule: "Getting the Best from Complaints")
        case .recommendationsUnanswered:
            .fault(
                "A recommendation has no answer",
                means: "The adjudication answers every recommendation of the report.",
                next: """
                    Send an obligation, or the reason for not following it, for each recommendation named in the \
                    problem.
                    """,
                rule: "SI 2006/1738 regs 17, 20")
        }
    }
}

extension Refusal {
    /// Stage 2 needs an Investigating Officer (SI 2006/1738 reg 17(2)).
    public static var investigatingOfficerMissing: Refusal {
        Refusal(
            InvestigationRefusal.investigatingOfficerMissing,
            "No Investigating Officer is appointed; appoint one first."
        )
    }

    /// Stage 2 needs an Independent Person (SI 2006/1738 reg 17(2)).
    public static var independentPersonMissing: Refusal {
        Refusal(
            InvestigationRefusal.independentPersonMissing, "No Independent Person is appointed; appoint one first.")
    }

    /// The Investigating Officer and the Independent Person are two people (SI 2006/1738 reg 2).
    public static func independentPersonIsInvestigatingOfficer(_: String) -> Refusal {
        Refusal(
            InvestigationRefusal.independentPersonIsInvestigatingOfficer,
            "The Investigating Officer and the Independent Person must be two people; choose somebody else.")
    }

    /// Whoever adjudicates took no part in the investigation (Getting the Best from Complaints).
    public static var adjudicatorInvestigated: Refusal {
        Refusal(
            InvestigationRefusal.adjudicatorInvestigated,
            "The person took part in the investigation; somebody else adjudicates it.", fields: ["responded_by"])
    }

    /// The investigation cannot be adjudicated before the report is in.
    public static var reportMissing: Refusal {
        Refusal(
            InvestigationRefusal.reportMissing,
            "The investigation report is not recorded; record it before the adjudication.")
    }

    /// The investigation cannot be adjudicated before the Independent Person has reported on it.
    public static var independentReportMissing: Refusal {
        Refusal(
            InvestigationRefusal.independentReportMissing,
            "The Independent Person's report is not recorded; record it before the adjudication.")
    }

    /// There is no such recommendation.
    public static func unknownRecommendation(_ number: Int) -> Refusal {
        Refusal(
            InvestigationRefusal.unknownRecommendation,
            "The report has no recommendation \(number); read the complaint for their numbers.",
            fields: ["recommendations"])
    }

    /// A recommendation that is not followed needs its reason.
    public static func departureFromRecommendation(_ number: Int) -> Refusal {
        Refusal(
            InvestigationRefusal.departureFromRecommendation,
            "Recommendation \(number) is answered with neither an obligation nor a reason; send one of them.",
            fields: ["recommendations"])
    }

    /// A recommendation has one answer.
    public static func recommendationAnsweredTwice(_ number: Int) -> Refusal {
        Refusal(
            InvestigationRefusal.recommendationAnsweredTwice,
            "Recommendation \(number) is answered more than once; send either an obligation or a reason.",
            fields: ["recommendations"])
    }

    /// Each recommendation is answered.
    public static func recommendationsUnanswered(_ numbers: [Int]) -> Refusal {
        Refusal(
            InvestigationRefusal.recommendationsUnanswered,
            "There is no answer to \(numbers.map { "recommendation \($0)" }.written); every recommendation needs one.",
            fields: ["recommendations"])
    }
}
