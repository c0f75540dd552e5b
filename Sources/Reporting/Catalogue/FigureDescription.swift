public import Complaints

/// What is said of a figure beside its numbers.
///
/// It needs no catalogue, so that a report which was published says of each figure
/// what it counted then, whatever the catalogue has become.
public struct FigureDescription: Hashable, Codable, Sendable {
    /// Its name, as `childrens.received.stage_1`.
    public let id: String
    /// A few words, as a table's row has them.
    public let title: String
    /// What is counted and by which day, in one sentence.
    public let sentence: String
    /// What its values are.
    public let unit: Unit
    /// By which day it counts; that of its first measure.
    public let basis: Basis
    public let polarity: Polarity
    /// Whether it counts people by a characteristic of theirs.
    public let describesPeople: Bool
    /// The regulation, guidance, requirement or ruling it follows.
    public let source: String
}

extension FigureDefinition {
    /// What is said of it.
    public var description: FigureDescription {
        FigureDescription(
            id: id, title: title, sentence: sentence, unit: unit, basis: basis, polarity: polarity,
            describesPeople: describesPeople, source: source)
    }
}
