public import WorkingDays

/// Who handles all correspondence with the Ombudsman, from a day until the next one's (requirement R58).
public struct LinkOfficer: Hashable, Sendable {
    public var person: PersonID
    public var fromOn: Day

    /// A Link Officer from a day on.
    public init(person: PersonID, fromOn: Day) {
        self.person = person
        self.fromOn = fromOn
    }

    /// Refuses to appoint from a day that is not after the latest appointment's, or is too far ahead.
    public func check(after latest: Day?, today: Day) throws(Refusal) {
        try checkNear("from_on", fromOn, today: today)
        if let latest, fromOn <= latest { throw .outOfOrder("from_on", fromOn, after: "the one before", latest) }
    }
}
