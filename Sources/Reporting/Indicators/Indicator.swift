public import Complaints
public import WorkingDays

/// A rate that is watched from period to period, with what it is to reach (requirements R168 to R174, R177).
public struct Indicator: Hashable, Codable, Sendable {
    /// What holds for it in the period.
    public struct Target: Hashable, Codable, Sendable {
        public let value: Number
        public let comparison: TargetComparison
        public let inForceFrom: Day
        /// Where it is written.
        public let source: String
    }

    /// What a manager decided, and why.
    public struct DecidedRating: Hashable, Codable, Sendable {
        public let rating: Rating.Colour
        public let reason: String
    }

    /// Which way something goes.
    public enum Way: String, Codable, Sendable, CaseIterable {
        case up, down
        case none
    }

    public let topic: String
    public let theme: String
    public let name: String
    /// The figure in the catalogue, and which of its values.
    public let figure: String
    public let key: String?
    public let polarity: Polarity
    /// What the numerator counts, so that a rate of failures is not read as one of successes.
    public let counts: String
    public let previousPeriod: Period
    public let previous: Value
    public let latestPeriod: Period
    public let latest: Value
    public let target: Target?
    /// By how much it may move without counting as changed, in hundredths of a point.
    public let tolerance: Int
    /// What a manager decided instead of what the rule suggests, and why (requirement R172).
    public let decided: DecidedRating?

    /// As the rule suggests it.
    public var suggested: Rating {
        .suggested(
            value: latest.number?.hundredths, before: previous.number?.hundredths,
            target: target.map { TargetBound(value: $0.value.hundredths, comparison: $0.comparison) },
            polarity: polarity, tolerance: tolerance)
    }

    /// The manager's, or else as the rule suggests it.
    public var rating: Rating.Colour { decided?.rating ?? suggested.colour }

    /// Whether one case moves the rate a lot.
    public var isOfSmallBase: Bool { latest.isSmallBase }

    /// Which way the value moved.
    public var moved: Way {
        switch suggested.trend {
        case .increase: .up
        case .decrease: .down
        case .noChange, nil: .none
        }
    }

    /// Which way it should go.
    public var desired: Way {
        switch polarity {
        case .high: .up
        case .low: .down
        case .none: .none
        }
    }
}

/// An indicator of a report, over a value of the catalogue.
struct IndicatorLayout: Sendable, Hashable {
    let topic: String
    let theme: String
    let name: String
    let value: Reference
    /// What the numerator counts.
    let counts: String

    /// The indicators of complaints (requirement R168).
    ///
    /// The limits among their figures are the council's bands, and where it counts by others an indicator has no figure and is not
    /// among them.
    static func complaints(in catalogue: Catalogue) -> [IndicatorLayout] {
        let topic = "Complaints"
        return [
            IndicatorLayout(
                topic: topic, theme: "Timeliness", name: "Children's stage 1 answered within 20 working days",
                value: "childrens.stage_1.within_20_working_days/percent", counts: "answers within 20 working days"),
            IndicatorLayout(
                topic: topic, theme: "Timeliness", name: "Children's stage 2 answered within 65 working days",
                value: "childrens.stage_2.within_65_working_days/percent", counts: "answers within 65 working days"),
            IndicatorLayout(
                topic: topic, theme: "Timeliness", name: "Review panels in time",
                value: "childrens.stage_3/in_time_percent", counts: "panels held and answered in time"),
            IndicatorLayout(
                topic: topic, theme: "Outcomes", name: "Children's complaints with fault found",
                value: "childrens.outcomes.fault_percent", counts: "complaints with fault found"),
            IndicatorLayout(
                topic: topic, theme: "Learning", name: "Faults that led to wider learning",
                value: "childrens.learning.faults_with_wider_action/percent",
                counts: "faults that led to wider learning"),
            IndicatorLayout(
                topic: topic, theme: "Ombudsman", name: "Upheld by the Ombudsman, of those investigated",
                value: "ombudsman.uphold_rate_percent/percent", counts: "cases upheld"),
        ].filter { catalogue[$0.value.id] != nil }
    }

    /// What it is in a period, beside the same days a year earlier.
    func indicator(_ book: FigureBook, in period: Period, _ aims: IndicatorAims) -> Indicator {
        let figure = book.figure(value.id, in: period)
        return Indicator(
            topic: topic, theme: theme, name: name, figure: value.id, key: value.key,
            polarity: figure.definition.polarity, counts: counts, previousPeriod: period.before,
            previous: book.value(value.id, value.key, in: period.before), latestPeriod: period,
            latest: book.value(value.id, value.key, in: period), target: aims.targets[value.id],
            tolerance: aims.tolerances[value.id] ?? TargetUnit.percent.tolerance, decided: aims.decided[value.id])
    }
}

extension Number {
    /// In hundredths of its unit.
    var hundredths: Int { units * [100, 10, 1][places] }
}
