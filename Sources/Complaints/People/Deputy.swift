public import WorkingDays

/// Somebody who stands in for another from the first to the last day.
public struct Deputy: Sendable, Hashable {
    public var deputy: PersonID
    public var fromOn: Day
    public var untilOn: Day

    /// A deputy for some days.
    public init(deputy: PersonID, fromOn: Day, untilOn: Day) {
        self.deputy = deputy
        self.fromOn = fromOn
        self.untilOn = untilOn
    }

    /// Refuses a person as their own deputy, somebody who is not in the directory or has left, days too far ahead, and
    /// those on which the person has another.
    ///
    /// `found` is what the directory has of the deputy.
    public func check(
        for person: PersonID, _ found: Person?, beside others: [Deputy], today: Day
    ) throws(Refusal) {
        guard deputy != person else { throw .samePerson(field: "deputy_id") }
        try found.found(or: .unknownPerson(field: "deputy_id")).checkActive(field: "deputy_id")
        try checkOrder("until_on", untilOn, after: "from_on", fromOn)
        try checkNear("from_on", fromOn, today: today)
        try checkNear("until_on", untilOn, today: today)
        for other in others where other.fromOn <= untilOn && fromOn <= other.untilOn {
            throw .deputyOverlaps(from: other.fromOn, until: other.untilOn)
        }
    }
}
