import Postgres

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
        }
    }

    /// What a condition on other rows finds, null where it finds none: looked up for a row where it is asked for, while the planner
    /// may read all there are for an EXISTS.
    mutating func found(_ condition: Condition, row: String) -> String {
        guard case .has(let population, let conditions) = condition else { return self.condition(condition, row: row) }
        return "(SELECT true \(rows(of: population, conditions, row)) LIMIT 1)"
    }

    private mutating func exists(_ population: Population, _ conditions: [Condition], of row: String) -> String {
        "EXISTS (SELECT \(rows(of: population, conditions, row)))"
    }

    private mutating func rows(of population: Population, _ conditions: [Condition], _ row: String) -> String {
        let inner = "x" + row
        let all = ["\(inner).complaint_id = \(row).complaint_id"] + conditions.map { condition($0, row: inner) }
        return "FROM \(population.view) AS \(inner) WHERE \(all.joined(separator: " AND "))"
    }
}

extension Condition {
    /// Whether it is of the period as well as of the row.
    var looksAtThePeriod: Bool {
        switch self {
        case .byPeriodEnd, .notByPeriodEnd: true
        case .has(_, let conditions): conditions.contains(where: \.looksAtThePeriod)
        case .among, .notAmong, .atMost, .between, .over, .yes, .no, .recorded, .missing: false
        }
    }

    /// Whether it looks at other rows than the one it is of.
    var looksAtOthers: Bool { if case .has = self { true } else { false } }

    /// Whether it asks a field for codes, a mark or a number, so that an index may find its rows.
    var isOfCodesOrMarks: Bool {
        switch self {
        case .among, .yes, .over, .atMost, .between: true
        default: false
        }
    }

    /// Alternatives that ask one field for codes and nothing else, as one condition.
    static func codesOfOneField(_ alternatives: [[Condition]]) -> Condition? {
        var asked: [Field: [String]] = [:]
        for conditions in alternatives {
            guard conditions.count == 1, case .among(let field, let codes) = conditions[0] else { return nil }
            asked[field, default: []] += codes
        }
        return asked.count == 1 ? asked.first.map { .among($0, Set($1).sorted()) } : nil
    }

    /// The columns of a row that it looks at.
    var columns: Set<String> {
        switch self {
        case .among(let field, _), .notAmong(let field, _), .atMost(let field, _), .between(let field, _),
            .over(let field, _),
            .yes(let field), .no(let field), .recorded(let field), .missing(let field), .byPeriodEnd(let field),
            .notByPeriodEnd(let field):
            [field.column]
        case .has: ["complaint_id"]
        }
    }
}

extension Measure.Quantity {
    /// Whether rows that are alike have to be looked at one by one.
    var needsEachRow: Bool { if case .median = self { true } else { false } }

    /// Whether rows may add up to 0.
    var canBeNothing: Bool {
        switch self {
        case .sum, .median, .mean, .longest: true
        case .rows, .complaints: false
        }
    }

    /// The column that it is of.
    var column: String? {
        switch self {
        case .rows: nil
        case .complaints: "complaint_id"
        case .sum(let field), .median(let field), .mean(let field), .longest(let field): field.column
        }
    }
}

extension Measure.Timing {
    /// When a row `p` of the view belongs to a period `w`.
    var condition: String { condition(row: "p") }

    func condition(row: String) -> String {
        switch self {
        case .happened(let basis): "\(row).\(basis.column) BETWEEN w.first_on AND w.last_on"
        case .standing(let from, let until):
            "\(row).\(from.column) <= w.last_on AND (\(row).\(until.column) IS NULL OR \(row).\(until.column) > w.last_on)"
        }
    }
}
