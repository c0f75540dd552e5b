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
    let count: Count
    let rows: Rows

    /// What it counts, in words.
    var counted: String {
        switch rows {
        case .all: count.measure.sentence
        case .of(let dimension, let code):
            "\(count.measure.sentence); \(dimension.field.words) \(code?.spaced ?? "not recorded")"
        }
    }
}

/// The rows of one measure that a value is made of.
struct Count: Hashable, Sendable {
    let measure: Measure
    /// Whether it is what a share is taken of.
    var isWhole = false
    /// Measures whose rows are not among them.
    var without: [Measure] = []
    /// Whether what they have is taken from the rest.
    var isTakenAway = false
    /// How many years before the period they lie.
    var yearsBack = 0

    /// Whether it may be said which rows it has.
    var isListed: Bool { ([measure] + without).allSatisfy(\.population.isListed) }
}

extension FigureDefinition {
    /// The counts that a value is made of; of a change or a difference in points those of the period itself, and none where it is
    /// entered.
    func counts(behind key: String?) -> [CountedPart] {
        switch content {
        case .value(let formula): all(formula.counts, under: key)
        case .parts(let parts): all(parts.first { $0.key == key }?.formula.counts ?? [], under: key)
        case .breakdown(let measure, let dimension), .largest(let measure, let dimension, _):
            [part(Count(measure: measure), by: dimension, under: key)]
        case .largestBefore(let measure, let dimension, _):
            key.map(FigureBook.nameAndKey).map { name, code in
                let count = Count(measure: measure, yearsBack: name == FigureBook.before ? 1 : 0)
                return [CountedPart(figure: id, key: key, count: count, rows: .of(dimension, code))]
            } ?? []
        case .tally(let measure, let dimension, let beside):
            beside.first { $0.key == key }.map { all($0.formula.counts, under: key) }
                ?? [part(Count(measure: measure), by: dimension, under: key)]
        case .shares(let some, let whole, let dimension, _):
            [Count(measure: some), Count(measure: whole, isWhole: true)].map { part($0, by: dimension, under: key) }
        }
    }

    private func all(_ counts: [Count], under key: String?) -> [CountedPart] {
        counts.map { CountedPart(figure: id, key: key, count: $0, rows: .all) }
    }

    /// A count of the rows of a key, of those without one, or of all of them.
    private func part(_ count: Count, by dimension: Dimension, under key: String?) -> CountedPart {
        let rows: CountedPart.Rows =
            key == FigureBook.total ? .all : .of(dimension, key == FigureBook.none ? nil : key)
        return CountedPart(figure: id, key: key, count: count, rows: rows)
    }
}

extension Formula {
    /// What a value is made of.
    fileprivate var counts: [Count] {
        switch self {
        case .count(let measure), .pounds(let measure, _): [Count(measure: measure)]
        case .share(let part, let whole, _): part.counts + whole.counts.map { $0.with { $0.isWhole = true } }
        case .total(let parts): parts.flatMap(\.counts)
        case .difference(let left, let right):
            if left.measures.allSatisfy(\.quantity.canBeNothing) {
                left.counts + right.counts.map { $0.with { $0.isTakenAway = true } }
            } else {
                left.counts.map { $0.with { $0.without += right.measures } }
            }
        case .change(let formula, _), .points(let formula), .rate(let formula, _, _): formula.counts
        case .earlier(let formula, let years): formula.counts.map { $0.with { $0.yearsBack += years } }
        case .entered: []
        }
    }
}

extension Count {
    fileprivate func with(_ change: (inout Count) -> Void) -> Count {
        var other = self
        change(&other)
        return other
    }
}
