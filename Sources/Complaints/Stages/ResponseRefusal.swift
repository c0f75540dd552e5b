public import WorkingDays

/// Why the answer of a stage, its draft or its plan is not recorded.
enum ResponseRefusal: String, SubjectRefusal {
    static let subject = RefusalSubject.answers

    case noFindingReason = "no_finding_reason"
    case outcomeDiffers = "outcome_differs"
    case allPointsUpheldDiffers = "all_points_upheld_differs"
    case unsigned
    case sameAuthor = "same_author"
    case draftMissing = "draft_missing"
    case checkedByAuthor = "checked_by_author"
    case notChecked = "not_checked"
    case breachReasonMissing = "breach_reason_missing"
    case notLate = "not_late"
    case nothingLate = "nothing_late"
    case noSuchLimit = "no_such_limit"
    case planBeyondLimit = "plan_beyond_limit"
    case planLetterMissing = "plan_letter_missing"

    var page: RefusalPage {
        switch self {
        case .noFindingReason:
            .fault(
                "The reason for no finding does not fit the outcome",
                means: "The outcome no_finding says why nothing was found, and no other outcome does.",
                next: "Send no_finding_reason with the outcome no_finding, and leave it out with any other.")
        case .outcomeDiffers:
            .fault(
                "The outcome does not follow from the findings",
                means: """
                    The outcome is derived: any point upheld or partly upheld gives fault_found, otherwise any point \
                    with no_finding gives no_finding, otherwise it is not_upheld.
                    """,
                next: "Leave out outcome, or correct the findings.",
                rule: "Ruling: findings and outcome")
        case .allPointsUpheldDiffers:
            .fault(
                "The findings contradict all_points_upheld",
                means: "Whether every point was upheld follows from the findings.",
                next: "Leave out all_points_upheld, or correct the findings.")
        case .unsigned:
            .fault(
                "The answer names nobody who signed it",
                means: "The answer of this stage is signed by a person, and the record keeps who it was.",
                next: "Send the identifier of the person in responded_by; GET /v1/people lists them.")
        case .sameAuthor:
            .fault(
                "Stage 2 needs another author",
                means: "Stage 2 is answered by somebody who did not answer stage 1.",
                next: "Have somebody else answer, and name them in responded_by.",
                rule: "Complaint Handling Code, stage 2")
        case .draftMissing:
            .conflict(
                "There is no draft to check",
                means: "A check is made of a draft, and none is recorded.",
                next: "Record the draft with POST /v1/complaints/{complaint_id}/stages/{stage}/draft.")
        case .checkedByAuthor:
            .conflict(
                "The author cannot check the draft",
                means: "A check is made by somebody other than the author.",
                next: "Ask somebody else to check the draft with their own token.")
        case .notChecked:
            .conflict(
                "The draft has not been checked",
                means: "The council decided that every answer is checked by a second person before it is sent.",
                next: """
                    Have somebody else record the check with POST \
                    /v1/complaints/{complaint_id}/stages/{stage}/check.
                    """)
        case .breachReasonMissing:
            .fault(
                "The answer is late and gives no reason",
                means: "An answer that is sent after its time limit is recorded with the reason for the delay.",
                next: "Send breach_reason.")
        case .notLate:
            .fault(
                "It was in time, so there is no reason for a delay",
                means: "A reason for lateness belongs to a limit that was passed, and only such reasons are counted.",
                next: "Leave the reason out. If the day that was sent is wrong, correct the day.")
        case .nothingLate:
            .conflict(
                "No limit of the stage was passed",
                means: "A reason is recorded for a limit that was passed, and this stage has kept its limits so far.",
                next: "There is nothing to record. GET /v1/breaches lists what was late.")
        case .noSuchLimit:
            .fault(
                "The stage has no such limit",
                means: "A reason for lateness names the clock it is about, and the stage has no limit of that name.",
                next: "Name a clock of the kind limit from the deadlines of the stage, such as response.")
        case .planBeyondLimit:
            .fault(
                "The plan goes beyond the time limit",
                means: """
                    The period for the answer is set within six months of receipt. A longer one is an extension, \
                    which the complainant agrees to before the six months are over.
                    """,
                next: """
                    Set an earlier day, or agree an extension with POST \
                    /v1/complaints/{complaint_id}/stages/single_stage/extensions.
                    """,
                rule: "SI 2009/309 reg 14(3); SI 2012/3094 reg 29(3)")
        case .planLetterMissing:
            .fault(
                "The letter that sets the period is missing",
                means: """
                    Where the complainant declines to discuss how the complaint is handled, the council sets the \
                    period for the answer and writes to say so.
                    """,
                next: "Send the day of that letter in letter_on.",
                rule: "SI 2009/309 reg 13(8)")
        }
    }
}

extension Refusal {
    /// No finding needs its reason, and only no finding has one.
    public static func noFindingReason(_ outcome: Outcome) -> Refusal {
        Refusal(
            ResponseRefusal.noFindingReason,
            outcome == .noFinding
                ? "The outcome no_finding needs no_finding_reason."
                : "Only the outcome no_finding has no_finding_reason; leave it out.",
            fields: ["no_finding_reason"])
    }

    /// The outcome is derived from the findings (ruling "Findings and outcome").
    public static func outcomeDiffers(_ stated: Outcome, derived: Outcome) -> Refusal {
        Refusal(
            ResponseRefusal.outcomeDiffers,
            "The findings give the outcome \(derived.rawValue), not \(stated.rawValue); leave it out or correct the findings.",
            fields: ["outcome"])
    }

    /// Whether every point was upheld follows from the findings; these points were not.
    public static func allPointsUpheldDiffers(notUpheld points: [Int]) -> Refusal {
        let found =
            switch points.count {
            case 0: "every point is upheld"
            case 1: "point \(points[0]) is not upheld"
            default: "points \(points.map(String.init).written) are not upheld"
            }
        return Refusal(
            ResponseRefusal.allPointsUpheldDiffers, "all_points_upheld does not match the findings: \(found).",
            fields: ["all_points_upheld"])
    }

    /// The answer has nobody who signed it.
    public static func unsigned(_ stage: StageName) -> Refusal {
        Refusal(
            ResponseRefusal.unsigned, "Say in responded_by who signed the answer of \(stage.named).",
            rule: stage == .singleStage ? "SI 2009/309 reg 14(2); SI 2012/3094 reg 29" : "Complaint Handling Code",
            fields: ["responded_by"])
    }

    /// The final answer is written by somebody else than stage 1's (Complaint Handling Code, stage 2).
    public static var sameAuthor: Refusal {
        Refusal(
            ResponseRefusal.sameAuthor,
            "Stage 2 is answered by somebody who did not answer stage 1; name another author.",
            fields: ["responded_by"])
    }

    /// The stage has no draft to check.
    public static var draftMissing: Refusal {
        Refusal(ResponseRefusal.draftMissing, "No draft is recorded that could be checked; record one first.")
    }

    /// The checker is not the author.
    public static var checkedByAuthor: Refusal {
        Refusal(ResponseRefusal.checkedByAuthor, "You wrote this draft; ask somebody else to check it.")
    }

    /// The procedure wants a check before an answer is sent.
    public static var notChecked: Refusal {
        Refusal(
            ResponseRefusal.notChecked,
            "The council has every answer checked before it is sent; ask somebody else to check the draft first.")
    }

    /// An answer past its limit says why.
    public static func breachReasonMissing(dueOn: Day) -> Refusal {
        Refusal(
            ResponseRefusal.breachReasonMissing,
            "The answer comes after its limit of \(dueOn.written); give the reason in breach_reason.",
            fields: ["breach_reason"])
    }

    /// Whether it says that no reason for lateness is asked for: the answer came in time, or is still to come.
    public var needsNoReason: Bool {
        code == Code(ResponseRefusal.notLate) || code == Code(StageRefusal.stageUnanswered)
    }

    /// What was done in time has no reason for being late.
    public static func notLate(dueOn: Day, field: String) -> Refusal {
        Refusal(
            ResponseRefusal.notLate,
            "The limit of \(dueOn.written) was kept, so there is no reason for a delay; leave it out.", fields: [field])
    }

    /// No limit of the stage was passed.
    public static func nothingLate(_ stage: StageName) -> Refusal {
        Refusal(
            ResponseRefusal.nothingLate, "\(stage.named.atStart) has passed no limit, so there is nothing to explain.")
    }

    /// The stage has no limit of that name.
    public static func noSuchLimit(_ stage: StageName) -> Refusal {
        Refusal(
            ResponseRefusal.noSuchLimit, "\(stage.named.atStart) has no limit of this name; name one of its deadlines.",
            fields: ["clock"])
    }

    /// The period ends after the six months; longer needs the complainant's agreement before they end.
    public static func planBeyondLimit(_ day: Day, limit: Day) -> Refusal {
        Refusal(
            ResponseRefusal.planBeyondLimit,
            "\(day.written) is later than the limit of \(limit.written); set an earlier day, or agree an extension before "
                + "that limit.",
            fields: ["respond_by_on"])
    }

    /// Where the offer to discuss was declined, the authority sets the period and writes to say so.
    public static var planLetterMissing: Refusal {
        Refusal(
            ResponseRefusal.planLetterMissing,
            "The council set the period itself; send the day of the letter that says so in letter_on.",
            fields: ["letter_on"])
    }
}
