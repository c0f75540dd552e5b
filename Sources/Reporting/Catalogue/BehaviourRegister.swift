import Complaints

/// The complainant-behaviour register in numbers, without a word about whom it binds (requirements R161, R164, R167).
enum BehaviourRegister {
    static let figures: [FigureDefinition] = [
        FigureDefinition(
            "behaviour.in_force", "In force at the end",
            "Measures that bind somebody on the last day of the period, those overdue for review among them, by kind.",
            .breakdown(
                Measure(
                    population: .behaviourMeasure,
                    timing: .standing(from: Field("imposed_on", "in force"), until: Field("ended_on", "ended"))),
                by: kind),
            describesPeople: true, source: "R167"),
        FigureDefinition(
            "behaviour.new", "New",
            "Measures by the day they took effect, which is that of the decision, or of the first letter if it was "
                + "later, by kind.",
            .breakdown(.rows(of: .behaviourMeasure, by: .imposed), by: kind), describesPeople: true, source: "R167"),
        FigureDefinition(
            "behaviour.ended", "Ended", "Measures by the first day on which they bound nobody any more, by kind.",
            .breakdown(.rows(of: .behaviourMeasure, by: .ended), by: kind), describesPeople: true, source: "R167"),
        FigureDefinition(
            "behaviour.ended.by_cause", "Why they ended",
            "Measures by the first day on which they bound nobody any more: lifted, at their end, or because no "
                + "review was held.",
            .breakdown(
                .rows(of: .behaviourMeasure, by: .ended),
                by: .listed("ended_by", BehaviourEnd.allCases.map { .init($0.rawValue) })),
            describesPeople: true, source: "R164"),
        FigureDefinition(
            "behaviour.reviews", "Reviews held", "Reviews of measures by the day of the decision, by kind.",
            .breakdown(.rows(of: .behaviourReview, by: .decided), by: kind), describesPeople: true, source: "R164"),
        FigureDefinition(
            "behaviour.reviews_in_time", "Reviews held in time",
            "Reviews of measures decided no later than the day they were due, by the day of the decision and the kind.",
            .breakdown(.rows(of: .behaviourReview, by: .decided, .yes(Field("in_time"))), by: kind), polarity: .high,
            describesPeople: true, source: "R164"),
        FigureDefinition(
            "behaviour.overdue", "Overdue for review at the end",
            "Measures in force on the last day of the period whose review was due before and is not held, by kind.",
            .breakdown(
                Measure(
                    population: .behaviourReview,
                    timing: .standing(from: Field("overdue_on", "overdue"), until: Field("ended_on", "ended"))),
                by: kind),
            polarity: .low, describesPeople: true, source: "R164"),
    ]

    private static let kind = Dimension.listed(
        "kind", BehaviourMeasureKind.allCases.map { .init($0.rawValue, $0.plural) })
}

extension BehaviourMeasureKind {
    /// As a row names them.
    var plural: String {
        switch self {
        case .warning: "Warnings"
        case .restriction: "Restrictions"
        }
    }
}
