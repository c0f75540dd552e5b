import Complaints
import Postgres
import WorkingDays

/// Selects the rows that a count counted: the same measure, conditions and days, and a row for each one of the count.
///
/// Its rows have `population`, `id`, `complaint_id`, `reference` and `quantity`.
struct RowsStatement {
    /// Rows of one measure, without those of others.
    struct Part {
        let counted: CountedPart
        /// Measures whose rows are not among them.
        var without: [Measure] = []
        /// Whether what they have is taken from the rest.
        var isTakenAway = false
    }

    let parts: [Part]
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

    private func rows(of part: Part, numbered number: Int, _ text: inout StatementText) -> String {
        let measure = part.counted.measure
        var conditions = measure.conditions.map { text.condition($0, row: "p") }
        if case .of(let dimension, let code) = part.counted.rows {
            conditions.append("p.\(dimension.field.column)::text IS NOT DISTINCT FROM \(text.bind(code))::text")
        }
        for other in part.without {
            // Of another population the rows of the same complaint are meant.
            let column = other.population == measure.population ? "id" : "complaint_id"
            conditions.append("NOT EXISTS (\(rows(of: other, &text)) AND x.\(column) = p.\(column))")
        }
        let sign = part.isTakenAway ? "-" : ""
        let quantity = measure.quantity.field.map { "\(sign)p.\($0.column)::bigint" } ?? "NULL::bigint"
        if let field = measure.quantity.field { conditions.append("p.\(field.column) IS NOT NULL") }
        // A complaint is counted once, whatever it has of the population.
        let (distinct, order) =
            measure.quantity == .complaints
            ? (" DISTINCT ON (p.complaint_id)", " ORDER BY p.complaint_id, p.id::text") : ("", "")
        return """
            (SELECT\(distinct) \(number)::bigint AS part, '\(measure.population.rawValue)' AS population, p.id::text AS id,
                p.complaint_id, p.reference, \(quantity) AS quantity
            FROM \(days(&text)) JOIN \(measure.population.view) AS p ON \(measure.timing.condition)
            \(conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND "))\(order))
            """
    }

    private func rows(of measure: Measure, _ text: inout StatementText) -> String {
        let conditions = measure.conditions.map { text.condition($0, row: "x") }
        let all = [measure.timing.condition(row: "x")] + conditions
        return "SELECT FROM \(measure.population.view) AS x WHERE \(all.joined(separator: " AND "))"
    }

    /// The days that are counted, of which none is to come.
    private func days(_ text: inout StatementText) -> String {
        let (first, last) = (text.bind(period.firstOn), text.bind(min(period.lastOn, today)))
        return "(SELECT \(first)::date AS first_on, \(last)::date AS last_on) AS w"
    }
}
