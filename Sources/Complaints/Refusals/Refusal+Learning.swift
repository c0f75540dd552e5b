public import WorkingDays

extension Refusal {
    /// The type of action is of the other group (requirement R74).
    public static func actionScope(_ type: ActionType, _ scope: ActionScope) -> Refusal {
        Refusal(
            .actionScope, "An action of the type \(type.rawValue) is not \(scope.rawValue).",
            rule: "Requirement R74", fields: ["type"])
    }

    /// A recommendation that is not accepted needs its reason.
    public static var decisionReasonMissing: Refusal {
        Refusal(
            .decisionReasonMissing, "A recommendation that is not accepted needs a reason.", rule: "Requirement R78",
            fields: ["decision_reason"])
    }

    /// What is done shows what was done.
    public static var evidenceMissing: Refusal {
        Refusal(
            .evidenceMissing, "An action is done when there is evidence of it.", rule: "Requirement R78",
            fields: ["evidence"])
    }

    /// The action was done before.
    public static func actionDone(on day: Day) -> Refusal {
        Refusal(.actionDone, "The action was done on \(day.written).")
    }

    /// The recommendation was not accepted.
    public static var actionNotAccepted: Refusal {
        Refusal(.actionNotAccepted, "The recommendation was not accepted; decide it anew first.")
    }

    /// Whether an action worked can be checked once it is done.
    public static var actionNotDone: Refusal {
        Refusal(.actionNotDone, "The action is not done yet.", rule: "Requirement R80")
    }

    /// A remedial review is of a fault.
    public static var noFaultFound: Refusal {
        Refusal(.noFaultFound, "No stage of the complaint found fault.", rule: "Requirement R73")
    }

    /// The review says what was done, or that nothing was, and not both.
    public static func reviewIncomplete(_ field: String, none: String) -> Refusal {
        Refusal(
            .reviewIncomplete, "Say what was done, or \(none) that nothing was; one of the two.",
            rule: "Requirement R73", fields: [field])
    }

    /// The cause is no longer chosen for new complaints.
    public static func causeRetired(_ cause: String, on day: Day) -> Refusal {
        Refusal(
            .causeRetired, "The cause \(cause) was retired on \(day.written).", rule: "Requirement R72",
            fields: ["causes"])
    }

    /// The code is on the list already, perhaps as one that was retired.
    public static func causeTaken(_ cause: String) -> Refusal {
        Refusal(.causeTaken, "The list has the cause \(cause) already.")
    }

    /// The code is not of the form of codes.
    public static var causeForm: Refusal {
        Refusal(
            .causeForm, "A code is lower-case letters, digits and underscores and begins with a letter.",
            fields: ["cause"])
    }

    /// There is no complaint with an identifier.
    public static func unknownComplaint(_ field: String) -> Refusal {
        Refusal(.unknownComplaint, "There is no such complaint.", fields: [field])
    }
}
