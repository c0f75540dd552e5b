public import Complaints

/// Appoints the Independent Person of a stage 2.
public struct AppointIndependentPerson: ComplaintChange {
    public static let event = "independent_person_appointed"
    public static let permission = Permission.recordCasework

    public let complaint: ComplaintID
    public let expectedVersion: Int?
    public let person: String

    /// The operation on a complaint, at the version the caller saw.
    public init(complaint: ComplaintID, expectedVersion: Int?, person: String) {
        self.complaint = complaint
        self.expectedVersion = expectedVersion
        self.person = person
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        try complaint.appointIndependentPerson(person)
    }

    public var details: [String: AuditValue?] {
        ["person": .text(person)]
    }
}
