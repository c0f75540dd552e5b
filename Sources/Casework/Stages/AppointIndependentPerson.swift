public import Complaints
public import WorkingDays

/// Appoints somebody of the directory the Independent Person of a stage 2.
public struct AppointIndependentPerson: ComplaintChange {
    public static let event = "independent_person_appointed"
    public static let permission = Permission.recordCasework

    public let complaint: ComplaintID
    public let expectedVersion: Int?
    public let person: PersonID
    public let appointedOn: Day

    /// The operation on a complaint, at the version the caller saw.
    public init(complaint: ComplaintID, expectedVersion: Int?, person: PersonID, appointedOn: Day) {
        self.complaint = complaint
        self.expectedVersion = expectedVersion
        self.person = person
        self.appointedOn = appointedOn
    }

    public var people: [PersonID] { [person] }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        let person = try context.person(person, field: "person_id")
        try complaint.appointIndependentPerson(person, on: appointedOn, context: context)
    }

    public var details: [String: AuditValue?] {
        ["person_id": .text(person.text), "appointed_on": .text(appointedOn.description)]
    }
}
