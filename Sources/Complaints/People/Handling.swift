public import WorkingDays

extension Complaint {
    /// The person of the directory who investigates now, if the children's stage 2 runs.
    public var runningInvestigator: PersonID? {
        stage(.investigation).flatMap { $0.endedOn == nil ? $0.investigation?.officer?.person : nil }
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
    /// (requirements R10, R66).
    public func checkAgrees(with actor: Actor, field: String) throws(Refusal) {
        try check(.complaintsManager, field: field)
        try actor.checkSecondPerson(id, field: field)
    }

    /// Refuses as single point of contact somebody who has left, or has no team to which complaints could go back
    /// (requirement R63).
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
