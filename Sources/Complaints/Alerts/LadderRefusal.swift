public import WorkingDays

/// Why there is no such ladder.
enum LadderRefusal: String, SubjectRefusal {
    static let subject = RefusalSubject.ladders

    case ladderNobodyTold = "ladder_nobody_told"
    case ladderTargetKind = "ladder_target_kind"
    case ladderWithoutSteps = "ladder_without_steps"
    case ladderStepsOrder = "ladder_steps_order"
    case ladderChallengeLast = "ladder_challenge_last"
    case ladderAnswer = "ladder_answer"
    case ladderInThePast = "ladder_in_the_past"
    case ladderExists = "ladder_exists"
    case ladderHeld = "ladder_held"
    case unknownLadder = "unknown_ladder"

    var page: RefusalPage {
        switch self {
        case .ladderNobodyTold:
            .fault(
                "Nobody is told of this",
                means:
                    "A window is the complainant's own time, and passing it is nobody's breach; an alternative is shown only.",
                next: "Name a limit or a target.")
        case .ladderTargetKind:
            .fault(
                "A ladder of targets is of one kind of duty",
                means: "A target that is passed is no breach, so who is told of it is said of its kind.",
                next: "Send kind, or a ladder of limits.")
        case .ladderWithoutSteps:
            .fault(
                "The ladder has no step",
                means: "A ladder says who is told, and when; without a step nobody would be.",
                next: "Send at least one step.")
        case .ladderStepsOrder:
            .fault(
                "The steps are not in their order",
                means: "Each step is told after the one before it, so the working days rise from step to step.",
                next: "Send the steps in the order of their days, no two on one.")
        case .ladderChallengeLast:
            .fault(
                "The challenge list is the last step",
                means: "What is on the list of the challenge meeting is late and has climbed its ladder to the end.",
                next: "Send the challenge list as the last step, or leave it out.")
        case .ladderAnswer:
            .fault(
                "There is no time for this answer",
                means: """
                    Whoever is told has until the next step to answer, and the challenge list is nobody's to answer.
                    """,
                next: "Send answer_working_days within the days to the next step, and none for the challenge list.")
        case .ladderInThePast:
            .fault(
                "The ladder would change the past",
                means: "What was told stays told, so a ladder is in force from today on.",
                next: "Send today or a later day in in_force_from.")
        case .ladderExists:
            .conflict(
                "There is a ladder of this scope from that day",
                means: "From a day on one ladder holds for the same nature, kind, department and procedure.",
                next: "Withdraw the other with POST /v1/ladder-withdrawals, or send another day.")
        case .ladderHeld:
            .conflict(
                "The ladder was in force",
                means: """
                    What was told by a ladder stays told. One is withdrawn on the day it was decided, or as long as it is not \
                    in force.
                    """,
                next: "Decide another from today or a later day with POST /v1/ladders.")
        case .unknownLadder:
            .fault(
                "There is no such ladder",
                means: "A ladder is known by its number; one that was withdrawn is there no more.",
                next: "Take the number from GET /v1/ladders.")
        }
    }
}

extension Refusal {
    static func ladderNobodyTold(field: String) -> Refusal {
        Refusal(
            LadderRefusal.ladderNobodyTold,
            "Of a window or an alternative nobody is told; a ladder is of limits or of targets.", fields: [field])
    }

    static func ladderTargetKind() -> Refusal {
        Refusal(LadderRefusal.ladderTargetKind, "Name the kind of duty whose targets these are.", fields: ["kind"])
    }

    static func ladderWithoutSteps() -> Refusal {
        Refusal(LadderRefusal.ladderWithoutSteps, "Send at least one step.", fields: ["steps"])
    }

    static func ladderStepsOrder(step: Int) -> Refusal {
        Refusal(
            LadderRefusal.ladderStepsOrder, "Step \(step) must come at least a working day after the one before it.",
            fields: ["steps"])
    }

    static func ladderChallengeLast(step: Int) -> Refusal {
        Refusal(
            LadderRefusal.ladderChallengeLast, "Step \(step) is the challenge list, after which there is no other.",
            fields: ["steps"])
    }

    static func ladderChallengeEarly(step: Int) -> Refusal {
        Refusal(
            LadderRefusal.ladderChallengeLast,
            "Step \(step) is the challenge list, on which nothing comes before its last day in time has passed.",
            fields: ["steps"])
    }

    static func ladderAnswerTooLong(step: Int, _ days: Int) -> Refusal {
        Refusal(
            LadderRefusal.ladderAnswer,
            "The next step comes \(days == 1 ? "a working day" : "\(days) working days") after step \(step), so its answer "
                + "has no longer.", fields: ["steps"])
    }

    static func ladderChallengeAnswer() -> Refusal {
        Refusal(LadderRefusal.ladderAnswer, "The challenge list is nobody's to answer.", fields: ["steps"])
    }

    static func ladderInThePast(_ day: Day, today: Day) -> Refusal {
        Refusal(
            LadderRefusal.ladderInThePast,
            "\(day.written) has passed; a ladder is in force from today, \(today.written), or a later day.",
            fields: ["in_force_from"])
    }

    /// From that day another ladder of the same scope holds.
    public static func ladderExists(from day: Day) -> Refusal {
        Refusal(LadderRefusal.ladderExists, "A ladder of the same scope was decided from \(day.written) already.")
    }

    static func ladderHeld(from day: Day) -> Refusal {
        Refusal(
            LadderRefusal.ladderHeld,
            "The ladder has been in force since \(day.written) and was not decided today, so it is not withdrawn; decide "
                + "another from today on.")
    }

    /// There is no ladder with the number.
    public static func unknownLadder(_ number: Int) -> Refusal {
        Refusal(
            LadderRefusal.unknownLadder, "There is no ladder \(number); GET /v1/ladders lists them.", fields: ["ladder"]
        )
    }
}
