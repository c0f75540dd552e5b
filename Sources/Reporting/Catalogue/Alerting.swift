import Complaints

/// Alerts of what is due and late, each told by itself, and what became of them; no word about a person, and nothing of the
/// behaviour register (requirement R111).
enum Alerting {
    static let figures: [FigureDefinition] = [
        FigureDefinition(
            "alerts.raised", "Alerts",
            "Alerts by the day raised, those told with another not counted: how many reached whoever was to know, were "
                + "cancelled, and asked for an answer; and of these, how many were answered or done since, and how many of "
                + "the rest waited or were unanswered on the last day of the period.",
            .parts([
                .init("planned", nil, .count(raised)),
                .init("delivered", nil, .count(raised.and(.yes(Field("delivered"))))),
                .init("cancelled", nil, .count(raised.and(.yes(Field("cancelled"))))),
                .init("asked", "Asked for an answer", .count(raised.and(.yes(asked)))),
                .init("answered_in_time", nil, .count(raised.and(.yes(Field("answered_in_time"))))),
                .init("answered_late", nil, .count(raised.and(.yes(Field("answered_late"))))),
                .init("done", "Done without an answer", .count(raised.and(.yes(Field("done"))))),
                .init("waiting", nil, .count(raised.and(.recorded(unanswered), .notByPeriodEnd(unanswered)))),
                .init("unanswered", nil, .count(raised.and(.byPeriodEnd(unanswered)))),
                .init("accepted", "Answer accepted", .count(raised.and(.yes(Field("accepted"))))),
                .init("rejected", "Answer rejected", .count(raised.and(.yes(Field("rejected"))))),
            ]), source: "R111"),
        FigureDefinition(
            "alerts.answered_in_time_percent", "Answered in time",
            "Alerts answered in time as a share of those that asked for an answer, by the day raised.",
            .countOf(raised.and(.yes(Field("answered_in_time"))), raised.and(.yes(asked))), polarity: .high,
            source: "R111"),
        by("kind", "their kind", .listed("kind", kinds.map { .init($0.rawValue) })),
        by("duty", "what was due", .listed("duty", duties.map { .init($0.rawValue) })),
        by("department", "the department", .department), by("service", "the service", .service),
        by("month", "the month", .month),
        FigureDefinition(
            "alerts.levels", "How far they climbed",
            "What was due, by the highest step at which it was told by the last day of the period, for alerts raised "
                + "in the period.",
            .breakdown(
                raised.and(
                    .yes(Field("step_told", "of a step that was not cancelled")),
                    .notByPeriodEnd(Field("climbed_on", "climbed"))),
                by: .listed("audience", Audience.allCases.map { .init($0.rawValue) })), source: "R111"),
    ]

    private static let raised = Measure.rows(of: .alert, by: .raised)
    private static let asked = Field("asked", "asked for an answer")
    private static let unanswered = Field("unanswered_on", "unanswered")
    /// Without those of the behaviour register, which are not counted.
    private static let kinds = AlertKind.allCases.filter { $0 != .behaviourMeasureEnded }
    private static let duties = DutyKind.allCases.filter { $0 != .behaviourReview }

    private static func by(_ word: String, _ phrase: String, _ dimension: Dimension) -> FigureDefinition {
        FigureDefinition(
            "alerts.by_\(word)", "Alerts by \(word)", "Alerts by the day raised and \(phrase).",
            .breakdown(raised, by: dimension), source: "R111")
    }
}
