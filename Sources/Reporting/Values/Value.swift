public import JSON

/// What a number is of.
public enum Unit: String, Codable, Sendable, Hashable, CaseIterable {
    case count
    case percent
    /// A difference of two percentages (requirement R140).
    case points
    case workingDays = "working_days"
    /// Whole pounds.
    case pounds
    case pence
    /// So many of 100,000 residents.
    case perHundredThousand = "per_100000"
}

/// One number of a report, or why there is none (requirements R148, R152).
public struct Value: Hashable, Codable, Sendable {
    /// What stands in the number's place.
    public enum State: String, Codable, Sendable, Hashable, CaseIterable {
        case number
        /// A change from none.
        case new
        /// Of a time before the records, or never entered.
        case notRecorded = "not_recorded"
        /// It cannot be computed, for a reason that is given: a share of nothing, a rate without its demand.
        case notAvailable = "not_available"
        /// Too small to publish, or needed to keep another that is.
        case withheld
        /// Counted by another rule, as the years before and after a change of limits.
        case notComparable = "not_comparable"
    }

    public let state: State
    /// The number; nil in every other state.
    public let number: Number?
    /// What a share or rate is made of, where it is one and both are known.
    public let numerator: Int?
    public let denominator: Int?
    public let unit: Unit
    /// Why there is no number, in a sentence.
    public let reason: String?

    init(
        _ state: State, _ number: Number? = nil, unit: Unit, numerator: Int? = nil, denominator: Int? = nil,
        reason: String? = nil
    ) {
        self.state = state
        self.number = number
        self.unit = unit
        self.numerator = numerator
        self.denominator = denominator
        self.reason = reason
    }

    /// A whole number.
    static func count(_ count: Int, unit: Unit = .count) -> Value {
        Value(.number, Number(units: count), unit: unit)
    }

    /// Nothing is known of the time.
    static func notRecorded(_ reason: String? = nil, unit: Unit) -> Value {
        Value(.notRecorded, unit: unit, reason: reason)
    }

    /// It cannot be computed.
    static func notAvailable(_ reason: String, unit: Unit, numerator: Int? = nil, denominator: Int? = nil) -> Value {
        Value(.notAvailable, unit: unit, numerator: numerator, denominator: denominator, reason: reason)
    }

    /// Counted by another rule, which the reason names.
    static func notComparable(_ reason: String, unit: Unit) -> Value {
        Value(.notComparable, unit: unit, reason: reason)
    }

    /// The number as a whole one; nil where there is none.
    public var whole: Int? { number.flatMap { $0.places == 0 ? $0.units : nil } }

    /// Whether a number is kept back that would tell of few people.
    var isKept: Bool { state == .withheld || self == .leftOut(unit) }

    /// Not printed, with everything beside it.
    static func leftOut(_ unit: Unit) -> Value {
        .notAvailable("The numbers are too small to be printed apart.", unit: unit)
    }

    /// Whether it is a share of fewer than ten, which one more or less would move a lot (requirement R177).
    public var isSmallBase: Bool { unit == .percent && number != nil && denominator ?? 10 < 10 }

    /// A part of a whole, as a number of the unit; nothing of nothing is not available.
    static func share(
        _ part: Value, of whole: Value, times scale: Int = 100, places: Int = 0, unit: Unit = .percent
    ) -> Value {
        guard let numerator = part.whole, let denominator = whole.whole else {
            return (part.whole == nil ? part : whole).as(unit)
        }
        guard let number = Number(numerator, of: denominator, times: scale, places: places) else {
            return .notAvailable(
                "There is nothing to take a share of.", unit: unit, numerator: numerator, denominator: denominator)
        }
        return Value(.number, number, unit: unit, numerator: numerator, denominator: denominator)
    }

    /// The change from an earlier count in per cent: "new" after none, and nothing where both are none (requirement R140).
    static func change(from before: Value, to now: Value, places: Int = 0) -> Value {
        guard let earlier = before.whole, let current = now.whole else {
            return (before.whole == nil ? before : now).as(.percent)
        }
        if let number = Number(current - earlier, of: earlier, places: places) {
            return Value(.number, number, unit: .percent)
        }
        return current == 0
            ? .notAvailable("There was none in either period.", unit: .percent, denominator: 0)
            : Value(.new, unit: .percent, denominator: 0)
    }

    /// The difference of two percentages, in points.
    static func points(from before: Value, to now: Value) -> Value {
        guard let earlier = before.number, let current = now.number, earlier.places == current.places else {
            return (before.number == nil ? before : now).as(.points)
        }
        return Value(.number, Number(units: current.units - earlier.units, places: current.places), unit: .points)
    }

    /// The sum; where a part is not known, neither is the sum.
    static func sum(_ parts: [Value], unit: Unit = .count) -> Value {
        if let unknown = parts.first(where: { $0.whole == nil }) { return unknown.as(unit) }
        return .count(parts.reduce(0) { $0 + ($1.whole ?? 0) }, unit: unit)
    }

    /// The same state of another unit; a number that is no whole one of it cannot be used so.
    func `as`(_ unit: Unit) -> Value {
        state == .number || state == .new
            ? .notAvailable("The number it is made of is no whole one.", unit: unit)
            : Value(state, unit: unit, reason: reason)
    }
}

extension Value: JSONWritable {
    public func write(to json: inout JSONWriter) { json.object(writeMembers) }

    /// Its members, within an object that says more.
    func writeMembers(to json: inout JSONWriter) {
        json.field("state", state)
        json.field("number", number)
        json.field("numerator", numerator)
        json.field("denominator", denominator)
        json.field("unit", unit)
        json.field("reason", reason)
    }
}
