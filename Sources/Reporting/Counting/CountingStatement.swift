import Complaints
import Postgres
import WorkingDays

/// One statement for everything counted of one population by one day: each measure a filtered aggregate, each dimension a
/// grouping set.
///
/// The rows of the periods are read once, with no column but those that are asked for. They are then counted twice, altogether
/// and by key: a median sorts the rows it is of, and would sort them again for each dimension.
struct CountingStatement {
    /// What the counts of a statement have in common.
    struct Group: Hashable {
        let population: Population
        let timing: Measure.Timing
        let periods: Set<Period>
    }

    let group: Group
    /// The measures, in the order of their columns.
    let measures: [Measure]
    /// The columns by which it counts; several dimensions may have one, each with keys of its own.
    let keys: [String]
    /// The measures that are counted altogether, and by key.
    private let altogether: Set<Measure>
    private let byKey: Set<Measure>
    /// The periods, in their order.
    let periods: [Period]
    private let today: Day
    private var text = StatementText()

    /// What the queries of a group need in its periods, each no further than today.
    init(_ group: Group, queries: Set<Query>, today: Day) {
        self.group = group
        periods = group.periods.sorted { ($0.firstOn, $0.lastOn) < ($1.firstOn, $1.lastOn) }
        self.today = today
        altogether = Set(queries.filter { $0.dimension == nil }.map(\.measure))
        byKey = Set(queries.filter { $0.dimension != nil }.map(\.measure))
        measures = Array(altogether.union(byKey)).sorted { $0.sentence < $1.sentence }
        keys = Set(queries.compactMap(\.dimension?.field.column)).sorted()
    }

    /// The statement.
    ///
    /// Its rows have `period`, `grouping` (the number of the column of keys, 0 for altogether), `key` and `m0`,
    /// `m1` and so on, which is null where the measure is not counted so.
    mutating func sql() -> SQL {
        let shared = self.shared
        let rows = ([span] + shared.map { text.condition($0, row: "v") } + possible).joined(separator: " AND ")
        let (first, last) = (text.bind(periods.map(\.firstOn)), text.bind(ends))
        let columns = read(beside: shared).map { "v.\($0)" }.joined(separator: ", ")
        let all = counts(of: altogether, without: Set(shared))
        let keyed = keys.isEmpty ? "" : countsByKey(without: Set(shared))
        return text.sql(
            """
            WITH w AS (
                SELECT * FROM unnest(\(first)::date[], \(last)::date[]) WITH ORDINALITY AS w (first_on, last_on, number)
            ), p AS MATERIALIZED (
                SELECT \(columns) FROM \(group.population.view) AS v WHERE \(rows)
            )
            SELECT w.number AS period, 0::bigint AS grouping, NULL::text AS key, \(all)
            FROM w JOIN p ON \(group.timing.condition)
            GROUP BY w.number
            \(keyed)
            """)
    }

    private mutating func countsByKey(without shared: Set<Condition>) -> String {
        let fields = keys.map { "p.\($0)::text" }
        let grouping = fields.enumerated().map { "WHEN GROUPING(\($1)) = 0 THEN \($0 + 1)" }.joined(separator: " ")
        return """
            UNION ALL
            SELECT
                w.number, (CASE \(grouping) END)::bigint, coalesce(\(fields.joined(separator: ", "))),
                \(counts(of: byKey, without: shared))
            FROM w JOIN p ON \(group.timing.condition)
            GROUP BY GROUPING SETS (\(fields.map { "(w.number, \($0))" }.joined(separator: ", ")))
            """
    }

    private mutating func counts(of asked: Set<Measure>, without shared: Set<Condition>) -> String {
        measures.indices.map { index in
            (asked.contains(measures[index]) ? aggregate(measures[index], without: shared) : "NULL::bigint")
                + " AS m\(index)"
        }.joined(separator: ", ")
    }

    private var ends: [Day] { periods.map { min($0.lastOn, today) } }

    /// The conditions of every measure, but for those that look at the end of a period.
    private var shared: [Condition] {
        let all = measures.map { Set($0.conditions) }
        return measures[0].conditions.filter { condition in
            !condition.looksAtThePeriod && all.allSatisfy { $0.contains(condition) }
        }
    }

    /// What a row must be for any measure to count it, as far as codes and marks say so.
    private var possible: [String] {
        mutating get {
            let shared = Set(self.shared)
            let asked = Set(
                measures.map { measure in
                    Set(measure.conditions.filter { !shared.contains($0) && $0.isOfCodesOrMarks })
                })
            guard !asked.contains([]) else { return [] }
            let least = asked.filter { one in !asked.contains { $0.isStrictSubset(of: one) } }
            let written = least.map { $0.sorted { $0.sentence < $1.sentence } }
                .sorted { $0.map(\.sentence).joined() < $1.map(\.sentence).joined() }
            if let codes = Condition.codesOfOneField(written) { return [text.condition(codes, row: "v")] }
            let alternatives = written.map { conditions in
                conditions.map { text.condition($0, row: "v") }.joined(separator: " AND ")
            }
            return ["(" + alternatives.joined(separator: " OR ") + ")"]
        }
    }

    /// The columns that are looked at once the rows are read.
    private func read(beside shared: [Condition]) -> [String] {
        let conditions = Set(measures.flatMap(\.conditions)).subtracting(shared)
        let days: [String] =
            switch group.timing {
            case .happened(let basis): [basis.column]
            case .standing(let from, let until): [from.column, until.column]
            }
        return Set(
            days + keys + measures.compactMap(\.quantity.column)
                + conditions.flatMap(\.columns)
        ).sorted()
    }

    /// What a row of any of the periods is.
    private var span: String {
        mutating get {
            switch group.timing {
            case .happened(let basis):
                let spans = Period.spans(of: periods).map { span in
                    "v.\(basis.column) BETWEEN \(text.bind(span.firstOn))::date AND \(text.bind(span.lastOn))::date"
                }
                return "(" + spans.joined(separator: " OR ") + ")"
            case .standing(let from, let until):
                let days = Set(ends).sorted().map { day in
                    let bound = text.bind(day) + "::date"
                    return
                        "v.\(from.column) <= \(bound) AND (v.\(until.column) IS NULL OR v.\(until.column) > \(bound))"
                }
                return "(" + days.joined(separator: " OR ") + ")"
            }
        }
    }

    private mutating func aggregate(_ measure: Measure, without common: Set<Condition>) -> String {
        let own = measure.conditions.filter { !common.contains($0) }.map { text.condition($0, row: "p") }
        let filter = own.isEmpty ? "" : " FILTER (WHERE \(own.joined(separator: " AND ")))"
        return switch measure.quantity {
        case .rows: "count(*)\(filter)"
        case .complaints: "count(DISTINCT p.complaint_id)\(filter)"
        case .sum(let field): "(sum(p.\(field.column))\(filter))::bigint"
        case .median(let field):
            "(10 * percentile_cont(0.5) WITHIN GROUP (ORDER BY p.\(field.column))\(filter))::numeric::bigint"
        case .mean(let field): "round(10 * avg(p.\(field.column))\(filter))::bigint"
        case .longest(let field): "max(p.\(field.column))\(filter)::bigint"
        }
    }
}

extension Period {
    /// The days of these periods in as few stretches as can be; the periods are in their order.
    static func spans(of periods: [Period]) -> [(firstOn: Day, lastOn: Day)] {
        periods.reduce(into: []) { spans, period in
            if let last = spans.last, period.firstOn <= last.lastOn.adding(days: 1) {
                spans[spans.count - 1].lastOn = max(last.lastOn, period.lastOn)
            } else {
                spans.append((period.firstOn, period.lastOn))
            }
        }
    }
}
