/// Who owns an obligation: a person of the directory, or a whole department or one of its services, or a person for them
/// (requirement R78).
public struct ObligationOwner: Hashable, Sendable {
    /// The name of the person, or as a register from elsewhere has the owner.
    public let name: String?
    public let person: PersonID?
    public let department: String?
    /// One service of the department.
    public let service: String?

    /// An owner as stored.
    public init(name: String?, person: PersonID?, department: String?, service: String? = nil) {
        self.name = name
        self.person = person
        self.department = department
        self.service = service
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

    /// Whether it is the same person, department and service.
    public func isSame(as other: ObligationOwner) -> Bool {
        person == other.person && department == other.department && service == other.service
    }
}

extension ObligationOwner {
    /// Refuses an obligation to somebody of another department than the owner's: a department writes its own obligations,
    /// and whoever records casework writes all (requirement R78).
    ///
    /// `person` is the caller in the directory.
    public func checkWrites(_ actor: Actor, _ person: Person?) throws(Refusal) {
        guard !actor.permissions.contains(.recordCasework) else { return }
        let isOwner = person != nil && person?.id == self.person
        guard isOwner || (department != nil && department == person?.department) else {
            throw .ownerOfOtherDepartment
        }
    }
}
