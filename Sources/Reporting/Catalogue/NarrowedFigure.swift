import Complaints

extension FigureDefinition {
    /// The same figure of one department.
    func within(department: String) -> FigureDefinition {
        with(content.map({ $0.within(department: department) }, by: { $0.within(department) }))
    }

    /// The same figure of one procedure.
    func within(procedure: Procedure) -> FigureDefinition {
        with(content.map({ $0.and(.is(.procedure, procedure.rawValue)) }))
    }

    /// The same figure divided by the keys of a dimension, a share with the counts it is made of; nil where it is divided
    /// already, or is neither a count nor a share of one.
    func grouped(by grouping: Grouping) -> FigureDefinition? {
        let words = ", by \(grouping.rawValue)"
        return content.grouped(by: grouping.dimension).map {
            FigureDefinition(
                id, title + words, sentence.dropLast() + words + ".", $0, polarity: polarity,
                describesPeople: describesPeople, source: source)
        }
    }

    /// By what it may be narrowed: what is known of every row that it counts.
    ///
    /// What is entered for a year is of no part of it, and what a figure says of one procedure it does not say of another.
    var narrowings: Set<Grouping> {
        let measures = content.measures
        guard !content.isEntered, let first = measures.first else { return [] }
        let known = measures.reduce(first.population.groupings) { $0.intersection($1.population.groupings) }
        return known.intersection(
            measures.contains { $0.code(of: .procedure) != nil } ? [.department] : [.department, .procedure])
    }

    /// By what it may be divided.
    var groupings: Set<Grouping> {
        guard content.grouped(by: .department) != nil, let first = content.measures.first else { return [] }
        let known = content.measures.reduce(first.population.groupings) { $0.intersection($1.population.groupings) }
        return known.filter { grouping in content.measures.allSatisfy { $0.code(of: grouping.dimension.field) == nil } }
    }

    private func with(_ content: Content) -> FigureDefinition {
        FigureDefinition(
            id, title, sentence, content, polarity: polarity, describesPeople: describesPeople, source: source)
    }
}

extension FigureDefinition.Content {
    /// The same of other measures, under other keys.
    func map(_ change: (Measure) -> Measure, by keys: (Dimension) -> Dimension = { $0 }) -> Self {
        func parts(_ parts: [FigureDefinition.Part]) -> [FigureDefinition.Part] {
            parts.map { .init($0.key, $0.label, $0.formula.map(change)) }
        }
        return switch self {
        case .value(let formula): .value(formula.map(change))
        case .parts(let own): .parts(parts(own))
        case .breakdown(let measure, let dimension): .breakdown(change(measure), by: keys(dimension))
        case .tally(let measure, let dimension, let beside):
            .tally(change(measure), by: keys(dimension), beside: parts(beside))
        case .shares(let part, let whole, let dimension, let places):
            .shares(change(part), of: change(whole), by: keys(dimension), places: places)
        case .largest(let measure, let dimension, let places):
            .largest(change(measure), by: keys(dimension), places: places)
        case .largestBefore(let measure, let dimension, let places):
            .largestBefore(change(measure), by: keys(dimension), places: places)
        }
    }

    /// Divided by the keys of a dimension: a count as a breakdown, a share, and a count with its share, as shares.
    func grouped(by dimension: Dimension) -> Self? {
        switch self {
        case .value(.count(let measure)) where measure.quantity.adds: .breakdown(measure, by: dimension)
        case .value(.share(.count(let part), .count(let whole), let places)):
            .shares(part, of: whole, by: dimension, places: places)
        case .parts(let parts):
            if parts.map(\.key) == Self.keysOfCount,
                case .share(.count(let part), .count(let whole), let places) = parts[2].formula
            {
                .shares(part, of: whole, by: dimension, places: places)
            } else {
                nil
            }
        default: nil
        }
    }

    /// The keys of a count with what it is of.
    private static let keysOfCount = ["count", "of", "percent"]

    /// Every formula in it.
    private var formulas: [Formula] {
        switch self {
        case .value(let formula): [formula]
        case .parts(let parts), .tally(_, _, let parts): parts.map(\.formula)
        case .breakdown, .shares, .largest, .largestBefore: []
        }
    }

    /// Every measure in it.
    var measures: [Measure] {
        let divided: [Measure] =
            switch self {
            case .breakdown(let measure, _), .tally(let measure, _, _), .largest(let measure, _, _),
                .largestBefore(let measure, _, _):
                [measure]
            case .shares(let part, let whole, _, _): [part, whole]
            case .value, .parts: []
            }
        return divided + formulas.flatMap(\.measures)
    }

    /// Whether any of it is entered for the year, and not counted.
    var isEntered: Bool { formulas.contains(where: \.isEntered) }
}

extension Measure {
    /// The same of one department.
    ///
    /// A total from before the records stays: each department may have one of its own (decision 0048).
    func within(department: String) -> Measure {
        var narrower = and(.is(.department, department))
        narrower.earlier = earlier
        return narrower
    }

    /// The one code that it asks a field for.
    func code(of field: Field) -> String? {
        for case .among(let own, let codes) in conditions where own.column == field.column && codes.count == 1 {
            return codes[0]
        }
        return nil
    }
}

extension Formula {
    /// Whether any of it is entered for the year.
    fileprivate var isEntered: Bool {
        switch self {
        case .entered, .rate: true
        case .count, .pounds: false
        case .share(let left, let right, _), .difference(let left, let right): left.isEntered || right.isEntered
        case .total(let parts): parts.contains(where: \.isEntered)
        case .change(let formula, _), .points(let formula), .earlier(let formula, _): formula.isEntered
        }
    }
}
