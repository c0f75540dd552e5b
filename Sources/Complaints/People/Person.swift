public import Foundation
public import WorkingDays

/// What somebody is to this council.
public enum Employment: String, Sendable, Codable, CaseIterable {
    /// An officer of this council.
    case employee
    /// An officer of another council, who may be independent of this one.
    case otherCouncilEmployee = "other_council_employee"
    case commissioned
    /// A councillor.
    case member
    case none
}

/// What somebody may be appointed to.
public enum Capacity: String, Sendable, Codable, CaseIterable {
    case complaintsOfficer = "complaints_officer"
    case complaintsManager = "complaints_manager"
    case investigatingOfficer = "investigating_officer"
    case independentPerson = "independent_person"
    case panellist
    case childrensRightsOfficer = "childrens_rights_officer"
    case adjudicatingOfficer = "adjudicating_officer"
    case responsiblePerson = "responsible_person"
    case linkOfficer = "link_officer"
}

/// A service of a department, as complaints name it.
public struct ServiceName: Sendable, Hashable {
    public let department: String
    public let name: String

    /// A service by its two names.
    public init(department: String, name: String) {
        self.department = department
        self.name = name
    }
}

/// Somebody who works on complaints.
public struct Person: Hashable, Sendable {
    public var id: PersonID
    /// What the council knows them by, as a staff number; files name them by it.
    public var reference: String?
    public var name: String
    public var employment: Employment
    /// Spouse or civil partner of a member or officer of this council.
    public var spouseOfOfficerOrMember: Bool
    /// Where they work.
    public var service: ServiceName?
    /// Where they work for a whole department, and for none of its services.
    public var wholeDepartment: String?
    public var lineManager: PersonID?
    /// Where their line manager works.
    public var managedIn: ServiceName?
    public var team: TeamID?
    /// The day of their training as an investigator.
    public var trainedOn: Day?
    /// What a day of their work costs.
    public var dayCostPence: Int?
    public var capacities: Set<Capacity>
    public var address: StaffAddress
    /// Their own working hours; nil where the council's hold.
    public var workingHours: WorkingHours?
    /// Their last day.
    public var activeUntil: Day?
    /// Grows by one with each change; the ETag.
    public var version: Int
    public var changedAt: Date

    /// A person of the directory.
    public init(
        id: PersonID, reference: String? = nil, name: String, employment: Employment, spouseOfOfficerOrMember: Bool,
        service: ServiceName?, wholeDepartment: String? = nil, lineManager: PersonID?, managedIn: ServiceName?,
        team: TeamID?, trainedOn: Day?, dayCostPence: Int?, capacities: Set<Capacity>,
        address: StaffAddress = StaffAddress(), workingHours: WorkingHours? = nil, activeUntil: Day?, version: Int,
        changedAt: Date
    ) {
        self.id = id
        self.reference = reference
        self.name = name
        self.employment = employment
        self.spouseOfOfficerOrMember = spouseOfOfficerOrMember
        self.service = service
        self.wholeDepartment = wholeDepartment
        self.lineManager = lineManager
        self.managedIn = managedIn
        self.team = team
        self.trainedOn = trainedOn
        self.dayCostPence = dayCostPence
        self.capacities = capacities
        self.address = address
        self.workingHours = workingHours
        self.activeUntil = activeUntil
        self.version = version
        self.changedAt = changedAt
    }
}

extension Person {
    /// The department they work in, whole or by a service of it.
    public var department: String? { service?.department ?? wholeDepartment }
}
