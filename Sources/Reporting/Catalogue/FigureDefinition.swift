public import Complaints

/// A figure a report may print, and the only place that says what it counts.
public struct FigureDefinition: Sendable, Hashable {
    /// What the figure gives.
    enum Content: Sendable, Hashable {
        case value(Formula)
        /// Several values, each under a key.
        case parts([Part])
        /// A count for each key of a dimension, and their total.
        case breakdown(Measure, by: Dimension)
        /// The same, and after the total what stands beside it.
        case tally(Measure, by: Dimension, beside: [Part])
        /// For each key of a dimension, and over all of them, a part of a whole in per cent, so many places after the point.
        case shares(Measure, of: Measure, by: Dimension, places: Int = 0)
        /// The keys with the greatest counts, so many and whoever ties with the last (requirement R135).
        case largest(Measure, by: Dimension, places: Int)
        /// The keys that had the greatest counts a year earlier, each with its count then and now (requirement R135).
        case largestBefore(Measure, by: Dimension, places: Int)
    }

    /// One of several values.
    struct Part: Sendable, Hashable {
        let key: String
        let label: String
        let formula: Formula

        init(_ key: String, _ label: String? = nil, _ formula: Formula) {
            self.key = key
            self.label = label ?? Words.sentence(key.spaced)
            self.formula = formula
        }
    }

    /// Its name, as `childrens.received.stage_1`.
    public let id: String
    /// A few words, as a table's row has them.
    public let title: String
    /// What is counted and by which day, in one sentence.
    public let sentence: String
    let content: Content
    public let polarity: Polarity
    /// Whether it counts people by a characteristic of theirs, so that small numbers are withheld.
    public let describesPeople: Bool
    /// The regulation, guidance, requirement or ruling it follows.
    public let source: String

    init(
        _ id: String, _ title: String, _ sentence: String, _ content: Content, polarity: Polarity = .none,
        describesPeople: Bool = false, source: String
    ) {
        self.id = id
        self.title = title
        self.sentence = sentence
        self.content = content
        self.polarity = polarity
        self.describesPeople = describesPeople
        self.source = source
    }

    /// Everything that has to be counted for it.
    var queries: Set<Query> {
        switch content {
        case .value(let formula): Self.queries(formula)
        case .parts(let parts): parts.reduce(into: []) { $0.formUnion(Self.queries($1.formula)) }
        case .breakdown(let measure, let dimension), .largest(let measure, let dimension, _):
            [
                Query(measure: measure, dimension: dimension, years: 0),
                Query(measure: measure, dimension: nil, years: 0),
            ]
        case .tally(let measure, let dimension, let beside):
            beside.reduce(into: [
                Query(measure: measure, dimension: dimension, years: 0),
                Query(measure: measure, dimension: nil, years: 0),
            ]) { $0.formUnion(Self.queries($1.formula)) }
        case .shares(let part, let whole, let dimension, _):
            Set(
                [part, whole].flatMap { measure in
                    [dimension, nil].map { Query(measure: measure, dimension: $0, years: 0) }
                })
        case .largestBefore(let measure, let dimension, _):
            [
                Query(measure: measure, dimension: dimension, years: 0),
                Query(measure: measure, dimension: nil, years: 0),
                Query(measure: measure, dimension: dimension, years: 1),
                Query(measure: measure, dimension: nil, years: 1),
            ]
        }
    }

    private static func queries(_ formula: Formula) -> Set<Query> {
        formula.measures.reduce(into: []) { queries, measure in
            for years in formula.years { queries.insert(Query(measure: measure, dimension: nil, years: years)) }
        }
    }

    /// What its values are.
    public var unit: Unit {
        switch content {
        case .value(let formula): formula.unit
        case .parts(let parts): parts.first?.formula.unit ?? .count
        case .breakdown(let measure, _), .largest(let measure, _, _), .largestBefore(let measure, _, _),
            .tally(let measure, _, _):
            measure.unit
        case .shares: .percent
        }
    }

    /// Each measure in words, straight from what is counted.
    var counted: [String] {
        var seen: Set<String> = []
        return queries.map(\.measure.sentence).sorted().filter { seen.insert($0).inserted }
    }

    /// The measure that it divides by keys.
    var divided: Measure? {
        switch content {
        case .breakdown(let measure, _), .tally(let measure, _, _): measure
        case .value, .parts, .shares, .largest, .largestBefore: nil
        }
    }

    /// By which day it counts; that of its first measure.
    public var basis: Basis {
        switch content {
        case .value(let formula): formula.measures.first?.timing.basis ?? .entered
        case .parts(let parts): parts.first?.formula.measures.first?.timing.basis ?? .entered
        case .breakdown(let measure, _), .largest(let measure, _, _), .largestBefore(let measure, _, _),
            .tally(let measure, _, _), .shares(let measure, _, _, _):
            measure.timing.basis
        }
    }
}

/// What has to be counted: a measure, by a dimension or altogether, of the period so many years earlier.
struct Query: Sendable, Hashable {
    let measure: Measure
    let dimension: Dimension?
    let years: Int
}
