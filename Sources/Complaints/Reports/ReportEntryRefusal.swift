public import WorkingDays

/// Why what is entered for reports is not taken.
enum ReportEntryRefusal: String, SubjectRefusal {
    static let subject = RefusalSubject.reportEntries

    case yearNotBegun = "year_not_begun"
    case yearNotOver = "year_not_over"
    case registerHoldsYear = "register_holds_year"
    case earlierTotalDivided = "earlier_total_divided"
    case entryRecorded = "entry_recorded"
    case entryNotRecorded = "entry_not_recorded"
    case costOfOne = "cost_of_one"
    case costOfEntry = "cost_of_entry"
    case unknownFigure = "unknown_figure"
    case unknownSection = "unknown_section"
    case periodNotBegun = "period_not_begun"
    case targetUnit = "target_unit"
    case targetValue = "target_value"
    case targetExists = "target_exists"
    case targetWithdrawn = "target_withdrawn"
    case unknownTarget = "unknown_target"
    case commentaryExists = "commentary_exists"

    var page: RefusalPage {
        switch self {
        case .yearNotBegun:
            .fault(
                "The year has not begun",
                means: "Demand is counted, not foreseen, and a financial year begins on 1 April.",
                next: "Correct the year, or enter the number once the year has begun.")
        case .yearNotOver:
            .fault(
                "The year is not over",
                means: "An earlier total is the total of a whole financial year from before the register's records.",
                next: "Correct the year. What happens in a year that is running is registered and counted.")
        case .registerHoldsYear:
            .conflict(
                "The register counts this year itself",
                means: """
                    An earlier total stands for a year of which the register has no rows. Where it has rows, the figure is \
                    counted from them, and a second number would contradict it.
                    """,
                next: "Leave the total out. If rows of the year are missing, import or register them.")
        case .earlierTotalDivided:
            .conflict(
                "The total is entered in another way already",
                means: "The total of a year is either one number of the whole council or one of each department.",
                next: """
                    Take the other back with POST /v1/earlier-total-withdrawals, or enter this one in the same way.
                    """)
        case .entryRecorded:
            .conflict(
                "There is another number",
                means: "A number that was entered is not overwritten by somebody who did not see it.",
                next: "Send the number that is recorded in replaces, with a reason, if yours is the right one.")
        case .entryNotRecorded:
            .conflict(
                "No number is recorded",
                means: "There is nothing to put another number in the place of, and nothing to take back.",
                next: "Read the list again. To enter the first number, leave replaces out.")
        case .costOfOne:
            .fault(
                "Whose cost is it?",
                means:
                    "A cost of a complaint belongs to the procedure of the complaint; any other states its procedure.",
                next: "Send complaint_id or procedure, and not both.")
        case .costOfEntry:
            .conflict(
                "The cost belongs to an entry of a file",
                means:
                    "What a mediation cost is recorded with its entry, and goes with it when the entry is struck through.",
                next: "Strike the entry through, and record the mediation anew.")
        case .unknownFigure:
            .fault(
                "There is no such figure",
                means: "A target or a rating is of a figure of the catalogue; of another no report would print it.",
                next: "Take the figure from GET /v1/figures.")
        case .unknownSection:
            .fault(
                "The report has no such section",
                means:
                    "A report has certain sections in which a manager may write, and prints nothing that is written elsewhere.",
                next: "Write in one of the sections that the answer names.")
        case .periodNotBegun:
            .fault(
                "The period has not begun",
                means: "What has not begun has no figure that could be rated.",
                next: "Correct the period.")
        case .targetUnit:
            .fault(
                "The figure is not measured so",
                means: "A target is in the unit of its figure, or the two could not be compared.",
                next: "Send the unit that the answer names, or the target of another figure.")
        case .targetValue:
            .fault(
                "The figure cannot have this value",
                means: "A percentage lies between 0 and 100.",
                next: "Correct the value, or the unit.")
        case .targetExists:
            .conflict(
                "There is a target of this figure from that day",
                means: "From a day on one target holds for a figure.",
                next: "Withdraw the other with POST /v1/target-withdrawals, or send another day.")
        case .targetWithdrawn:
            .conflict(
                "The target is withdrawn already",
                means: "A target is withdrawn once, and the record keeps the day and the reason.",
                next: "Nothing is left to do. To have a target again, add it with POST /v1/targets.")
        case .unknownTarget:
            .fault(
                "There is no such target",
                means: "A target is known by its number.",
                next: "Take the number from GET /v1/targets.")
        case .commentaryExists:
            .conflict(
                "The section has its commentary",
                means: "A section of a report has one commentary for each period.",
                next: "Change the one that is there, with POST /v1/report-commentaries/{commentary_id}/changes.")
        }
    }
}

extension Refusal {
    static func yearNotBegun(_ year: FinancialYear, on day: Day) -> Refusal {
        Refusal(ReportEntryRefusal.yearNotBegun, "\(year) begins on \(day.written).", fields: ["year"])
    }

    static func yearNotOver(_ year: FinancialYear, on day: Day) -> Refusal {
        Refusal(
            ReportEntryRefusal.yearNotOver, "\(year) ends on \(day.written), which has not passed.", fields: ["year"])
    }

    static func registerHoldsYear(_ measure: EarlierMeasure, _ year: FinancialYear, count: Int) -> Refusal {
        Refusal(
            ReportEntryRefusal.registerHoldsYear,
            "The register holds \(measure.written) of \(year) (\(count)), so the figure of that year is counted from them."
        )
    }

    static func earlierTotalDivided(_ measure: EarlierMeasure, _ year: FinancialYear, byDepartment: Bool) -> Refusal {
        Refusal(
            ReportEntryRefusal.earlierTotalDivided,
            "The \(measure.written) of \(year) are entered "
                + (byDepartment ? "department by department" : "as one total of the council") + " already.")
    }

    static func entryRecorded(_ what: String, value: Int) -> Refusal {
        Refusal(
            ReportEntryRefusal.entryRecorded,
            "What is recorded as \(what) is \(value). To put another number in its place, send replaces: \(value) and a "
                + "reason.")
    }

    /// There is no number to replace or to take back.
    public static func entryNotRecorded(_ what: String) -> Refusal {
        Refusal(ReportEntryRefusal.entryNotRecorded, "Nothing is recorded as \(what).")
    }

    static let costOfOne = Refusal(
        ReportEntryRefusal.costOfOne, "Send complaint_id or procedure, and not both.",
        fields: ["complaint_id", "procedure"])

    static let costOfEntry = Refusal(
        ReportEntryRefusal.costOfEntry,
        "The cost was recorded with an entry of the complaint's file; strike the entry through to take it back.")

    static func unknownFigure(_ figure: String) -> Refusal {
        Refusal(
            ReportEntryRefusal.unknownFigure, "There is no figure \(figure); GET /v1/figures lists those there are.",
            fields: ["figure"])
    }

    static func unknownSection(
        _ section: String, of report: ReportName, _ period: Period, _ sections: [String]
    ) -> Refusal {
        Refusal(
            ReportEntryRefusal.unknownSection,
            sections.isEmpty
                ? "The report \(report.rawValue) has no section in which a manager writes."
                : "The report \(report.rawValue) of \(period.written) has no section \(section); a manager may write in "
                    + "\(sections.joined(separator: ", ")).",
            fields: [sections.isEmpty ? "report" : "section"])
    }

    static func periodNotBegun(_ period: Period) -> Refusal {
        Refusal(
            ReportEntryRefusal.periodNotBegun, "\(period.written) begins on \(period.firstOn.written).",
            fields: ["period"])
    }

    static func targetUnit(_ figure: String, of units: Set<TargetUnit>) -> Refusal {
        let known = TargetUnit.allCases.filter(units.contains).map(\.rawValue)
        return Refusal(
            ReportEntryRefusal.targetUnit,
            "A target of \(figure) has the unit \(known.joined(separator: " or ")).", fields: ["unit"])
    }

    static func targetValue(_ unit: TargetUnit) -> Refusal {
        Refusal(
            ReportEntryRefusal.targetValue,
            "A target in \(unit.rawValue) is from \(unit.range.lowerBound / 10) to \(unit.range.upperBound / 10).",
            fields: ["value"])
    }

    /// From that day another target of the figure holds.
    public static func targetExists(from day: Day) -> Refusal {
        Refusal(ReportEntryRefusal.targetExists, "A target of the figure was decided from \(day.written) already.")
    }

    static func targetWithdrawn(on day: Day) -> Refusal {
        Refusal(ReportEntryRefusal.targetWithdrawn, "The target was withdrawn on \(day.written).")
    }

    /// There is no target with the number.
    public static func unknownTarget(_ number: Int) -> Refusal {
        Refusal(
            ReportEntryRefusal.unknownTarget, "There is no target \(number); GET /v1/targets lists them.",
            fields: ["target"])
    }

    /// The section of the report has a commentary for the period.
    public static let commentaryExists = Refusal(
        ReportEntryRefusal.commentaryExists,
        "This section of the report has its commentary for the period already; change that one.")
}
