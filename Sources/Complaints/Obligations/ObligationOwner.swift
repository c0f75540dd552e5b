public import WorkingDays

/// Who owns an obligation: a person of the directory, or a whole department or one of its services, or a person for them
/// (requirement R78); or a post, and then whoever holds it on a day answers for what it owns (decision 0043).
public struct ObligationOwner: Hashable, Sendable {
    /// The name of the person, or as a register from elsewhere has the owner.
    public let name: String?
    public let person: PersonID?
    public let department: String?
    /// One service of the department.
    public let service: String?
    /// A post; its department stands beside it, and its service if it is of one.
    public let post: PostID?

    /// An owner as stored.
    public init(name: String?, person: PersonID?, department: String?, service: String? = nil, post: PostID? = nil) {
        self.name = name
        self.person = person
        self.department = department
        self.service = service
        self.post = post
    }

    /// The post a request names as owner: one that the council still has on a day.
    ///
    /// It is named alone, since its department and service are its own. It may be vacant: somebody is to hold it.
    ///
    /// `found` is what the directory has of it.
    public init(
        post found: (post: Post, department: String)?, isAlone: Bool, today: Day
    ) throws(Refusal) {
        let (post, department) = try found.found(or: .unknownPost(field: "owner_post_id"))
        guard isAlone else { throw .ownerPostAlone }
        if let untilOn = post.untilOn, untilOn < today { throw .ownerPostEnded(on: untilOn) }
        self.init(name: nil, person: nil, department: department, service: post.place.service?.name, post: post.id)
    }

    /// The owner a request names: a person who is still here and whom the complaint does not name, and the department they
    /// work in; where the directory has none of theirs, the one that is named (requirement R78; requirements, gap 4).
    ///
    /// `found` is what the directory has of the person.
    public init(
        _ found: Person?, as person: PersonID?, isNamed: Bool, department: String?, service: String? = nil
    ) throws(Refusal) {
        if let person {
            let found = try found.found(or: .unknownPerson(field: "owner_id"))
            try found.checkActive(field: "owner_id")
            guard !isNamed else { throw .namedInComplaint(field: "owner_id") }
            if let own = found.department, let department, own != department {
                throw .ownerWorksElsewhere(in: own)
            }
            self.init(name: found.name, person: person, department: department ?? found.department, service: service)
        } else {
            guard department != nil else { throw .ownerMissing }
            self.init(name: nil, person: nil, department: department, service: service)
        }
    }

    /// Whether it is the same person, department, service and post.
    public func isSame(as other: ObligationOwner) -> Bool {
        person == other.person && department == other.department && service == other.service && post == other.post
    }
}

extension ObligationOwner {
    /// Refuses an obligation to somebody of another department than the owner's: a department writes its own obligations,
    /// and whoever records casework writes all (requirement R78).
    ///
    /// `departments` are those the caller works in, holds a post of, or answers for as a machine; they may hold the post that owns it.
    public func checkWrites(_ actor: Actor, of departments: Set<String>, holdsPost: Bool = false) throws(Refusal) {
        guard !actor.permissions.contains(.recordCasework) else { return }
        let isOwner = holdsPost || person != nil && person == actor.person
        guard isOwner || department.map(departments.contains) ?? false else { throw .ownerOfOtherDepartment }
    }
}
