/// What of a complaint decides who sees it.
public struct ComplaintAccess: Hashable, Sendable {
    /// A service that answers together with the complaint's own, or a team of it alone.
    public struct Contributor: Hashable, Sendable {
        public let service: ServiceName
        public let team: TeamID?

        /// A contributor.
        public init(service: ServiceName, team: TeamID? = nil) {
            self.service = service
            self.team = team
        }
    }

    /// A department that owes something, or a service of it.
    public struct OwnerPlace: Hashable, Sendable {
        public let department: String
        public let service: String?

        /// A place.
        public init(department: String, service: String? = nil) {
            self.department = department
            self.service = service
        }
    }

    public var service: ServiceName
    /// In the children's procedure, about children's social care, or made by a child or young person.
    public var isOfChildren = false
    /// Kept to the Complaints Manager, whoever is appointed or assigned, and those let in by name.
    public var isRestricted = false
    /// Whom it names.
    public var named: Set<PersonID> = []
    /// Who was appointed at one of its stages.
    public var appointed: Set<PersonID> = []
    public var assignee: PersonID?
    public var team: TeamID?
    /// Who was let into it by name, while it is restricted.
    public var admitted: Set<PersonID> = []
    /// Who owns an obligation of it, or holds the post that does.
    public var owners: Set<PersonID> = []
    /// The departments that own an obligation of it, each with a service where it is one's.
    public var ownerPlaces: Set<OwnerPlace> = []
    public var contributors: Set<Contributor> = []

    /// A complaint about a service that nothing else is known of.
    public init(service: ServiceName) {
        self.service = service
    }
}
