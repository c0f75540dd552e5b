/// A percentage rounded once, from the unrounded ratio and in whole numbers throughout.
///
/// Half is rounded up, and below zero away from it: 0.5 is 1, 61.54 is 62, -2.72 is -3 and -2.5 is -3.
public struct Percentage: Hashable, Codable, Sendable {
    /// How finely a percentage is given.
    public enum Precision: Int, Codable, Sendable {
        case whole = 1
        case tenths = 10
    }

    /// The percentage in units of its precision: 102 tenths are 10.2.
    public let units: Int
    public let precision: Precision

    /// Units of a precision.
    public init(units: Int, precision: Precision) {
        self.units = units
        self.precision = precision
    }

    /// A part of a whole, or nil where either is not known or the whole is 0.
    public init?(_ part: Int?, of whole: Int?, precision: Precision = .whole) {
        guard let part, let whole, whole > 0 else { return nil }
        let doubled = 2 * 100 * precision.rawValue * Int(part.magnitude) + whole
        let rounded = doubled / (2 * whole)
        self.init(units: part < 0 ? -rounded : rounded, precision: precision)
    }
}

extension Percentage: CustomStringConvertible {
    /// The number without a sign for per cent, as `36` or `-2.0`.
    public var description: String {
        switch precision {
        case .whole: "\(units)"
        case .tenths: "\(units < 0 ? "-" : "")\(units.magnitude / 10).\(units.magnitude % 10)"
        }
    }
}

/// How a count moved from one year to the next.
public enum Change: Hashable, Codable, Sendable {
    /// One of the two is not recorded.
    case unknown
    /// There was none the year before, so that there is nothing to take a percentage of.
    case new
    /// There was none in either year.
    case stillNone
    case by(Percentage)

    /// The change from an earlier count; none is taken of nothing.
    public init(from previous: Int?, to current: Int?, precision: Percentage.Precision = .whole) {
        guard let previous, let current else {
            self = .unknown
            return
        }
        let percentage = Percentage(current - previous, of: previous, precision: precision)
        self = percentage.map(Change.by) ?? (current == 0 ? .stillNone : .new)
    }
}
