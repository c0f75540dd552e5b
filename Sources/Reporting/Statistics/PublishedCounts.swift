public import Complaints

/// The register in numbers as the public may see them: a number withheld is nil.
public struct PublishedBehaviourCounts: Hashable, Sendable {
    public let kind: BehaviourMeasureKind
    public let inForce: Int?
    public let overdue: Int?
    public let new: Int?
    public let ended: Int?

    /// Withholds what is small, and with one withheld the next smallest of the row, since what was in force follows from
    /// what was before, what is new and what ended.
    public init(_ counts: BehaviourCounts, smallNumbers: SmallNumbers) {
        let row = [counts.inForce, counts.overdue, counts.new, counts.ended]
        let withheld = smallNumbers.withheld(among: row)
        let shown = row.indices.map { withheld.contains($0) ? nil : row[$0] }
        kind = counts.kind
        (inForce, overdue, new, ended) = (shown[0], shown[1], shown[2], shown[3])
    }
}

extension Reports {
    /// The register in numbers, small ones withheld.
    public func published(_ counts: BehaviourCounts) -> PublishedBehaviourCounts {
        PublishedBehaviourCounts(counts, smallNumbers: smallNumbers)
    }
}
