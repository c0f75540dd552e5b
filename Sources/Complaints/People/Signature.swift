/// Who did, proposed or checked something: their name then, and who they are in the directory; of a deputy whom they acted
/// for as well.
public struct Signature: Hashable, Sendable {
    public let name: String
    /// None where the token was nobody's of the directory.
    public let people: [PersonID]

    /// A name with the people behind it.
    public init(name: String, people: [PersonID]) {
        self.name = name
        self.people = people
    }

    /// Whether one person stands behind both: by the directory where both are in it, else by name.
    public func isSame(as other: Signature) -> Bool {
        guard !people.isEmpty, !other.people.isEmpty else { return name.isSameName(as: other.name) }
        return !Set(people).isDisjoint(with: other.people)
    }

    /// Refuses to decide what the same person proposed, themselves or as somebody's deputy (requirement R57; ruling "Who
    /// decides").
    public func checkDecides(proposedBy proposer: Signature) throws(Refusal) {
        guard !isSame(as: proposer) else { throw .ownProposal }
    }
}
