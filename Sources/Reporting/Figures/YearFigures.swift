public import Complaints

/// Figures of a year about one subject, without personal data.
public struct YearFigures: Hashable, Sendable {
    public let year: FinancialYear
    public let figures: [Figure]

    /// The figure of a name.
    public func figure(_ name: String) -> Figure? { figures.first { $0.figure == name } }
}
