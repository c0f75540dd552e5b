/// How a count moved from one year to the next.
public enum Change: Hashable, Codable, Sendable {
    /// One of the two is not recorded.
    case unknown
    /// There was none the year before, so that there is nothing to take a percentage of.
    case new
    /// There was none in either year.
    case stillNone
    case by(Number)

    /// The change from an earlier count; none is taken of nothing.
    public init(from previous: Int?, to current: Int?, places: Int = 0) {
        guard let previous, let current else {
            self = .unknown
            return
        }
        self =
            Number(current - previous, of: previous, places: places).map(Change.by)
            ?? (current == 0 ? .stillNone : .new)
    }
}
