import Complaints

/// What a row must be to be counted, with two readings: a condition of a statement and a part of a sentence.
indirect enum Condition: Sendable, Hashable {
    case among(Field, [String])
    case notAmong(Field, [String])
    case atMost(Field, Int)
    case between(Field, ClosedRange<Int>)
    case over(Field, Int)
    case yes(Field)
    case no(Field)
    case recorded(Field)
    case missing(Field)
    /// A day no later than the last of the period.
    case byPeriodEnd(Field)
    /// No such day, or a later one.
    case notByPeriodEnd(Field)
    /// The complaint of the row has such a row.
    case has(Population, [Condition])

    /// A code.
    static func `is`(_ field: Field, _ code: String) -> Condition { .among(field, [code]) }

    /// As part of a sentence.
    var sentence: String {
        switch self {
        case .among(let field, let codes): "\(field.words) \(Words.list(codes.map(\.spaced), "or"))"
        case .notAmong(let field, let codes): "\(field.words) not \(Words.list(codes.map(\.spaced), "or"))"
        case .atMost(let field, let limit): "\(field.words) \(limit) or fewer"
        case .between(let field, let range): "\(field.words) \(range.lowerBound) to \(range.upperBound)"
        case .over(let field, let limit): "\(field.words) more than \(limit)"
        case .yes(let field): field.words
        case .no(let field): "not \(field.words)"
        case .recorded(let field): "\(field.words) recorded"
        case .missing(let field): "\(field.words) not recorded"
        case .byPeriodEnd(let field): "\(field.words) by the end of the period"
        case .notByPeriodEnd(let field): "not \(field.words) by the end of the period"
        case .has(let population, let conditions): "with a \(population.noun)\(Self.suffix(conditions))"
        }
    }

    private static func suffix(_ conditions: [Condition]) -> String {
        conditions.isEmpty ? "" : " (" + conditions.map(\.sentence).joined(separator: ", ") + ")"
    }
}

/// How many rows of a population, or how much of them, in a period.
public struct Measure: Sendable, Hashable {
    /// What of the rows is the number.
    enum Quantity: Sendable, Hashable {
        case rows
        /// Complaints, each once however many rows it has.
        case complaints
        case sum(Field)
        /// To a tenth, the middle of two where there is no middle one.
        case median(Field)
        /// To a tenth, half rounded up.
        case mean(Field)
        case longest(Field)

        /// Whether the quantities of two periods, or of two parts, add up to that of both.
        var adds: Bool {
            switch self {
            case .rows, .sum: true
            case .complaints, .median, .mean, .longest: false
            }
        }
    }

    /// When a row belongs to a period.
    enum Timing: Sendable, Hashable {
        /// Its day lies in the period.
        case happened(Basis)
        /// It began by the last day of the period, and had not ended then.
        case standing(from: Field, until: Field)

        /// The basis, as a figure gives it.
        var basis: Basis {
            if case .happened(let basis) = self { basis } else { .standing }
        }
    }

    var population: Population
    var quantity = Quantity.rows
    var timing: Timing
    var conditions: [Condition] = []
    /// The total that stands for it in a year before the records.
    var earlier: EarlierMeasure?
    /// The limits it is counted by: under others its numbers are not comparable (requirement R47).
    var limits: StageLimits?

    /// The rows whose day lies in the period.
    static func rows(of population: Population, by basis: Basis, _ conditions: Condition...) -> Measure {
        Measure(population: population, timing: .happened(basis), conditions: conditions)
    }

    /// The same, of fewer rows.
    func and(_ more: Condition...) -> Measure { and(more) }

    /// The same, of fewer rows.
    func and(_ more: [Condition]) -> Measure {
        var narrower = self
        narrower.conditions += more
        narrower.earlier = nil
        return narrower
    }

    /// The same, with a total that was published before the records begin.
    func before(records earlier: EarlierMeasure?) -> Measure {
        var other = self
        other.earlier = earlier
        return other
    }

    /// The same, comparable only under the same limits.
    func under(_ limits: StageLimits) -> Measure {
        var other = self
        other.limits = limits
        return other
    }

    /// The same rows, another quantity of them.
    func counting(_ quantity: Quantity) -> Measure {
        var other = self
        other.quantity = quantity
        other.earlier = nil
        return other
    }

    /// What is counted, for whoever wants it without the prose.
    var sentence: String {
        let what =
            switch quantity {
            case .rows: "each \(population.noun)"
            case .complaints: "each complaint with a \(population.noun)"
            case .sum(let field): "the \(field.words) of each \(population.noun)"
            case .median(let field): "the median \(field.words) of each \(population.noun)"
            case .mean(let field): "the mean \(field.words) of each \(population.noun)"
            case .longest(let field): "the longest \(field.words) of each \(population.noun)"
            }
        let conditions = conditions.map(\.sentence).joined(separator: "; ")
        return "\(what), by \(timing.basis.words)" + (conditions.isEmpty ? "" : ": " + conditions)
    }
}
