import Complaints

/// How a value is made of counts.
indirect enum Formula: Sendable, Hashable {
    case count(Measure)
    /// A sum of pence as whole pounds.
    case pounds(Measure, PoundRounding)
    /// A part of a whole in per cent, so many places after the point.
    case share(Formula, of: Formula, places: Int = 0)
    /// Over several populations, or several pages of one.
    case total([Formula])
    case difference(Formula, Formula)
    /// Against the same days a year earlier, in per cent.
    case change(Formula, places: Int = 0)
    /// The difference of a percentage from that of the same days a year earlier.
    case points(Formula)
    /// The value of the same days so many years earlier.
    case earlier(Formula, years: Int)
    /// Against what is entered for the year.
    case rate(Formula, per: DemandMeasure, RateScale)
    case entered(DemandMeasure)

    /// How pence become pounds.
    enum PoundRounding: Sendable, Hashable {
        /// To the nearest, half up.
        case nearest
        /// Up to the next ten (ruling C30).
        case upToTen
    }

    /// What a rate is taken of.
    enum RateScale: Sendable, Hashable {
        case percentInTenths
        /// Of 100,000, in tenths.
        case perHundredThousand
    }

    /// What its values are.
    var unit: Unit {
        switch self {
        case .count(let measure): measure.unit
        case .pounds: .pounds
        case .share, .change: .percent
        case .points: .points
        case .total(let parts): parts.first?.unit ?? .count
        case .difference(let formula, _), .earlier(let formula, _): formula.unit
        case .rate(_, _, .percentInTenths): .percent
        case .rate(_, _, .perHundredThousand): .perHundredThousand
        case .entered: .count
        }
    }

    /// Every measure it needs.
    var measures: [Measure] {
        switch self {
        case .count(let measure), .pounds(let measure, _): [measure]
        case .share(let part, let whole, _): part.measures + whole.measures
        case .total(let parts): parts.flatMap(\.measures)
        case .difference(let left, let right): left.measures + right.measures
        case .change(let formula, _), .points(let formula), .earlier(let formula, _), .rate(let formula, _, _):
            formula.measures
        case .entered: []
        }
    }

    /// The same of other measures; what is entered stays.
    func map(_ change: (Measure) -> Measure) -> Formula {
        switch self {
        case .count(let measure): .count(change(measure))
        case .pounds(let measure, let rounding): .pounds(change(measure), rounding)
        case .share(let part, let whole, let places): .share(part.map(change), of: whole.map(change), places: places)
        case .total(let parts): .total(parts.map { $0.map(change) })
        case .difference(let left, let right): .difference(left.map(change), right.map(change))
        case .change(let formula, let places): .change(formula.map(change), places: places)
        case .points(let formula): .points(formula.map(change))
        case .earlier(let formula, let years): .earlier(formula.map(change), years: years)
        case .rate(let formula, let measure, let scale): .rate(formula.map(change), per: measure, scale)
        case .entered: self
        }
    }

    /// How many years back its measures are looked at, the latest first.
    var years: Set<Int> {
        switch self {
        case .count, .pounds, .entered: [0]
        case .share(let left, let right, _), .difference(let left, let right): left.years.union(right.years)
        case .total(let parts): parts.reduce(into: []) { $0.formUnion($1.years) }
        case .change(let formula, _), .points(let formula): formula.years.union(formula.years.map { $0 + 1 })
        case .earlier(let formula, let years): Set(formula.years.map { $0 + years })
        case .rate(let formula, _, _): formula.years
        }
    }
}

extension Measure {
    /// What its number is.
    var unit: Unit {
        switch quantity {
        case .rows, .complaints: .count
        case .sum(let field): field.column.hasSuffix("pence") ? .pence : .count
        case .median, .mean, .longest: .workingDays
        }
    }
}
