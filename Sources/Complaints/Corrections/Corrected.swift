import WorkingDays

/// What a correction says of a fact.
public enum Corrected<Value: Sendable & Hashable>: Sendable, Hashable {
    /// Nothing: the fact stays as it is.
    case kept
    /// It was recorded by mistake.
    case takenBack
    /// It is this.
    case to(Value)

    /// The fact as it is then.
    func value(instead recorded: Value?) -> Value? {
        switch self {
        case .kept: recorded
        case .takenBack: nil
        case .to(let value): value
        }
    }
}

/// A day that a record has, by the field in which a correction and the audit have it.
///
/// What a correction may change, what is read of its request and what the audit tells all follow from the tables of these.
public struct CorrectableDay<Record>: Sendable {
    public let field: String
    /// The stages that have it; all unless some are named.
    let stages: Set<StageName>
    /// Whether it is a whole act by itself, so that one that was forgotten may be recorded by a correction.
    let isWhole: Bool
    let day: @Sendable (Record) -> Day?
    /// Nil takes the act back, with everything that belongs to it.
    let set: @Sendable (inout Record, Day?) -> Void

    init(
        _ field: String, at stages: Set<StageName> = Set(StageName.allCases), isWhole: Bool = true,
        _ day: @escaping @Sendable (Record) -> Day?, _ set: @escaping @Sendable (inout Record, Day?) -> Void
    ) {
        self.field = field
        self.stages = stages
        self.isWhole = isWhole
        self.day = day
        self.set = set
    }

    /// Puts what a correction says in the place of the day.
    ///
    /// - Throws: `Refusal.notRecorded` for the day of an act that is not there and is more than a day, and for one that
    ///   belongs to an act that is not there; `Refusal.notTakenBack` for a day that its record cannot be without.
    func correct(_ record: inout Record, by correction: Corrected<Day>) throws(Refusal) {
        let recorded = day(record)
        let corrected = correction.value(instead: recorded)
        guard corrected != recorded else { return }
        if recorded == nil, !isWhole { throw .notRecorded(field) }
        set(&record, corrected)
        guard day(record) == corrected else { throw corrected == nil ? .notTakenBack(field) : .notRecorded(field) }
    }

    /// Whether a correction takes back what the record never had.
    func isAbsent(_ record: Record, from correction: Corrected<Day>?) -> Bool {
        correction == .takenBack && day(record) == nil
    }
}
