public import WorkingDays

/// Who owns an action: a person of the directory, or a whole department, or a person for a department (requirement R78).
public struct ActionOwner: Hashable, Sendable {
    /// The name of the person, or as a register from elsewhere has the owner.
    public let name: String?
    public let person: PersonID?
    public let department: String?

    /// An owner as stored.
    public init(name: String?, person: PersonID?, department: String?) {
        self.name = name
        self.person = person
        self.department = department
    }

    /// The owner a request names: a person who is still here and whom the complaint does not name, and the department they
    /// work in; where the directory has none of theirs, the one that is named (requirement R78; requirements, gap 4).
    ///
    /// `found` is what the directory has of the person.
    public init(_ found: Person?, as person: PersonID?, isNamed: Bool, department: String?) throws(Refusal) {
        if let person {
            let found = try found.found(or: .unknownPerson(field: "owner_id"))
            try found.checkActive(field: "owner_id")
            guard !isNamed else { throw .namedInComplaint(field: "owner_id") }
            if let own = found.department, let department, own != department {
                throw .ownerWorksElsewhere(in: own)
            }
            self.init(name: found.name, person: person, department: department ?? found.department)
        } else {
            guard department != nil else { throw .ownerMissing }
            self.init(name: nil, person: nil, department: department)
        }
    }

    /// Whether it is the same person and department.
    func isSame(as other: ActionOwner) -> Bool { person == other.person && department == other.department }
}

extension ActionOwner {
    /// Refuses an action to somebody of another department than the owner's: a department writes its own actions, and
    /// whoever records casework writes all (requirement R78).
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

extension ActionRecord {
    /// Gives the action another owner or another day; what it was before stays in the history, with the reason
    /// (requirement R78).
    public mutating func change(owner: ActionOwner?, dueOn day: Day?) throws(Refusal) {
        try checkUndone()
        if let day { try checkOrder("due_on", day, after: "agreed_on", agreedOn) }
        guard (owner ?? self.owner).isSame(as: self.owner) == false || (day ?? dueOn) != dueOn else {
            throw .actionUnchanged
        }
        self.owner = owner ?? self.owner
        dueOn = day ?? dueOn
    }
}
