/// A number with a fixed count of decimal places, in units of the last: 925 with one place is 92.5.
public struct FixedPoint: Hashable, Sendable, JSONWritable, CustomStringConvertible {
    public let units: Int
    public let places: Int

    /// Units of the last decimal place.
    public init(_ units: Int, places: Int) {
        self.units = units
        self.places = places
    }

    /// The number without zeros at the end of its fraction: `92.5`, `92`, `-0.35`.
    public var description: String {
        let scale = FixedPoint.scale(places)
        let (whole, rest) = units.magnitude.quotientAndRemainder(dividingBy: UInt(scale))
        var fraction = String(rest)
        fraction = String(repeating: "0", count: places - min(places, fraction.count)) + fraction
        while fraction.last == "0" { fraction.removeLast() }
        return (units < 0 ? "-" : "") + String(whole) + (fraction.isEmpty ? "" : "." + fraction)
    }

    /// The bare number.
    public func write(to writer: inout JSONWriter) { writer.append(utf8: description.utf8) }

    static func scale(_ places: Int) -> Int { (0..<places).reduce(1) { scale, _ in scale * 10 } }
}

extension Fields {
    /// A number with at most so many decimal places, in units of the last: 92.5 of one place is 925.
    public mutating func decimal(_ name: String, places: Int, in range: ClosedRange<Int>) -> Int {
        read(name, .required) { Self.decimal($0, places: places, in: range) } ?? range.lowerBound
    }

    /// A number with at most so many decimal places, in units of the last, or nil.
    public mutating func decimal(optional name: String, places: Int, in range: ClosedRange<Int>) -> Int? {
        read(name, .optional) { Self.decimal($0, places: places, in: range) }
    }

    /// A double is the nearest to a number of few places exactly where it is the nearest to its units by their scale.
    private static func decimal(_ value: JSONValue, places: Int, in range: ClosedRange<Int>) -> Result<Int, Wrong> {
        let scale = Double(FixedPoint.scale(places))
        let number: Double
        switch value {
        case .integer(let whole): number = Double(whole)
        case .fraction(let written): number = written
        default: return .failure(Wrong(.wrongType, "The value must be a number."))
        }
        guard number >= Double(range.lowerBound) / scale, number <= Double(range.upperBound) / scale else {
            let (low, high) = (
                FixedPoint(range.lowerBound, places: places), FixedPoint(range.upperBound, places: places)
            )
            return .failure(Wrong(.outOfRange, "The number must be from \(low) to \(high)."))
        }
        let units = (number * scale).rounded()
        guard units / scale == number else {
            let limit = places == 1 ? "one decimal place" : "\(places) decimal places"
            return .failure(Wrong(.malformed, "The number must have at most \(limit)."))
        }
        return .success(Int(units))
    }
}
