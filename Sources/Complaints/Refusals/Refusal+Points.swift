public import WorkingDays

extension Refusal {
    /// A review panel reviews and hears no new complaint (requirement R30).
    public static var panelDoesNotReinvestigate: Refusal {
        Refusal(
            .panelDoesNotReinvestigate, "A review panel reviews stage 2; a new point is a new complaint.",
            rule: "SI 2006/1738 reg 19")
    }

    /// The stage is answered, so a new issue is a complaint of its own.
    public static func newComplaintNeeded(_ stage: StageName, endedOn: Day) -> Refusal {
        Refusal(
            .newComplaintNeeded, "The \(stage.written) ended on \(endedOn.written); register a new complaint.",
            rule: "Complaint Handling Code 6")
    }

    /// Only an investigation has an Investigating Officer who finds points.
    public static var pointOrigin: Refusal {
        Refusal(.pointOrigin, "There is no investigation that could have found the point.", fields: ["origin"])
    }

    /// A complaint keeps a point at least.
    public static var lastPoint: Refusal {
        Refusal(.lastPoint, "It is the only point left; refuse or withdraw the complaint.")
    }

    /// The point does not wait for proceedings.
    public static func noProceedings(point: Int) -> Refusal {
        Refusal(.noProceedings, "Point \(point) was not left out because of proceedings.", rule: "SI 2006/1738 reg 8")
    }

    /// The complaint has no such point.
    public static func unknownPoint(_ number: Int) -> Refusal {
        Refusal(.unknownPoint, "The complaint has no point \(number).", fields: ["findings"])
    }

    /// An excluded point gets no finding (requirement R29).
    public static func pointExcluded(_ number: Int) -> Refusal {
        Refusal(.pointExcluded, "Point \(number) is left out and gets no finding.", fields: ["findings"])
    }

    /// A point has one finding.
    public static func findingRepeated(point: Int) -> Refusal {
        Refusal(.findingRepeated, "Point \(point) has more than one finding.", fields: ["findings"])
    }

    /// Each point that is not excluded needs its finding.
    public static func findingsIncomplete(points: [Int]) -> Refusal {
        Refusal(
            .findingsIncomplete, "No finding on \(points.map { "point \($0)" }.joined(separator: ", ")).",
            fields: ["findings"])
    }

    /// A finding that departs from the officer's says why.
    public static func departureWithoutReason(point: Int) -> Refusal {
        Refusal(
            .departureWithoutReason, "The finding on point \(point) departs from the officer's; give the reason.",
            rule: "Getting the Best from Complaints", fields: ["findings"])
    }

    /// The outcome is derived from the findings (ruling "Findings and outcome").
    public static func outcomeDiffers(_ stated: Outcome, derived: Outcome) -> Refusal {
        Refusal(
            .outcomeDiffers, "The findings give \(derived.rawValue), not \(stated.rawValue).",
            rule: "Ruling on outcomes",
            fields: ["outcome"])
    }

    /// Whether every point was upheld follows from the findings.
    public static var allPointsUpheldDiffers: Refusal {
        Refusal(.allPointsUpheldDiffers, "The findings say otherwise.", fields: ["all_points_upheld"])
    }

    /// The stage has no draft to check.
    public static var draftMissing: Refusal { Refusal(.draftMissing, "Nothing was drafted that could be checked.") }

    /// The checker is not the author.
    public static var checkedByAuthor: Refusal {
        Refusal(.checkedByAuthor, "The author of a draft cannot check it.")
    }

    /// The procedure wants a check before an answer is sent.
    public static var notChecked: Refusal {
        Refusal(.notChecked, "The procedure requires that somebody else checks the draft before it is sent.")
    }

    /// An answer past its limit says why.
    public static func breachReasonMissing(dueOn: Day) -> Refusal {
        Refusal(.breachReasonMissing, "The limit was \(dueOn.written); give the reason.", fields: ["breach_reason"])
    }

    /// The response to the panel is considered with the Independent Person.
    public static var independentPersonNotConsulted: Refusal {
        Refusal(
            .independentPersonNotConsulted, "Give the day the findings were considered with the Independent Person.",
            rule: "SI 2006/1738 reg 20(3)", fields: ["independent_person_consulted_on"])
    }

    /// The answer has nobody who signed it.
    public static func unsigned(_ stage: StageName) -> Refusal {
        Refusal(
            .unsigned, "The answer of the \(stage.written) needs the person who signed it.",
            rule: stage == .singleStage ? "SI 2009/309 reg 14(2); SI 2012/3094 reg 29" : "Complaint Handling Code",
            fields: ["responded_by"])
    }

    /// There is no such recommendation.
    public static func unknownRecommendation(_ number: Int) -> Refusal {
        Refusal(
            .unknownRecommendation, "There is no recommendation \(number).", fields: ["recommendations"])
    }

    /// A recommendation that is not followed needs its reason.
    public static func departureFromRecommendation(_ number: Int) -> Refusal {
        Refusal(
            .departureFromRecommendation, "Recommendation \(number) is not followed; give the reason.",
            rule: "SI 2006/1738 reg 20; Getting the Best from Complaints", fields: ["recommendations"])
    }

    /// Each recommendation is answered.
    public static func recommendationsUnanswered(_ numbers: [Int]) -> Refusal {
        Refusal(
            .recommendationsUnanswered,
            "No answer to \(numbers.map { "recommendation \($0)" }.joined(separator: ", ")).",
            rule: "SI 2006/1738 regs 17, 20", fields: ["recommendations"])
    }

    /// A panel has three people.
    public static func panelOfThree(_ count: Int) -> Refusal {
        Refusal(
            .panelOfThree, "A review panel has three different people; \(count) were given.",
            rule: "SI 2006/1738 reg 19(2)", fields: ["panellist_ids"])
    }

    /// The Independent Person of stage 2 may not sit.
    public static var panelWithIndependentPerson: Refusal {
        Refusal(
            .panelWithIndependentPerson, "The Independent Person of stage 2 may not sit on the panel.",
            rule: "SI 2006/1738 reg 19(3)", fields: ["panellist_ids"])
    }

    /// Nobody was appointed to the panel.
    public static var panelNotConvened: Refusal {
        Refusal(.panelNotConvened, "Convene the panel of three first.", rule: "SI 2006/1738 reg 19(2)")
    }
}
