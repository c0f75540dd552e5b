/// Nobody in particular, but whoever has a part.
public enum AlertRole: String, Sendable, Codable, CaseIterable {
    /// The Complaints Managers.
    case manager
    /// Those who receive safeguarding referrals; the Complaints Managers are sent word of them.
    case firstResponse = "first_response"
    case allocatedWorker = "allocated_worker"

    /// Whoever receives a referral.
    public init(_ recipient: ReferralRecipient) {
        switch recipient {
        case .firstResponse: self = .firstResponse
        case .allocatedWorker: self = .allocatedWorker
        }
    }
}

/// Whom an alert is for.
public enum AlertRecipient: Sendable, Hashable {
    case person(PersonID)
    /// Everybody who has the part.
    case role(AlertRole)

    /// Whoever stands at a rung.
    public init(_ standing: Standing) {
        switch standing {
        case .holder(let person, of: _): self = .person(person)
        case .complaintsManager: self = .role(.manager)
        }
    }

    /// The person, where it is one.
    public var person: PersonID? { if case .person(let person) = self { person } else { nil } }

    /// The part, where it is nobody in particular.
    public var role: AlertRole? { if case .role(let role) = self { role } else { nil } }
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
