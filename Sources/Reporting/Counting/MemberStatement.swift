import Complaints
import Postgres
import WorkingDays

/// One statement for the rows of one population by one day that counts counted: each says of a row
/// whether it is in it.
///
/// Its rows have `id`, `complaint_id` and `reference`, then for each count whether the row is counted and how much of it, then
/// the key of each dimension.
struct MemberStatement {
    /// What the counts of a statement have in common.
    struct Group: Hashable {
        let population: Population
        let timing: Measure.Timing
    }

    let group: Group
    let counts: [Count]
    let dimensions: [Dimension]
    private let period: Period
    private let today: Day
    private var text = StatementText()

    init(_ group: Group, of parts: [CountedPart], in period: Period, today: Day) {
        self.group = group
        self.period = period
        self.today = today
        // A share counts the same rows as a number.
        counts = Array(Set(parts.map(\.count.ofRows))).sorted { $0.order < $1.order }
        dimensions = Array(
            Set(parts.compactMap { if case .of(let dimension, _) = $0.rows { dimension } else { nil } })
        ).sorted { $0.field.column < $1.field.column }
    }

    mutating func sql() -> SQL {
        let first = text.bind(period.firstOn)
        let last = text.bind(min(period.lastOn, today))
        var columns: [String] = []
        for count in counts {
            let measure = count.measure
            let conditions =
                measure.conditions.map { text.condition($0, row: "p") }
                + count.without.map { text.absence(of: $0, beside: measure, row: "p") }
            columns.append(conditions.isEmpty ? "true" : "(\(conditions.joined(separator: " AND "))) IS TRUE")
            columns.append(count.quantity(row: "p"))
        }
        columns += dimensions.map { "p.\($0.field.column)::text" }
        return text.sql(
            """
            SELECT p.id::text AS id, p.complaint_id, p.reference, \(columns.joined(separator: ", "))
            FROM (SELECT \(first)::date AS first_on, \(last)::date AS last_on) AS w
            JOIN \(group.population.view) AS p ON \(group.timing.condition)
            ORDER BY p.id::text
            """)
    }

    /// Where a row says whether it is in a count; how much of it follows.
    func place(of count: Int) -> Int { 3 + 2 * count }

    /// Where a row has its key of a dimension.
    func place(ofDimension dimension: Int) -> Int { 3 + 2 * counts.count + dimension }
}

extension Count {
    /// The same, whether it is the number itself or what a share is taken of.
    var ofRows: Count {
        var rows = self
        rows.isWhole = false
        return rows
    }

    /// What it is sorted by, so that a statement is always the same.
    fileprivate var order: String { ([measure] + without).map(\.sentence).joined(separator: "\n") + "\(isTakenAway)" }
}

extension Measure.Quantity {
    /// What of a row is counted, where that is not the row itself.
    var field: Field? {
        switch self {
        case .rows, .complaints: nil
        case .sum(let field), .median(let field), .mean(let field), .longest(let field): field
        }
    }
}
