public import WorkingDays

/// Why a warning or a restriction is not imposed, kept or made known.
enum BehaviourRefusal: String, SubjectRefusal {
    static let subject = RefusalSubject.behaviour

    case warningMissing = "warning_missing"
    case consulteeMissing = "consultee_missing"
    case reviewTooLate = "review_too_late"
    case measureTooLong = "measure_too_long"
    case restrictionKinds = "restriction_kinds"
    case restrictionDetails = "restriction_details"
    case adjustmentsNotConsidered = "adjustments_not_considered"
    case signpostMissing = "signpost_missing"
    case threatenedRestriction = "threatened_restriction"
    case reviewTerms = "review_terms"
    case measureEnded = "measure_ended"
    case measureIsDraft = "measure_is_draft"

    var page: RefusalPage {
        switch self {
        case .warningMissing:
            .conflict(
                "The complainant has not been warned",
                means: "A restriction follows a warning that is in force, save where there were threats or violence.",
                next: "Warn the complainant first, or send exception_reason.",
                rule: "Managing unreasonable actions by complainants: a guide for organisations")
        case .consulteeMissing:
            .fault(
                "Nobody was consulted",
                means: """
                    Nobody imposes, keeps or lifts a measure alone: managers and staff who deal with the complainant \
                    are consulted.
                    """,
                next: "Send at least one consultee besides the person who decides.")
        case .reviewTooLate:
            .fault(
                "The review comes too late",
                means: "A measure is reviewed within the months that the council has set, and before it ends.",
                next: "Send a day no later than the one named in the problem.",
                rule: "Ruling: behaviour register")
        case .measureTooLong:
            .fault(
                "The measure would last too long",
                means: "A warning and a restriction each have a longest time, which the council has set.",
                next: "Send a day no later than the one named in the problem. It can be imposed anew after that.",
                rule: "Ruling: behaviour register")
        case .restrictionKinds:
            .fault(
                "The restrictions do not fit the measure",
                means: "A restriction says how contact is restricted, while a warning restricts nothing.",
                next: "Send restrictions with a restriction, and leave them out of a warning.")
        case .restrictionDetails:
            .fault(
                "A restriction and its detail do not go together",
                means: """
                    Contact with one named person needs that person, and contact on set days needs the days. Neither \
                    detail stands without its restriction.
                    """,
                next: "Send the detail together with its restriction, or leave out both.")
        case .adjustmentsNotConsidered:
            .fault(
                "Reasonable adjustments were not considered",
                means: """
                    Somebody with a disability may need another way to be in touch. That is considered before \
                    contact is restricted.
                    """,
                next: "Consider it, and send adjustments_considered as true.",
                rule: "Equality Act 2010 s20")
        case .signpostMissing:
            .fault(
                "The letter does not name the Ombudsman",
                means: "Every letter about a measure says how to go to the Ombudsman.",
                next: "Send the letter with that information, then record it with signposts_ombudsman as true.",
                rule: "Ruling: behaviour register")
        case .threatenedRestriction:
            .fault(
                "The restriction that may follow does not fit the letter",
                means: """
                    The letter of a warning says which restriction may follow, and the letter of a restriction does \
                    not.
                    """,
                next: "Send restriction_threatened with the letter of a warning only.")
        case .reviewTerms:
            .fault(
                "The terms do not fit the outcome of the review",
                means: "A measure that is renewed has its next review. One that is lifted has neither review nor end.",
                next: """
                    Send review_on, and ends_on if you like, with a renewal, and neither with a measure that is \
                    lifted.
                    """,
                rule: "Ruling: behaviour register")
        case .measureEnded:
            .conflict(
                "The measure has ended",
                means: """
                    A measure ends with its last day, when it is lifted, or when its review stays overdue for too \
                    long.
                    """,
                next: "If it is still needed, impose it anew.",
                rule: "Ruling: behaviour register")
        case .measureIsDraft:
            .conflict(
                "The measure is a draft",
                means: "A measure takes effect with its letter, and none was sent, so there is nothing to renew.",
                next: """
                    Record the letter with POST /v1/behaviour-measures/{behaviour_measure_id}/letters, or lift the \
                    measure.
                    """)
        }
    }
}

extension Refusal {
    /// A restriction follows a warning that is in force, save for threats or violence (requirement R161).
    public static var warningMissing: Refusal {
        Refusal(
            BehaviourRefusal.warningMissing,
            "No warning of the complainant is in force; warn them first, or send exception_reason.")
    }

    /// Nobody but the decision maker was consulted (requirement R163).
    public static var consulteeMissing: Refusal {
        Refusal(
            BehaviourRefusal.consulteeMissing, "Name at least one consultee besides the person who decides.",
            fields: ["consultees"])
    }

    /// The review comes later than the setting or the end allows.
    public static func reviewTooLate(_ day: Day, latest: Day) -> Refusal {
        Refusal(
            BehaviourRefusal.reviewTooLate,
            "\(day.written) is too late: the latest day for the review is \(latest.written).", fields: ["review_on"])
    }

    /// The measure would last longer than the setting allows.
    public static func measureTooLong(_ kind: BehaviourMeasureKind, endsOn: Day, latest: Day) -> Refusal {
        Refusal(
            BehaviourRefusal.measureTooLong,
            "\(endsOn.written) is too late: a \(kind.rawValue) may last until \(latest.written).", fields: ["ends_on"]
        )
    }

    /// A restriction says how contact is restricted; a warning restricts nothing.
    public static func restrictionKinds(_ kind: BehaviourMeasureKind) -> Refusal {
        Refusal(
            BehaviourRefusal.restrictionKinds,
            kind == .warning
                ? "A warning restricts nothing; leave out restrictions."
                : "Say in restrictions how contact is restricted.",
            fields: ["restrictions"])
    }

    /// A kind of restriction comes with its detail, and the detail only with it.
    public static func restrictionDetails(_ field: String, of restriction: ContactRestriction) -> Refusal {
        Refusal(
            BehaviourRefusal.restrictionDetails,
            "Send \(field) together with the restriction \(restriction.rawValue), or neither.", fields: [field])
    }

    /// Reasonable adjustments come before a restriction.
    public static var adjustmentsNotConsidered: Refusal {
        Refusal(
            BehaviourRefusal.adjustmentsNotConsidered,
            "Consider reasonable adjustments before contact is restricted, and say so in adjustments_considered.",
            fields: ["adjustments_considered"])
    }

    /// Every letter says how to go to the Ombudsman (requirement R165).
    public static var signpostMissing: Refusal {
        Refusal(
            BehaviourRefusal.signpostMissing,
            "The letter must say how to go to the Ombudsman; send one that does, and say so in signposts_ombudsman.",
            fields: ["signposts_ombudsman"])
    }

    /// The letter of a warning says what may follow, and only that letter (requirement R162).
    public static func threatenedRestriction(_ kind: BehaviourMeasureKind) -> Refusal {
        Refusal(
            BehaviourRefusal.threatenedRestriction,
            kind == .warning
                ? "Say in restriction_threatened which restriction may follow, as the letter of a warning does."
                : "Only the letter of a warning threatens a restriction; leave out restriction_threatened.",
            fields: ["restriction_threatened"])
    }

    /// A measure that is kept at a review has a next one; one that is lifted has neither review nor end.
    public static func reviewTerms(_ field: String) -> Refusal {
        Refusal(
            BehaviourRefusal.reviewTerms,
            "A renewal needs review_on; a measure that is lifted has neither review_on nor ends_on.", fields: [field])
    }

    /// The measure is over.
    public static var measureEnded: Refusal {
        Refusal(
            BehaviourRefusal.measureEnded, "The measure had ended by that day; impose it anew if it is still needed.")
    }

    /// A measure without a letter has no effect that could be kept.
    public static var measureIsDraft: Refusal {
        Refusal(
            BehaviourRefusal.measureIsDraft,
            "No letter was sent, so the measure has no effect to renew; send the letter or lift the measure.")
    }
}
