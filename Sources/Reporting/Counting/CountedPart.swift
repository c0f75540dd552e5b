import Complaints

/// A count that a value of a figure is made of.
struct CountedPart: Hashable, Sendable {
    /// Which rows of its measure it counts.
    enum Rows: Hashable, Sendable {
        case all
        /// Those of a key, or of none.
        case of(Dimension, String?)
    }

    let figure: String
    let key: String?
    /// Whether it is what a share is taken of.
    let isWhole: Bool
    let measure: Measure
    let rows: Rows

    /// What it counts, in words.
    var counted: String {
        switch rows {
        case .all: measure.sentence
        case .of(let dimension, let code):
            "\(measure.sentence); \(dimension.field.words) \(code?.spaced ?? "not recorded")"
        }
    }
}

extension FigureDefinition {
    /// The counts of the values that it printed, of the period itself and not of those it is compared with.
    func counted(_ printed: [ComputedFigure.Part]) -> [CountedPart] {
        printed.flatMap { part -> [CountedPart] in
            switch content {
            case .value(let formula): counts(of: formula, under: part.key)
            case .parts(let parts):
                parts.filter { $0.key == part.key }.flatMap { counts(of: $0.formula, under: part.key) }
            case .breakdown(let measure, let dimension), .largest(let measure, let dimension, _):
                [count(of: measure, by: dimension, under: part.key)]
            case .largestBefore(let measure, let dimension, _):
                part.key.map(FigureBook.nameAndKey).flatMap { name, code in
                    guard name == FigureBook.now else { return nil }
                    return [
                        CountedPart(
                            figure: id, key: part.key, isWhole: false, measure: measure, rows: .of(dimension, code))
                    ]
                } ?? []
            case .tally(let measure, let dimension, let beside):
                beside.first { $0.key == part.key }.map { counts(of: $0.formula, under: part.key) }
                    ?? [count(of: measure, by: dimension, under: part.key)]
            case .shares(let some, let whole, let dimension, _):
                [
                    count(of: some, by: dimension, under: part.key),
                    count(of: whole, by: dimension, under: part.key, isWhole: true),
                ]
            }
        }
    }

    private func counts(of formula: Formula, under key: String?) -> [CountedPart] {
        formula.counts.map {
            CountedPart(figure: id, key: key, isWhole: $0.isWhole, measure: $0.measure, rows: .all)
        }
    }

    /// A count of the rows of a key, of those without one, or of all of them.
    private func count(
        of measure: Measure, by dimension: Dimension, under key: String?, isWhole: Bool = false
    ) -> CountedPart {
        let rows: CountedPart.Rows =
            key == FigureBook.total ? .all : .of(dimension, key == FigureBook.none ? nil : key)
        return CountedPart(figure: id, key: key, isWhole: isWhole, measure: measure, rows: rows)
    }
}

extension Formula {
    /// The measures that are counted in the period itself, and whether each is what a share is taken of.
    var counts: [(measure: Measure, isWhole: Bool)] {
        switch self {
        case .count(let measure), .pounds(let measure, _): [(measure, false)]
        case .share(let part, let whole, _): part.counts + whole.counts.map { ($0.measure, true) }
        case .total(let parts): parts.flatMap(\.counts)
        case .difference(let left, let right): left.counts + right.counts
        case .change(let formula, _), .points(let formula), .rate(let formula, _, _): formula.counts
        case .earlier, .entered: []
        }
    }
}
