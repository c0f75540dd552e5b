/// Whose duties a calendar feed has.
public enum FeedOwner: Sendable, Hashable {
    case person(PersonID)
    case team(TeamID)

    /// The owner from the fields that name it.
    ///
    /// - Throws: `Refusal.feedOfOne` unless exactly one is named.
    public init(person: PersonID?, team: TeamID?) throws(Refusal) {
        switch (person, team) {
        case (let person?, nil): self = .person(person)
        case (nil, let team?): self = .team(team)
        default: throw .feedOfOne
        }
    }

    public var person: PersonID? { if case .person(let person) = self { person } else { nil } }

    public var team: TeamID? { if case .team(let team) = self { team } else { nil } }
}
