public import WorkingDays

extension Refusal {
    /// A second extension under the Code has its good reason (Complaint Handling Code 6.4).
    public static var goodReasonMissing: Refusal {
        Refusal(
            .goodReasonMissing, "A second extension needs its good reason.", rule: "Complaint Handling Code 6.4",
            fields: ["good_reason"])
    }

    /// The period ends after the six months; longer needs the complainant's agreement before they end.
    public static func planBeyondLimit(_ day: Day, limit: Day) -> Refusal {
        Refusal(
            .planBeyondLimit,
            "\(day.written) lies beyond the limit of \(limit.written); a longer period is an extension agreed before it.",
            rule: "SI 2009/309 reg 14(3); SI 2012/3094 reg 29(3)", fields: ["respond_by_on"])
    }

    /// Where the offer to discuss was declined, the authority sets the period and writes to say so.
    public static var planLetterMissing: Refusal {
        Refusal(
            .planLetterMissing, "A period set by the authority needs the day of the letter that says so.",
            rule: "SI 2009/309 reg 13(8)", fields: ["letter_on"])
    }

    /// An advocate is asked for before one is appointed.
    public static var advocateNotAsked: Refusal {
        Refusal(.advocateNotAsked, "Record the day the advocate was asked for first.", rule: "SI 2006/1738 reg 14(3)")
    }

    /// A calculation names each stage once.
    public static func stageRepeated(_ stage: StageName) -> Refusal {
        Refusal(.stageRepeated, "The \(stage.written) is there twice.", fields: ["stages"])
    }
}
