import Complaints
public import JSON
import WorkingDays

extension FigureDefinition {
    /// Writes its members: what it counts, by which day, what a share is of, and by what it can be narrowed or divided.
    public func writeMembers(to json: inout JSONWriter) {
        json.field("figure", id)
        json.field("title", title)
        json.field("definition", sentence)
        json.list("counted", counted)
        json.field("basis", basis)
        json.field("unit", unit)
        json.list("denominator", denominator)
        json.field("divided_by", dividedBy)
        json.list("narrowed_to", Grouping.allCases.filter(narrowings.contains).map(\.rawValue))
        json.list("grouped_by", Grouping.allCases.filter(groupings.contains).map(\.rawValue))
        json.field("polarity", polarity)
        json.field("describes_people", describesPeople)
        json.field("source", source)
    }

    /// What shares in it are taken of, in words; none where it has no share.
    var denominator: [String] {
        var seen: Set<String> = []
        return content.wholes.filter { seen.insert($0).inserted }
    }

    /// What its keys are of, where it has one value for each.
    private var dividedBy: String? {
        switch content {
        case .value, .parts: nil
        case .breakdown(_, let dimension), .tally(_, let dimension, _), .shares(_, _, let dimension, _),
            .largest(_, let dimension, _), .largestBefore(_, let dimension, _):
            dimension.field.words
        }
    }
}

extension FigureDefinition.Content {
    /// What shares are taken of, in words.
    fileprivate var wholes: [String] {
        switch self {
        case .value(let formula): formula.wholes
        case .parts(let parts), .tally(_, _, let parts): parts.flatMap(\.formula.wholes)
        case .shares(_, let whole, _, _): [whole.sentence]
        case .breakdown, .largest, .largestBefore: []
        }
    }
}

extension Formula {
    /// What shares and rates in it are taken of, in words.
    fileprivate var wholes: [String] {
        switch self {
        case .share(_, let whole, _): whole.measures.map(\.sentence)
        case .rate(_, let demand, _): ["\(Words.within(demand.name)), as entered for the year"]
        case .total(let parts): parts.flatMap(\.wholes)
        case .points(let formula), .earlier(let formula, _), .change(let formula, _): formula.wholes
        case .difference(let left, let right): left.wholes + right.wholes
        case .count, .pounds, .entered: []
        }
    }
}
