import Complaints
import Postgres
import WorkingDays

/// One statement for everything counted of one population by one day: each period once through its rows, each breakdown a
/// grouping set, each measure a filtered aggregate.
struct CountingStatement {
    /// What the counts of a statement have in common.
    struct Group: Hashable {
        let population: Population
        let timing: Measure.Timing

        /// When a row `p` of the view belongs to a window `w`.
        var condition: String {
            switch timing {
            case .happened(let basis): "p.\(basis.column) BETWEEN w.first_on AND w.last_on"
            case .standing(let from, let until):
                "p.\(from.column) <= w.last_on AND (p.\(until.column) IS NULL OR p.\(until.column) > w.last_on)"
            }
        }
    }

    let group: Group
    /// The measures, in the order of their columns.
    let measures: [Measure]
    /// The dimensions, in the order of their columns.
    let dimensions: [Dimension]
    /// Which measure is looked at by which dimension; nil for altogether.
    private let sets: [Dimension?]
    private let periods: [Period]
    private let today: Day
    private var text = StatementText()

    /// What the queries of a group need in these periods, each no further than today.
    init(_ group: Group, queries: Set<Query>, periods: [Period], today: Day) {
        self.group = group
        self.periods = periods
        self.today = today
        measures = Array(Set(queries.map(\.measure))).sorted { $0.sentence < $1.sentence }
        dimensions = Array(Set(queries.compactMap(\.dimension))).sorted { $0.field.column < $1.field.column }
        sets = [nil] + dimensions.map(Optional.some)
    }

    /// The statement.
    ///
    /// Its rows have `period`, `grouping` (the number of the dimension, 0 for altogether), `key` and `m0`,
    /// `m1` and so on.
    mutating func sql() -> SQL {
        let common = Set(measures[0].conditions).intersection(
            measures.map { Set($0.conditions) }.reduce(Set(measures[0].conditions)) { $0.intersection($1) })
        let shared = measures[0].conditions.filter(common.contains)
        let first = text.bind(periods.map(\.firstOn))
        let last = text.bind(periods.map { min($0.lastOn, today) })
        let columns = measures.indices.map { index in
            aggregate(measures[index], without: common) + " AS m\(index)"
        }
        let fields = dimensions.map { "p.\($0.field.column)::text" }
        let grouping =
            fields.isEmpty
            ? "0"
            : "CASE " + fields.enumerated().map { "WHEN GROUPING(\($1)) = 0 THEN \($0 + 1)" }.joined(separator: " ")
                + " ELSE 0 END"
        let key = fields.isEmpty ? "NULL::text" : "coalesce(\(fields.joined(separator: ", ")))"
        let sets = (["(w.number)"] + fields.map { "(w.number, \($0))" }).joined(separator: ", ")
        let conditions = ([group.condition] + shared.map { text.condition($0, row: "p") }).joined(
            separator: "\n    AND ")
        return text.sql(
            """
            SELECT w.number AS period, \(grouping)::bigint AS grouping, \(key) AS key, \(columns.joined(separator: ", "))
            FROM unnest(\(first)::date[], \(last)::date[]) WITH ORDINALITY AS w (first_on, last_on, number)
            JOIN \(group.population.view) AS p ON \(conditions)
            GROUP BY GROUPING SETS (\(sets))
            """)
    }

    private mutating func aggregate(_ measure: Measure, without common: Set<Condition>) -> String {
        let own = measure.conditions.filter { !common.contains($0) }.map { text.condition($0, row: "p") }
        let filter = own.isEmpty ? "" : " FILTER (WHERE \(own.joined(separator: " AND ")))"
        return switch measure.quantity {
        case .rows: "count(*)\(filter)"
        case .complaints: "count(DISTINCT p.complaint_id)\(filter)"
        case .sum(let field): "coalesce(sum(p.\(field.column))\(filter), 0)::bigint"
        case .median(let field):
            "(10 * percentile_cont(0.5) WITHIN GROUP (ORDER BY p.\(field.column))\(filter))::numeric::bigint"
        case .mean(let field): "round(10 * avg(p.\(field.column))\(filter))::bigint"
        case .longest(let field): "max(p.\(field.column))\(filter)::bigint"
        }
    }
}

/// A statement being written: its text from the source, its values bound.
struct StatementText {
    private var values: [any PostgresEncodable] = []

    /// The number a value is bound under.
    mutating func bind(_ value: any PostgresEncodable) -> String {
        values.append(value)
        return "$\(values.count)"
    }

    /// The text with its values.
    func sql(_ text: String) -> SQL { SQL(trusted: text, binding: values) }

    /// A condition on a row of the view.
    mutating func condition(_ condition: Condition, row: String) -> String {
        switch condition {
        case .among(let field, let codes) where codes.count == 1: "\(row).\(field.column) = \(bind(codes[0]))::text"
        case .among(let field, let codes): "\(row).\(field.column) = ANY (\(bind(codes))::text[])"
        case .notAmong(let field, let codes):
            "(\(row).\(field.column) = ANY (\(bind(codes))::text[])) IS NOT TRUE"
        case .atMost(let field, let limit): "\(row).\(field.column) <= \(bind(limit))::bigint"
        case .between(let field, let range):
            "\(row).\(field.column) BETWEEN \(bind(range.lowerBound))::bigint AND \(bind(range.upperBound))::bigint"
        case .over(let field, let limit): "\(row).\(field.column) > \(bind(limit))::bigint"
        case .yes(let field): "\(row).\(field.column)"
        case .no(let field): "\(row).\(field.column) IS NOT TRUE"
        case .recorded(let field): "\(row).\(field.column) IS NOT NULL"
        case .missing(let field): "\(row).\(field.column) IS NULL"
        case .byPeriodEnd(let field): "\(row).\(field.column) <= w.last_on"
        case .notByPeriodEnd(let field): "(\(row).\(field.column) <= w.last_on) IS NOT TRUE"
        case .has(let population, let conditions): exists(population, conditions, of: row)
        case .hasNo(let population, let conditions): "NOT " + exists(population, conditions, of: row)
        case .any(let conditions):
            "(" + conditions.map { self.condition($0, row: row) }.joined(separator: " OR ") + ")"
        }
    }

    private mutating func exists(_ population: Population, _ conditions: [Condition], of row: String) -> String {
        let inner = "x" + row
        let all = ["\(inner).complaint_id = \(row).complaint_id"] + conditions.map { condition($0, row: inner) }
        return "EXISTS (SELECT FROM \(population.view) AS \(inner) WHERE \(all.joined(separator: " AND ")))"
    }
}
