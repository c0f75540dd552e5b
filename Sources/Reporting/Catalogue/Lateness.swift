import Complaints

/// Limits of stages that ended, those passed before, and why (requirement R51).
enum Lateness {
    static let figures: [FigureDefinition] =
        [
            FigureDefinition(
                "lateness.limits", "Limits",
                "Limits whose act was done, or whose stage ended, by that day; those of them that were passed first, "
                    + "as a share too, and those passed without a reason yet.",
                .parts([
                    .init("ended", nil, .count(ended)), .init("late", nil, .count(late)),
                    .init("late_percent", "Late, %", .share(.count(late), of: .count(ended), places: 1)),
                    .init("without_reason", nil, .count(late.and(.missing(reason)))),
                ]), polarity: .low, source: "R51"),
            FigureDefinition(
                "lateness.reasons", "Reasons",
                "Limits that were passed, by the day their act was done or their stage ended and the reason recorded.",
                .breakdown(late, by: .listed("reason", BreachReason.allCases.map { .init($0.rawValue, $0.name) })),
                polarity: .low, source: "R51"),
            FigureDefinition(
                "lateness.reasons_percent", "Limits passed, by reason, %",
                "Limits that were passed for each reason as a share of all limits that ended, by the day they ended.",
                .parts(
                    BreachReason.allCases.map { code in
                        .init(code.rawValue, code.name, share(late.and(.is(reason, code.rawValue))))
                    } + [
                        .init(FigureBook.none, "Not recorded", share(late.and(.missing(reason)))),
                        .init(FigureBook.total, "Total", share(late)),
                    ]), polarity: .low, source: "R51"),
        ] + by("procedure", .procedure) + by("stage", .stage) + by("department", .department)
        + by("limit", Dimension(field: Field("clock", "limit"), keys: .codes))

    private static let reason = Field("reason")
    private static let ended = Measure.rows(of: .lateReason, by: .ended)
    private static let late = ended.and(.yes(Field("late", "passed")))

    private static func share(_ part: Measure) -> Formula { .share(.count(part), of: .count(ended), places: 1) }

    private static func by(_ word: String, _ dimension: Dimension) -> [FigureDefinition] {
        [
            FigureDefinition(
                "lateness.ended.by_\(word)", "Limits that ended, by \(word)",
                "Limits whose act was done, or whose stage ended, by that day and the \(word).",
                .breakdown(ended, by: dimension), source: "R51"),
            FigureDefinition(
                "lateness.late.by_\(word)", "Limits that were passed, by \(word)",
                "Limits that were passed, by the day their act was done or their stage ended and the \(word).",
                .breakdown(late, by: dimension), polarity: .low, source: "R51"),
            FigureDefinition(
                "lateness.late_percent.by_\(word)", "Limits that were passed, by \(word), %",
                "Limits that were passed as a share of those that ended, by the day they ended and the \(word).",
                .shares(late, of: ended, by: dimension, places: 1), polarity: .low, source: "R51"),
        ]
    }
}

extension BreachReason {
    /// As a table prints it.
    var name: String {
        switch self {
        case .serviceCapacity: "Capacity of the service"
        case .staffAbsence: "Absence of staff"
        case .unknown: "Unknown"
        case .meetingArranged: "A meeting was arranged"
        case .localAuthorityResponse: "Answer of another authority"
        case .complexity: "Complexity"
        case .complainantAvailability: "Availability of the complainant"
        case .noInterpreter: "No interpreter"
        }
    }
}
