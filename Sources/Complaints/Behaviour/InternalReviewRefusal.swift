/// Why a measure is not reviewed at the complainant's request.
enum InternalReviewRefusal: String, SubjectRefusal {
    static let subject = RefusalSubject.internalReviews

    case internalReviewOff = "internal_review_off"
    case reviewerDecided = "reviewer_decided"
    case reviewerNotOfficer = "reviewer_not_officer"
    case concludesForReviewer = "concludes_for_reviewer"
    case internalReviewRuns = "internal_review_runs"
    case noInternalReview = "no_internal_review"

    var page: RefusalPage {
        switch self {
        case .internalReviewOff:
            .conflict(
                "The council offers no internal review",
                means: "An internal review of a measure is the council's choice, and its setting is off.",
                next: "Tell the complainant how to go to the Ombudsman.",
                rule: "Ruling: behaviour register")
        case .reviewerDecided:
            .fault(
                "The reviewer took part in the decision",
                means: "An internal review is made by somebody who neither decides about the measure nor is consulted.",
                next: "Choose another reviewer, or somebody else to decide or conclude.")
        case .reviewerNotOfficer:
            .fault(
                "The reviewer is no officer of the council",
                means:
                    "An internal review is made by an officer of the council, which the directory does not have them as.",
                next: "Choose an officer who decided nothing about the measure.",
                rule: "Ruling: behaviour register")
        case .concludesForReviewer:
            .conflict(
                "Somebody else reviews the measure",
                means: "An internal review is concluded by the person who was named as its reviewer, or their deputy.",
                next: "Ask the reviewer to conclude it.",
                rule: "Ruling: behaviour register")
        case .internalReviewRuns:
            .conflict(
                "An internal review is under way",
                means: "A measure has one internal review at a time.",
                next: """
                    Conclude it first with POST \
                    /v1/behaviour-measures/{behaviour_measure_id}/internal-review-conclusion.
                    """)
        case .noInternalReview:
            .conflict(
                "No internal review is under way",
                means: "There is no review to conclude.",
                next: """
                    Record the complainant's request with POST \
                    /v1/behaviour-measures/{behaviour_measure_id}/internal-reviews first.
                    """)
        }
    }
}

extension Refusal {
    /// The council does not offer internal reviews.
    public static var internalReviewOff: Refusal {
        Refusal(
            InternalReviewRefusal.internalReviewOff,
            "The council offers no internal review; tell the complainant how to go to the Ombudsman.")
    }

    /// A review is by somebody who took no part in deciding.
    public static var reviewerDecided: Refusal {
        Refusal(
            InternalReviewRefusal.reviewerDecided,
            "The reviewer took part in deciding the measure; choose somebody else.",
            fields: ["reviewer_id"])
    }

    /// A review is by an officer.
    public static var reviewerNotOfficer: Refusal {
        Refusal(
            InternalReviewRefusal.reviewerNotOfficer,
            "The directory does not have the reviewer as an officer of this council; choose an officer.",
            fields: ["reviewer_id"])
    }

    /// Whoever reviews the measure internally takes no part in deciding about it meanwhile.
    public static func deciderReviews(field: String) -> Refusal {
        Refusal(
            InternalReviewRefusal.reviewerDecided,
            "This person reviews the measure internally, so others decide about it and are consulted.", fields: [field])
    }

    /// The review is concluded by whoever makes it.
    public static func concludesForReviewer(_ reviewer: String) -> Refusal {
        Refusal(
            InternalReviewRefusal.concludesForReviewer,
            "The internal review is made by \(reviewer), who has to conclude it.")
    }

    /// One review runs already.
    public static var internalReviewRuns: Refusal {
        Refusal(
            InternalReviewRefusal.internalReviewRuns,
            "An internal review of the measure is under way; conclude it first.")
    }

    /// There is no review to conclude.
    public static var noInternalReview: Refusal {
        Refusal(
            InternalReviewRefusal.noInternalReview,
            "No internal review of the measure is under way; record the request for one first.")
    }
}
