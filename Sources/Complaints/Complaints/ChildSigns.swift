/// Everything that is known of somebody, or of whoever takes part in a complaint, from which it follows whether a child
/// speaks (requirements R6, R54, R56, R166).
///
/// It reads what was ever recorded: a party that has ended and an answer that was replaced by the complaint's own counts
/// all the same, so that nobody is talked out of being a child.
public struct ChildSigns: Hashable, Sendable {
    public var types: Set<ComplainantType>
    /// Age bands of equality monitoring, used for nothing else than to protect.
    public var ageBands: Set<String>
    /// Who sent the contact that became the complaint.
    public var senders: Set<ContactSource>
    public var parties: Set<PartyRole>
    /// Whether a child who is a party has the complainant's name.
    public var childComplains: Bool
    public var representatives: Set<RepresentativeType>

    /// What is known; nothing unless it is said.
    public init(
        types: Set<ComplainantType> = [], ageBands: Set<String> = [], senders: Set<ContactSource> = [],
        parties: Set<PartyRole> = [], childComplains: Bool = false, representatives: Set<RepresentativeType> = []
    ) {
        self.types = types
        self.ageBands = ageBands
        self.senders = senders
        self.parties = parties
        self.childComplains = childComplains
        self.representatives = representatives
    }

    /// The age bands of people under 18.
    public static let bandsUnder18: Set<String> = ["under_5", "5_to_9", "10_to_15", "16_to_17"]

    /// Whether whoever complains is a child: by type, by age, by name, or as the sender of the contact.
    public var isByChild: Bool {
        childComplains || types.contains(.childOrYoungPerson) || senders.contains(.childOrYoungPerson)
            || !ageBands.isDisjoint(with: Self.bandsUnder18)
    }

    /// Whether an advocate takes part.
    public var hasAdvocate: Bool {
        parties.contains(.advocate) || !representatives.isDisjoint(with: [.childrensRightsOfficer, .otherAdvocate])
    }

    /// What somebody is to the behaviour register, whatever the request calls them; nil for an adult.
    public var kind: ComplainantKind? {
        if isByChild || parties.contains(.child) { return .childOrYoungPerson }
        return hasAdvocate ? .advocate : nil
    }
}

extension Complaint {
    /// Whether it is a child's complaint.
    ///
    /// A child makes it, or it is about children's social care and somebody speaks in it for a child: an advocate, a
    /// professional, or, for a child who is a party, anybody whose own complaint it is not. Parents and foster carers
    /// complain in their own right (Children Act 1989 s26(3)(b) to (d)).
    ///
    /// The one rule of who is kept from complaining by a refusal, a route out, a late request declined (requirement R56);
    /// `signs` are those of the file besides the complaint's own.
    public func isChilds(_ signs: ChildSigns) -> Bool {
        var signs = signs
        signs.types.insert(complainantType)
        if let representativeType { signs.representatives.insert(representativeType) }
        if signs.isByChild || signs.representatives.contains(.childrensRightsOfficer) { return true }
        guard aboutChildrensSocialCare else { return false }
        return signs.hasAdvocate || advocacy != nil || stages.contains { $0.advocate != nil }
            || signs.types.contains(.professionalOnBehalf) || (signs.parties.contains(.child) && !isInOwnRight)
    }
}

extension Complaint {
    /// Whether the complainant is one of the adults whom the law lets complain of a child's care for themselves.
    private var isInOwnRight: Bool { complainantType == .parent || complainantType == .fosterCarer }
}

extension Contact {
    /// Whether a child or young person made contact.
    public var isChilds: Bool { ChildSigns(senders: Set([source].compactMap { $0 })).isByChild }
}
