/// Which counts of people are too small to publish: one to four of a personal characteristic, unless a council says so.
///
/// Counts by stage, decision and time band are not of this kind and are printed. Zero is zero.
public struct SmallNumbers: Hashable, Sendable {
    /// Counts from 1 to this are withheld; 0 withholds none.
    public let threshold: Int

    /// Withholds 1 to 4.
    public static let upToFour = SmallNumbers(threshold: 4)

    /// A rule with a threshold.
    public init(threshold: Int) {
        self.threshold = threshold
    }

    /// Whether a count standing alone is withheld.
    public func withholds(_ count: Int) -> Bool { count > 0 && count <= threshold }

    /// The places withheld among counts that are printed with their total.
    ///
    /// Where those withheld could be worked out from the total, the next smallest is withheld as well: with only one
    /// withheld, or with so many that their sum leaves no choice. Among equals the one at `kept` is not taken.
    public func withheld(among counts: [Int], keeping kept: Int? = nil) -> Set<Int> {
        var places = Set(counts.indices.filter { withholds(counts[$0]) })
        guard !places.isEmpty else { return [] }
        let others = counts.indices.filter { counts[$0] > 0 && !places.contains($0) }
        let sum = places.reduce(0) { $0 + counts[$1] }
        let isPlain = places.count == 1 || sum == places.count || sum == places.count * threshold
        if isPlain, let next = others.min(by: { (counts[$0], $0 == kept ? 1 : 0) < (counts[$1], $1 == kept ? 1 : 0) }) {
            places.insert(next)
        }
        return places
    }
}
