/// Which complaints a caller sees, and on which they act (requirements R57 and R156).
///
/// The database narrows every statement to the same (`reach_as` and the policies of db/migrations/0025_narrow_rows.sql); this is
/// the rule as it is meant, for one complaint.
public struct Reach: Hashable, Sendable {
    /// A role with the person who holds it, and their place in the directory on a day.
    public struct Standing: Hashable, Sendable {
        public let role: Role
        /// Nil of a token that names nobody.
        public let person: PersonID?
        /// Services they work in, or hold the post of.
        public let services: Set<ServiceName>
        /// Departments they work for as a whole, or hold a post of.
        public let departments: Set<String>
        /// Departments that their token is narrowed to, perhaps none any more; nil where it is for the whole council.
        ///
        /// Whoever answers for services and is nobody of the directory answers for these.
        public let stated: Set<String>?
        /// Teams they work in or manage.
        public let teams: Set<TeamID>

        /// A standing; without a place unless one is given.
        public init(
            role: Role, person: PersonID? = nil, services: Set<ServiceName> = [], departments: Set<String> = [],
            stated: Set<String>? = nil, teams: Set<TeamID> = []
        ) {
            self.role = role
            self.person = person
            self.services = services
            self.departments = departments
            self.stated = stated
            self.teams = teams
        }
    }

    /// The caller's own.
    public let own: Standing
    /// Those of whomever they stand in for today.
    public let others: [Standing]

    /// What somebody sees by their own standing and, unless their token is narrowed, those they stand in for.
    public init(own: Standing, others: [Standing] = []) {
        self.own = own
        self.others = own.stated == nil ? others : []
    }

    /// Whether the caller sees a complaint: never one that names them, and by whoever they stand in for none that names those.
    public func sees(_ complaint: ComplaintAccess) -> Bool {
        !own.isNamed(in: complaint) && ([own] + others).contains { $0.sees(complaint) }
    }

    /// Whether the caller may use a permission on a complaint they see: the complaints team on every one, others on their own.
    public func acts(with permission: Permission, on complaint: ComplaintAccess) -> Bool {
        !own.isNamed(in: complaint)
            && ([own] + others).contains {
                $0.role.permissions.contains(permission) && $0.sees(complaint)
                    && $0.acts(with: permission, on: complaint)
            }
    }
}

extension Reach.Standing {
    func isNamed(in complaint: ComplaintAccess) -> Bool { person.map(complaint.named.contains) ?? false }

    func sees(_ complaint: ComplaintAccess) -> Bool {
        guard !isNamed(in: complaint), stated.map({ $0.contains(complaint.service.department) }) ?? true else {
            return false
        }
        switch role {
        case .viewer, .statisticsReader: return false
        case .manager: return true
        default: break
        }
        if let person, complaint.appointed.union(complaint.admitted).contains(person) || complaint.assignee == person {
            return true
        }
        guard !complaint.isRestricted else { return false }
        if let person, complaint.owners.contains(person) { return true }
        return switch role {
        case .viewer, .statisticsReader, .investigator: false
        case .manager, .officer: true
        case .childrensRightsOfficer: complaint.isOfChildren
        case .respondingManager, .headOfService, .director:
            answers(for: complaint) || contributes(to: complaint) || owes(in: complaint)
        }
    }

    fileprivate func acts(with permission: Permission, on complaint: ComplaintAccess) -> Bool {
        if role.isOfComplaintsTeam || !Permission.ofOnesOwn.contains(permission) { return true }
        if let person, complaint.appointed.contains(person) || complaint.assignee == person { return true }
        return role.answersForServices && answers(for: complaint)
    }

    /// Whether it is of their services, or assigned to their teams.
    private func answers(for complaint: ComplaintAccess) -> Bool {
        isOf(complaint.service) || person == nil && stated != nil
            || complaint.team.map(teams.contains) ?? false
    }

    private func isOf(_ service: ServiceName) -> Bool {
        services.contains(service) || departments.contains(service.department)
    }

    private func owes(in complaint: ComplaintAccess) -> Bool {
        let departments = departments.union(services.map(\.department))
        return complaint.ownerPlaces.contains { place in
            place.service.map { isOf(ServiceName(department: place.department, name: $0)) }
                ?? departments.contains(place.department)
        }
    }

    private func contributes(to complaint: ComplaintAccess) -> Bool {
        complaint.contributors.contains { contributor in
            contributor.team.map(teams.contains) ?? isOf(contributor.service)
        }
    }
}

extension Permission {
    /// Those that hold for what is assigned to the caller, that they are appointed to, or that is of their services and teams.
    public static let ofOnesOwn: Set<Permission> = [.investigate, .respond, .adjudicate]
}

extension Role {
    /// Whether whoever holds it answers for the complaints of services.
    public var answersForServices: Bool {
        switch self {
        case .respondingManager, .headOfService, .director: true
        default: false
        }
    }
}
