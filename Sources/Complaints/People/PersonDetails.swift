public import WorkingDays

/// What the directory says of a person.
public struct PersonDetails: Sendable, Hashable {
    public let name: String
    public let employment: Employment
    public let spouseOfOfficerOrMember: Bool
    public let service: ServiceName?
    public let team: TeamID?
    public let lineManager: PersonID?
    public let trainedOn: Day?
    public let dayCostPence: Int?
    public let capacities: [Capacity]

    /// The details of a person.
    public init(
        name: String, employment: Employment, spouseOfOfficerOrMember: Bool, service: ServiceName?, team: TeamID?,
        lineManager: PersonID?, trainedOn: Day?, dayCostPence: Int?, capacities: [Capacity]
    ) {
        self.name = name
        self.employment = employment
        self.spouseOfOfficerOrMember = spouseOfOfficerOrMember
        self.service = service
        self.team = team
        self.lineManager = lineManager
        self.trainedOn = trainedOn
        self.dayCostPence = dayCostPence
        self.capacities = capacities
    }

    /// Refuses a person without a name, one who manages themselves, and training that has not taken place yet.
    public func check(of person: PersonID, today: Day) throws(Refusal) {
        try required("name", name)
        guard lineManager != person else { throw .samePerson(field: "line_manager_id") }
        if let trainedOn { try checkHappened("trained_on", trainedOn, by: today) }
    }
}
