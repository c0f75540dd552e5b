public import WorkingDays

/// Somebody appointed to a stage, under the name they had then.
public struct Appointee: Hashable, Sendable {
    public let name: String
    /// Nil in a register from elsewhere, which has only the name.
    public let person: PersonID?
    public let appointedOn: Day?

    /// An appointee by name, and where they are in the directory.
    public init(name: String, person: PersonID? = nil, appointedOn: Day? = nil) {
        self.name = name
        self.person = person
        self.appointedOn = appointedOn
    }

    /// A person of the directory, appointed on a day.
    public init(_ person: Person, on day: Day) {
        self.init(name: person.name, person: person.id, appointedOn: day)
    }

    /// Whether they are the same person: by the directory where both are in it, else by name.
    public func isSame(as other: Appointee) -> Bool {
        if let person, let otherPerson = other.person { return person == otherPerson }
        return name.isSameName(as: other.name)
    }
}
