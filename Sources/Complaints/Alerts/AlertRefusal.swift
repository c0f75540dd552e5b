import WorkingDays

/// Why an alert is not answered, or an answer not judged.
enum AlertRefusal: String, SubjectRefusal {
    static let subject = RefusalSubject.alerts

    case noAnswerWanted = "no_answer_wanted"
    case alertOver = "alert_over"
    case answerWaits = "answer_waits"
    case noAnswerToJudge = "no_answer_to_judge"
    case ownAnswer = "own_answer"
    case challengeClosed = "challenge_closed"

    var page: RefusalPage {
        switch self {
        case .noAnswerWanted:
            .conflict(
                "No answer is asked for",
                means:
                    "Only a step of a ladder that asks for an answer takes one; a warning and what was told with another do not.",
                next: "Answer the alert that asks for it: those have answer_due_on.")
        case .alertOver:
            .conflict(
                "The alert is over",
                means: """
                    What was due is done or ended, is due on another day, or an answer was accepted: there is nothing left to \
                    answer for.
                    """,
                next: "Read the complaint; what is due on another day has alerts of its own.")
        case .answerWaits:
            .conflict(
                "An answer waits to be judged",
                means: "One answer at a time is judged.",
                next: "Have the answer that waits accepted or rejected first.")
        case .noAnswerToJudge:
            .conflict(
                "There is no answer to judge",
                means: "Nobody answered yet, or the answer was judged already.",
                next: "Read the alert; its answers stand in answers.")
        case .ownAnswer:
            .conflict(
                "An answer is judged by somebody else",
                means: "Whoever answers for a delay does not say whether that answer will do.",
                next: "Have another officer or the Complaints Manager judge it.")
        case .challengeClosed:
            .conflict(
                "The line of the challenge list is closed",
                means: "What was closed is not decided about again; a later delay makes a line of its own.",
                next: "Read the list of the month.")
        }
    }
}

extension Refusal {
    static func noAnswerWanted() -> Refusal {
        Refusal(AlertRefusal.noAnswerWanted, "This alert asks for no answer.")
    }

    static func alertOver() -> Refusal {
        Refusal(AlertRefusal.alertOver, "There is nothing left to answer for in this alert.")
    }

    static func answerWaits() -> Refusal {
        Refusal(AlertRefusal.answerWaits, "An answer to this alert waits to be judged.")
    }

    static func noAnswerToJudge() -> Refusal {
        Refusal(AlertRefusal.noAnswerToJudge, "No answer to this alert waits to be judged.")
    }

    static func ownAnswer() -> Refusal {
        Refusal(AlertRefusal.ownAnswer, "Whoever gave the answer cannot judge it.")
    }

    static func challengeClosed(on day: Day) -> Refusal {
        Refusal(AlertRefusal.challengeClosed, "The line was closed on \(day.written).")
    }
}
