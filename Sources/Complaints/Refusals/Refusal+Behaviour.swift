public import WorkingDays

extension Refusal {
    /// A restriction follows a warning that is in force, save for threats or violence (requirement R161).
    public static var warningMissing: Refusal {
        Refusal(
            .warningMissing, "No warning of the complainant is in force, and no exception reason is given.",
            rule: "Managing unreasonable actions by complainants: a guide for organisations; requirement R161")
    }

    /// Nobody but the decision maker was consulted (requirement R163).
    public static var consulteeMissing: Refusal {
        Refusal(
            .consulteeMissing, "Name at least one consultee besides the decision maker.", rule: "Requirement R163",
            fields: ["consultees"])
    }

    /// The review comes later than the setting or the end allows.
    public static func reviewTooLate(_ day: Day, latest: Day) -> Refusal {
        Refusal(
            .reviewTooLate, "\(day.written) is too late: the latest day for the review is \(latest.written).",
            rule: "Requirement R164", fields: ["review_on"])
    }

    /// The measure would last longer than the setting allows.
    public static func measureTooLong(_ kind: BehaviourMeasureKind, endsOn: Day, latest: Day) -> Refusal {
        Refusal(
            .measureTooLong,
            "\(endsOn.written) is too late: the \(kind.rawValue) may last until \(latest.written).",
            rule: "Requirement R161", fields: ["ends_on"])
    }

    /// A restriction says how contact is restricted; a warning restricts nothing.
    public static func restrictionKinds(_ kind: BehaviourMeasureKind) -> Refusal {
        Refusal(
            .restrictionKinds,
            kind == .warning ? "A warning restricts nothing." : "Say how contact is restricted.",
            rule: "Requirement R166", fields: ["restrictions"])
    }

    /// A kind of restriction comes with its detail, and the detail only with it.
    public static func restrictionDetails(_ field: String, of restriction: ContactRestriction) -> Refusal {
        Refusal(
            .restrictionDetails, "The field belongs to the restriction \(restriction.rawValue), which needs it.",
            rule: "Requirement R166", fields: [field])
    }

    /// Reasonable adjustments come before a restriction.
    public static var adjustmentsNotConsidered: Refusal {
        Refusal(
            .adjustmentsNotConsidered, "Consider reasonable adjustments before restricting contact.",
            rule: "Equality Act 2010 s20", fields: ["adjustments_considered"])
    }

    /// A child or an advocate is put on the register only after a Children's Rights Officer's check (requirement R166).
    public static var registerRightsCheckMissing: Refusal {
        Refusal(
            .rightsCheckMissing, "A child or an advocate needs the check of a Children's Rights Officer first.",
            rule: "Requirement R166", fields: ["rights_checked_by", "rights_checked_on"])
    }

    /// Every letter says how to go to the Ombudsman (requirement R165).
    public static var signpostMissing: Refusal {
        Refusal(
            .signpostMissing, "The letter must say how to go to the Ombudsman.", rule: "Requirement R165",
            fields: ["signposts_ombudsman"])
    }

    /// The letter of a warning says what may follow, and only that letter (requirement R162).
    public static func threatenedRestriction(_ kind: BehaviourMeasureKind) -> Refusal {
        Refusal(
            .threatenedRestriction,
            kind == .warning
                ? "The letter of a warning says which restriction may follow."
                : "Only the letter of a warning threatens a restriction.",
            rule: "Requirement R162", fields: ["restriction_threatened"])
    }

    /// A measure that is kept at a review has a next one; one that is lifted has neither review nor end.
    public static func reviewTerms(_ field: String) -> Refusal {
        Refusal(
            .reviewTerms, "A measure that is renewed needs its next review, and one that is lifted has no terms.",
            rule: "Requirement R161", fields: [field])
    }

    /// The measure is over.
    public static var measureEnded: Refusal {
        Refusal(.measureEnded, "The measure had ended by that day; impose it anew.", rule: "Requirement R164")
    }

    /// A measure without a letter has no effect that could be kept.
    public static var measureIsDraft: Refusal {
        Refusal(.measureIsDraft, "The measure is a draft: no letter was sent.", rule: "Requirement R162")
    }

    /// The council does not offer internal reviews.
    public static var internalReviewOff: Refusal {
        Refusal(
            .internalReviewOff, "The council offers no internal review; the complainant may go to the Ombudsman.",
            rule: "Requirement R165")
    }

    /// A review is by somebody who decided nothing about the measure.
    public static var reviewerDecided: Refusal {
        Refusal(
            .reviewerDecided, "The reviewer decided about the measure.", rule: "Requirement R165",
            fields: ["reviewer_id"])
    }

    /// One review runs already.
    public static var internalReviewRuns: Refusal {
        Refusal(.internalReviewRuns, "An internal review of the measure is under way.")
    }

    /// There is no review to conclude.
    public static var noInternalReview: Refusal {
        Refusal(.noInternalReview, "No internal review of the measure is under way.")
    }
}
