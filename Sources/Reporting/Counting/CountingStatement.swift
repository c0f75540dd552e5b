import Complaints
import Postgres
import WorkingDays

/// One statement for everything counted of one population by one day: each measure a filtered aggregate, each dimension a
/// grouping set.
///
/// The rows of the periods are read once, with no column but those that are asked for, and rows that are alike become one
/// that says how many they are. What is left is counted altogether and by key. A median needs each of its rows, so that those are
/// told apart again for it alone.
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
    private let pieces: PiecesOfPeriods
    /// The conditions of every measure, but for those that look at the end of a period.
    private let shared: [Condition]
    /// What else the complaint of a row must have, each a mark of the rows that are read.
    private let marks: [Condition]
    private var text = StatementText()

    /// What the queries of a group need in its periods, each no further than today.
    init(_ group: Group, queries: Set<Query>, today: Day) {
        self.group = group
        periods = group.periods.sorted { ($0.firstOn, $0.lastOn) < ($1.firstOn, $1.lastOn) }
        self.today = today
        pieces = PiecesOfPeriods(periods, group.timing, today: today)
        altogether = Set(queries.filter { $0.dimension == nil }.map(\.measure))
        byKey = Set(queries.filter { $0.dimension != nil }.map(\.measure))
        measures = altogether.union(byKey).sorted(on: \.sentence)
        keys = Set(queries.compactMap(\.dimension?.field.column)).sorted()
        let all = measures.map { Set($0.conditions) }
        shared = measures[0].conditions.filter { condition in
            !condition.looksAtThePeriod && all.allSatisfy { $0.contains(condition) }
        }
        marks = Set(measures.flatMap(\.conditions)).subtracting(shared)
            .filter { $0.looksAtOthers && !$0.looksAtThePeriod }.sorted(on: \.sentence)
    }

    /// The statement.
    ///
    /// Its rows have `period`, `grouping` (the number of the column of keys, 0 for altogether), `key` and `m0`,
    /// `m1` and so on, which is null where the measure is not counted so, or nothing is.
    mutating func sql() -> SQL {
        let rows = ([span] + shared.map { text.condition($0, row: "v") } + possible).joined(separator: " AND ")
        let columns = place + read + marked
        let first = text.bind(pieces.spans.map(\.lowerBound))
        let last = text.bind(pieces.spans.map { $0.upperBound - 1 })
        let lastOn = text.bind(pieces.ends)
        let counts = [false, true].flatMap { eachRow in
            [counted(altogether, eachRow: eachRow), countedByKey(eachRow: eachRow)].compactMap(\.self)
        }
        return text.sql(
            """
            WITH w AS (
                SELECT * FROM unnest(\(first)::bigint[], \(last)::bigint[], \(lastOn)::date[])
                WITH ORDINALITY AS w (first_piece, last_piece, last_on, number)
            ), p AS MATERIALIZED (
                SELECT p.*, count(*)::integer AS alike
                FROM (SELECT \(columns.joined(separator: ", ")) FROM \(group.population.view) AS v WHERE \(rows)) AS p
                GROUP BY \((1...columns.count).map(String.init).joined(separator: ", "))
            )
            \(counts.joined(separator: "\nUNION ALL\n"))
            """)
    }

    private mutating func counted(_ asked: Set<Measure>, eachRow: Bool) -> String? {
        guard let counts = counts(of: asked, eachRow: eachRow) else { return nil }
        return """
            SELECT w.number AS period, 0::bigint AS grouping, NULL::text AS key, \(counts)
            FROM \(source(eachRow: eachRow))
            GROUP BY w.number
            """
    }

    private mutating func countedByKey(eachRow: Bool) -> String? {
        guard !keys.isEmpty, let counts = counts(of: byKey, eachRow: eachRow) else { return nil }
        let fields = keys.map { "p.\($0)::text" }
        let grouping = fields.enumerated().map { "WHEN GROUPING(\($1)) = 0 THEN \($0 + 1)" }.joined(separator: " ")
        return """
            SELECT
                w.number AS period, (CASE \(grouping) END)::bigint AS grouping,
                coalesce(\(fields.joined(separator: ", "))) AS key, \(counts)
            FROM \(source(eachRow: eachRow))
            GROUP BY GROUPING SETS (\(fields.map { "(w.number, \($0))" }.joined(separator: ", ")))
            """
    }

    private func source(eachRow: Bool) -> String {
        "w JOIN p ON \(pieces.condition)" + (eachRow ? " CROSS JOIN generate_series(1, p.alike)" : "")
    }

    /// The aggregates of the measures that are asked for and need each row, or do not; nil where there are none.
    private mutating func counts(of asked: Set<Measure>, eachRow: Bool) -> String? {
        let asked = asked.filter { $0.quantity.needsEachRow == eachRow }
        guard !asked.isEmpty else { return nil }
        return measures.indices.map { index in
            (asked.contains(measures[index]) ? aggregate(measures[index]) : "NULL::bigint") + " AS m\(index)"
        }.joined(separator: ", ")
    }

    /// What a row must be for any measure to count it, as far as codes and marks say so.
    private var possible: [String] {
        mutating get {
            let asked = Set(
                measures.map { measure in
                    Set(measure.conditions.filter { !shared.contains($0) && $0.isOfCodesOrMarks })
                })
            return any(of: asked).map { [$0] } ?? []
        }
    }

    /// The marks of a row, each looked up only where the other conditions of a measure that asks for it are met.
    private var marked: [String] {
        mutating get {
            marks.indices.map { index in
                let asked = measures.filter { $0.conditions.contains(marks[index]) }.map { measure in
                    Set(measure.conditions.filter { !shared.contains($0) && !$0.looksAtOthers && !$0.looksAtThePeriod })
                }
                let all = [any(of: Set(asked)), text.found(marks[index], row: "v")].compactMap(\.self)
                return "(\(all.joined(separator: " AND "))) AS mark_\(index)"
            }
        }
    }

    /// That all conditions of one of the alternatives hold; nil where one of them asks nothing.
    private mutating func any(of alternatives: Set<Set<Condition>>) -> String? {
        guard !alternatives.contains([]) else { return nil }
        let least = alternatives.filter { one in !alternatives.contains { $0.isStrictSubset(of: one) } }
        let written = least.map { $0.sorted(on: \.sentence) }
            .sorted { $0.map(\.sentence).joined() < $1.map(\.sentence).joined() }
        if let codes = Condition.codesOfOneField(written) { return text.condition(codes, row: "v") }
        let each = written.map { conditions in
            conditions.map { text.condition($0, row: "v") }.joined(separator: " AND ")
        }
        return "(" + each.joined(separator: " OR ") + ")"
    }

    /// The columns that are looked at once the rows are read.
    private var read: [String] {
        let conditions = Set(measures.flatMap(\.conditions)).subtracting(shared + marks)
        return Set(keys + measures.compactMap(\.quantity.column) + conditions.flatMap(\.columns)).sorted()
            .map { "v.\($0)" }
    }

    /// Where a row lies among the pieces of the periods.
    private var place: [String] {
        mutating get {
            let starts = text.bind(pieces.starts)
            return pieces.place(row: "v", starts: "\(starts)::date[]")
        }
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
                let days = pieces.starts.map { day in
                    let bound = text.bind(day) + "::date"
                    if let standing = group.population.standing { return "v.\(standing.column) @> \(bound)" }
                    return
                        "v.\(from.column) <= \(bound) AND (v.\(until.column) IS NULL OR v.\(until.column) > \(bound))"
                }
                return "(" + days.joined(separator: " OR ") + ")"
            }
        }
    }

    private mutating func aggregate(_ measure: Measure) -> String {
        func filter(_ more: String...) -> String {
            let own = measure.conditions.filter { !shared.contains($0) }.map { condition in
                marks.firstIndex(of: condition).map { "p.mark_\($0)" } ?? text.condition(condition, row: "p")
            }
            let all = own + more
            return all.isEmpty ? "" : " FILTER (WHERE \(all.joined(separator: " AND ")))"
        }
        return switch measure.quantity {
        case .rows: "sum(p.alike)\(filter())"
        case .complaints: "count(DISTINCT p.complaint_id)\(filter())"
        case .sum(let field): "(sum(p.\(field.column) * p.alike)\(filter()))::bigint"
        case .median(let field):
            "(10 * percentile_cont(0.5) WITHIN GROUP (ORDER BY p.\(field.column))\(filter()))::numeric::bigint"
        case .mean(let field):
            "round(10 * (sum(p.\(field.column) * p.alike)\(filter()))::numeric "
                + "/ sum(p.alike)\(filter("p.\(field.column) IS NOT NULL")))::bigint"
        case .longest(let field): "max(p.\(field.column))\(filter())::bigint"
        }
    }
}

extension Sequence {
    /// In the order of a text of each, which is made once.
    fileprivate func sorted(on text: (Element) -> String) -> [Element] {
        map { ($0, text($0)) }.sorted { $0.1 < $1.1 }.map(\.0)
    }
}
