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

    /// Refuses an Investigating Officer who works in the service complained about, is line-managed there, or was not yet
    /// trained on the day.
    ///
    /// SI 2006/1738 reg 17(2); Getting the Best from Complaints; requirement R25.
    public func checkMayInvestigate(_ complaint: Complaint, on day: Day, field: String) throws(Refusal) {
        try check(.investigatingOfficer, field: field)
        guard let trainedOn, trainedOn <= day else { throw .investigatorUntrained(field: field) }
        let about = ServiceName(department: complaint.department, name: complaint.service)
        if service == about || managedIn == about { throw .investigatesOwnService(field: field) }
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
