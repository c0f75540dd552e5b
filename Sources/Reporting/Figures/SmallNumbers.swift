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
    /// withheld, or with so many that their sum leaves no choice.
    public func withheld(among counts: [Int]) -> Set<Int> {
        var places = Set(counts.indices.filter { withholds(counts[$0]) })
        guard !places.isEmpty else { return [] }
        let others = counts.indices.filter { counts[$0] > 0 && !places.contains($0) }
        guard isPlain(places.map { counts[$0] }) else { return places }
        if let next = others.min(by: { counts[$0] < counts[$1] }) {
            places.insert(next)
        }
        return places
    }

    /// Whether the total of counts tells one that is withheld, since nothing but zeros stands beside it: then the total is
    /// withheld too, and whatever it could be worked out from (requirement R150).
    public func totalTells(_ counts: [Int]) -> Bool {
        let some = counts.filter { $0 > 0 }
        return !some.isEmpty && some.allSatisfy(withholds) && isPlain(some)
    }

    /// Whether the sum of small counts leaves no choice of what they are.
    private func isPlain(_ small: [Int]) -> Bool {
        let sum = small.reduce(0, +)
        return small.count == 1 || sum == small.count || sum == small.count * threshold
    }
}
