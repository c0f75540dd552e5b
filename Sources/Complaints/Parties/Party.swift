public import WorkingDays

/// What somebody is to a complaint besides the complainant who made it.
public enum PartyRole: String, Sendable, Codable, CaseIterable {
    case complainant, child, representative, advocate
    case affectedPerson = "affected_person"
}

extension PartyRole {
    /// Whether they speak for somebody else.
    public var represents: Bool { self == .advocate || self == .representative }
}

/// Somebody a complaint concerns: one complaint may have several complainants and children and is counted once
/// (requirement R16).
public struct Party: Hashable, Sendable {
    /// 1 for the first; the number never changes.
    public let number: Int
    public var role: PartyRole
    public var name: String
    /// What they are to each other: mother, sibling, solicitor.
    public var relationship: String?
    /// The day they stopped taking part.
    public var endedOn: Day?

    /// A party to a complaint.
    public init(number: Int, role: PartyRole, name: String, relationship: String?, endedOn: Day?) {
        self.number = number
        self.role = role
        self.name = name
        self.relationship = relationship
        self.endedOn = endedOn
    }
}

extension Party {
    /// Whether the party is whoever represents the child by the answer to the offer of an advocate, so that a correction of
    /// their name is one of the answer too.
    ///
    /// - Throws: `Refusal` for another role: what they are to the child is said with the answer.
    public func isOf(_ advocacy: Advocacy?, correctedTo other: Party) throws(Refusal) -> Bool {
        guard let own = advocacy?.party, own.role == role, own.name.isSameName(as: name) else { return false }
        guard other.role == role else { throw .partyOfAdvocacy }
        return true
    }
}
