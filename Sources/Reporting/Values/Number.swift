public import JSON

/// A number rounded once, from the unrounded ratio and in whole numbers throughout: 102 units of one place are 10.2.
///
/// Half is rounded up, and below zero away from it (requirement R139): 61.5 is 62, -2.5 is -3.
public struct Number: Hashable, Codable, Sendable {
    /// The number in units of its last place.
    public let units: Int
    /// How many places follow the point: 0, 1 or 2.
    public let places: Int

    /// Units of the last place.
    public init(units: Int, places: Int = 0) {
        self.units = units
        self.places = places
    }

    /// A part of a whole, so many times over (100 for a percentage); nil where either is not known or the whole is 0.
    public init?(_ part: Int?, of whole: Int?, times scale: Int = 100, places: Int = 0) {
        guard let part, let whole, whole > 0 else { return nil }
        let doubled = 2 * scale * Self.power(places) * Int(part.magnitude) + whole
        let rounded = doubled / (2 * whole)
        self.init(units: part < 0 ? -rounded : rounded, places: places)
    }

    /// A whole number of pence in pounds.
    var hundredth: Number { Number(units: units, places: places + 2) }

    static func power(_ places: Int) -> Int { [1, 10, 100][places] }
}

extension Number: CustomStringConvertible, Comparable {
    /// As `36`, `-2.0` or `0.15`, in digits alone.
    public var description: String {
        guard places > 0 else { return "\(units)" }
        let (whole, rest) = units.magnitude.quotientAndRemainder(dividingBy: UInt(Self.power(places)))
        let digits = String(rest)
        return "\(units < 0 ? "-" : "")\(whole).\(String(repeating: "0", count: places - digits.count))\(digits)"
    }

    public static func < (left: Number, right: Number) -> Bool {
        left.units * power(right.places) < right.units * power(left.places)
    }
}

extension Number: JSONWritable {
    /// The exact number.
    public func write(to json: inout JSONWriter) { json.append(utf8: description.utf8) }
}
