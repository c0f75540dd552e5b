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
}
