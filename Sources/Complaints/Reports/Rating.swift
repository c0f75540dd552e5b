public import WorkingDays

/// Whether more of a figure is better (requirement R169).
public enum Polarity: String, Sendable, Codable, CaseIterable {
    case high, low
    /// Neither, as of volumes.
    case none
}

/// What a figure is rated by; in hundredths of its unit.
public struct TargetBound: Hashable, Sendable {
    public let value: Int
    public let comparison: TargetComparison

    /// A value in hundredths, and the side of it that is met.
    public init(value: Int, comparison: TargetComparison) {
        self.value = value
        self.comparison = comparison
    }

    /// Whether a figure in hundredths meets it; equal does (ruling C22).
    public func isMet(by figure: Int) -> Bool {
        switch comparison {
        case .atLeast: figure >= value
        case .atMost: figure <= value
        }
    }

    /// Whether a figure lies within a tenth of it, met or not.
    func isNear(_ figure: Int) -> Bool {
        switch comparison {
        case .atLeast: figure * 10 >= value * 9
        case .atMost: figure * 10 <= value * 11
        }
    }
}

/// How a figure stands and which way it went: a suggestion, which a manager may decide otherwise with a reason (requirements
/// R168 to R173; rulings C16, C21 and C22).
public struct Rating: Hashable, Sendable {
    public enum Colour: String, Sendable, Codable, CaseIterable {
        case green, amber, red
        /// Without a target, or without a value.
        case none
    }

    /// Which way the figure moved.
    public enum Trend: String, Sendable, Codable, CaseIterable {
        case increase, decrease
        /// It moved by no more than the tolerance.
        case noChange = "no_change"
    }

    /// What the move means.
    public enum Direction: String, Sendable, Codable, CaseIterable {
        case better, worse
        /// Both values are equal, which is more than no change within the tolerance.
        case same
        /// It moved by no more than the tolerance, the figure has no polarity, or a value is missing.
        case none
    }

    public let colour: Colour
    /// Nil where either value is missing.
    public let trend: Trend?
    public let direction: Direction

    /// Refuses the rating of a period that has not begun.
    public static func check(_ period: Period, today: Day) throws(Refusal) {
        guard period.hasBegun(by: today) else { throw .periodNotBegun(period) }
    }

    /// The suggestion for a figure; all numbers are hundredths of its unit, so 92.5 per cent is 9,250.
    ///
    /// Complaints have no benchmark, so that it goes by the target alone: met is green, within a tenth of it amber, else red.
    public static func suggested(
        value: Int?, before: Int?, target: TargetBound?, polarity: Polarity, tolerance: Int
    ) -> Rating {
        let colour: Colour =
            switch (value, target) {
            case (let value?, let target?): target.isMet(by: value) ? .green : target.isNear(value) ? .amber : .red
            default: .none
            }
        guard let value, let before else { return Rating(colour: colour, trend: nil, direction: .none) }
        let moved = value - before
        let trend: Trend = abs(moved) <= tolerance ? .noChange : moved > 0 ? .increase : .decrease
        return Rating(colour: colour, trend: trend, direction: direction(trend, isEqual: moved == 0, polarity))
    }

    private static func direction(_ trend: Trend, isEqual: Bool, _ polarity: Polarity) -> Direction {
        switch (trend, polarity) {
        case (.noChange, _): isEqual ? .same : .none
        case (_, .none): .none
        case (.increase, .high), (.decrease, .low): .better
        case (.increase, .low), (.decrease, .high): .worse
        }
    }
}
