/// What a post is of: a team, a service or a department, as its kind says.
public enum PostPlace: Sendable, Hashable {
    case team(TeamID)
    case service(ServiceName)
    case department(String)

    /// The place of a post from the fields that name it; refused unless they name exactly what the kind is of.
    public init(of kind: PostKind, team: TeamID?, department: String?, service: String?) throws(Refusal) {
        switch (kind, team, department, service) {
        case (.teamManager, let team?, nil, nil): self = .team(team)
        case (.serviceManager, nil, let department?, let service?):
            self = .service(ServiceName(department: department, name: service))
        case (.headOfService, nil, let department?, nil), (.assistantDirector, nil, let department?, nil),
            (.director, nil, let department?, nil):
            self = .department(department)
        default: throw .postPlace(kind)
        }
    }

    public var team: TeamID? { if case .team(let team) = self { team } else { nil } }

    public var service: ServiceName? { if case .service(let service) = self { service } else { nil } }

    /// The department, or that of the service; nil of a team.
    public var department: String? {
        switch self {
        case .team: nil
        case .service(let service): service.department
        case .department(let department): department
        }
    }
}

/// What tells one post from another while the council has both.
public struct PostName: Sendable, Hashable {
    public let kind: PostKind
    public let place: PostPlace

    /// A post by its kind and what it is of.
    public init(kind: PostKind, place: PostPlace) {
        self.kind = kind
        self.place = place
    }
}

extension Post {
    /// What tells it from the other posts.
    public var name: PostName { PostName(kind: kind, place: place) }
}
