import Complaints
import WorkingDays

/// The indicators of a report in one table, and the line that sums them up (requirements R168, R175, R177).
struct IndicatorTable {
    /// The table's identifier.
    static let id = "indicators"

    let indicators: [Indicator]

    /// The table, with the columns of an indicator record.
    var table: ReportTable {
        ReportTable(
            id: Self.id, label: "Indicators", title: "Indicators of complaints",
            columns: [
                "Topic", "Theme", "Indicator", "Polarity", "Frequency", "Previous period", "Previous value",
                "Latest period",
                "Latest value", "Trend", "Target", "Rating", "National quartile", "Statistical neighbours",
            ],
            units: Array(repeating: nil, count: 13), rows: indicators.map(row),
            definition:
                "Each rate beside that of the same days a year earlier, with what it is made of. The rating is suggested by the "
                + "target alone: met is green, within a tenth of it amber, else red.",
            notes: indicators.contains(where: \.isOfSmallBase)
                ? ["Where the base is under ten, one case moves the rate a lot."] : [])
    }

    private func row(_ indicator: Indicator) -> ReportTable.Row {
        ReportTable.Row(
            indicator.topic,
            [
                indicator.theme, indicator.name, indicator.polarity.words, indicator.latestPeriod.kind.frequency,
                indicator.previousPeriod.written, indicator.previous.withBase, indicator.latestPeriod.written,
                indicator.latest.withBase + (indicator.isOfSmallBase ? ", base under 10" : ""), trend(of: indicator),
                indicator.target?.words ?? "N/A", rating(of: indicator), "N/A", "N/A",
            ].map(Cell.text))
    }

    private func trend(of indicator: Indicator) -> String {
        guard let trend = indicator.suggested.trend else { return "not available" }
        let direction = indicator.suggested.direction
        return trend.rawValue.spaced + (direction == .better || direction == .worse ? ", \(direction.rawValue)" : "")
    }

    private func rating(of indicator: Indicator) -> String {
        let colour = indicator.rating == .none ? "N/A" : indicator.rating.rawValue
        return indicator.decided == nil ? colour : "\(colour) (manual)"
    }

    /// How many improved, stayed and declined.
    var summary: String {
        let known = indicators.filter { $0.suggested.trend != nil }
        let judged = known.filter { $0.polarity != .none }
        let improved = judged.count { $0.suggested.direction == .better }
        let unchanged = judged.count { $0.suggested.trend == .noChange }
        let declined = judged.count { $0.suggested.direction == .worse }
        let parts: [(count: Int, words: String)] = [
            (improved, "improved"), (unchanged, "did not change"), (declined, "declined"),
            (known.count - judged.count, known.count - judged.count == 1 ? "has no polarity" : "have no polarity"),
            (indicators.count - known.count, "cannot be compared"),
        ]
        let said = parts.filter { $0.count > 0 }.map { "\($0.count) \($0.words)" }
        return "Of \(Words.count(indicators.count, "indicator")) \(Words.list(said))."
    }
}

extension Polarity {
    fileprivate var words: String {
        switch self {
        case .high: "High is good"
        case .low: "Low is good"
        case .none: "None"
        }
    }
}

extension Period.Kind {
    fileprivate var frequency: String {
        switch self {
        case .year: "Yearly"
        case .quarter: "Quarterly"
        case .month: "Monthly"
        case .days: "Once"
        }
    }
}

extension Indicator.Target {
    /// "at least 92.5%, from 1 April 2022".
    fileprivate var words: String { "\(comparison.rawValue.spaced) \(value)%, from \(inForceFrom.written)" }
}

extension Value {
    /// With what a rate is made of: "36% (31 of 86)".
    fileprivate var withBase: String {
        guard let numerator, let denominator, number != nil else { return text }
        return "\(text) (\(numerator) of \(denominator))"
    }
}
