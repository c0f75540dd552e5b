/// Whom an alert is for.
public enum AlertRecipient: Sendable, Hashable {
    case person(PersonID)
    /// Everybody who holds the role.
    case role(Role)
    /// Whoever receives safeguarding referrals; the Complaints Managers are sent word of it.
    case safeguarding(ReferralRecipient)

    /// Whoever stands at a rung.
    public init(_ standing: Standing) {
        switch standing {
        case .holder(let person, of: _): self = .person(person)
        case .complaintsManager: self = .role(.manager)
        }
    }

    /// The person, where it is one.
    public var person: PersonID? { if case .person(let person) = self { person } else { nil } }

    /// The role, where it is nobody in particular.
    public var role: String? {
        switch self {
        case .person: nil
        case .role(let role): role.rawValue
        case .safeguarding(let recipient): recipient.rawValue
        }
    }

    /// The recipient of a person or of a role's word; nil where it is neither.
    public init?(person: PersonID?, role: String?) {
        if let person {
            self = .person(person)
        } else if let role = role.flatMap({ Role(rawValue: $0) }) {
            self = .role(role)
        } else if let recipient = role.flatMap({ ReferralRecipient(rawValue: $0) }) {
            self = .safeguarding(recipient)
        } else {
            return nil
        }
    }
}

/// Who may be told of a duty, as things stand on a day.
public struct WhoIsTold: Sendable, Hashable {
    /// Whoever deals with it; nil where that is nobody.
    public let assignee: PersonID?
    public let rungs: Rungs
    public let linkOfficer: PersonID?

    /// Those who may be told.
    public init(assignee: PersonID?, rungs: Rungs, linkOfficer: PersonID?) {
        self.assignee = assignee
        self.rungs = rungs
        self.linkOfficer = linkOfficer
    }

    /// Who is told at a step: where nobody is at a rung the next one up, and above every post the Complaints Manager.
    public func recipient(of audience: Audience) -> AlertRecipient {
        if let post = audience.post { return AlertRecipient(rungs.standing(at: post)) }
        switch audience {
        case .assignee: return assignee.map { .person($0) } ?? .role(.manager)
        case .linkOfficer: return linkOfficer.map { .person($0) } ?? .role(.manager)
        default: return .role(.manager)
        }
    }
}
