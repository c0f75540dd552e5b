public import WorkingDays

/// What the directory says of a person.
public struct PersonDetails: Sendable, Hashable {
    public let reference: String?
    public let name: String
    public let employment: Employment
    public let spouseOfOfficerOrMember: Bool
    public let service: ServiceName?
    /// The department somebody works for as a whole.
    public let wholeDepartment: String?
    public let team: TeamID?
    public let lineManager: PersonID?
    public let trainedOn: Day?
    public let dayCostPence: Int?
    public let capacities: [Capacity]
    public let address: StaffAddress
    public let workingHours: WorkingHours?

    /// The details of a person.
    public init(
        reference: String?, name: String, employment: Employment, spouseOfOfficerOrMember: Bool, service: ServiceName?,
        wholeDepartment: String?, team: TeamID?, lineManager: PersonID?, trainedOn: Day?, dayCostPence: Int?,
        capacities: [Capacity], address: StaffAddress, workingHours: WorkingHours?
    ) {
        self.reference = reference
        self.name = name
        self.employment = employment
        self.spouseOfOfficerOrMember = spouseOfOfficerOrMember
        self.service = service
        self.wholeDepartment = wholeDepartment
        self.team = team
        self.lineManager = lineManager
        self.trainedOn = trainedOn
        self.dayCostPence = dayCostPence
        self.capacities = capacities
        self.address = address
        self.workingHours = workingHours
    }

    /// What the directory has of a person.
    public init(_ person: Person) {
        self.init(
            reference: person.reference, name: person.name, employment: person.employment,
            spouseOfOfficerOrMember: person.spouseOfOfficerOrMember, service: person.service,
            wholeDepartment: person.wholeDepartment, team: person.team, lineManager: person.lineManager,
            trainedOn: person.trainedOn, dayCostPence: person.dayCostPence,
            capacities: Capacity.allCases.filter(person.capacities.contains), address: person.address,
            workingHours: person.workingHours)
    }

    /// Refuses capacities that are not the caller's to give: whoever may appoint adds those who are appointed, and whoever
    /// keeps the directory adds anybody (requirement R57).
    public func checkAdded(by actor: Actor) throws(Refusal) {
        guard !actor.permissions.contains(.administer) else { return }
        let appointed: Set<Capacity> = [.investigatingOfficer, .independentPerson, .panellist]
        if let reserved = capacities.first(where: { !appointed.contains($0) }) { throw .capacityReserved(reserved) }
    }

    /// Refuses a person without a name, one who manages themselves, and training that has not taken place yet.
    public func check(of person: PersonID, today: Day) throws(Refusal) {
        try required("name", name)
        guard lineManager != person else { throw .samePerson(field: "line_manager_id") }
        if let trainedOn { try checkHappened("trained_on", trainedOn, by: today) }
    }
}
