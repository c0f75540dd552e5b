import Complaints
import Postgres
import WorkingDays

/// What indicators are to reach in a period, and what a manager decided of them, by figure.
struct IndicatorAims: Sendable {
    var targets: [String: Indicator.Target] = [:]
    /// In hundredths of a point.
    var tolerances: [String: Int] = [:]
    var decided: [String: Indicator.DecidedRating] = [:]

    init() {}

    /// The targets in force on the last day of a period, of several of a day the later entry, and the last decision about it.
    init(_ period: Period, in db: borrowing Transaction) throws {
        let day = period.lastOn
        try db.forEach(
            """
            SELECT DISTINCT ON (t.figure) t.figure, t.value_tenths, t.comparison, t.tolerance_hundredths, t.in_force_from, t.source
            FROM figure_target AS t
            WHERE t.in_force_from <= \(day) AND (t.withdrawn_on IS NULL OR t.withdrawn_on > \(day))
            ORDER BY t.figure, t.in_force_from DESC, t.id DESC
            """
        ) { row in
            let figure: String = try row["figure"]
            guard let comparison = TargetComparison(rawValue: try row["comparison"]) else {
                preconditionFailure("figure_target_comparison holds.")
            }
            targets[figure] = .init(
                value: Number(units: try row["value_tenths"], places: 1), comparison: comparison,
                inForceFrom: try row["in_force_from"], source: try row["source"])
            tolerances[figure] = try row["tolerance_hundredths"]
        }
        try db.forEach(
            """
            SELECT DISTINCT ON (d.figure) d.figure, d.rating, d.reason
            FROM rating_decision AS d
            WHERE d.period = \("\(period)")
            ORDER BY d.figure, d.id DESC
            """
        ) { row in
            let colour = (try row["rating"] as String?).flatMap(Rating.Colour.init)
            decided[try row["figure"]] = try colour.map { .init(rating: $0, reason: try row["reason"]) }
        }
    }
}
