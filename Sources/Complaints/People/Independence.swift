public import WorkingDays

extension Person {
    /// Refuses an Independent Person or panellist who is not independent of this council.
    ///
    /// Neither a member nor an officer of the authority, nor the spouse or civil partner of one (SI 2006/1738 reg 2); an
    /// officer of another council may be. `field` is the one that named them.
    public func checkIndependent(as capacity: Capacity, field: String) throws(Refusal) {
        try check(capacity, field: field)
        switch employment {
        case .employee: throw .notIndependent("an officer of this council", field: field)
        case .member: throw .notIndependent("a member of this council", field: field)
        case .otherCouncilEmployee, .commissioned, .none: break
        }
        if spouseOfOfficerOrMember {
            throw .notIndependent("the spouse or civil partner of a member or officer of this council", field: field)
        }
    }

    /// Refuses an Investigating Officer who works in the service complained about or one that contributes to the answer, is
    /// line-managed there, or was not yet trained on the day.
    ///
    /// SI 2006/1738 reg 17(2); Getting the Best from Complaints; requirements R25, R34.
    public func checkMayInvestigate(
        _ complaint: Complaint, contributors: Set<ServiceName> = [], on day: Day, field: String
    ) throws(Refusal) {
        try check(.investigatingOfficer, field: field)
        guard let trainedOn, trainedOn <= day else { throw .investigatorUntrained(field: field) }
        if belongs(toOneOf: contributors, answering: complaint) { throw .investigatesOwnService(field: field) }
    }

    /// Whether they belong to the service complained about, or to one that contributes to the answer.
    func belongs(toOneOf contributors: Set<ServiceName>, answering complaint: Complaint) -> Bool {
        contributors.union([ServiceName(department: complaint.department, name: complaint.service)])
            .contains(where: belongs)
    }

    /// Whether they work in a service or are line-managed there, or work for the whole department that has it.
    public func belongs(to service: ServiceName) -> Bool {
        self.service == service || managedIn == service || wholeDepartment == service.department
    }

    /// Refuses somebody who has left, or does not hold the capacity.
    public func check(_ capacity: Capacity, field: String) throws(Refusal) {
        try checkActive(field: field)
        guard capacities.contains(capacity) else { throw .capacityMissing(capacity, field: field) }
    }

    /// Refuses somebody who has left or is about to.
    public func checkActive(field: String) throws(Refusal) {
        if let activeUntil { throw .personLeft(on: activeUntil, field: field) }
    }
}
