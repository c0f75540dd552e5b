public import WorkingDays

extension Refusal {
    /// The Ombudsman case was decided before.
    public static func alreadyDecided(on day: Day) -> Refusal {
        Refusal(.alreadyDecided, "The case was decided on \(day.written).")
    }

    /// Another record has the reference.
    public static func referenceTaken(_ reference: String) -> Refusal {
        Refusal(.referenceTaken, "Another record has the reference \(reference).")
    }

    /// The remedy was completed before.
    public static func remedyCompleted(on day: Day) -> Refusal {
        Refusal(.remedyCompleted, "The remedy was completed on \(day.written).")
    }

    /// An amount belongs to money and only to money.
    public static func remedyAmount(_ type: RemedyType) -> Refusal {
        Refusal(
            .remedyAmount, "A remedy of the type \(type.rawValue) has no amount.", fields: ["amount_pence"])
    }
}

extension Refusal {
    /// A remedy has one due date: the day in the letter, or so many weeks or months after the decision.
    public static var remedyDueDate: Refusal {
        Refusal(
            .remedyDueDate,
            "Give the day the Ombudsman set, or the weeks or the months after the decision, and one of the three only.",
            fields: ["due_on"])
    }

    /// The weeks or months of a remedy count from the decision.
    public static var remedyBeforeDecision: Refusal {
        Refusal(
            .remedyDueDate, "Weeks and months count from the decision, which is not recorded; give the day itself.",
            fields: ["due_on"])
    }

    /// The letter was answered before.
    public static func letterAnswered(on day: Day) -> Refusal {
        Refusal(.letterAnswered, "The letter was answered on \(day.written).")
    }

    /// The decision was not a report in the public interest.
    public static var noPublicReport: Refusal {
        Refusal(
            .noPublicReport, "The case was not decided with a report in the public interest.",
            rule: "Local Government Act 1974 s30(1)")
    }

    /// The duties of a public report count from its receipt.
    public static var publicReportNotReceived: Refusal {
        Refusal(
            .publicReportNotReceived, "Record the day the council received the report first.",
            rule: "Local Government Act 1974 s30(5), s31(2)")
    }

    /// The inspection is opened before it is closed.
    public static var inspectionNotOpened: Refusal {
        Refusal(
            .inspectionNotOpened, "Record the day copies were opened to inspection first.",
            rule: "Local Government Act 1974 s30(4)")
    }

    /// Only an upheld decision is reported to members.
    public static var notUpheld: Refusal {
        Refusal(
            .notUpheld, "Only an upheld decision is reported to members.",
            rule: "Local Government and Housing Act 1989 ss 5, 5A")
    }
}
