import Complaints
import Postgres
import WorkingDays

/// Selects the rows that a count counted: the same measure, conditions and days, and a row for each one of the count.
///
/// Its rows have `population`, `id`, `complaint_id`, `reference` and `quantity`.
struct RowsStatement {
    let parts: [CountedPart]
    /// Of the value; a count may lie some years before it.
    let period: Period
    let today: Day

    /// A page of the rows, in an order that does not change while the register does not.
    func page(after skipped: Int, limit: Int) -> SQL {
        all { text, rows in
            "SELECT r.* FROM (\(rows)) AS r ORDER BY r.part, r.id LIMIT \(text.bind(limit)) OFFSET \(text.bind(skipped))"
        }
    }

    /// How many rows there are, as `count`.
    func count() -> SQL { all { _, rows in "SELECT count(*) AS count FROM (\(rows)) AS r" } }

    private func all(_ around: (inout StatementText, String) -> String) -> SQL {
        var text = StatementText()
        let union = parts.enumerated().map { rows(of: $1, numbered: $0, &text) }.joined(separator: " UNION ALL ")
        let written = around(&text, union)
        return text.sql(written)
    }

    private func rows(of part: CountedPart, numbered number: Int, _ text: inout StatementText) -> String {
        let count = part.count
        let measure = count.measure
        var conditions = measure.conditions.map { text.condition($0, row: "p") }
        if case .of(let dimension, let code) = part.rows {
            conditions.append("p.\(dimension.field.column)::text IS NOT DISTINCT FROM \(text.bind(code))::text")
        }
        conditions += count.without.map { text.absence(of: $0, beside: measure, row: "p") }
        let quantity = count.quantity(row: "p")
        // What adds nothing to a sum is not behind it; of a time nothing is a quantity too.
        if let field = measure.quantity.field {
            conditions.append("p.\(field.column) " + (measure.quantity.adds ? "<> 0" : "IS NOT NULL"))
        }
        // A complaint is counted once, whatever it has of the population.
        let (distinct, order) =
            measure.quantity == .complaints
            ? (" DISTINCT ON (p.complaint_id)", " ORDER BY p.complaint_id, p.id::text") : ("", "")
        return """
            (SELECT\(distinct) \(number)::bigint AS part, '\(measure.population.rawValue)' AS population, p.id::text AS id,
                p.complaint_id, p.reference, \(quantity) AS quantity
            FROM \(days(of: count, &text)) JOIN \(measure.population.view) AS p ON \(measure.timing.condition)
            \(conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND "))\(order))
            """
    }

    /// The days that are counted, of which none is to come.
    private func days(of count: Count, _ text: inout StatementText) -> String {
        let period = period.earlier(by: count.yearsBack)
        let (first, last) = (text.bind(period.firstOn), text.bind(min(period.lastOn, today)))
        return "(SELECT \(first)::date AS first_on, \(last)::date AS last_on) AS w"
    }
}

extension StatementText {
    /// That a row of a measure has none of another's in the days `w`; of another population the rows of the same complaint are
    /// meant.
    mutating func absence(of other: Measure, beside measure: Measure, row: String) -> String {
        let column = other.population == measure.population ? "id" : "complaint_id"
        let conditions =
            [other.timing.condition(row: "x")] + other.conditions.map { condition($0, row: "x") }
            + ["x.\(column) = \(row).\(column)"]
        return "NOT EXISTS (SELECT FROM \(other.population.view) AS x WHERE \(conditions.joined(separator: " AND ")))"
    }
}

extension Count {
    /// How much of a row is counted, where that is not the row itself.
    func quantity(row: String) -> String {
        measure.quantity.field.map { "\(isTakenAway ? "-" : "")\(row).\($0.column)::bigint" } ?? "NULL::bigint"
    }
}
