public import WorkingDays

extension Complaint {
    /// The person of the directory who investigates now, if the children's stage 2 runs.
    public var runningInvestigator: PersonID? {
        stage(.investigation).flatMap { $0.endedOn == nil ? $0.investigation?.officer?.person : nil }
    }

    /// Refuses to correct the complaint into a service in which whoever investigates it works or is managed (SI 2006/1738 reg
    /// 17(2); requirement R25).
    public func checkCorrection(to service: ServiceName, investigator: Person?) throws(Refusal) {
        if investigator?.belongs(to: service) == true { throw .serviceInvestigates }
    }

    /// Refuses a change of the directory by which whoever investigates, and has not reported yet, comes to work in a service
    /// that answers the complaint, or to be managed there (SI 2006/1738 reg 17(2); requirement R25).
    public func checkStillInvestigates(_ person: Person, contributors: Set<ServiceName>) throws(Refusal) {
        guard runningInvestigator == person.id, stage(.investigation)?.investigation?.isReported == false else {
            return
        }
        if person.belongs(toOneOf: contributors, answering: self) { throw .stillInvestigates(reference) }
    }

    /// Refuses the complaint's own service as one that answers with it, since it leads (requirement R34), and one in which
    /// whoever investigates works or is managed (rule CH-2.3).
    public func checkContributor(_ service: ServiceName, investigator: Person?) throws(Refusal) {
        if investigator?.belongs(to: service) == true { throw .contributorInvestigates }
        guard service != ServiceName(department: department, name: self.service) else { throw .contributorLeads }
    }
}

extension Person {
    /// Refuses to assign a complaint to somebody who has left, is not in the team that answers for it, or is named in it.
    public func checkHandles(for team: TeamID, isNamed: Bool, field: String) throws(Refusal) {
        try checkActive(field: field)
        guard self.team == team else { throw .notInTeam(field: field) }
        guard !isNamed else { throw .namedInComplaint(field: field) }
    }

    /// Refuses as the manager who agrees somebody who is not a Complaints Manager, has left, or is whoever asks
    /// (requirements R10, R40, R66).
    public func checkAgrees(with actor: Actor, field: String) throws(Refusal) {
        try check(.complaintsManager, field: field)
        try actor.checkSecondPerson(id, field: field)
    }

    /// Refuses as single point of contact, by a restriction too, somebody who has left, or has no team to which complaints
    /// could go back (requirements R63, R166).
    public func checkSingleContact(field: String) throws(Refusal) {
        try checkActive(field: field)
        guard team != nil else { throw .teamMissing(field: field) }
    }

    /// Refuses a second last day, or one that has not come yet.
    public func checkLeaves(on day: Day, today: Day) throws(Refusal) {
        try once("active_until", activeUntil)
        try checkHappened("active_until", day, by: today)
    }
}
