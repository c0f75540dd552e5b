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
